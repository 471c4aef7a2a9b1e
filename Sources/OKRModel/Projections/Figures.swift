/// Everything that can be said of a key result at a moment.
public struct KeyResultFigures: Sendable {
    /// The key result.
    public let goal: Goal
    /// The perspective its numbers are seen from; a closed goal's stands still.
    public let view: Perspective
    /// The measures in force.
    public let measures: [MeasureField: Decimal]
    /// The value in force.
    public let value: Decimal?
    /// The day the value was true.
    public let valueOn: Day?
    /// The unclamped ratio, nil while unmeasured or pending.
    public let raw: Double?
    /// `raw` within 0 and 1.
    public let progress: Double?
    /// What linear progress would have reached.
    public let expected: Double
    /// Progress ÷ expected.
    public let pace: Double?
    /// How it stands.
    public let standing: Standing
    /// The best of commit, target and stretch that is reached.
    public let zone: ReachedZone?
    /// The declared confidence.
    public let confidence: Decimal?
    /// Whether it is declared well and computed badly.
    public let isWatermelon: Bool
    /// The score given at closing.
    public let score: Decimal?
    /// Whether it is closed.
    public let isClosed: Bool
    /// The check-in with the greatest day.
    public let lastCheckIn: (checkIn: CheckIn, content: CheckIn.Content)?
    /// How many check-ins are in force.
    public let checkIns: Int
    /// The measures when the original was fixed.
    public let original: [MeasureField: Decimal]
    /// How often the goalposts moved.
    public let moves: Int
    /// Progress against the current goalposts minus that against the original ones.
    public let drift: Double?
    /// The day the next check-in is due, nil where none is owed.
    public let due: Day?
    /// How many days past due.
    public let overdue: Int?
}

/// Everything that can be said of an objective at a moment.
public struct ObjectiveFigures: Sendable {
    /// The objective.
    public let goal: Goal
    /// The weighted mean of its contributors' progress.
    public let progress: Double?
    /// The same mean of what is expected of them.
    public let expected: Double?
    /// How it stands.
    public let standing: Standing
    /// How many contributors report a progress, of how many.
    public let reporting: Coverage
    /// The score given at closing.
    public let score: Decimal?
    /// Whether it is closed.
    public let isClosed: Bool
    /// Its key results in the order of creation.
    public let keyResults: [GoalID]
}

/// Everything that can be said of a cycle at a moment.
public struct CycleFigures: Sendable {
    /// The cycle.
    public let cycle: Cycle
    /// The weighted mean of its objectives' progress.
    public let progress: Double?
    /// The same mean of what is expected of them.
    public let expected: Double?
    /// How it stands.
    public let standing: Standing
    /// How many objectives report a progress, of how many.
    public let reporting: Coverage
}

/// How many of the contributors to a mean report a progress.
public struct Coverage: Hashable, Sendable {
    /// Those with a progress.
    public let reporting: Int
    /// All that could have one.
    public let total: Int
}
