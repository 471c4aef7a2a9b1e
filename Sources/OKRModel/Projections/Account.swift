/// What each entry changed, seen against the state before it.
public struct Account: Sendable {
    /// One line for each entry asked about, in order.
    public let lines: [Line]

    /// One entry with what it changed.
    public struct Line: Sendable {
        /// The entry.
        public let entry: Entry
        /// Its fields before and after.
        public let differences: [Difference]
        /// Whether it made sense in the state before it.
        public let applied: Applied
    }

    /// Makes an account of some lines of another.
    public init(lines: [Line]) {
        self.lines = lines
    }

    /// Folds all entries and keeps a line for those that qualify.
    ///
    /// Complexity: linear in the entries, and in a goal's entries for each of its lines.
    public init(
        _ entries: some Sequence<Entry>, where qualifies: (Entry) -> Bool = { _ in true }
    ) {
        var state = State()
        var lines: [Line] = []
        for entry in entries {
            guard qualifies(entry) else {
                state.evolve(entry)
                continue
            }
            let differences = Account.differences(entry, in: state)
            let applied = state.evolve(entry)
            lines.append(Line(entry: entry, differences: differences, applied: applied))
        }
        self.lines = lines
    }

    private static func differences(_ entry: Entry, in state: State) -> [Difference] {
        let differences: [Difference]
        switch (entry.event.kind, entry.subject) {
        case (.goal(let fact), .goal(let id)):
            differences = fact.differences(from: state.goals[id])
        case (.cycle(let fact), .cycle(let id)):
            differences = fact.differences(from: state.cycles[id])
        case (.team(let fact), .team(let id)):
            differences = fact.differences(from: state.teams[id])
        case (.person(let fact), .person(let id)):
            differences = fact.differences(from: state.persons[id])
        case (.ledger(let fact), .ledger):
            differences = fact.differences(from: state.ledgerDescription)
        default: differences = []
        }
        return differences.filter { $0.before != $0.after }
    }
}
