public import OKRModel
public import OKRText

/// The KPIs with their values, health and trend: the dashboard.
public struct KPIsReport: SheetReport {
    private let kpis: [KPIFigures]
    private let groups: [KPIGroup]
    private let known: Int
    private let state: State
    private let provenance: Provenance
    let words: Phrasebook
    /// Whether a page is made, which has room for charts.
    public var showsCharts = false

    /// Makes the dashboard of some of the KPIs on a scoreboard.
    ///
    /// Where none are given, it says how many there are, and how to see or to add them.
    public init(
        _ kpis: [KPIFigures], of scoreboard: Scoreboard, _ state: State, from provenance: Provenance
    ) {
        self.kpis = kpis
        known = scoreboard.kpis.count
        self.state = state
        self.provenance = provenance
        words = Phrasebook(state, on: provenance.on)
        groups = KPIGroup.groups(of: kpis, in: state, on: provenance.on)
    }

    /// The report as a document.
    public var document: Document {
        var table = KPITable.empty(saying: whenEmpty)
        for group in groups {
            if groups.count > 1 { table.rows.append(.group(.text(group.heading))) }
            table.rows += group.kpis.map { row($0.figures, level: $0.level) }
        }
        var blocks: [Block] = [.table(table)]
        if !kpis.isEmpty { blocks.append(.paragraph(.dim(summary))) }
        let causes = kpis.compactMap { figures -> Content? in
            guard let cause = figures.reading.cause else { return nil }
            return [.identifier(figures.goal.id.text), .text(": \(cause.sentence).")]
        }
        if !causes.isEmpty { blocks += [.heading("Without data"), .list(causes)] }
        if showsCharts, let map = InfluenceMapChart.drawing(listed) {
            blocks.append(.onPage([.heading("What moves what"), .drawing(map)]))
        }
        return Document(
            title: .text("KPIs of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: blocks)
    }

    private var whenEmpty: String {
        guard known > 0 else {
            return "There is no KPI yet. Add one: okr kpi add TITLE --owner WHO"
        }
        let count = NumberText.count(known, "KPI")
        return "Nothing to show of \(count). Retired ones are listed with --all."
    }

    private func row(_ figures: KPIFigures, level: Int) -> Row {
        var row = KPITable.row(figures, share: share(of: figures), words, level: level)
        row.name = figures.goal.id.text
        if showsCharts { row.drawing = KPIChart.drawing(figures) }
        return row
    }

    /// The KPIs in the order of the page.
    var listed: [KPIFigures] { groups.flatMap(\.kpis).map { $0.figures } }

    /// The share of its whole that a segment is, where both are listed.
    func share(of figures: KPIFigures) -> Double? {
        let whole = figures.plan.segmentOf.flatMap { id in kpis.first { $0.goal.id == id } }
        return whole.flatMap { figures.share(of: $0) }
    }

    /// How many there are of each health, the worst first.
    private var summary: String {
        let read = kpis.filter { $0.retired == nil }
        let worstFirst: [KPIHealth] = [.red, .amber, .noData, .green, .untargeted]
        var parts = worstFirst.compactMap { health -> String? in
            let count = read.count { $0.health == health }
            return count > 0 ? "\(count) \(health.rawValue)" : nil
        }
        let overdue = read.count { $0.overdue != nil }
        if overdue > 0 { parts.append("\(overdue) overdue") }
        let wrong = read.count(where: \.isWrongWay)
        if wrong > 0 { parts.append("\(wrong) heading the wrong way") }
        let retired = kpis.count - read.count
        if retired > 0 { parts.append("\(retired) retired") }
        return parts.joined(separator: ", ") + "."
    }

    /// The report as JSON: in the order of the page.
    public var json: JSON {
        .object(
            provenance.json + [
                .init(
                    "kpis",
                    .array(
                        listed.map {
                            $0.detailedJSON(in: state, knownThrough: provenance.entries)
                        }))
            ])
    }
}

/// The KPIs as a table: what the dashboard and the scoreboard have in common.
enum KPITable {
    static func empty(saying sentence: String, isBrief: Bool = false) -> Table {
        Table(
            columns: [
                .words("KPI", minimum: 20, share: 0.25), .number("Value"),
                Column("On", rank: isBrief ? 4 : 2), .number("Target", rank: 1),
                Column("Health"),
                Column("Course", rank: 3), Column("Trend", rank: isBrief ? 2 : 4),
                .words("Owner", minimum: 8, rank: 5),
            ], whenEmpty: .dim(sentence), name: "kpis")
    }

    static func row(
        _ figures: KPIFigures, share: Double? = nil, _ words: Phrasebook, level: Int = 0,
        asSegment: Bool = false
    ) -> Row {
        let isGone = figures.retired != nil || figures.goal.isVoided
        return Row(
            [
                title(figures, share, asSegment || level > 0),
                .number(orMissing: figures.valueText),
                figures.freshness, .number(orMissing: figures.aimText),
                figures.healthContent, figures.course, figures.slope,
                figures.terms.owner.map { .dim(words.owner($0)) } ?? .missing,
            ], level: level, kind: isGone ? .dim : .plain, name: figures.goal.id.text)
    }

    private static func title(_ figures: KPIFigures, _ share: Double?, _ asSegment: Bool) -> Content
    {
        let segment = asSegment ? figures.plan.segment : nil
        var parts: [Content] = [
            .identifier(figures.goal.id.text), " ", .text(segment ?? figures.goal.title),
        ]
        if let share { parts.append(.dim(" · \(NumberText.percent(share))")) }
        if figures.goal.isVoided { parts += [" ", .badge("voided", .neutral)] }
        return .joined(parts)
    }
}
