import OKRTesting
import Testing

@testable import OKRModel

@Suite("The life of key results with the values of a KPI")
struct KPILinkLifeTests {
    private static let today: Day = "2026-02-02"

    /// KPI-1 with 100 on 1 January (@13) is KR-6 from 10 January on, from 100 to 200.
    private static func linked(_ story: Story? = nil) throws -> Story {
        try (story ?? KPIAddedTests.story()).and(
            PromoteKPI(
                "KPI-1", as: AddKeyResult(objective: "O-1", title: "", measures: [.target: 200])),
            on: "2026-01-10")
    }

    /// The quarter after, with O-1 and what is open of it carried there on its last day but one.
    private static func carried(_ story: Story) throws -> Story {
        try story.and(AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"), on: "2026-03-29")
            .and(CarryGoal("O-1", to: "Q2"), on: "2026-03-30")
    }

    @Test("Carried on, it begins at the KPI's value and goes on reading it")
    func carrying() throws {
        let story = try Self.carried(
            Self.linked().and(RecordCheckIn(on: "KPI-1", value: 150), on: "2026-01-20"))
        let next = try #require(story.state.goals["KR-12"])
        #expect(next.carriedFrom == "KR-6" && next.kpi(knownThrough: .max) == "KPI-1")
        #expect(next.measure(.baseline, at: .latest) == 150)
        #expect(next.measure(.target, at: .latest) == 200)
        // A reading in the new quarter: 175 lies half way from 150 to 200.
        let read = try story.and(RecordCheckIn(on: "KPI-1", value: 175), on: "2026-04-10")
        #expect(read.keyResult("KR-12", on: "2026-04-09").checkIns == 0)
        #expect(read.keyResult("KR-12", on: "2026-04-10").progress == 0.5)
        #expect(read.keyResult("KR-12", on: "2026-04-10").checkIns == 1)
    }

    @Test("Carried on after its KPI was retired, it begins at its value and is read by itself")
    func carryingRetired() throws {
        let story = try Self.carried(
            Self.linked().and(RecordCheckIn(on: "KPI-1", value: 150), on: "2026-01-20")
                .and(RetireKPI("KPI-1", reason: "no use"), on: "2026-03-01"))
        let next = try #require(story.state.goals["KR-12"])
        #expect(next.kpi(knownThrough: .max) == nil)
        #expect(next.measure(.baseline, at: .latest) == 150)
        let read = try story.and(RecordCheckIn(on: "KR-12", value: 160), on: "2026-04-10")
        #expect(read.keyResult("KR-12", on: "2026-04-10").progress == 0.2)
    }

    @Test("What is kept in every period is kept by readings as by check-ins")
    func every() throws {
        var plan = OKRFactTests.every(.week, .atLeast, 5)
        plan.kpi = "KPI-1"
        var story = try quarter.and(
            AddKPI(title: "Visits", owner: "team:sales"), on: "2026-01-01"
        ).and(plan, on: "2026-01-01")
        for (day, value) in [
            ("2026-01-02", 5), ("2026-01-08", 4.99), ("2026-01-20", 7), ("2026-03-26", 5),
        ] as [(Day, Decimal)] {
            story = try story.and(RecordCheckIn(on: "KPI-1", value: value), on: day)
        }
        // Thirteen weeks from the first of January; kept in the first, the third and the last.
        for (day, met) in [
            ("2026-01-02", 1), ("2026-01-08", 1), ("2026-01-20", 2), ("2026-03-26", 3),
        ] as [(Day, Double)] {
            #expect(story.keyResult("KR-6", on: day).raw == met / 13, "\(day)")
        }
    }

    @Test("Readings since its first day are its check-ins, each once, and answer what is due")
    func due() throws {
        // KR-7 is told the same in check-ins of its own.
        let plain = AddKeyResult(
            objective: "O-1", title: "Plain", measures: [.baseline: 100, .target: 200])
        var story = try Self.linked().and(plain, on: "2026-01-10")
        func expectAlike(_ day: Day, _ count: Int, last: Day?) {
            let (one, other) = (story.keyResult("KR-6", on: day), story.keyResult("KR-7", on: day))
            #expect(one.checkIns == count && other.checkIns == count, "\(day)")
            #expect(one.lastCheckIn?.content.on == last, "\(day)")
            #expect(one.owed == other.owed, "\(day)")
        }
        // The reading of 1 January lies before its first day.
        expectAlike("2026-01-10", 0, last: nil)
        for id in ["KPI-1", "KR-7"] as [GoalID] {
            story = try story.and(RecordCheckIn(on: id, value: 110), on: "2026-01-12")
        }
        expectAlike("2026-01-12", 1, last: "2026-01-12")
        #expect(story.keyResult("KR-6", on: "2026-01-20").owed?.due == "2026-01-19")
        #expect(story.keyResult("KR-6", on: "2026-01-20").owed?.daysLate == 1)
        // A check-in on the key result is a reading and what is said beside it: one check-in.
        for id in ["KR-6", "KR-7"] as [GoalID] {
            story = try story.and(
                RecordCheckIn(on: id, value: 120, confidence: 0.5), on: "2026-01-21")
        }
        expectAlike("2026-01-21", 2, last: "2026-01-21")
        expectAlike("2026-02-10", 2, last: "2026-01-21")
        #expect(story.keyResult("KR-6", on: "2026-01-21").confidence == 0.5)
    }

    @Test("A correction after adopting counts in the series; the closed key result stands still")
    func correctingAdopted() throws {
        let closed = try quarter.and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-01-10")
            .and(CloseGoal("KR-1", outcome: .missed), on: "2026-01-20")
        let checkIn = closed.last - 1
        let adopted = try closed.and(AdoptKeyResult("KR-1"), on: "2026-01-25")
        let story = try adopted.and(
            CorrectEntry(checkIn, value: 45, reason: "miscounted"), on: "2026-01-28")
        #expect(story.kpi("KPI-1", on: Self.today).value == .exact(45))
        #expect(story.kpi("KPI-1", on: Self.today, asOf: adopted.last).value == .exact(40))
        // What it was closed with is what was known that day, until it is opened again.
        #expect(story.keyResult("KR-1", on: Self.today).progress == 0.4)
        #expect(story.state.goals["KR-1"]?.closing?.score == 0.4)
        let open = try story.and(ReopenGoal("KR-1", reason: "on"), on: "2026-01-29")
        #expect(open.keyResult("KR-1", on: Self.today).progress == 0.45)
        let without = try open.and(RetractEntry(checkIn, reason: "no"), on: "2026-01-30")
        #expect(without.kpi("KPI-1", on: Self.today).value == nil)
        #expect(without.keyResult("KR-1", on: Self.today).progress == nil)
    }

    @Test("A KPI that was a mistake gives its key result no values any more")
    func voiding() throws {
        let story = try Self.linked().and(RecordCheckIn(on: "KPI-1", value: 150), on: "2026-01-20")
        let voided = try story.and(VoidGoal("KPI-1", reason: "twice"), on: "2026-01-25")
        let figures = voided.keyResult("KR-6", on: Self.today)
        #expect(figures.value == nil && figures.progress == nil && figures.checkIns == 0)
        #expect(voided.keyResult("KR-6", on: Self.today, asOf: story.last).progress == 0.5)
    }

    @Test("A circle that a replay makes, by leaving entries out, says so and ends")
    func whatIf() throws {
        func formula(_ kpi: GoalID, _ text: String?) throws -> ChangeFormula {
            ChangeFormula(of: kpi, to: try text.map { try Formula($0) }, reason: "why")
        }
        // KPI-2 stands on KPI-1 until 10 January, and then KPI-1 on KPI-2.
        let story = try Self.linked()
            .and(formula("KPI-2", "KPI-1 * 2"), on: "2026-01-11")
            .and(formula("KPI-2", nil), on: "2026-01-12")
            .and(formula("KPI-1", "KPI-2 * 30"), on: "2026-01-13")
            .and(RecordCheckIn(on: "KPI-2", value: 5), on: "2026-01-14")
        #expect(story.kpi("KPI-1", on: Self.today).value == .worked(150))
        #expect(story.keyResult("KR-6", on: Self.today).progress == 0.5)
        let replay = try Hypothesis(story.entries, without: [.entry(story.last - 2)])
        #expect(replay.inapplicable.isEmpty)
        let board = Scoreboard(replay.state, on: Self.today)
        for kpi in board.kpis {
            #expect(kpi.value == nil && kpi.health == .noData, "\(kpi.goal.id)")
            let cause = kpi.reading.cause?.sentence
            #expect(cause?.hasPrefix("it is worked out from itself: KPI-") == true)
        }
        #expect(board.kpis.count == 2)
        // Before the circle, values are what they were.
        let before = Scoreboard(replay.state, on: "2026-01-12").kpis.map(\.value)
        #expect(before == [.exact(100), .worked(200)])
        // The key result keeps the last value that its KPI had: 100, also worked out on the 11th.
        let keyResult = board.keyResults.first { $0.goal.id == "KR-6" }
        #expect(keyResult?.value == 100 && keyResult?.progress == 0)
    }

    @Test("Adopted and never closed, as a replay has it, each reading counts once")
    func adoptedOpen() throws {
        let closed = try quarter.and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-01-10")
            .and(CloseGoal("KR-1", outcome: .missed), on: "2026-01-20")
        let story = try closed.and(AdoptKeyResult("KR-1"), on: "2026-01-25")
            .and(RecordCheckIn(on: "KPI-1", value: 70), on: "2026-01-30")
        let replay = try Hypothesis(story.entries, without: [.entry(closed.last)])
        let board = Scoreboard(replay.state, on: Self.today)
        let figures = try #require(board.keyResults.first { $0.goal.id == "KR-1" })
        #expect(figures.progress == 0.7 && figures.checkIns == 2)
    }
}
