public import OKRModel
public import OKRText

/// What holds goals back, the oldest first.
public struct BlockersReport: Report {
    private let blockers: [Blocker]
    private let words: Phrasebook
    private let provenance: Provenance

    /// Makes the report of blockers; names are those of the state.
    public init(_ blockers: [Blocker], of state: State, from provenance: Provenance) {
        self.blockers = blockers
        self.provenance = provenance
        words = Phrasebook(state, on: provenance.on)
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                .number("Entry"), .number("Open"), .words("Goal", minimum: 14, share: 0.25),
                .words("Owner", minimum: 8, rank: 3),
                .words("What holds it back", minimum: 20, overflow: .wraps),
            ], whenEmpty: .dim("Nothing holds these goals back."))
        for blocker in blockers { table.rows.append(row(blocker)) }
        let open = blockers.filter(\.isOpen).count
        let rest = blockers.count - open
        let others = rest == 0 ? "" : ", \(rest) resolved or of closed goals"
        return Document(
            title: .text("Blockers of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [
                .table(table),
                .paragraph(.dim("\(NumberText.count(open, "open blocker"))\(others).")),
            ])
    }

    private func row(_ blocker: Blocker) -> Row {
        let goal = blocker.goal
        return Row(
            [
                .identifier("@\(blocker.checkIn.stamp.entry)"),
                .number(NumberText.count(blocker.daysOpen, "day")),
                [.identifier(goal.id.text), " ", .text(goal.title)],
                blocker.owner.map { .dim(words.owner($0)) } ?? .missing, blocker.content(in: words),
            ], kind: blocker.isOpen ? .plain : .dim)
    }

    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [.init("blockers", .array(blockers.map { $0.json(in: words) }))])
    }
}

extension Blocker {
    /// What is said of the blocker, by whom or what it is, and how it was resolved.
    func content(in words: Phrasebook) -> Content {
        var parts: [Content] = checkIn.talk.blocker.map { [.text($0)] } ?? []
        if let hindrance = checkIn.talk.blockedBy {
            parts.append(.text((parts.isEmpty ? "by " : ", by ") + words.hindrance(hindrance)))
        }
        if let resolution {
            parts.append(
                .dim(
                    " (resolved by \(words.authors(resolution.stamp.authors)) with "
                        + "@\(resolution.stamp.entry))"))
            if let note = resolution.note { parts += ["\n", .dim("“\(note)”")] }
        } else if isOfClosedGoal {
            parts.append(.dim(" (its goal is closed)"))
        }
        return .joined(parts)
    }

    /// The blocker under the names of `okr blocker list --json`.
    func json(in words: Phrasebook) -> JSON {
        let authors = checkIn.stamp.authors
        var blockedBy = checkIn.talk.blockedBy?.description
        if case .owner(let owner)? = checkIn.talk.blockedBy { blockedBy = words.typed(owner) }
        return [
            "entry": .integer(checkIn.stamp.entry), "goal": .string(goal.id.text),
            "title": .string(goal.title),
            "owner": .optional(owner.map(words.typed)),
            "on": .string(on.description), "days": .integer(daysOpen),
            "state": .string(resolution != nil ? "resolved" : isOpen ? "open" : "closed"),
            "blocker": .optional(checkIn.talk.blocker), "blockedBy": .optional(blockedBy),
            "actor": .string(words.handle(authors.actor)),
            "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
            "relayedBy": .optional(authors.relayedBy.map { words.handle($0) }),
            "resolvedBy": .optional(resolution?.stamp.entry),
            "note": .optional(resolution?.note),
        ]
    }
}
