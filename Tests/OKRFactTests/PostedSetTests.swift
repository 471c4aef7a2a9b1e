import OKRTesting
import Testing

@testable import OKRModel

@Suite("Moves of what counts, and of the cycle")
struct PostedSetTests {
    private static let today: Day = "2026-02-02"

    /// O-1 with KR-1 at 0.5 and KR-2 to KR-4 at 1, all since 5 January; four entries more.
    private static func checked(_ story: Story = quarter) throws -> Story {
        try story
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-05")
            .and(RecordCheckIn(on: "KR-2", value: 100), on: "2026-01-05")
            .and(RecordCheckIn(on: "KR-3", value: 3), on: "2026-01-05")
            .and(RecordCheckIn(on: "KR-4", value: 15), on: "2026-01-05")
    }

    @Test("Abandoning goes by the objective's progress: what was behind flatters by leaving")
    func abandoning() throws {
        func abandon(_ goal: GoalID) -> CloseGoal {
            CloseGoal(goal, outcome: .abandoned, note: "moot")
        }
        let behind = try Self.checked().and(abandon("KR-1"), on: Self.today)
        #expect(
            behind.posts() == ["@16 KR-1 abandoned easier: state active → abandoned"])
        let ahead = try Self.checked().and(abandon("KR-2"), on: Self.today)
        #expect(ahead.lastDirection == .harder)
        let back = try behind.and(ReopenGoal("KR-1", reason: "after all"), on: "2026-02-03")
        #expect(back.posts().last == "@17 KR-1 reopened harder: state abandoned → active")
        #expect(back.keyResult("KR-1", on: "2026-02-03").moves == 2)
    }

    @Test("Reopening what was closed otherwise is no move")
    func reopening() throws {
        let story = try Self.checked()
            .and(CloseGoal("KR-2", outcome: .achieved, score: 1), on: Self.today)
            .and(ReopenGoal("KR-2", reason: "too early"), on: Self.today)
        #expect(story.posts().isEmpty)
    }

    @Test("A weight goes by the objective's progress; of a lone key result it is neutral")
    func weight() throws {
        func weigh(_ goal: GoalID, _ weight: Decimal) -> ChangeWeight {
            ChangeWeight(of: goal, to: weight, reason: "why")
        }
        let heavier = try Self.checked().and(weigh("KR-2", 3), on: Self.today)
        #expect(heavier.posts() == ["@16 KR-2 changed easier: weight – → 3"])
        #expect(try Self.checked().and(weigh("KR-1", 3), on: Self.today).lastDirection == .harder)
        #expect(try Self.checked().and(weigh("O-1", 3), on: Self.today).lastDirection == .neutral)
    }

    @Test("A key result added later moves its objective, with the reason it was given")
    func adding() throws {
        var command = AddKeyResult(
            objective: "O-1", title: "More", measures: [.baseline: 0, .target: 10])
        command.reason = "the board asked"
        let story = try Self.checked().and(command, on: Self.today)
        #expect(story.posts() == ["@16 O-1 added neutral: counted KR-6 – → 1"])
        #expect(story.goalposts().moves.first?.reason == "the board asked")
        #expect(story.goalposts().moves.first?.added == "KR-6")
        let sameDay = try quarter.and(command, on: "2026-01-01")
        #expect(sameDay.posts().isEmpty)
    }

    @Test("A draft added later moves its objective when it is agreed on")
    func addedAsDraft() throws {
        var command = AddKeyResult(
            objective: "O-1", title: "More", measures: [.baseline: 0, .target: 10])
        command.isDraft = true
        let draft = try Self.checked().and(command, on: "2026-01-01")
        #expect(draft.posts().isEmpty)
        let agreed = try draft.and(AgreeOnGoals(["KR-6"]), on: Self.today)
        #expect(agreed.posts() == ["@17 O-1 added harder: counted KR-6 – → 1"])
    }

    @Test("A key result that moves is a move of its own, and of the objective it comes to")
    func moving() throws {
        let story = try Self.checked(threeObjectives())
            .and(RecordCheckIn(on: "KR-6", value: 90), on: "2026-01-05")
            .and(MoveGoal("KR-1", to: "O-2", reason: "theirs"), on: "2026-01-20")
        #expect(
            story.posts() == [
                "@\(story.last) KR-1 changed easier: objective O-1 → O-2",
                "@\(story.last) O-2 added harder: counted KR-1 – → 1",
            ])
        #expect(story.posts(of: GoalFilter(goal: "O-1")).count == 1)
        #expect(story.posts(of: GoalFilter(goal: "O-2")).count == 2)
    }

    @Test("To begin to count moves what counts it; to count otherwise, or no more, the goal itself")
    func aligning() throws {
        let story = try threeObjectives()
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-05")
            .and(RecordCheckIn(on: "KR-6", value: 90), on: "2026-01-05")
            .and(AlignGoal("O-2", to: Goal.Parent(id: "O-1", weight: 1)), on: "2026-01-06")
        let first = story.last
        #expect(story.posts() == ["@\(first) O-1 added easier: counted O-2 – → 1"])
        #expect(story.objective("O-1", on: "2026-01-06").drift != 0)
        let more = try story.and(
            AlignGoal("O-2", to: Goal.Parent(id: "O-1", weight: 3), reason: "why"),
            on: "2026-01-07")
        #expect(
            more.posts().last
                == "@\(first + 1) O-2 changed easier: parent O-1 counted with 1 → counted with 3")
        let none = try more.and(UnalignGoal("O-2", from: "O-1", reason: "why"), on: "2026-01-07")
        #expect(
            none.posts().last
                == "@\(first + 2) O-2 changed harder: parent O-1 counted with 3 → –")
    }

    @Test("An objective that comes from another cycle moves both, and is found from either")
    func betweenCycles() throws {
        let story =
            try quarter
            .and(AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"), on: "2026-01-01")
            .and(MoveGoal("O-1", to: "Q2", reason: "later"), on: Self.today)
        let lines = [
            "@13 O-1 changed neutral: cycle Q1 → Q2",
            "@13 cycle:Q2 added neutral: counted O-1 – → 1",
        ]
        #expect(story.posts() == lines)
        #expect(story.posts(of: GoalFilter(cycle: "Q1")) == [lines[0]])
        #expect(story.posts(of: GoalFilter(cycle: "Q2")) == lines)
        #expect(story.goalposts(of: GoalFilter(cycle: "Q1")).objectives.map(\.goal.id) == ["O-1"])
    }

    @Test("A cycle moves once it is pursued: a later end is easier, an earlier harder")
    func cycle() throws {
        func change(start: Day? = nil, end: Day? = nil) -> ChangeCycle {
            ChangeCycle("Q1", start: start, end: end, reason: "why")
        }
        let later = try quarter.and(change(end: "2026-04-05"), on: "2026-03-27")
        #expect(
            later.posts() == ["@12 cycle:Q1 changed easier: end 2026-03-31 → 2026-04-05"])
        #expect(later.goalposts().moves.first?.shareElapsed == 85.0 / 89)
        #expect(try quarter.and(change(end: "2026-03-20"), on: Self.today).lastDirection == .harder)
        let start = try quarter.and(change(start: "2026-01-10"), on: Self.today)
        #expect(start.lastDirection == .neutral)
        let both = try quarter.and(
            change(start: "2026-01-10", end: "2026-04-05"), on: Self.today)
        #expect(
            both.posts() == [
                "@12 cycle:Q1 changed easier: start 2026-01-01 → 2026-01-10 (neutral), "
                    + "end 2026-03-31 → 2026-04-05"
            ])
    }

    @Test("A planned cycle's days are as free as a draft's target, until it begins or is activated")
    func plannedCycle() throws {
        let planned = try frame(start: "2026-02-01")
            .and(ChangeCycle("Q1", end: "2026-04-05"), on: "2026-01-20")
        #expect(planned.posts().isEmpty)
        let active = try frame(start: "2026-02-01")
            .and(ActivateCycle("Q1"), on: "2026-01-10")
            .and(ChangeCycle("Q1", end: "2026-04-05", reason: "why"), on: "2026-01-20")
        #expect(active.posts().count == 1)
        let begun = try frame()
            .and(ChangeCycle("Q1", start: "2026-02-01"), on: "2026-01-10")
            .and(ChangeCycle("Q1", start: "2026-02-02"), on: "2026-01-20")
        #expect(begun.posts().count == 2)
    }

    @Test("A new owner is no move, and says whose drift it is")
    func assignment() throws {
        let story = try Self.checked()
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "why"), on: Self.today)
            .and(AssignGoal("O-1", to: "team:acme"), on: Self.today)
        let posts = story.goalposts()
        #expect(posts.moves.count == 1)
        #expect(posts.owners.map(\.figures.owner) == ["team:acme", "team:sales"])
        #expect(posts.owners.map(\.came) == [["O-1"], []])
        #expect(posts.owners.map(\.went) == [[], ["O-1"]])
    }

    @Test("What is voided is out of it, and an empty ledger has none")
    func nothing() throws {
        let story =
            try quarter
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "why"), on: Self.today)
            .and(VoidGoal("KR-1", reason: "a mistake"), on: Self.today)
        #expect(story.posts().isEmpty)
        #expect(story.posts(asOf: 12).count == 1)
        let empty = Goalposts(State(), at: Perspective(entry: 0, day: Self.today))
        #expect(empty.moves.isEmpty && empty.cycles.isEmpty && empty.owners.isEmpty)
        #expect(story.goalposts(asOf: 1).keyResults.isEmpty)
    }
}
