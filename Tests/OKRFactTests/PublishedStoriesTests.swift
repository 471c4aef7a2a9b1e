import OKRTesting
import Testing

@testable import OKRModel

@Suite("Worked examples that others published, told as stories")
struct PublishedStoriesTests {
    @Test("Profit.co's thirteen weeks: a week without a value is not met")
    func thirteenWeeks() throws {
        let values: [Decimal?] = [
            4.8, 4.2, 4.5, 3.5, 4.25, nil, 4.5, 2, 3, 4.5, 4.6, 5, 4.5,
        ]
        let published: [Double] = [8, 15, 23, 23, 31, 31, 38, 38, 38, 46, 54, 62, 69]
        let first: Day = "2026-01-01"
        var story = try objective().and(every(.week, .atLeast, 4), on: first)
        for (week, value) in values.enumerated() {
            guard let value else { continue }
            let day = first + 7 * week
            story = try story.and(RecordCheckIn(on: "KR-1", value: value), on: day)
        }
        let shares = values.indices.map { week in
            story.keyResult("KR-1", on: first + 7 * week).raw.map { (100 * $0).rounded() }
        }
        #expect(shares == published)
    }

    /// A year, month by month, with a value on the 15th of each.
    private static func months(
        _ bound: Bound, _ target: Decimal, _ values: [Decimal]
    ) throws -> Story {
        let first: Day = "2026-01-15"
        let story = try frame(end: "2026-12-31")
            .and(AddObjective(title: "Run", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(every(.month, bound, target), on: "2026-01-01")
        return try values.enumerated().reduce(story) { story, month in
            try story.and(
                RecordCheckIn(on: "KR-1", value: month.element),
                on: first.adding(months: month.offset))
        }
    }

    @Test(
        "ServiceNow's uptime and headcount: eleven of twelve months are 92 %",
        arguments: [
            (Bound.atLeast, 99.9, 99.5, 99.95), (.atMost, 262.5, 263, 262.5),
        ] as [(Bound, Decimal, Decimal, Decimal)])
    func elevenOfTwelve(
        _ bound: Bound, _ target: Decimal, _ missed: Decimal, _ met: Decimal
    ) throws {
        let values = (0..<12).map { $0 == 6 ? missed : met }
        let story = try Self.months(bound, target, values)
        let raw = try #require(story.keyResult("KR-1", on: "2026-12-31").raw)
        #expect((100 * raw).rounded() == 92)
    }

    @Test("ServiceNow counts the periods so far, ours all of them; at the end they agree")
    func soFar() throws {
        let values = [Decimal](repeating: 1, count: 4)
        let story = try Self.months(.atMost, 1, values)
        // Four of four periods are their 100 %.
        #expect(story.keyResult("KR-1", on: "2026-04-30").raw == 4.0 / 12)
        #expect(story.keyResult("KR-1", on: "2026-04-30").expected == 4.0 / 12)
        #expect(story.keyResult("KR-1", on: "2026-04-30").pace == 1)
        let whole = try Self.months(.atMost, 1, [Decimal](repeating: 1, count: 12))
        #expect(whole.keyResult("KR-1", on: "2026-12-31").raw == 1)
    }

    /// An objective with key results from 0 to 100 that have these values.
    private static func part(
        _ id: String, below parent: Goal.Parent? = nil, _ values: [Decimal], in story: Story
    ) throws -> Story {
        let goal = try #require(GoalID(id))
        var story = try story.and(
            AddObjective(
                id: id, title: "Part", cycle: "Q1", owner: "team:sales",
                parents: parent.map { [$0] } ?? []), on: "2026-01-01")
        for (index, value) in values.enumerated() {
            let keyResult = try #require(GoalID("\(id)-\(index)"))
            story = try story.and(
                AddKeyResult(
                    objective: goal, id: keyResult.text, title: "Part",
                    measures: [.baseline: 0, .target: 100]), on: "2026-01-01"
            ).and(RecordCheckIn(on: keyResult, value: value), on: "2026-01-02")
        }
        return story
    }

    @Test("Quantive's 39 = (27 + 18 + 73) ÷ 3, where 73 = (85 + 60) ÷ 2 is another objective's")
    func flatMean() throws {
        let story = try Self.part(
            "B", below: .init(id: "A", weight: 1), [85, 60],
            in: try Self.part("A", [27, 18], in: try frame()))
        let inner = try #require(story.objective("B", on: "2026-01-05").progress)
        #expect(inner == 0.725)
        let outer = try #require(story.objective("A", on: "2026-01-05").progress)
        #expect((100 * outer).rounded() == 39)
        #expect(
            story.objective("A", on: "2026-01-05").reporting == Coverage(reporting: 3, total: 3))
    }

    @Test("Perdoo's 100, 0 and 0 are 33, a negative one counting as 0")
    func negative() throws {
        let story = try Self.part("A", [100, -40, 0], in: try frame())
        let mean = try #require(story.objective("A", on: "2026-01-05").progress)
        #expect((100 * mean).rounded() == 33)
    }

    @Test("Operately's targets of 0, 100 and 100 beside checks all done are 75")
    func checksBesideTargets() throws {
        var checks = AddKeyResult(objective: "A", id: "C", title: "Checks", kind: .milestones)
        checks.milestones = [.init(name: "One"), .init(name: "Two")]
        let story = try Self.part("A", [0, 100, 100], in: try frame())
            .and(checks, on: "2026-01-01")
            .and(RecordCheckIn(on: "C", done: ["One", "Two"]), on: "2026-01-02")
        #expect(story.objective("A", on: "2026-01-05").progress == 0.75)
    }

    @Test("FlowyTeam counts a key result at most once: 150 % with weight 1 and 0 with 3 are 25")
    func clampedMean() throws {
        let story = try frame().and(
            AddObjective(id: "A", title: "Part", cycle: "Q1", owner: "team:sales"),
            on: "2026-01-01")
        let weighed = try [(150, 1), (0, 3)].enumerated().reduce(story) { story, part in
            let id = try #require(GoalID("K-\(part.offset)"))
            return try story.and(
                AddKeyResult(
                    objective: "A", id: id.text, title: "Part",
                    measures: [.baseline: 0, .target: 100],
                    weight: Decimal(significand: Int64(part.element.1), scale: 0)),
                on: "2026-01-01"
            ).and(
                RecordCheckIn(
                    on: id, value: Decimal(significand: Int64(part.element.0), scale: 0)),
                on: "2026-01-02")
        }
        #expect(weighed.objective("A", on: "2026-01-05").progress == 0.25)
    }

    @Test("Ally expects 0 % on the first day and 100 % on the last, with phases on the way too")
    func firstAndLast() {
        for goal in ["KR-2", "KR-4"] as [GoalID] {
            #expect(plans.keyResult(goal, on: "2026-01-01").expected == 0)
            #expect(plans.keyResult(goal, on: "2026-03-31").expected == 1)
        }
    }
}
