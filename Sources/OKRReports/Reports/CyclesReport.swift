public import OKRModel
public import OKRText

/// The cycles with their days and how they stand.
public struct CyclesReport {
    private let scoreboard: Scoreboard
    private let provenance: Provenance

    /// Makes the report of a scoreboard's cycles.
    public init(_ scoreboard: Scoreboard, from provenance: Provenance) {
        self.scoreboard = scoreboard
        self.provenance = provenance
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                Column("Cycle"), .words("Title", minimum: 10, rank: 2), Column("From"),
                Column("To"), Column("State"), Column("Check-ins", rank: 3), Column("Progress"),
                Column("Standing", rank: 1),
            ],
            whenEmpty: .dim("No cycle yet. Add one: okr cycle add ID --from DAY --to DAY"))
        // Each above those that are a part of it.
        let tree = Nesting(scoreboard.cycles, id: { $0.cycle.id }, below: { $0.cycle.parent })
        table.rows = tree.items.map { row($0.item, level: $0.level) }
        return Document(
            title: .text("Cycles of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }

    private func row(_ figures: CycleFigures, level: Int) -> Row {
        let (cycle, days) = (figures.cycle, figures.calendar)
        var checkIns = ["\(days.cadence)"]
        if days.grace > 0 { checkIns.append("grace \(NumberText.count(days.grace, "day"))") }
        let holidays = days.holidays.count { days.contains($0) }
        if holidays > 0 { checkIns.append(NumberText.count(holidays, "holiday")) }
        return Row(
            [
                .identifier(cycle.id.text), .text(cycle.title ?? ""), .day("\(days.start)"),
                .day("\(days.end)"), .text(figures.state.rawValue),
                .text(checkIns.joined(separator: ", ")),
                .progress(
                    figures.progress, expected: figures.expected, tone: tone(figures.standing)),
                .standing(figures.standing.rawValue),
            ], level: level)
    }

    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [.init("cycles", .array(scoreboard.cycles.map(\.detailedJSON)))])
    }
}
