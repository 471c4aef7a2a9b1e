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
                Column("To"), Column("State", rank: 2), Column("Check-ins", rank: 3),
                Column("Progress"),
                Column("Standing", rank: 1),
            ],
            whenEmpty: .dim("No cycle yet. Add one: okr cycle add ID --from DAY --to DAY"))
        for figures in scoreboard.cycles {
            let (cycle, days) = (figures.cycle, figures.calendar)
            let grace = days.grace > 0 ? ", grace \(NumberText.count(days.grace, "day"))" : ""
            table.rows.append(
                Row([
                    .identifier(cycle.id.text), .text(cycle.title ?? ""), .day("\(days.start)"),
                    .day("\(days.end)"), .text(figures.state.rawValue),
                    .text("\(days.cadence)\(grace)"),
                    .progress(
                        figures.progress, expected: figures.expected, tone: tone(figures.standing)),
                    .standing(figures.standing.rawValue),
                ]))
        }
        return Document(
            title: .text("Cycles of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }

    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [.init("cycles", .array(scoreboard.cycles.map(\.detailedJSON)))])
    }
}
