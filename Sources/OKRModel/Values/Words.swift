/// What kind of goal a goal is.
public enum GoalType: String, Sendable {
    case objective
    case keyResult = "key-result"
    /// A mission or a strategic pillar that objectives align to.
    case strategy
    /// A number that is watched without an end, such as revenue.
    case kpi
    /// Work that serves goals.
    case initiative

    /// What it is, as a sentence says it: `an objective`, `part of the strategy`.
    var called: String {
        switch self {
        case .objective: "an objective"
        case .keyResult: "a key result"
        case .strategy: "part of the strategy"
        case .kpi: "a KPI"
        case .initiative: "an initiative"
        }
    }

    /// Whether its figures are rolled up from those of others.
    var isWhole: Bool { self == .objective || self == .strategy }

    /// Whether it is pursued in a cycle.
    var belongsToCycle: Bool { self == .objective || self == .keyResult }

    /// Whether changing what it is to come to moves goalposts that a result is judged by.
    var hasGoalposts: Bool { belongsToCycle || self == .strategy }
}

/// Whether the work of an initiative goes on.
public enum Effort: String, Sendable, CaseIterable {
    case open
    case done
    case dropped
}

/// Where a cycle is in its life.
public enum CycleState: String, Sendable, CaseIterable {
    case planned
    case active
    case closed
}

/// How an objective's result is judged.
public enum Ambition: String, Sendable, CaseIterable {
    case committed
    case aspirational
}

/// How a key result is measured.
public enum MeasureKind: String, Sendable, CaseIterable {
    /// From a baseline to a target, in either direction.
    case metric
    /// Kept at or above a target.
    case atLeast = "at-least"
    /// Kept at or below a target.
    case atMost = "at-most"
    /// Kept between two bounds.
    case between
    /// Kept at or beyond a target in as many weeks or months as possible.
    case every
    /// Steps that are done or not.
    case milestones
    /// Zones that are described in words.
    case zones

    /// Whether the key result keeps a value instead of moving it.
    public var isGuardrail: Bool {
        switch self {
        case .atLeast, .atMost, .between: true
        case .metric, .every, .milestones, .zones: false
        }
    }
}

/// How a goal ended.
public enum Outcome: String, Sendable, CaseIterable {
    case achieved
    case missed
    case abandoned
}

/// Where a team stands in the organization.
public enum TeamLevel: String, Sendable, CaseIterable {
    case company
    case department
    case team
}

/// How a goal stands, computed from its values and the day; never declared.
public enum Standing: String, Sendable, CaseIterable {
    case draft
    case achieved
    case missed
    case abandoned
    case unmeasured
    case pending
    case offTrack = "off-track"
    case atRisk = "at-risk"
    case onTrack = "on-track"
}

/// The best of a key result's marks that its value has reached.
public enum ReachedZone: String, Sendable, CaseIterable {
    case fail
    case commit
    case target
    case stretch
}

/// Declared confidence: a number from 0 to 1, or one of the words for it.
public enum Confidence {
    /// Reads `0.7` or a word: `on-track` 0.8, `at-risk` 0.5, `off-track` 0.2.
    public static func read(_ text: some StringProtocol) -> Decimal? {
        switch text {
        case "on-track": return Decimal(significand: 8, scale: 1)
        case "at-risk": return Decimal(significand: 5, scale: 1)
        case "off-track": return Decimal(significand: 2, scale: 1)
        default:
            guard let number = Decimal(text), number >= 0, number <= 1 else { return nil }
            return number
        }
    }
}
