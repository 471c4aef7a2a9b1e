import OKRTesting
import Testing

@testable import OKRModel

@Suite("Voiding a goal")
struct GoalVoidedTests {
    private static let today: Day = "2026-02-02"
    private static let fact = Event.goalVoided(.init(reason: "a mistake"))

    @Test("A key result is voided alone")
    func keyResult() throws {
        try given(quarter).when(VoidGoal("KR-1", reason: "a mistake"), on: Self.today)
            .then("KR-1", Self.fact)
    }

    @Test("An objective takes with it the key results that are not voided yet, closed ones too")
    func objective() throws {
        let story = try quarter.and(VoidGoal("KR-2", reason: "twice"), on: "2026-01-05")
            .and(CloseGoal("KR-3", outcome: .missed, score: 0), on: "2026-01-05")
        try given(story).when(VoidGoal("O-1", reason: "a mistake"), on: Self.today)
            .then(
                ["O-1", "KR-1", "KR-3", "KR-4", "KR-5"].map { ($0, Self.fact) })
    }

    @Test("A closed goal can be voided")
    func closed() throws {
        let story = try quarter.and(
            CloseGoal("KR-3", outcome: .missed, score: 0), on: "2026-01-05")
        try given(story).when(VoidGoal("KR-3", reason: "a mistake"), on: Self.today)
            .then("KR-3", Self.fact)
    }

    @Test("Voiding again changes nothing")
    func nothing() throws {
        let story = try quarter.and(VoidGoal("KR-1", reason: "a mistake"), on: "2026-01-05")
        try given(story).when(VoidGoal("KR-1"), on: Self.today)
            .thenNothing("KR-1 is voided already; nothing was recorded")
    }

    static func refusals() throws -> [RefusalCase] {
        [
            RefusalCase(
                "an unknown goal", VoidGoal("KR-9", reason: "a mistake"),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "no reason", VoidGoal("KR-1"),
                "voiding KR-1 needs a reason; say why with --reason “…”"),
        ]
    }
}
