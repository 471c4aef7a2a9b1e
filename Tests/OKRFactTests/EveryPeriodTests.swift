import OKRTesting
import Testing

@testable import OKRModel

@Suite("What is kept in every period")
struct EveryPeriodTests {
    /// KR-1 with values for days, all recorded on the last day of the quarter.
    private static func story(
        _ plan: AddKeyResult = every(.week, .atLeast, 5), _ values: (Day, Decimal)...
    ) throws -> Story {
        try values.reduce(try objective().and(plan, on: "2026-01-01")) { story, value in
            try story.and(
                RecordCheckIn(on: "KR-1", value: value.1, day: value.0), on: "2026-03-31")
        }
    }

    @Test("Raw is the share of periods met, of all periods from the first day to the last")
    func share() throws {
        let story = try Self.story(
            every(.week, .atLeast, 5), ("2026-01-02", 5), ("2026-01-08", 4.99), ("2026-01-20", 7),
            ("2026-03-26", 5))
        // Thirteen weeks from the first of January; the last one has six days.
        for (day, met) in [
            ("2026-01-02", 1), ("2026-01-08", 1), ("2026-01-20", 2), ("2026-03-25", 2),
            ("2026-03-26", 3), ("2026-03-31", 3),
        ] as [(Day, Double)] {
            #expect(story.keyResult("KR-1", on: day).raw == met / 13, "\(day)")
        }
    }

    @Test("Without any value it is pending; with one of no period of its own none is met")
    func pending() throws {
        let empty = try Self.story()
        #expect(empty.keyResult("KR-1", on: "2026-03-31").standing == .pending)
        #expect(empty.keyResult("KR-1", on: "2026-03-31").raw == nil)
        let early = try Self.story(every(.week, .atLeast, 5), ("2025-12-31", 9))
        #expect(early.keyResult("KR-1", on: "2025-12-30").raw == nil)
        #expect(early.keyResult("KR-1", on: "2026-01-05").raw == 0)
        let late = try Self.story(every(.week, .atLeast, 5)).and(
            RecordCheckIn(on: "KR-1", value: 9), on: "2026-04-01")
        #expect(late.keyResult("KR-1", on: "2026-04-01").raw == 0)
    }

    @Test("The value of a period is its last check-in, by day and then by entry")
    func last() throws {
        let falls = try Self.story(
            every(.week, .atLeast, 5), ("2026-01-02", 9), ("2026-01-07", 4))
        #expect(falls.keyResult("KR-1", on: "2026-01-06").raw == 1.0 / 13)
        #expect(falls.keyResult("KR-1", on: "2026-01-07").raw == 0)
        // Recorded later for an earlier day, it changes nothing.
        let backdated = try Self.story(
            every(.week, .atLeast, 5), ("2026-01-07", 4), ("2026-01-02", 9))
        #expect(backdated.keyResult("KR-1", on: "2026-01-07").raw == 0)
        let sameDay = try Self.story(
            every(.week, .atLeast, 5), ("2026-01-07", 4), ("2026-01-07", 9))
        #expect(sameDay.keyResult("KR-1", on: "2026-01-07").raw == 1.0 / 13)
    }

    @Test("At most is met at the target itself, month by month")
    func atMost() throws {
        let story = try Self.story(
            every(.month, .atMost, 3), ("2026-01-31", 3), ("2026-02-01", 3.01),
            ("2026-03-15", -1))
        #expect(story.keyResult("KR-1", on: "2026-01-31").raw == 1.0 / 3)
        #expect(story.keyResult("KR-1", on: "2026-02-28").raw == 1.0 / 3)
        #expect(story.keyResult("KR-1", on: "2026-03-31").raw == 2.0 / 3)
    }

    @Test("Expected is the share of periods that have ended, each on its last day")
    func expected() throws {
        let story = try Self.story()
        for (day, ended) in [
            ("2025-12-31", 0), ("2026-01-06", 0), ("2026-01-07", 1), ("2026-01-13", 1),
            ("2026-01-14", 2), ("2026-03-25", 12), ("2026-03-30", 12), ("2026-03-31", 13),
            ("2026-05-01", 13),
        ] as [(Day, Double)] {
            #expect(story.keyResult("KR-1", on: day).expected == ended / 13, "\(day)")
        }
    }

    @Test("Months clip at their end and come back, as they are counted from the first day")
    func clippedMonths() throws {
        let story = try objective(start: "2026-01-31", end: "2026-04-30")
            .and(every(.month, .atLeast, 1), on: "2026-01-31")
        // 31 January to 27 February, 28 February to 30 March, 31 March to 29 April, 30 April.
        for (day, ended) in [
            ("2026-02-26", 0), ("2026-02-27", 1), ("2026-03-29", 1), ("2026-03-30", 2),
            ("2026-04-28", 2), ("2026-04-29", 3), ("2026-04-30", 4),
        ] as [(Day, Double)] {
            #expect(story.keyResult("KR-1", on: day).expected == ended / 4, "\(day)")
        }
    }

    @Test("A deadline leaves fewer periods, and they are counted from the goal's own first day")
    func deadline() throws {
        var plan = every(.week, .atLeast, 5)
        plan.on = "2026-01-05"
        plan.deadline = "2026-01-20"
        let story = try objective().and(plan, on: "2026-01-05")
            .and(RecordCheckIn(on: "KR-1", value: 6, day: "2026-01-19"), on: "2026-01-19")
        // 5 to 11, 12 to 18, and two days more.
        #expect(story.keyResult("KR-1", on: "2026-01-19").raw == 1.0 / 3)
        #expect(story.keyResult("KR-1", on: "2026-01-18").expected == 2.0 / 3)
        #expect(story.keyResult("KR-1", on: "2026-01-20").expected == 1)
    }

    @Test("Pace and standing follow from the share, and a new target measures every period anew")
    func standing() throws {
        let story = try Self.story(
            every(.week, .atLeast, 5), ("2026-01-03", 5), ("2026-01-10", 6), ("2026-01-17", 1)
        )
        let figures = story.keyResult("KR-1", on: "2026-01-28")
        #expect(figures.expected == 4.0 / 13)
        #expect(figures.pace == 0.5)
        #expect(figures.standing == .offTrack)
        #expect(figures.value == 1)
        let eased = try story.and(
            ChangeTarget(of: "KR-1", to: [.target: 1], reason: "less", on: "2026-01-28"),
            on: "2026-03-31")
        #expect(eased.keyResult("KR-1", on: "2026-01-27").raw == 2.0 / 13)
        #expect(eased.keyResult("KR-1", on: "2026-01-28").raw == 3.0 / 13)
        #expect(eased.keyResult("KR-1", on: "2026-01-28").drift == 3.0 / 13 - 2.0 / 13)
    }

    @Test("A retracted or corrected value is none, or another, in its period")
    func amended() throws {
        let story = try Self.story(every(.week, .atLeast, 5), ("2026-01-03", 5), ("2026-01-10", 6))
        let retracted = try story.and(RetractEntry(9, reason: "wrong"), on: "2026-03-31")
        #expect(retracted.keyResult("KR-1", on: "2026-01-12").raw == 1.0 / 13)
        let moved = try story.and(
            CorrectEntry(9, on: "2026-01-04", reason: "wrong"), on: "2026-03-31")
        #expect(moved.keyResult("KR-1", on: "2026-01-12").raw == 1.0 / 13)
        #expect(moved.keyResult("KR-1", on: "2026-01-12", asOf: 9).raw == 2.0 / 13)
    }
}
