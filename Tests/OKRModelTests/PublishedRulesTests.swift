import Testing

@testable import OKRModel

/// A worked example under the rules of who published it: rules, measures, value, percentage.
private struct RuledCase: Sendable, CustomTestStringConvertible {
    let preset: String
    let kind: MeasureKind
    let measures: [MeasureField: Decimal]
    let value: Decimal
    let published: Double
    var testDescription: String { "\(preset): \(kind) \(measures) at \(value) is \(published) %" }

    init(_ preset: String, _ bounds: [Double], _ value: Double, _ published: Double) {
        self.init(preset, .metric, bounds, value, published)
    }

    init(
        _ preset: String, _ kind: MeasureKind, _ bounds: [Double], _ value: Double,
        _ published: Double
    ) {
        self.preset = preset
        self.kind = kind
        let fields: [MeasureField] =
            switch kind {
            case .metric: [.baseline, .target, .stretch]
            case .between: [.low, .high]
            default: [.target]
            }
        let decimals = bounds.map { Decimal("\($0)") ?? .zero }
        measures = Dictionary(uniqueKeysWithValues: zip(fields, decimals))
        self.value = Decimal("\(value)") ?? .zero
        self.published = published
    }
}

@Suite("Worked examples that others published, counted by their own rules")
struct PublishedRulesTests {
    @Test(
        "The progress is the published one",
        arguments: [
            // Nothing is clamped.
            RuledCase("quantive", [100, 60], 80, 50), RuledCase("quantive", [100, 60], 70, 75),
            RuledCase("quantive", [100, 60], 50, 125),
            // Strictly within: exactly on target is nothing.
            RuledCase("quantive", .atLeast, [80], 81, 100),
            RuledCase("quantive", .atLeast, [80], 80, 0),
            RuledCase("quantive", .atMost, [5], 4, 100),
            RuledCase("quantive", .atMost, [5], 5, 0),
            RuledCase("quantive", .between, [5, 7], 5, 0),
            RuledCase("quantive", .between, [5, 7], 6, 100),
            // Baseline and target are equal.
            RuledCase("operately", [0, 0], 0, 0), RuledCase("operately", [100, 100], 100, 0),
            RuledCase("operately", [-50, -50], -50, 0), RuledCase("operately", [10, 10], 5, 0),
            RuledCase("operately", [10, 10], 15, 0), RuledCase("okr-tracker", [0, 0], 0, 0),
            RuledCase("puzzle", [10, 10], 10, 100),
            // Below 0 is 0, above 1 is as it is.
            RuledCase("puzzle", [100, 10], 110, 0), RuledCase("puzzle", [0, 100], -10, 0),
            RuledCase("puzzle", [0, 70, 100], -1, 0), RuledCase("puzzle", [200, 130, 100], 250, 0),
            // The way is that to the stretch value.
            RuledCase("puzzle", [0, 70, 100], 20, 20), RuledCase("puzzle", [100, 30, 0], 20, 80),
            RuledCase("puzzle", [500, 430, 400], 460, 40),
            RuledCase("puzzle", [0, 70, 80], 80, 100),
            // Value ÷ target, and target ÷ value where it is to fall.
            RuledCase("feedback4e", [10, 20], 16, 80), RuledCase("feedback4e", [10, 20], 22, 110),
            RuledCase("feedback4e", [30, 15], 16, 93.75),
            RuledCase("feedback4e", [30, 15], 8, 187.5),
            // The distance to the bound.
            RuledCase("profit-co", .atMost, [1], 1, 100),
            RuledCase("profit-co", .atMost, [1], 0.8, 120),
            RuledCase("profit-co", .atMost, [1], 0.5, 150),
            RuledCase("profit-co", .atMost, [1], 0.25, 175),
            RuledCase("profit-co", .atMost, [1], 1.2, 80),
            RuledCase("profit-co", .atMost, [1], 1.35, 65),
            RuledCase("profit-co", .atMost, [1], 1.5, 50),
            RuledCase("profit-co", .atMost, [1], 1.75, 25),
            RuledCase("qulture", .between, [5, 5], 1, 20),
            RuledCase("qulture", .between, [5, 5], 2, 40),
            RuledCase("qulture", .between, [5, 5], 5, 100),
            RuledCase("qulture", .between, [5, 5], 6, 80),
            RuledCase("qulture", .between, [5, 5], 7, 60),
            RuledCase("qulture", .between, [5, 5], 10, 0),
            // Whole per cents, and no more than 100.
            RuledCase("flowyteam", [10, 25], 15, 33), RuledCase("flowyteam", [0, 100], 150, 100),
            RuledCase("flowyteam", [0, 100], -20, -20), RuledCase("flowyteam", [3, 3], 3, 0),
            // Nothing is clamped here either.
            RuledCase("servicenow", [1_000_000, 1_500_000], 1_350_000, 70),
            RuledCase("servicenow", [500_000, 400_000], 420_000, 80),
        ])
    fileprivate func progress(_ example: RuledCase) throws {
        let rules = try rules([RulePreset.name: example.preset])
        let raw = try #require(
            Measurement.raw(
                example.kind, value: example.value, measures: example.measures, by: rules))
        let percent = rules.progress(raw) * 100
        #expect(abs(percent - example.published) < 1e-9)
    }

    @Test(
        "The standing is the published one",
        arguments: [
            // Actual at least expected is on track, more than 25 points off is off track.
            ("viva-goals", 0.5, 0.5, .onTrack), ("viva-goals", 0.49, 0.5, .atRisk),
            ("viva-goals", 0.25, 0.5, .atRisk), ("viva-goals", 0.24, 0.5, .offTrack),
            // The gap alone: up to 16.5, up to 33, above.
            ("engagedly", 0.35, 0.5, .onTrack), ("engagedly", 0.33, 0.5, .atRisk),
            ("engagedly", 0.17, 0.5, .atRisk), ("engagedly", 0.16, 0.5, .offTrack),
            // Shares of what is expected.
            ("upraise", 0.95, 1, .onTrack), ("upraise", 0.94, 1, .atRisk),
            ("upraise", 0.75, 1, .atRisk), ("upraise", 0.74, 1, .offTrack),
            ("upraise", 0.019, 0.02, .onTrack), ("upraise", 0.018, 0.02, .atRisk),
            ("mooncamp", 0.5, 0.5, .onTrack), ("mooncamp", 0.5, 1, .offTrack),
            ("mooncamp", 0.9, 1, .onTrack), ("mooncamp", 0.7, 1, .atRisk),
            // Within ten points is progressing.
            ("innovation-minds", 0.4, 0.5, .onTrack), ("innovation-minds", 0.39, 0.5, .atRisk),
            // A projected score.
            ("atlassian", 0.7, 1, .onTrack), ("atlassian", 0.4, 1, .atRisk),
            ("atlassian", 0.3, 1, .offTrack),
        ] as [(String, Double, Double, Standing)])
    func standing(
        preset: String, progress: Double, expected: Double, standing: Standing
    ) throws {
        let rules = try rules([RulePreset.name: preset])
        #expect(Pace.standing(progress: progress, expected: expected, by: rules) == standing)
    }

    @Test(
        "A score has the published colour, whatever the ambition",
        arguments: [
            ("google", "0.7", .green), ("google", "0.69", .amber), ("google", "0.4", .amber),
            ("google", "0.3", .red), ("servicenow", "0.9", .green),
            ("servicenow", "0.89", .amber), ("servicenow", "0.75", .amber),
            ("servicenow", "0.74", .red), ("flowyteam", "0.75", .green),
            ("flowyteam", "0.5", .amber), ("flowyteam", "0.49", .red),
            ("qulture", "0.67", .green), ("qulture", "0.34", .amber), ("qulture", "0.33", .red),
        ] as [(String, String, ScoreBand)])
    func bands(preset: String, score: String, band: ScoreBand) throws {
        let rules = try rules([RulePreset.name: preset])
        let score = try #require(Decimal(score))
        for ambition in Ambition.allCases {
            #expect(ScoreBand(score, ambition, by: rules) == band)
        }
    }

    @Test(
        "A roll-up is the published one",
        arguments: [
            // (weight, progress; nil for none), by whose rules, percentage
            ("quantive", [(1, 0.27), (5, 0.18), (2, 0.73)], 39.333333333),
            ("quantive", [(1, 0.85), (3, 0.60)], 72.5),
            ("perdoo", [(1, 1), (4, 0), (1, 0)], 33.333333333),
            ("operately", [], 0), ("okr-tracker", [], 0),
        ] as [(String, [(Double, Double)], Double)])
    func means(preset: String, parts: [(Double, Double)], published: Double) throws {
        let rules = try rules([RulePreset.name: preset])
        let progress = try #require(rollUp(parts, by: rules).progress)
        #expect(abs(progress * 100 - published) < 1e-6)
    }

    @Test("Where all weights are 0, celesfchallen takes the plain mean")
    func weightless() throws {
        let parts = [(0.0, 0.4), (0.0, 0.8)]
        let mean = try #require(
            rollUp(parts, by: try rules(["rollup.weightless": "plain"])).progress)
        #expect(abs(mean - 0.6) < 1e-9)
        #expect(rollUp(parts, by: .standard).progress == nil)
    }

    @Test("The weakest contributor is the whole (Perdoo's objectives)")
    func weakest() throws {
        let rules = try rules(["rollup.mean": "weakest"])
        #expect(rollUp([(1, 0.5), (9, 0.2), (1, 1)], by: rules).progress == 0.2)
        #expect(rollUp([], by: rules).progress == nil)
    }

    @Test("The worst contributor decides where worst wins, drafts and pending ones aside")
    func worst() throws {
        let rules = try rules(["standing.objective": "worst"])
        func whole(_ standings: [Standing]) -> Standing {
            RollUp(
                standings.map {
                    RollUp.Contribution(
                        weight: 1, reported: 1, counted: 1, expected: 1, isPending: false,
                        standing: $0)
                }, by: rules
            ).standing
        }
        #expect(whole([.onTrack, .offTrack, .atRisk]) == .offTrack)
        #expect(whole([.onTrack, .achieved]) == .onTrack)
        #expect(whole([.onTrack, .missed]) == .offTrack)
        #expect(whole([.pending, .atRisk]) == .atRisk)
    }

    private func rollUp(_ parts: [(Double, Double)], by rules: Rules) -> RollUp {
        RollUp(
            parts.map { weight, progress in
                RollUp.Contribution(
                    weight: weight, reported: progress, counted: progress, expected: 1,
                    isPending: false)
            }, by: rules)
    }
}

/// The standard rules with others set by name.
func rules(_ values: KeyValuePairs<String, String>) throws -> Rules {
    var rules = Rules.standard
    for (name, value) in values { try rules.set(name, value) }
    return rules
}
