public import OKRModel
public import OKRText

/// The meetings with the KPIs they look at.
public struct MeetingsReport: Report {
    private let meetings: [Meeting]
    private let words: Phrasebook
    private let provenance: Provenance

    /// Makes the report of the meetings known at a perspective; names are those of the state.
    public init(at view: Perspective, of state: State, from provenance: Provenance) {
        self.provenance = provenance
        meetings = state.ledgerDescription?.meetings(knownThrough: view.entry) ?? []
        words = Phrasebook(state, on: provenance.on)
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                Column("Meeting"), .words("Title", minimum: 12, rank: 1),
                .words("Owner", minimum: 10, rank: 3),
                .words("KPIs", minimum: 16, overflow: .wraps),
                Column("Since", rank: 2), .number("Entry", rank: 4),
            ],
            whenEmpty: .dim("No meetings yet. Set one: okr meeting set ID --owner WHO --kpi ID"))
        table.rows = meetings.map { meeting in
            Row([
                .identifier(meeting.id.text), .text(meeting.title ?? ""),
                .dim(words.owner(meeting.owner)),
                .text(meeting.kpis.map(\.text).joined(separator: ", ")),
                .day("\(meeting.stamp.day)"), .identifier("@\(meeting.stamp.entry)"),
            ])
        }
        return Document(
            title: .text("Meetings of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }

    /// The report as JSON.
    public var json: JSON {
        let list = meetings.map { meeting -> JSON in
            [
                "id": .string(meeting.id.text), "title": .optional(meeting.title),
                "owner": .string(words.typed(meeting.owner)),
                "kpis": .array(meeting.kpis.map { .string($0.text) }),
                "since": .string(meeting.stamp.day.description),
                "entry": .integer(meeting.stamp.entry),
                "actor": .string(words.handle(meeting.stamp.authors.actor)),
            ]
        }
        return .object(provenance.json + [.init("meetings", .array(list))])
    }
}
