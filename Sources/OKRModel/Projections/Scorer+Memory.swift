/// What is answered from memory, where perspectives are asked about one after the other.
extension Scorer {
    /// The goals in the order of creation.
    var goals: [Goal] { memory?.goals ?? state.goalOrder.compactMap { state.goals[$0] } }

    /// Whether a goal, the one at a place, stands on a scoreboard at a perspective.
    mutating func shows(
        _ goal: Goal, at place: Int, _ view: Perspective, _ list: ScoreboardList
    ) -> Bool {
        guard memory?.keeps(at: place) == true else { return list.shows(goal, at: view, in: state) }
        memory?.turn(place, to: view, knownThrough: horizon, in: state)
        if let known = memory?.kept[place].isShown { return known }
        let isShown = list.shows(goal, at: view, in: state)
        memory?.kept[place].isShown = isShown
        return isShown
    }

    /// Everything that can be said of a key result, the one at a place.
    mutating func keyResult(
        _ goal: Goal, at place: Int, _ asked: Perspective
    ) -> KeyResultFigures {
        guard memory?.keeps(at: place) == true else { return keyResult(goal, at: asked) }
        return keyResult(at: place, asked)
    }

    /// The figures of the key result at a place.
    mutating func keyResult(at place: Int, _ asked: Perspective) -> KeyResultFigures {
        memory?.turn(place, to: asked, knownThrough: horizon, in: state)
        guard let goal = memory?.goals[place] else { preconditionFailure("nothing is kept") }
        let figures: KeyResultFigures
        if let kept = memory?.kept[place].keyResult {
            figures = moved(kept, to: asked)
        } else {
            figures = self.figures(of: goal, at: asked, framed: memory?.kept[place].frame)
        }
        memory?.kept[place].keyResult = figures
        return figures
    }

    /// The roll-ups of the objective at a place.
    mutating func wholes(at place: Int, _ asked: Perspective) -> FigureMemory.Wholes {
        memory?.turn(place, to: asked, knownThrough: horizon, in: state)
        guard let goal = memory?.goals[place] else { preconditionFailure("nothing is kept") }
        let view = goal.standingStill(asked)
        let kept = memory?.kept[place].wholes
        if let kept, kept.view == view { return kept }
        let counted = kept?.counted ?? places(of: keyResults(of: goal, at: view, .current))
        let originally =
            kept?.countedOriginally ?? places(of: keyResults(of: goal, at: view, .original))
        let wholes = FigureMemory.Wholes(
            counted: counted, countedOriginally: originally, view: view,
            current: rollUp(of: counted, at: view, .current),
            original: rollUp(of: originally, at: view, .original), figures: kept?.figures)
        memory?.kept[place].wholes = wholes
        return wholes
    }

    private func places(of list: [Counted]) -> [(place: Int, weight: Double)] {
        list.compactMap { counted in
            memory?.place(of: counted.goal).map { ($0, counted.weight) }
        }
    }

    private mutating func rollUp(
        of counted: [(place: Int, weight: Double)], at view: Perspective, _ basis: Basis
    ) -> RollUp {
        var contributions: [RollUp.Contribution] = []
        contributions.reserveCapacity(counted.count)
        for (place, weight) in counted {
            let figures = keyResult(at: place, view)
            contributions.append(contribution(of: figures, weighing: weight, basis))
        }
        return RollUp(contributions, by: state.rules)
    }
}

/// Which goals stand on a scoreboard.
struct ScoreboardList: Hashable {
    let filter: GoalFilter
    let includesVoided: Bool

    func shows(_ goal: Goal, at view: Perspective, in state: State) -> Bool {
        goal.created.entry <= view.entry
            && (includesVoided || !goal.isVoided(knownThrough: view.entry))
            && (filter.isEmpty || filter.passes(goal, at: view, in: state))
    }
}
