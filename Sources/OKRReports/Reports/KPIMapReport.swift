public import OKRModel
public import OKRText

/// Which KPIs are said to move which, how strongly and after how long.
public struct KPIMapReport: Report {
    let kpis: [KPIFigures]
    let state: State
    let provenance: Provenance
    private let checks: [InfluenceCheck]?

    /// Makes the map of the KPIs on a scoreboard; retired ones are left out.
    ///
    /// Where told so it says beside every link what the values bear out.
    public init(
        of scoreboard: Scoreboard, _ state: State, from provenance: Provenance,
        checking: Bool = false
    ) {
        let shown = scoreboard.kpis.filter { $0.retired == nil }
        let ids = Set(shown.map(\.goal.id))
        kpis = shown
        self.state = state
        self.provenance = provenance
        var checks: [InfluenceCheck] = []
        for figures in shown where checking {
            for influence in figures.influences where ids.contains(influence.kpi) {
                let check = InfluenceCheck(
                    from: figures.goal.id, to: influence.kpi, lag: influence.lag,
                    strength: influence.strength, at: scoreboard.view, in: state)
                if let check { checks.append(check) }
            }
        }
        self.checks = checking ? checks : nil
    }

    /// The links whose both ends are shown, in the order of the KPIs and of their claims.
    var links: [(from: GoalID, influence: Influence)] {
        let ids = Set(kpis.map(\.goal.id))
        return kpis.flatMap { figures in
            figures.influences.filter { ids.contains($0.kpi) }.map { (figures.goal.id, $0) }
        }
    }

    /// The report as a document.
    public var document: Document {
        var blocks: [Block] = [.table(table)]
        if let checks, !checks.isEmpty {
            blocks += [
                .heading("What the values bear out"), .table(InfluenceCheckTable.table(checks)),
                .list(checks.map { .text($0.sentence + ".") }),
            ]
        }
        return Document(
            title: .text("What moves what in \(provenance.ledgerName)"),
            provenance: provenance.lines, blocks: blocks)
    }

    private var table: Table {
        var table = Table(
            columns: [
                .words("KPI", minimum: 20, share: 0.4), .number("Strength"),
                .number("After", rank: 1), .number("Value", rank: 2), Column("Health", rank: 3),
                Column("Trend", rank: 4),
            ],
            whenEmpty: .dim(
                "Nobody says that a KPI moves another. Say it: okr kpi influence FROM TO"))
        let byKPI = Dictionary(grouping: links) { $0.from }
        let figures = Dictionary(kpis.map { ($0.goal.id, $0) }) { first, _ in first }
        let moved = Set(links.map(\.influence.kpi))
        var told: Set<GoalID> = []
        let sources = kpis.map(\.goal.id).filter { byKPI[$0] != nil }
        // What nothing moves comes first; then whatever stands in a circle.
        for root in sources.filter({ !moved.contains($0) }) + sources
        where !told.contains(root) {
            var waiting: [(id: GoalID, level: Int, by: Influence?)] = [(root, 0, nil)]
            while let (id, level, influence) = waiting.popLast() {
                let isNew = told.insert(id).inserted
                let below = byKPI[id] ?? []
                let isRepeated = !isNew && !below.isEmpty
                if let kpi = figures[id] {
                    table.rows.append(row(kpi, level, influence, isRepeated: isRepeated))
                }
                guard isNew else { continue }
                waiting += below.reversed().map { ($0.influence.kpi, level + 1, $0.influence) }
            }
        }
        return table
    }

    private func row(
        _ figures: KPIFigures, _ level: Int, _ influence: Influence?, isRepeated: Bool
    ) -> Row {
        let goal = figures.goal
        let lag = influence.flatMap { $0.lag > 0 ? NumberText.count($0.lag, "day") : nil }
        var title: [Content] = [.identifier(goal.id.text), " ", .text(goal.title)]
        if isRepeated { title.append(.dim(", see above")) }
        return Row(
            [
                .joined(title), .number(influence.map { $0.strength?.description ?? "–" } ?? ""),
                .number(lag ?? ""), .number(orMissing: figures.valueText),
                figures.healthContent, figures.slope,
            ], level: level, kind: influence == nil ? .strong : .plain)
    }

    /// The report as JSON: the KPIs with their figures, and the links between them.
    public var json: JSON {
        let words = Phrasebook(state, on: provenance.on)
        let links = links.enumerated().map { index, link -> JSON in
            let own: JSON = [
                "from": .string(link.from.text), "to": .string(link.influence.kpi.text),
                "strength": .optional(link.influence.strength),
                "lag": .integer(link.influence.lag),
            ]
            guard let checks, checks.indices.contains(index) else { return own }
            return own.adding([.init("check", checks[index].json)])
        }
        return .object(
            provenance.json + [
                .init("kpis", .array(kpis.map { $0.json(in: words) })),
                .init("links", .array(links)),
            ])
    }
}

/// Whether the values of two KPIs bear out that one moves the other.
public struct InfluenceReport: Report {
    private let check: InfluenceCheck
    private let state: State
    private let provenance: Provenance

    /// Makes the report of one check.
    public init(_ check: InfluenceCheck, of state: State, from provenance: Provenance) {
        self.check = check
        self.state = state
        self.provenance = provenance
    }

    /// The report as a document.
    public var document: Document {
        Document(
            title: .text("Whether \(check.from) moves \(check.to)"), provenance: provenance.lines,
            blocks: [
                .facts([
                    Fact("From", .text(title(check.from))), Fact("To", .text(title(check.to))),
                ]),
                .table(InfluenceCheckTable.table([check])),
                .paragraph(.text(check.sentence + ".")),
            ])
    }

    private func title(_ id: GoalID) -> String {
        state.goals[id].map { "\(id) \($0.title)" } ?? id.text
    }

    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("from", .string(check.from.text)), .init("to", .string(check.to.text)),
                .init("strength", .optional(check.strength)),
                .init("lag", .integer(check.lagDays)), .init("check", check.json),
            ])
    }
}

/// Checks as a table.
enum InfluenceCheckTable {
    static func table(_ checks: [InfluenceCheck]) -> Table {
        Table(
            columns: [
                Column("From"), Column("To"), .number("Claimed"), .number("Observed"),
                .number("Changes", rank: 1), .words("Lag", minimum: 8, rank: 2),
                .words("Verdict", minimum: 12, overflow: .wraps),
            ],
            rows: checks.map { check in
                Row([
                    .identifier(check.from.text), .identifier(check.to.text),
                    .number(orMissing: check.strength?.description),
                    .number(orMissing: check.correlation.map { NumberText.score($0) }),
                    .number("\(check.pairs.count)"), .text(check.lagText),
                    .badge(check.verdict.words, check.verdict.tone),
                ])
            })
    }
}

extension InfluenceCheck {
    /// The lag in whole periods: `1 month`.
    var lagText: String { NumberText.count(lag, period.unit) }

    /// The check in a sentence without its end.
    var sentence: String {
        let pair = "\(from) → \(to)"
        let claimed = strength.map { "claimed \($0)" } ?? "no strength claimed"
        let over =
            "over \(NumberText.count(pairs.count, "change")) from \(period.unit) to \(period.unit)"
        guard let correlation else {
            let why =
                pairs.count < InfluenceCheck.fewest
                ? "not enough changes" : "the changes of one KPI are all the same"
            return "\(pair): \(claimed), nothing observed \(over): \(why)"
        }
        let observed = "observed \(NumberText.score(correlation)) \(over)"
        return "\(pair): \(claimed), \(observed): \(verdict.words)"
    }

    var json: JSON {
        [
            "period": .string(period.rawValue), "lagPeriods": .integer(lag),
            "changes": .integer(pairs.count), "correlation": .optional(correlation),
            "verdict": .string(verdict.word),
        ]
    }
}

extension InfluenceCheck.Verdict {
    var words: String {
        switch self {
        case .tooLittle: "not enough changes"
        case .unclaimed: "nothing to compare with"
        case .bearsOut: "bears it out"
        case .weaker: "the sign agrees, weaker than claimed"
        case .stronger: "the sign agrees, stronger than claimed"
        case .doesNotBearOut: "does not bear it out"
        }
    }

    var word: String {
        switch self {
        case .tooLittle: "not-enough-changes"
        case .unclaimed: "unclaimed"
        case .bearsOut: "bears-out"
        case .weaker: "weaker"
        case .stronger: "stronger"
        case .doesNotBearOut: "does-not-bear-out"
        }
    }

    var tone: Tone {
        switch self {
        case .tooLittle, .unclaimed: .neutral
        case .bearsOut: .good
        case .weaker, .stronger: .warning
        case .doesNotBearOut: .bad
        }
    }
}

extension Frequency {
    /// One period: `month`.
    var unit: String { String(called.dropFirst(2)) }
}
