import OKRTesting
import Testing

@testable import OKRModel

@Suite("Key results with the values of a KPI")
struct KPILinkTests {
    private static let today: Day = "2026-02-02"

    /// KPI-1 with 100 on 1 January (@13) is promoted to KR-6 (@16), which aims at 200.
    private static func promoted() throws -> Story {
        try KPIAddedTests.story().and(
            PromoteKPI(
                "KPI-1", as: AddKeyResult(objective: "O-1", title: "", measures: [.target: 200])),
            on: "2026-01-10")
    }

    @Test("A promoted KPI gives title, unit, baseline and target")
    func promoting() throws {
        let story = try Self.promoted()
        let figures = story.keyResult("KR-6", on: "2026-01-10")
        #expect(figures.goal.title == "Revenue" && figures.goal.unit == "k€")
        #expect(figures.goal.measure(.baseline, at: .latest) == 100)
        #expect(figures.progress == 0)
        let aimed = try KPIAddedTests.story()
            .and(ChangeTarget(of: "KPI-1", to: [.target: 150]), on: "2026-01-02")
            .and(
                PromoteKPI(
                    "KPI-1", as: AddKeyResult(objective: "O-1", title: ""), title: "More"),
                on: "2026-01-10")
        #expect(aimed.state.goals["KR-6"]?.measure(.target, at: .latest) == 150)
        #expect(aimed.state.goals["KR-6"]?.title == "More")
    }

    @Test("A check-in on the key result reads the KPI, and what else is said stays with it")
    func checkIns() throws {
        let story = try Self.promoted()
        var reading = CheckIn.Content(on: Self.today)
        reading.value = 150
        var rest = CheckIn.Content(on: Self.today)
        rest.confidence = 0.7
        rest.note = "half way"
        try given(story)
            .when(
                RecordCheckIn(on: "KR-6", value: 150, confidence: 0.7, note: "half way"),
                on: Self.today
            )
            .then([
                ("KPI-1", .checkInRecorded(.init(content: reading))),
                ("KR-6", .checkInRecorded(.init(content: rest))),
            ])
        try given(story).when(RecordCheckIn(on: "KR-6", value: 150), on: Self.today)
            .then("KPI-1", .checkInRecorded(.init(content: reading)))
        let later = try story.and(RecordCheckIn(on: "KPI-1", value: 150), on: Self.today)
        #expect(later.keyResult("KR-6", on: Self.today).progress == 0.5)
        #expect(later.keyResult("KR-6", on: Self.today, asOf: story.last).progress == 0)
        #expect(later.keyResult("KR-6", on: "2026-02-01").progress == 0)
    }

    @Test("A check-in beside a reading is given no value of its own by a correction")
    func noOwnValue() throws {
        let story = try Self.promoted().and(
            RecordCheckIn(on: "KR-6", value: 150, confidence: 0.5), on: Self.today)
        try given(story).when(
            CorrectEntry(story.last, value: 200, reason: "a slip"), on: Self.today
        ).thenRefused(
            "the value of KR-6 is that of KPI-1, and @\(story.last) has none of its own; "
                + "correct the reading of KPI-1: okr history KPI-1 names it"
        )
        let reading = try story.and(
            CorrectEntry(story.last - 1, value: 200, reason: "a slip"), on: Self.today)
        #expect(reading.keyResult("KR-6", on: Self.today).progress == 1)
    }

    @Test("A closed one stands still, and shows the readings since once it is opened again")
    func closing() throws {
        let closed = try Self.promoted()
            .and(RecordCheckIn(on: "KPI-1", value: 150), on: "2026-01-20")
            .and(CloseGoal("KR-6", outcome: .missed), on: "2026-01-25")
            .and(RecordCheckIn(on: "KPI-1", value: 200), on: "2026-01-30")
        #expect(closed.keyResult("KR-6", on: Self.today).progress == 0.5)
        #expect(closed.state.goals["KR-6"]?.closing?.score == 0.5)
        let open = try closed.and(ReopenGoal("KR-6", reason: "on"), on: Self.today)
        #expect(open.keyResult("KR-6", on: Self.today).progress == 1)
        #expect(open.keyResult("KR-6", on: Self.today, asOf: closed.last).progress == 0.5)
    }

    @Test("A finished key result is adopted, and its series goes on")
    func adopting() throws {
        let closed = try quarter.and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-01-10")
            .and(CloseGoal("KR-1", outcome: .missed), on: "2026-01-20")
        let story = try closed.and(AdoptKeyResult("KR-1"), on: "2026-01-25")
            .and(RecordCheckIn(on: "KPI-1", value: 70), on: "2026-01-30")
        let figures = story.kpi("KPI-1", on: "2026-01-30")
        #expect(figures.series.map(\.value) == [.exact(40), .exact(70)])
        #expect(figures.goal.title == "Win deals" && figures.goal.unit == "%")
        #expect(figures.target == 100)
        #expect(story.keyResult("KR-1", on: "2026-01-30").progress == 0.4)
        let open = try story.and(ReopenGoal("KR-1", reason: "on"), on: Self.today)
        #expect(open.keyResult("KR-1", on: Self.today).progress == 0.7)
    }

    @Test("A key result of any kind that has numbers reads a formula")
    func formulas() throws {
        var worked = AddKPI(title: "A head", owner: "team:sales", on: "2026-01-01")
        worked.formula = try Formula("KPI-1 / KPI-2")
        let story = try KPIAddedTests.story().and(worked, on: "2026-01-01")
        var metric = AddKeyResult(
            objective: "O-1", title: "Grow", measures: [.baseline: 20, .target: 30])
        metric.kpi = "KPI-3"
        let grown = try story.and(metric, on: "2026-01-02")
        #expect(grown.keyResult("KR-6", on: "2026-01-05").progress == 0.5)
        var kept = AddKeyResult(
            objective: "O-1", title: "Keep", kind: .atLeast, measures: [.target: 25])
        kept.kpi = "KPI-3"
        let held = try story.and(kept, on: "2026-01-02")
        #expect(held.keyResult("KR-6", on: "2026-01-05").progress == 1)
        try given(grown).when(RecordCheckIn(on: "KR-6", value: 3), on: Self.today).thenRefused(
            "KPI-3 is worked out as KPI-1 / KPI-2 on 2026-02-02 and takes no reading; "
                + "record readings of KPI-1, KPI-2")
    }

    @Test("A retired KPI leaves an open key result at its last value")
    func retired() throws {
        let story = try Self.promoted()
            .and(RecordCheckIn(on: "KPI-1", value: 150), on: "2026-01-20")
            .and(RetireKPI("KPI-1", reason: "no use"), on: "2026-01-25")
        #expect(story.keyResult("KR-6", on: Self.today).progress == 0.5)
        try given(story).when(RecordCheckIn(on: "KR-6", value: 3), on: Self.today).thenRefused(
            "KPI-1 was retired on 2026-01-25 and takes no reading; "
                + "retract the entry that retired it: okr history KPI-1 names it")
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try KPIAddedTests.story()
        var zones = AddKeyResult(objective: "O-1", title: "Known", kind: .zones)
        zones.zones = [.commit: "In town", .target: "In the state", .stretch: "Abroad"]
        zones.kpi = "KPI-1"
        var linked = AddKeyResult(objective: "O-1", title: "Sell", measures: [.target: 3])
        linked.kpi = "KR-1"
        let promoted = try promoted().and(
            CloseGoal("KR-6", outcome: .missed), on: "2026-01-20")
        return [
            .init(
                "values that are no numbers", story, zones,
                "KR-6 is of kind “zones” and no series of numbers; "
                    + "a KPI needs a key result that is measured by a number"),
            .init(
                "values of what is no KPI", story, linked,
                "KR-1 is a key result and no KPI; okr kpis lists the KPIs"),
            .init(
                "promoting what is no KPI", story,
                PromoteKPI("O-1", as: AddKeyResult(objective: "O-1", title: "")),
                "O-1 is an objective and no KPI; okr kpis lists the KPIs"),
            .init(
                "adopting an open key result", story, AdoptKeyResult("KR-1"),
                "KR-1 is not finished yet; close it first: okr close KR-1 --outcome OUTCOME"),
            .init(
                "adopting what is no key result", story, AdoptKeyResult("O-1"),
                "O-1 is an objective and no key result; name a key result"),
            .init(
                "adopting what a KPI has already", promoted, AdoptKeyResult("KR-6"),
                "the values of KR-6 are those of KPI-1 already; go on with KPI-1"),
        ]
    }
}
