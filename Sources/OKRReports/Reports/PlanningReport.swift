public import OKRModel
public import OKRText

/// What the next cycle is planned on: KPIs that are weak, how goals ended, what could go on.
public struct PlanningReport: SheetReport {
    private let weak: [KPIFigures]
    private let ended: [ObjectiveFigures]
    private let candidates: [ObjectiveFigures]
    private let keyResults: [KeyResultFigures]
    private let cycle: Cycle?
    private let goals: ScoreboardReport
    private let words: Phrasebook
    private let provenance: Provenance
    /// Whether charts stand beside the KPIs, as on a page; text has none.
    public var showsCharts = false

    /// Makes the report of KPIs, and of the goals on a scoreboard that is filtered already.
    ///
    /// The cycle is the one that ends; without one, every objective counts.
    public init(
        after cycle: Cycle?, _ scoreboard: Scoreboard, kpis: [KPIFigures], of state: State,
        from provenance: Provenance
    ) {
        self.cycle = cycle
        self.provenance = provenance
        words = Phrasebook(state, on: provenance.on)
        keyResults = scoreboard.keyResults.filter { !$0.goal.isVoided }
        weak = kpis.filter { $0.retired == nil && !$0.goal.isVoided && $0.isWeak }
        let objectives = scoreboard.objectives.filter { !$0.goal.isVoided }
        ended = objectives.filter { $0.score != nil || $0.progress != nil }
        candidates = objectives.filter { $0.couldGoOn(knownThrough: provenance.entries) }
        goals = ScoreboardReport(
            scoreboard, of: state, from: provenance, showsAllCycles: cycle != nil)
    }

    /// The report as a document.
    public var document: Document {
        let name = cycle.map { " after \($0.title ?? $0.id.text)" } ?? ""
        return Document(
            title: .text("Planning\(name)"), provenance: provenance.lines,
            blocks: weakBlocks + endedBlocks + candidateBlocks)
    }

    // MARK: KPIs

    private var weakBlocks: [Block] {
        var table = KPITable.empty(saying: "No KPI is red, amber or heading the wrong way.")
        table.rows = weak.map { figures in
            var row = KPITable.row(figures, words)
            row.name = figures.goal.id.text
            if showsCharts { row.drawing = KPIChart.drawing(figures) }
            return row
        }
        let idle = weak.filter { taken(by: $0).isEmpty }.map(\.goal.id.text)
        var blocks: [Block] = [.heading("Weak KPIs"), .table(table)]
        if !idle.isEmpty {
            blocks.append(
                .note(
                    .warning,
                    .text(
                        "No open key result takes its values from \(idle.joined(separator: ", ")): "
                            + "okr kpi promote makes one.")))
        }
        return blocks
    }

    /// The open key results that take their values from a KPI.
    private func taken(by kpi: KPIFigures) -> [GoalID] {
        keyResults.filter {
            !$0.isClosed && $0.goal.kpi(knownThrough: provenance.entries) == kpi.goal.id
        }.map(\.goal.id)
    }

    // MARK: Scores

    private var endedBlocks: [Block] {
        var table = Table(
            columns: [
                .words("Objective", minimum: 24, share: 0.4),
                .words("Owner", minimum: 10, rank: 3), Column("Progress"), Column("Standing"),
                Column("Score"), .number("Drift", rank: 1), Column("Key results", rank: 2),
            ], whenEmpty: .dim("Nothing has come to anything yet."))
        let own = Dictionary(grouping: keyResults) { $0.terms.objective }
        for figures in ended {
            table.rows.append(
                Row(
                    [
                        title(figures.goal), owner(figures.terms),
                        .progress(
                            figures.progress, expected: figures.expected,
                            tone: Tone(standing: figures.standing.rawValue)),
                        .standing(figures.standing.rawValue), score(figures),
                        .number(orMissing: figures.drift.map(NumberText.points)),
                        .text(tally(own[figures.goal.id] ?? [])),
                    ], name: figures.goal.id.text))
        }
        return [.heading("How far goals came"), .table(table)]
    }

    private func score(_ figures: ObjectiveFigures) -> Content {
        guard let score = figures.score, let band = figures.band else { return .missing }
        return .badge("\(NumberText.score(score.double)) \(band.rawValue)", band.tone)
    }

    /// How many key results ended how: `2 achieved, 1 missed`.
    private func tally(_ own: [KeyResultFigures]) -> String {
        var counts: [(word: String, count: Int)] = []
        for word in own.map(\.standing.rawValue) {
            if let index = counts.firstIndex(where: { $0.word == word }) {
                counts[index].count += 1
            } else {
                counts.append((word, 1))
            }
        }
        return counts.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
    }

    // MARK: What could go on

    private var candidateBlocks: [Block] {
        guard !candidates.isEmpty else {
            return [
                .heading("What could go on"), .paragraph(.dim("Everything came to an end.")),
            ]
        }
        let items = candidates.map { figures -> Content in
            let left = figures.progress.map { 1 - min(max($0, 0), 1) }
            let rest = left.map { ", \(NumberText.percent($0)) is left" } ?? ", not begun"
            let how = figures.isClosed ? figures.standing.rawValue : "open"
            return [
                title(figures.goal), .dim(" · \(how)\(rest) · "),
                .code("okr carry \(figures.goal.id) --to CYCLE"),
            ]
        }
        return [.heading("What could go on"), .list(items)]
    }

    private func title(_ goal: Goal) -> Content {
        [.identifier(goal.id.text), " ", .text(goal.title)]
    }

    private func owner(_ terms: Terms) -> Content {
        terms.owner.map { .dim(words.owner($0)) } ?? .missing
    }

    // MARK: JSON and sheet

    /// The report as JSON: identifiers, with what stands beside them on the page.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("cycle", .optional(cycle?.id.text)),
                .init(
                    "weakKPIs",
                    .array(
                        weak.map { kpi in
                            [
                                "id": .string(kpi.goal.id.text),
                                "health": .string(kpi.health.rawValue),
                                "wrongWay": .bool(kpi.isWrongWay),
                                "keyResults": .array(taken(by: kpi).map { .string($0.text) }),
                            ]
                        })),
                .init("ended", .array(ended.map { $0.json(in: words) })),
                .init("couldGoOn", .array(candidates.map { .string($0.goal.id.text) })),
            ])
    }

    /// The goals, a row each.
    public var csv: String { goals.csv }
}

extension KPIFigures {
    /// Whether it is red, amber or heading the wrong way.
    fileprivate var isWeak: Bool { health == .red || health == .amber || isWrongWay }
}

extension ObjectiveFigures {
    /// Whether it is open, or was missed, and nothing carries it on as known through an entry.
    fileprivate func couldGoOn(knownThrough entry: Int) -> Bool {
        guard !goal.carriedTo.contains(where: { $0.stamp.entry <= entry }) else { return false }
        switch standing {
        case .missed: return true
        case .draft, .achieved, .abandoned: return false
        default: return !isClosed && progress.map { $0 < 1 } ?? true
        }
    }
}
