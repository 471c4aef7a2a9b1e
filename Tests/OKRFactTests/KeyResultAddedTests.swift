import OKRTesting
import Testing

@testable import OKRModel

@Suite("Adding a key result")
struct KeyResultAddedTests {
    private static let today: Day = "2026-02-02"

    private static func fact(
        _ kind: MeasureKind = .metric, _ measures: [MeasureField: Decimal] = [:],
        unit: String? = nil, weight: Decimal? = nil, owner: Owner = "team:sales", on: Day = today,
        description: String? = nil
    ) -> Event {
        .keyResultAdded(
            .init(
                on: on, objective: "O-1", owner: owner, plan: MeasurementPlan(kind), unit: unit,
                measures: measures, weight: weight, title: "Last", description: description))
    }

    private static func add(
        _ kind: MeasureKind = .metric, _ measures: [MeasureField: Decimal] = [:],
        to objective: GoalID = "O-1", id: String? = nil, title: String = "Last",
        unit: String? = nil, weight: Decimal? = nil, owner: OwnerName? = nil, on: Day? = nil
    ) -> AddKeyResult {
        AddKeyResult(
            objective: objective, id: id, title: title, kind: kind, measures: measures,
            unit: unit, weight: weight, owner: owner, on: on)
    }

    @Test("A metric can begin without baseline and target, and belongs to the objective's owner")
    func plain() throws {
        try given(quarter).when(Self.add(), on: Self.today)
            .then("KR-6", Self.fact(), created: "KR-6")
    }

    @Test(
        "Baseline, commit, target and stretch may rise or fall, and neighbours may be equal",
        arguments: [
            [.baseline: 0, .commit: 50, .target: 100, .stretch: 120],
            [.baseline: 40, .commit: 30, .target: 20, .stretch: 10],
            [.baseline: 0, .commit: 0, .target: 10, .stretch: 10],
            [.commit: 5, .target: 5], [.target: 5], [.baseline: 5],
            [.commit: 3, .stretch: 1], [.baseline: -2.5, .target: -1],
        ] as [[MeasureField: Decimal]])
    func ladders(_ measures: [MeasureField: Decimal]) throws {
        try given(quarter).when(Self.add(.metric, measures), on: Self.today)
            .then("KR-6", Self.fact(.metric, measures), created: "KR-6")
    }

    @Test("It can be kept at least, at most or between, with a unit, a weight and an owner")
    func guardrails() throws {
        try given(quarter)
            .when(
                Self.add(.atLeast, [.target: 99.9], unit: " % ", weight: 0, owner: "person:ana"),
                on: Self.today
            )
            .then(
                "KR-6",
                Self.fact(.atLeast, [.target: 99.9], unit: "%", weight: 0, owner: "person:p1"),
                created: "KR-6")
        try given(quarter).when(Self.add(.atMost, [.target: 0]), on: Self.today)
            .then("KR-6", Self.fact(.atMost, [.target: 0]), created: "KR-6")
        try given(quarter).when(Self.add(.between, [.low: 5, .high: 5]), on: Self.today)
            .then("KR-6", Self.fact(.between, [.low: 5, .high: 5]), created: "KR-6")
    }

    @Test("A day before the cycle is the usual one to plan, and a day after it is remarked")
    func outside() throws {
        try given(quarter).when(Self.add(on: "2025-12-31"), on: Self.today)
            .then("KR-6", Self.fact(on: "2025-12-31"), created: "KR-6")
        try given(quarter).when(Self.add(), on: "2026-04-01")
            .then(
                "KR-6", Self.fact(on: "2026-04-01"), created: "KR-6",
                remarks: ["2026-04-01 is after the goal's last day, 2026-03-31"])
    }

    @Test("It can begin as a draft, with contributors and a reviewer, in an agreed objective too")
    func draft() throws {
        var command = Self.add()
        command.isDraft = true
        command.contributors = ["team:acme"]
        command.reviewer = "person:ana"
        let story = try quarter.and(command, on: Self.today)
        let figures = story.keyResult("KR-6", on: Self.today)
        #expect(figures.standing == .draft)
        #expect(figures.terms.contributors == ["team:acme"])
        #expect(figures.terms.reviewer == "person:p1")
        let fact = try #require(story.entries.last?.event.fact as? KeyResultAdded)
        #expect(try KeyResultAdded(fact.fields) == fact)
    }

    @Test("Added to an objective that was agreed on, it says why")
    func reason() throws {
        var objective = AddObjective(title: "Next", cycle: "Q1", owner: "team:sales")
        objective.isDraft = true
        let story = try quarter.and(objective, on: "2026-01-05")
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-06")
        var command = Self.add(to: "O-2")
        command.reason = " late news "
        let added = try story.and(command, on: Self.today)
        #expect(added.entries.last?.event.fact.reason == "late news")
        #expect(added.state.goals["KR-6"]?.life == .active)
        command.reason = nil
        command.isDraft = true
        #expect(try story.and(command, on: Self.today).state.goals["KR-6"]?.life == .draft)
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try quarter.and(VoidGoal("KR-5", reason: "a mistake"), on: "2026-01-05")
            .and(CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-01-05")
            .and(CloseGoal("KR-2", outcome: .missed, score: 0), on: "2026-01-05")
            .and(CloseGoal("KR-3", outcome: .missed, score: 0), on: "2026-01-05")
            .and(CloseGoal("KR-4", outcome: .missed, score: 0), on: "2026-01-05")
            .and(CloseGoal("O-1", outcome: .missed), on: "2026-01-05")
        return [
            RefusalCase(
                "an identifier in use", add(id: "O-1"),
                "there is a goal O-1 already, “Grow”; choose another identifier, or leave --id "
                    + "out to have one assigned"),
            RefusalCase(
                "an unknown objective", add(to: "O-9"),
                "there is no goal O-9; okr status lists the goals"),
            RefusalCase(
                "a closed objective", closed, add(),
                "O-1 was closed as missed and takes no new key result; reopen it first: "
                    + "okr reopen O-1 --reason “…”"),
            RefusalCase(
                "a key result instead of an objective", add(to: "KR-1"),
                "KR-1 is a key result and cannot have key results; add it to an objective: "
                    + "okr kr add O-1 TITLE"),
            RefusalCase(
                "a day to come", add(on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "an unknown owner", add(owner: "person:bo"),
                "there is no person bo; add them: okr person add --handle bo --name NAME"),
            RefusalCase(
                "a weight below 0", add(weight: -0.1),
                "a weight of -0.1 is below 0; give 0 or more"),
            RefusalCase(
                "an empty title", add(title: " "), "the title of KR-6 is empty; give it a title"),
            RefusalCase(
                "a unit of 25 characters", add(unit: String(repeating: "k", count: 25)),
                "the unit “kkkkkkkkkkkkkkkkkkkkkkkkk” is longer than 24 characters or has a "
                    + "control character; shorten it"),
        ] + measureRefusals
    }

    private static let measureRefusals = [
        RefusalCase(
            "a target equal to the baseline", add(.metric, [.baseline: 5, .target: 5.0]),
            "the target 5.0 equals the baseline; give a target that differs, or keep the value "
                + "with --at-least or --at-most"),
        RefusalCase(
            "a commit beyond the target",
            add(.metric, [.baseline: 0, .commit: 80, .target: 70]),
            "commit 80 lies beyond target 70; give baseline, commit, target and stretch in this "
                + "order, rising or falling"),
        RefusalCase(
            "a stretch back at the baseline",
            add(.metric, [.baseline: 10, .target: 20, .stretch: 10]),
            "target 20 lies beyond stretch 10; give baseline, commit, target and stretch in this "
                + "order, rising or falling"),
        RefusalCase(
            "a band for a metric", add(.metric, [.low: 1]),
            "a key result of kind “metric” has no low; it has baseline, target, commit, stretch"),
        RefusalCase(
            "a baseline for something kept", add(.atLeast, [.baseline: 1, .target: 2]),
            "a key result of kind “at-least” has no baseline; it has target"),
        RefusalCase(
            "nothing to keep", add(.atMost),
            "a key result of kind “at-most” needs the value to keep; give --at-most NUMBER"),
        RefusalCase(
            "one bound only", add(.between, [.low: 1]),
            "“between” needs two bounds; give --between LOW HIGH"),
        RefusalCase(
            "bounds the wrong way round", add(.between, [.low: 20, .high: 10]),
            "the lower bound 20 is above the upper bound 10; give the lower one first, or both of "
                + "them"),
    ]
}
