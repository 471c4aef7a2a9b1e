/// What of a log would have been refused had roles been enforced all along.
///
/// Judged by the roles as they stand at the moment asked about, and by owners, people and teams as
/// they stood when it was recorded. What was recorded while roles were enforced was let through,
/// and the beginning of a ledger has no roles yet; neither is listed.
public struct PermissionReview: Sendable {
    /// The commands that would have been refused, in order.
    public let findings: [Finding]

    /// A command that would have been refused.
    public struct Finding: Sendable {
        /// Its entries, without those that only add who gave it; never empty.
        public let entries: [Entry]
        /// What would have been said.
        public let refusal: Refusal
    }

    /// Judges every command of a log by the roles that a state of it knows.
    ///
    /// Complexity: linear in the entries, and in the changes of a goal for each of its commands.
    public init(_ entries: [Entry], by roles: State) throws {
        var state = State()
        var findings: [Finding] = []
        var rest = entries[...]
        while let first = rest.first {
            let last = first.number + (first.count ?? 1) - 1
            let command = rest.prefix { $0.number <= last }
            rest = rest.dropFirst(command.count)
            let own = command.ownEntries
            // Whom the command brought along is known when it is decided.
            for entry in command.prefix(command.count - own.count) { state.evolve(entry) }
            if let refusal = try PermissionReview.refusal(of: own, in: state, by: roles) {
                findings.append(Finding(entries: Array(own), refusal: refusal))
            }
            for entry in own { state.evolve(entry) }
        }
        self.findings = findings
    }

    private static func refusal(
        of entries: ArraySlice<Entry>, in state: State, by roles: State
    ) throws -> Refusal? {
        guard let first = entries.first, state.ledgerDescription != nil,
            try !state.enforcesRoles()
        else { return nil }
        let judge = PermissionJudge(in: state, on: first.day) { id in
            roles.persons[id]?.roles(knownThrough: .max).map(\.holding) ?? []
        }
        return try judge.refusal(
            of: entries.map { .init(subject: $0.subject, event: $0.event) }, by: first.authors)
    }
}

extension RandomAccessCollection<Entry> where SubSequence: RandomAccessCollection<Entry> {
    /// The entries of a command that say what was done, without those that only add who did it.
    public var ownEntries: SubSequence {
        drop { entry in
            if case .clockAccepted = entry.event { return true }
            if case .personDescribed = entry.event { return entry.number != last?.number }
            return false
        }
    }
}
