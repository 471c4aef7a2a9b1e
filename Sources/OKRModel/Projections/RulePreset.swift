/// The rules of somebody who publishes how they count, under one name.
///
/// What they do not say stays as GoalLedger counts. Their sources are in the reference of rules.
public struct RulePreset: Sendable {
    /// The name of the rule that sets one: `like=upraise`.
    public static let name = "like"

    /// Who counts so.
    public let word: String
    /// The rules that differ, with their values.
    public let values: [(name: String, value: String)]

    private init(_ word: String, _ values: KeyValuePairs<String, String>) {
        self.word = word
        self.values = values.map { ($0.key, $0.value) }
    }

    /// The preset of that name, or nil.
    public static func named(_ word: String) -> RulePreset? { all.first { $0.word == word } }

    /// Every preset, by name.
    public static let all: [RulePreset] = [
        RulePreset(
            "atlassian",
            [
                "expected.curve": "off", "pace.at-risk": "0.7", "pace.off-track": "0.4",
                "pace.at-risk-gap": "0", "pace.off-track-gap": "0",
                "score.committed": "0.7/0.4", "score.aspirational": "0.7/0.4",
            ]),
        RulePreset("databox", ["progress.metric": "of-target", "progress.clamp": "none"]),
        RulePreset(
            "engagedly",
            [
                "standing.by": "difference", "pace.at-risk-gap": "0.165",
                "pace.off-track-gap": "0.33",
            ]),
        RulePreset("feedback4e", ["progress.metric": "of-target", "progress.clamp": "none"]),
        RulePreset(
            "flowyteam",
            [
                "progress.clamp": "upper", "progress.flat": "zero",
                "progress.rounding": "percent", "score.committed": "0.75/0.5",
                "score.aspirational": "0.75/0.5",
            ]),
        RulePreset("google", ["score.committed": "0.7/0.4", "score.aspirational": "0.7/0.4"]),
        RulePreset(
            "innovation-minds",
            [
                "standing.by": "difference", "pace.at-risk-gap": "0.1",
                "pace.off-track-gap": "1",
            ]),
        RulePreset(
            "mooncamp",
            ["rollup.mean": "plain", "pace.at-risk-gap": "0", "pace.off-track-gap": "0"]),
        RulePreset("okr-tracker", ["progress.flat": "zero", "rollup.nothing": "zero"]),
        RulePreset("open-okr", ["progress.flat": "zero", "maintain.measure": "distance"]),
        RulePreset(
            "operately",
            [
                "progress.flat": "zero", "milestones.count": "plain", "pending.counts": "zero",
                "rollup.mean": "plain", "rollup.nothing": "zero", "standing.missed": "all",
            ]),
        RulePreset(
            "perdoo",
            [
                "progress.clamp": "lower", "rollup.mean": "plain",
                "standing.objective": "worst", "kpi.untargeted": "green", "kpi.amber": "off",
            ]),
        RulePreset("profit-co", ["progress.clamp": "none", "maintain.measure": "distance"]),
        RulePreset(
            "puzzle",
            [
                "progress.clamp": "lower", "progress.metric": "to-stretch",
                "progress.flat": "full",
            ]),
        RulePreset(
            "quantive",
            [
                "progress.clamp": "none", "maintain.bounds": "strict", "rollup.mean": "plain",
            ]),
        RulePreset(
            "qulture",
            [
                "maintain.measure": "distance", "score.committed": "0.6666/0.3333",
                "score.aspirational": "0.6666/0.3333",
            ]),
        RulePreset(
            "servicenow",
            [
                "progress.clamp": "none", "maintain.measure": "share", "every.periods": "so-far",
                "standing.objective": "worst", "score.committed": "0.9/0.75",
                "score.aspirational": "0.9/0.75",
            ]),
        RulePreset(
            "upraise",
            [
                "pace.at-risk": "0.95", "pace.off-track": "0.75", "pace.at-risk-gap": "0",
                "pace.off-track-gap": "0",
            ]),
        RulePreset(
            "viva-goals",
            [
                "standing.by": "difference", "pace.at-risk-gap": "0",
                "pace.off-track-gap": "0.25", "standing.objective": "worst",
            ]),
    ]
}
