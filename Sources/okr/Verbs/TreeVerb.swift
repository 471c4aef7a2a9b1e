import OKRModel
import OKRReports

/// `okr tree`: how goals stand below each other.
enum TreeVerb: VerbPage {
    static let verb = Verb(
        "tree", .look, "Show how the goals stand below each other, from the strategy down.",
        discussion: """
            It shows the goals of the cycle of the day asked about with everything above them; a \
            goal with several parents stands below each of them. --format mermaid and --format dot \
            draw the same tree for Mermaid and Graphviz.

              okr tree
              okr tree --goal O-1
              okr tree --format dot | dot -Tsvg > goals.svg
            """,
        options: [
            .value(
                "format", "FORMAT", meaning: "text, mermaid or dot; text unless given",
                oneOf: TreeFormat.allCases.map(\.rawValue)),
            .flag("all", "every cycle, and voided goals too"),
        ] + Option.filtering + Option.reading)

    private enum TreeFormat: String, CaseIterable {
        case text, mermaid, dot
    }

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let filter = try session.filter(in: reading.state, at: reading.view)
        let includesVoided = invocation.has("all")
        let scoreboard = reading.scoreboard(includingVoided: includesVoided)
        let tree = GoalTree(
            reading.state, at: reading.view, includingVoided: includesVoided,
            where: asked(filter, invocation, reading, scoreboard))
        let report = TreeReport(
            tree, on: scoreboard, of: reading.state, from: reading.provenance)
        if invocation.has("json") { return try session.print(report.json) }
        switch try invocation.word("format", as: TreeFormat.self) ?? .text {
        case .text: try session.print(report.document)
        case .mermaid: try session.surroundings.write(report.mermaid)
        case .dot: try session.surroundings.write(report.dot)
        }
    }

    /// Which goals the tree is about: those of the cycle shown, or those that pass the filter.
    private static func asked(
        _ filter: GoalFilter, _ invocation: Invocation, _ reading: Reading, _ scoreboard: Scoreboard
    ) -> (Goal) -> Bool {
        let (state, view) = (reading.state, reading.view)
        if invocation.has("all"), filter.isEmpty { return { _ in true } }
        guard filter.isEmpty else {
            let below = filter.goal.map { state.goals(from: $0, at: view) }
            var filter = filter
            filter.goal = nil
            return { goal in
                below?.contains(goal.id) != false && filter.passes(goal, at: view, in: state)
            }
        }
        let shown = scoreboard.cycleShown?.cycle.id
        return { goal in
            if goal.type == .strategy { return true }
            if goal.type == .kpi { return serves(goal, in: shown, at: view, state) }
            guard goal.type == .initiative else { return isShown(goal) }
            // Work is shown where something is that it is done for.
            let served = goal.parents(at: view).compactMap { state.goals[$0.id] }
            return served.isEmpty
                || served.contains { $0.type == .strategy || $0.type == .kpi || isShown($0) }
        }
        func isShown(_ goal: Goal) -> Bool {
            state.cycle(containing: goal, at: goal.standingStill(view))?.id == shown
        }
    }

    /// Whether a KPI that is read serves the strategy or a goal of a cycle, or its whole does.
    private static func serves(
        _ kpi: Goal, in cycle: CycleID?, at view: Perspective, _ state: State
    ) -> Bool {
        guard kpi.retired(at: view) == nil else { return false }
        let whole = kpi.indicator?.segmentOf.flatMap { state.goals[$0] }
        return ([kpi] + [whole].compactMap { $0 }).flatMap { $0.parents(at: view) }.contains {
            guard let goal = state.goals[$0.id] else { return false }
            return goal.type == .strategy
                || state.cycle(containing: goal, at: goal.standingStill(view))?.id == cycle
        }
    }
}
