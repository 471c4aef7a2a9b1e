import OKRTesting
import Testing

@testable import OKRModel

@Suite("Closing a cycle")
struct CycleClosedTests {
    private static let today: Day = "2026-03-31"

    /// Q1 with an objective of two key results, and one aligned to it; Q2 to go on in.
    private static func story() throws -> Story {
        try frame()
            .and(AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"), on: "2026-01-01")
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "Deals", measures: [.baseline: 0, .target: 10]),
                on: "2026-01-01"
            )
            .and(
                AddKeyResult(
                    objective: "O-1", title: "Calls", kind: .atLeast, measures: [.target: 5]),
                on: "2026-01-01"
            )
            .and(
                AddObjective(
                    title: "Learn", cycle: "Q1", owner: "person:ana",
                    parents: [.init(id: "O-1", weight: 2)]), on: "2026-01-01"
            )
            .and(
                AddKeyResult(
                    objective: "O-2", title: "Courses", measures: [.baseline: 0, .target: 4]),
                on: "2026-01-01"
            )
            .and(RecordCheckIn(on: "KR-1", value: 4), on: "2026-03-20")
            .and(RecordCheckIn(on: "KR-2", value: 7), on: "2026-03-20")
            .and(RecordCheckIn(on: "KR-3", value: 5), on: "2026-03-20")
    }

    private static func closed(_ outcome: Outcome, _ score: Decimal) -> Event {
        .goalClosed(.init(outcome: outcome, score: score, note: nil))
    }

    @Test("Carried on, every open goal goes on and is closed with its progress, parts first")
    func carrying() throws {
        let decision = try CloseCycle("Q1", carryTo: "Q2", note: "spring")
            .decide(in: Self.story().state, today: Self.today)
        let told = decision.events.map { "\($0.subject) \($0.event.name)" }
        #expect(
            told == [
                "O-1 goal-carried", "KR-1 goal-carried", "KR-2 goal-carried",
                "O-3 objective-added", "KR-4 key-result-added", "KR-5 key-result-added",
                "O-2 goal-carried", "KR-3 goal-carried", "O-4 objective-added",
                "KR-6 key-result-added",
                "KR-1 goal-closed", "KR-2 goal-closed", "KR-3 goal-closed", "O-2 goal-closed",
                "O-1 goal-closed", "cycle:Q1 cycle-closed",
            ])
        #expect(
            decision.events.suffix(6).map(\.event) == [
                Self.closed(.missed, 0.4), Self.closed(.achieved, 1), Self.closed(.achieved, 1),
                // 0.4 and 1 of its own, and twice 1 of what is aligned to it: 3.4 ÷ 4.
                Self.closed(.achieved, 1), Self.closed(.missed, 0.85),
                .cycleClosed(.init(note: "spring")),
            ])
    }

    @Test("What is aligned goes on aligned to what its parent goes on as")
    func aligned() throws {
        let story = try Self.story().and(CloseCycle("Q1", carryTo: "Q2"), on: Self.today)
        let goal = try #require(story.state.goals["O-4"])
        #expect(goal.parents(at: .latest) == [.init(id: "O-3", weight: 2)])
        #expect(story.state.goals["O-2"]?.carriedTo.map(\.goal) == ["O-4"])
        #expect(story.cycle("Q1", on: Self.today).state == .closed)
        let open = story.state.goals.values.filter { $0.closing == nil }.map(\.id.text).sorted()
        #expect(open == ["KR-4", "KR-5", "KR-6", "O-3", "O-4"])
    }

    @Test("An aligned objective added before what it is aligned to goes on after it as well")
    func order() throws {
        let story = try frame()
            .and(AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"), on: "2026-01-01")
            .and(
                "O-1",
                .objectiveAdded(
                    .init(
                        on: "2026-01-01", cycle: "Q1", owner: "team:sales", ambition: .committed,
                        weight: nil, parents: [.init(id: "O-2", weight: 1)], title: "Low",
                        description: nil)), on: "2026-01-01"
            )
            .and(
                AddKeyResult(
                    objective: "O-1", title: "A", kind: .atLeast, measures: [.target: 5]),
                on: "2026-01-01"
            )
            .and(AddObjective(title: "High", cycle: "Q1", owner: "team:acme"), on: "2026-01-01")
            .and(RecordCheckIn(on: "KR-1", value: 5), on: "2026-03-01")
            .and(CloseCycle("Q1", carryTo: "Q2"), on: Self.today)
        #expect(story.state.goals["O-3"]?.carriedFrom == "O-2")
        #expect(
            story.state.goals["O-4"]?.parents(at: .latest) == [.init(id: "O-3", weight: 1)])
        #expect(story.state.goals["O-2"]?.closing?.score == 1)
    }

    @Test("What was carried on before is not carried twice, and what came since goes on too")
    func carriedBefore() throws {
        let story = try Self.story().and(CarryGoal("O-1", to: "Q2"), on: "2026-03-25")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "Late", kind: .atMost, measures: [.target: 1]
                ),
                on: "2026-03-26"
            )
            .and(RecordCheckIn(on: "KR-6", value: 1), on: "2026-03-26")
            .and(CloseCycle("Q1", carryTo: "Q2"), on: Self.today)
        let goals = story.state.goals
        #expect(goals["O-1"]?.carriedTo.map(\.goal) == ["O-3"])
        #expect(goals["O-2"]?.carriedTo.map(\.goal) == ["O-4"])
        #expect(goals["KR-6"]?.carriedTo.count == 1)
        let late = try #require(goals["KR-6"]?.carriedTo.first.flatMap { goals[$0.goal] })
        #expect(late.objective(at: .latest) == "O-3")
        #expect(goals.values.filter { $0.carriedFrom != nil }.count == 6)
    }

    @Test("1.0 on every aspirational goal of an owner is remarked as possible sandbagging")
    func sandbagging() throws {
        func objective(_ title: String, _ owner: OwnerName, _ ambition: Ambition) -> AddObjective {
            AddObjective(title: title, cycle: "Q1", owner: owner, ambition: ambition)
        }
        func scored(_ goal: GoalID, _ score: Decimal) -> CloseGoal {
            CloseGoal(goal, outcome: .achieved, score: score)
        }
        let story = try frame()
            .and(objective("A", "team:sales", .aspirational), on: "2026-01-01")
            .and(objective("B", "team:sales", .aspirational), on: "2026-01-01")
            .and(objective("C", "team:sales", .committed), on: "2026-01-01")
            .and(objective("D", "team:acme", .aspirational), on: "2026-01-01")
            .and(objective("E", "team:acme", .aspirational), on: "2026-01-01")
            .and(objective("F", "person:ana", .aspirational), on: "2026-01-01")
            .and(objective("G", "person:ana", .aspirational), on: "2026-01-01")
            .and(scored("O-1", 1), on: Self.today).and(scored("O-2", 1), on: Self.today)
            .and(scored("O-3", 0.5), on: Self.today).and(scored("O-4", 1), on: Self.today)
            .and(scored("O-5", 0.9), on: Self.today).and(scored("O-6", 1), on: Self.today)
            .and(CloseGoal("O-7", outcome: .abandoned, note: "moot"), on: Self.today)
        try given(story).when(CloseCycle("Q1"), on: Self.today)
            .then(
                "cycle:Q1", .cycleClosed(.init(note: nil)),
                remarks: [
                    "every aspirational goal of team:sales was scored 1.0, which may be "
                        + "sandbagging: O-1, O-2",
                    "every aspirational goal of person:ana was scored 1.0, which may be "
                        + "sandbagging: O-6",
                ])
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        let pending = try story.and(
            AddKeyResult(objective: "O-2", title: "Books"), on: today
        )
        .and(AddObjective(title: "Empty", cycle: "Q1", owner: "team:sales"), on: today)
        let empty = try story.and(
            AddObjective(title: "Empty", cycle: "Q1", owner: "team:sales"), on: today)
        var draft = AddObjective(title: "Maybe", cycle: "Q1", owner: "team:sales")
        draft.isDraft = true
        let drafted = try story.and(draft, on: today)
        let day: Day = today
        return [
            RefusalCase(
                "an unknown cycle", story, CloseCycle("Q9"), on: day,
                "there is no cycle Q9; add it: okr cycle add Q9 --from DAY --to DAY"),
            RefusalCase(
                "open goals", story, CloseCycle("Q1"), on: day,
                "cycle Q1 has open goals: O-1, KR-1, KR-2, O-2, KR-3; close each of them, as in "
                    + "okr close O-1 --outcome OUTCOME, or let them go on: okr cycle close Q1 "
                    + "--carry-to CYCLE"),
            RefusalCase(
                "drafts, which do not go on", drafted, CloseCycle("Q1", carryTo: "Q2"), on: day,
                "cycle Q1 has goals that are not agreed yet: O-3; agree on each, as in okr agree "
                    + "O-3, move it to another cycle, or take it out: okr void O-3"),
            RefusalCase(
                "goals to carry on without a progress", pending,
                CloseCycle("Q1", carryTo: "Q2"), on: day,
                "no score follows from the progress of KR-4; give one each, as in okr close KR-4 "
                    + "--outcome OUTCOME --score NUMBER"),
            RefusalCase(
                "an objective without a score to follow from", empty,
                CloseCycle("Q1", carryTo: "Q2"), on: day,
                "no score follows from the progress of O-3; give one each, as in okr close O-3 "
                    + "--outcome OUTCOME --score NUMBER"),
            RefusalCase(
                "carrying goals on to itself", story, CloseCycle("Q1", carryTo: "Q1"), on: day,
                "goals of cycle Q1 cannot go on in itself; name another cycle"),
            RefusalCase(
                "an unknown cycle to go on in", story, CloseCycle("Q1", carryTo: "Q9"), on: day,
                "there is no cycle Q9; add it: okr cycle add Q9 --from DAY --to DAY"),
            RefusalCase(
                "a closed cycle to go on in", try story.and(CloseCycle("Q2"), on: day),
                CloseCycle("Q1", carryTo: "Q2"), on: day,
                "cycle Q2 is closed; reopen it first: okr cycle reopen Q2 --reason “…”"),
        ]
    }
}
