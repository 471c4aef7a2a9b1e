import OKRTesting
import Testing

@testable import OKRModel

@Suite("Changing a cycle")
struct CycleChangedTests {
    private static let today: Day = "2026-02-02"

    @Test("What changes is recorded, and what is so already is left out")
    func shapes() throws {
        try given(quarter)
            .when(
                ChangeCycle(
                    "Q1", start: "2026-01-01", end: "2026-03-20", title: "First",
                    cadence: .days(14), grace: 0, holidays: ["2026-02-17", "2026-02-16"]),
                on: Self.today
            )
            .then(
                "cycle:Q1",
                .cycleChanged(
                    .init(
                        on: Self.today,
                        settings: [
                            .end: .day("2026-03-20"), .cadence: .cadence(.days(14)),
                            .holidays: .days(["2026-02-16", "2026-02-17"]),
                        ], title: "First", reason: nil)))
    }

    @Test("A change to what is so already changes nothing")
    func nothing() throws {
        try given(quarter)
            .when(ChangeCycle("Q1", end: "2026-03-31", grace: 0, holidays: []), on: Self.today)
            .thenNothing("cycle Q1 is set so on 2026-02-02 already; nothing was recorded")
    }

    @Test("A change holds from its day on, and only as far as it was known")
    func twoTimes() throws {
        let story = try quarter.and(
            ChangeCycle("Q1", end: "2026-04-30", reason: "moved", on: "2026-01-20"),
            on: "2026-02-02")
        func end(_ day: Day, asOf entry: Int? = nil) -> Day {
            story.cycle("Q1", on: day, asOf: entry).calendar.end
        }
        #expect(end("2026-01-19") == "2026-03-31")
        #expect(end("2026-01-20") == "2026-04-30")
        #expect(end("2026-01-20", asOf: story.last - 1) == "2026-03-31")
        #expect(story.keyResult("KR-1", on: "2026-01-19").expected == 18.0 / 89)
        #expect(story.keyResult("KR-1", on: "2026-01-20").expected == 19.0 / 119)
    }

    @Test("Holidays can be taken away again, and check-ins are due on them again")
    func holidays() throws {
        let story = try quarter.and(
            ChangeCycle("Q1", holidays: ["2026-01-08", "2026-01-09"], on: "2026-01-01"),
            on: "2026-01-02")
        #expect(story.keyResult("KR-1", on: "2026-01-08").due == "2026-01-10")
        #expect(story.keyResult("KR-1", on: "2026-01-12").overdue == 2)
        let without = try story.and(
            ChangeCycle("Q1", holidays: [], on: "2026-01-01"), on: "2026-01-12")
        #expect(without.keyResult("KR-1", on: "2026-01-12").due == "2026-01-08")
        #expect(without.keyResult("KR-1", on: "2026-01-12").overdue == 4)
    }

    @Test("Stretching needs no reason before the cycle has begun, nor does shortening later")
    func stretching() throws {
        let later = try frame(start: "2026-04-01", end: "2026-06-30")
        #expect(
            try later.and(ChangeCycle("Q1", end: "2026-07-15"), on: Self.today)
                .cycle("Q1", on: Self.today).calendar.end == "2026-07-15")
        #expect(
            try quarter.and(ChangeCycle("Q1", end: "2026-03-15"), on: Self.today)
                .cycle("Q1", on: Self.today).calendar.end == "2026-03-15")
    }

    @Test("Within the cycle above, and around those below, days can change")
    func nested() throws {
        let story = try year().and(
            ChangeCycle("FY", end: "2026-10-31", reason: "moved"), on: Self.today
        )
        .and(ChangeCycle("H1", end: "2026-04-10", reason: "moved"), on: Self.today)
        #expect(story.cycle("FY", on: Self.today).calendar.end == "2026-10-31")
        #expect(story.cycle("H1", on: Self.today).calendar.end == "2026-04-10")
    }

    /// A fiscal year with its first half, from October 2025 on.
    private static func year() throws -> Story {
        try frame()
            .and(AddCycle(id: "FY", start: "2025-10-01", end: "2026-09-30"), on: "2026-01-01")
            .and(
                AddCycle.part("H1", of: "FY", from: "2025-10-01", to: "2026-03-31"),
                on: "2026-01-01")
    }

    private func year() throws -> Story { try Self.year() }

    static func refusals() throws -> [RefusalCase] {
        let closed = try frame().and(CloseCycle("Q1"), on: today)
        let active = try frame(start: "2026-04-01", end: "2026-06-30")
            .and(ActivateCycle("Q1"), on: today)
        let planned = try year().and(
            ChangeCycle("H1", end: "2026-05-31", reason: "moved", on: "2026-01-30"), on: today)
        return [
            RefusalCase(
                "an unknown cycle", ChangeCycle("Q9", grace: 1),
                "there is no cycle Q9; add it: okr cycle add Q9 --from DAY --to DAY"),
            RefusalCase(
                "a closed cycle", closed, ChangeCycle("Q1", grace: 1),
                "cycle Q1 is closed; reopen it first: okr cycle reopen Q1 --reason “…”"),
            RefusalCase(
                "nothing to change", ChangeCycle("Q1"),
                "nothing is said that would change cycle Q1; give --from, --to, --title, "
                    + "--cadence, --grace or --holidays"),
            RefusalCase(
                "a day to come", ChangeCycle("Q1", grace: 1, on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "check-ins that are never due", ChangeCycle("Q1", cadence: .days(0)),
                "check-ins cannot be due every 0d; give --cadence weekly, biweekly, monthly or a "
                    + "number of days from 1d to 366d"),
            RefusalCase(
                "a grace of more than a year", ChangeCycle("Q1", grace: 367),
                "a grace of 367 days is not between 0 and 366; give a span such as 3d"),
            RefusalCase(
                "an empty title", ChangeCycle("Q1", title: ""),
                "the title of the cycle is empty; give it a title"),
            RefusalCase(
                "a start after the end", ChangeCycle("Q1", start: "2026-04-01"),
                "the cycle would end on 2026-03-31, before it starts on 2026-04-01; exchange "
                    + "--from and --to"),
            RefusalCase(
                "stretching a cycle that has begun without a reason",
                ChangeCycle("Q1", end: "2026-04-10"),
                "stretching cycle Q1 from 2026-03-31 to 2026-04-10 moves the goalposts of its "
                    + "goals, and a move needs a reason; say why with --reason “…”"),
            RefusalCase(
                "stretching a cycle that was activated without a reason", active,
                ChangeCycle("Q1", end: "2026-07-10"),
                "stretching cycle Q1 from 2026-06-30 to 2026-07-10 moves the goalposts of its "
                    + "goals, and a move needs a reason; say why with --reason “…”"),
            RefusalCase(
                "days beyond the cycle that it is a part of", try year(),
                ChangeCycle("H1", end: "2026-10-15", reason: "moved"),
                "2025-10-01 to 2026-10-15 is not within cycle FY, which it is a part of; keep it "
                    + "between 2025-10-01 and 2026-09-30, or change that cycle first"),
            RefusalCase(
                "days that leave a part of it outside", try year(),
                ChangeCycle("FY", end: "2026-02-28"),
                "cycle H1, from 2025-10-01 to 2026-03-31, would reach beyond cycle FY, which it is "
                    + "a part of; change that cycle first: okr cycle change H1"),
            RefusalCase(
                "days that leave a part of it outside later", planned,
                ChangeCycle("FY", end: "2026-04-30", on: "2026-01-10"),
                "cycle H1, from 2025-10-01 to 2026-05-31, would reach beyond cycle FY, which it is "
                    + "a part of; change that cycle first: okr cycle change H1"),
        ]
    }
}
