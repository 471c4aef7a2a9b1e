import Foundation
import OKRTesting
import Testing

@testable import okr

@Suite("The documentation")
struct DocumentationTests {
    /// Whether what the blocks print is written into the pages instead of compared with them.
    static let writes = ProcessInfo.processInfo.environment["GOLDEN"] == "write"

    @Test("What the console blocks print is what the pages show", arguments: DocumentationPage.all)
    func consoleBlocks(page: DocumentationPage) throws {
        let world = try DocumentationWorld()
        var blocks: [(place: Range<Int>, lines: [String])] = []
        for part in page.parts {
            switch part {
            case .scene(let settings, let commands):
                for setting in settings { try world.set(setting) }
                for step in try ShellTranscript(commands).steps {
                    let (printed, code) = world.run(step.command, step.document)
                    #expect(code == 0, "\(page.name): \(step.command): \(printed)")
                }
            case .file(let name, let place):
                try world.save(page.lines[place].map { $0 + "\n" }.joined(), as: name)
            case .block("console", let place):
                blocks.append((place, try lines(of: page, at: place, in: world)))
            case .block: continue
            }
        }
        guard DocumentationTests.writes else { return }
        var written = page
        for block in blocks.reversed() {
            written.lines.replaceSubrange(block.place, with: block.lines)
        }
        if written.lines != page.lines { try written.save() }
    }

    private func lines(
        of page: DocumentationPage, at place: Range<Int>, in world: DocumentationWorld
    ) throws -> [String] {
        var transcript = try ShellTranscript(Array(page.lines[place]))
        for (index, step) in transcript.steps.enumerated() {
            let printed = ShellTranscript.lines(of: world.run(step.command, step.document).printed)
            if !DocumentationTests.writes, printed != step.output {
                let text = printed.joined(separator: "\n")
                Issue.record(
                    """
                    \(page.name):\(place.lowerBound + 1): \(step.command)
                    prints something else than the page shows (GOLDEN=write takes it over):
                    \(text)
                    """)
            }
            transcript.steps[index].output = printed
        }
        return transcript.lines
    }

    @Test("Every link within the project leads somewhere", arguments: DocumentationPage.all)
    func links(page: DocumentationPage) throws {
        let folder = DocumentationPage.root.appendingPathComponent(page.name)
            .deletingLastPathComponent()
        for (number, line) in page.prose {
            for match in line.matches(of: /\]\(([^)\s]+)\)/) {
                let link = String(match.1)
                if link.hasPrefix("https:") || link.hasPrefix("http:") { continue }
                let parts = link.split(separator: "#", omittingEmptySubsequences: false)
                let path =
                    parts[0].isEmpty
                    ? DocumentationPage.root.appendingPathComponent(page.name)
                    : folder.appendingPathComponent(String(parts[0]))
                #expect(
                    FileManager.default.fileExists(atPath: path.path),
                    "\(page.name):\(number): \(link)")
                guard parts.count > 1 else { continue }
                let name = path.standardized.path.dropFirst(DocumentationPage.root.path.count + 1)
                let target = try #require(DocumentationPage(named: String(name)))
                #expect(
                    target.headings.map(DocumentationPage.anchor).contains(String(parts[1])),
                    "\(page.name):\(number): \(link)")
            }
        }
    }

    @Test("Every page can be reached from the README")
    func reach() throws {
        var found: Set<String> = ["README.md"]
        var rest = ["README.md"]
        while let name = rest.popLast() {
            let page = try #require(DocumentationPage(named: name))
            let folder = URL(fileURLWithPath: "/" + name).deletingLastPathComponent()
            for match in page.prose.map(\.line).joined(separator: "\n")
                .matches(of: /\]\(([^)#\s:]+\.md)(#[^)]*)?\)/)
            {
                let target = String(
                    folder.appendingPathComponent(String(match.1)).standardized.path.dropFirst())
                if found.insert(target).inserted { rest.append(target) }
            }
        }
        #expect(DocumentationPage.all.map(\.name).filter { !found.contains($0) } == [])
    }
}
