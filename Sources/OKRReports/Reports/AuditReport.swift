public import OKRModel
public import OKRText

/// Who did what, when, for whom and why, with every field before and after.
public struct AuditReport: Report {
    let account: Account
    let provenance: Provenance
    let state: State
    let words: Phrasebook
    let showsEntries: Bool
    /// Why each entry would have been refused, by its number, where that is what is asked.
    let refusals: [Int: Refusal]?

    /// Makes the report of an account; names are those of the state.
    ///
    /// Without its entries it shows their totals alone; with refusals, why each of them would have
    /// been refused.
    public init(
        _ account: Account, of state: State, from provenance: Provenance,
        showsEntries: Bool = true, refusals: [Int: Refusal]? = nil
    ) {
        self.showsEntries = showsEntries
        self.refusals = refusals
        self.state = state
        self.account = account
        self.provenance = provenance
        words = Phrasebook(state)
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                .number("Entry"), Column("Recorded", rank: 1),
                .words("What was done", minimum: 30, overflow: .wraps),
            ], whenEmpty: .dim("No entry passes these filters."))
        for line in account.lines {
            table.rows.append(
                Row([
                    .identifier("@\(line.entry.number)"),
                    .day(provenance.zone.wallClock(line.entry.time)), what(line),
                ]))
        }
        let isBare = refusals != nil && account.lines.isEmpty
        let entries: [Block] = showsEntries && !isBare ? [.table(table)] : []
        return Document(
            title: .text("Audit of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: entries + [summary] + totals)
    }

    private var summary: Block {
        guard refusals != nil else {
            let count = NumberText.count(account.lines.count, "entry", "entries")
            return .paragraph(.dim(count + "."))
        }
        let count = NumberText.count(account.lines.count, "command")
        return account.lines.isEmpty
            ? .note(.good, "Nothing would have been refused.")
            : .note(.bad, .text("\(count) would have been refused."))
    }

    /// What an entry says, and the fields it changed unless its sentence is enough.
    func what(_ line: Account.Line, saysChanges: Bool = true) -> Content {
        var parts: [Content] = [.text(words.sentence(line.entry) + ".")]
        // A creation's sentence says what it sets; its fields in full are in JSON.
        let differences = saysChanges ? line.differences.map(words.readable) : []
        for difference in differences where difference.before != nil || isChange(line.entry) {
            parts.append("\n")
            parts.append(.dim(difference.field + " "))
            parts.append(.change(before: difference.before, after: difference.after))
        }
        if let said = line.entry.event.fact.said {
            parts += ["\n", .dim("“\(said)”")]
        } else if let reason = line.entry.event.fact.reason {
            parts += ["\n", .dim("because “\(reason)”")]
        }
        if let refusal = refusals?[line.entry.number] {
            parts += ["\n", .badge("refused: \(refusal)", .bad)]
        }
        if case .doesNotApply(let why) = line.applied {
            parts += ["\n", .badge("does not apply: \(why)", .warning)]
        }
        return .joined(parts)
    }

    private func isChange(_ entry: Entry) -> Bool {
        switch entry.event {
        case .cycleAdded, .teamAdded: false
        case .personDescribed: entry.revision > 1
        case .strategyAdded, .objectiveAdded, .keyResultAdded, .initiativeAdded: false
        default: true
        }
    }

    /// The report as JSON.
    public var json: JSON {
        let entries = account.lines.map { line -> JSON in
            let why = refusals.map { refusals in
                JSON.Member("why", .optional(refusals[line.entry.number]?.description))
            }
            return JSON.object(
                line.entry.json(in: words, differences: line.differences)
                    + [why].compactMap { $0 })
        }
        let list: [JSON.Member] = showsEntries ? [.init("entries", .array(entries))] : []
        return .object(provenance.json + list + [.init("totals", totalsJSON)])
    }
}

extension Entry {
    /// The entry under the names that every JSON answer uses.
    func json(in words: Phrasebook, differences: [Difference]) -> [JSON.Member] {
        let changes = differences.map(words.readable).map { difference -> JSON in
            [
                "field": .string(difference.field), "before": .optional(difference.before),
                "after": .optional(difference.after),
            ]
        }
        return [
            .init("entry", .integer(number)), .init("time", .string(time.description)),
            .init("type", .string(event.name)), .init("subject", .string(subject.description)),
            .init("revision", .integer(revision)),
            .init("actor", .string(words.handle(authors.actor))),
            .init("for", .optional(authors.onBehalfOf.map { words.handle($0) })),
            .init("relayedBy", .optional(authors.relayedBy.map { words.handle($0) })),
            .init("importedBy", .optional(importedBy)), .init("key", .optional(commandKey)),
            .init("sentence", .string(words.sentence(self))),
            .init("reason", .optional(event.fact.reason)),
            .init("note", .optional(event.fact.said)),
            .init("changes", .array(changes)),
        ]
    }
}
