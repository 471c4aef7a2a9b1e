public import OKRModel

/// The entries as the log has them, one a line: number, time, author, type and subject.
public struct LogReport {
    private let entries: [Entry]
    private let words: Phrasebook
    private let provenance: Provenance
    private let goesOn: Bool

    /// Makes the report of some entries; names are those of the state.
    ///
    /// One that goes on has columns of a fixed width, so that the rows of later ones align below.
    public init(
        _ entries: [Entry], of state: State, from provenance: Provenance, goesOn: Bool = false
    ) {
        self.entries = entries
        words = Phrasebook(state)
        self.provenance = provenance
        self.goesOn = goesOn
    }

    /// The report as a document.
    public var document: Document {
        Document(
            title: .text("Log of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }

    /// The entries as a table.
    public var table: Table {
        var table = Table(columns: columns, whenEmpty: .dim("No entry passes these filters."))
        if goesOn {
            table.whenEmpty = nil
            for (column, width) in widths.enumerated() { table.columns[column].width = width }
        }
        for entry in entries {
            table.rows.append(
                Row([
                    .identifier("@\(entry.number)"), .day(provenance.zone.wallClock(entry.time)),
                    .dim(words.people(entry.authors)), .text(entry.event.name),
                    .text(words.subject(entry.subject)),
                ]))
        }
        return table
    }

    private var columns: [Column] {
        [
            .number("Entry"), Column("Recorded", rank: 2),
            .words("Who", minimum: 10, overflow: .wraps, rank: 3),
            Column("Type"), .words("Subject", minimum: 12),
        ]
    }

    /// Room for ten times the entries, for any time and type, and for most persons and titles.
    private var widths: [Int] {
        let number = "@\(provenance.entries)0".count
        let type = Event.vocabulary.map { $0.name.count }.max() ?? 0
        return [max(number, "Entry".count), "2026-01-05 09:00".count, 16, type, 60]
    }
}
