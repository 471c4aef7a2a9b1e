public import OKRModel

/// Every move of the goalposts, and by how much they flatter: goals, owners and cycles.
public struct GoalpostsReport: SheetReport {
    let posts: Goalposts
    let words: Phrasebook
    let provenance: Provenance
    private let state: State
    private let filter: GoalFilter
    private let showsAllCycles: Bool
    /// Whether a page is made, which has room for a picture.
    public var showsCharts = false

    /// Makes the report of the goalposts that pass a filter.
    ///
    /// As text it shows the cycle that contains the day, as `okr status` does; all cycles where
    /// told so, or where the filter names something.
    public init(
        of state: State, at view: Perspective, _ filter: GoalFilter = GoalFilter(),
        from provenance: Provenance, showsAllCycles: Bool = false
    ) {
        posts = Goalposts(state, at: view, of: filter)
        words = Phrasebook(state, on: view.day)
        self.provenance = provenance
        self.state = state
        self.filter = filter
        self.showsAllCycles = showsAllCycles
    }

    /// The report as a document.
    public var document: Document {
        var blocks: [Block] = []
        for cycle in shownCycles {
            var filter = filter
            filter.cycle = cycle.cycle.id
            let part = Goalposts(state, at: posts.view, of: filter)
            if showsAllCycles, part.objectives.isEmpty, part.moves.isEmpty { continue }
            var page = GoalpostsPage(part, of: cycle, words, state).blocks
            if showsCharts, let drawing = DriftChart.drawing(part.byDrift) {
                // Behind the words about the whole, before what moved.
                let place = page.firstIndex { if case .table = $0 { true } else { false } }
                page.insert(.onPage([.drawing(drawing)]), at: place ?? page.count)
            }
            blocks += page
        }
        if showsAllCycles, !posts.strategies.isEmpty {
            blocks += GoalpostsPage(posts, of: nil, words, state).blocks
        }
        if blocks.isEmpty { blocks = [.paragraph("Nothing moved.")] }
        return Document(
            title: .text("Goalposts of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: blocks)
    }

    private var shownCycles: [CycleFigures] {
        guard showsAllCycles else { return [posts.cycleShown].compactMap { $0 } }
        return posts.cycles
    }
}

/// What is said of one cycle, or of the strategy.
struct GoalpostsPage {
    private let posts: Goalposts
    private let cycle: CycleFigures?
    private let words: Phrasebook
    private let state: State

    init(_ posts: Goalposts, of cycle: CycleFigures?, _ words: Phrasebook, _ state: State) {
        self.posts = posts
        self.cycle = cycle
        self.words = words
        self.state = state
    }

    var blocks: [Block] {
        var blocks: [Block] = [.heading(heading)]
        if let cycle { blocks.append(.paragraph(figures(of: cycle))) }
        blocks.append(.paragraph(summary))
        let moved = table(posts.moves, showsStill: true)
        if !moved.rows.isEmpty { blocks.append(.table(moved)) }
        if !posts.owners.isEmpty, posts.owners.contains(where: { $0.isMoved }) {
            blocks += [.heading("Owners, each with their own objectives"), .table(owners)]
        }
        if !posts.setLate.isEmpty {
            blocks += [
                .heading("Set late: the first value of what was empty, which is no move"),
                .table(table(posts.setLate, showsWay: false)),
            ]
        }
        if !posts.clerical.isEmpty {
            blocks += [
                .heading("Clerical: mended within a day and before the next check-in, no move"),
                .table(table(posts.clerical, showsWay: false)),
            ]
        }
        return blocks
    }

    private var heading: Content {
        guard let cycle else { return "Strategy" }
        let title = cycle.cycle.title.map { " · \($0)" } ?? ""
        return .text(
            "\(cycle.cycle.id)\(title) · \(cycle.calendar.start.inWords) – "
                + cycle.calendar.end.inWords)
    }

    private func figures(of cycle: CycleFigures) -> Content {
        guard cycle.progress != nil || cycle.originalProgress != nil else {
            return "No progress is known yet."
        }
        return [
            "Progress ", .strong(percent(cycle.progress)), ", by the original goalposts ",
            .strong(percent(cycle.originalProgress)), drift(cycle.drift, before: ": drift "), ".",
        ]
    }

    /// How many moves there are, by their direction; that nothing moved, said plainly.
    private var summary: Content {
        guard !posts.moves.isEmpty else { return "Nothing moved." }
        let counts = MoveDirection.allCases.compactMap { direction -> String? in
            let count = posts.moves.count { $0.direction == direction }
            return count > 0 ? "\(count) \(direction.rawValue)" : nil
        }
        let still = (posts.objectives.map(\.goal.id) + posts.keyResults.map(\.goal.id)).filter {
            id in !posts.moves.contains { $0.subject == .goal(id) }
        }
        let goals = NumberText.count(
            still.count, "goal has no move of its own", "goals have no move of their own")
        let rest = still.isEmpty ? "" : " \(goals)."
        return .text(
            NumberText.count(posts.moves.count, "move") + ": "
                + counts.joined(separator: ", ") + "." + rest)
    }

    private func percent(_ progress: Double?) -> String {
        progress.map { NumberText.percent($0) } ?? NumberText.missing
    }

    /// By how much moved goalposts flatter, in the tone of a warning where they do either.
    private func drift(_ drift: Double?, before: String = "") -> Content {
        guard let drift else { return "" }
        let points = NumberText.points(drift)
        guard Ratio.billionths(drift) != 0 else { return .text(before + points) }
        return [.text(before), .badge(points, .warning)]
    }

    // MARK: Moves

    /// Moves below what they moved: the cycle, then goals by their drift, the largest first.
    private func table(
        _ moves: [PostedMove], showsStill: Bool = false, showsWay: Bool = true
    ) -> Table {
        let first: [Column] = [
            .number("Entry"), Column("Recorded"), .number("Gone by", rank: 1),
        ]
        let way = showsWay ? [Column("Way")] : []
        var table = Table(
            columns: first + way + [.words("What", minimum: 30, overflow: .wraps)], whenEmpty: nil)
        func row(_ move: PostedMove) -> Row {
            let cells: [Content] = [
                .identifier("@\(move.stamp.entry)"), .day(day(move.stamp.day)),
                .number(orMissing: move.shareElapsed.map { NumberText.percent($0) }),
            ]
            return Row(cells + (showsWay ? [sign(move.direction)] : []) + [what(move)])
        }
        let byGoal = Dictionary(grouping: moves, by: \.subject)
        if let cycle, let own = byGoal[.cycle(cycle.cycle.id)] {
            table.rows.append(.group([.identifier(cycle.cycle.id.text), "  the cycle itself"]))
            table.rows += own.map(row)
        }
        for goal in posts.byDrift {
            let own = byGoal[.goal(goal.id)] ?? []
            // A drift without a move of its own comes from what counts below.
            guard !own.isEmpty || showsStill && goal.isDrifting else { continue }
            table.rows.append(.group(title(goal)))
            table.rows += own.map(row)
            if own.isEmpty {
                let why = goal.isObjective ? "drifts by what counts in it" : "drifts by its cycle"
                table.rows.append(Row(["", "", "", "", .dim(why)]))
            }
        }
        return table
    }

    private func title(_ goal: Goalposts.Drifting) -> Content {
        var parts: [Content] = [.identifier(goal.id.text), "  "]
        if let original = goal.originalProgress, let progress = goal.progress {
            parts += [
                .number("\(NumberText.percent(original)) → \(NumberText.percent(progress))"), ", ",
                drift(goal.drift), "  ",
            ]
        } else {
            parts.append(.dim("no drift known  "))
        }
        return .joined(parts + [.text(goal.goal.title)])
    }

    /// The day without its year, where that is the year of the day asked about.
    private func day(_ day: Day) -> String {
        day.parts.year == posts.view.day.parts.year ? day.short : "\(day)"
    }

    private func sign(_ direction: MoveDirection) -> Content {
        switch direction {
        case .easier: .badge(direction.rawValue, .warning)
        case .harder: .badge(direction.rawValue, .good)
        case .neutral: .dim(direction.rawValue)
        }
    }

    private func what(_ move: PostedMove) -> Content {
        var parts: [Content] = [deed(move)]
        if let on = move.on, on != move.stamp.day, move.added == nil {
            parts += [", ", .badge("dated \(on)", .warning)]
        }
        parts.append(.dim(" · " + words.authors(move.stamp.authors)))
        if let reason = move.reason { parts += ["\n", .dim("“\(reason)”")] }
        return .joined(parts)
    }

    private func deed(_ move: PostedMove) -> Content {
        if let id = move.added {
            let title = state.goals[id].map { " \($0.title)" } ?? ""
            let weight = move.changes.first?.after ?? "1"
            return [.identifier(id.text), .text("\(title) counts from now on, weight \(weight)")]
        }
        var parts: [Content] = []
        switch move.kind {
        case .corrected(let change): parts.append(.text("corrected @\(change): "))
        case .retracted(let change): parts.append(.text("withdrew @\(change): "))
        case .abandoned: return .strong("abandoned")
        case .reopened: return .strong("opened again")
        default: break
        }
        if move.changes.isEmpty { parts.append("another change holds there") }
        for (index, change) in move.changes.enumerated() {
            if index > 0 { parts.append(", ") }
            parts += [
                .strong(change.name), " ",
                .change(before: change.shownBefore, after: change.shownAfter),
            ]
            if let unit = unit(of: change, move.subject) { parts.append(.dim(" \(unit)")) }
            if move.changes.count > 1, change.direction != move.direction {
                parts.append(.dim(" (\(change.direction.rawValue))"))
            }
        }
        return .joined(parts)
    }

    private func unit(of change: FieldMove, _ subject: Subject) -> String? {
        guard MeasureField(rawValue: change.field) != nil, change.after != nil,
            case .goal(let id) = subject
        else { return nil }
        return state.goals[id]?.unit
    }

    // MARK: Owners

    private var owners: Table {
        var table = Table(columns: [
            .words("Owner", minimum: 12), .number("Original"), .number("Now"), .number("Drift"),
            .words("Changed hands", minimum: 16, overflow: .wraps),
        ])
        table.rows = posts.owners.map { posts in
            let figures = posts.figures
            return Row([
                [.identifier(words.typed(figures.owner)), " ", .text(words.owner(figures.owner))],
                .number(orMissing: figures.originalProgress.map { NumberText.percent($0) }),
                .number(orMissing: figures.progress.map { NumberText.percent($0) }),
                figures.drift == nil ? .missing : drift(figures.drift),
                .text(hands(posts)),
            ])
        }
        return table
    }

    private func hands(_ posts: Goalposts.OwnerPosts) -> String {
        func list(_ goals: [GoalID], _ word: String) -> String? {
            goals.isEmpty ? nil : "\(word) " + goals.map(\.text).joined(separator: ", ")
        }
        return [list(posts.came, "came:"), list(posts.went, "went:")].compactMap { $0 }
            .joined(separator: "; ")
    }
}

extension Phrasebook {
    /// Who did something, for whom, and who typed it: `Ana Ruiz for Cleo Marsh, typed by Dora`.
    func authors(_ authors: Authors) -> String {
        let principal = authors.onBehalfOf.map { " for \(person($0))" } ?? ""
        let relay = authors.relayedBy.map { ", typed by \(person($0))" } ?? ""
        return person(authors.actor) + principal + relay
    }
}

extension FieldMove {
    /// The field as people read it, with the member that it is about.
    fileprivate var name: String {
        guard let member else { return field }
        return field == "zone" ? "zone \(member)" : "\(field) \(member)"
    }

    fileprivate var shownBefore: String? { before ?? shownEmpty }
    fileprivate var shownAfter: String? { after ?? shownEmpty }

    /// What holds where nothing is set.
    private var shownEmpty: String? {
        switch field {
        case "weight": "1"
        case "deadline": "end of the cycle"
        default: nil
        }
    }
}
