import OKRTesting
import Testing

@testable import OKRModel

@Suite("Carrying a goal on")
struct GoalCarriedTests {
    private static let today: Day = "2026-03-31"
    private static let first: Day = "2026-01-01"

    /// Q1 and Q2, and an objective in Q1 with people around it.
    private static func story() throws -> Story {
        var objective = AddObjective(
            title: "Grow", description: "More.", cycle: "Q1", owner: "team:sales",
            ambition: .aspirational, weight: 2)
        objective.reviewer = "person:ana"
        objective.contributors = ["team:acme"]
        return try frame()
            .and(AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"), on: first)
            .and(objective, on: first)
    }

    private static func metric(
        baseline: Decimal = 0, target: Decimal = 100, commit: Decimal? = nil,
        stretch: Decimal? = nil
    ) -> AddKeyResult {
        var measures: [MeasureField: Decimal] = [.baseline: baseline, .target: target]
        measures[.commit] = commit
        measures[.stretch] = stretch
        return AddKeyResult(
            objective: "O-1", title: "Deals", measures: measures, unit: "k", weight: 3)
    }

    /// The key result that KR-1 goes on as.
    private static func successor(_ story: Story) throws -> Goal {
        let id = try #require(story.state.goals["KR-1"]?.carriedTo.last?.goal)
        return try #require(story.state.goals[id])
    }

    @Test("An objective goes on with its key result from the last value, and each names the other")
    func whole() throws {
        let story = try Self.story().and(Self.metric(), on: Self.first)
            .and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-03-01")
        try given(story).when(CarryGoal("O-1", to: "Q2"), on: Self.today)
            .then(
                [
                    ("O-1", .goalCarried(.init(to: "O-2", in: "Q2"))),
                    ("KR-1", .goalCarried(.init(to: "KR-2", in: "Q2"))),
                    (
                        "O-2",
                        .objectiveAdded(
                            .init(
                                on: Self.today, cycle: "Q2", owner: "team:sales",
                                ambition: .aspirational, weight: 2, parents: [],
                                reviewer: "person:p1", contributors: ["team:acme"],
                                carriedFrom: "O-1", title: "Grow", description: "More."))
                    ),
                    (
                        "KR-2",
                        .keyResultAdded(
                            .init(
                                on: Self.today, objective: "O-2", owner: "team:sales",
                                plan: MeasurementPlan(.metric), unit: "k",
                                measures: [.baseline: 40, .target: 100], weight: 3,
                                carriedFrom: "KR-1", title: "Deals", description: nil))
                    ),
                ], created: "O-2", remarks: ["KR-1 goes on as KR-2"])
        let after = try story.and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        #expect(after.state.goals["O-1"]?.carriedTo.map(\.cycle) == ["Q2"])
        #expect(after.state.goals["O-1"]?.closing == nil)
        #expect(after.objective("O-2", on: "2026-04-01").goal.carriedFrom == "O-1")
    }

    @Test("A second time changes nothing, unless what it went on as was voided")
    func twice() throws {
        let story = try Self.story().and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        try given(story).when(CarryGoal("O-1", to: "Q2"), on: Self.today)
            .thenNothing("O-1 goes on in Q2 as O-2 already; nothing was recorded")
        let voided = try story.and(VoidGoal("O-2", reason: "too soon"), on: Self.today)
            .and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        #expect(voided.state.goals["O-1"]?.carriedTo.map(\.goal) == ["O-2", "O-3"])
    }

    @Test("With its baseline kept, or without a value, it goes on from where it began")
    func keepsBaseline() throws {
        let story = try Self.story().and(Self.metric(), on: Self.first)
        let pending = try story.and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        #expect(try Self.successor(pending).measure(.baseline, at: .latest) == 0)
        let kept = try story.and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-03-01")
            .and(CarryGoal("O-1", to: "Q2", keepsBaseline: true), on: Self.today)
        #expect(try Self.successor(kept).measure(.baseline, at: .latest) == 0)
    }

    @Test(
        "A value at or beyond the target keeps the baseline; a commit that is reached is left out",
        arguments: [
            (0, 100, 100, 0, 60), (0, 100, 130, 0, 60), (0, 100, 60, 60, 60), (0, 100, 61, 61, nil),
            (100, 0, 20, 20, nil), (100, 0, 70, 70, 60), (100, 0, -5, 100, 60),
        ] as [(Decimal, Decimal, Decimal, Decimal, Decimal?)])
    func ladder(
        _ from: Decimal, _ to: Decimal, _ value: Decimal, _ baseline: Decimal, _ commit: Decimal?
    ) throws {
        let story = try Self.story()
            .and(Self.metric(baseline: from, target: to, commit: 60), on: Self.first)
            .and(RecordCheckIn(on: "KR-1", value: value), on: "2026-03-01")
            .and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        let measures = try Self.successor(story).measures(at: .latest)
        #expect(measures[.baseline] == baseline)
        #expect(measures[.commit] == commit)
        #expect(measures[.target] == to)
    }

    @Test("What is left out is said: days, a baseline kept, a commit that is reached, drafts")
    func remarks() throws {
        var deals = Self.metric(commit: 30)
        deals.phases = [Phase(day: "2026-02-01", value: 50)]
        deals.deadline = "2026-03-15"
        var steps = AddKeyResult(objective: "O-1", title: "Steps")
        steps.plan = MeasurementPlan(.milestones)
        steps.milestones = [MilestonePlan(name: "One", day: "2026-02-01")]
        var draft = Self.metric()
        draft.isDraft = true
        let story = try Self.story().and(deals, on: Self.first).and(steps, on: Self.first)
            .and(draft, on: Self.first)
            .and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-03-01")
        let decision = try CarryGoal("O-1", to: "Q2").decide(in: story.state, today: Self.today)
        #expect(
            decision.remarks == [
                "KR-1 goes on without its phases and deadline",
                "KR-1 goes on without its commit of 30, which is reached",
                "KR-1 goes on as KR-4",
                "KR-2 goes on without its days of milestones", "KR-2 goes on as KR-5",
                "KR-3 is a draft and was not carried on",
            ])
    }

    @Test("Milestones go on with those still to be done, all of them where none is left or kept")
    func milestones() throws {
        var steps = AddKeyResult(objective: "O-1", title: "Steps")
        steps.plan = MeasurementPlan(.milestones)
        steps.milestones = [
            MilestonePlan(name: "One", weight: 2), MilestonePlan(name: "Two", weight: 3),
        ]
        let story = try Self.story().and(steps, on: Self.first)
            .and(RecordCheckIn(on: "KR-1", done: ["One"]), on: "2026-03-01")
        func names(_ story: Story) throws -> [String] {
            let goal = try Self.successor(story)
            return goal.milestones(at: .latest).map { "\(goal.name(of: $0.id))=\($0.weight)" }
        }
        let open = try story.and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        #expect(try names(open) == ["Two=3"])
        let kept = try story.and(CarryGoal("O-1", to: "Q2", keepsBaseline: true), on: Self.today)
        #expect(try names(kept) == ["One=2", "Two=3"])
        let done = try story.and(RecordCheckIn(on: "KR-1", done: ["Two"]), on: "2026-03-02")
            .and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        #expect(try names(done) == ["One=2", "Two=3"])
    }

    @Test("A closed objective takes along what was missed, an open one what is open")
    func closed() throws {
        let story = try Self.story().and(Self.metric(), on: Self.first)
            .and(Self.metric(), on: Self.first).and(Self.metric(), on: Self.first)
            .and(CloseGoal("KR-1", outcome: .missed, score: 0.2), on: "2026-03-01")
            .and(CloseGoal("KR-2", outcome: .achieved, score: 1), on: "2026-03-01")
        let open = try story.and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        #expect(open.state.goals["KR-4"]?.carriedFrom == "KR-3")
        #expect(open.state.goals["KR-5"] == nil)
        let closed =
            try story
            .and(CloseGoal("KR-3", outcome: .abandoned, note: "moot"), on: "2026-03-01")
            .and(CloseGoal("O-1", outcome: .missed), on: "2026-03-01")
            .and(CarryGoal("O-1", to: "Q2"), on: Self.today)
        #expect(closed.state.goals["KR-4"]?.carriedFrom == "KR-1")
        #expect(closed.state.goals["KR-5"] == nil)
    }

    @Test("A key result follows an objective that was carried before")
    func alone() throws {
        let story = try Self.story().and(Self.metric(), on: Self.first)
            .and(CloseGoal("KR-1", outcome: .missed, score: 0.2), on: "2026-03-01")
            .and(CarryGoal("O-1", to: "Q2"), on: "2026-03-30")
        try given(story)
            .when(CarryGoal("KR-1", to: "Q2"), on: Self.today)
            .then(
                [
                    ("KR-1", .goalCarried(.init(to: "KR-2", in: "Q2"))),
                    (
                        "KR-2",
                        .keyResultAdded(
                            .init(
                                on: Self.today, objective: "O-2", owner: "team:sales",
                                plan: MeasurementPlan(.metric), unit: "k",
                                measures: [.baseline: 0, .target: 100], weight: 3,
                                carriedFrom: "KR-1", title: "Deals", description: nil))
                    ),
                ], created: "KR-2", remarks: ["KR-1 goes on as KR-2"])
    }

    @Test("It stays aligned to what is open, and to what its parent goes on as; not to what ended")
    func alignments() throws {
        func objective(_ title: String, _ parents: [Goal.Parent] = []) -> AddObjective {
            AddObjective(title: title, cycle: "Q1", owner: "team:acme", parents: parents)
        }
        let story = try Self.story().and(objective("Open"), on: Self.first)
            .and(objective("Carried"), on: Self.first).and(objective("Ended"), on: Self.first)
            .and(
                objective(
                    "Below",
                    [
                        .init(id: "O-2", weight: nil), .init(id: "O-3", weight: 0.5),
                        .init(id: "O-4", weight: 1),
                    ]), on: Self.first
            )
            .and(CarryGoal("O-3", to: "Q2"), on: Self.today)
            .and(CloseGoal("O-4", outcome: .missed, score: 0), on: Self.today)
        let decision = try CarryGoal("O-5", to: "Q2").decide(in: story.state, today: Self.today)
        guard case .objectiveAdded(let fact) = decision.events.last?.event else {
            Issue.record("no objective is added")
            return
        }
        #expect(fact.parents == [.init(id: "O-2", weight: nil), .init(id: "O-6", weight: 0.5)])
        #expect(
            decision.remarks == ["O-5 goes on without its alignment to O-4, which is closed"])
    }

    @Test("A merged team's successor owns what goes on; who left does not contribute any more")
    func heirs() throws {
        var objective = AddObjective(title: "Help", cycle: "Q1", owner: "team:ops")
        objective.contributors = ["person:bo", "team:ops", "team:sales"]
        let story = try Self.story().and(AddTeam(id: "ops", title: "Operations"), on: Self.first)
            .and(AddPerson(handle: "bo"), on: Self.first)
            .and(objective, on: Self.first)
            .and(CloseGoal("O-2", outcome: .missed, score: 0.3), on: "2026-03-01")
            .and(LeavePerson(handle("bo")), on: "2026-03-02")
            .and(MergeTeam("ops", into: "sales"), on: "2026-03-03")
            .and(CarryGoal("O-2", to: "Q2"), on: Self.today)
        let goal = try #require(story.state.goals["O-3"])
        #expect(goal.owner(at: .latest) == "team:sales")
        #expect(goal.contributors(at: .latest) == ["team:sales"])
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story().and(metric(), on: first)
        var draft = AddObjective(title: "Maybe", cycle: "Q1", owner: "team:sales")
        draft.isDraft = true
        let left = try story.and(AddPerson(handle: "bo"), on: first)
            .and(AddObjective(title: "Bo's", cycle: "Q1", owner: "person:bo"), on: first)
            .and(CloseGoal("O-2", outcome: .missed, score: 0), on: today)
            .and(LeavePerson(handle("bo")), on: today)
        let day: Day = today
        return [
            RefusalCase(
                "an unknown goal", story, CarryGoal("O-9", to: "Q2"), on: day,
                "there is no goal O-9; okr status lists the goals"),
            RefusalCase(
                "an unknown cycle", story, CarryGoal("O-1", to: "Q9"), on: day,
                "there is no cycle Q9; add it: okr cycle add Q9 --from DAY --to DAY"),
            RefusalCase(
                "its own cycle", story, CarryGoal("O-1", to: "Q1"), on: day,
                "O-1 is in cycle Q1 already; name another cycle with --to"),
            RefusalCase(
                "a closed cycle", try story.and(CloseCycle("Q2"), on: day),
                CarryGoal("O-1", to: "Q2"), on: day,
                "cycle Q2 is closed; reopen it first: okr cycle reopen Q2 --reason “…”"),
            RefusalCase(
                "a day to come", story, CarryGoal("O-1", to: "Q2", on: "2026-04-01"), on: day,
                "2026-04-01 is still to come: today is 2026-03-31; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a draft", try story.and(draft, on: first), CarryGoal("O-2", to: "Q2"), on: day,
                "O-2 is not agreed yet and is not carried on; agree on it first: okr agree O-2, "
                    + "or move it: okr move O-2 Q2"),
            RefusalCase(
                "a voided goal", try story.and(VoidGoal("O-1", reason: "a mistake"), on: day),
                CarryGoal("O-1", to: "Q2"), on: day,
                "O-1 was voided as a mistake; add a new goal instead"),
            RefusalCase(
                "a part of the strategy", try story.and(AddStrategy(title: "Mission"), on: first),
                CarryGoal("S-1", to: "Q2"), on: day,
                "S-1 is part of the strategy and belongs to no cycle; align the objectives of Q2 "
                    + "to it: okr align OBJECTIVE S-1"),
            RefusalCase(
                "a key result that was achieved",
                try story.and(CloseGoal("KR-1", outcome: .achieved, score: 1), on: day),
                CarryGoal("KR-1", to: "Q2"), on: day,
                "KR-1 was closed as achieved and is not carried on; add a new key result: okr kr "
                    + "add OBJECTIVE TITLE"),
            RefusalCase(
                "a key result before its objective", story, CarryGoal("KR-1", to: "Q2"), on: day,
                "O-1, which KR-1 belongs to, does not go on in Q2; carry that one first, with its "
                    + "key results: okr carry O-1 --to Q2"),
            RefusalCase(
                "a goal of somebody who left", left, CarryGoal("O-2", to: "Q2"), on: day,
                "person:p2, who owns O-2, takes no goals any more; assign it first: okr assign "
                    + "O-2 WHO"),
        ]
    }
}

/// A person as commands name them.
func handle(_ text: String) -> Identifier<OwnerName.Handle> {
    guard let handle = Identifier<OwnerName.Handle>(text) else {
        preconditionFailure("“\(text)” in a test is not a handle")
    }
    return handle
}
