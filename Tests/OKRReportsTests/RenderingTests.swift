import OKRReports
import Testing

@Suite("A document becomes terminal text")
struct RenderingTests {
    @Test(
        "A scoreboard is fitted to the width",
        arguments: [
            (140, scoreboard140), (80, scoreboard80), (60, scoreboard60), (40, scoreboard40),
        ])
    func scoreboard(_ width: Int, _ text: String) {
        #expect(render(Sample.scoreboard, TextStyle(width: width)) == text)
    }

    @Test("A history is fitted to the width", arguments: [(80, history80), (40, history40)])
    func history(_ width: Int, _ text: String) {
        #expect(render(Sample.history, TextStyle(width: width)) == text)
    }

    @Test("Without Unicode everything of ours is ASCII, and letters of users are theirs")
    func ascii() {
        let style = TextStyle(width: 80, unicode: false)
        #expect(render(Sample.scoreboard, style) == Self.scoreboardAscii)
        #expect(render(Sample.history, style) == Self.historyAscii)
    }

    @Test("Colour adds to words and symbols, and takes nothing away")
    func color() {
        let style = TextStyle(width: 80, color: true)
        #expect(render(Sample.scoreboard, style) == Self.scoreboardColor)
        #expect(render(Sample.history, style) == Self.historyColor)
        #expect(stripped(Self.scoreboardColor) == Self.scoreboard80)
        #expect(stripped(Self.historyColor) == Self.history80)
    }

    @Test("No line is wider than the width or ends in a space", arguments: 1...200)
    func fits(width: Int) {
        for document in [Sample.scoreboard, Sample.history] {
            for unicode in [true, false] {
                let style = TextStyle(width: width, unicode: unicode)
                for line in render(document, style).split(separator: "\n") {
                    #expect(TextWidth.columns(of: line) <= style.width, "\(line)")
                    #expect(line.last != " ", "\(line)")
                }
            }
        }
    }

    @Test("The columns of a table stay aligned at every width", arguments: 20...160)
    func aligned(width: Int) {
        let rows = [
            "a", "顧客の声", "👩‍👩‍👧 family", "e\u{301}e\u{301}e\u{301}",
            "long enough to be shortened or not",
        ]
        let table = Table(
            columns: [.words("Title", minimum: 4), Column("Progress"), Column("End")],
            rows: rows.map { Row([.text($0), .progress(0.5, expected: nil), "|"]) })
        let document = Document(title: "T", blocks: [.table(table)])
        let places = TextRenderer(style: TextStyle(width: width)).render(document)
            .split(separator: "\n").filter { $0.last == "|" }
            .map { TextWidth.columns(of: $0) }
        #expect(places.count == rows.count)
        #expect(Set(places).count == 1)
    }

    @Test("The same document and style give the same text")
    func repeatable() {
        let style = TextStyle(width: 77, color: true)
        #expect(render(Sample.history, style) == render(Sample.history, style))
    }

    @Test("A hostile text reaches the terminal nowhere", arguments: [true, false])
    func hostile(color: Bool) {
        let evil = "x\u{1B}]0;y\u{07}\u{9B}2J\r\u{202E}z"
        let content: Content = [
            .text(evil), .strong(evil), .dim(evil), .identifier(evil), .code(evil), .number(evil),
            .day(evil), .standing(evil), .badge(evil, .bad), .change(before: evil, after: evil),
        ]
        let table = Table(
            columns: [Column(evil, overflow: .wraps)], rows: [Row([content]), .group(content)])
        let document = Document(
            title: content, provenance: [content],
            blocks: [
                .heading(content), .paragraph(content), .facts([Fact(evil, content)]),
                .table(table), .list([content]), .note(.bad, content),
            ])
        let text = TextRenderer(style: TextStyle(width: 70, color: color)).render(document)
        let bare = color ? stripped(text, escape: "\u{1B}") : text
        for scalar in bare.unicodeScalars where scalar != "\n" {
            #expect(scalar.properties.generalCategory != .control)
            #expect(scalar.value != 0x202E)
        }
    }

    @Test("A tree is drawn from levels alone")
    func tree() {
        let levels = [0, 1, 2, 2, 1, 2, 0, 1]
        let table = Table(
            columns: [.words("", minimum: 8, overflow: .wraps)],
            rows: levels.map { Row([.text("level \($0)\nmore")], level: $0) })
        let document = Document(title: "Tree", blocks: [.table(table)])
        #expect(
            render(document, TextStyle(width: 40)) == """
                Tree

                level 0
                more
                ├─ level 1
                │  more
                │  ├─ level 2
                │  │  more
                │  └─ level 2
                │     more
                └─ level 1
                   more
                   └─ level 2
                      more
                level 0
                more
                └─ level 1
                   more

                """)
    }

    @Test("A table without rows says so")
    func empty() {
        let table = Table(columns: [Column("Goal")], whenEmpty: "No goals yet.")
        let document = Document(title: "Acme", blocks: [.table(table)])
        #expect(render(document, TextStyle(width: 40)) == "Acme\n\nNo goals yet.\n")
    }

    @Test("One content is shortened to one line")
    func line() {
        let renderer = TextRenderer(style: TextStyle(width: 20))
        #expect(renderer.line("Raise code coverage of the parser") == "Raise code coverage…")
        #expect(renderer.line(.standing("at-risk")) == "▲ at-risk")
    }

    @Test(
        "Every standing and health has a symbol and keeps its word",
        arguments: [
            ("on-track", "●", "o", Tone.good), ("green", "●", "o", .good),
            ("at-risk", "▲", "!", .warning), ("amber", "▲", "!", .warning),
            ("off-track", "■", "x", .bad), ("red", "■", "x", .bad),
            ("achieved", "✓", "+", .good), ("missed", "✗", "x", .bad),
            ("abandoned", "⊘", "/", .neutral), ("draft", "◇", "~", .neutral),
            ("pending", "○", ".", .neutral), ("unmeasured", "○", ".", .neutral),
            ("no-data", "○", ".", .neutral), ("untargeted", "○", ".", .neutral),
        ])
    func standing(_ word: String, _ symbol: String, _ ascii: String, _ tone: Tone) {
        let content = Content.standing(word)
        let plain = TextStyle(width: 20, unicode: false)
        #expect(TextRenderer(style: TextStyle(width: 20)).line(content) == "\(symbol) \(word)")
        #expect(TextRenderer(style: plain).line(content) == "\(ascii) \(word)")
        #expect(Tone(standing: word) == tone)
    }

    /// The document as text, its escapes readable.
    private func render(_ document: Document, _ style: TextStyle) -> String {
        TextRenderer(style: style).render(document)
            .split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "ESC")
    }

    /// The text without the sequences for colour and weight.
    private func stripped(_ text: String, escape: String = "ESC") -> String {
        let pieces = text.split(separator: escape + "[", omittingEmptySubsequences: false)
        let first = pieces.first.map(String.init) ?? ""
        return first
            + pieces.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }.joined()
    }
}
