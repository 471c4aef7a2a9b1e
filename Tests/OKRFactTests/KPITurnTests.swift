import OKRTesting
import Testing

@testable import OKRModel

@Suite("Key results with the values of a KPI whose value turns without a reading")
struct KPITurnTests {
    private static let first: Day = "2026-01-01"

    private static func linked(_ story: Story, to kpi: GoalID) throws -> Story {
        var command = AddKeyResult(
            objective: "O-1", title: "As watched", measures: [.baseline: 0, .target: 1000])
        command.kpi = kpi
        return try story.and(command, on: first)
    }

    private static func part(_ name: String, _ value: Decimal) -> AddKPI {
        var command = AddKPI(title: name, owner: "team:sales")
        command.plan.segmentOf = "KPI-1"
        command.plan.segment = name
        command.value = value
        return command
    }

    @Test("A formula that changes after the last reading turns both on its day")
    func formula() throws {
        // KPI-1 is 100 and KPI-2 is 4 since 1 January.
        var product = AddKPI(title: "Worked", owner: "team:sales")
        product.formula = try Formula("KPI-1 * KPI-2")
        let story = try Self.linked(
            KPIAddedTests.story().and(product, on: Self.first), to: "KPI-3"
        ).and(
            ChangeFormula(of: "KPI-3", to: try Formula("KPI-1 + KPI-2"), reason: "so"),
            on: "2026-01-20")
        for (day, value) in [("2026-01-19", 400), ("2026-01-20", 104), ("2026-02-20", 104)]
            as [(
                Day, Decimal
            )]
        {
            #expect(story.kpi("KPI-3", on: day).value?.decimal == value)
            #expect(story.keyResult("KR-6", on: day).value == value)
        }
        #expect(story.keyResult("KR-6", on: "2026-02-20").valueOn == "2026-01-20")
        // As of the entry before, nobody knew.
        #expect(story.keyResult("KR-6", on: "2026-02-20", asOf: story.last - 1).value == 400)
    }

    @Test("A segment that is retired, and a look back to a turn, turn both as well")
    func segments() throws {
        var sum = AddKPI(title: "Sum", owner: "team:sales")
        sum.plan.rule = .sum
        var before = AddKPI(title: "A month before", owner: "team:sales")
        before.formula = try Formula("previous(KPI-1, 1 month)")
        let story = try Self.linked(
            Self.linked(
                try quarter.and(sum, on: Self.first).and(Self.part("North", 3), on: Self.first)
                    .and(Self.part("South", 5), on: Self.first).and(before, on: Self.first),
                to: "KPI-1"), to: "KPI-4"
        ).and(RetireKPI("KPI-3", reason: "sold"), on: "2026-01-15")
        for (day, now, then) in [
            // The day it is retired is its last.
            ("2026-01-15", 8, nil), ("2026-01-16", 3, nil), ("2026-02-15", 3, 8),
            ("2026-02-16", 3, 3),
        ] as [(Day, Decimal, Decimal?)] {
            #expect(story.kpi("KPI-1", on: day).value?.decimal == now, "\(day)")
            #expect(story.keyResult("KR-6", on: day).value == now, "\(day)")
            #expect(story.kpi("KPI-4", on: day).value?.decimal == then, "\(day)")
            #expect(story.keyResult("KR-7", on: day).value == then, "\(day)")
        }
    }

    @Test("A whole that is retired on one day with its segments keeps the value of that day")
    func together() throws {
        var sum = AddKPI(title: "Sum", owner: "team:sales")
        sum.plan.rule = .sum
        let story = try Self.linked(
            quarter.and(sum, on: Self.first).and(Self.part("North", 3), on: Self.first)
                .and(Self.part("South", 5), on: Self.first), to: "KPI-1"
        ).and(RetireKPI("KPI-2", reason: "sold"), on: "2026-01-15")
            .and(RetireKPI("KPI-3", reason: "sold"), on: "2026-01-15")
        #expect(story.kpi("KPI-1", on: "2026-01-15").value?.decimal == 8)
        let left = story.kpi("KPI-1", on: "2026-01-16")
        #expect(left.value == nil)
        #expect(left.reading.cause == .noSegments("KPI-1", on: "2026-01-16"))
        let still = try story.and(RetireKPI("KPI-1", reason: "sold"), on: "2026-01-15")
        for day in ["2026-01-15", "2026-01-16", "2026-02-16"] as [Day] {
            #expect(still.kpi("KPI-1", on: day).value?.decimal == 8, "\(day)")
            #expect(still.kpi("KPI-1", on: day).segments == ["KPI-2", "KPI-3"], "\(day)")
            #expect(still.keyResult("KR-6", on: day).value == 8, "\(day)")
        }
    }
}
