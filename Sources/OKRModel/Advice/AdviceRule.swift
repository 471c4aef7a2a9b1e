/// A rule of good practice that goals may keep or not: advice, never an obstacle.
///
/// The words are those of `okr policy set`, which switches a rule off and on again.
public enum AdviceRule: String, Sendable, CaseIterable {
    case manyObjectives = "many-objectives"
    case fewObjectives = "few-objectives"
    case manyKeyResults = "many-key-results"
    case fewKeyResults = "few-key-results"
    case timeFrame = "time-frame"
    case unmeasured = "unmeasured"
    case numberedObjective = "numbered-objective"
    case silentKeyResult = "silent-key-result"
    case orphan = "orphan"
    case levelSkip = "level-skip"
    case weightless = "weightless"
    case departedOwner = "departed-owner"
    case sandbagging = "sandbagging"
    case manyKPIs = "many-kpis"
    case silentKPI = "silent-kpi"
    case untargetedKPI = "untargeted-kpi"
    case redKPI = "red-kpi"
    case missedKPI = "missed-kpi"

    /// The number by which it is known.
    public var number: Int { (AdviceRule.allCases.firstIndex(of: self) ?? 0) + 1 }

    /// What is advised, in a sentence.
    public var meaning: String {
        switch self {
        case .manyObjectives: "An owner has at most five objectives in a cycle."
        case .fewObjectives: "An owner who has objectives in a cycle has at least three."
        case .manyKeyResults: "An objective has at most five key results."
        case .fewKeyResults: "An objective has at least three key results."
        case .timeFrame: "A goal has a time frame: its cycle is no longer than a year."
        case .unmeasured: "A key result says from where it starts and what it is to come to."
        case .numberedObjective: "An objective is an aim in words; numbers are its key results'."
        case .silentKeyResult: "A key result has check-ins when they are due."
        case .orphan: "An objective serves something above it, where there is something."
        case .levelSkip: "An objective is aligned to the level right above its own."
        case .weightless: "The weights that count in an objective add up to something."
        case .departedOwner: "An open goal belongs to somebody who is still there."
        case .sandbagging: "Not every aspirational goal of an owner is scored 1.0."
        case .manyKPIs: "A department watches at most three KPIs."
        case .silentKPI: "A KPI is read as often as it says."
        case .untargetedKPI: "A KPI has a target or thresholds."
        case .redKPI: "Somebody works on a red KPI: a key result takes its values from it."
        case .missedKPI: "A KPI is green more often than not."
        }
    }

    /// Why that is advised.
    public var why: String {
        switch self {
        case .manyObjectives: "Who has more than five aims has none: attention is what is scarce."
        case .fewObjectives: "One or two objectives leave out most of what a team is there for."
        case .manyKeyResults: "What is measured by more than five numbers is steered by none."
        case .fewKeyResults: "One or two numbers are easily met without reaching the aim."
        case .timeFrame: "Without an end near enough to see, nothing is ever late."
        case .unmeasured: "Without a baseline and a target nobody can say how far it is."
        case .numberedObjective:
            "An aim says where to go and why; a number says how to tell, and may be replaced."
        case .silentKeyResult: "What nobody checks in on is found out at the end, when it is late."
        case .orphan: "What serves nothing above it may be worth doing, but for whom?"
        case .levelSkip: "The level that is left out does not know what is done for it."
        case .weightless: "An objective that counts nothing has no progress, whatever is done."
        case .departedOwner: "A goal without anybody is nobody's."
        case .sandbagging: "Whoever always reaches what was a stretch did not stretch."
        case .manyKPIs: "Numbers that nobody acts on hide those that somebody should."
        case .silentKPI: "An old number says how things were."
        case .untargetedKPI: "A number without a mark cannot say whether it is well."
        case .redKPI: "A red KPI is a decision: to mend it, or to say that it does not matter."
        case .missedKPI: "What is missed again and again has the wrong target, or the wrong work."
        }
    }
}

/// That a rule was switched off or on.
public struct AdviceSetting: Sendable {
    /// The rule.
    public let rule: AdviceRule
    /// Whether it is on.
    public let isOn: Bool
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// Why.
    public let reason: String?
}

extension LedgerDescription {
    /// Whether a rule of advice is on as known through an entry, and who said so; nobody where
    /// nobody ever did.
    public func advice(
        _ rule: AdviceRule, knownThrough entry: Int
    ) -> (isOn: Bool, setting: AdviceSetting?) {
        let last = advice.last { $0.rule == rule && $0.stamp.entry <= entry }
        return (last?.isOn ?? true, last)
    }
}
