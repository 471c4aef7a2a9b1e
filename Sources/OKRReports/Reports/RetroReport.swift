public import OKRModel
public import OKRText

/// What people said of a cycle when they looked back: what went well, what badly, what comes next.
public struct RetroReport: Report {
    private let cycle: Cycle
    private let notes: [RetroNote]
    private let words: Phrasebook
    private let provenance: Provenance

    /// Makes the report of a cycle's notes; names are those of the state.
    public init(
        _ cycle: Cycle, at view: Perspective, of state: State, from provenance: Provenance
    ) {
        self.cycle = cycle
        self.provenance = provenance
        notes = cycle.retroNotes(knownThrough: view.entry)
        words = Phrasebook(state, on: provenance.on)
    }

    /// The report as a document: a part for each kind that something was said of.
    public var document: Document {
        let parts: [(RetroKind, Content)] = [
            (.well, "Went well"), (.badly, "Went badly"), (.next, "Comes next"),
        ]
        var blocks: [Block] = []
        for (kind, heading) in parts {
            let points = notes.filter { $0.kind == kind }.map(point)
            if !points.isEmpty { blocks += [.heading(heading), .list(points)] }
        }
        if blocks.isEmpty {
            blocks = [
                .paragraph(
                    .dim("No notes yet. Add one: okr retro add \(cycle.id) --well “…”"))
            ]
        }
        return Document(
            title: .text("Retrospective of \(cycle.title ?? cycle.id.text)"),
            provenance: provenance.lines, blocks: blocks)
    }

    private func point(_ note: RetroNote) -> Content {
        let who = words.person(note.stamp.authors.actor)
        let taker = note.owner.map { "\(words.owner($0)) takes it on · " } ?? ""
        let goal: Content = note.goal.map { [.identifier($0.text), " "] } ?? ""
        return [
            goal, note.text.map(Content.text) ?? .missing,
            .dim(" · \(taker)\(who) on \(note.stamp.day), @\(note.stamp.entry)"),
        ]
    }

    /// The report as JSON.
    public var json: JSON {
        let list = notes.map { note -> JSON in
            [
                "entry": .integer(note.stamp.entry),
                "time": .string(note.stamp.time.description), "kind": .string(note.kind.rawValue),
                "text": .optional(note.text), "owner": .optional(note.owner.map(words.typed)),
                "goal": .optional(note.goal?.text),
                "actor": .string(words.handle(note.stamp.authors.actor)),
                "for": .optional(note.stamp.authors.onBehalfOf.map { words.handle($0) }),
            ]
        }
        return .object(
            provenance.json + [
                .init("cycle", .string(cycle.id.text)), .init("notes", .array(list)),
            ])
    }
}
