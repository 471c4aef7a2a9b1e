/// Everything that can be said of a key result at a moment.
public struct KeyResultFigures: Sendable {
    /// The key result.
    public let goal: Goal
    /// The perspective its numbers are seen from; a closed goal's stands still.
    public internal(set) var view: Perspective
    /// What holds for it beside its measures.
    public let terms: Terms
    /// How its result is judged: as its objective's.
    public let ambition: Ambition
    /// Where it is in its life.
    public let life: LifeState
    /// The score it was closed with.
    public let score: Decimal?
    /// How good the score is.
    public let band: ScoreBand?
    /// What it is measured against.
    public let yardstick: Yardstick
    /// What it was measured against when its original was fixed.
    public let originalYardstick: Yardstick
    /// The value in force; nil for milestones and zones.
    public let value: Decimal?
    /// The milestones done; nil where nothing was said of any.
    public let done: Set<MilestoneID>?
    /// The day of the check-in that says how far it is.
    public let valueOn: Day?
    /// The unclamped ratio, nil while unmeasured or pending.
    public let raw: Double?
    /// `raw` within 0 and 1.
    public let progress: Double?
    /// The same value against the original yardstick.
    public let originalProgress: Double?
    /// What is expected by the day.
    public internal(set) var expected: Double
    /// Progress ÷ expected.
    public internal(set) var pace: Double?
    /// How it stands.
    public internal(set) var standing: Standing
    /// The best of commit, target and stretch that is reached; for zones the one declared.
    public let zone: ReachedZone?
    /// The declared confidence.
    public let confidence: Decimal?
    /// The check-in with the greatest day.
    public let lastCheckIn: (checkIn: CheckIn, content: CheckIn.Content)?
    /// How many check-ins are in force.
    public let checkIns: Int
    /// How often the goalposts moved.
    public let moves: Int
    /// The next check-in that is owed, nil where none is.
    public internal(set) var owed: OwedCheckIn?
    let watermelonFrom: Double
    let calendar: GoalCalendar?

    /// The numbers in force that it is measured against.
    public var measures: [MeasureField: Decimal] { yardstick.measures }
    /// The numbers when the original was fixed.
    public var original: [MeasureField: Decimal] { originalYardstick.measures }
    /// Its first day, nil where it belongs to no cycle.
    public var firstDay: Day? { calendar?.first }
    /// Its last day, nil where it belongs to no cycle.
    public var lastDay: Day? { calendar?.last }
    /// Whether it is declared well and computed badly.
    public var isWatermelon: Bool {
        guard standing == .offTrack, let confidence else { return false }
        return !Ratio.isBelow(confidence.double, watermelonFrom)
    }
    /// Progress against the current goalposts minus that against the original ones.
    public var drift: Double? {
        guard let progress, let originalProgress else { return nil }
        return progress - originalProgress
    }
    /// Whether it is closed.
    public var isClosed: Bool { life.closing != nil }
    /// The day the next check-in is due, nil where none is owed.
    public var due: Day? { owed?.due }
    /// How many days past due; days that do not count are left out.
    public var overdue: Int? { owed.flatMap { $0.daysLate > 0 ? $0.daysLate : nil } }
}

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

/// Everything that can be said of an objective, or of a part of the strategy, at a moment.
public struct ObjectiveFigures: Sendable {
    /// The objective.
    public let goal: Goal
    /// The perspective its numbers are seen from; a closed goal's stands still.
    public let view: Perspective
    /// What holds for it.
    public let terms: Terms
    /// Where it is in its life.
    public let life: LifeState
    /// The score it was closed with.
    public let score: Decimal?
    /// How good the score is, by its ambition.
    public let band: ScoreBand?
    /// The weighted mean of its contributors' progress.
    public let progress: Double?
    /// The same mean of what is expected of them.
    public let expected: Double?
    /// How it stands.
    public let standing: Standing
    /// How many contributors report a progress, of how many.
    public let reporting: Coverage
    /// The roll-up of the original set by the original weights and targets.
    public let originalProgress: Double?
    /// The roll-up of the current set, weights and targets minus that of the original ones.
    public let drift: Double?
    /// Its key results in the order of creation.
    public let keyResults: [GoalID]

    /// Whether it is closed.
    public var isClosed: Bool { life.closing != nil }
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
