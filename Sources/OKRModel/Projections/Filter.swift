/// Which goals a list is about.
public struct GoalFilter: Hashable, Sendable {
    /// The cycle alone, or nil for all.
    public var cycle: CycleID?
    /// The owners alone, or nil for all.
    public var owners: Set<Owner>?
    /// The goal and what belongs to it, or nil for all.
    public var goal: GoalID?

    /// Makes a filter; without arguments everything passes.
    public init(cycle: CycleID? = nil, owners: Set<Owner>? = nil, goal: GoalID? = nil) {
        self.cycle = cycle
        self.owners = owners
        self.goal = goal
    }

    /// Whether everything passes.
    public var isEmpty: Bool { cycle == nil && owners == nil && goal == nil }

    /// Whether a goal passes at a perspective, in a state that has its objective.
    public func passes(_ candidate: Goal, at asked: Perspective, in state: State) -> Bool {
        if candidate.type == .kpi { return passes(kpi: candidate, at: asked, in: state) }
        let view = candidate.standingStill(asked)
        if let cycle, state.cycle(containing: candidate, at: view)?.id != cycle { return false }
        if let owners {
            guard let owner = candidate.owner(at: view), owners.contains(owner) else {
                return false
            }
        }
        guard let goal else { return true }
        return candidate.id == goal || candidate.objective(at: view) == goal
    }
}

extension GoalFilter {
    /// A KPI belongs to the goal that it serves, to its whole, and to what takes its values; to a
    /// cycle it belongs through these.
    private func passes(kpi: Goal, at view: Perspective, in state: State) -> Bool {
        if let owners {
            guard let owner = kpi.owner(at: view), owners.contains(owner) else { return false }
        }
        guard goal != nil || cycle != nil else { return true }
        let links = state.keyResults(readFrom: kpi.id, knownThrough: view.entry)
        let near = kpi.parents(at: view).map(\.id) + links
        if let cycle {
            let cycles = near.compactMap { state.goals[$0] }.compactMap {
                state.cycle(containing: $0, at: $0.standingStill(view))?.id
            }
            guard cycles.contains(cycle) else { return false }
        }
        guard let goal, goal != kpi.id, goal != kpi.indicator?.segmentOf else { return true }
        return near.contains(goal)
            || links.contains { state.goals[$0]?.objective(at: view) == goal }
    }
}

extension State {
    /// A goal and everything below it at a perspective: key results, what is aligned to them.
    ///
    /// Complexity: linear in the goals below.
    public func goals(from root: GoalID, at asked: Perspective) -> Set<GoalID> {
        var found: Set<GoalID> = [root]
        var waiting = [root]
        while let id = waiting.popLast() {
            let near = goals(below: id) { goal in
                let view = goal.standingStill(asked)
                return goal.objective(at: view) == id
                    || goal.parents(at: view).contains { $0.id == id }
            }
            for goal in near where found.insert(goal.id).inserted { waiting.append(goal.id) }
        }
        return found
    }

    /// A team and all teams below it at a perspective.
    ///
    /// Complexity: linear in the teams, for each level of the tree.
    public func teams(from root: TeamID, at view: Perspective) -> Set<Owner> {
        var found: Set<TeamID> = [root]
        var grew = true
        while grew {
            grew = false
            for id in teamOrder where !found.contains(id) {
                if let parent = teams[id]?.parent(at: view), found.contains(parent) {
                    found.insert(id)
                    grew = true
                }
            }
        }
        return Set(found.map(Owner.team))
    }
}

extension Scoreboard {
    /// The part of the scoreboard that passes a filter, with the figures of the owners asked for.
    ///
    /// An owner's figures are those of the cycle asked for, else of the cycles of that day.
    public func filtered(_ filter: GoalFilter, in state: State) -> Scoreboard {
        guard !filter.isEmpty else { return self }
        let inCycle = cycles.filter { filter.cycle == nil || $0.cycle.id == filter.cycle }
        return Scoreboard(
            view: view, cycles: inCycle,
            strategies: strategies.filter { filter.passes($0.goal, at: view, in: state) },
            objectives: objectives.filter { filter.passes($0.goal, at: view, in: state) },
            keyResults: keyResults.filter { filter.passes($0.goal, at: view, in: state) },
            kpis: kpis.filter { filter.passes($0.goal, at: view, in: state) },
            owners: owners(filter, in: state, inCycle))
    }

    func owners(
        _ filter: GoalFilter, in state: State, _ cycles: [CycleFigures]
    ) -> [OwnerFigures] {
        guard let asked = filter.owners else { return [] }
        let counted = cycles.filter {
            filter.cycle != nil || $0.calendar.contains(view.day)
        }
        var scorer = Scorer(state: state, knownThrough: view.entry)
        let teams = state.teamOrder.map(Owner.team).filter(asked.contains)
        let persons = asked.filter { if case .person = $0 { true } else { false } }
        let named = teams + persons.sorted { $0.description < $1.description }
        let within = Set(counted.map(\.cycle.id))
        return scorer.owners(named, in: within, at: view).filter { figures in
            // A retired team is shown for what it still owns, or owned at first.
            guard case .team(let id) = figures.owner, teams.count > 1 else { return true }
            let isRetired = state.teams[id]?.isRetired(at: view) ?? false
            return !isRetired || !figures.objectives.isEmpty
        }
    }
}
