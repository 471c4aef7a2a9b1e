import OKRModel
import OKRReports
import OKRTesting
import OKRText
import Testing

@Suite("Documents as HTML pages")
struct HTMLRendererTests {
    @Test("One printed page does without minor rows, minor columns and tables of nothing else")
    func minor() {
        var minor = Row(["a", "1"])
        minor.isMinor = true
        let columns = [Column("Goal"), Column("Value").minor()]
        var document = Document(title: "Meeting")
        document.isBrief = true
        document.blocks = [
            .table(Table(columns: columns, rows: [minor])),
            .table(Table(columns: columns, rows: [minor, Row(["b", "2"])])),
        ]
        let page = HTMLRenderer(Self.parts).render(document)
        #expect(page.contains("<body class=\"brief\">"))
        #expect(page.split(separator: "<div class=\"scroll minor\"").count == 2)
        #expect(page.split(separator: "<div class=\"scroll\"").count == 2)
        #expect(page.split(separator: "<tr class=\"minor\">").count == 3)
        #expect(page.contains("<td class=\"minor\">2</td>"))
    }

    private static let parts = PageParts(style: "p{}", script: "\"use strict\";") { bytes in
        "h\(bytes.count)"
    }

    private func page(_ blocks: [Block], title: Content = "Report") -> String {
        HTMLRenderer(Self.parts).render(
            Document(title: title, provenance: ["Acme"], blocks: blocks))
    }

    /// Texts that would end an element, an attribute or a script, or turn the page around.
    static let hostile = [
        "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onclick=\"x",
        "' autofocus onfocus='x", "&lt;b&gt; & \u{0} \u{1B}[31m", "\u{202E}gnp.exe", "שלום עולם",
        String(repeating: "long ", count: 1000), "👩‍👩‍👧‍👦 e\u{301}", "]]> --> <!-- <![CDATA[",
        "javascript:alert(1)", "a\nb\r\nc",
    ]

    @Test("Whatever texts hold, the page has its own elements, one style and one script")
    func hostileTexts() throws {
        let ways: [(String) -> Content] = [
            { .text($0) }, { .strong($0) }, { .dim($0) }, { .identifier($0) }, { .code($0) },
            { .number($0) }, { .day($0) }, { .standing($0) }, { .badge($0, .bad) },
            { .change(before: $0, after: $0) },
        ]
        var harmless: [Block] = []
        var blocks: [Block] = []
        for (index, text) in Self.hostile.enumerated() {
            for way in ways {
                blocks += Self.blocks(way(text), text)
                harmless += Self.blocks(way("plain \(index)"), "plain")
            }
        }
        let (found, wanted) = (page(blocks, title: .text(Self.hostile[0])), page(harmless))
        // The same elements with the same attributes, whatever the texts are.
        #expect(Self.tags(found) == Self.tags(wanted))
        #expect(found.components(separatedBy: "</script>") == 2)
        #expect(!found.contains("\u{202E}") && !found.contains("\u{1B}"))
        #expect(found.contains("<bdi>שלום עולם</bdi>"))
    }

    private static func blocks(_ content: Content, _ text: String) -> [Block] {
        [
            .heading(content), .paragraph(content), .list([content]), .note(.warning, content),
            .facts([Fact(text, content)]),
            .table(
                Table(
                    columns: [Column(text), .number("n")],
                    rows: [
                        .group(content), Row([content, content], level: 1, kind: .strong),
                    ])),
        ]
    }

    /// The elements of a page in their order, apart from line breaks and marks of direction.
    private static func tags(_ page: String) -> [String] {
        var tags: [String] = []
        var rest = page[...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let tag = String(rest[start...end])
            if !["<br>", "<bdi>", "</bdi>"].contains(tag) { tags.append(tag) }
            rest = rest[rest.index(after: end)...]
        }
        // The names of regions are texts of the page's own.
        return tags
    }

    @Test("The policy names the style and the script by their hashes, and allows nothing else")
    func policy() {
        let page = page([])
        #expect(
            page.contains(
                "default-src 'none'; style-src 'sha256-h3'; script-src 'sha256-h13'; "
                    + "base-uri 'none'; form-action 'none'"))
        for word in ["http:", "https:", "src=", "@import", "url("] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test("Headings, tables and bars say in words and roles what they show")
    func words() {
        let table = Table(
            columns: [.words("Goal"), Column("Progress"), Column("Course")],
            rows: [
                Row([.identifier("O-1"), .progress(0.4567, expected: 0.5, tone: .bad), .missing]),
                Row(
                    [.identifier("KR-1"), .progress(1.2, expected: nil), .sparkline([1, nil, 3])],
                    level: 1),
            ])
        let page = page([.heading("Goals"), .table(table), .heading("B"), .heading("C")])
        #expect(page.contains("<h1>Report</h1>"))
        let section = "<section class=\"still\" aria-labelledby=\"part-1\">"
        #expect(page.contains(section + "<h2 id=\"part-1\">Goals</h2>"))
        #expect(page.contains("<a href=\"#part-3\">C</a>"))
        #expect(page.contains("<th scope=\"col\">Progress</th>"))
        #expect(page.contains("<th scope=\"row\" class=\"level-1\">"))
        #expect(page.contains("<rect class=\"done\" width=\"45.7%\"/>"))
        #expect(page.contains("<rect class=\"due\" x=\"49.25%\""))
        #expect(page.contains("46 %</span><span class=\"unseen\"> of 50 % expected</span>"))
        #expect(page.contains("↑100 %"))
        #expect(page.contains("role=\"img\" aria-label=\"2 values from 1 to 3\""))
        #expect(page.contains("<path d=\"M0 22h.01M100 2h.01\"/>"))
    }

    @Test("The same document gives the same bytes")
    func same() {
        let blocks: [Block] = [.heading("A"), .paragraph(.sparkline([1, 2.5, 0.1]))]
        #expect(page(blocks) == page(blocks))
    }
}

extension String {
    /// How many parts a text has between the places where another one occurs.
    fileprivate func components(separatedBy text: String) -> Int {
        var count = 1
        var rest = self[...]
        while let range = rest.firstRange(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
