import OKRTesting
import Testing

@testable import OKRModel

@Suite("Deadlines")
struct DeadlineTests {
    private static let today: Day = "2026-02-02"

    private static func change(
        _ deadline: Day?, of goal: GoalID = "KR-1", reason: String? = "why", on: Day? = nil
    ) -> ChangeDeadline {
        ChangeDeadline(of: goal, to: deadline, reason: reason, on: on)
    }

    private static func fact(
        _ deadline: Day?, reason: String? = "why", on: Day = today
    ) -> Event {
        .deadlineChanged(.init(on: on, deadline: deadline, reason: reason))
    }

    @Test("Everything is expected by the deadline, from the day on that it holds")
    func expected() throws {
        let story = try quarter.and(Self.change("2026-03-02"), on: Self.today)
        #expect(story.keyResult("KR-1", on: "2026-02-01").expected == 31.0 / 89)
        #expect(story.keyResult("KR-1", on: "2026-02-02").expected == 32.0 / 60)
        #expect(story.keyResult("KR-1", on: "2026-03-02").expected == 1)
        #expect(story.keyResult("KR-1", on: "2026-02-02").lastDay == "2026-03-02")
        // As known before, the last day was the cycle's.
        #expect(story.keyResult("KR-1", on: "2026-02-02", asOf: 11).expected == 32.0 / 89)
    }

    @Test("After the deadline no check-in is owed")
    func owed() throws {
        let story = try quarter.and(Self.change("2026-02-10"), on: Self.today)
        #expect(story.keyResult("KR-1", on: "2026-02-10").due != nil)
        #expect(story.keyResult("KR-1", on: "2026-02-11").due == nil)
        #expect(story.keyResult("KR-1", on: "2026-02-11").overdue == nil)
    }

    @Test("One after the end of the cycle is accepted and remarked, and owes check-ins till then")
    func late() throws {
        try given(quarter).when(Self.change("2026-04-15"), on: Self.today)
            .then(
                "KR-1", Self.fact("2026-04-15"),
                remarks: ["2026-04-15 is after the end of cycle Q1, 2026-03-31"])
        let story = try quarter.and(Self.change("2026-04-15"), on: Self.today)
        #expect(story.keyResult("KR-1", on: "2026-03-31").expected == 89.0 / 104)
        #expect(story.keyResult("KR-1", on: "2026-04-15").due != nil)
    }

    @Test("Any change of it after the original is a move, for it was never empty")
    func moves() throws {
        let story = try quarter.and(Self.change("2026-03-02"), on: Self.today)
        #expect(story.keyResult("KR-1", on: Self.today).moves == 1)
        let none = try story.and(Self.change(nil), on: "2026-02-03")
        #expect(none.keyResult("KR-1", on: "2026-02-03").moves == 2)
        #expect(none.keyResult("KR-1", on: "2026-02-03").expected == 33.0 / 89)
        let early = try quarter.and(Self.change("2026-03-02", reason: nil), on: "2026-01-01")
        #expect(early.keyResult("KR-1", on: Self.today).moves == 0)
        #expect(early.keyResult("KR-1", on: Self.today).terms.deadline == "2026-03-02")
    }

    @Test("The same deadline, or none where there is none, changes nothing")
    func nothing() throws {
        try given(quarter).when(Self.change(nil), on: Self.today)
            .thenNothing("KR-1 has this deadline on 2026-02-02 already; nothing was recorded")
        let story = try quarter.and(Self.change("2026-03-02"), on: Self.today)
        try given(story).when(Self.change("2026-03-02"), on: "2026-02-03")
            .thenNothing("KR-1 has this deadline on 2026-02-03 already; nothing was recorded")
    }

    @Test("It can be corrected, but not to a day before the first; one taken away to a day too")
    func corrected() throws {
        let story = try quarter.and(Self.change("2026-03-20"), on: Self.today)
        let other = try story.and(
            CorrectEntry(12, word: "2026-03-02", reason: "typo"), on: Self.today)
        #expect(other.keyResult("KR-1", on: Self.today).expected == 32.0 / 60)
        #expect(other.keyResult("KR-1", on: Self.today).moves == 1)
        try given(story)
            .when(CorrectEntry(12, word: "2025-12-31", reason: "typo"), on: Self.today)
            .thenRefused(
                "the deadline 2025-12-31 is before the goal's first day, 2026-01-01; give a later "
                    + "one")
        try given(story)
            .when(CorrectEntry(12, word: "soon", reason: "typo"), on: Self.today)
            .thenRefused("“soon” is not a day; give one such as 2026-02-15")
        let gone = try story.and(Self.change(nil), on: "2026-02-03")
            .and(CorrectEntry(13, word: "2026-03-10", reason: "typo"), on: "2026-02-03")
        #expect(gone.keyResult("KR-1", on: "2026-02-03").terms.deadline == "2026-03-10")
    }

    @Test("Its sentence says until when, and that it was taken away")
    func sentence() {
        let words = Phrasebook(quarter.state)
        let fact = DeadlineChanged(on: Self.today, deadline: "2026-03-02", reason: nil)
        #expect(
            fact.sentence("KR-1", in: words)
                == "set the deadline of KR-1 “Win deals” to 2026-03-02 from 2026-02-02 on")
        #expect(
            DeadlineChanged(on: Self.today, deadline: nil, reason: nil)
                .sentence("KR-1", in: words)
                == "took the deadline of KR-1 “Win deals” away from 2026-02-02 on")
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-01-20")
        return [
            RefusalCase(
                "a closed key result", closed, change("2026-03-02"),
                "KR-1 was closed as missed and takes no deadline; reopen it first: "
                    + "okr reopen KR-1 --reason “…”"),
            RefusalCase(
                "an objective", change("2026-03-02", of: "O-1"),
                "O-1 is an objective and takes no deadline: its numbers are its key results'; "
                    + "use one of them: KR-1, KR-2, KR-3, KR-4, KR-5"),
            RefusalCase(
                "a day before the first", change("2025-12-31"),
                "the deadline 2025-12-31 is before the goal's first day, 2026-01-01; give a later "
                    + "one"),
            RefusalCase(
                "a day to come", change("2026-03-02", on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a move without a reason", change("2026-03-02", reason: nil),
                "this moves the goalposts of KR-1, and a move needs a reason; say why with "
                    + "--reason “…”"),
        ]
    }
}
