public import OKRModel
public import OKRText

/// Who holds which role, since when and by whose word.
public struct RolesReport: Report {
    private let state: State
    private let words: Phrasebook
    private let provenance: Provenance

    /// Makes the report of the roles that a state knows.
    public init(of state: State, from provenance: Provenance) {
        self.state = state
        self.provenance = provenance
        words = Phrasebook(state)
    }

    /// The roles in the order of persons, and of each in the order they were granted.
    private var held: [(person: Person, role: HeldRole)] {
        state.persons.values.sorted { $0.added.entry < $1.added.entry }.flatMap { person in
            person.roles(knownThrough: state.entryCount).map { (person, $0) }
        }
    }

    private var isEnforced: Bool {
        state.ledgerDescription?.policy(.enforce, knownThrough: .max).value == .on
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                .words("Person", minimum: 10), Column("Role"), .words("Team", minimum: 8),
                Column("Since", rank: 2), .number("Entry", rank: 1),
                .words("By whom", minimum: 10, rank: 3),
            ],
            whenEmpty: .dim("Nobody holds a role yet. Grant one: okr role grant WHO ROLE"))
        for (person, role) in held {
            table.rows.append(
                Row([
                    .text(person.displayName), .strong(role.holding.role.rawValue),
                    .text(role.holding.team?.text ?? ""), .day("\(role.since.day)"),
                    .identifier("@\(role.since.entry)"), .dim(words.authors(role.since.authors)),
                ]))
        }
        let enforced =
            isEnforced
            ? "The policy enforce is on: who may do what is decided by these roles."
            : "The policy enforce is off: anybody may do anything, whatever their role."
        return Document(
            title: .text("Roles of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table), .paragraph(.dim(enforced))])
    }

    /// The report as JSON.
    public var json: JSON {
        let list = held.map { person, role -> JSON in
            let authors = role.since.authors
            return [
                "person": .string(person.shortName), "name": .optional(person.name),
                "role": .string(role.holding.role.rawValue),
                "team": .optional(role.holding.team?.text),
                "entry": .integer(role.since.entry),
                "time": .string(role.since.time.description),
                "actor": .string(words.handle(authors.actor)),
                "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
                "relayedBy": .optional(authors.relayedBy.map { words.handle($0) }),
                "reason": .optional(role.reason),
            ]
        }
        return .object(
            provenance.json + [
                .init("enforced", .bool(isEnforced)), .init("roles", .array(list)),
            ])
    }
}
