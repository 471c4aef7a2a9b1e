public import OKRModel
public import OKRText

/// How the goals stand below each other: mission, objectives, key results.
public struct TreeReport {
    let tree: GoalTree
    let figures: [GoalID: TreeFigures]
    let state: State
    let provenance: Provenance

    /// Makes the report of a tree; the scoreboard has the figures of every goal in it.
    public init(
        _ tree: GoalTree, on scoreboard: Scoreboard, of state: State, from source: Provenance
    ) {
        self.tree = tree
        self.state = state
        provenance = source
        var figures: [GoalID: TreeFigures] = [:]
        for objective in scoreboard.strategies + scoreboard.objectives {
            figures[objective.goal.id] = TreeFigures(objective)
        }
        for keyResult in scoreboard.keyResults {
            figures[keyResult.goal.id] = TreeFigures(keyResult)
        }
        for line in tree.lines where figures[line.goal] == nil {
            guard let goal = state.goals[line.goal], goal.type == .initiative else { continue }
            figures[line.goal] = TreeFigures(InitiativeFigures(goal, at: scoreboard.view))
        }
        for kpi in scoreboard.kpis { figures[kpi.goal.id] = TreeFigures(kpi) }
        self.figures = figures
    }

    /// The tree as a document.
    public var document: Document {
        var table = Table(
            columns: [
                .words("Goal", minimum: 24, share: 0.5), .words("Owner", minimum: 10, rank: 3),
                Column("Cycle", rank: 4), Column("Progress"), Column("Standing", rank: 1),
                Column("Bond", rank: 2),
            ],
            whenEmpty: .dim(
                "No goals here. Add one: okr objective add TITLE --cycle ID --owner WHO"))
        table.rows = tree.lines.map(row)
        return Document(
            title: .text("Goals of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }

    private func row(_ line: GoalTree.Line) -> Row {
        guard let figures = figures[line.goal] else { return Row([.identifier(line.goal.text)]) }
        let goal = figures.goal
        let share = Content.progress(
            figures.progress, expected: figures.expected,
            tone: figures.standing.map(tone) ?? .neutral)
        let progress: Content =
            if let kpi = figures.kpi { .number(orMissing: kpi.valueText) } else {
                figures.counts ? share : ""
            }
        let serves = [.initiative, .kpi].contains(goal.type) && line.bond == .supports
        let word = serves ? "serves" : line.bond?.words
        var bond = line.bond.flatMap { _ in word.map { Content.dim($0) } } ?? ""
        if line.isRepeated { bond = [bond, .dim(line.bond == nil ? "" : ", "), .dim("see above")] }
        let kind: Row.Kind =
            !tree.asked.contains(line.goal) ? .dim : goal.type.isLeaf ? .plain : .strong
        let phrases = Phrasebook(state, on: provenance.on)
        return Row(
            [
                [.identifier(goal.id.text), " ", .text(goal.title)],
                figures.owner.map { .dim(phrases.owner($0)) } ?? "",
                .dim(figures.cycle?.text ?? ""), progress,
                figures.counts ? figures.state : "", bond,
            ], level: line.level, kind: kind)
    }

    /// The tree as JSON: every goal shown with what stands directly below it.
    public var json: JSON {
        let words = Phrasebook(state)
        var told: Set<GoalID> = []
        let goals = tree.lines.filter { told.insert($0.goal).inserted }.map { line -> JSON in
            let figures = figures[line.goal]
            let below = (tree.below[line.goal] ?? []).map { branch -> JSON in
                [
                    "id": .string(branch.goal.text), "bond": .string(branch.bond.name),
                    "weight": .optional(branch.bond.weight),
                ]
            }
            return [
                "id": .string(line.goal.text),
                "type": .optional(figures?.goal.type.rawValue),
                "title": .optional(figures?.goal.title),
                "owner": .optional(figures?.owner.map(words.typed)),
                "cycle": .optional(figures?.cycle?.text),
                "progress": .optional(figures?.progress),
                "standing": .optional(figures?.standing?.rawValue),
                "state": .optional(figures?.effort?.rawValue),
                "value": .optional(figures?.kpi?.value),
                "health": .optional(figures?.kpi?.health.rawValue), "below": .array(below),
            ]
        }
        return .object(
            provenance.json + [
                .init("roots", .array(tree.roots.map { .string($0.text) })),
                .init("goals", .array(goals)),
            ])
    }
}

/// What the tree says of one goal.
struct TreeFigures {
    let goal: Goal
    let owner: Owner?
    let cycle: CycleID?
    let progress: Double?
    let expected: Double?
    /// Nil for an initiative, which has no plan to be behind.
    let standing: Standing?
    /// Whether an initiative is open, done or dropped; nil for other goals.
    let effort: Effort?
    /// What a KPI comes to; nil for other goals.
    let kpi: KPIFigures?
    /// Whether there is anything to be counted; a part of the strategy may merely be there.
    let counts: Bool

    init(_ figures: ObjectiveFigures) {
        goal = figures.goal
        owner = figures.terms.owner
        cycle = figures.terms.cycle
        progress = figures.progress
        expected = figures.expected
        standing = figures.standing
        effort = nil
        kpi = nil
        counts = figures.goal.type == .objective || figures.reporting.total > 0
    }

    init(_ figures: KeyResultFigures) {
        goal = figures.goal
        owner = figures.terms.owner
        cycle = nil
        progress = figures.progress
        expected = figures.expected
        standing = figures.standing
        effort = nil
        kpi = nil
        counts = true
    }

    init(_ figures: InitiativeFigures) {
        goal = figures.goal
        owner = figures.terms.owner
        cycle = nil
        progress = figures.share
        expected = nil
        standing = nil
        effort = figures.effort
        kpi = nil
        counts = true
    }

    init(_ figures: KPIFigures) {
        goal = figures.goal
        owner = figures.terms.owner
        cycle = nil
        progress = nil
        expected = nil
        standing = nil
        effort = nil
        kpi = figures
        counts = true
    }

    /// How far it is: its progress, or the value of a KPI.
    var reached: String {
        if let kpi { return kpi.valueText ?? NumberText.missing }
        return progress.map { NumberText.percent($0) } ?? NumberText.missing
    }

    /// How it stands, how its work stands, or how good a KPI is.
    var state: Content {
        if let kpi { return .standing(kpi.health.rawValue) }
        if let standing { return .standing(standing.rawValue) }
        return effort.map { .text($0.rawValue) } ?? ""
    }

    /// The same in a word.
    var word: String { standing?.rawValue ?? effort?.rawValue ?? kpi?.health.rawValue ?? "" }
}

extension GoalType {
    /// Whether nothing stands below it but what serves it.
    var isLeaf: Bool { [.keyResult, .initiative, .kpi].contains(self) }
}

extension GoalTree.Bond {
    /// The bond in words, for the tree; a key result needs none.
    var words: String {
        switch self {
        case .keyResult: ""
        case .counts(let weight): "counts \(weight)"
        case .supports: "supports"
        case .segment: "segment"
        }
    }

    var name: String {
        switch self {
        case .keyResult: "key-result"
        case .counts: "counts"
        case .supports: "supports"
        case .segment: "segment"
        }
    }

    var weight: Decimal? {
        if case .counts(let weight) = self { weight } else { nil }
    }
}
