import Foundation
import Testing

/// A Markdown page of the documentation, read far enough to run and check it.
struct DocumentationPage: CustomTestStringConvertible {
    /// The path from the top of the project.
    let name: String
    /// The lines of the page.
    var lines: [String]

    /// A part of a page that a test does something with.
    enum Part {
        /// What an invisible comment says of the blocks after it: settings, then commands to run.
        case scene(settings: [String], commands: [String])
        /// The lines of a fenced block that a reader is to save as a file.
        case file(name: String, lines: Range<Int>)
        /// The lines of a fenced block, with its language.
        case block(language: String, lines: Range<Int>)
    }

    /// Every page: the README and all below `docs`.
    static let all: [DocumentationPage] = {
        let folder = root.appendingPathComponent("docs")
        let names = (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? [])
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
        return (["README.md"] + names.sorted()).compactMap { DocumentationPage(named: $0) }
    }()

    /// The top folder of the project.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Reads a page; nil where there is none.
    init?(named name: String) {
        let file = DocumentationPage.root.appendingPathComponent(name)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        self.name = name
        lines = text.components(separatedBy: "\n")
    }

    /// The name, for the list of tests.
    var testDescription: String { name }

    /// Writes the page back.
    func save() throws {
        let file = DocumentationPage.root.appendingPathComponent(name)
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }

    /// The scenes and blocks in their order.
    var parts: [Part] {
        var parts: [Part] = []
        var fileName: String?
        var place = 0
        while place < lines.count {
            let line = lines[place]
            if line.hasPrefix("```") {
                let fence = line.prefix { $0 == "`" }
                let start = place + 1
                place = start
                while place < lines.count, lines[place] != fence { place += 1 }
                if let name = fileName {
                    parts.append(.file(name: name, lines: start..<place))
                    fileName = nil
                } else {
                    parts.append(
                        .block(language: String(line.dropFirst(fence.count)), lines: start..<place))
                }
            } else if line.hasPrefix("<!-- file: ") {
                fileName = String(line.dropFirst("<!-- file: ".count).dropLast(" -->".count))
            } else if line.hasPrefix("<!-- console:") {
                var comment = [String(line.dropFirst("<!-- console:".count))]
                while !comment[comment.count - 1].hasSuffix("-->"), place + 1 < lines.count {
                    place += 1
                    comment.append(lines[place])
                }
                parts.append(scene(comment))
            }
            place += 1
        }
        return parts
    }

    private func scene(_ comment: [String]) -> Part {
        var comment = comment
        comment[comment.count - 1] = String(comment[comment.count - 1].dropLast("-->".count))
        let settings = comment[0].split(separator: ";")
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return .scene(
            settings: settings.filter { !$0.isEmpty },
            commands: comment.dropFirst().filter { !$0.isEmpty })
    }

    /// The lines outside of fenced blocks, with their numbers from 1.
    var prose: [(number: Int, line: String)] {
        var fence: Substring?
        var prose: [(number: Int, line: String)] = []
        for (index, line) in lines.enumerated() {
            if let open = fence {
                if line == open { fence = nil }
            } else if line.hasPrefix("```") {
                fence = line.prefix { $0 == "`" }
            } else {
                prose.append((index + 1, line))
            }
        }
        return prose
    }

    /// The texts of the headings.
    var headings: [String] {
        prose.filter { $0.line.hasPrefix("#") }.map { entry in
            String(entry.line.drop { $0 == "#" }).trimmingCharacters(in: .whitespaces)
        }
    }

    /// The lines from a heading to the next of its depth or above, joined.
    func section(_ heading: String) -> String? {
        let numbers = prose.filter { $0.line.hasPrefix("#") }
        guard
            let start = numbers.first(where: { line in
                line.line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces) == heading
            })
        else { return nil }
        let depth = start.line.prefix { $0 == "#" }.count
        let end = numbers.first { entry in
            entry.number > start.number && entry.line.prefix { $0 == "#" }.count <= depth
        }
        let range = start.number..<((end?.number ?? lines.count + 1) - 1)
        return lines[range].joined(separator: "\n")
    }

    /// What the browsers of repositories make of a heading for links to it.
    static func anchor(of heading: String) -> String {
        String(
            heading.lowercased().compactMap { character -> Character? in
                if character.isLetter || character.isNumber || "-_".contains(character) {
                    return character
                }
                return character == " " ? "-" : nil
            })
    }
}
