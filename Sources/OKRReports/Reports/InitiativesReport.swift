public import OKRModel
public import OKRText

/// The initiatives with what they serve and how far they are.
public struct InitiativesReport: SheetReport {
    private let initiatives: [InitiativeFigures]
    private let words: Phrasebook
    private let provenance: Provenance

    /// Makes the report of initiatives; names are those of the state.
    public init(
        _ initiatives: [InitiativeFigures], of state: State, from provenance: Provenance
    ) {
        self.initiatives = initiatives
        self.provenance = provenance
        words = Phrasebook(state, on: provenance.on)
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                .words("Initiative", minimum: 24, share: 0.5),
                .words("Owner", minimum: 10, rank: 3),
                .words("Serves", minimum: 8, rank: 2), Column("Deadline", rank: 4),
                Column("Progress"), Column("State"),
            ],
            whenEmpty: .dim(
                "No initiatives here. Add one: okr initiative add TITLE --owner WHO --serves GOAL"))
        table.rows = initiatives.map { figures in
            Row(
                [
                    [.identifier(figures.goal.id.text), " ", .text(figures.goal.title)],
                    figures.terms.owner.map { .dim(words.owner($0)) } ?? .missing,
                    .text(figures.serves.map(\.text).joined(separator: ", ")),
                    figures.terms.deadline.map { .day("\($0)") } ?? "",
                    figures.bar, .text(figures.effort.rawValue),
                ], kind: figures.effort == .open ? .plain : .dim)
        }
        return Document(
            title: .text("Initiatives of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }

    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [.init("initiatives", .array(initiatives.map { $0.json(in: words) }))]
        )
    }

    /// The report as comma-separated text: a row for each initiative.
    public var csv: String {
        let header = ["id", "title", "owner", "serves", "deadline", "percent", "state", "note"]
        let rows = initiatives.map { figures in
            [
                figures.goal.id.text, SheetCell.harmless(figures.goal.title),
                figures.terms.owner.map(words.typed) ?? "",
                figures.serves.map(\.text).joined(separator: ";"),
                figures.terms.deadline?.description ?? "", figures.percent.description,
                figures.effort.rawValue, SheetCell.harmless(figures.said?.note ?? ""),
            ]
        }
        return ([header] + rows).map { CSV.row($0) + "\n" }.joined()
    }
}

extension InitiativeFigures {
    /// How far it is, as a bar; nothing is due by now, for an initiative has no plan.
    var bar: Content { .progress(share, expected: nil) }

    /// The initiative under the names of `okr initiative list --json`.
    func json(in words: Phrasebook) -> JSON {
        var last = JSON.null
        if let said {
            let authors = said.stamp.authors
            last = [
                "entry": .integer(said.stamp.entry), "time": .string(said.stamp.time.description),
                "on": .string(said.on.description), "actor": .string(words.handle(authors.actor)),
                "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
                "note": .optional(said.note),
            ]
        }
        return [
            "id": .string(goal.id.text), "title": .string(goal.title),
            "owner": .optional(terms.owner.map(words.typed)),
            "contributors": .array(terms.contributors.map { .string(words.typed($0)) }),
            "serves": .array(serves.map { .string($0.text) }),
            "deadline": .optional(terms.deadline), "progress": .optional(share),
            "percent": .optional(percent), "state": .string(effort.rawValue), "last": last,
        ]
    }
}
