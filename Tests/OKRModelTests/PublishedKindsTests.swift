import Testing

@testable import OKRModel

@Suite("Milestones and zones that others published")
struct PublishedKindsTests {
    /// Weights of milestones, which of them are done, and the percentage published.
    struct Checklist: Sendable, CustomTestStringConvertible {
        let source: String
        let weights: [Decimal]
        let done: Set<Int>
        let published: Double
        let raw: Double?
        var testDescription: String { source }

        init(
            _ source: String, _ weights: [Decimal], done: Set<Int>, is published: Double,
            butOurs raw: Double?
        ) {
            self.source = source
            self.weights = weights
            self.done = done
            self.published = published
            self.raw = raw
        }

        init(_ source: String, _ weights: [Decimal], done: Set<Int>, is published: Double) {
            self.init(source, weights, done: done, is: published, butOurs: published / 100)
        }
    }

    @Test(
        "The share of what is done is the published one",
        arguments: [
            Checklist("Operately, two checks, one done", [1, 1], done: [0], is: 50),
            Checklist("Operately, two checks, none done", [1, 1], done: [], is: 0),
            Checklist("Operately, all checks done", [1, 1, 1], done: [0, 1, 2], is: 100),
            // They say 0 where there is nothing to do; ours has nothing to measure then.
            Checklist("Operately, nothing", [], done: [], is: 0, butOurs: nil),
            Checklist("ServiceNow, yes", [1], done: [0], is: 100),
            Checklist("ServiceNow, no", [1], done: [], is: 0),
            Checklist("celesfchallen, reached", [1], done: [0], is: 100),
        ])
    func checklists(_ example: Checklist) {
        let milestones = example.weights.enumerated().map { index, weight in
            Milestone(id: MilestoneID(number: index + 1), weight: weight, day: nil)
        }
        let done = Set(example.done.map { MilestoneID(number: $0 + 1) })
        #expect(Measurement.share(of: milestones) { done.contains($0.id) } == example.raw)
    }

    /// The zone of puzzle's evaluation: by the ratio alone.
    private static func puzzle(_ ratio: Double) -> ReachedZone {
        switch ratio {
        case ..<0.3: .fail
        case ..<0.7: .commit
        case ..<1: .target
        default: .stretch
        }
    }

    @Test(
        "With marks at 0.3 and 0.7 of the way the zones are those of puzzle's evaluation",
        arguments: [
            ("0", "100", ["0", "29.99", "30", "69.99", "70", "99.99", "100", "150", "-5"]),
            ("500", "400", ["500", "470.01", "470", "430.01", "430", "400.5", "400", "390"]),
            ("-20", "30", ["-20", "-5.1", "-5", "14.9", "15", "29", "30"]),
        ] as [(String, String, [String])])
    func evaluation(from baseline: String, to stretch: String, values: [String]) throws {
        let ends = try (#require(Decimal(baseline)), #require(Decimal(stretch)))
        let span = Decimal.difference(ends.1, ends.0)
        func mark(_ share: Double) throws -> Decimal {
            // Rounded to two decimals, as they do.
            let hundredths = ((ends.0.double + share * span) * 100).rounded()
            return try #require(Decimal(significand: Int64(hundredths), scale: 2))
        }
        let measures: [MeasureField: Decimal] = [
            .baseline: ends.0, .commit: try mark(0.3), .target: try mark(0.7), .stretch: ends.1,
        ]
        for text in values {
            let value = try #require(Decimal(text))
            let ratio = Decimal.difference(value, ends.0) / span
            #expect(
                Measurement.zone(value: value, measures: measures) == Self.puzzle(ratio), "\(text)")
        }
    }

    @Test("Where the marks were moved, ours follows the marks, and their statistics do not")
    func editedMarks() throws {
        let measures: [MeasureField: Decimal] = [
            .baseline: 0, .commit: 50, .target: 70, .stretch: 100,
        ]
        #expect(Measurement.zone(value: 35, measures: measures) == .fail)
        #expect(Self.puzzle(0.35) == .commit)
    }

    @Test("A zone in words is worth the ratio from which it is reached")
    func worth() {
        for zone in ReachedZone.allCases {
            #expect(Self.puzzle(Rules.standard.zones.worth(of: zone)) == zone)
        }
        let reached = ReachedZone.allCases.filter { Rules.standard.zones.worth(of: $0) >= 0.7 }
        #expect(reached == [.target, .stretch])
    }
}
