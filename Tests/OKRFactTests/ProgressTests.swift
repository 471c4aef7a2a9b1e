import OKRTesting
import Testing

@testable import OKRModel

@Suite("Progress of a key result")
struct ProgressTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: MeasureKind
        let measures: [MeasureField: Decimal]
        let value: Decimal
        let raw: Double
        var testDescription: String { "\(kind.rawValue) \(measures) at \(value)" }

        init(
            _ kind: MeasureKind, _ measures: [MeasureField: Decimal], _ value: Decimal,
            _ raw: Double
        ) {
            self.kind = kind
            self.measures = measures
            self.value = value
            self.raw = raw
        }
    }

    @Test(
        "The unclamped ratio",
        arguments: [
            Case(.metric, [.baseline: 0, .target: 100], 40, 0.4),
            Case(.metric, [.baseline: 0, .target: 100], 140, 1.4),
            Case(.metric, [.baseline: 0, .target: 100], -20, -0.2),
            Case(.metric, [.baseline: 50, .target: 20], 35, 0.5),
            Case(.metric, [.baseline: 50, .target: 20], 60, -1.0 / 3),
            Case(.metric, [.baseline: -10, .target: 10], 0, 0.5),
            Case(.metric, [.baseline: 0.1, .target: 0.3], 0.2, 0.5),
            Case(.metric, [.baseline: 99.97, .target: 99.99], 99.98, 0.5),
            Case(.metric, [.baseline: 0, .target: 3], 1, 1.0 / 3),
            Case(.atLeast, [.target: 99.5], 99.5, 1), Case(.atLeast, [.target: 99.5], 99.49, 0),
            Case(.atLeast, [.target: 99.5], 200, 1), Case(.atMost, [.target: 5], 5, 1),
            Case(.atMost, [.target: 5], 5.01, 0), Case(.atMost, [.target: 5], -5, 1),
            Case(.between, [.low: 10, .high: 20], 10, 1),
            Case(.between, [.low: 10, .high: 20], 20, 1),
            Case(.between, [.low: 10, .high: 20], 9.99, 0),
            Case(.between, [.low: 10, .high: 20], 20.01, 0),
            Case(.between, [.low: 5, .high: 5], 5, 1),
        ])
    func raw(_ example: Case) throws {
        let story =
            try quarter
            .and(
                AddKeyResult(
                    objective: "O-1", title: "Case", kind: example.kind,
                    measures: example.measures), on: "2026-01-02"
            )
            .and(RecordCheckIn(on: "KR-6", value: example.value), on: "2026-01-03")
        let figures = story.keyResult("KR-6", on: "2026-01-03")
        #expect(figures.raw == example.raw)
        #expect(figures.progress == min(max(example.raw, 0), 1))
    }

    @Test("A metric without baseline or target is unmeasured, with a value too")
    func unmeasured() throws {
        var story = try quarter.and(RecordCheckIn(on: "KR-5", value: 5), on: "2026-01-10")
        #expect(story.keyResult("KR-5", on: "2026-01-10").standing == .unmeasured)
        #expect(story.keyResult("KR-5", on: "2026-01-10").raw == nil)
        #expect(story.keyResult("KR-5", on: "2026-01-10").value == 5)
        story = try story.and(
            ChangeTarget(of: "KR-5", to: [.target: 10], on: "2026-01-09"), on: "2026-01-11")
        #expect(story.keyResult("KR-5", on: "2026-01-10").standing == .unmeasured)
        story = try story.and(ChangeBaseline(of: "KR-5", to: 0, on: "2026-01-09"), on: "2026-01-11")
        #expect(story.keyResult("KR-5", on: "2026-01-10").raw == 0.5)
    }

    @Test("Without a value yet it is pending, and has no progress, pace or zone")
    func pending() {
        for goal in ["KR-1", "KR-2", "KR-3", "KR-4"] as [GoalID] {
            let figures = quarter.keyResult(goal, on: "2026-03-31")
            #expect(figures.standing == .pending)
            #expect(figures.raw == nil)
            #expect(figures.progress == nil)
            #expect(figures.pace == nil)
            #expect(figures.zone == nil)
            #expect(figures.drift == nil)
        }
    }

    @Test(
        "The zone of a metric is the best mark its value has reached",
        arguments: [
            (19, .fail), (20, .commit), (59, .commit), (60, .target), (79, .target),
            (80, .stretch), (500, .stretch),
        ] as [(Decimal, ReachedZone)])
    func zones(_ value: Decimal, _ zone: ReachedZone) throws {
        let rising: [MeasureField: Decimal] = [
            .baseline: 0, .commit: 20, .target: 60, .stretch: 80,
        ]
        let falling: [MeasureField: Decimal] = [
            .baseline: 1000, .commit: 980, .target: 940, .stretch: 920,
        ]
        let mirrored = try #require(Decimal("\(1000 - Int(value.significand))"))
        let story =
            try quarter
            .and(AddKeyResult(objective: "O-1", title: "Up", measures: rising), on: "2026-01-02")
            .and(AddKeyResult(objective: "O-1", title: "Down", measures: falling), on: "2026-01-02")
            .and(RecordCheckIn(on: "KR-6", value: value), on: "2026-01-03")
            .and(RecordCheckIn(on: "KR-7", value: mirrored), on: "2026-01-03")
        #expect(story.keyResult("KR-6", on: "2026-01-03").zone == zone)
        #expect(story.keyResult("KR-7", on: "2026-01-03").zone == zone)
    }

    @Test("Without commit and stretch there is no zone")
    func noZone() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: 500), on: "2026-01-10")
        #expect(story.keyResult("KR-1", on: "2026-01-10").zone == nil)
    }
}
