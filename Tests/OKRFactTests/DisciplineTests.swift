import OKRTesting
import Testing

@testable import OKRModel

@Suite("Check-in discipline")
struct DisciplineTests {
    /// Weekly check-ins from 1 January with two days of grace; the first is due on the 8th.
    private static func story() throws -> Story {
        try frame(grace: 2)
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "Win deals",
                    measures: [.baseline: 0, .target: 100]), on: "2026-01-01")
    }

    private static func checkIn(
        _ story: Story, _ value: Decimal = 1, for day: Day, on recorded: Day,
        confidence: Decimal? = nil, importedBy: Int? = nil
    ) throws -> Story {
        try story.and(
            RecordCheckIn(on: "KR-1", value: value, confidence: confidence, day: day),
            on: recorded, importedBy: importedBy)
    }

    private static func judged(_ story: Story, on day: Day) throws -> KeyResultDiscipline {
        let view = Perspective(entry: story.entries.count, day: day)
        return try #require(Discipline(story.state, at: view).keyResults.first)
    }

    private static func duty(_ story: Story, on day: Day) throws -> [Int] {
        let duty = try judged(story, on: day).duty
        #expect(duty.due == duty.onTime + duty.late + duty.missed + duty.open)
        return [duty.onTime, duty.late, duty.missed, duty.open]
    }

    @Test(
        "Nothing is owed before its day; then it is open, and missed after cadence and grace",
        arguments: [
            ("2026-01-07", [0, 0, 0, 0]), ("2026-01-08", [0, 0, 0, 1]),
            ("2026-01-17", [0, 0, 0, 1]), ("2026-01-18", [0, 0, 1, 1]),
            ("2026-01-25", [0, 0, 2, 1]),
        ] as [(Day, [Int])])
    func without(_ day: Day, _ expected: [Int]) throws {
        #expect(try Self.duty(try Self.story(), on: day) == expected)
    }

    @Test(
        "On time within the grace, late until another cadence has gone by, missed after",
        arguments: [
            ("2026-01-08", [1, 0, 0, 0]), ("2026-01-10", [1, 0, 0, 0]),
            ("2026-01-11", [0, 1, 0, 0]), ("2026-01-17", [0, 1, 0, 0]),
            ("2026-01-18", [0, 1, 1, 0]),
        ] as [(Day, [Int])])
    func first(_ recorded: Day, _ expected: [Int]) throws {
        let story = try Self.checkIn(Self.story(), for: recorded, on: recorded)
        #expect(try Self.duty(story, on: recorded) == expected)
    }

    @Test("What counts is the day it was recorded, whatever day it is about")
    func backdated() throws {
        let story = try Self.checkIn(Self.story(), for: "2026-01-08", on: "2026-01-12")
        let judged = try Self.judged(story, on: "2026-01-12")
        #expect(judged.duty.late == 1)
        #expect(judged.duty.backdated == 1)
        #expect(judged.duty.longestLag == 4)
    }

    @Test("Catching up on one day does not mend the weeks that went by")
    func catchingUp() throws {
        var story = try Self.story()
        for day in ["2026-01-08", "2026-01-15", "2026-01-22"] as [Day] {
            story = try Self.checkIn(story, for: day, on: "2026-01-22")
        }
        // The one due on the 8th is missed by the 18th; the 15th is answered late, the one for
        // the 22nd is on its day.
        #expect(try Self.duty(story, on: "2026-01-22") == [1, 1, 1, 0])
    }

    @Test("Rows that came by import are neither late nor backdated")
    func imported() throws {
        let story = try Self.checkIn(
            Self.story(), for: "2026-01-08", on: "2026-03-01", importedBy: 1)
        #expect(try Self.duty(story, on: "2026-01-12") == [0, 0, 0, 0])
        #expect(try Self.judged(story, on: "2026-01-12").duty.backdated == 0)
    }

    @Test("A closed goal owes until its closing, a reopened one from then on, a draft nothing")
    func life() throws {
        let closed = try Self.story().and(
            CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-01-09")
        #expect(try Self.duty(closed, on: "2026-03-01") == [0, 0, 0, 1])
        let reopened = try closed.and(
            ReopenGoal("KR-1", reason: "not over"), on: "2026-02-01")
        #expect(try Self.duty(reopened, on: "2026-02-07") == [0, 0, 0, 1])
        #expect(try Self.duty(reopened, on: "2026-02-08") == [0, 0, 0, 2])
        var draft = AddKeyResult(objective: "O-1", title: "C")
        draft.isDraft = true
        let drafted = try Self.story().and(draft, on: "2026-01-01")
        let view = Perspective(entry: drafted.entries.count, day: "2026-02-01")
        #expect(Discipline(drafted.state, at: view).keyResults.map(\.goal.id) == ["KR-1"])
    }

    @Test("Nobody owes anything after the last day; what was not made until then is missed")
    func afterTheEnd() throws {
        let story = try Self.story()
        // Due on the 8th of January and every seventh day until 26 March: twelve.
        #expect(try Self.duty(story, on: "2026-06-01") == [0, 0, 12, 0])
    }

    @Test("Holidays count neither as due days nor as days of grace")
    func holidays() throws {
        var cycle = ChangeCycle("Q1")
        cycle.holidays = ["2026-01-08", "2026-01-09"]
        let story = try Self.story().and(cycle, on: "2026-01-01")
        #expect(try Self.duty(story, on: "2026-01-09") == [0, 0, 0, 0])
        let late = try Self.checkIn(story, for: "2026-01-12", on: "2026-01-12")
        #expect(try Self.duty(late, on: "2026-01-12") == [1, 0, 0, 0])
    }

    @Test("More than half of at least three check-ins in the last tenth are a burst")
    func burst() throws {
        // Ninety days: the last nine begin on 23 March.
        var story = try Self.checkIn(Self.story(), for: "2026-02-01", on: "2026-02-01")
        story = try Self.checkIn(story, for: "2026-03-22", on: "2026-03-22")
        for day in ["2026-03-23", "2026-03-25"] as [Day] {
            story = try Self.checkIn(story, for: day, on: day)
        }
        #expect(try Self.judged(story, on: "2026-03-31").atTheEnd == 2)
        #expect(try !Self.judged(story, on: "2026-03-31").isBurst)
        story = try Self.checkIn(story, for: "2026-03-31", on: "2026-03-31")
        #expect(try Self.judged(story, on: "2026-03-31").isBurst)
    }

    @Test("Four times the same confidence while the standing changed is flat")
    func flat() throws {
        var story = try Self.story()
        // 10 of 100 on the 8th is on track; the same on 1 and 20 February is off track.
        for day in ["2026-01-08", "2026-01-15", "2026-02-01"] as [Day] {
            story = try Self.checkIn(story, 10, for: day, on: day, confidence: 0.8)
        }
        #expect(try Self.judged(story, on: "2026-02-20").flatConfidence == nil)
        story = try Self.checkIn(
            story, 10, for: "2026-02-20", on: "2026-02-20", confidence: 0.8)
        let judged = try Self.judged(story, on: "2026-02-20")
        #expect(judged.flatConfidence == 0.8)
        #expect(judged.watermelons == 2)
    }

    @Test("Without a check-in for two cadences an open goal is stale")
    func stale() throws {
        let story = try Self.checkIn(Self.story(), for: "2026-01-08", on: "2026-01-08")
        #expect(try Self.judged(story, on: "2026-01-22").staleFor == nil)
        #expect(try Self.judged(story, on: "2026-01-23").staleFor == 15)
        #expect(try Self.judged(story, on: "2026-04-01").staleFor == nil)
    }
}
