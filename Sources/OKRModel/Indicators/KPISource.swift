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
    /// A segment counts from its first day on, or from its first reading if that is earlier,
    /// through the day it is retired, which is its last.
    func segments(
        of whole: GoalID, at view: Perspective, knownThrough horizon: Int,
        isRead: (Goal) -> Bool
    ) -> [Goal] {
        (below[whole] ?? []).compactMap { goals[$0] }.filter { goal in
            goal.indicator?.segmentOf == whole && goal.created.entry <= view.entry
                && !goal.isVoided(knownThrough: horizon)
                && view.day <= goal.retired(at: view) ?? view.day
                && (goal.createdOn <= view.day || isRead(goal))
        }.sorted { $0.created.entry < $1.created.entry }
    }
}

extension KPISource {
    /// The days on which the value of a KPI can become another although nothing was read.
    ///
    /// A formula changed, a segment began, or it was the day after its last; and as long after
    /// that as a formula looks back. Complexity: linear in the changes of the KPIs it was ever
    /// worked out from.
    func turns(of id: GoalID, knownThrough entry: Int) -> Set<Day> {
        var days: Set<Day> = []
        var spans: Set<Formula.Span> = []
        var waiting = [id]
        var seen: Set = [id]
        while let next = waiting.popLast() {
            guard let goal = goals[next], goal.type == .kpi else { continue }
            if goal.indicator?.segmentOf != nil { days.insert(goal.createdOn) }
            for change in goal.changes {
                guard let content = change.content(knownThrough: entry) else { continue }
                if content.settings[.formula] != nil { days.insert(content.on) }
                // It counts on its last day.
                if content.settings[.retired] != nil { days.insert(content.on + 1) }
            }
            for formula in goal.everFormulas { spans.formUnion(formula.spans) }
            let segments = (below[next] ?? []).filter { goals[$0]?.indicator?.segmentOf == next }
            for source in goal.everInputs + segments where seen.insert(source).inserted {
                waiting.append(source)
            }
        }
        for span in spans { days.formUnion(days.compactMap { span.after($0) }) }
        return days
    }
}

extension Goal {
    /// The formulas that a KPI was ever worked out by, also by what was corrected.
    var everFormulas: [Formula] {
        let given = [timeline.initial] + changes.map(\.settings)
        let corrected = changes.flatMap(\.corrections).map(\.setting)
        return (given.map { $0[.formula] } + corrected).compactMap { setting in
            if case .formula(let formula)? = setting { formula } else { nil }
        }
    }

    /// What the values of a KPI, or of a key result that is linked to one, ever came from.
    var everInputs: [GoalID] {
        var inputs = kpiLinks.map(\.kpi)
        if let adopted = indicator?.adopts { inputs.append(adopted) }
        return inputs + everFormulas.flatMap(\.inputs)
    }
}
