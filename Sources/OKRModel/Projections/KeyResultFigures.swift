/// Everything that can be said of a key result at a moment.
public struct KeyResultFigures: Sendable {
    /// What the calendar alone does not move.
    let still: Shared<Still>
    /// The perspective its numbers are seen from; a closed goal's stands still.
    public internal(set) var view: Perspective
    /// What is expected by the day.
    public internal(set) var expected: Double
    /// Progress ÷ expected.
    public internal(set) var pace: Double?
    /// How it stands.
    public internal(set) var standing: Standing
    /// The next check-in that is owed, nil where none is.
    public internal(set) var owed: OwedCheckIn?

    /// What is said of a key result until something is recorded about it, or a day comes that
    /// something recorded is about.
    ///
    /// Kept once for all the days between: a copy of the figures costs one count.
    struct Still: Sendable {
        let goal: Goal
        let terms: Terms
        let ambition: Ambition
        let life: LifeState
        let score: Decimal?
        let band: ScoreBand?
        let yardstick: Yardstick
        let originalYardstick: Yardstick
        let value: Decimal?
        let done: Set<MilestoneID>?
        let valueOn: Day?
        let raw: Double?
        let progress: Double?
        let originalProgress: Double?
        let zone: ReachedZone?
        let confidence: Decimal?
        let lastCheckIn: (checkIn: CheckIn, content: CheckIn.Content)?
        let checkIns: Int
        let moves: Int
        let watermelonFrom: Double
        let calendar: GoalCalendar?
    }

    /// The key result.
    public var goal: Goal { still.value.goal }
    /// What holds for it beside its measures.
    public var terms: Terms { still.value.terms }
    /// How its result is judged: as its objective's.
    public var ambition: Ambition { still.value.ambition }
    /// Where it is in its life.
    public var life: LifeState { still.value.life }
    /// The score it was closed with.
    public var score: Decimal? { still.value.score }
    /// How good the score is.
    public var band: ScoreBand? { still.value.band }
    /// What it is measured against.
    public var yardstick: Yardstick { still.value.yardstick }
    /// What it was measured against when its original was fixed.
    public var originalYardstick: Yardstick { still.value.originalYardstick }
    /// The value in force; nil for milestones and zones.
    public var value: Decimal? { still.value.value }
    /// The milestones done; nil where nothing was said of any.
    public var done: Set<MilestoneID>? { still.value.done }
    /// The day of the check-in that says how far it is.
    public var valueOn: Day? { still.value.valueOn }
    /// The unclamped ratio, nil while unmeasured or pending.
    public var raw: Double? { still.value.raw }
    /// `raw` within 0 and 1.
    public var progress: Double? { still.value.progress }
    /// The same value against the original yardstick.
    public var originalProgress: Double? { still.value.originalProgress }
    /// The best of commit, target and stretch that is reached; for zones the one declared.
    public var zone: ReachedZone? { still.value.zone }
    /// The declared confidence.
    public var confidence: Decimal? { still.value.confidence }
    /// The check-in with the greatest day.
    public var lastCheckIn: (checkIn: CheckIn, content: CheckIn.Content)? {
        still.value.lastCheckIn
    }
    /// How many check-ins are in force.
    public var checkIns: Int { still.value.checkIns }
    /// How often the goalposts moved.
    public var moves: Int { still.value.moves }
    /// Its days and check-ins, nil where it belongs to no cycle.
    var calendar: GoalCalendar? { still.value.calendar }

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
        return !Ratio.isBelow(confidence.double, still.value.watermelonFrom)
    }
    /// Progress against the current goalposts minus that against the original ones.
    public var drift: Double? {
        guard let progress, let originalProgress else { return nil }
        return progress - originalProgress
    }
    /// Whether nothing but the calendar moved from these figures to others.
    ///
    /// Then `view`, `expected`, `pace`, `standing` and what is `owed` may differ, and nothing else.
    public func isMovedByCalendarAlone(from other: KeyResultFigures) -> Bool {
        still === other.still
    }
    /// Whether it is closed.
    public var isClosed: Bool { life.closing != nil }
    /// The day the next check-in is due, nil where none is owed.
    public var due: Day? { owed?.due }
    /// How many days past due; days that do not count are left out.
    public var overdue: Int? { owed.flatMap { $0.daysLate > 0 ? $0.daysLate : nil } }
}
