import Testing

@testable import OKRModel

@Suite("Rules by their names")
struct NamedRuleTests {
    @Test("Every value of every rule can be set and read back, and the standard one is no change")
    func everyValue() throws {
        for rule in NamedRule.all {
            for word in rule.words.map(\.word) {
                let set = try rules([rule.name: word])
                #expect(rule.text(set) == word)
                #expect(set.differing.map(\.name) == (word == rule.standard ? [] : [rule.name]))
            }
            #expect(try rules([rule.name: rule.standard]) == .standard, "\(rule.name)")
            #expect(rule.words.isEmpty == (rule.form != nil), "words, or a form: \(rule.name)")
        }
        #expect(Set(NamedRule.all.map(\.name)).count == NamedRule.all.count)
    }

    @Test(
        "The standard values are those of the contract",
        arguments: [
            ("progress.clamp", "both"), ("maintain.bounds", "inclusive"),
            ("zones.worth", "0/0.3/0.7/1"), ("pace.at-risk", "0.9"), ("pace.off-track", "0.7"),
            ("pace.at-risk-gap", "0.05"), ("pace.off-track-gap", "0.1"),
            ("score.committed", "0.95/0.7"), ("score.aspirational", "0.7/0.4"),
            ("pending.counts", "after-grace"), ("rollup.mean", "weighted"),
            ("watermelon.from", "0.7"),
        ])
    func standard(name: String, value: String) {
        #expect(NamedRule.named(name)?.standard == value)
        #expect(Rules.standard.differing.isEmpty)
    }

    @Test("A number is kept with its digits, and one that is equal changes nothing")
    func digits() throws {
        #expect(try rules(["pace.at-risk": "0.85"]).differing.map(\.value) == ["0.85"])
        #expect(try rules(["pace.at-risk": "0.90"]).differing.isEmpty)
        #expect(
            try rules(["zones.worth": "0/0.25/0.5/1"]).differing.map(\.value) == ["0/0.25/0.5/1"])
    }

    @Test(
        "What is no value of a rule is named",
        arguments: [
            ("progress.clamp", "maybe"), ("pace.at-risk", "-1"), ("pace.at-risk", "often"),
            ("zones.worth", "0/0.3/1"), ("zones.worth", "0/0.7/0.3/1"),
            ("score.committed", "0.7/0.95"), ("score.committed", "0.7"), ("like", "nobody"),
        ])
    func unknownValue(name: String, value: String) {
        #expect(throws: Rules.Problem.unknownValue(value, of: name)) {
            _ = try rules([name: value])
        }
    }

    @Test("What is no rule is named")
    func unknownRule() {
        #expect(throws: Rules.Problem.unknownRule("pace")) { _ = try rules(["pace": "1"]) }
    }

    @Test("Every preset can be set, differs from the standard, and may be refined after it")
    func presets() throws {
        for preset in RulePreset.all {
            let set = try rules([RulePreset.name: preset.word])
            #expect(Set(set.differing.map(\.name)).isSubset(of: preset.values.map(\.name)))
            #expect(set != .standard, "\(preset.word)")
        }
        let refined = try rules(["like": "upraise", "pace.at-risk": "0.8"])
        #expect(refined.differing.first { $0.name == "pace.at-risk" }?.value == "0.8")
    }

    @Test(
        "A pace at its threshold is the better or the worse one",
        arguments: [
            ("better", 0.9, .onTrack), ("worse", 0.9, .atRisk), ("worse", 0.7, .offTrack),
            ("better", 0.7, .atRisk), ("worse", 0.91, .onTrack),
        ] as [(String, Double, Standing)])
    func edge(edge: String, progress: Double, standing: Standing) throws {
        let rules = try rules(["pace.edge": edge])
        #expect(Pace.standing(progress: progress, expected: 1, by: rules) == standing)
    }

    @Test("Milestones count by weight, each as one, or all or nothing")
    func milestones() throws {
        let milestones = [3, 1].enumerated().map { index, weight in
            Milestone(id: MilestoneID(number: index + 1), weight: Decimal(weight), day: nil)
        }
        func share(_ word: String, done: Set<Int>) throws -> Double? {
            Measurement.share(
                of: milestones, by: try rules(["milestones.count": word])
            ) { done.contains($0.id.number ?? 0) }
        }
        #expect(try share("weighted", done: [1]) == 0.75)
        #expect(try share("plain", done: [1]) == 0.5)
        #expect(try share("all-or-nothing", done: [1]) == 0)
        #expect(try share("all-or-nothing", done: [1, 2]) == 1)
    }
}
