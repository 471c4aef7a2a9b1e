public import OKRModel

/// The state of goals at a moment: objectives with their key results, by cycle.
public struct ScoreboardReport {
    let scoreboard: Scoreboard
    let state: State
    let provenance: Provenance
    let showsAllCycles: Bool
    /// The charts of a page; text has none.
    public var charts: GoalCharts?
    /// Whether the KPIs stand below the goals, as they do unless they have a place of their own.
    public var showsKPIs = true

    /// Makes the report of a scoreboard, which may be filtered already.
    ///
    /// As text it shows the cycle that contains the day (the shortest, where several do), else the
    /// latest; all cycles where told so.
    public init(
        _ scoreboard: Scoreboard, of state: State, from provenance: Provenance,
        showsAllCycles: Bool = false
    ) {
        self.scoreboard = scoreboard
        self.state = state
        self.provenance = provenance
        self.showsAllCycles = showsAllCycles
    }

    /// The report as a document.
    public var document: Document {
        var rows = ScoreboardRows()
        return document(remembering: &rows)
    }

    /// The same, with the rows of the day before; what of them still holds is not worded again.
    public func document(remembering kept: inout ScoreboardRows) -> Document {
        var blocks: [Block] = []
        for cycle in shownCycles {
            let table = table(of: cycle.cycle, &kept)
            if showsAllCycles, table.rows.isEmpty { continue }
            blocks.append(.heading(heading(cycle)))
            blocks.append(.paragraph(summary(cycle)))
            blocks += charts?.blocks(cycle) ?? []
            blocks.append(.table(table))
        }
        if scoreboard.cycles.isEmpty {
            blocks.append(
                .note(
                    .neutral, "There is no cycle yet. Add one: okr cycle add ID --from DAY --to DAY"
                ))
        }
        blocks += owners + kpis
        return Document(
            title: .text("OKRs of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: blocks + notes)
    }

    private var shownCycles: [CycleFigures] {
        if showsAllCycles { return scoreboard.cycles }
        return [scoreboard.cycleShown].compactMap { $0 }
    }

    private func heading(_ figures: CycleFigures) -> Content {
        let cycle = figures.cycle
        let title = cycle.title.map { " · \($0)" } ?? ""
        let days = figures.calendar
        let (first, last) = (days.start.parts.year, days.end.parts.year)
        let start = first == last ? days.start.short : "\(days.start.short) \(first)"
        return .text("\(cycle.id)\(title) · \(start) – \(days.end.short) \(last)")
    }

    private func summary(_ figures: CycleFigures) -> Content {
        let cycle = figures.cycle
        let days = figures.calendar
        let length = days.end - days.start + 1
        let day = provenance.on - days.start + 1
        let place: String =
            if day < 1 { "not begun yet" } else if day > length { "ended" } else {
                "day \(day) of \(length)"
            }
        // A cycle need not be activated, and its days say the rest.
        let state = figures.state == .planned ? "" : " · \(figures.state.rawValue)"
        let progress = Content.progress(
            figures.progress, expected: figures.expected, tone: tone(figures.standing))
        return [
            .live("\(cycle.id)/progress", progress), "  ",
            .live("\(cycle.id)/standing", .standing(figures.standing.rawValue)), "  ",
            .live(
                "\(cycle.id)/place",
                .dim("\(place)\(state) · \(coverage(figures.reporting))")),
            .live("\(cycle.id)/drift", drift(figures.drift)),
        ]
    }

    /// By how much moved goalposts flatter; nothing where they do not.
    private func drift(_ drift: Double?) -> Content {
        guard let drift, Ratio.billionths(drift) != 0 else { return "" }
        // Kept together where the line is wrapped.
        let points = NumberText.points(drift).split(separator: " ").joined(separator: "\u{A0}")
        return [.dim(" · "), .badge("drift\u{A0}\(points)", .warning)]
    }

    private func coverage(_ coverage: Coverage) -> String {
        "\(coverage.reporting) of \(coverage.total) reporting"
    }

    private func table(of cycle: Cycle, _ kept: inout ScoreboardRows) -> Table {
        var table = Table(
            columns: ScoreboardReport.columns,
            whenEmpty: .dim(
                "No goals here. Add one: okr objective add TITLE --cycle \(cycle.id) --owner WHO"),
            name: "goals-\(cycle.id)")
        let keyResultsByObjective = Dictionary(grouping: scoreboard.keyResults) {
            $0.terms.objective
        }
        let objectives = Dictionary(grouping: scoreboard.objectives) { $0.goal.id }
        for id in state.objectives(in: cycle.id, at: scoreboard.view).map(\.id) {
            let keyResults = keyResultsByObjective[id] ?? []
            if let objective = objectives[id]?.first {
                table.rows.append(row(objective, &kept))
            } else if !keyResults.isEmpty, let goal = state.goals[id] {
                table.rows.append(Row([title(goal)], kind: .dim, name: goal.id.text))
            }
            for figures in keyResults { table.rows.append(row(figures, &kept)) }
        }
        return table
    }

    private var notes: [Block] {
        var blocks: [Block] = []
        let melons = scoreboard.keyResults.filter(\.isWatermelon).map { $0.goal.id.text }
        let list = melons.isEmpty ? "none" : melons.joined(separator: ", ")
        let note = Block.note(
            melons.isEmpty ? .neutral : .bad,
            [
                "Declared well and computed off-track (watermelons): ",
                .live("watermelons", .text(list)),
            ])
        blocks.append(melons.isEmpty ? .onPage([note]) : note)
        return blocks
    }
}

extension ScoreboardReport {
    /// How many KPIs stand below the cycle.
    private static let mostKPIs = 10

    /// The KPIs that are read, where there are any.
    var kpis: [Block] {
        let read = scoreboard.kpis.filter { $0.retired == nil }
        guard showsKPIs, !read.isEmpty else { return [] }
        let words = Phrasebook(state, on: provenance.on)
        let ordered = KPIGroup.groups(of: read, in: state, on: provenance.on).flatMap(\.kpis)
        var table = KPITable.empty(saying: "", isBrief: true)
        for (figures, level) in ordered.prefix(ScoreboardReport.mostKPIs) {
            var row = KPITable.row(figures, words, level: level)
            if charts != nil {
                // The dashboard of a meeting page has rows by the names of the KPIs.
                row.name = "status-\(figures.goal.id)"
                row.drawing = KPIChart.drawing(figures)
            }
            table.rows.append(row)
        }
        var blocks: [Block] = [.heading("KPIs"), .table(table)]
        if ordered.count > ScoreboardReport.mostKPIs {
            let more = ordered.count - ScoreboardReport.mostKPIs
            blocks.append(.paragraph(.dim("And \(more) more: okr kpis")))
        }
        return blocks
    }

    /// The figures of the owners asked for, each with their own objectives alone.
    private var owners: [Block] {
        ownerTable.map { [.heading("Owners, each with their own objectives"), .table($0)] } ?? []
    }

    /// The owners asked for, a row each; nil where none was.
    var ownerTable: Table? {
        guard !scoreboard.owners.isEmpty else { return nil }
        let words = Phrasebook(state, on: provenance.on)
        var table = Table(columns: [
            .words("Owner", minimum: 12), .number("Objectives", rank: 2), Column("Progress"),
            Column("Standing"), Column("Reporting", rank: 1), .number("Drift", rank: 3),
        ])
        table.name = "owners"
        table.rows = scoreboard.owners.map { figures in
            Row(
                [
                    [
                        .identifier(words.typed(figures.owner)), " ",
                        .text(words.owner(figures.owner)),
                    ],
                    .number("\(figures.objectives.count)"),
                    .progress(
                        figures.progress, expected: figures.expected, tone: tone(figures.standing)),
                    .standing(figures.standing.rawValue),
                    .text("\(figures.reporting.reporting) of \(figures.reporting.total)"),
                    .number(orMissing: figures.drift.map { NumberText.points($0) }),
                ], name: "owner-\(words.typed(figures.owner))")
        }
        return table
    }
}

extension ScoreBand {
    /// What the band's colour would say.
    var tone: Tone {
        switch self {
        case .green: .good
        case .amber: .warning
        case .red: .bad
        }
    }
}

/// What a standing's colour would say.
func tone(_ standing: Standing) -> Tone {
    switch standing {
    case .onTrack, .achieved: .good
    case .atRisk: .warning
    case .offTrack, .missed: .bad
    case .draft, .abandoned, .unmeasured, .pending: .neutral
    }
}

extension KeyResultFigures {
    /// How far the key result is, in the terms of its kind; nil where nothing is known yet.
    var reached: String? {
        switch goal.kind ?? .metric {
        case .milestones:
            guard let done else { return nil }
            let all = yardstick.milestones
            return "\(all.count { done.contains($0.id) }) of \(all.count)"
        case .zones: return zone?.rawValue
        default: return value?.description
        }
    }

    /// What the key result is to reach, with its unit: `63 → 80 %`, `≥ 15 a week`.
    var aim: String {
        let unit = goal.unit.map { " \($0)" } ?? ""
        func text(_ field: MeasureField) -> String { measures[field]?.description ?? "–" }
        switch goal.kind ?? .metric {
        case .metric where measures[.baseline] == nil && measures[.target] == nil:
            return "not set yet"
        case .metric: return "\(text(.baseline)) → \(text(.target))\(unit)"
        case .atLeast: return "≥ \(text(.target))\(unit)"
        case .atMost: return "≤ \(text(.target))\(unit)"
        case .between: return "\(text(.low)) … \(text(.high))\(unit)"
        case .every:
            let sign = yardstick.plan.bound == .atMost ? "≤" : "≥"
            return
                "\(sign) \(text(.target))\(unit) every \((yardstick.plan.period ?? .week).rawValue)"
        case .milestones:
            return NumberText.count(yardstick.milestones.count, "milestone")
        case .zones: return "commit, target, stretch"
        }
    }
}
