import OKRTesting

@testable import OKRModel

extension EntryCodingSample {
    /// KPIs, what they are held to, and key results that take their values from one.
    static func kpis() throws -> [EntryCodingSample] {
        try added() + held() + outside() + [
            .init("KR-1", .keyResultLinked(.init(kpi: try goal("KPI-1"))))
        ]
    }

    private static func added() throws -> [EntryCodingSample] {
        let platform = Owner.team(try known(TeamID.init("platform")))
        let person = Owner.person(PersonID(number: 4))
        var segment = KPIPlan()
        segment.scope = .process
        segment.scopeName = "Ordering"
        segment.direction = .down
        segment.frequency = .weekly
        segment.timing = .leading
        segment.segmentOf = try goal("KPI-1")
        segment.segment = "Europe"
        var whole = KPIPlan()
        whole.scope = .person(PersonID(number: 4))
        whole.rule = .avg
        var carrying = KPIPlan()
        carrying.scope = .company
        carrying.adopts = try goal("KR-1")
        return [
            .init("KPI-1", try added(platform, KPIPlan(), title: "Revenue")),
            .init(
                "KPI-2",
                try added(
                    platform, segment, unit: "k€",
                    [
                        .target: try number("-90.0"), .green: try number("95"),
                        .amber: try number("100.50"),
                    ], by: "10%",
                    parents: [
                        .init(id: try goal("O-1"), weight: nil),
                        .init(id: try goal("S-1"), weight: nil),
                    ], title: "Returned orders", description: "Of a hundred\nthat were sent")),
            .init("KPI-3", try added(person, whole, title: "Hours a ticket waits")),
            .init(
                "KPI-4",
                try added(
                    person, carrying, formula: try Formula("KPI-1 / previous(KPI-1, 1 month) - 1"),
                    title: "Growth")),
        ]
    }

    private static func added(
        _ owner: Owner, _ plan: KPIPlan, unit: String? = nil,
        _ measures: [MeasureField: Decimal] = [:], by: String? = nil, formula: Formula? = nil,
        parents: [Goal.Parent] = [], title: String, description: String? = nil
    ) throws -> Event {
        .kpiAdded(
            .init(
                on: try day("2026-01-02"), owner: owner, plan: plan, unit: unit,
                measures: measures, by: by, formula: formula, parents: parents, title: title,
                description: description))
    }

    private static func held() throws -> [EntryCodingSample] {
        let on = try day("2026-02-10")
        func thresholds(_ settings: Settings, _ reason: String?) -> Event {
            .thresholdsChanged(.init(on: on, settings, reason: reason))
        }
        return [
            .init(
                "KPI-1",
                thresholds(
                    [
                        .measure(.green): .number(try number("120")),
                        .measure(.amber): .number(try number("99.50")),
                    ], "the new plan")),
            .init("KPI-1", thresholds([.measure(.amber): .nothing], nil)),
            .init(
                "KPI-4",
                .formulaChanged(
                    .init(
                        on: on, formula: try Formula("sum(KPI-1) * 12"), reason: "a year"))),
            .init("KPI-4", .formulaChanged(.init(on: on, formula: nil, reason: nil))),
            .init("KPI-1", .kpiRetired(.init(on: on, reason: "nobody looks at it"))),
        ]
    }

    private static func outside() throws -> [EntryCodingSample] {
        let on = try day("2026-02-10")
        func benchmark(_ value: String, _ source: String?, _ note: String?) throws -> Event {
            .benchmarkRecorded(
                .init(
                    on: on, series: try known(BenchmarkID.init("b1")),
                    value: try number(value), source: source, note: note))
        }
        func claim(_ strength: String?, _ lag: Int, _ reason: String?) throws -> Event {
            .influenceClaimed(
                .init(
                    on: on,
                    Influence(
                        kpi: try goal("KPI-3"), strength: try strength.map { try number($0) },
                        lag: lag), reason: reason))
        }
        return [
            .init("KPI-1", try benchmark("4.20", "Branch report", "of 2025")),
            .init("KPI-1", try benchmark("-4", "Branch report", nil)),
            .init("KPI-1", try claim("-0.60", 30, "the survey says so")),
            .init("KPI-1", try claim(nil, 0, nil)),
            .init(
                "KPI-1",
                .influenceDropped(
                    .init(on: on, kpi: try goal("KPI-3"), reason: "it did not hold"))),
            .init(
                "KPI-1", .influenceDropped(.init(on: on, kpi: try goal("KPI-2"), reason: nil))),
        ]
    }

    /// A key result with the values of a KPI, a target given as a step, and corrected terms.
    static func kpiTerms() throws -> [EntryCodingSample] {
        [
            .init(
                "KR-9",
                .keyResultAdded(
                    .init(
                        on: try day("2026-01-02"), objective: try goal("O-2"),
                        owner: .person(PersonID(number: 4)), plan: MeasurementPlan(.atLeast),
                        unit: nil, measures: [.target: try number("120")], weight: nil,
                        kpi: try goal("KPI-1"), title: "Sell more", description: nil))),
            .init(
                "KPI-1",
                .targetChanged(
                    .init(
                        on: try day("2026-02-10"), measures: [.target: try number("132")],
                        by: "10%", reason: "more of it"))),
            .init(
                "KPI-4",
                .entryCorrected(
                    .init(
                        entry: 12, setting: .formula(try Formula("KPI-1 / 12")),
                        reason: "a month, not a year"))),
        ]
    }

    private static func day(_ text: String) throws -> Day { try known(Day.init(text)) }
    private static func goal(_ text: String) throws -> GoalID { try known(GoalID.init(text)) }
    private static func number(_ text: String) throws -> Decimal { try known(Decimal.init(text)) }
}
