public import OKRModel
public import OKRText

/// For every field of a goal the entry that set what it holds, and what entries said before.
public struct BlameReport: Report {
    private let goal: Goal
    private let records: [FieldRecord]
    private let words: Phrasebook
    private let provenance: Provenance
    private let types: [Int: String]
    private let showsEarlier: Bool

    /// Makes the report of some fields of a goal; names are those of the state.
    ///
    /// As text it shows earlier values where told so; as JSON it always has them.
    public init(
        _ records: [FieldRecord], of goal: Goal, recordedIn entries: [Entry], _ state: State,
        from provenance: Provenance, showsEarlier: Bool
    ) {
        self.records = records
        self.goal = goal
        self.provenance = provenance
        self.showsEarlier = showsEarlier
        words = Phrasebook(state, on: provenance.on)
        var types: [Int: String] = [:]
        for entry in entries where entry.subject == .goal(goal.id) {
            types[entry.number] = entry.event.name
        }
        self.types = types
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(columns: [
            .words("Field", minimum: 10, overflow: .wraps),
            .words("Holds", minimum: 12, share: 0.2, overflow: .wraps), .number("Set by"),
            Column("Recorded", rank: 2), Column("From", rank: 1),
            .words("Who and why", minimum: 18, overflow: .wraps),
        ])
        for record in records {
            guard showsEarlier || record.held != nil else { continue }
            table.rows += rows(record)
        }
        let (count, of) = (NumberText.count(table.rows.count, "field"), goal.id.text)
        var blocks: [Block] = [.table(table)]
        if !showsEarlier {
            blocks.append(.paragraph(.dim("\(count) of \(of). --all shows what they held before.")))
        }
        return Document(
            title: [.identifier(goal.id.text), " ", .text(title)],
            provenance: provenance.lines, blocks: blocks)
    }

    /// The title that it had at the moment asked about.
    private var title: String {
        goal.fields(at: Perspective(entry: provenance.entries, day: provenance.on))
            .first { $0.name == "title" }?.value ?? goal.id.text
    }

    private func rows(_ record: FieldRecord) -> [Row] {
        var rows: [Row] = []
        if let claim = record.claims.first(where: { $0.fate == .holds }) {
            rows.append(row(claim, of: record, label(record)))
        } else {
            rows.append(Row([label(record), .missing]))
        }
        guard showsEarlier else { return rows }
        for claim in record.claims where claim.fate != .holds {
            rows.append(row(claim, of: record, ""))
        }
        return rows
    }

    private func label(_ record: FieldRecord) -> Content {
        guard let member = words.readable(record.member, in: record.name) else {
            return .strong(record.name)
        }
        return [.strong(record.name), .text(" " + member)]
    }

    private func row(
        _ claim: FieldRecord.Claim, of record: FieldRecord, _ label: Content
    ) -> Row {
        let holds = words.readable(claim.value, in: record.name)
        return Row(
            [
                label, holds.map(Content.text) ?? .missing, .identifier("@\(claim.source.entry)"),
                .day(provenance.zone.wallClock(claim.source.time)),
                from(claim, of: record), who(claim),
            ], kind: claim.fate == .holds ? .plain : .dim)
    }

    private func from(_ claim: FieldRecord.Claim, of record: FieldRecord) -> Content {
        if let day = claim.on { return .day("\(day)") }
        return record.isDated ? .dim("the start") : ""
    }

    private func who(_ claim: FieldRecord.Claim) -> Content {
        var parts: [Content] = [.text(words.people(claim.source.authors))]
        switch claim.fate {
        case .holds: break
        case .superseded(let entry): parts.append(.text(" (superseded by @\(entry))"))
        case .corrected(let entry): parts.append(.badge(" (corrected by @\(entry))", .warning))
        case .retracted(let entry): parts.append(.badge(" (retracted by @\(entry))", .bad))
        case .comes: parts.append(.text(" (from a later day)"))
        }
        if let reason = claim.reason { parts.append(.dim(": “\(reason)”")) }
        return .joined(parts)
    }
}

extension Phrasebook {
    /// Who stands behind an entry, as they are typed: `ben for ana, typed by cy`.
    func people(_ authors: Authors) -> String {
        var text = handle(authors.actor)
        if let principal = authors.onBehalfOf { text += " for \(handle(principal))" }
        if let relay = authors.relayedBy { text += ", typed by \(handle(relay))" }
        return text
    }
}

extension BlameReport {
    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("goal", .string(goal.id.text)), .init("title", .string(title)),
                .init("fields", .array(records.map(json))),
            ])
    }

    private func json(_ record: FieldRecord) -> JSON {
        let holding = record.claims.first { $0.fate == .holds }
        let earlier = record.claims.filter { $0.fate != .holds }
        return .object(
            [
                .init("field", .string(record.name)),
                .init("member", .optional(words.readable(record.member, in: record.name))),
            ] + members(holding, of: record) + [
                .init(
                    "earlier",
                    .array(earlier.map { .object(members($0, of: record) + fate($0.fate)) }))
            ])
    }

    private func members(_ claim: FieldRecord.Claim?, of record: FieldRecord) -> [JSON.Member] {
        let source = claim?.source
        return [
            .init("value", .optional(words.readable(claim?.value, in: record.name))),
            .init("entry", .optional(source?.entry)),
            .init("time", .optional(source?.time.description)),
            .init("type", .optional(source.flatMap { types[$0.entry] })),
            .init("actor", .optional(source.map { words.handle($0.authors.actor) })),
            .init("for", .optional(source?.authors.onBehalfOf.map { words.handle($0) })),
            .init("relayedBy", .optional(source?.authors.relayedBy.map { words.handle($0) })),
            .init("on", .optional(claim?.on)), .init("reason", .optional(claim?.reason)),
        ]
    }

    private func fate(_ fate: FieldRecord.Fate) -> [JSON.Member] {
        let (word, entry): (String, Int?) =
            switch fate {
            case .holds: ("holds", nil)
            case .superseded(let entry): ("superseded", entry)
            case .corrected(let entry): ("corrected", entry)
            case .retracted(let entry): ("retracted", entry)
            case .comes: ("later", nil)
            }
        return [.init("state", .string(word)), .init("by", .optional(entry))]
    }
}
