public import OKRModel

/// The entries as the log has them, one a line: number, time, author, type and subject.
public struct LogReport {
    private let entries: [Entry]
    private let words: Phrasebook
    private let provenance: Provenance

    /// Makes the report of some entries; names are those of the state.
    public init(_ entries: [Entry], of state: State, from provenance: Provenance) {
        self.entries = entries
        words = Phrasebook(state)
        self.provenance = provenance
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                .number("Entry"), Column("Recorded", rank: 2), .words("Who", minimum: 6, rank: 3),
                Column("Type"), .words("Subject", minimum: 12),
            ], whenEmpty: .dim("No entry passes these filters."))
        for entry in entries {
            table.rows.append(
                Row([
                    .identifier("@\(entry.number)"), .day(provenance.zone.wallClock(entry.time)),
                    .dim(words.handle(entry.authors.actor)), .text(entry.event.name),
                    .text(words.subject(entry.subject)),
                ]))
        }
        return Document(
            title: .text("Log of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }
}
