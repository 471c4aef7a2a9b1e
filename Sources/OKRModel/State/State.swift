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
    /// The key results of each objective in the order of creation.
    public private(set) var keyResults: [GoalID: [GoalID]] = [:]
    /// The objectives aligned to each goal in the order of creation.
    public private(set) var aligned: [GoalID: [GoalID]] = [:]
    /// The objectives of each cycle in the order of creation.
    public private(set) var objectives: [CycleID: [GoalID]] = [:]
    /// What each entry is about: the subject of entry N at index N − 1.
    public private(set) var subjects: [Subject] = []
    private var revisions: [Subject: Int] = [:]
    private var handles: [String: PersonID] = [:]
    private var logins: [String: PersonID] = [:]
    private var commands: [String: RecordedCommand] = [:]
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
        let applied = fact.evolve(&persons[id], at: entry)
        // Of several with one handle or login the first stands for it.
        if let handle = persons[id]?.handle, handles[handle] == nil { handles[handle] = id }
        if let login = persons[id]?.login, logins[login] == nil { logins[login] = id }
        return applied
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
        let isNew = goals[id] == nil
        let applied = fact.evolve(&goals[id], at: entry)
        if isNew, let goal = goals[id] {
            goalOrder.append(id)
            numbers.note(id)
            if let objective = goal.objective { keyResults[objective, default: []].append(id) }
            if let cycle = goal.cycle { objectives[cycle, default: []].append(id) }
            for parent in goal.parents { aligned[parent.id, default: []].append(id) }
        }
        return applied
    }

    /// The cycle that a goal belongs to: its own, or that of its objective.
    public func cycle(containing goal: Goal) -> Cycle? {
        let id = goal.cycle ?? goal.objective.flatMap { goals[$0]?.cycle }
        return id.flatMap { cycles[$0] }
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
    /// The person that goes by that handle, or nil.
    public func person(handle: String) -> Person? { handles[handle].flatMap { persons[$0] } }
    /// The person bound to that login, or nil.
    public func person(login: String) -> Person? { logins[login].flatMap { persons[$0] } }
    /// The key results of an objective in the order of creation.
    public func keyResults(of objective: GoalID) -> [GoalID] { keyResults[objective] ?? [] }
    /// The objectives aligned to a goal in the order of creation.
    public func objectives(alignedTo goal: GoalID) -> [GoalID] { aligned[goal] ?? [] }
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
