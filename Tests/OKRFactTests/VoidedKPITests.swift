import OKRTesting
import Testing

@testable import OKRModel

@Suite("KPIs that are voided")
struct VoidedKPITests {
    private static let today: Day = "2026-02-02"
    private static let fact = Event.goalVoided(.init(reason: "a mistake"))

    /// KPI-1 is read by KR-6; KPI-3 is worked out from it and from KPI-2.
    private static func story() throws -> Story {
        var ratio = AddKPI(title: "A head", owner: "team:sales")
        ratio.formula = try Formula("KPI-1 / KPI-2")
        return try KPIAddedTests.story().and(
            PromoteKPI(
                "KPI-1", as: AddKeyResult(objective: "O-1", title: "", measures: [.target: 200])),
            on: "2026-01-10"
        ).and(ratio, on: "2026-01-10")
    }

    private static func segmented() throws -> Story {
        var whole = AddKPI(title: "All", owner: "team:sales")
        whole.plan.rule = .sum
        var story = try quarter.and(whole, on: "2026-01-02")
        for name in ["North", "South"] {
            var part = AddKPI(title: name, owner: "team:sales")
            part.plan.segmentOf = "KPI-1"
            part.plan.segment = name
            part.value = 2
            story = try story.and(part, on: "2026-01-02")
        }
        return story
    }

    @Test("What takes values from it is named, with what helps")
    func remarks() throws {
        let command = VoidGoal("KPI-1", reason: "a mistake")
        let left =
            "KPI-3 is worked out from KPI-1 and has no value any more; change the formula: "
            + "okr kpi formula KPI-3 FORMULA --reason “…”"
        try given(Self.story()).when(command, on: Self.today).then(
            [("KPI-1", Self.fact)],
            remarks: [
                "KR-6 takes its values from KPI-1 and has none any more; close it: okr close KR-6 "
                    + "--outcome abandoned --note “…”, or void it: okr void KR-6 --reason “…”",
                left,
            ])
        let closed = try Self.story().and(CloseGoal("KR-6", outcome: .missed), on: Self.today)
        try given(closed).when(command, on: Self.today)
            .then([("KPI-1", Self.fact)], remarks: [left])
        try given(Self.segmented()).when(command, on: Self.today).then(
            [("KPI-1", Self.fact)],
            remarks: [
                "KPI-2, KPI-3, segments of it, stay; void what is a mistake, too: okr void KPI-2 "
                    + "--reason “…”"
            ])
        try given(Self.segmented()).when(VoidGoal("KPI-3", reason: "a mistake"), on: Self.today)
            .then([("KPI-3", Self.fact)])
    }

    @Test("A key result without its KPI takes no value, and takes the rest of a check-in")
    func checkIn() throws {
        let story = try Self.story().and(VoidGoal("KPI-1", reason: "a mistake"), on: Self.today)
        try given(story).when(RecordCheckIn(on: "KR-6", value: 150), on: Self.today).thenRefused(
            "the values of KR-6 were those of KPI-1, which was voided as a mistake; close it: "
                + "okr close KR-6 --outcome abandoned --note “…”, or void it: "
                + "okr void KR-6 --reason “…”")
        #expect(story.keyResult("KR-6", on: Self.today).value == nil)
        let view = Perspective(entry: story.last, day: Self.today)
        let advice = AdviceReview(story.state, at: view).findings
            .filter { $0.rule == .silentKeyResult && $0.subject == .goal("KR-6") }
        #expect(advice.map(\.remedy) == ["okr close KR-6 --outcome abandoned --note “…”"])
        let sure = try story.and(RecordCheckIn(on: "KR-6", confidence: 0.2), on: Self.today)
        #expect(sure.keyResult("KR-6", on: Self.today).confidence == 0.2)
        let closed = try story.and(
            CloseGoal("KR-6", outcome: .abandoned, note: "counted twice"), on: Self.today)
        #expect(closed.state.goals["KR-6"]?.closing?.outcome == .abandoned)
    }

    @Test("The cause of a missing value says that the KPI was voided, and by which entry")
    func cause() throws {
        let story = try Self.story().and(VoidGoal("KPI-1", reason: "a mistake"), on: Self.today)
        let figures = story.kpi("KPI-3", on: Self.today)
        #expect(figures.value == nil)
        #expect(figures.reading.cause == .voided("KPI-1", by: story.last))
        #expect(
            figures.reading.cause?.sentence == "KPI-1 was voided as a mistake by @\(story.last)")
    }

    @Test("A KPI keeps the check-ins of a voided key result, and a reading takes their place")
    func adopted() throws {
        let read = try quarter.and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-12")
        let story = try read.and(CloseGoal("KR-1", outcome: .missed), on: "2026-01-25")
            .and(AdoptKeyResult("KR-1"), on: "2026-01-26")
            .and(VoidGoal("KR-1", reason: "a mistake"), on: Self.today)
        #expect(story.kpi("KPI-1", on: Self.today).value?.decimal == 50)
        let refusal =
            "KR-1 was voided as a mistake, and its check-ins stay in KPI-1 as they are; record a "
            + "reading of KPI-1 for the same day, which takes the place of @\(read.last): "
            + "okr check-in KPI-1 VALUE --on 2026-01-12"
        try given(story).when(CorrectEntry(read.last, value: 5, reason: "a slip"), on: Self.today)
            .thenRefused(refusal)
        try given(story).when(RetractEntry(read.last, reason: "a slip"), on: Self.today)
            .thenRefused(refusal)
        let later = try story.and(
            RecordCheckIn(on: "KPI-1", value: 5, day: "2026-01-12"), on: Self.today)
        #expect(later.kpi("KPI-1", on: Self.today).value?.decimal == 5)
    }
}
