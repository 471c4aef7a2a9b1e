/// A rule that a what-if replay can count by, under the name it has on the command line.
public struct NamedRule: Sendable {
    /// The name: `progress.clamp`.
    public let name: String
    /// What it decides, in a phrase.
    public let meaning: String
    /// Its words, each with what holds under it; none where it is a number.
    public let words: [(word: String, meaning: String)]
    /// What a value looks like that is no word.
    public let form: String?
    let text: @Sendable (Rules) -> String
    let isStandard: @Sendable (Rules) -> Bool
    let set: @Sendable (inout Rules, String) -> Bool

    /// The value that GoalLedger counts by.
    public var standard: String { text(.standard) }

    /// Its values as a reader would choose among them.
    public var choice: String { form ?? words.map(\.word).joined(separator: ", ") }

    private typealias Path<Value> = any (WritableKeyPath<Rules, Value> & Sendable)

    private static func word<Word: RuleWord>(
        _ name: String, _ meaning: String, _ path: Path<Word>
    ) -> NamedRule {
        NamedRule(
            name: name, meaning: meaning,
            words: Word.allCases.map { ($0.rawValue, $0.meaning) }, form: nil,
            text: { $0[keyPath: path].rawValue },
            isStandard: { $0[keyPath: path] == Rules.standard[keyPath: path] },
            set: { rules, text in
                guard let word = Word(rawValue: text) else { return false }
                rules[keyPath: path] = word
                return true
            })
    }

    private static func number(
        _ name: String, _ meaning: String, _ path: Path<Threshold>
    ) -> NamedRule {
        value(name, meaning, "a number such as \(Rules.standard[keyPath: path])", path) {
            Threshold($0)
        }
    }

    private static func value<Value: CustomStringConvertible & Hashable & Sendable>(
        _ name: String, _ meaning: String, _ form: String,
        _ path: Path<Value>,
        _ read: @escaping @Sendable (String) -> Value?
    ) -> NamedRule {
        NamedRule(
            name: name, meaning: meaning, words: [], form: form,
            text: { $0[keyPath: path].description },
            isStandard: { $0[keyPath: path] == Rules.standard[keyPath: path] },
            set: { rules, text in
                guard let value = read(text) else { return false }
                rules[keyPath: path] = value
                return true
            })
    }

    /// Every rule, in the order of the reference.
    public static let all: [NamedRule] = [
        word("progress.clamp", "on which sides progress ends", \.clamping),
        word("progress.metric", "what the progress of a metric is a share of", \.metric),
        word("progress.flat", "the progress of a metric whose baseline is its target", \.flat),
        word("progress.rounding", "how progress is rounded before it counts", \.rounding),
        word("maintain.bounds", "whether a bound itself is within", \.bounds),
        word("maintain.measure", "how keeping a value is measured", \.maintaining),
        word("every.periods", "which periods a share of periods is a share of", \.periods),
        word("milestones.count", "how milestones count", \.milestones),
        value(
            "zones.worth", "what fail, commit, target and stretch are worth",
            "four numbers such as 0/0.3/0.7/1", \.zones
        ) { ZoneWorth($0) },
        word("expected.curve", "what is expected on a day", \.expected),
        word("standing.by", "what a standing compares", \.standing),
        number("pace.at-risk", "the pace below which a goal is at risk", \.atRiskPace),
        number("pace.off-track", "the pace below which a goal is off-track", \.offTrackPace),
        number("pace.at-risk-gap", "the difference that makes a goal at-risk", \.atRiskGap),
        number("pace.off-track-gap", "the difference that makes a goal off-track", \.offTrackGap),
        word("pace.edge", "where a figure stands that equals a threshold", \.edge),
        word("standing.missed", "whose missed check-in leaves a goal pending", \.missed),
        word("standing.objective", "how objectives and cycles stand", \.wholes),
        word("pending.counts", "what a key result without a value counts as", \.pending),
        word(
            "unmeasured.counts", "what a key result without baseline or target counts as",
            \.unmeasured),
        word("rollup.mean", "how the figures of contributors become one", \.mean),
        word("rollup.of", "what contributes to an objective", \.contributors),
        word("rollup.weightless", "what counts where all weights are 0", \.weightless),
        word("rollup.nothing", "the progress where nothing counts", \.nothing),
        word("score.of", "which score a closed goal has", \.score),
        value(
            "score.committed", "from which score a committed goal is green, and amber",
            "two numbers such as 0.95/0.7", \.committed
        ) { ScoreBands($0) },
        value(
            "score.aspirational", "from which score an aspirational goal is green, and amber",
            "two numbers such as 0.7/0.4", \.aspirational
        ) { ScoreBands($0) },
        number(
            "watermelon.from", "the declared confidence from which off-track is a watermelon",
            \.watermelon),
        word("kpi.untargeted", "how a KPI is that has a value and no mark", \.untargeted),
        value(
            "kpi.amber", "how much of the way to its target may be left of an amber KPI",
            "a share such as 0.1, or off", \.amber
        ) { AmberShare($0) },
        value(
            "kpi.stale", "how many periods the last reading of a KPI speaks for",
            "a number such as 2", \.stale
        ) { Threshold($0) },
    ]

    /// The rule of that name, or nil.
    public static func named(_ name: String) -> NamedRule? { all.first { $0.name == name } }
}

extension Rules {
    /// Why a rule cannot be set.
    public enum Problem: Error, Hashable {
        /// There is no rule of that name.
        case unknownRule(String)
        /// The rule has no such value.
        case unknownValue(String, of: String)
    }

    /// Sets a rule by its name, or several by the name of who counts so: `like`.
    public mutating func set(_ name: String, _ value: String) throws(Problem) {
        if name == RulePreset.name {
            guard let preset = RulePreset.named(value) else {
                throw .unknownValue(value, of: name)
            }
            for (name, value) in preset.values { try set(name, value) }
            return
        }
        guard let rule = NamedRule.named(name) else { throw .unknownRule(name) }
        guard rule.set(&self, value) else { throw .unknownValue(value, of: name) }
    }

    /// The rules that are not the standard ones, with their values, in the order of the reference.
    public var differing: [(name: String, value: String)] {
        NamedRule.all.filter { !$0.isStandard(self) }.map { ($0.name, $0.text(self)) }
    }
}
