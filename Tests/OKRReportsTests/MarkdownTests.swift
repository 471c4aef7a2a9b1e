import OKRReports
import Testing

/// Documents as Markdown, with texts that would be markup if nobody took care.
@Suite("Markdown")
struct MarkdownTests {
    private static func render(_ blocks: [Block]) -> String {
        MarkdownRenderer().render(Document(title: "T", blocks: blocks))
    }

    @Test(
        "What Markdown would read as markup stands after a backslash",
        arguments: [
            ("a*b_c`d", #"a\*b\_c\`d"#), ("<script>", #"\<script\>"#), ("[x](y)", #"\[x\](y)"#),
            ("# no heading", ##"\# no heading"##), ("- no point", #"\- no point"#),
            ("12. no list", #"12\. no list"#), ("=====", #"\====="#), ("-5 pp", "-5 pp"),
            ("a|b", #"a\|b"#), (#"back\slash"#, #"back\\slash"#), ("tab\there", "tab here"),
            ("bell\u{7}", "bell␇"), ("two\nlines", "two lines"), ("&amp;", #"\&amp;"#),
        ])
    func escaped(text: String, written: String) {
        #expect(MarkdownRenderer.escaped(text) == written)
    }

    @Test("A table has a row for each, line feeds as breaks, and never another column")
    func table() {
        let table = Table(
            columns: [Column("Goal"), .number("Progress")],
            rows: [
                .group("Q|1"), Row([.text("a|b\nc"), .number("5 %")], kind: .strong),
                Row([["x ", .code("y|z")]], level: 1),
            ])
        #expect(
            Self.render([.table(table)]) == #"""
                # T

                | Goal | Progress |
                | --- | ---: |
                | **Q\|1** |  |
                | **a\|b<br>c** | 5 % |
                | &emsp;x y\|z |  |

                """#)
        let empty = Table(columns: [Column("Goal")], whenEmpty: "Nothing.")
        #expect(Self.render([.table(empty)]) == "# T\n\nNothing.\n")
    }

    @Test("Nothing is said by looks alone: bars are numbers, tones and standings words")
    func words() {
        #expect(
            Self.render([
                .note(.bad, "late"), .facts([Fact("Progress", .progress(0.5, expected: 0.7))]),
                .list([.standing("off-track"), .change(before: nil, after: "3"), .code("a`b")]),
                .paragraph(.progress(nil, expected: nil)),
            ]) == """
                # T

                > **Wrong:** late

                - **Progress:** 50 %

                - off-track
                - – → 3
                - `` a`b ``

                –

                """)
    }
}
