/// A check-in that is owed.
public struct OwedCheckIn: Hashable, Sendable {
    /// The day it is due.
    public let due: Day
    /// How many days that count have gone by since.
    public let daysLate: Int
    /// Whether the grace has gone by.
    public let isLate: Bool
    /// Whether a whole cadence and the grace have gone by.
    public let isMissed: Bool
}

/// Everything that can be said of a cycle at a moment.
public struct CycleFigures: Sendable {
    /// The cycle.
    public let cycle: Cycle
    /// Its days and check-ins on the day asked about.
    public let calendar: CycleCalendar
    /// Where it is in its life.
    public let state: CycleState
    /// The weighted mean of its objectives' progress.
    public let progress: Double?
    /// The same mean of what is expected of them.
    public let expected: Double?
    /// How it stands.
    public let standing: Standing
    /// How many objectives report a progress, of how many.
    public let reporting: Coverage
    /// The roll-up of the original set by the original weights and targets.
    public let originalProgress: Double?
    /// The roll-up of the current set, weights and targets minus that of the original ones.
    public let drift: Double?
}

/// Everything that can be said of an owner's objectives at a moment.
public struct OwnerFigures: Sendable {
    /// The team or person.
    public let owner: Owner
    /// The weighted mean of their objectives' progress.
    public let progress: Double?
    /// The same mean of what is expected of them.
    public let expected: Double?
    /// How they stand.
    public let standing: Standing
    /// How many objectives report a progress, of how many.
    public let reporting: Coverage
    /// The roll-up of the original set by the original weights and targets.
    public let originalProgress: Double?
    /// The roll-up of the current set, weights and targets minus that of the original ones.
    public let drift: Double?
    /// The objectives in the order of creation.
    public let objectives: [GoalID]
    /// The objectives that were theirs when each one's original was fixed.
    public let originalObjectives: [GoalID]
}

/// How many of the contributors to a mean report a progress.
public struct Coverage: Hashable, Sendable {
    /// Those with a progress.
    public let reporting: Int
    /// All that could have one.
    public let total: Int
}

/// How good a score is, by the ambition of what was scored.
public enum ScoreBand: String, Sendable, CaseIterable {
    case green
    case amber
    case red

    /// Committed: green from 0.95, amber from 0.7; aspirational: green from 0.7, amber from 0.4.
    public init(_ score: Decimal, _ ambition: Ambition, by rules: Rules = .standard) {
        let bands = ambition == .committed ? rules.committed : rules.aspirational
        if !Ratio.isBelow(score.double, bands.green.double) {
            self = .green
        } else {
            self = Ratio.isBelow(score.double, bands.amber.double) ? .red : .amber
        }
    }
}
