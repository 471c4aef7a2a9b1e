/// A rule whose values are words.
public protocol RuleWord: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What holds under it, in a phrase.
    var meaning: String { get }
}

/// On which sides progress ends.
public enum Clamping: String, RuleWord {
    case both, none, lower, upper

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .both: "within 0 and 1"
        case .none: "as far below 0 and above 1 as the value is"
        case .lower: "never below 0, but above 1"
        case .upper: "never above 1, but below 0"
        }
    }
}

/// What the progress of a metric is a share of.
public enum MetricRatio: String, RuleWord {
    case fromBaseline = "from-baseline"
    case toStretch = "to-stretch"
    case ofTarget = "of-target"

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .fromBaseline: "of the way from the baseline to the target"
        case .toStretch: "of the way from the baseline to the stretch value, where there is one"
        case .ofTarget: "value ÷ target; target ÷ value where it is to fall"
        }
    }
}

/// What the progress of a metric is whose baseline and target are equal.
public enum FlatRatio: String, RuleWord {
    case none, zero, half, full

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .none: "there is none"
        case .zero: "it is 0"
        case .half: "it is 0.5"
        case .full: "it is 1"
        }
    }

    var ratio: Double? {
        switch self {
        case .none: nil
        case .zero: 0
        case .half: 0.5
        case .full: 1
        }
    }
}

/// How progress is rounded before it counts.
public enum ProgressRounding: String, RuleWord {
    case none, percent

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .none: "as it is"
        case .percent: "to whole per cents, half up"
        }
    }
}

/// Whether a bound itself is within.
public enum BoundEdge: String, RuleWord {
    case inclusive, strict

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .inclusive: "a value at the bound keeps it"
        case .strict: "a value at the bound does not keep it"
        }
    }
}

/// How a key result that keeps a value is measured.
public enum Maintaining: String, RuleWord {
    case met, distance, share

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .met: "1 where the bound is kept now, else 0"
        case .distance: "1 less the distance beyond the bound ÷ the bound; more on its good side"
        case .share: "the share of weeks (months, where check-ins are monthly) that kept it"
        }
    }
}

/// Which periods a share of periods is a share of.
public enum PeriodsCounted: String, RuleWord {
    case all
    case soFar = "so-far"

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .all: "all of the goal"
        case .soFar: "those up to the last one with a value"
        }
    }
}

/// How milestones count.
public enum MilestoneCounting: String, RuleWord {
    case weighted, plain
    case allOrNothing = "all-or-nothing"

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .weighted: "by their weights"
        case .plain: "each as one"
        case .allOrNothing: "1 where all are done, else 0"
        }
    }
}

/// What is expected on a day.
public enum ExpectedCurve: String, RuleWord {
    case linear, off
    case lastDay = "last-day"

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .linear: "more day by day, by phases, milestones and periods where there are any"
        case .off: "everything from the first day on: progress alone is judged"
        case .lastDay: "nothing before the last day, everything from it on"
        }
    }
}

/// What a standing compares.
public enum StandingBasis: String, RuleWord {
    case ratio, difference

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .ratio: "progress ÷ expected, and the difference as well"
        case .difference: "expected − progress alone"
        }
    }
}

/// On which side a figure stands that equals a threshold.
public enum PaceEdge: String, RuleWord {
    case better, worse

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .better: "it still counts as the better one"
        case .worse: "it counts as the worse one"
        }
    }
}

/// Whose missed check-in makes a goal pending.
public enum MissedCheckIns: String, RuleWord {
    case guardrails, all, none

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .guardrails: "of key results that keep a value"
        case .all: "of every key result"
        case .none: "of none"
        }
    }
}

/// How a goal with contributors stands.
public enum WholeStanding: String, RuleWord {
    case figures, worst

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .figures: "by its own progress and what is expected of it"
        case .worst: "as the worst of its contributors that counts"
        }
    }
}

/// What a goal without a value counts as.
public enum PendingCounting: String, RuleWord {
    case afterGrace = "after-grace"
    case zero, never

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .afterGrace: "as 0 once its first check-in is overdue"
        case .zero: "as 0 at once"
        case .never: "not at all"
        }
    }
}

/// What a goal counts as that nothing is measured against.
public enum UnmeasuredCounting: String, RuleWord {
    case never, zero

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .never: "not at all"
        case .zero: "as 0"
        }
    }
}

/// How the figures of contributors become one.
public enum RollUpMean: String, RuleWord {
    case weighted, plain, weakest

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .weighted: "their mean by weight"
        case .plain: "their mean, each as one"
        case .weakest: "the lowest of them"
        }
    }
}

/// What contributes to an objective.
public enum ContributorsCounted: String, RuleWord {
    case all
    case keyResults = "key-results"

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .all: "its key results and the objectives aligned to it with a weight"
        case .keyResults: "its key results alone"
        }
    }
}

/// What is counted where all weights are 0.
public enum WeightlessCounting: String, RuleWord {
    case none, plain

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .none: "nothing"
        case .plain: "each as one"
        }
    }
}

/// What the progress is where nothing counts.
public enum NothingCounting: String, RuleWord {
    case none, zero

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .none: "there is none"
        case .zero: "it is 0"
        }
    }
}

/// Which score a closed goal has.
public enum ScoreSource: String, RuleWord {
    case given, progress

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .given: "the one given when it was closed"
        case .progress: "its progress, to two decimals"
        }
    }
}

/// How a KPI is that has a value and neither thresholds nor a target.
public enum UntargetedHealth: String, RuleWord {
    case untargeted, green

    /// What holds under it.
    public var meaning: String {
        switch self {
        case .untargeted: "it is neither good nor bad"
        case .green: "it is green"
        }
    }

    var health: KPIHealth {
        switch self {
        case .untargeted: .untargeted
        case .green: .green
        }
    }
}
