import Testing

@testable import okr

@Suite("The help comes from the declarations")
struct HelpTests {
    private func help(_ words: String..., width: Int = 80) -> String {
        guard
            case .help(let text) = Example.catalogue.parse(words, layout: HelpLayout(width: width))
        else { return "no help for \(words)" }
        return text
    }

    @Test("No words, help and -h list the verbs by group")
    func overview() {
        #expect(help() == Self.overviewText)
        #expect(help("help") == Self.overviewText)
        #expect(help("-h") == Self.overviewText)
        #expect(help("help", "help") == Self.overviewText)
    }

    @Test("A verb is explained however one asks")
    func verb() {
        #expect(help("help", "import") == Self.importText)
        #expect(help("import", "-h") == Self.importText)
        #expect(help("--help", "import", "--bogus") == Self.importText)
        #expect(help("help", "kr", "add", width: 60) == Self.addText)
    }

    @Test("A group's word alone lists its verbs")
    func group() {
        #expect(help("kr") == Self.groupText)
        #expect(help("help", "kr") == Self.groupText)
    }

    @Test("No line is wider than the width, but for examples", arguments: [40, 60, 80, 100, 140])
    func fits(width: Int) {
        for verb in Example.catalogue.verbs {
            let words = ["help"] + verb.name.split(separator: " ").map(String.init)
            let layout = HelpLayout(width: width)
            guard case .help(let text) = Example.catalogue.parse(words, layout: layout) else {
                Issue.record("No help for \(verb.name)")
                continue
            }
            for line in text.split(separator: "\n") where !line.contains("okr kr add O-1") {
                #expect(line.count <= width, "\(line)")
                #expect(line.last != " ", "\(line)")
            }
        }
    }

    @Test("Headings are bold where that is understood, and nothing else changes")
    func bold() {
        let layout = HelpLayout(width: 80, bold: true)
        guard case .help(let text) = Example.catalogue.parse(["help", "import"], layout: layout)
        else {
            Issue.record("No help")
            return
        }
        #expect(text.contains("\u{1B}[1mArguments\u{1B}[0m\n"))
        let plain = text.split(separator: "\u{1B}[1m", omittingEmptySubsequences: false).joined()
            .split(separator: "\u{1B}[0m", omittingEmptySubsequences: false).joined()
        #expect(plain == Self.importText)
    }
}
