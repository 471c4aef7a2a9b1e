public import OKRModel
public import OKRText

/// One goal's life: every check-in, target, correction and change of state, newest last.
public struct HistoryReport {
    let history: GoalHistory
    let state: State
    let provenance: Provenance
    private let words: Phrasebook

    /// Makes the report of a goal's history.
    public init(_ history: GoalHistory, of state: State, from provenance: Provenance) {
        self.history = history
        self.state = state
        self.provenance = provenance
        words = Phrasebook(state)
    }

    /// The report as a document.
    public var document: Document {
        let goal = history.goal
        var blocks: [Block] = [.facts(facts)]
        blocks.append(.table(table))
        let own = history.steps.filter { $0.reading == nil }
        if let last = own.last {
            let recorded = NumberText.count(own.count, "entry", "entries")
            let beside = own.count < history.steps.count ? " of its own" : ""
            blocks.append(
                .paragraph(
                    .dim("\(recorded)\(beside), the last of them revision \(last.entry.revision)."))
            )
        }
        return Document(
            title: [.identifier(goal.id.text), " ", .text(goal.title)],
            provenance: provenance.lines, blocks: blocks)
    }

    private var facts: [Fact] {
        let goal = history.goal
        let view = Perspective(entry: state.entryCount, day: provenance.on)
        var facts: [Fact] = []
        if let owner = goal.owner(at: view) {
            facts.append(Fact("Owner", .text(words.owner(owner))))
        }
        if let kind = goal.kind {
            let unit = goal.unit.map { ", in \($0)" } ?? ""
            facts.append(Fact("Measured", .text(kind.rawValue + unit)))
        }
        if let kpi = goal.kpi(knownThrough: goal.standingStill(view).entry) {
            let name = state.goals[kpi].map { "\(kpi) \($0.title)" } ?? kpi.text
            facts.append(Fact("Values from", .text("the readings of \(name)")))
        }
        if let plan = goal.indicator {
            let unit = goal.unit.map { ", in \($0)" } ?? ""
            facts.append(Fact("Read", .text(plan.frequency.rawValue + unit)))
            if let kpi { facts += [Fact("Course", kpi.course), Fact("Trend", kpi.trendContent)] }
        }
        if let cycle = state.cycle(containing: goal, at: view)?.calendar(at: view) {
            facts.append(Fact("Progress", [.sparkline(weeks(of: cycle)), .dim("  week by week")]))
        }
        return facts
    }

    /// The figures of a KPI; nil for other goals.
    private var kpi: KPIFigures? {
        guard history.goal.type == .kpi else { return nil }
        let view = Perspective(entry: state.entryCount, day: provenance.on)
        return Scoreboard(state, at: view, includingVoided: true).kpis
            .first { $0.goal.id == history.goal.id }
    }

    /// The progress at the end of each week of the cycle up to the day asked about.
    private func weeks(of cycle: CycleCalendar) -> [Double?] {
        let end = min(provenance.on, cycle.end)
        guard cycle.start <= end else { return [] }
        let count = min((end - cycle.start) / 7 + 1, 60)
        let days = (0..<count).map { end + -7 * (count - 1 - $0) }
        return GoalHistory.progress(of: history.goal.id, in: state, on: days)
    }

    private var table: Table {
        var table = Table(columns: [
            .number("Entry"), Column("Recorded", rank: 4), Column("For", rank: 0),
            .words("Who", minimum: 8, rank: 3), .words("What", minimum: 24, overflow: .wraps),
            .number("Then", rank: 1), .number("Now", rank: 2),
        ])
        // A KPI has no progress.
        if history.goal.type == .kpi { table.columns.removeLast(2) }
        for step in history.steps {
            var row = row(step)
            row.cells = Array(row.cells.prefix(table.columns.count))
            table.rows.append(row)
        }
        return table
    }

    private func row(_ step: GoalHistory.Step) -> Row {
        let isGone: Bool = if case .retracted? = step.fate { true } else { false }
        return Row(
            [
                .identifier("@\(step.entry.number)"),
                .day(recorded(step.entry)), .day(compact(step.day)),
                .dim(words.person(step.entry.authors.actor)), what(step),
                percent(step.progressThen),
                percent(step.progressNow),
            ], kind: isGone ? .dim : .plain)
    }

    /// The day without its year, where that is the year of the day asked about.
    private func compact(_ day: Day) -> String {
        day.parts.year == provenance.on.parts.year ? day.short : "\(day)"
    }

    private func recorded(_ entry: Entry) -> String {
        let clock = provenance.zone.wallClock(entry.time).suffix(5)
        return "\(compact(entry.day)) \(clock)"
    }

    private func percent(_ progress: Double?) -> Content {
        .number(orMissing: progress.map { NumberText.percent($0) })
    }

    private func what(_ step: GoalHistory.Step) -> Content {
        var parts: [Content] = [headline(step)]
        if let reading = step.reading { parts.append(.dim(" (\(origin(reading, step)))")) }
        switch step.fate {
        case .corrected(let entry): parts.append(.badge(" (corrected by @\(entry))", .warning))
        case .retracted(let entry): parts.append(.badge(" (retracted by @\(entry))", .bad))
        case nil: break
        }
        if let earlier = step.supersedes {
            parts.append(.dim(" (in place of @\(earlier))"))
        }
        if let principal = step.entry.authors.onBehalfOf {
            parts.append(.dim(" for \(words.person(principal))"))
        }
        if let relay = step.entry.authors.relayedBy {
            parts.append(.dim(", typed by \(words.person(relay))"))
        }
        if let text = remark(step) { parts += ["\n", .dim("“\(text)”")] }
        return .joined(parts)
    }

    /// Where a value comes from that is not an entry of the goal itself.
    private func origin(_ reading: GoalHistory.Reading, _ step: GoalHistory.Step) -> String {
        guard reading.isWorkedOut else { return "of \(reading.kpi)" }
        return "worked out by \(reading.kpi) from \(words.subject(step.entry.subject))"
    }

    private func headline(_ step: GoalHistory.Step) -> Content {
        if let reading = step.reading, reading.isWorkedOut, let value = reading.value {
            return .text("\(value)" + (history.goal.unit.map { " \($0)" } ?? ""))
        }
        switch step.entry.event {
        case .checkInRecorded(let fact):
            return headline(fact, of: step.entry.subject)
        case .strategyAdded, .objectiveAdded, .keyResultAdded, .initiativeAdded:
            return .strong("added")
        case .goalClosed(let fact):
            let score = fact.score.map { ", score \(NumberText.score($0.double))" } ?? ""
            return .strong("closed as \(fact.outcome.rawValue)\(score)")
        case .goalReopened: return .strong("reopened")
        case .goalVoided: return .strong("voided as a mistake")
        case .commentAdded(let fact):
            return .text("commented" + (fact.entry.map { " on @\($0)" } ?? ""))
        case .entryAcknowledged(let fact): return .text("acknowledged @\(fact.entry)")
        case .winRecorded: return .badge("a win", .good)
        case .blockerResolved(let fact): return .strong("resolved the blocker of @\(fact.entry)")
        case .entryRetracted(let fact): return .strong("retracted @\(fact.entry)")
        case .entryCorrected(let fact):
            return [.strong("corrected @\(fact.entry): "), changes(step)]
        default: return changes(step)
        }
    }

    private func changes(_ step: GoalHistory.Step) -> Content {
        var parts: [Content] = []
        let differences = step.differences.map(words.readable)
        for difference in differences where difference.field != "note" {
            if !parts.isEmpty { parts.append(", ") }
            parts.append(.strong(difference.field + " "))
            parts.append(.change(before: difference.before, after: difference.after))
        }
        return parts.isEmpty ? "its note" : .joined(parts)
    }

    private func remark(_ step: GoalHistory.Step) -> String? {
        switch step.entry.event {
        case .entryCorrected(let fact): fact.reason
        default: step.entry.event.fact.said ?? step.entry.event.fact.reason
        }
    }
}

extension HistoryReport {
    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("goal", .string(history.goal.id.text)),
                .init("title", .string(history.goal.title)),
                .init("entries", .array(history.steps.map(json))),
            ])
    }

    private func json(_ step: GoalHistory.Step) -> JSON {
        var corrected: Int?
        var retracted: Int?
        switch step.fate {
        case .corrected(let entry): corrected = entry
        case .retracted(let entry): retracted = entry
        case nil: break
        }
        let reading = step.reading.map { reading in
            JSON.object([
                .init("kpi", .string(reading.kpi.text)),
                .init("value", .optional(reading.value)),
                .init("workedOut", .bool(reading.isWorkedOut)),
            ])
        }
        let own: [JSON.Member] = [
            .init("on", .string(step.day.description)),
            .init("progressThen", .optional(step.progressThen)),
            .init("progressNow", .optional(step.progressNow)),
            .init("supersedes", .optional(step.supersedes)),
            .init("correctedBy", .optional(corrected)),
            .init("retractedBy", .optional(retracted)),
            .init("reading", reading ?? .null),
        ]
        return .object(step.entry.json(in: words, differences: step.differences) + own)
    }
}
