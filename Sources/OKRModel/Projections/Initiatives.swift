/// How an initiative stands on a day, as known at a moment.
public struct InitiativeFigures: Sendable {
    /// The initiative.
    public let goal: Goal
    /// What holds for it: owner, contributors, what it serves, deadline.
    public let terms: Terms
    /// How far it is, from 0 to 100.
    public let percent: Decimal
    /// Whether it is open, done or dropped.
    public let effort: Effort
    /// The entry that says so, with its day and what it says beside; nil until something is said.
    public let said: (stamp: Stamp, on: Day, note: String?)?

    /// The goals it serves, in the order of the first alignment.
    public var serves: [GoalID] { terms.parents.map(\.id) }
    /// How far it is, as a share of the way.
    public var share: Double { percent.double / 100 }

    /// Reads the figures of an initiative at a perspective.
    public init(_ goal: Goal, at view: Perspective) {
        self.goal = goal
        terms = goal.terms(at: view)
        percent = goal.progress(at: view)
        effort = goal.effort(at: view)
        said = goal.timeline.winner(.effort, at: view).map { winner in
            (winner.value.change.stamp, winner.on, winner.value.change.reason)
        }
    }
}

extension State {
    /// The initiatives that are not voided at a perspective, in the order of creation.
    ///
    /// With a goal asked for, those that serve it or something below it; with a cycle, those that
    /// serve a goal of it. Complexity: linear in the goals.
    public func initiatives(
        at view: Perspective, of filter: GoalFilter = GoalFilter()
    ) -> [InitiativeFigures] {
        let below = filter.goal.map { goals(from: $0, at: view) }
        return goalOrder.compactMap { goals[$0] }.filter { goal in
            goal.type == .initiative && goal.created.entry <= view.entry
                && !goal.isVoided(knownThrough: view.entry) && below?.contains(goal.id) != false
        }.map { InitiativeFigures($0, at: view) }.filter { figures in
            if let owners = filter.owners {
                guard let owner = figures.terms.owner, owners.contains(owner) else { return false }
            }
            guard let cycle = filter.cycle else { return true }
            return figures.serves.contains { served in
                goals[served].flatMap { self.cycle(containing: $0, at: $0.standingStill(view)) }?.id
                    == cycle
            }
        }
    }

    /// The initiatives that serve a goal at a perspective, in the order of creation.
    public func initiatives(serving id: GoalID, at view: Perspective) -> [InitiativeFigures] {
        goals(alignedTo: id, at: view).map(\.goal).filter { goal in
            goal.type == .initiative && goal.created.entry <= view.entry
                && !goal.isVoided(knownThrough: view.entry)
        }.map { InitiativeFigures($0, at: view) }
    }
}
