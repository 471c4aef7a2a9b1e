public import OKRModel
public import OKRText

/// What would be true without some entries, or by other rules; always marked as hypothetical.
public struct ReplayReport: Report {
    let hypothesis: Hypothesis
    let truth: State
    let provenance: Provenance
    let filter: GoalFilter
    let show: Show
    let words: Phrasebook

    /// What is shown of a hypothesis.
    public enum Show: String, CaseIterable, Sendable {
        /// How the goals would stand.
        case status
        /// Which moves of the goalposts there would be, and by how much they would flatter.
        case goalposts
        /// The figures that would be others, beside those of the truth.
        case diff
        /// All of it in one document.
        case report
    }

    /// Makes the report of a hypothesis beside the truth; persons and teams are named as they are.
    public init(
        _ hypothesis: Hypothesis, beside truth: State, from provenance: Provenance,
        of filter: GoalFilter, showing show: Show
    ) {
        self.hypothesis = hypothesis
        self.truth = truth
        self.provenance = provenance
        self.filter = filter
        self.show = show
        words = Phrasebook(truth)
    }

    private var view: Perspective {
        Perspective(entry: provenance.entries, day: provenance.on)
    }

    func scoreboard(of state: State) -> Scoreboard {
        Scoreboard(state, at: view).filtered(filter, in: state)
    }

    // MARK: Text

    /// The report as a document.
    public var document: Document {
        var blocks: [Block] = []
        switch show {
        case .status: blocks = status + shortList
        case .goalposts: blocks = goalposts.document.blocks + shortList
        case .diff: blocks = differenceBlocks + shortList
        case .report:
            blocks = leftOut + otherRules + inapplicable(hypothesis.inapplicable)
            blocks.append(.heading("How the goals would stand"))
            blocks += status
            blocks.append(.heading("How the goalposts would have moved"))
            blocks += goalposts.document.blocks
            blocks.append(.heading("What would be different"))
            blocks += differenceBlocks
        }
        return Document(
            title: .text("HYPOTHETICAL: \(title) of \(provenance.ledgerName)"),
            provenance: provenance.lines + [mark], blocks: blocks)
    }

    private var title: String {
        switch show {
        case .status: "OKRs"
        case .goalposts: "goalposts"
        case .diff: "what would be different in the OKRs"
        case .report: "a replay"
        }
    }

    /// The line that says what is hypothetical.
    private var mark: Content {
        var parts: [String] = []
        if !hypothesis.removals.isEmpty {
            let count = NumberText.count(hypothesis.removed.count, "entry", "entries")
            parts.append(
                "without \(hypothesis.removals.map(word).joined(separator: ", ")) (\(count))")
        }
        let rules = hypothesis.rules.differing.map { "\($0.name)=\($0.value)" }
        if !rules.isEmpty { parts.append("counted by \(rules.joined(separator: ", "))") }
        if parts.isEmpty { parts.append("nothing left out, counted by the standard rules") }
        return [
            .badge("HYPOTHETICAL", .warning),
            .text(": " + parts.joined(separator: " · ") + " · recorded nowhere"),
        ]
    }

    /// What is left out, as it is typed.
    private func word(_ removal: Hypothesis.Removal) -> String {
        switch removal {
        case .type(let name): name
        case .entry(let number): "@\(number)"
        case .actor(let id): "actor:\(words.handle(id))"
        }
    }

    private var status: [Block] {
        let state = hypothesis.state
        let report = ScoreboardReport(
            scoreboard(of: state), of: state, from: provenance,
            showsAllCycles: filter.cycle != nil || filter.goal != nil)
        guard !state.cycleOrder.isEmpty else {
            return [.note(.neutral, "There would be no cycle, and so no objective.")] + report.kpis
        }
        return report.document.blocks
    }

    private var goalposts: GoalpostsReport {
        GoalpostsReport(
            of: hypothesis.state, at: view, filter, from: provenance,
            showsAllCycles: filter.cycle != nil || filter.goal != nil)
    }

    private var leftOut: [Block] {
        var lines: [Content] = []
        for removal in hypothesis.removals {
            let count = hypothesis.removed.count { removal.fits($0) }
            lines.append(
                [.code(word(removal)), .dim(": \(NumberText.count(count, "entry", "entries"))")])
        }
        if !hypothesis.spared.isEmpty {
            let stay = NumberText.count(hypothesis.spared.count, "entry", "entries")
            lines.append(
                .dim("\(stay) of the same author stay, for everything is named by them."))
        }
        guard !lines.isEmpty else {
            return [.heading("What is left out"), .paragraph("Nothing.")]
        }
        return [.heading("What is left out"), .list(lines)]
    }

    private var otherRules: [Block] {
        let rules = hypothesis.rules.differing
        guard !rules.isEmpty else { return [] }
        var table = Table(columns: [
            Column("Rule"), Column("Here"), Column("Else"),
            .words("What it decides", minimum: 20, overflow: .wraps, rank: 1),
        ])
        table.rows = rules.map { rule in
            let named = NamedRule.named(rule.name)
            return Row([
                .code(rule.name), .strong(rule.value), .text(named?.standard ?? ""),
                .dim(named?.meaning ?? ""),
            ])
        }
        return [.heading("By which other rules"), .table(table)]
    }

    /// The first of the entries that no longer apply, and how many more there are.
    private var shortList: [Block] {
        let shown = 8
        let all = hypothesis.inapplicable
        var blocks = inapplicable(Array(all.prefix(shown)), isSilent: true)
        if all.count > shown {
            blocks.append(
                .paragraph(
                    .dim("And \(all.count - shown) more; --show report lists all of them.")))
        }
        return blocks
    }

    private func inapplicable(
        _ list: [Hypothesis.Inapplicable], isSilent: Bool = false
    ) -> [Block] {
        guard !list.isEmpty else {
            guard !isSilent, !hypothesis.removed.isEmpty else { return [] }
            return [
                .heading("What no longer applies"),
                .paragraph("Every other entry makes sense without them."),
            ]
        }
        var table = Table(columns: [
            .number("Entry"), Column("Recorded", rank: 1),
            .words("What was done", minimum: 24, overflow: .wraps),
            .words("Does not apply, for", minimum: 16, overflow: .wraps),
        ])
        table.rows = list.map { line in
            Row([
                .identifier("@\(line.entry.number)"),
                .day(provenance.zone.wallClock(line.entry.time)),
                .text(words.sentence(line.entry) + "."), .badge(line.why, .warning),
            ])
        }
        return [.heading("What no longer applies"), .table(table)]
    }
}

extension Hypothesis.Removal {
    /// Whether it leaves out an entry, were it alone.
    fileprivate func fits(_ entry: Entry) -> Bool {
        switch self {
        case .type(let name): entry.event.name == name
        case .entry(let number): entry.number == number
        case .actor(let id): entry.authors.actor == id
        }
    }
}

// MARK: - JSON

extension ReplayReport {
    /// The report as JSON.
    public var json: JSON {
        let parts: [JSON.Member]
        switch show {
        case .status: parts = statusJSON
        case .goalposts: parts = goalpostsJSON
        case .diff: parts = [.init("differences", differencesJSON)]
        case .report:
            parts = [
                .init("status", .object(statusJSON)),
                .init("goalposts", .object(goalpostsJSON)),
                .init("differences", differencesJSON),
            ]
        }
        return .object(provenance.json + [.init("hypothetical", hypotheticalJSON)] + parts)
    }

    private var hypotheticalJSON: JSON {
        let rules = hypothesis.rules.differing.map { rule in
            JSON.Member(rule.name, .string(rule.value))
        }
        let inapplicable = hypothesis.inapplicable.map { line -> JSON in
            [
                "entry": .integer(line.entry.number), "type": .string(line.entry.event.name),
                "subject": .string(line.entry.subject.description), "why": .string(line.why),
            ]
        }
        return [
            "without": .array(hypothesis.removals.map { .string(word($0)) }),
            "rules": .object(rules), "removed": .integer(hypothesis.removed.count),
            "doesNotApply": .array(inapplicable),
        ]
    }

    private var statusJSON: [JSON.Member] {
        let state = hypothesis.state
        let report = ScoreboardReport(scoreboard(of: state), of: state, from: provenance)
        return members(of: report.json)
    }

    private var goalpostsJSON: [JSON.Member] { members(of: goalposts.json) }

    /// The members of a report's JSON after those that say where it comes from.
    private func members(of json: JSON) -> [JSON.Member] {
        guard case .object(let members) = json else { return [] }
        return Array(members.dropFirst(provenance.json.count))
    }
}
