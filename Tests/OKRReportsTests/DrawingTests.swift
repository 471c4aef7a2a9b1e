import OKRModel
import OKRReports
import OKRTesting
import OKRText
import Testing

@Suite("Drawings on a page")
struct DrawingTests {
    private static let parts = PageParts(style: "p{}", script: "\"use strict\";") { bytes in
        "h\(bytes.count)"
    }

    private func page(_ blocks: [Block]) -> String {
        HTMLRenderer(Self.parts).render(Document(title: "Report", blocks: blocks))
    }

    private func drawing(_ text: String = "seen") -> Drawing {
        let presence = Shape.Presence(on: "2026-01-05", known: "2026-01-07", until: "2026-01-09")
        return Drawing(
            .text(text), words: text, width: 100, height: 50,
            shapes: [
                Shape(
                    .lines([[.init(0, 5), .init(9, 5)], [.init(0, 7.25), .init(9, 7.25)]]), "grid"),
                Shape(
                    .line([.init(0, 0), .init(0, 5), .init(5, 5), .init(9, 9)]), "value",
                    words: text, entry: 7, presence: presence),
                Shape(.area([.init(0, 0), .init(5, 0), .init(5, 5)]), "band"),
                Shape(.box(.init(1, 2), width: 3, height: -4), "aim"),
                Shape(
                    .dot(.init(1.26, 2), radius: 2.5), "value",
                    presence: .init(on: "2026-01-02", known: "2026-01-02")),
                Shape(.text(.init(1, 2), text, .end), "name"),
            ], days: .init(first: "2026-01-01", last: "2026-01-31", left: 10, right: 90))
    }

    @Test("Every form is an element of SVG, with its days, its words and the way to its entry")
    func forms() {
        let page = page([.drawing(drawing())])
        #expect(
            page.contains(
                "<svg class=\"drawing small\" viewBox=\"0 0 100 50\" width=\"100\" height=\"50\" "
                    + "role=\"img\" aria-label=\"seen\" data-first=\"2026-01-01\" "
                    + "data-last=\"2026-01-31\" data-left=\"10\" data-right=\"90\">"))
        #expect(page.contains("<path class=\"grid\" d=\"M0 5H9M0 7.25H9\" fill=\"none\"></path>"))
        #expect(
            page.contains(
                "<a href=\"#entry-7\" tabindex=\"-1\"><path class=\"value\" data-on=\"2026-01-05\" "
                    + "data-known=\"2026-01-07\" data-until=\"2026-01-09\" d=\"M0 0V5H5L9 9\" "
                    + "fill=\"none\"><title>2026-01-05: seen</title></path></a>"))
        #expect(page.contains("<path class=\"band\" d=\"M0 0H5V5Z\"></path>"))
        #expect(
            page.contains("<rect class=\"aim\" x=\"1\" y=\"2\" width=\"3\" height=\"0\"></rect>"))
        #expect(page.contains("text-anchor=\"end\">seen</text>"))
        #expect(!page.contains("id=\"drawings\""))
    }

    @Test("The pictures of rows are data by the names of their rows, and short")
    func data() {
        let table = Table(
            columns: [Column("Goal")],
            rows: [
                Row(["a"], name: "KR-1", drawing: drawing()), Row(["b"], name: "KR-2"),
                Row(["c"], drawing: drawing()),
            ])
        let trail = Table(columns: [Column("Entry")], rows: [Row(["@7"], name: "entry-7")])
        let page = page([.table(table), .table(trail)])
        #expect(page.contains("<tr id=\"KR-1\">") && page.contains("<tr id=\"KR-2\">"))
        let wanted = [
            #"{"styles":["grid","value","band","aim","name"],"rows":{"KR-1":{"#,
            #""title":"seen","words":"seen","size":[100,50],"#,
            #""days":["2026-01-01","2026-01-31",10,90],"shapes":["#,
            #"[0,0,"M0 5H9M0 7.3H9"],[0,1,"M0 0V5H5L9 9",[4,6,8],"seen",7],"#,
            #"[1,2,"M0 0H5V5Z"],[2,3,[1,2,3,0]],[3,1,[1.3,2],1],"#, #"[4,4,[1,2,"seen",2]]]}}}"#,
        ]
        let start = "<script type=\"application/json\" id=\"drawings\">"
        #expect(page.contains(start + wanted.joined() + "</script>"))
        // A mark leads nowhere where its entry does not stand on the page.
        #expect(self.page([.table(table)]).contains(#"[4,6,8],"seen"],"#))
    }

    @Test("Whatever texts hold, a picture is the same elements, and its data end no script")
    func hostileTexts() {
        func blocks(_ text: String) -> [Block] {
            let row = Row([.text("row")], name: "KR-1", drawing: drawing(text))
            return [.drawing(drawing(text)), .table(Table(columns: [Column("")], rows: [row]))]
        }
        let wanted = page(blocks("plain"))
        for text in HTMLRendererTests.hostile {
            let page = page(blocks(text))
            #expect(Self.elements(page) == Self.elements(wanted), "\(text)")
            #expect(!page.contains("\u{202E}") && !page.contains("\u{1B}"))
        }
    }

    /// How many tags there are, but for line breaks and marks of direction.
    private static func elements(_ page: String) -> Int {
        ["<bdi>", "</bdi>", "<br>"].reduce(page) { $0.replacing($1, with: "") }
            .count { $0 == "<" }
    }

    @Test("Text and Markdown leave pictures out, and the same document gives the same bytes")
    func elsewhere() {
        let row = Row(["a"], name: "KR-1")
        var drawn = row
        drawn.drawing = drawing()
        func document(_ row: Row, _ blocks: [Block]) -> Document {
            Document(
                title: "Report",
                blocks: blocks + [.table(Table(columns: [Column("Goal")], rows: [row]))])
        }
        let plain = document(row, [])
        let rich = document(drawn, [.drawing(drawing()), .onPage([.drawing(drawing())])])
        let style = TextStyle(width: 80)
        #expect(TextRenderer(style: style).render(rich) == TextRenderer(style: style).render(plain))
        #expect(MarkdownRenderer().render(rich) == MarkdownRenderer().render(plain))
        let renderer = HTMLRenderer(Self.parts)
        #expect(renderer.render(rich) == renderer.render(rich))
    }
}
