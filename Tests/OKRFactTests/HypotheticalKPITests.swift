import OKRTesting
import Testing

@testable import OKRModel

@Suite("What differs of KPIs in a what-if replay")
struct HypotheticalKPITests {
    /// Margin, read as 40 @6 and 60 @7, whose marks were eased from 80 and 50 to 60 and 40 @8; its
    /// double, worked out; and heads, read as 5 @11 and held to nothing.
    private static func story() throws -> Story {
        var margin = AddKPI(title: "Margin", owner: "team:sales", on: "2026-01-01")
        (margin.green, margin.amber) = (80, 50)
        var doubled = AddKPI(title: "Doubled", owner: "team:sales", on: "2026-01-01")
        doubled.formula = try Formula("KPI-1 * 2")
        var heads = AddKPI(title: "Heads", owner: "team:sales", on: "2026-01-01")
        heads.value = 5
        return try frame().and(margin, on: "2026-01-01")
            .and(RecordCheckIn(on: "KPI-1", value: 40), on: "2026-01-02")
            .and(RecordCheckIn(on: "KPI-1", value: 60), on: "2026-01-10")
            .and(
                ChangeThresholds(
                    of: "KPI-1", green: .value(60), amber: .value(40), reason: "a poor year"),
                on: "2026-01-11"
            )
            .and(doubled, on: "2026-01-12").and(heads, on: "2026-01-12")
    }

    private struct Line: Equatable, CustomStringConvertible {
        var kpi: GoalID
        var truth: String?
        var hypothetical: String?
        var description: String {
            "\(kpi): \(truth ?? "not here") → \(hypothetical ?? "not here")"
        }
    }

    private static func text(_ figures: KPIFigures?) -> String? {
        guard let figures else { return nil }
        let value = figures.value.map { "\($0.double)" } ?? "none"
        return "\(value) \(figures.health.rawValue)"
    }

    private static func lines(
        without removals: [Hypothesis.Removal] = [], by values: KeyValuePairs<String, String> = [:],
        on day: Day = "2026-01-20"
    ) throws -> [Line] {
        let story = try story()
        var rules = Rules.standard
        for (name, value) in values { try rules.set(name, value) }
        let hypothesis = try Hypothesis(story.entries, without: removals, by: rules)
        let truth = Scoreboard(story.state, on: day)
        let view = Perspective(entry: story.last, day: day)
        return Scoreboard(hypothesis.state, at: view).kpiDifferences(from: truth).map {
            Line(kpi: $0.kpi, truth: text($0.truth), hypothetical: text($0.hypothetical))
        }
    }

    /// The entry of the story that is of a type, counted from the first of them.
    private static func entry(_ type: String, _ index: Int) throws -> Int {
        try story().entries.filter { $0.event.name == type }[index].number
    }

    @Test("Nothing left out and the standard rules make no difference")
    func nothing() throws {
        #expect(try Self.lines() == [])
        #expect(try Self.lines(by: ["pace.at-risk": "0.5"]) == [])
    }

    @Test("Without its readings a KPI has no data, and neither has what is worked out from it")
    func withoutReadings() throws {
        #expect(
            try Self.lines(without: [.type("check-in-recorded")]) == [
                Line(kpi: "KPI-1", truth: "60.0 green", hypothetical: "none no-data"),
                Line(kpi: "KPI-2", truth: "120.0 untargeted", hypothetical: "none no-data"),
                Line(kpi: "KPI-3", truth: "5.0 untargeted", hypothetical: "none no-data"),
            ])
    }

    @Test("Without its last reading it comes to the one before, and so does what is worked out")
    func withoutOne() throws {
        let last = try Self.entry("check-in-recorded", 1)
        #expect(
            try Self.lines(without: [.entry(last)]) == [
                Line(kpi: "KPI-1", truth: "60.0 green", hypothetical: "40.0 amber"),
                Line(kpi: "KPI-2", truth: "120.0 untargeted", hypothetical: "80.0 untargeted"),
            ])
    }

    @Test("Without the easing of its thresholds its value stays and its health is another")
    func withoutTheEasing() throws {
        #expect(
            try Self.lines(without: [.type("thresholds-changed")]) == [
                Line(kpi: "KPI-1", truth: "60.0 green", hypothetical: "60.0 amber")
            ])
    }

    @Test("By another rule the health is another, and without its creation it is not here")
    func otherwise() throws {
        #expect(
            try Self.lines(by: ["kpi.untargeted": "green"]) == [
                Line(kpi: "KPI-2", truth: "120.0 untargeted", hypothetical: "120.0 green"),
                Line(kpi: "KPI-3", truth: "5.0 untargeted", hypothetical: "5.0 green"),
            ])
        // A month has 30.4 days: on 20 January a fifth of it is over for KPI-1.
        #expect(
            try Self.lines(by: ["kpi.stale": "0.2"]).map(\.hypothetical) == [
                "60.0 no-data", "120.0 no-data", "5.0 no-data",
            ])
        let last = try Self.entry("kpi-added", 2)
        #expect(
            try Self.lines(without: [.entry(last)]) == [
                Line(kpi: "KPI-3", truth: "5.0 untargeted", hypothetical: nil)
            ])
    }

    @Test(
        "Values differ beyond nine decimals where they are worked out, and exactly where read",
        arguments: [("KPI-1 * 2", false), ("KPI-1 * 2.0000000001", true)])
    func digits(_ formula: String, _ differs: Bool) throws {
        // 60 · 0.0000000001 is six billionths.
        let story = try Self.story()
        let other = story.and(
            "KPI-2",
            .formulaChanged(
                FormulaChanged(on: "2026-01-12", formula: try Formula(formula), reason: nil)),
            on: "2026-01-13")
        let boards = [story, other].map { Scoreboard($0.state, on: "2026-01-20") }
        #expect(boards[1].kpiDifferences(from: boards[0]).isEmpty == !differs)
    }
}
