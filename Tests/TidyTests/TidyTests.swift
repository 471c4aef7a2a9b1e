import Testing

@Suite("House rules")
struct TidyTests {
    @Test("No Swift file has more than 400 lines, unless its first line says why")
    func fileLength() throws {
        for file in try Repository.swiftFiles() where file.lines.count > 401 {
            #expect(
                file.text.hasPrefix("// More than 400 lines: "),
                "\(file.path) has \(file.lines.count - 1) lines")
        }
    }

    @Test("No line has more than 100 columns, but in a text of several lines")
    func lineLength() throws {
        for file in try Repository.swiftFiles() {
            let long = file.lines.enumerated().filter {
                $0.element.utf8.count > 100 && $0.element.count > 100
            }
            guard !long.isEmpty else { continue }
            let texts = SourceText(file.text).insideTexts
            let places = long.map(\.offset).filter { !texts.contains($0) }.map { $0 + 1 }
            #expect(places == [], "\(file.path) has lines of more than 100 columns")
        }
    }

    @Test("Nothing in Sources is forced: no `!`, no `try!`, no `as!`, no `fatalError`")
    func nothingForced() throws {
        for file in try Repository.swiftFiles(["Sources"]) {
            guard file.holds("!") || file.holds("fatalError") else { continue }
            for (index, line) in SourceText(file.text).code.enumerated()
            where line.utf8.contains(UInt8(ascii: "!")) || line.contains("fatalError") {
                let isForced = line.contains(/[\w)\]}>]!(?!=)/) || line.contains(/\bfatalError\b/)
                #expect(!isForced, "\(file.path):\(index + 1): \(line)")
            }
        }
    }

    @Test("Nothing is left for later")
    func nothingLeft() throws {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
        for file in try Repository.files("Sources", "Tests", "docs", "README.md", "Package.swift") {
            guard words.contains(where: file.holds) else { continue }
            for (index, line) in file.lines.enumerated() {
                for word in words where line.contains(try Regex("\\b\(word)\\b")) {
                    Issue.record("\(file.path):\(index + 1) holds \(word)")
                }
            }
        }
    }

    @Test("No file names a path of the machine it was written on, but Ana's, who is made up")
    func machinePaths() throws {
        let folders = ["work", "root", "home", "Users"].map { "/\($0)/" }
        for file in try Repository.files() {
            for folder in folders where file.holds(folder) {
                for (index, line) in file.lines.enumerated() {
                    let told = line.replacing("/home/ana", with: "~")
                    #expect(!told.contains(folder), "\(file.path):\(index + 1) names \(folder)")
                }
            }
        }
    }

    @Test("The top level is what the frame allows")
    func topLevel() throws {
        let allowed = ["Package.swift", "README.md", "Sources", "Tests", "docs", "fixtures"]
        #expect(try Repository.topLevel().filter { !allowed.contains($0) } == [])
    }

    @Test("A fact's page holds the command, the rule, the fact and the consequence, in this order")
    func factPages() throws {
        let fact = /struct \w+: (\w+Fact, )?\w+(Fact|Change) \{/
        let facts = try Repository.files("Sources/OKRModel/Facts").filter {
            $0.text.contains(fact)
        }
        #expect(facts.count >= 45)
        for file in facts {
            var parts = [/: Command \{/, /func decide\(/]
                .map { pattern in file.lines.firstIndex { $0.contains(pattern) } }
            parts.append(file.lines.firstIndex { $0.contains(fact) })
            // What sets fields from a day on has its consequence in common with others.
            let consequences = [/func evolve\(/, /var settings: Settings/]
            parts.append(
                file.lines.lastIndex { line in consequences.contains { line.contains($0) } })
            let found = parts.compactMap { $0 }
            #expect(found == found.sorted(), "\(file.path) is out of order")
            #expect(parts[2] != nil && parts[3] != nil, "\(file.path) lacks fact or consequence")
            #expect((parts[0] == nil) == (parts[1] == nil), "\(file.path) has half a command")
            let called = file.name.dropLast(".swift".count)
            #expect(file.holds("struct \(called): "), "\(file.path) is named otherwise")
        }
    }

    @Test("Every event stands in the reference, and in the vocabulary")
    func events() throws {
        let vocabulary = try Repository.files("Sources/OKRModel/Event.swift").first?.text ?? ""
        let reference = try Repository.files("docs/reference/events.md").first?.text
        for file in try Repository.files("Sources/OKRModel/Facts") {
            guard let name = file.text.firstMatch(of: /public static let name = "([a-z-]+)"/)?.1
            else { continue }
            let type = file.name.dropLast(".swift".count)
            #expect(vocabulary.contains("\(type).self"), "the vocabulary lacks \(type)")
            #expect(reference?.contains(name) ?? true, "docs/reference/events.md lacks \(name)")
        }
    }

    @Test("Every test file with a test expects something")
    func expectations() throws {
        let signs = ["#expect", "#require", "Issue.record", ".then"]
        for file in try Repository.swiftFiles(["Tests"]) where file.holds("@Test(") {
            #expect(
                signs.contains(where: file.holds), "\(file.path) expects nothing")
        }
    }
}
