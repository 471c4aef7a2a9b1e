import OKRTesting
import Testing

@testable import OKRModel

@Suite("A goal that has ended")
struct ClosedGoalTests {
    /// KR-1 at 40 since 10 January, closed as missed on 1 February; @12 and @13.
    private static func closed() throws -> Story {
        try quarter.and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-01-10")
            .and(CloseGoal("KR-1", outcome: .missed), on: "2026-02-01")
    }

    @Test("Its numbers are those of the day it was closed, on every later day")
    func standsStill() throws {
        let story = try Self.closed()
        for day in ["2026-02-01", "2026-02-15", "2026-06-01"] as [Day] {
            let figures = story.keyResult("KR-1", on: day)
            #expect(figures.standing == .missed)
            #expect(figures.isClosed)
            #expect(figures.score == 0.4)
            #expect(figures.progress == 0.4)
            #expect(figures.expected == 31.0 / 89)
        }
        #expect(story.keyResult("KR-1", on: "2026-01-16").expected == 15.0 / 89)
    }

    @Test("What is recorded about it later does not move it")
    func laterEntries() throws {
        let story = try Self.closed()
            .and(CorrectEntry(12, value: 90, reason: "typo"), on: "2026-02-05")
        #expect(story.keyResult("KR-1", on: "2026-02-15").value == 40)
        #expect(story.keyResult("KR-1", on: "2026-01-15").value == 40)
        #expect(story.objective("O-1", on: "2026-02-15", asOf: 13).progress != nil)
    }

    @Test("The closing is known from its entry on, whatever day is asked about")
    func recordedAxis() throws {
        let story = try Self.closed()
        #expect(story.keyResult("KR-1", on: "2026-01-15").standing == .missed)
        #expect(!story.keyResult("KR-1", on: "2026-02-15", asOf: 12).isClosed)
    }

    @Test("Reopened, it moves again with everything recorded since")
    func reopened() throws {
        let story = try Self.closed()
            .and(CorrectEntry(12, value: 90, reason: "typo"), on: "2026-02-05")
            .and(ReopenGoal("KR-1", reason: "too soon"), on: "2026-02-06")
        let figures = story.keyResult("KR-1", on: "2026-02-15")
        #expect(figures.value == 90)
        #expect(figures.score == nil)
        #expect(figures.standing == .onTrack)
        #expect(figures.expected == 45.0 / 89)
        #expect(story.keyResult("KR-1", on: "2026-02-15", asOf: 14).standing == .missed)
    }

    @Test("A closed objective stands still with its key results")
    func objective() throws {
        var story = try frame()
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "A", measures: [.baseline: 0, .target: 100]),
                on: "2026-01-01"
            )
            .and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-01-10")
            .and(CloseGoal("KR-1", outcome: .achieved, score: 1, note: "fine"), on: "2026-02-01")
            .and(CloseGoal("O-1", outcome: .achieved), on: "2026-02-01")
        story = try story.and(CorrectEntry(8, value: 90, reason: "typo"), on: "2026-02-05")
        let figures = story.objective("O-1", on: "2026-03-01")
        #expect(figures.standing == .achieved)
        #expect(figures.score == 1)
        #expect(figures.progress == 0.4)
        #expect(figures.expected == 31.0 / 89)
    }

    @Test("A voided objective and its key results are in no report, and were before")
    func voided() throws {
        let story = try quarter.and(VoidGoal("O-1", reason: "a mistake"), on: "2026-02-01")
        let board = Scoreboard(story.state, on: "2026-02-15")
        #expect(board.objectives.isEmpty)
        #expect(board.keyResults.isEmpty)
        #expect(board.cycles.first?.reporting == Coverage(reporting: 0, total: 0))
        #expect(Scoreboard(quarter.state, on: "2026-02-15").keyResults.count == 5)
        let all = Scoreboard(story.state, on: "2026-02-15", includingVoided: true)
        #expect(all.keyResults.count == 5)
    }

    @Test(
        "A score is half up at two decimals, after nine",
        arguments: [
            (0.285, 0.29), (0.005, 0.01), (0.0049999999, 0.01), (0.0049999, 0), (0.995, 1),
            (1, 1), (0, 0), (0.145, 0.15), (0.575, 0.58), (1.0 / 3, 0.33), (2.0 / 3, 0.67),
        ] as [(Double, Decimal)])
    func score(_ ratio: Double, _ score: Decimal) {
        #expect(Ratio.score(ratio) == score)
        #expect(Ratio.score(ratio)?.description.count == 4)
    }
}
