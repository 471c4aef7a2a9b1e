/// Every move of the goalposts that is known at a moment, and by how much they flatter.
///
/// Moves live on the recorded axis: which way one went and how much of the cycle had gone by is
/// said as of the entry that made it, whatever day it was dated to. Voided goals are left out.
public struct Goalposts: Sendable {
    /// The moment asked about.
    public let view: Perspective
    /// The moves in the order they were recorded.
    public let moves: [PostedMove]
    /// First values of what was empty when the original was fixed: no moves.
    public let setLate: [PostedMove]
    /// Corrections and retractions of changes that came at once: no moves.
    public let clerical: [PostedMove]
    /// The cycles asked about.
    public let cycles: [CycleFigures]
    /// The parts of the strategy that moved.
    public let strategies: [ObjectiveFigures]
    /// The objectives asked about, in the order of creation.
    public let objectives: [ObjectiveFigures]
    /// The key results asked about, in the order of creation.
    public let keyResults: [KeyResultFigures]
    /// The owners of those objectives, in those cycles: teams, then persons.
    public let owners: [OwnerPosts]

    /// An owner with their drift, and the objectives that came and went since.
    public struct OwnerPosts: Sendable {
        /// The figures of the objectives in the cycles asked about.
        public let figures: OwnerFigures
        /// The objectives that were somebody else's when their original was fixed.
        public let came: [GoalID]
        /// The objectives that were theirs and are somebody else's.
        public let went: [GoalID]
    }

    /// Finds the moves of what passes a filter, as known through any entry of a state.
    ///
    /// A goal belongs to a cycle, an objective or an owner that it belongs to now, belonged to
    /// when its original was fixed, or was moved to since. Complexity: linear in the goals, and
    /// quadratic in the changes of each, which are few.
    public init(_ state: State, at view: Perspective, of filter: GoalFilter = GoalFilter()) {
        self.view = view
        let goals = state.goalOrder.compactMap { state.goals[$0] }.filter { goal in
            goal.type.hasGoalposts && goal.created.entry <= view.entry
                && !goal.isVoided(knownThrough: view.entry)
                && filter.everPassed(goal, at: view, in: state)
        }
        let known = state.cycleOrder.compactMap { state.cycles[$0] }.filter {
            $0.added.entry <= view.entry && (filter.cycle == nil || filter.cycle == $0.id)
        }
        var survey = GoalpostSurvey(state: state, view: view)
        let isAboutGoals = filter.goal != nil || filter.owners != nil
        survey.visit(goals, isAboutGoals ? [] : known)
        moves = survey.moves.inOrder
        setLate = survey.setLate.inOrder
        clerical = survey.clerical.inOrder

        var scorer = Scorer(state: state, knownThrough: view.entry)
        var objectives: [ObjectiveFigures] = []
        for goal in goals where goal.type == .objective {
            objectives.append(scorer.objective(goal, at: view))
        }
        self.objectives = objectives
        let moved = Set(moves.map(\.subject))
        var strategies: [ObjectiveFigures] = []
        for goal in goals where goal.type == .strategy && moved.contains(.goal(goal.id)) {
            strategies.append(scorer.objective(goal, at: view))
        }
        self.strategies = strategies
        var keyResults: [KeyResultFigures] = []
        for goal in goals where goal.type == .keyResult {
            keyResults.append(scorer.keyResult(goal, at: view))
        }
        self.keyResults = keyResults
        cycles = known.map { scorer.cycle($0, at: view) }
        owners = Goalposts.owners(
            of: objectives, in: Set(known.map(\.id)), filter.owners, &scorer, at: view)
    }

    private static func owners(
        of objectives: [ObjectiveFigures], in cycles: Set<CycleID>, _ asked: Set<Owner>?,
        _ scorer: inout Scorer, at view: Perspective
    ) -> [OwnerPosts] {
        var found: Set<Owner> = []
        for figures in objectives {
            let original = figures.goal.original(.owner, knownThrough: figures.view.entry)
            if case .owner(let owner)? = original { found.insert(owner) }
            if let owner = figures.terms.owner { found.insert(owner) }
        }
        let teams = scorer.state.teamOrder.map(Owner.team).filter(found.contains)
        let persons = found.subtracting(teams).sorted { $0.description < $1.description }
        let named = (teams + persons).filter { asked?.contains($0) ?? true }
        return scorer.owners(named, in: cycles, at: view).compactMap { figures in
            let owner = figures.owner
            let (now, then) = (Set(figures.objectives), Set(figures.originalObjectives))
            guard !now.isEmpty || !then.isEmpty else { return nil }
            func owned(_ id: GoalID, originally: Bool) -> Bool {
                guard let goal = scorer.state.goals[id] else { return false }
                let still = goal.standingStill(view)
                return originally
                    ? goal.original(.owner, knownThrough: still.entry) == .owner(owner)
                    : goal.owner(at: still) == owner
            }
            return OwnerPosts(
                figures: figures,
                came: figures.objectives.filter { !owned($0, originally: true) },
                went: figures.originalObjectives.filter { !owned($0, originally: false) })
        }
    }
}

extension Goalposts {
    /// A goal with its progress by the original goalposts and by the present ones.
    public struct Drifting: Sendable {
        /// The goal.
        public let goal: Goal
        /// Who owns it.
        public let owner: Owner?
        /// The progress against the original goalposts.
        public let originalProgress: Double?
        /// The progress against the present ones, by the same values.
        public let progress: Double?
        /// By how much the present ones flatter.
        public let drift: Double?
        /// The identifier.
        public var id: GoalID { goal.id }
        /// Whether it has a drift.
        public var isDrifting: Bool { drift.map { Ratio.billionths($0) != 0 } ?? false }
        /// Whether others count in it.
        public var isObjective: Bool { goal.type != .keyResult }

        init(_ figures: KeyResultFigures) {
            goal = figures.goal
            owner = figures.terms.owner
            originalProgress = figures.originalProgress
            progress = figures.progress
            drift = figures.drift
        }

        init(_ figures: ObjectiveFigures) {
            goal = figures.goal
            owner = figures.terms.owner
            originalProgress = figures.originalProgress
            progress = figures.progress
            drift = figures.drift
        }
    }

    /// The goals by their drift: the most flattered first, those without any known last.
    ///
    /// Of the same drift in the order of creation.
    public var byDrift: [Drifting] {
        let all =
            strategies.map(Drifting.init) + objectives.map(Drifting.init)
            + keyResults.map(Drifting.init)
        func rank(_ goal: Drifting) -> Double {
            goal.drift.map { -Ratio.billionths($0) } ?? .infinity
        }
        return all.sorted { left, right in
            (rank(left), left.goal.created.entry) < (rank(right), right.goal.created.entry)
        }
    }

    /// The cycle that a page shows where nothing else is asked for, as on the scoreboard.
    public var cycleShown: CycleFigures? { cycles.shown(on: view.day) }
}

extension Goalposts.OwnerPosts {
    /// Whether there is something to say: a drift, or objectives that changed hands.
    public var isMoved: Bool {
        !came.isEmpty || !went.isEmpty
            || (figures.drift.map { Ratio.billionths($0) != 0 } ?? false)
    }
}

extension [PostedMove] {
    /// In the order of entries; of one entry in the order they were found.
    fileprivate var inOrder: [PostedMove] {
        enumerated().sorted { left, right in
            (left.element.stamp.entry, left.offset) < (right.element.stamp.entry, right.offset)
        }.map(\.element)
    }
}

extension GoalFilter {
    /// Whether a goal passes at a moment, passed when its original was fixed, or did in between.
    func everPassed(_ candidate: Goal, at asked: Perspective, in state: State) -> Bool {
        if passes(candidate, at: asked, in: state) { return true }
        if let owners {
            let known = candidate.heldSinceOriginal(.owner, knownThrough: asked.entry)
            guard known.contains(where: { owners.contains($0) }) else { return false }
        }
        let objectives = candidate.objectivesSinceOriginal(knownThrough: asked.entry)
        if let cycle {
            let cycles = ([candidate] + objectives.compactMap { state.goals[$0] }).flatMap {
                $0.cyclesSinceOriginal(knownThrough: asked.entry)
            }
            guard cycles.contains(cycle) else { return false }
        }
        guard let goal else { return true }
        return candidate.id == goal || objectives.contains(goal)
    }
}

extension Goal {
    /// What a field was set to when the original was fixed and, as known through an entry, since.
    private func settingsSinceOriginal(
        _ field: ChangeableField, knownThrough entry: Int
    ) -> [Setting] {
        let later = changes.filter { isAfterOriginal($0.stamp) }.compactMap {
            $0.content(knownThrough: entry)?.settings[field]
        }
        return [original(field, knownThrough: entry)].compactMap { $0 } + later
    }

    fileprivate func heldSinceOriginal(
        _ field: ChangeableField, knownThrough entry: Int
    ) -> [Owner] {
        settingsSinceOriginal(field, knownThrough: entry).compactMap {
            if case .owner(let owner) = $0 { owner } else { nil }
        }
    }

    fileprivate func objectivesSinceOriginal(knownThrough entry: Int) -> [GoalID] {
        settingsSinceOriginal(.objective, knownThrough: entry).compactMap {
            if case .goal(let id) = $0 { id } else { nil }
        }
    }

    fileprivate func cyclesSinceOriginal(knownThrough entry: Int) -> [CycleID] {
        settingsSinceOriginal(.cycle, knownThrough: entry).compactMap {
            if case .cycle(let id) = $0 { id } else { nil }
        }
    }
}
