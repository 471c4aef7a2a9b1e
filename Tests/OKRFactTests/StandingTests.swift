import OKRTesting
import Testing

@testable import OKRModel

@Suite("Expected progress and standing")
struct StandingTests {
    @Test(
        "Off-track is a pace below 0.7 and a gap of 0.10, at-risk one below 0.9 and 0.05",
        arguments: [
            // (progress, expected): the pace alone at its edges, rounded to nine decimals
            (0.7, 1, .atRisk), (0.6999999999, 1, .atRisk), (0.699999999, 1, .offTrack),
            (0.9, 1, .onTrack), (0.8999999999, 1, .onTrack), (0.899999999, 1, .atRisk),
            (0.45, 0.5, .onTrack), (0.35, 0.5, .atRisk), (0.349999999, 0.5, .offTrack),
            // the gap alone at its edges; 0.3 − 0.2 and 0.15 − 0.1 are a little less in binary
            (0.2, 0.3, .offTrack), (0.200000001, 0.3, .atRisk), (0.1, 0.15, .atRisk),
            (0.100000001, 0.15, .onTrack), (0, 0.1, .offTrack), (0, 0.099999999, .atRisk),
            (0, 0.05, .atRisk), (0, 0.049999999, .onTrack),
            // nothing expected, and more than expected
            (0, 0, .onTrack), (1, 0.5, .onTrack), (1, 1, .onTrack),
        ] as [(Double, Double, Standing)])
    func edges(_ progress: Double, _ expected: Double, _ standing: Standing) {
        #expect(Pace.standing(progress: progress, expected: expected) == standing)
    }

    @Test("Pace is progress by expected, and 1 where nothing is expected")
    func pace() {
        #expect(Pace.pace(progress: 0.3, expected: 0.6) == 0.5)
        #expect(Pace.pace(progress: 0, expected: 0) == 1)
        #expect(Pace.pace(progress: 0.4, expected: 0) == 1)
    }

    @Test("Expected is linear by days from 0 on the first day to 1 on the last")
    func linear() {
        func expected(_ day: Day) -> Double { quarter.keyResult("KR-1", on: day).expected }
        #expect(expected("2025-12-31") == 0)
        #expect(expected("2026-01-01") == 0)
        #expect(expected("2026-01-02") == 1.0 / 89)
        #expect(expected("2026-02-15") == 45.0 / 89)
        #expect(expected("2026-03-31") == 1)
        #expect(expected("2026-05-01") == 1)
    }

    @Test("The first day is the day of creation where that is later than the cycle's start")
    func late() throws {
        let story = try quarter.and(
            AddKeyResult(objective: "O-1", title: "Late", on: "2026-03-21"), on: "2026-03-25")
        #expect(story.keyResult("KR-6", on: "2026-03-21").expected == 0)
        #expect(story.keyResult("KR-6", on: "2026-03-26").expected == 0.5)
    }

    @Test("Where the first day is not before the last, 0 is expected before the last, then 1")
    func tooLate() throws {
        let story =
            try quarter
            .and(AddKeyResult(objective: "O-1", title: "Last day"), on: "2026-03-31")
            .and(AddKeyResult(objective: "O-1", title: "After"), on: "2026-04-02")
        for goal in ["KR-6", "KR-7"] as [GoalID] {
            #expect(story.keyResult(goal, on: "2026-03-30").expected == 0)
            #expect(story.keyResult(goal, on: "2026-03-31").expected == 1)
            #expect(story.keyResult(goal, on: "2026-04-03").expected == 1)
        }
    }

    @Test("Of something kept everything is expected, always")
    func kept() {
        for goal in ["KR-2", "KR-3", "KR-4"] as [GoalID] {
            #expect(quarter.keyResult(goal, on: "2026-01-01").expected == 1)
        }
    }

    @Test("Something kept is on-track where it is met, else off-track")
    func guardrail() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-2", value: 99.5), on: "2026-01-10")
            .and(RecordCheckIn(on: "KR-3", value: 6), on: "2026-01-10")
        #expect(story.keyResult("KR-2", on: "2026-01-10").standing == .onTrack)
        #expect(story.keyResult("KR-3", on: "2026-01-10").standing == .offTrack)
    }

    @Test("Something kept is pending again once a check-in was missed; a metric is not")
    func missed() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-2", value: 99.5), on: "2026-01-10")
            .and(RecordCheckIn(on: "KR-1", value: 100), on: "2026-01-10")
        // Due on the 17th, a cadence later it is missed.
        #expect(story.keyResult("KR-2", on: "2026-01-24").standing == .onTrack)
        #expect(story.keyResult("KR-2", on: "2026-01-25").standing == .pending)
        #expect(story.keyResult("KR-1", on: "2026-01-25").standing == .onTrack)
        // Past the last day no check-in is owed, so none is missed.
        #expect(story.keyResult("KR-2", on: "2026-04-01").standing == .onTrack)
    }

    @Test(
        "Declared at 0.7 or more and computed off-track is a watermelon",
        arguments: [(0.7, true), (0.69, false), (1, true)] as [(Decimal, Bool)])
    func watermelon(_ confidence: Decimal, _ isOne: Bool) throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 0, confidence: confidence), on: "2026-02-15")
            .and(RecordCheckIn(on: "KR-3", value: 9, confidence: confidence), on: "2026-02-15")
        #expect(story.keyResult("KR-1", on: "2026-02-15").isWatermelon == isOne)
        #expect(story.keyResult("KR-3", on: "2026-02-15").isWatermelon == isOne)
        // The same confidence was honest while little was expected.
        #expect(!story.keyResult("KR-1", on: "2026-01-01").isWatermelon)
    }
}

@Suite("Check-ins due")
struct DueTests {
    private static func figures(
        _ cadence: Cadence = .days(7), grace: Int = 0, start: Day = "2026-01-01",
        checkIn: Day? = nil, on day: Day
    ) throws -> KeyResultFigures {
        var story = try frame(cadence: cadence, grace: grace, start: start)
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "A", measures: [.baseline: 0, .target: 1]),
                on: "2026-01-01")
        if let checkIn {
            story = try story.and(RecordCheckIn(on: "KR-1", value: 1, day: checkIn), on: checkIn)
        }
        return story.keyResult("KR-1", on: day)
    }

    @Test("The first is due a cadence after the first day, and overdue from the day after")
    func first() throws {
        for (day, overdue) in [("2026-01-08", nil), ("2026-01-09", 1), ("2026-03-31", 82)]
            as [(Day, Int?)]
        {
            let figures = try Self.figures(on: day)
            #expect(figures.due == "2026-01-08")
            #expect(figures.overdue == overdue)
        }
    }

    @Test("The next is due a cadence after the last check-in's day")
    func next() throws {
        #expect(try Self.figures(checkIn: "2026-01-05", on: "2026-01-06").due == "2026-01-12")
        #expect(
            try Self.figures(.days(14), checkIn: "2026-01-05", on: "2026-01-06").due
                == "2026-01-19")
        // Asked about an earlier day, that check-in was not there yet.
        #expect(try Self.figures(checkIn: "2026-01-05", on: "2026-01-04").due == "2026-01-08")
    }

    @Test("Months clip at their end and do not come back")
    func monthly() throws {
        let start: Day = "2026-01-31"
        #expect(try Self.figures(.monthly, start: start, on: start).due == "2026-02-28")
        #expect(
            try Self.figures(.monthly, start: start, checkIn: "2026-02-28", on: "2026-03-01").due
                == "2026-03-28")
        #expect(Cadence.monthly.next(after: "2028-01-31") == "2028-02-29")
        #expect(Cadence.monthly.next(after: "2026-12-31") == "2027-01-31")
    }

    @Test("Grace moves when it is missed, not when it is due")
    func grace() throws {
        let lastGood = try Self.figures(grace: 3, on: "2026-01-18")
        #expect(lastGood.due == "2026-01-08")
        #expect(lastGood.overdue == 10)
        let calendar = GoalCalendar(
            lastGood.goal,
            in: try #require(try frame(grace: 3).state.cycles["Q1"]), at: .latest)
        #expect(!calendar.isMissed(due: "2026-01-08", on: "2026-01-18"))
        #expect(calendar.isMissed(due: "2026-01-08", on: "2026-01-19"))
        #expect(calendar.isInGrace(on: "2026-01-11"))
        #expect(!calendar.isInGrace(on: "2026-01-12"))
    }

    @Test("Past the last day and once closed none is owed")
    func none() throws {
        #expect(try Self.figures(on: "2026-03-31").due != nil)
        #expect(try Self.figures(on: "2026-04-01").due == nil)
        #expect(try Self.figures(on: "2026-04-01").overdue == nil)
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-02-01")
        #expect(closed.keyResult("KR-1", on: "2026-02-20").due == nil)
    }
}
