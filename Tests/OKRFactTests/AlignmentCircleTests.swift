import OKRTesting
import Testing

@testable import OKRModel

@Suite("Circles of alignments")
struct AlignmentCircleTests {
    private static let today: Day = "2026-02-02"

    /// O-1 at 0.2, O-2 at 0.4 and O-3 at 0.6; last entry @22.
    private static func reporting() throws -> Story {
        try ["KR-2", "KR-3", "KR-4", "KR-5"].reduce(try threeObjectives()) { story, id in
            try story.and(VoidGoal(GoalID(id) ?? "KR-2", reason: "other kinds"), on: "2026-01-01")
        }
        .and(RecordCheckIn(on: "KR-1", value: 20), on: "2026-01-02")
        .and(RecordCheckIn(on: "KR-6", value: 40), on: "2026-01-02")
        .and(RecordCheckIn(on: "KR-7", value: 60), on: "2026-01-02")
    }

    private static func align(
        _ goal: GoalID, to parent: GoalID, on day: Day? = nil
    ) -> AlignGoal {
        AlignGoal(goal, to: .init(id: parent, weight: 1), reason: "why", on: day)
    }

    @Test("Retracting what kept two goals apart leaves both out of each other's progress")
    func retracted() throws {
        let story = try Self.reporting()
            .and(Self.align("O-1", to: "O-2"), on: "2026-01-05")
            .and(UnalignGoal("O-1", from: "O-2", reason: "why"), on: "2026-01-10")
            .and(Self.align("O-2", to: "O-1"), on: "2026-01-12")
        #expect(story.objective("O-1", on: Self.today).progress == (0.2 + 0.4) / 2)
        #expect(story.objective("O-2", on: Self.today).progress == 0.4)
        let circle = try story.and(RetractEntry(24, reason: "a mistake"), on: Self.today)
        #expect(circle.objective("O-1", on: Self.today).progress == 0.2)
        #expect(circle.objective("O-2", on: Self.today).progress == 0.4)
        #expect(circle.objective("O-1", on: Self.today).reporting.total == 1)
        // Both count in the cycle, for neither counts in the other.
        #expect(circle.cycle("Q1", on: Self.today).progress == (0.2 + 0.4 + 0.6) / 3)
        // Before the second alignment there is no circle, and as known before there was none.
        #expect(circle.objective("O-2", on: "2026-01-11").progress == (0.2 + 0.4) / 2)
        #expect(
            circle.objective("O-1", on: Self.today, asOf: 25).progress == (0.2 + 0.4) / 2)
        // Taking one of them away mends it.
        let mended = try circle.and(
            UnalignGoal("O-1", from: "O-2", reason: "why", on: "2026-01-10"), on: "2026-02-03")
        #expect(mended.objective("O-1", on: Self.today).progress == (0.2 + 0.4) / 2)
        #expect(mended.cycle("Q1", on: Self.today).reporting.total == 2)
    }

    @Test("What stands beside a circle counts it, and is counted by it")
    func beside() throws {
        let story = try Self.reporting()
            .and(AddObjective(title: "Above", cycle: "Q1", owner: "team:sales"), on: "2026-01-03")
            .and(Self.align("O-3", to: "O-1"), on: "2026-01-04")
            .and(Self.align("O-2", to: "O-4"), on: "2026-01-04")
            .and(Self.align("O-1", to: "O-2"), on: "2026-01-05")
            .and(UnalignGoal("O-1", from: "O-2", reason: "why"), on: "2026-01-10")
            .and(Self.align("O-2", to: "O-1"), on: "2026-01-12")
            .and(RetractEntry(27, reason: "a mistake"), on: Self.today)
        #expect(story.objective("O-1", on: Self.today).progress == (0.2 + 0.6) / 2)
        #expect(story.objective("O-2", on: Self.today).progress == 0.4)
        #expect(story.objective("O-4", on: Self.today).progress == 0.4)
        // O-3 counts in O-1, and O-2 in O-4; O-1 and O-4 stand for themselves.
        #expect(story.cycle("Q1", on: Self.today).progress == ((0.2 + 0.6) / 2 + 0.4) / 2)
    }

    @Test("A circle of ten thousand objectives is walked once, and a long path is told in short")
    func long() throws {
        var state = try frame().state
        func record(_ subject: Subject, _ event: Event) {
            let number = state.entryCount + 1
            state.evolve(
                Entry(
                    number: number, time: Instant(utc: Self.today, secondsOfDay: number),
                    day: Self.today, subject: subject,
                    revision: state.revision(of: subject) + 1, event: event,
                    authors: Authors(actor: PersonID(number: 1))))
        }
        func id(_ number: Int) -> GoalID { GoalID(prefix: "A-", number: number) }
        for number in 1...10_000 {
            let below = number == 1 ? [] : [Goal.Parent(id: id(number - 1), weight: 1)]
            record(
                .goal(id(number)),
                .objectiveAdded(
                    .init(
                        on: "2026-01-01", cycle: "Q1", owner: .team("sales"),
                        ambition: .committed, weight: nil, parents: below, title: "Part",
                        description: nil)))
        }
        let first = AlignGoal(id(1), to: .init(id: id(10_000), weight: 1))
        let chain = state
        let refusal = #expect(throws: Refusal.self) {
            try first.decide(in: chain, today: Self.today)
        }
        #expect(
            refusal?.rule
                == "A-1 would stand above itself: A-1 → A-10000 → A-9999 → A-9998 → A-9997 → "
                + "A-9996 → … → A-5 → A-4 → A-3 → A-2 → A-1")
        record(
            .goal(id(1)),
            .goalAligned(
                .init(
                    on: "2026-01-01", parent: .init(id: id(10_000), weight: 1), reason: nil)))
        let board = Scoreboard(state, on: Self.today)
        #expect(board.objectives.count == 10_000)
        #expect(board.objectives.allSatisfy { $0.reporting.total == 0 })
        #expect(board.cycles.first?.reporting.total == 10_000)
    }
}
