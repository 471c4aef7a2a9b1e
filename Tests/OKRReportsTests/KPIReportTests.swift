import OKRModel
import OKRReports
import OKRTesting
import Testing

@Suite("The KPIs on a page")
struct KPIReportTests {
    /// A company with KPIs of every health, segments, a formula, a benchmark and influences.
    private static let story = Result { try told() }

    private static func told() throws -> Story {
        let start: Day = "2026-06-01"
        func kpi(_ title: String, _ scope: String, _ change: (inout AddKPI) -> Void) -> AddKPI {
            var kpi = AddKPI(title: title, owner: scope == "company" ? "team:acme" : "team:sales")
            kpi.scope = KPIScopeName(scope)
            change(&kpi)
            return kpi
        }
        var story = try given()
            .and(CreateLedger(name: "Acme", zone: .utc), on: start)
            .and(AddPerson(handle: "ana", name: "Ana Ruiz", login: "ana"), on: start)
            .and(AddTeam(id: "acme", title: "Acme", level: .company), on: start)
            .and(AddTeam(id: "sales", title: "Sales", parent: "acme"), on: start)
            .and(
                kpi("Revenue", "company") {
                    $0.unit = "k€"
                    $0.plan.rule = .sum
                    ($0.green, $0.amber) = (500, 450)
                }, on: start)
        for segment in ["EMEA", "Americas"] {
            story = try story.and(
                kpi("Revenue \(segment)", "team:sales") {
                    $0.unit = "k€"
                    ($0.plan.segmentOf, $0.plan.segment) = ("KPI-1", segment)
                }, on: start)
        }
        story =
            try story
            .and(
                kpi("Headcount", "company") {
                    $0.plan.direction = .down
                    $0.target = 42
                }, on: start
            )
            .and(
                kpi("Revenue per head", "company") {
                    $0.unit = "k€"
                    $0.formula = try? Formula("KPI-1 / KPI-4")
                    $0.target = 12
                }, on: start
            )
            .and(
                kpi("Growth", "company") {
                    $0.unit = "%"
                    $0.formula = try? Formula("(KPI-1 / previous(KPI-1, 1 month) - 1) * 100")
                }, on: start
            )
            .and(
                kpi("Lead time of an order, from the click to the parcel", "process:Orders") {
                    $0.unit = "days"
                    ($0.plan.direction, $0.plan.frequency) = (.down, .weekly)
                    ($0.value, $0.step) = (9, RelativeTarget("10%"))
                }, on: start
            )
            .and(kpi("Uptime <b>|\"]", "system:API") { $0.green = 99.9 }, on: start)
        let readings: [(GoalID, [Decimal])] = [
            ("KPI-2", [260, 270, 285]), ("KPI-3", [181, 190, 230]), ("KPI-4", [39, 41, 44]),
        ]
        for month in 0..<3 {
            for (id, values) in readings {
                let day = ("2026-06-15" as Day).adding(months: month)
                story = try story.and(
                    RecordCheckIn(on: id, value: values[month], day: day), on: day)
            }
        }
        return
            try story
            .and(ClaimInfluence(of: "KPI-4", on: "KPI-1", strength: 0.6, lag: 30), on: "2026-08-16")
            .and(ClaimInfluence(of: "KPI-7", on: "KPI-1"), on: "2026-08-16")
            .and(
                RecordBenchmark(beside: "KPI-1", source: "Industry survey", value: 450),
                on: "2026-08-16")
    }

    private func page(
        _ make: (Scoreboard, State, Provenance) throws -> Document, _ styles: [TextStyle]
    ) throws -> String {
        let story = try Self.story.get()
        let last = try #require(story.entries.last)
        let day: Day = "2026-08-20"
        let source = Provenance(
            ledgerName: "Acme", ledgerID: "7", entries: last.number, root: "", time: last.time,
            on: day, zone: .utc, isSimulated: false)
        let document = try make(Scoreboard(story.state, on: day), story.state, source)
        return styles.map { style in
            let text = TextRenderer(style: style).render(document)
                .split(separator: "\u{1B}", omittingEmptySubsequences: false)
                .joined(separator: "ESC")
            let about = style.color ? ", in colour" : style.unicode ? "" : ", without Unicode"
            return "# \(style.width) columns\(about)\n" + text
        }.joined(separator: "\n")
    }

    @Test("The dashboard is fitted to the width")
    func dashboard() throws {
        let styles = [
            TextStyle(width: 140), TextStyle(width: 80), TextStyle(width: 40),
            TextStyle(width: 80, color: true), TextStyle(width: 120, unicode: false),
        ]
        let text = try page({ KPIsReport($0.kpis, of: $0, $1, from: $2).document }, styles)
        try Fixtures.expect(text, toEqual: "reports/kpis.txt")
    }

    @Test(
        "The page of a KPI says how its value came about",
        arguments: ["KPI-1", "KPI-5", "KPI-6", "KPI-7"])
    func page(of name: String) throws {
        let id = try #require(GoalID(name))
        let text = try page(
            { try #require(GoalReport(of: id, on: $0, $1, from: $2)).document },
            [TextStyle(width: 100)])
        try Fixtures.expect(text, toEqual: "reports/\(name).txt")
    }

    @Test("The map is text and two drawings, with every label made harmless")
    func map() throws {
        var drawings = ""
        let text = try page(
            { board, state, source in
                let report = KPIMapReport(of: board, state, from: source, checking: true)
                drawings = "\n" + report.mermaid + "\n" + report.dot
                return report.document
            }, [TextStyle(width: 100)])
        try Fixtures.expect(text + drawings, toEqual: "reports/kpi-map.txt")
    }

    @Test("A share is that of the whole's sum")
    func share() throws {
        let text = try page(
            { KPIsReport($0.kpis, of: $0, $1, from: $2).document }, [TextStyle(width: 140)])
        // 285 of 515 and 230 of 515.
        #expect(text.contains("EMEA · 55 %"))
        #expect(text.contains("Americas · 45 %"))
    }
}
