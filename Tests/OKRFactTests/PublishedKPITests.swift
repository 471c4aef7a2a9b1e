import OKRTesting
import Testing

@testable import OKRModel

// The letters are those of the sources in the prior art: [O2] open-okr, [O4] FlowyTeam,
// [I16] an issue that asks for the same period a year before, [PE1] Perdoo, [PR9] Profit.co,
// [SN1] and [SN2] ServiceNow.

@Suite("How others count KPIs, by our formulas, thresholds and rules")
struct PublishedKPITests {
    private static let first: Day = "2026-01-01"

    private static func adding(
        _ story: Story, _ change: (inout AddKPI) throws -> Void = { _ in }
    ) throws -> Story {
        var command = AddKPI(title: "Watched", owner: "team:sales", on: first)
        try change(&command)
        return try story.and(command, on: first)
    }

    /// A value, what it is to come to, and what the one is of the other in per cent.
    private static func achieved(
        _ value: Decimal, of target: Decimal, green: Decimal, amber: Decimal
    ) throws -> KPIFigures {
        let story = try adding(adding(adding(frame()) { $0.value = value }) { $0.value = target }) {
            $0.formula = try Formula("KPI-1 / KPI-2 * 100")
            ($0.green, $0.amber) = (green, amber)
        }
        return story.kpi("KPI-3", on: first)
    }

    @Test(
        "Achievement [O4] is value ÷ target · 100, in the bands 90 and 70 of [O2]",
        arguments: [
            (60, 50, 120, .green), (45, 50, 90, .green), (44.9, 50, 89.8, .amber),
            (35, 50, 70, .amber), (34.9, 50, 69.8, .red), (0, 50, 0, .red),
        ] as [(Decimal, Decimal, Double, KPIHealth)])
    func achievement(
        _ value: Decimal, _ target: Decimal, _ per: Double, _ health: KPIHealth
    ) throws {
        let figures = try Self.achieved(value, of: target, green: 90, amber: 70)
        #expect(abs(try #require(figures.value?.double) - per) < 1e-9)
        #expect(figures.health == health)
    }

    @Test(
        "ServiceNow [SN1][SN2]: quarters in its bands of 90 and 75, cumulative and as windows",
        arguments: [
            (220, 250, 88, .amber), (480, 500, 96, .green), (710, 750, 94.7, .green),
            (968, 1000, 96.8, .green),
            // 220, 240, 200 and 230 of 250 each, added up so far.
            (460, 500, 92, .green), (660, 750, 88, .amber), (890, 1000, 89, .amber),
        ] as [(Decimal, Decimal, Double, KPIHealth)])
    func quarters(
        _ value: Decimal, _ target: Decimal, _ published: Double, _ health: KPIHealth
    ) throws {
        let figures = try Self.achieved(value, of: target, green: 90, amber: 75)
        let percent = try #require(figures.value?.double)
        #expect((percent * 10).rounded() / 10 == published)
        #expect(figures.health == health)
    }

    @Test("Profit.co [PR9]: 15 of 86 is 17.44 %")
    func heatmap() throws {
        let figures = try Self.achieved(15, of: 86, green: 90, amber: 70)
        let percent = try #require(figures.value?.double)
        #expect((percent * 100).rounded() / 100 == 17.44)
    }

    @Test(
        "The trend of a period [I16] is (current ÷ previous − 1) · 100",
        arguments: [
            ("1 month", "2026-02-01", 200, 250, 25), ("1 month", "2026-02-01", 200, 150, -25),
            ("1 year", "2027-01-01", 200, 200, 0), ("1 year", "2027-01-01", 80, 120, 50),
        ] as [(String, Day, Decimal, Decimal, Double)])
    func period(
        _ span: String, _ day: Day, _ before: Decimal, _ now: Decimal, _ percent: Double
    ) throws {
        let story = try Self.adding(Self.adding(frame()) { $0.value = before }) {
            $0.formula = try Formula("(KPI-1 / previous(KPI-1, \(span)) - 1) * 100")
        }.and(RecordCheckIn(on: "KPI-1", value: now), on: day)
        let value = try #require(story.kpi("KPI-2", on: day).value?.double)
        #expect(abs(value - percent) < 1e-9)
    }

    @Test(
        "Perdoo [PE1]: a KPI is healthy if and only if its value meets its target, or it has none",
        arguments: [
            (.up, 100, 100, .green), (.up, 101, 100, .green), (.up, 99, 100, .red),
            (.up, 0, 100, .red), (.down, 100, 100, .green), (.down, 99, 100, .green),
            (.down, 101, 100, .red), (.up, 1, nil, .green), (.down, 1, nil, .green),
        ] as [(KPIDirection, Decimal, Decimal?, KPIHealth)])
    func perdoo(
        _ direction: KPIDirection, _ value: Decimal, _ target: Decimal?, _ health: KPIHealth
    ) throws {
        // From 0 up, or from 200 down: 99 and 101 are within a tenth of the way, amber by ours.
        let story = try Self.adding(frame()) {
            $0.plan.direction = direction
            $0.value = direction == .up ? 0 : 200
            $0.target = target
        }.and(RecordCheckIn(on: "KPI-1", value: value), on: "2026-01-10")
        let figures = try story.kpi("KPI-1", on: "2026-01-10", by: ["like": "perdoo"])
        #expect(figures.health == health)
    }

    // open-okr shows a KPI that is being mended as max(real, start + progress · (healthy − start)),
    // where the progress is that of the goals that mend it. No rule of ours shows a KPI better
    // than it was read, and no formula sees the progress of a goal. The nearest is a KPI of its
    // own: the highest of two segments, the value and the way, with the progress read as a KPI.
    @Test(
        "The display of recovery [O2] is the highest of two segments, and the KPI stays as it is",
        arguments: [
            // Half of the way from 20 to 80 is 50.
            (35, 0.5, 50), (60, 0.5, 60), (35, 0, 35), (20, 0, 20), (35, 1, 80), (50, 0.5, 50),
        ] as [(Decimal, Decimal, Double)])
    func recovering(_ real: Decimal, _ progress: Decimal, _ shown: Double) throws {
        var story = try Self.adding(frame()) {
            $0.value = real
            $0.green = 80
        }
        story = try Self.adding(story) { $0.value = progress }
        story = try Self.adding(story) { $0.plan.rule = .max }
        for (segment, formula) in [("real", "KPI-1"), ("way", "20 + KPI-2 * (80 - 20)")] {
            story = try Self.adding(story) {
                $0.plan.segmentOf = "KPI-3"
                $0.plan.segment = segment
                $0.formula = try Formula(formula)
            }
        }
        #expect(story.kpi("KPI-3", on: Self.first).value == .worked(shown))
        #expect(story.kpi("KPI-1", on: Self.first).health == .red)
        #expect(story.kpi("KPI-1", on: Self.first).value == .exact(real))
    }
}
