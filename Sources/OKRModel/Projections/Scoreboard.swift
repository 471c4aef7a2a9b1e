/// The state of every cycle, objective and key result as known at an entry about a day.
///
/// Lists stand in the order of creation; voided goals are left out unless asked for.
public struct Scoreboard: Sendable {
    /// The moment asked about.
    public let view: Perspective
    /// Every cycle known.
    public let cycles: [CycleFigures]
    /// Every objective known.
    public let objectives: [ObjectiveFigures]
    /// Every key result known.
    public let keyResults: [KeyResultFigures]

    /// Computes the figures of a state about a day.
    ///
    /// The state must be the replay of the entries up to the one asked about.
    public init(_ state: State, on day: Day, includingVoided: Bool = false) {
        view = Perspective(entry: state.entryCount, day: day)
        var scorer = Scorer(state: state)
        var objectives: [ObjectiveFigures] = []
        var keyResults: [KeyResultFigures] = []
        for id in state.goalOrder {
            guard let goal = state.goals[id], includingVoided || !goal.isVoided else { continue }
            switch goal.type {
            case .objective: objectives.append(scorer.objective(goal, at: view))
            case .keyResult: keyResults.append(scorer.keyResult(goal, at: view))
            }
        }
        cycles = state.cycleOrder.compactMap { state.cycles[$0] }.map {
            scorer.cycle($0, at: Perspective(entry: state.entryCount, day: day))
        }
        self.objectives = objectives
        self.keyResults = keyResults
    }
}

/// Computes figures of goals, remembering those of objectives that contribute to others.
struct Scorer {
    let state: State
    private var known: [Question: ObjectiveFigures] = [:]

    private struct Question: Hashable {
        let goal: GoalID
        let view: Perspective
    }

    init(state: State) {
        self.state = state
    }

    mutating func objective(_ goal: Goal, at asked: Perspective) -> ObjectiveFigures {
        let question = Question(goal: goal.id, view: asked)
        if let figures = known[question] { return figures }
        answerWhatCounts(towards: goal, at: asked)
        let view = goal.standingStill(asked)
        let keyResults = state.keyResults[goal.id] ?? []
        let rollUp = RollUp(contributions(to: goal, at: view))
        let closing = goal.closing(knownThrough: asked.entry)
        let figures = ObjectiveFigures(
            goal: goal, progress: rollUp.progress, expected: rollUp.expected,
            standing: closing.map { Pace.standing($0.closing.outcome) } ?? rollUp.standing,
            reporting: rollUp.coverage, score: closing?.closing.score, isClosed: closing != nil,
            keyResults: keyResults.filter { state.goals[$0]?.isVoided == false })
        known[question] = figures
        return figures
    }

    /// Remembers the figures of every objective that an objective counts, the lowest first.
    private mutating func answerWhatCounts(towards goal: Goal, at asked: Perspective) {
        // A list instead of recursion: a chain of objectives may be as long as the log.
        var path = [(goal: goal, asked: asked)]
        while let (goal, asked) = path.last {
            let view = goal.standingStill(asked)
            let unknown = objectives(countedBy: goal, at: view).filter { counted in
                known[Question(goal: counted.goal.id, view: view)] == nil
            }
            path += unknown.map { ($0.goal, view) }
            guard unknown.isEmpty else { continue }
            path.removeLast()
            if !path.isEmpty { _ = objective(goal, at: asked) }
        }
    }

    /// The objectives aligned to an objective with a weight above 0.
    private func objectives(
        countedBy objective: Goal, at view: Perspective
    ) -> [(goal: Goal, weight: Decimal)] {
        var result: [(goal: Goal, weight: Decimal)] = []
        for goal in (state.aligned[objective.id] ?? []).compactMap({ state.goals[$0] }) {
            // A log that no ledger wrote may align objectives in a circle.
            guard goal.created.entry > objective.created.entry, counts(goal, at: view),
                let weight = goal.parents.first(where: { $0.id == objective.id })?.weight,
                weight > 0
            else { continue }
            result.append((goal, weight))
        }
        return result
    }

    /// The key results of an objective and the objectives that it counts.
    private mutating func contributions(
        to objective: Goal, at view: Perspective
    ) -> [RollUp.Contribution] {
        var result: [(entry: Int, contribution: RollUp.Contribution)] = []
        for goal in (state.keyResults[objective.id] ?? []).compactMap({ state.goals[$0] })
        where counts(goal, at: view) {
            result.append((goal.created.entry, contribution(of: goal, at: view)))
        }
        for (goal, weight) in objectives(countedBy: objective, at: view) {
            result.append(
                (goal.created.entry, contribution(of: goal, weight: weight.double, at: view)))
        }
        result.sort { $0.entry < $1.entry }
        return result.map(\.contribution)
    }

    private func counts(_ goal: Goal, at view: Perspective) -> Bool {
        guard goal.created.entry <= view.entry, !goal.isVoided else { return false }
        return goal.closing(knownThrough: view.entry)?.closing.outcome != .abandoned
    }

    private func contribution(of goal: Goal, at view: Perspective) -> RollUp.Contribution {
        let figures = keyResult(goal, at: view)
        let isPending =
            figures.progress == nil
            && Measurement.isMeasured(goal.kind ?? .metric, figures.measures)
        var counted = figures.progress
        if isPending, let calendar = calendar(of: goal), !calendar.isInGrace(on: figures.view.day) {
            counted = 0
        }
        return RollUp.Contribution(
            weight: goal.effectiveWeight, reported: figures.progress, counted: counted,
            expected: figures.expected, isPending: isPending)
    }

    private mutating func contribution(
        of goal: Goal, weight: Double, at view: Perspective
    ) -> RollUp.Contribution {
        let figures = objective(goal, at: view)
        return RollUp.Contribution(
            weight: weight, reported: figures.progress, counted: figures.progress,
            expected: figures.expected, isPending: figures.standing == .pending)
    }

    /// The objectives of a cycle that no other objective of it counts.
    mutating func cycle(_ cycle: Cycle, at view: Perspective) -> CycleFigures {
        let own = (state.objectives[cycle.id] ?? []).compactMap { state.goals[$0] }
            .filter { counts($0, at: view) }
        let set = Set(own.map(\.id))
        var contributions: [RollUp.Contribution] = []
        for goal in own {
            let isCounted = goal.parents.contains { ($0.weight ?? 0) > 0 && set.contains($0.id) }
            if isCounted { continue }
            contributions.append(contribution(of: goal, weight: goal.effectiveWeight, at: view))
        }
        let rollUp = RollUp(contributions)
        return CycleFigures(
            cycle: cycle, progress: rollUp.progress, expected: rollUp.expected,
            standing: rollUp.standing, reporting: rollUp.coverage)
    }

    func calendar(of goal: Goal) -> GoalCalendar? {
        state.cycle(containing: goal).map { GoalCalendar(goal, in: $0) }
    }
}
