import OKRTesting
import Testing

@testable import OKRModel

@Suite("Reopening a goal")
struct GoalReopenedTests {
    private static let today: Day = "2026-02-02"

    /// An objective and its only key result, both closed.
    private static func story() throws -> Story {
        try frame()
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(AddKeyResult(objective: "O-1", title: "A"), on: "2026-01-01")
            .and(CloseGoal("KR-1", outcome: .missed, score: 0.4), on: "2026-01-30")
            .and(CloseGoal("O-1", outcome: .missed), on: "2026-01-30")
    }

    @Test("A closed goal is reopened with a reason, the objective before its key results")
    func shapes() throws {
        try given(Self.story()).when(ReopenGoal("O-1", reason: "too soon"), on: Self.today)
            .then("O-1", .goalReopened(.init(reason: "too soon")))
        let story = try Self.story().and(ReopenGoal("O-1", reason: "too soon"), on: Self.today)
        try given(story).when(ReopenGoal("KR-1", reason: "too soon"), on: Self.today)
            .then("KR-1", .goalReopened(.init(reason: "too soon")))
    }

    @Test("A goal that is open changes nothing, with or without a reason")
    func nothing() throws {
        try given(quarter).when(ReopenGoal("KR-1", reason: "why not"), on: Self.today)
            .thenNothing("KR-1 is open already; nothing was recorded")
        try given(quarter).when(ReopenGoal("O-1"), on: Self.today)
            .thenNothing("O-1 is open already; nothing was recorded")
    }

    @Test("State and score are taken back")
    func differences() throws {
        let goal = try Self.story().state.goals["KR-1"]
        #expect(
            GoalReopened(reason: nil).differences(from: goal) == [
                .init("state", before: "missed", after: "active"),
                .init("score", before: "0.4", after: nil),
            ])
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        return [
            RefusalCase(
                "an unknown goal", story, ReopenGoal("KR-9", reason: "too soon"),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "a key result of a closed objective", story,
                ReopenGoal("KR-1", reason: "too soon"),
                "KR-1 belongs to O-1, which is closed; reopen that first: okr reopen O-1 "
                    + "--reason “…”"),
            RefusalCase(
                "no reason", story, ReopenGoal("O-1", reason: ""),
                "reopening O-1 needs a reason; say why with --reason “…”"),
            RefusalCase(
                "a voided goal",
                try story.and(VoidGoal("O-1", reason: "a mistake"), on: "2026-02-01"),
                ReopenGoal("O-1", reason: "too soon"),
                "O-1 was voided as a mistake; add a new goal instead"),
        ]
    }
}
