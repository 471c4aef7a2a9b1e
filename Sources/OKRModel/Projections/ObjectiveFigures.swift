/// Everything that can be said of an objective, or of a part of the strategy, at a moment.
public struct ObjectiveFigures: Sendable {
    /// What its key results and the calendar do not move.
    let still: Shared<Still>
    /// The perspective its numbers are seen from; a closed goal's stands still.
    public internal(set) var view: Perspective
    /// The weighted mean of its contributors' progress.
    public internal(set) var progress: Double?
    /// The same mean of what is expected of them.
    public internal(set) var expected: Double?
    /// How it stands.
    public internal(set) var standing: Standing
    /// How many contributors report a progress, of how many.
    public internal(set) var reporting: Coverage
    /// The roll-up of the original set by the original weights and targets.
    public internal(set) var originalProgress: Double?

    /// What is said of it until something other than a check-in is recorded, or a day comes that
    /// it is about.
    struct Still: Sendable {
        let goal: Goal
        let terms: Terms
        let life: LifeState
        let score: Decimal?
        let band: ScoreBand?
        let keyResults: [GoalID]
    }

    /// The objective.
    public var goal: Goal { still.value.goal }
    /// What holds for it.
    public var terms: Terms { still.value.terms }
    /// Where it is in its life.
    public var life: LifeState { still.value.life }
    /// The score it was closed with.
    public var score: Decimal? { still.value.score }
    /// How good the score is, by its ambition.
    public var band: ScoreBand? { still.value.band }
    /// Its key results in the order of creation.
    public var keyResults: [GoalID] { still.value.keyResults }
    /// The roll-up of the current set, weights and targets minus that of the original ones.
    public var drift: Double? {
        guard let progress, let originalProgress else { return nil }
        return progress - originalProgress
    }
    /// Whether nothing but its key results, and the calendar, moved from these figures to others.
    ///
    /// Then its title, terms, life and score are the same.
    public func isMovedByKeyResultsAlone(from other: ObjectiveFigures) -> Bool {
        still === other.still
    }
    /// Whether it is closed.
    public var isClosed: Bool { life.closing != nil }

    init(_ still: Still, at view: Perspective, _ current: RollUp, original: RollUp) {
        self.init(still: Shared(still), at: view, current, original)
    }

    private init(
        still: Shared<Still>, at view: Perspective, _ current: RollUp, _ original: RollUp
    ) {
        self.still = still
        self.view = view
        progress = current.progress
        expected = current.expected
        standing = Pace.standing(of: still.value.life) ?? current.standing
        reporting = current.coverage
        originalProgress = original.progress
    }

    /// The figures of another perspective at which nothing holds otherwise than what its key
    /// results came to.
    func moved(
        to view: Perspective, _ current: RollUp, original: RollUp
    ) -> ObjectiveFigures {
        ObjectiveFigures(still: still, at: view, current, original)
    }
}
