import Foundation
import OKRLedger
import OKRLog
import OKRModel
import Testing

@testable import okr

@Suite("The reference")
struct DocumentationReferenceTests {
    private func page(_ name: String) throws -> DocumentationPage {
        try #require(DocumentationPage(named: name))
    }

    @Test("Every verb has a section with its help", arguments: VerbCatalogue.catalogue.verbs)
    func verbs(verb: Verb) throws {
        let section = try #require(
            try page("docs/reference/command-line.md").section("okr " + verb.name))
        #expect(section.contains("```console\n$ okr help \(verb.name)\n\(verb.summary.prefix(40))"))
    }

    @Test("The command line's page explains no verb that there is not")
    func noOtherVerbs() throws {
        let headings = try page("docs/reference/command-line.md").headings
        let explained = headings.filter { $0.hasPrefix("okr ") }.map { String($0.dropFirst(4)) }
        #expect(explained == VerbCatalogue.catalogue.verbs.map(\.name))
    }

    @Test("Every event has a section with all of its members and an example")
    func events() throws {
        let page = try page("docs/reference/events.md")
        for fact in Event.vocabulary {
            let section = try #require(page.section(fact.name), "\(fact.name)")
            #expect(section.contains("\"type\":\"goalledger.\(fact.name).v1\""), "\(fact.name)")
            for name in members(fact.schema.open) + fact.schema.texts {
                #expect(section.contains("`\(name)`"), "\(fact.name): \(name)")
            }
        }
        let names = Event.vocabulary.map { $0.name }
        #expect(page.headings.dropFirst() == names[...])
    }

    private func members(_ members: [Schema.Member]) -> [String] {
        members.flatMap { member in [member.name] + self.members(within: member.shape) }
    }

    private func members(within shape: Schema.Shape) -> [String] {
        switch shape {
        case .list(let element): members(within: element)
        case .record(let list): members(list)
        default: []
        }
    }

    @Test("Every member of the JSON that is shown is explained")
    func members() throws {
        let page = try page("docs/reference/json.md")
        let prose = page.prose.map(\.line).joined(separator: "\n")
        var count = 0
        for case .block("console", let place) in page.parts {
            for line in page.lines[place] {
                guard let match = line.prefixMatch(of: /\s+"(\w+)":/) else { continue }
                count += 1
                #expect(prose.contains("`\(match.1)`"), "\(match.1)")
            }
        }
        #expect(count > 70)
    }

    @Test("Every column of a sheet is explained, and none that is not read")
    func columns() throws {
        let page = try page("docs/reference/csv.md")
        let sections = try ["Goals", "Check-ins", "Changes", "Outcomes"].map {
            try #require(page.section($0))
        }
        for column in try caseNames(of: "Sources/OKRInterchange/Column.swift") {
            #expect(sections.contains { $0.contains("`\(column)`") }, "\(column)")
        }
        let changes = try #require(page.section("Changes"))
        let source = try text("Sources/OKRInterchange/ChangeRows.swift")
        let fields = try #require(source.range(of: "enum ChangedField")).upperBound
        let cases = String(source[fields...]).prefix(upTo: "\n    /// Whether")
            .split(separator: "\n")
            .filter { $0.hasPrefix("    case ") }
            .flatMap { $0.dropFirst("    case ".count).split(separator: ",") }
        #expect(cases.count > 15)
        for field in cases {
            let name = field.trimmingCharacters(in: .whitespaces)
            #expect(changes.contains("`\(name)`"), "\(name)")
        }
    }

    @Test("Every rule of a replay is explained, with its values and the standard one")
    func rules() throws {
        let page = try page("docs/reference/rules.md")
        let text = page.lines.joined(separator: "\n")
        for rule in NamedRule.all {
            #expect(text.contains("| `\(rule.name)` | **`\(rule.standard)`** |"), "\(rule.name)")
            for (word, meaning) in rule.words where word != rule.standard {
                let isExplained = page.lines.contains { $0.hasPrefix("| | `\(word)` |") }
                #expect(isExplained, "\(rule.name)=\(word): \(meaning)")
            }
        }
        for preset in RulePreset.all {
            let values = preset.values.map { "`\($0.name)=\($0.value)`" }.joined(separator: " ")
            let isExplained = page.lines.contains("| `\(preset.word)` | \(values) |")
            #expect(isExplained, "\(preset.word)")
        }
    }

    @Test("Every exit code is explained", arguments: [0, 1, 64, 65, 66, 74, 130, 141, 143])
    func exitCodes(code: Int) throws {
        #expect(try page("docs/reference/errors.md").lines.contains { $0.hasPrefix("| \(code) |") })
    }

    @Test("No exit code is given that is not explained")
    func noOtherExitCodes() throws {
        let source = try text("Sources/okr/Failure.swift")
        let codes = source.matches(of: /\b(\d+)\b/).compactMap { Int($0.1) }.filter { $0 > 0 }
        #expect(Set(codes).subtracting([1, 64, 65, 66, 74, 130, 141]) == [])
    }

    @Test(
        "Every kind of error is explained",
        arguments: ["Sources/OKRLog/StoreError.swift", "Sources/OKRLedger/LedgerError.swift"])
    func errors(source: String) throws {
        let page = try page("docs/reference/errors.md")
        for name in try caseNames(of: source) {
            #expect(page.lines.contains { $0.hasPrefix("| `\(name)` |") }, "\(name)")
        }
    }

    @Test(
        "Every file that is named exists",
        arguments: DocumentationPage.all.filter { $0.name.contains("explanation/") })
    func files(page: DocumentationPage) {
        for (number, line) in page.prose {
            for match in line.matches(of: /`((?:Sources|Tests|fixtures)\/[^`*]+)`/) {
                let path = DocumentationPage.root.appendingPathComponent(String(match.1)).path
                #expect(
                    FileManager.default.fileExists(atPath: path),
                    "\(page.name):\(number): \(match.1)")
            }
        }
    }

    private func text(_ path: String) throws -> String {
        try String(
            contentsOf: DocumentationPage.root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The names of the cases declared in the first enumeration of a file.
    private func caseNames(of path: String) throws -> [String] {
        let enumeration = try text(path).prefix(upTo: "\n}\n")
        let lines = enumeration.split(separator: "\n").filter { $0.hasPrefix("    case ") }
        let names = lines.flatMap { line in
            line.dropFirst("    case ".count).split(separator: "(")[0].split(separator: ",")
        }
        try #require(!names.isEmpty)
        return names.map { name in
            name.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
        }
    }
}

extension String {
    fileprivate func prefix(upTo end: String) -> Substring {
        range(of: end).map { self[..<$0.lowerBound] } ?? self[...]
    }
}
