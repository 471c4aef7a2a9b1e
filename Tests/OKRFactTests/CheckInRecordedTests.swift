import OKRTesting
import Testing

@testable import OKRModel

@Suite("Checking in")
struct CheckInRecordedTests {
    private static let today: Day = "2026-02-02"

    private static func fact(
        _ on: Day, _ value: Decimal? = nil, confidence: Decimal? = nil, note: String? = nil
    ) -> Event {
        .checkInRecorded(
            .init(content: .init(on: on, value: value, confidence: confidence, note: note)))
    }

    @Test("A check-in has a value, a confidence or a note, and is about today")
    func shapes() throws {
        try given(quarter).when(RecordCheckIn(on: "KR-1", value: 12.50), on: Self.today)
            .then("KR-1", Self.fact(Self.today, 12.5))
        try given(quarter).when(RecordCheckIn(on: "KR-1", confidence: 1), on: Self.today)
            .then("KR-1", Self.fact(Self.today, confidence: 1))
        try given(quarter).when(RecordCheckIn(on: "KR-1", note: " slow \n"), on: Self.today)
            .then("KR-1", Self.fact(Self.today, note: "slow"))
        try given(quarter)
            .when(
                RecordCheckIn(
                    on: "KR-1", value: -3, confidence: 0, note: "a\nb", day: "2026-01-30"),
                on: Self.today
            )
            .then("KR-1", Self.fact("2026-01-30", -3, confidence: 0, note: "a\nb"))
    }

    @Test("Every kind of key result takes one, measured or not", arguments: 1...5)
    func kinds(_ number: Int) throws {
        let goal = GoalID("KR-\(number)") ?? "KR-1"
        try given(quarter).when(RecordCheckIn(on: goal, value: 1), on: Self.today)
            .then(.goal(goal), Self.fact(Self.today, 1))
    }

    @Test("Saying the same again is news")
    func again() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: 5), on: Self.today)
        try given(story).when(RecordCheckIn(on: "KR-1", value: 5), on: Self.today)
            .then("KR-1", Self.fact(Self.today, 5))
    }

    @Test("A day outside the goal's days is accepted and remarked")
    func outside() throws {
        try given(quarter)
            .when(RecordCheckIn(on: "KR-1", value: 1, day: "2025-12-31"), on: Self.today)
            .then(
                "KR-1", Self.fact("2025-12-31", 1),
                remarks: ["2025-12-31 is before the goal's first day, 2026-01-01"])
        try given(quarter).when(RecordCheckIn(on: "KR-1", value: 1), on: "2026-04-01")
            .then(
                "KR-1", Self.fact("2026-04-01", 1),
                remarks: ["2026-04-01 is after the goal's last day, 2026-03-31"])
        let story = try quarter.and(
            AddKeyResult(objective: "O-1", title: "Late", on: "2026-01-20"), on: Self.today)
        try given(story)
            .when(RecordCheckIn(on: "KR-6", value: 1, day: "2026-01-19"), on: Self.today)
            .then(
                "KR-6", Self.fact("2026-01-19", 1),
                remarks: ["2026-01-19 is before the goal's first day, 2026-01-20"])
    }

    @Test("Its sentence says value, unit, day and confidence")
    func sentence() throws {
        let words = Phrasebook(quarter.state)
        let fact = CheckInRecorded(
            content: .init(on: "2026-02-01", value: 12.5, confidence: 0.7))
        #expect(
            fact.sentence("KR-1", in: words)
                == "checked in 12.5 % on KR-1 “Win deals” for 2026-02-01, confidence 0.7")
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-01-30")
        let voided = try quarter.and(VoidGoal("KR-1", reason: "a mistake"), on: "2026-01-30")
        let empty = try frame().and(
            AddObjective(title: "Alone", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
        return [
            RefusalCase(
                "an unknown goal", RecordCheckIn(on: "KR-9", value: 1),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "a closed key result", closed, RecordCheckIn(on: "KR-1", value: 1),
                "KR-1 was closed as missed and takes no check-in; reopen it first: "
                    + "okr reopen KR-1 --reason “…”"),
            RefusalCase(
                "a voided key result", voided, RecordCheckIn(on: "KR-1", value: 1),
                "KR-1 was voided as a mistake; add a new goal instead"),
            RefusalCase(
                "an objective, a key result of which was voided", voided,
                RecordCheckIn(on: "O-1", value: 1),
                "O-1 is an objective and takes no check-in: its numbers are its key results'; "
                    + "use one of them: KR-2, KR-3, KR-4, KR-5"),
            RefusalCase(
                "an objective without key results", empty, RecordCheckIn(on: "O-1", value: 1),
                "O-1 is an objective and takes no check-in: its numbers are its key results'; "
                    + "add one: okr kr add O-1 TITLE"),
            RefusalCase(
                "a day to come", RecordCheckIn(on: "KR-1", value: 1, day: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "nothing to say", RecordCheckIn(on: "KR-1", note: " \n "),
                "the check-in on KR-1 says nothing; give a value, --confidence or --note"),
            RefusalCase(
                "a confidence above 1", RecordCheckIn(on: "KR-1", confidence: 7),
                "a confidence of 7 is not between 0 and 1; give a number such as 0.7, or "
                    + "on-track, at-risk or off-track"),
            RefusalCase(
                "a confidence below 0", RecordCheckIn(on: "KR-1", confidence: -0.1),
                "a confidence of -0.1 is not between 0 and 1; give a number such as 0.7, or "
                    + "on-track, at-risk or off-track"),
            RefusalCase(
                "a note of more than 20 000 bytes",
                RecordCheckIn(on: "KR-1", note: String(repeating: "é", count: 10_001)),
                "the note is longer than 20000 bytes; shorten it"),
        ]
    }
}
