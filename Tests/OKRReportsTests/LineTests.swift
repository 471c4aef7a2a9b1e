import Testing

@testable import OKRReports

@Suite("Lines, bars and sparklines")
struct LineTests {
    @Test(
        "A bar shows what is done in eighths, and a mark for what is due",
        arguments: [
            (0.5, 0.75, 16, "█████░░┃░░  50 %", "[####--|-]  50 %"),
            (0.51, 0.75, 16, "█████░░┃░░  51 %", "[####--|-]  51 %"),
            (0.5625, nil, 16, "█████▋░░░░  56 %", "[####----]  56 %"),
            (0.75, 0.25, 16, "██┃████▌░░  75 %", "[##|###--]  75 %"),
            (0, 0.5, 16, "░░░░░┃░░░░   0 %", "[----|---]   0 %"),
            (0, 0, 16, "░░░░░░░░░░   0 %", "[--------]   0 %"),
            (0.999, 1, 16, "█████████┃  99 %", "[#######|]  99 %"),
            (1, 1, 16, "██████████ 100 %", "[########] 100 %"),
            (1.3, 0.5, 16, "██████████↑100 %", "[########]+100 %"),
            (-0.3, 0.5, 16, "░░░░░┃░░░░↓  0 %", "[----|---]<  0 %"),
            (nil, 0.5, 16, "               –", "               -"),
            (0.5, 0.5, 10, "██┃░  50 %", "[#|]  50 %"),
            (0.5, 0.5, 9, "     50 %", "     50 %"),
            (0.5, 0.5, 6, "  50 %", "  50 %"),
        ] as [(Double?, Double?, Int, String, String)])
    func bar(_ share: Double?, _ due: Double?, _ width: Int, _ text: String, _ ascii: String) {
        let bar = ProgressBar(share: share, expected: due, tone: .good)
        #expect(bar.line(width: width, glyphs: .unicode).text(color: false) == text)
        let plain = bar.line(width: width, glyphs: .ascii)
        // A bar in ASCII has two columns less for its cells, and its ends instead.
        #expect(plain.text(color: false) == ascii)
        #expect(plain.width == width)
    }

    @Test(
        "A sparkline spans the least and the greatest, and leaves gaps",
        arguments: [
            ([], 8, "", ""), ([nil, nil], 8, "", ""), ([5], 8, "▄", "-"),
            ([3, 3, 3], 8, "▄▄▄", "---"),
            ([0, 1, 2, 3, 4, 5, 6, 7], 8, "▁▂▃▄▅▆▇█", "_.:-=+*#"),
            ([7, nil, 0], 8, "█ ▁", "# _"), ([-1, 1], 8, "▁█", "_#"),
            ([0, 1, 2, 3, 4, 5, 6, 7], 4, "▁▃▆█", "_:+#"),
            ([1, nil, nil, nil, 2, nil, nil, nil], 2, "▁█", "_#"),
            ([-Double.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude], 8, "▁▅█", "_=#"),
            ([.nan, 1, .infinity, 2], 8, " ▁ █", " _ #"),
        ] as [([Double?], Int, String, String)])
    func sparkline(_ values: [Double?], _ width: Int, _ text: String, _ ascii: String) {
        let line = Sparkline(values: values)
        #expect(line.text(width: width, steps: Glyphs.unicode.steps) == text)
        #expect(line.text(width: width, steps: Glyphs.ascii.steps) == ascii)
    }

    @Test(
        "A line is cut between characters and ends in the ellipsis",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abc def", 5, "abc…"),
            ("abc", 1, "…"),
            ("顧客の声", 8, "顧客の声"), ("顧客の声", 7, "顧客の…"), ("顧客の声", 6, "顧客…"),
            ("a👩‍👩‍👧b", 3, "a…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("abc", 0, ""),
        ])
    func shortened(_ text: String, _ width: Int, _ expected: String) {
        let line = StyledLine(text).shortened(to: width, ellipsis: "…")
        #expect(line.text(color: false) == expected)
        #expect(line.width <= width)
    }

    @Test(
        "A line is broken at spaces, and inside a word only where it must be",
        arguments: [
            ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]),
            ("abcdefgh", 3, ["abc", "def", "gh"]), ("a bcdefgh", 4, ["a", "bcde", "fgh"]),
            ("a\n\nb", 5, ["a", "", "b"]), ("", 5, [""]), ("  in", 5, ["  in"]),
            ("顧客の声を聞く", 5, ["顧客", "の声", "を聞", "く"]), ("one  two", 4, ["one", "two"]),
        ])
    func wrapped(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(StyledLine(text).wrapped(to: width).map { $0.text(color: false) } == lines)
    }

    @Test("A word keeps its looks across a break")
    func looks() {
        let line = StyledLine("ab", .bold) + StyledLine("cd", .dim) + StyledLine(" e")
        let lines = line.wrapped(to: 3).map { $0.text(color: true) }
        #expect(
            lines == ["\u{1B}[1mab\u{1B}[0m\u{1B}[2mc\u{1B}[0m", "\u{1B}[2md\u{1B}[0m e"])
    }

    @Test("Columns leave by rank, then give way, and bars take what is left")
    func layout() {
        let wishes = [
            TableLayout.Wish(least: 5, natural: 5, rank: 0),
            TableLayout.Wish(least: 10, natural: 40, rank: 0),
            TableLayout.Wish(least: 10, natural: 14, isBar: true, rank: 1),
            TableLayout.Wish(least: 8, natural: 8, rank: 2),
        ]
        func fit(_ width: Int) -> String {
            let layout = TableLayout(wishes, width: width)
            #expect(layout.total <= width)
            return zip(layout.columns, layout.widths).map { "\($0):\($1)" }
                .joined(separator: " ")
        }
        #expect(fit(100) == "0:5 1:40 2:22 3:8")
        #expect(fit(75) == "0:5 1:40 2:16 3:8")
        #expect(fit(50) == "0:5 1:17 2:14 3:8")
        #expect(fit(39) == "0:5 1:10 2:10 3:8")
        #expect(fit(38) == "0:5 1:15 2:14")
        #expect(fit(28) == "0:5 1:11 3:8", "a narrow column comes back where a wide one left")
        #expect(fit(17) == "0:5 1:10")
        #expect(fit(10) == "0:4 1:4")
        #expect(fit(3) == "0:3")
    }
}
