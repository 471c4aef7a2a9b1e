/// The goals that values of KPIs are worked out from.
struct KPISource {
    /// The goals by identifier.
    var goals: [GoalID: Goal] = [:]
    /// The goals that ever hung on a KPI: its segments among them.
    var below: [GoalID: [GoalID]] = [:]
    /// By which rules health is told.
    var rules = Rules.standard

    /// Gathers a KPI and everything that its values ever depended on.
    ///
    /// Complexity: linear in the KPIs found.
    init(_ ids: [GoalID], from book: some Book) throws {
        var waiting = ids
        var seen = Set(ids)
        while let id = waiting.popLast() {
            guard let goal = try book.goal(id) else { continue }
            goals[id] = goal
            below[id] = try book.goals(everBelow: id)
            let inputs = goal.everInputs
            let segments = goal.type == .kpi ? below[id] ?? [] : []
            for next in inputs + segments where seen.insert(next).inserted { waiting.append(next) }
        }
    }

    init(_ state: State) {
        goals = state.goals
        below = state.below
        rules = state.rules
    }

    /// The segments of a KPI that count at a perspective, in the order of creation.
    ///
    /// A segment counts from its first day on, or from its first reading if that is earlier, until
    /// it is retired.
    func segments(
        of whole: GoalID, at view: Perspective, knownThrough horizon: Int,
        isRead: (Goal) -> Bool
    ) -> [Goal] {
        (below[whole] ?? []).compactMap { goals[$0] }.filter { goal in
            goal.indicator?.segmentOf == whole && goal.created.entry <= view.entry
                && !goal.isVoided(knownThrough: horizon) && goal.retired(at: view) == nil
                && (goal.createdOn <= view.day || isRead(goal))
        }.sorted { $0.created.entry < $1.created.entry }
    }
}

extension Goal {
    /// What the values of a KPI, or of a key result that is linked to one, ever came from.
    var everInputs: [GoalID] {
        var inputs = kpiLinks.map(\.kpi)
        if let adopted = indicator?.adopts { inputs.append(adopted) }
        for settings in [timeline.initial] + changes.map(\.settings) {
            if case .formula(let formula)? = settings[.formula] { inputs += formula.inputs }
        }
        for change in changes {
            for correction in change.corrections {
                if case .formula(let formula)? = correction.setting { inputs += formula.inputs }
            }
        }
        return inputs
    }
}
