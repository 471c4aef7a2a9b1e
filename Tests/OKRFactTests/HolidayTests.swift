import OKRTesting
import Testing

@testable import OKRModel

@Suite("Days that do not count")
struct HolidayTests {
    /// KR-1 from 0 to 1 in a quarter with holidays, and perhaps with a check-in.
    private static func figures(
        holidays: [Day], grace: Int = 0, checkIn: Day? = nil, on day: Day
    ) throws -> KeyResultFigures {
        try story(holidays: holidays, grace: grace, checkIn: checkIn).keyResult("KR-1", on: day)
    }

    private static func story(
        holidays: [Day], grace: Int = 0, checkIn: Day? = nil
    ) throws -> Story {
        var cycle = AddCycle(id: "H", start: "2026-01-01", end: "2026-03-31", grace: grace)
        cycle.holidays = holidays
        let story = try frame().and(cycle, on: "2026-01-01")
            .and(AddObjective(title: "Grow", cycle: "H", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(objective: "O-1", title: "A", measures: [.baseline: 0, .target: 1]),
                on: "2026-01-01")
        guard let checkIn else { return story }
        return try story.and(RecordCheckIn(on: "KR-1", value: 1, day: checkIn), on: checkIn)
    }

    @Test("What is due on such a day is due on the next one that counts")
    func due() throws {
        let holidays: [Day] = ["2026-01-08", "2026-01-09", "2026-01-20"]
        #expect(try Self.figures(holidays: holidays, on: "2026-01-02").due == "2026-01-10")
        #expect(
            try Self.figures(holidays: holidays, checkIn: "2026-01-13", on: "2026-01-14").due
                == "2026-01-21")
    }

    @Test("They are left out of the days overdue, of the grace and of what is missed")
    func counted() throws {
        // Due on the 8th; the 9th and the 12th do not count.
        let holidays: [Day] = ["2026-01-09", "2026-01-12", "2026-01-17"]
        for (day, overdue, late, missed) in [
            ("2026-01-08", nil, false, false), ("2026-01-09", nil, false, false),
            ("2026-01-10", 1, false, false), ("2026-01-11", 2, false, false),
            ("2026-01-12", 2, false, false), ("2026-01-13", 3, true, false),
            ("2026-01-18", 7, true, false), ("2026-01-19", 8, true, true),
        ] as [(Day, Int?, Bool, Bool)] {
            let figures = try Self.figures(holidays: holidays, grace: 2, on: day)
            #expect(figures.overdue == overdue, "\(day)")
            #expect(figures.owed?.isLate == late, "\(day)")
            #expect(figures.owed?.isMissed == missed, "\(day)")
        }
    }

    @Test("A goal without a value counts as 0 once the days that count are over")
    func pending() throws {
        let story = try Self.story(holidays: ["2026-01-08", "2026-01-10"], grace: 1)
            .and(
                AddKeyResult(objective: "O-1", title: "B", measures: [.baseline: 0, .target: 1]),
                on: "2026-01-01"
            )
            .and(RecordCheckIn(on: "KR-2", value: 1), on: "2026-01-02")
        // Due on the 9th, with a day of grace that the 10th is not.
        #expect(story.objective("O-1", on: "2026-01-11").progress == 1)
        #expect(story.objective("O-1", on: "2026-01-12").progress == 0.5)
    }

    @Test("Expected progress counts every day, whatever is celebrated")
    func expected() throws {
        let figures = try Self.figures(holidays: ["2026-01-08", "2026-02-10"], on: "2026-02-15")
        #expect(figures.expected == 45.0 / 89)
    }
}
