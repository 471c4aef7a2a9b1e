/// Everything the ledger knows: the fold of all its entries, or of the first so many.
public struct State: Sendable {
    /// What the first entry says of the ledger.
    public private(set) var ledgerDescription: LedgerDescription?
    /// Every person by identifier.
    public private(set) var persons: [PersonID: Person] = [:]
    /// Every team by identifier.
    public private(set) var teams: [TeamID: Team] = [:]
    /// Every cycle by identifier.
    public private(set) var cycles: [CycleID: Cycle] = [:]
    /// Every goal by identifier.
    public private(set) var goals: [GoalID: Goal] = [:]
    /// The teams in the order of creation.
    public private(set) var teamOrder: [TeamID] = []
    /// The cycles in the order of creation.
    public private(set) var cycleOrder: [CycleID] = []
    /// The goals in the order of creation.
    public private(set) var goalOrder: [GoalID] = []
    /// The key results that ever belonged to each objective, and what was ever aligned to a goal.
    private(set) var below: [GoalID: [GoalID]] = [:]
    /// The objectives that were ever in each cycle.
    private var everIn: [CycleID: [GoalID]] = [:]
    /// By which rules figures of this state are counted; only a what-if replay sets others.
    public var rules = Rules.standard
    /// What each entry is about: the subject of entry N at index N − 1.
    public private(set) var subjects: [Subject] = []
    private var revisions: [Subject: Int] = [:]
    private var handles: [String: PersonID] = [:]
    private var logins: [String: PersonID] = [:]
    private var commands: [String: RecordedCommand] = [:]
    /// The commands of several entries, in order.
    private var longCommands: [RecordedCommand] = []
    private var numbers = AssignedNumbers()

    /// Makes the state before the first entry.
    public init() {}

    /// How many entries were folded.
    public var entryCount: Int { subjects.count }

    /// Folds the next entry into the state.
    ///
    /// Never refuses what `decide` produced; an entry that makes no sense without others that were
    /// left out changes nothing and says why. Complexity: constant, but for lists it appends to.
    @discardableResult
    public mutating func evolve(_ entry: Entry) -> Applied {
        // Entries of unknown types may have been passed over; numbers still count.
        while subjects.count < entry.number - 1 { subjects.append(.ledger) }
        subjects.append(entry.subject)
        revisions[entry.subject] = entry.revision
        if let key = entry.commandKey {
            commands[key] = RecordedCommand(first: entry.number, count: entry.count ?? 1)
        }
        if let count = entry.count, count > 1 {
            longCommands.append(RecordedCommand(first: entry.number, count: count))
        }
        switch (entry.subject, entry.event.kind) {
        case (.ledger, .ledger(let fact)): return fact.evolve(&ledgerDescription, at: entry)
        case (.person(let id), .person(let fact)): return evolve(id, fact, entry)
        case (.team(let id), .team(let fact)): return evolve(id, fact, entry)
        case (.cycle(let id), .cycle(let fact)): return evolve(id, fact, entry)
        case (.goal(let id), .goal(let fact)): return evolve(id, fact, entry)
        default: return .doesNotApply("the event is not about \(entry.subject)")
        }
    }

    private mutating func evolve(
        _ id: PersonID, _ fact: any PersonFact, _ entry: Entry
    ) -> Applied {
        let before = persons[id]
        let applied = fact.evolve(&persons[id], at: entry)
        let after = persons[id]
        for handle in [before?.handle, after?.handle].compactMap({ $0 })
        where before?.handle != after?.handle {
            handles[handle] = first { $0.handle == handle }
        }
        for login in [before?.login, after?.login].compactMap({ $0 })
        where before?.login != after?.login {
            logins[login] = first { $0.login == login }
        }
        return applied
    }

    /// The first person to whom something applies, in the order in which they were added.
    ///
    /// Of several with one handle or login the first stands for it.
    private func first(where applies: (Person) -> Bool) -> PersonID? {
        persons.values.filter(applies).min { $0.added.entry < $1.added.entry }?.id
    }

    private mutating func evolve(_ id: TeamID, _ fact: any TeamFact, _ entry: Entry) -> Applied {
        let isNew = teams[id] == nil
        let applied = fact.evolve(&teams[id], at: entry)
        if isNew, teams[id] != nil { teamOrder.append(id) }
        return applied
    }

    private mutating func evolve(_ id: CycleID, _ fact: any CycleFact, _ entry: Entry) -> Applied {
        let isNew = cycles[id] == nil
        let applied = fact.evolve(&cycles[id], at: entry)
        if isNew, cycles[id] != nil { cycleOrder.append(id) }
        return applied
    }

    private mutating func evolve(_ id: GoalID, _ fact: any GoalFact, _ entry: Entry) -> Applied {
        let changes = goals[id]?.changes.count
        let applied = fact.evolve(&goals[id], at: entry)
        guard let goal = goals[id], goal.changes.count != changes else { return applied }
        if changes == nil {
            goalOrder.append(id)
            numbers.note(id)
        }
        for above in goal.everAbove where below[above]?.contains(id) != true {
            below[above, default: []].append(id)
        }
        for cycle in goal.everIn where everIn[cycle]?.contains(id) != true {
            everIn[cycle, default: []].append(id)
        }
        return applied
    }

    /// The goals that belong to an objective or are aligned to a goal, in the order of creation.
    ///
    /// Complexity: linear in those that ever did.
    func goals(below id: GoalID, where belongs: (Goal) -> Bool) -> [Goal] {
        (below[id] ?? []).compactMap { goals[$0] }.filter(belongs)
            .sorted { $0.created.entry < $1.created.entry }
    }

    /// The key results of an objective at a perspective, in the order of creation.
    public func keyResults(of objective: GoalID, at view: Perspective) -> [Goal] {
        goals(below: objective) { $0.objective(at: $0.standingStill(view)) == objective }
    }

    /// What is aligned to a goal at a perspective, in the order of creation.
    public func goals(
        alignedTo goal: GoalID, at view: Perspective
    ) -> [(goal: Goal, weight: Decimal?)] {
        goals(below: goal) { _ in true }.compactMap { aligned in
            aligned.parents(at: aligned.standingStill(view)).first { $0.id == goal }
                .map { (aligned, $0.weight) }
        }
    }

    /// The objectives of a cycle at a perspective, in the order of creation.
    public func objectives(in cycle: CycleID, at view: Perspective) -> [Goal] {
        (everIn[cycle] ?? []).compactMap { goals[$0] }
            .filter { $0.cycle(at: $0.standingStill(view)) == cycle }
            .sorted { $0.created.entry < $1.created.entry }
    }

    /// The objectives that were ever in a cycle, in the order of creation.
    func objectives(everIn cycle: CycleID) -> [Goal] {
        (everIn[cycle] ?? []).compactMap { goals[$0] }
            .sorted { $0.created.entry < $1.created.entry }
    }

    /// The cycle that a goal belongs to at a perspective: its own, or that of its objective.
    public func cycle(containing goal: Goal, at view: Perspective) -> Cycle? {
        let objective = goal.objective(at: view).flatMap { goals[$0] }
        return (objective ?? goal).cycle(at: view).flatMap { cycles[$0] }
    }
}

extension State: Book {
    /// The ledger's own description, nil before its first entry.
    public func ledger() -> LedgerDescription? { ledgerDescription }
    /// The goal, or nil.
    public func goal(_ id: GoalID) -> Goal? { goals[id] }
    /// The cycle, or nil.
    public func cycle(_ id: CycleID) -> Cycle? { cycles[id] }
    /// The team, or nil.
    public func team(_ id: TeamID) -> Team? { teams[id] }
    /// The person, or nil.
    public func person(_ id: PersonID) -> Person? { persons[id] }
    /// The first and the last entry of the command that recorded an entry.
    ///
    /// Complexity: logarithmic in the commands of several entries.
    func command(ofEntry number: Int) -> ClosedRange<Int> {
        var (low, high) = (0, longCommands.count)
        while low < high {
            let middle = (low + high) / 2
            if longCommands[middle].first <= number { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return number...number }
        let command = longCommands[low - 1]
        let last = command.first + command.count - 1
        return number <= last ? command.first...last : number...number
    }

    /// The person that goes by that handle, or nil.
    public func person(handle: String) -> Person? { handles[handle].flatMap { persons[$0] } }
    /// The person bound to that login, or nil.
    public func person(login: String) -> Person? { logins[login].flatMap { persons[$0] } }
    /// The goals that ever belonged to an objective or were aligned to a goal.
    public func goals(everBelow id: GoalID) -> [GoalID] { below[id] ?? [] }
    /// Every goal in the order of creation.
    public func goalIDs() -> [GoalID] { goalOrder }
    /// Every cycle in the order of creation.
    public func cycleIDs() -> [CycleID] { cycleOrder }
    /// Every team in the order of creation.
    public func teamIDs() -> [TeamID] { teamOrder }
    /// What the entry of that number is about, or nil.
    public func subject(ofEntry number: Int) -> Subject? {
        subjects.indices.contains(number - 1) ? subjects[number - 1] : nil
    }
    /// The number of the latest entry of a subject among its own.
    public func revision(of subject: Subject) -> Int { revisions[subject] ?? 0 }
    /// How many persons the ledger knows.
    public func personCount() -> Int { persons.count }
    /// The command that was recorded under a key, or nil.
    public func command(key: String) -> RecordedCommand? { commands[key] }
    /// The lowest number above every `PREFIX-NUMBER` in use among the goals.
    public func freeNumber(prefix: String) -> Int { numbers.free(prefix: prefix) }
}

/// Identifiers that the ledger assigns: `O-1`, `KR-1`.
public struct AssignedNumbers: Sendable {
    private var highest: [String: Int] = [:]

    /// Makes the numbers of an empty ledger.
    public init() {}

    /// Takes note of an identifier in use, whether it was assigned or given.
    public mutating func note(_ id: GoalID) {
        guard let dash = id.text.lastIndex(of: "-") else { return }
        let digits = id.text[id.text.index(after: dash)...]
        // Above the greatest number there is none.
        guard let number = Int(digits), 1..<Int.max ~= number, String(number) == digits else {
            return
        }
        let prefix = String(id.text[...dash])
        highest[prefix] = max(highest[prefix] ?? 0, number)
    }

    /// The lowest number above every one in use with that prefix.
    public func free(prefix: String) -> Int { (highest[prefix] ?? 0) + 1 }
}
