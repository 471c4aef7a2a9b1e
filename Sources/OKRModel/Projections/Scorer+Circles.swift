/// Alignments that go round in a circle count nowhere, so that no goal counts itself.
///
/// Only a log that no ledger wrote or a retraction can make such a circle.
extension Scorer {
    /// Which goals stand in one circle, each circle by a number of its own.
    typealias Rings = [GoalID: Int]

    /// Goals that may stand in a circle, seen at a perspective.
    struct Knot: Hashable {
        let number: Int
        let view: Perspective
        let basis: Basis
    }

    /// Whether a goal and the one it is aligned to stand in one circle at a perspective.
    mutating func isInCircle(
        _ goal: GoalID, with parent: GoalID, at view: Perspective, _ basis: Basis
    ) -> Bool {
        if goal == parent { return true }
        let knots = knownKnots()
        guard let number = knots[goal], number == knots[parent] else { return false }
        let rings = rings(of: Knot(number: number, view: view, basis: basis), knots)
        return rings[goal] != nil && rings[goal] == rings[parent]
    }

    /// The goals that were ever aligned in a circle, be it on different days.
    ///
    /// All others, which is nearly always all, need no walk at any perspective.
    private mutating func knownKnots() -> Rings {
        if let knots { return knots }
        let goals = state.goalOrder.filter { state.goals[$0]?.type.isWhole == true }
        let found = Scorer.rings(among: goals) { state.goals[$0]?.everAbove ?? [] }
        knots = found
        return found
    }

    /// The circles within a knot at a perspective, remembered.
    private mutating func rings(of knot: Knot, _ knots: Rings) -> Rings {
        if let known = rings[knot] { return known }
        let goals = state.goalOrder.filter { knots[$0] == knot.number }
        let found = Scorer.rings(among: goals) { id in
            state.goals[id].map { above($0, at: knot.view, knot.basis) } ?? []
        }
        rings[knot] = found
        return found
    }

    /// The goals in which a goal counts.
    private func above(_ goal: Goal, at view: Perspective, _ basis: Basis) -> [GoalID] {
        parents(of: goal, at: view, basis).filter { parent in
            guard parent.counts, let whole = state.goals[parent.id] else { return false }
            switch basis {
            case .current: return counts(goal, at: view)
            case .original: return countedOriginally(goal, in: whole, at: view)
            }
        }.map(\.id)
    }

    /// Complexity: linear in the goals and what they stand below.
    private static func rings(
        among goals: [GoalID], above: (GoalID) -> [GoalID]
    ) -> Rings {
        let all = Set(goals)
        func dependencies(of goal: GoalID) -> [GoalID] { above(goal).filter(all.contains) }
        var rings: Rings = [:]
        var settled: Set<GoalID> = []
        for goal in goals where !settled.contains(goal) {
            var walk = ComponentWalk<GoalID>()
            walk.begin(goal, towards: dependencies(of: goal))
            while let step = walk.next(isSettled: settled.contains) {
                switch step {
                case .enter(let next): walk.begin(next, towards: dependencies(of: next))
                case .leave(let circle):
                    settled.formUnion(circle)
                    guard circle.count > 1 else { continue }
                    for member in circle { rings[member] = settled.count }
                }
            }
        }
        return rings
    }
}
