import OKRTesting
import Testing

@testable import OKRModel

@Suite("Closing a goal")
struct GoalClosedTests {
    private static let today: Day = "2026-03-31"

    private static func fact(
        _ outcome: Outcome, _ score: Decimal?, note: String? = nil
    ) -> Event {
        .goalClosed(.init(outcome: outcome, score: score, note: note))
    }

    /// The quarter with values on all five key results; KR-1 at 40 of 100.
    private static func story() throws -> Story {
        try quarter
            .and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-03-01")
            .and(RecordCheckIn(on: "KR-2", value: 99.5), on: "2026-03-01")
            .and(RecordCheckIn(on: "KR-3", value: 6), on: "2026-03-01")
    }

    @Test("The score is the progress with two decimals unless another is given with a note")
    func keyResult() throws {
        try given(Self.story()).when(CloseGoal("KR-1", outcome: .missed), on: Self.today)
            .then("KR-1", Self.fact(.missed, 0.4))
        try given(Self.story())
            .when(CloseGoal("KR-1", outcome: .missed, score: 0.4), on: Self.today)
            .then("KR-1", Self.fact(.missed, 0.4))
        try given(Self.story())
            .when(CloseGoal("KR-1", outcome: .achieved, score: 0.9, note: "hard"), on: Self.today)
            .then("KR-1", Self.fact(.achieved, 0.9, note: "hard"))
        try given(Self.story()).when(CloseGoal("KR-3", outcome: .missed), on: Self.today)
            .then("KR-3", Self.fact(.missed, 0))
    }

    @Test("Where there is no progress the score given needs no note")
    func typed() throws {
        try given(Self.story())
            .when(CloseGoal("KR-5", outcome: .achieved, score: 1), on: Self.today)
            .then("KR-5", Self.fact(.achieved, 1))
    }

    @Test(
        "A suggested score is rounded half up",
        arguments: [
            (28.5, 0.29), (0.5, 0.01), (0.4999999999, 0.01), (0.49, 0), (99.5, 1), (100, 1),
            (250, 1), (-10, 0), (33.333, 0.33), (1.5, 0.02), (66.5, 0.67), (14.5, 0.15),
        ] as [(Decimal, Decimal)])
    func halfUp(_ value: Decimal, _ score: Decimal) throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: value), on: "2026-03-01")
        try given(story).when(CloseGoal("KR-1", outcome: .missed), on: Self.today)
            .then("KR-1", Self.fact(.missed, score))
    }

    @Test("An abandoned goal has no score; the reason stands in the note")
    func abandoned() throws {
        try given(Self.story())
            .when(CloseGoal("KR-1", outcome: .abandoned, note: "moot"), on: Self.today)
            .then("KR-1", Self.fact(.abandoned, nil, note: "moot"))
        try given(quarter).when(CloseGoal("KR-1", outcome: .abandoned), on: "2026-01-01")
            .then("KR-1", Self.fact(.abandoned, nil))
    }

    /// KR-1 scored 0.4 and weighing 1, KR-2 scored 1 and weighing 3, KR-3 abandoned, others voided.
    private static func scored() throws -> Story {
        try frame()
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(AddKeyResult(objective: "O-1", title: "A"), on: "2026-01-01")
            .and(AddKeyResult(objective: "O-1", title: "B", weight: 3), on: "2026-01-01")
            .and(AddKeyResult(objective: "O-1", title: "C", weight: 9), on: "2026-01-01")
            .and(CloseGoal("KR-1", outcome: .missed, score: 0.4), on: today)
            .and(CloseGoal("KR-2", outcome: .achieved, score: 1), on: today)
            .and(CloseGoal("KR-3", outcome: .abandoned, note: "moot"), on: today)
    }

    @Test("An objective's suggested score is the weighted mean of its key results' scores")
    func objective() throws {
        // (0.4 + 3 × 1) ÷ 4
        try given(Self.scored()).when(CloseGoal("O-1", outcome: .achieved), on: Self.today)
            .then("O-1", Self.fact(.achieved, 0.85))
    }

    @Test("An aligned objective counts with its weight there; one that supports does not")
    func aligned() throws {
        let story = try Self.scored()
            .and(
                AddObjective(
                    title: "Half", cycle: "Q1", owner: "team:sales",
                    parents: [.init(id: "O-1", weight: 4)]), on: "2026-03-31"
            )
            .and(
                AddObjective(
                    title: "Beside", cycle: "Q1", owner: "team:sales",
                    parents: [.init(id: "O-1", weight: nil)]), on: "2026-03-31"
            )
            .and(CloseGoal("O-2", outcome: .missed, score: 0), on: Self.today)
            .and(CloseGoal("O-3", outcome: .achieved, score: 1), on: Self.today)
        // (0.4 + 3 × 1 + 4 × 0) ÷ 8 = 0.425
        try given(story).when(CloseGoal("O-1", outcome: .missed), on: Self.today)
            .then("O-1", Self.fact(.missed, 0.43))
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        let closed = try story.and(CloseGoal("KR-1", outcome: .missed), on: "2026-03-31")
        let partly = try closed.and(VoidGoal("KR-4", reason: "a mistake"), on: "2026-03-31")
        let day: Day = today
        return [
            RefusalCase(
                "an unknown goal", story, CloseGoal("KR-9", outcome: .missed), on: day,
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "a goal closed already", closed, CloseGoal("KR-1", outcome: .achieved), on: day,
                "KR-1 is closed already, as missed; reopen it first: okr reopen KR-1 --reason "
                    + "“…”"),
            RefusalCase(
                "a voided goal", partly, CloseGoal("KR-4", outcome: .missed), on: day,
                "KR-4 was voided as a mistake; add a new goal instead"),
            RefusalCase(
                "an objective with open key results", partly,
                CloseGoal("O-1", outcome: .missed), on: day,
                "O-1 has open key results: KR-2, KR-3, KR-5; close each of them first: "
                    + "okr close KR-2 --outcome OUTCOME"),
            RefusalCase(
                "no progress and no score", story, CloseGoal("KR-4", outcome: .missed), on: day,
                "KR-4 has no progress that a score could be suggested from; give one with "
                    + "--score, from 0 to 1"),
            RefusalCase(
                "a score above 1", story,
                CloseGoal("KR-1", outcome: .achieved, score: 1.1, note: "much"), on: day,
                "a score of 1.1 is not between 0 and 1; give a number such as 0.7"),
            RefusalCase(
                "a score below 0", story,
                CloseGoal("KR-1", outcome: .missed, score: -0.1, note: "much"), on: day,
                "a score of -0.1 is not between 0 and 1; give a number such as 0.7"),
            RefusalCase(
                "another score without a note", story,
                CloseGoal("KR-1", outcome: .achieved, score: 0.9), on: day,
                "the score 0.9 is not the one the progress suggests, 0.40; say why with "
                    + "--note “…”"),
            RefusalCase(
                "a score for an abandoned goal", story,
                CloseGoal("KR-1", outcome: .abandoned, score: 0, note: "moot"), on: day,
                "an abandoned goal has no score; leave --score out"),
            RefusalCase(
                "abandoning without a note", story, CloseGoal("KR-1", outcome: .abandoned),
                on: day,
                "abandoning KR-1 moves the goalposts, and a move needs a reason; say why with "
                    + "--note “…”"),
        ]
    }
}
