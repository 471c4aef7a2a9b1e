import OKRReports

/// Documents that the golden tests render.
enum Sample {
    /// A scoreboard of one cycle with everything a real one has, wide characters included.
    static let scoreboard = Document(
        title: "Acme · 2026-Q1",
        provenance: [
            "As known at entry @1042, 15 February 2026, about 15 February 2026",
            "0.47 of the way, 0.50 due (5 of 6 reporting)",
        ],
        blocks: [.table(table)])

    private static let table = Table(
        columns: [
            Column("Goal", rank: 0),
            .words("Title", share: 0.36),
            Column("Owner", minimum: 8, rank: 4),
            .number("Value", rank: 2),
            .number("Target", rank: 3),
            Column("Progress"),
            Column("Standing", rank: 1),
            .number("Overdue", rank: 5),
        ],
        rows: [
            objective("O-1", "Fewer bugs reach customers", "team:platform", 0.62, 0.5, "on-track"),
            key(
                "KR-1", "Raise code coverage", "person:ana", "71.5 %", "80 %", 0.5, 0.505,
                "on-track"),
            key(
                "KR-2", "Escaped defects per release", "person:ana", "9", "4", 0.17, 0.5,
                "off-track", "9 d"),
            key(
                "KR-3", "Median time from the first report of a customer to the fix in production",
                "team:platform-reliability", "31 h", "24 h", 1.3, 0.5, "on-track"),
            objective(
                "O-2", "顧客が毎日使う製品 — a product people use every day", "team:produkt", 0.31, 0.5,
                "at-risk"),
            key(
                "KR-4", "Daily active teams 👩‍👩‍👧 in Zürich", "team:produkt", "1240", "4000", 0.31,
                0.5,
                "at-risk"),
            key(
                "KR-5", "Net promoter score", "team:produkt", nil, "42", nil, 0.5, "pending", "16 d"
            ),
            key(
                "KR-6", "Uptime\u{1B}[31m of the \u{202E}API", "team:platform", "99.2", "≥ 99.9", 0,
                1, "off-track"),
        ])

    private static func objective(
        _ id: String, _ title: String, _ owner: String, _ share: Double?, _ due: Double,
        _ standing: String
    ) -> Row {
        Row(
            [
                .identifier(id), .text(title), .dim(owner), "", "",
                .progress(share, expected: due, tone: Tone(standing: standing)),
                .standing(standing),
            ], kind: .strong)
    }

    private static func key(
        _ id: String, _ title: String, _ owner: String, _ value: String?, _ target: String,
        _ share: Double?, _ due: Double, _ standing: String, _ overdue: String = ""
    ) -> Row {
        Row(
            [
                .identifier(id), .text(title), .dim(owner), .number(orMissing: value),
                .number(target),
                .progress(share, expected: due, tone: Tone(standing: standing)),
                .standing(standing), .badge(overdue, .warning),
            ], level: 1)
    }

    /// One goal's history: facts, a list of check-ins with long notes, and what to do.
    static let history = Document(
        title: ["KR-1 ", .strong("Raise code coverage")],
        provenance: ["As known now, about 15 March 2026"],
        blocks: [
            .facts([
                Fact("Owner", "Ana Lima (person:ana), for Platform"),
                Fact("Target", [.change(before: "80 %", after: "75 %"), .dim("  on 2026-02-12")]),
                Fact("Stretch", .missing),
                Fact("Progress", .progress(0.42, expected: 0.7)),
                Fact("So far", .sparkline([63, 64.5, nil, 66, 68, 71.5, 70, nil, 74])),
            ]),
            .heading("Check-ins"),
            .table(
                Table(
                    columns: [
                        .number("Entry"), Column("On"), .number("Value"),
                        Column("Change", rank: 2), Column("By", minimum: 4, rank: 1),
                        .words("Note", minimum: 16, overflow: .wraps),
                    ],
                    rows: [
                        Row([
                            .identifier("@12"), .day("2026-01-16"), .number("64.5"),
                            .change(before: nil, after: "64.5"), .dim("ana"),
                            "parser done; the lexer follows next week when the fixtures are in",
                        ]),
                        Row(
                            [
                                .identifier("@31"), .day("2026-01-30"), .number("86"),
                                .change(before: "64.5", after: "86"), .dim("ben for ana"),
                                [.badge("corrected", .warning), " typed the wrong way round"],
                            ], kind: .dim),
                        .group("February"),
                        Row([
                            .identifier("@58"), .day("2026-02-13"), .number("71.5"),
                            .change(before: "66", after: "71.5"), .dim("ana"), "",
                        ]),
                    ])),
            .note(.warning, "The next check-in was due on 20 February 2026, 23 days ago."),
            .note(.neutral, ["Check in with ", .code("okr check-in KR-1 VALUE"), "."]),
            .list([
                "Two targets moved, one of them after 80 % of the cycle had passed.",
                "Nothing retracted.",
            ]),
            .rule,
            .paragraph(
                """
                Line one of a note.
                Line two, which is long enough to be wrapped at forty columns and more.
                """
            ),
        ])
}
