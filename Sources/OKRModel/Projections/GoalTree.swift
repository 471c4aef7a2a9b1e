/// How goals stand below each other at a moment: strategy, objectives, key results.
///
/// A goal with several parents stands below each of them; what is below it is told once.
public struct GoalTree: Sendable {
    /// What stands at the top, in the order of creation.
    public let roots: [GoalID]
    /// What stands below each goal, in the order of creation.
    public let below: [GoalID: [Branch]]
    /// The goals that were asked for; the others are there to show where those belong.
    public let asked: Set<GoalID>

    /// A goal below another.
    public struct Branch: Hashable, Sendable {
        /// The goal below.
        public let goal: GoalID
        /// How it hangs on the goal above.
        public let bond: Bond
    }

    /// How a goal hangs on the one above.
    public enum Bond: Hashable, Sendable {
        /// A key result of its objective.
        case keyResult
        /// Aligned and counted with a weight.
        case counts(Decimal)
        /// Aligned and not counted.
        case supports
        /// A segment of a KPI.
        case segment
    }

    /// Makes the tree of the goals asked for, with everything above them.
    ///
    /// Goals below a goal asked for by name are asked for too. Complexity: linear in the goals and
    /// their alignments.
    public init(
        _ state: State, at view: Perspective, includingVoided: Bool = false,
        where isAsked: (Goal) -> Bool
    ) {
        let present = state.goalOrder.compactMap { state.goals[$0] }.filter {
            includingVoided || !$0.isVoided
        }
        let known = Set(present.map(\.id))
        var above: [GoalID: [(parent: GoalID, bond: Bond)]] = [:]
        for goal in present {
            above[goal.id] = GoalTree.above(goal, at: view).filter { known.contains($0.parent) }
        }
        let asked = Set(present.filter(isAsked).map(\.id))
        var shown = asked
        var waiting = Array(asked)
        while let id = waiting.popLast() {
            for (parent, _) in above[id] ?? [] where shown.insert(parent).inserted {
                waiting.append(parent)
            }
        }
        var below: [GoalID: [Branch]] = [:]
        for goal in present where shown.contains(goal.id) {
            for (parent, bond) in above[goal.id] ?? [] {
                below[parent, default: []].append(Branch(goal: goal.id, bond: bond))
            }
        }
        let tops = present.map(\.id).filter { shown.contains($0) && above[$0]?.isEmpty != false }
        roots = GoalTree.coveringAll(present.map(\.id).filter(shown.contains), from: tops, below)
        self.below = below
        self.asked = asked
    }

    private static func above(
        _ goal: Goal, at asked: Perspective
    ) -> [(parent: GoalID, bond: Bond)] {
        let view = goal.standingStill(asked)
        if let objective = goal.objective(at: view) { return [(objective, .keyResult)] }
        let parents = goal.parents(at: view).map { parent in
            (parent.id, parent.counts ? Bond.counts(parent.weight ?? 0) : .supports)
        }
        return parents + (goal.indicator?.segmentOf.map { [($0, .segment)] } ?? [])
    }

    /// The tops, and one goal of every circle that no top leads to.
    private static func coveringAll(
        _ goals: [GoalID], from tops: [GoalID], _ below: [GoalID: [Branch]]
    ) -> [GoalID] {
        var reached: Set<GoalID> = []
        func visit(_ root: GoalID) {
            var waiting = [root]
            while let id = waiting.popLast() {
                guard reached.insert(id).inserted else { continue }
                waiting += (below[id] ?? []).map(\.goal)
            }
        }
        var roots = tops
        for root in tops { visit(root) }
        for goal in goals where !reached.contains(goal) {
            roots.append(goal)
            visit(goal)
        }
        return roots
    }

    /// One line of the tree as it is read from top to bottom.
    public struct Line: Sendable {
        /// The goal.
        public let goal: GoalID
        /// How deep it stands; a root stands at 0.
        public let level: Int
        /// How it hangs on the goal above; nil for a root.
        public let bond: Bond?
        /// Whether what is below it was told further up already.
        public let isRepeated: Bool
    }

    /// The tree from top to bottom, each goal's own branches told once.
    public var lines: [Line] {
        var lines: [Line] = []
        var told: Set<GoalID> = []
        // A list instead of recursion: a chain of alignments may be as long as the log.
        var waiting: [(goal: GoalID, level: Int, bond: Bond?)] = roots.reversed().map {
            ($0, 0, nil)
        }
        while let (goal, level, bond) = waiting.popLast() {
            let branches = below[goal] ?? []
            let isNew = told.insert(goal).inserted
            lines.append(
                Line(
                    goal: goal, level: level, bond: bond,
                    isRepeated: !isNew && !branches.isEmpty))
            guard isNew else { continue }
            waiting += branches.reversed().map { ($0.goal, level + 1, $0.bond) }
        }
        return lines
    }
}
