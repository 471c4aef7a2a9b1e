/// What the log would come to without some of its entries, or counted by other rules.
///
/// It is a fold of its own beside the truth: nothing of it can be recorded. Entries keep the
/// numbers they have in the log. Those that make no sense without the ones left out are listed
/// with the reason, and change nothing; nothing is put in their place.
public struct Hypothesis: Sendable {
    /// What was left out.
    public let removals: [Removal]
    /// The entries left out, in order.
    public let removed: [Entry]
    /// The entries that make no sense without them, in order.
    public let inapplicable: [Inapplicable]
    /// Entries of an author who is left out that stay, for everything is named by them.
    public let spared: [Entry]
    /// What the rest comes to; its figures are counted by the rules asked for.
    public let state: State

    /// What is left out; of several each that fits an entry leaves it out.
    public enum Removal: Hashable, Sendable {
        /// Entries of a type, by the name of the event.
        case type(String)
        /// One entry by its number.
        case entry(Int)
        /// What a person did; not what others did on their behalf.
        case actor(PersonID)
    }

    /// An entry that makes no sense without those left out.
    public struct Inapplicable: Sendable {
        /// The entry.
        public let entry: Entry
        /// Why, as the rest of a sentence that begins with “for”.
        public let why: String
    }

    /// The rules that its figures are counted by.
    public var rules: Rules { state.rules }

    /// Folds the entries without some of them, to be counted by rules.
    ///
    /// Refuses to do without what names the ledger and its persons. Complexity: linear in the
    /// entries.
    public init(
        _ entries: [Entry], without removals: [Removal], by rules: Rules = .standard
    ) throws(Refusal) {
        for removal in removals { try Hypothesis.check(removal, entries) }
        self.removals = removals
        let without = Omission(removals)
        removed = entries.filter { without.leavesOut($0) }
        spared = entries.filter { without.spares($0) }
        // That a goal goes on as another is recorded before the other is added.
        var vain: Set<Int> = []
        var fold = Fold(entries, without, vain: vain, rules)
        while !fold.carriedInVain.isEmpty {
            vain.formUnion(fold.carriedInVain)
            fold = Fold(entries, without, vain: vain, rules)
        }
        inapplicable = fold.inapplicable
        state = fold.state
    }

    /// One fold of the entries that are not left out.
    private struct Fold {
        private(set) var state = State()
        private(set) var inapplicable: [Inapplicable] = []
        private var carried: [(entry: Int, successor: GoalID)] = []

        /// The entries that say a goal goes on as one that is not there.
        var carriedInVain: [Int] {
            carried.filter { state.goals[$0.successor] == nil }.map(\.entry)
        }

        init(_ entries: [Entry], _ without: Omission, vain: Set<Int>, _ rules: Rules) {
            state.rules = rules
            var absent: Set<Int> = []
            for entry in entries {
                guard !without.leavesOut(entry) else {
                    absent.insert(entry.number)
                    continue
                }
                guard let why = take(entry, without: absent, vain) else { continue }
                inapplicable.append(Inapplicable(entry: entry, why: why))
                absent.insert(entry.number)
            }
        }

        /// Folds an entry; answers why it makes no sense where it does not.
        private mutating func take(
            _ entry: Entry, without absent: Set<Int>, _ vain: Set<Int>
        ) -> String? {
            if case .goalCarried(let fact) = entry.event {
                guard !vain.contains(entry.number) else {
                    return "\(fact.successor) does not exist"
                }
                carried.append((entry.number, fact.successor))
            }
            if let why = state.contradiction(of: entry, without: absent) { return why }
            guard case .doesNotApply(let why) = state.evolve(entry) else { return nil }
            return why
        }
    }

    /// What is left out, ready to be asked of every entry.
    private struct Omission {
        private var types: Set<String> = []
        private var numbers: Set<Int> = []
        private var actors: Set<PersonID> = []

        init(_ removals: [Removal]) {
            for removal in removals {
                switch removal {
                case .type(let name): types.insert(name)
                case .entry(let number): numbers.insert(number)
                case .actor(let id): actors.insert(id)
                }
            }
        }

        func leavesOut(_ entry: Entry) -> Bool {
            types.contains(entry.event.name) || numbers.contains(entry.number)
                || (actors.contains(entry.authors.actor) && !entry.event.namesThings)
        }

        func spares(_ entry: Entry) -> Bool {
            actors.contains(entry.authors.actor) && !leavesOut(entry)
        }
    }

    private static func check(_ removal: Removal, _ entries: [Entry]) throws(Refusal) {
        let name: String
        switch removal {
        case .actor: return
        case .type(let type): name = type
        case .entry(let number):
            guard let entry = entries.first(where: { $0.number == number }) else {
                throw Refusal(
                    "there is no entry @\(number)",
                    "the entries are @1 to @\(entries.last?.number ?? 1)", isMissingEntry: true)
            }
            name = entry.event.name
        }
        switch name {
        case LedgerCreated.name:
            throw Refusal(
                "without ledger-created there is no ledger", "leave out what came later")
        case PersonDescribed.name:
            throw Refusal(
                "without person-described nobody would have a name",
                "leave out what a person did: --without actor:WHO")
        default: return
        }
    }
}

extension Event {
    /// Whether everything else is named by it: the ledger and its persons.
    fileprivate var namesThings: Bool {
        switch self {
        case .ledgerCreated, .personDescribed: true
        default: false
        }
    }

    /// What has to be there for the event to make sense, beside what it is about.
    fileprivate var presupposed: [Subject] {
        switch self {
        case .teamAdded(let fact): [fact.parent.map(Subject.team)].compactMap { $0 }
        case .teamMoved(let fact): fact.settings.presupposed
        case .teamMerged(let fact): [.team(fact.successor)]
        case .cycleAdded(let fact): [fact.parent.map(Subject.cycle)].compactMap { $0 }
        case .strategyAdded(let fact): fact.settings.presupposed
        case .retroAdded(let fact): fact.named
        case .meetingSet(let fact): fact.named + fact.kpis.map(Subject.goal)
        case .initiativeAdded(let fact): fact.settings.presupposed
        case .objectiveAdded(let fact):
            [.cycle(fact.cycle), fact.owner.subject] + fact.parents.map { .goal($0.id) }
                + [fact.carriedFrom.map(Subject.goal)].compactMap { $0 }
        case .keyResultAdded(let fact):
            [.goal(fact.objective), fact.owner.subject]
                + [fact.carriedFrom, fact.kpi].compactMap { $0.map(Subject.goal) }
        case .goalCarried(let fact): [.cycle(fact.cycle)]
        case .kpiAdded(let fact):
            [fact.owner.subject] + fact.parents.map { .goal($0.id) }
                + [fact.plan.segmentOf, fact.plan.adopts].compactMap { $0.map(Subject.goal) }
        case .keyResultLinked(let fact): [.goal(fact.kpi)]
        default: (fact as? any GoalChange)?.settings.presupposed ?? []
        }
    }

    /// What has to be open for the event to make sense: what it puts its goal into.
    fileprivate var presupposedOpen: [Subject] {
        switch self {
        case .objectiveAdded(let fact): [.cycle(fact.cycle)]
        case .keyResultAdded(let fact): [.goal(fact.objective)]
        case .goalMoved(let fact): fact.named
        default: []
        }
    }

    /// The entry that the event speaks of without changing it.
    fileprivate var remarkedOn: Int? {
        switch self {
        case .commentAdded(let fact): fact.entry
        case .entryAcknowledged(let fact): fact.entry
        default: nil
        }
    }
}

extension Settings {
    /// What the values name.
    fileprivate var presupposed: [Subject] {
        list.compactMap { item in
            switch (item.field, item.setting) {
            case (.parent(let id), .alignment): .goal(id)
            case (.contributor(let owner), .present): owner.subject
            case (_, .owner(let owner)): owner.subject
            case (_, .goal(let id)): .goal(id)
            case (_, .cycle(let id)): .cycle(id)
            case (_, .team(let id)): .team(id)
            default: nil
            }
        }
    }
}

extension State {
    /// Why an entry makes no sense in this state for what else it names; nil where it does.
    fileprivate func contradiction(of entry: Entry, without absent: Set<Int>) -> String? {
        if let number = entry.event.remarkedOn, absent.contains(number) {
            return "@\(number), which it speaks of, is not there"
        }
        for subject in entry.event.presupposed {
            if let why = lack(of: subject) { return why }
        }
        for subject in entry.event.presupposedOpen where isClosed(subject) {
            return "\(subject.words) is closed"
        }
        guard case .goalReopened = entry.event, case .goal(let id) = entry.subject,
            let goal = goals[id]
        else { return nil }
        let objective = goal.objective(at: .latest).map(Subject.goal)
        let cycle = cycle(containing: goal, at: .latest).map { Subject.cycle($0.id) }
        let closed = [objective, cycle].compactMap { $0 }.first(where: isClosed)
        return closed.map { "\($0.words) is closed" }
    }

    private func lack(of subject: Subject) -> String? {
        let isThere =
            switch subject {
            case .ledger: true
            case .person(let id): persons[id] != nil
            case .team(let id): teams[id] != nil
            case .cycle(let id): cycles[id] != nil
            case .goal(let id): goals[id] != nil
            }
        guard isThere else { return "\(subject.words) does not exist" }
        guard case .goal(let id) = subject, goals[id]?.isVoided == true else { return nil }
        return "\(subject.words) was voided"
    }

    private func isClosed(_ subject: Subject) -> Bool {
        switch subject {
        case .cycle(let id): cycles[id]?.state(knownThrough: .max) == .closed
        case .goal(let id): goals[id]?.closing != nil
        default: false
        }
    }
}

extension Subject {
    /// The subject in a sentence that names nothing by its title.
    fileprivate var words: String {
        switch self {
        case .ledger: "the ledger"
        case .person(let id): "person \(id)"
        case .team(let id): "team \(id)"
        case .cycle(let id): "cycle \(id)"
        case .goal(let id): id.text
        }
    }
}
