import OKRTesting
import Testing

@testable import OKRModel

@Suite("Roll-up")
struct RollUpTests {
    private static let day: Day = "2026-02-15"
    private static let expected = 45.0 / 89

    /// An objective with key results from 0 to 100, each with a weight and perhaps a value.
    private static func story(_ parts: (weight: Decimal?, value: Decimal?)...) throws -> Story {
        var story = try frame().and(
            AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
        for part in parts {
            story = try story.and(
                AddKeyResult(
                    objective: "O-1", title: "Part", measures: [.baseline: 0, .target: 100],
                    weight: part.weight), on: "2026-01-01")
        }
        for (index, part) in parts.enumerated() {
            guard let value = part.value else { continue }
            let id = try #require(GoalID("KR-\(index + 1)"))
            story = try story.and(RecordCheckIn(on: id, value: value), on: "2026-01-02")
        }
        return story
    }

    @Test("Progress is the weighted mean of the key results, of weight 1 unless set")
    func mean() throws {
        let story = try Self.story((nil, 40), (3, 80))
        let figures = story.objective("O-1", on: Self.day)
        #expect(figures.progress == (0.4 + 3 * 0.8) / 4)
        #expect(figures.expected == Self.expected)
        #expect(figures.reporting == Coverage(reporting: 2, total: 2))
        #expect(figures.standing == .onTrack)
    }

    @Test("A weight of 0 takes a key result out of the mean")
    func zeroWeight() throws {
        #expect(try Self.story((0, 40), (1, 80)).objective("O-1", on: Self.day).progress == 0.8)
        #expect(try Self.story((0, 40)).objective("O-1", on: Self.day).progress == nil)
    }

    @Test("A pending one counts as 0 once its first check-in is overdue, and not before")
    func pending() throws {
        let story = try Self.story((nil, 40), (nil, nil))
        let early = story.objective("O-1", on: "2026-01-08")
        #expect(early.progress == 0.4)
        #expect(early.expected == 7.0 / 89)
        #expect(early.reporting == Coverage(reporting: 1, total: 2))
        let late = story.objective("O-1", on: "2026-01-09")
        #expect(late.progress == 0.2)
        #expect(late.reporting == Coverage(reporting: 1, total: 2))
    }

    @Test("An unmeasured one does not count, but stands in the coverage")
    func unmeasured() throws {
        let story = try Self.story((nil, 40)).and(
            AddKeyResult(objective: "O-1", title: "Learn"), on: "2026-01-01")
        let figures = story.objective("O-1", on: Self.day)
        #expect(figures.progress == 0.4)
        #expect(figures.reporting == Coverage(reporting: 1, total: 2))
    }

    @Test("Where nothing counts there is no progress: pending if a value is awaited")
    func nothing() throws {
        let pending = try Self.story((nil, nil)).objective("O-1", on: "2026-01-05")
        #expect(pending.progress == nil)
        #expect(pending.standing == .pending)
        #expect(pending.reporting == Coverage(reporting: 0, total: 1))
        let empty = try Self.story().objective("O-1", on: Self.day)
        #expect(empty.progress == nil)
        #expect(empty.expected == nil)
        #expect(empty.standing == .unmeasured)
        #expect(empty.reporting == Coverage(reporting: 0, total: 0))
    }

    @Test("Abandoned and voided ones count no longer; achieved and missed ones do")
    func ended() throws {
        let story = try Self.story((nil, 40), (nil, 80), (nil, 10), (nil, 100))
            .and(CloseGoal("KR-1", outcome: .missed), on: "2026-02-01")
            .and(CloseGoal("KR-2", outcome: .abandoned, note: "moot"), on: "2026-02-01")
            .and(VoidGoal("KR-3", reason: "a mistake"), on: "2026-02-01")
        let figures = story.objective("O-1", on: Self.day)
        #expect(figures.progress == 0.7)
        #expect(figures.reporting == Coverage(reporting: 2, total: 2))
        #expect(figures.keyResults == ["KR-1", "KR-2", "KR-4"])
        // Before the entries that ended them, all four counted.
        let before = story.objective("O-1", on: Self.day, asOf: story.last - 3)
        #expect(before.progress == (0.4 + 0.8 + 0.1 + 1) / 4)
    }

    /// O-1 at 0.4, with O-2 at 1 aligned to it.
    private static func aligned(weight: Decimal?) throws -> Story {
        try story((nil, 40))
            .and(
                AddObjective(
                    title: "Below", cycle: "Q1", owner: "team:sales",
                    parents: [.init(id: "O-1", weight: weight)]), on: "2026-01-01"
            )
            .and(
                AddKeyResult(
                    objective: "O-2", title: "Part", measures: [.baseline: 0, .target: 100]),
                on: "2026-01-01"
            )
            .and(RecordCheckIn(on: "KR-2", value: 100), on: "2026-01-02")
    }

    @Test("An aligned objective counts with its weight there")
    func counted() throws {
        let story = try Self.aligned(weight: 3)
        #expect(story.objective("O-1", on: Self.day).progress == (0.4 + 3) / 4)
        #expect(story.objective("O-1", on: Self.day).reporting.total == 2)
        #expect(story.objective("O-2", on: Self.day).progress == 1)
        // The cycle counts it through its parent only.
        #expect(story.cycle("Q1", on: Self.day).progress == (0.4 + 3) / 4)
        #expect(story.cycle("Q1", on: Self.day).reporting == Coverage(reporting: 1, total: 1))
    }

    @Test("Without a weight, or with 0, it supports and counts for the cycle itself")
    func support() throws {
        for weight in [nil, 0] as [Decimal?] {
            let story = try Self.aligned(weight: weight)
            #expect(story.objective("O-1", on: Self.day).progress == 0.4)
            #expect(story.objective("O-1", on: Self.day).reporting.total == 1)
            #expect(story.cycle("Q1", on: Self.day).progress == 0.7)
        }
    }

    @Test("A cycle's progress weighs its objectives; one whose parent is voided counts itself")
    func cycle() throws {
        let story = try Self.story((nil, 40))
            .and(
                AddObjective(title: "Heavy", cycle: "Q1", owner: "team:sales", weight: 3),
                on: "2026-01-01"
            )
            .and(
                AddKeyResult(
                    objective: "O-2", title: "Part", measures: [.baseline: 0, .target: 100]),
                on: "2026-01-01"
            )
            .and(RecordCheckIn(on: "KR-2", value: 100), on: "2026-01-02")
        #expect(story.cycle("Q1", on: Self.day).progress == (0.4 + 3) / 4)
        #expect(story.cycle("Q1", on: Self.day).expected == Self.expected)
        let orphan = try Self.aligned(weight: 3)
            .and(VoidGoal("O-1", reason: "a mistake"), on: "2026-01-05")
        #expect(orphan.cycle("Q1", on: Self.day).progress == 1)
    }
}
