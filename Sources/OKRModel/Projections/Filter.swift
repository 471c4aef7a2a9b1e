/// Which goals a list is about.
public struct GoalFilter: Sendable {
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

    /// Whether a goal passes, in a state that has its objective.
    public func passes(_ candidate: Goal, in state: State) -> Bool {
        if let cycle, state.cycle(containing: candidate)?.id != cycle { return false }
        if let owners, !owners.contains(candidate.owner) { return false }
        guard let goal else { return true }
        return candidate.id == goal || candidate.objective == goal
    }
}

extension State {
    /// A team and all teams below it.
    ///
    /// Complexity: linear in the teams, for each level of the tree.
    public func teams(from root: TeamID) -> Set<Owner> {
        var found: Set<TeamID> = [root]
        var grew = true
        while grew {
            grew = false
            for id in teamOrder where !found.contains(id) {
                if let parent = teams[id]?.parent, found.contains(parent) {
                    found.insert(id)
                    grew = true
                }
            }
        }
        return Set(found.map(Owner.team))
    }
}

extension Scoreboard {
    /// The part of the scoreboard that passes a filter.
    public func filtered(_ filter: GoalFilter, in state: State) -> Scoreboard {
        guard !filter.isEmpty else { return self }
        return Scoreboard(
            view: view,
            cycles: cycles.filter { filter.cycle == nil || $0.cycle.id == filter.cycle },
            objectives: objectives.filter { filter.passes($0.goal, in: state) },
            keyResults: keyResults.filter { filter.passes($0.goal, in: state) })
    }

    private init(
        view: Perspective, cycles: [CycleFigures], objectives: [ObjectiveFigures],
        keyResults: [KeyResultFigures]
    ) {
        self.view = view
        self.cycles = cycles
        self.objectives = objectives
        self.keyResults = keyResults
    }
}
