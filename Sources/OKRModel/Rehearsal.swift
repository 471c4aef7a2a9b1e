/// A book in which commands have been decided and applied, although none is recorded.
///
/// What an import will record later than what it has recorded already can so be decided now, by
/// the same rules as then; and so can the steps of a command that is made of others.
public final class Rehearsal: Book {
    private let base: any Book
    private let today: Day
    private let isImport: Bool
    private var goals: [GoalID: Goal] = [:]
    private var cycles: [CycleID: Cycle] = [:]
    private var teams: [TeamID: Team] = [:]
    private var persons: [PersonID: Person] = [:]
    private var handles: [String: PersonID] = [:]
    private var newlyBelow: [GoalID: [GoalID]] = [:]
    private var newGoals: [GoalID] = []
    private var newCycles: [CycleID] = []
    private var newTeams: [TeamID] = []
    private var newPersons = 0
    private var numbers = AssignedNumbers()
    // Beyond all entries of the book: what is rehearsed comes after them.
    private var lastEntry = 1 << 40

    /// Begins where a book ends; what is rehearsed may be what an import will record.
    public init(_ base: some Book, today: Day, isImport: Bool = false) {
        self.base = base
        self.today = today
        self.isImport = isImport
        if let rehearsed = base as? Rehearsal { lastEntry = rehearsed.lastEntry }
    }

    /// Decides the command and applies what it comes to.
    public func rehearse(_ command: any Command) throws -> Decision {
        let decision = try command.decide(in: self, today: today)
        for happening in decision.events { try apply(happening) }
        return decision
    }

    /// Applies what a command comes to that was decided already.
    func apply(_ happening: Decision.Happening) throws {
        lastEntry += 1
        let entry = Entry(
            number: lastEntry, time: Instant(utc: today), day: today, subject: happening.subject,
            revision: 1, event: happening.event, authors: Authors(actor: PersonID(number: 1)),
            importedBy: isImport ? 1 : nil)
        switch (happening.subject, happening.event.kind) {
        case (.cycle(let id), .cycle(let fact)):
            var cycle = try cycle(id)
            if cycle == nil { newCycles.append(id) }
            _ = fact.evolve(&cycle, at: entry)
            cycles[id] = cycle
        case (.team(let id), .team(let fact)):
            var team = try team(id)
            if team == nil { newTeams.append(id) }
            _ = fact.evolve(&team, at: entry)
            teams[id] = team
        case (.person(let id), .person(let fact)): try apply(fact, to: id, entry)
        case (.goal(let id), .goal(let fact)):
            try apply(fact, to: id, entry)
            for above in happening.event.putsBelow where newlyBelow[above]?.contains(id) != true {
                newlyBelow[above, default: []].append(id)
            }
        default: break
        }
    }

    private func apply(_ fact: any PersonFact, to id: PersonID, _ entry: Entry) throws {
        var person = try person(id)
        if person == nil { newPersons += 1 }
        _ = fact.evolve(&person, at: entry)
        persons[id] = person
        if let handle = person?.handle { handles[handle] = id }
    }

    private func apply(_ fact: any GoalFact, to id: GoalID, _ entry: Entry) throws {
        var goal = try goal(id)
        let isNew = goal == nil
        // Held once only, the goal's lists grow in place.
        goals[id] = nil
        _ = fact.evolve(&goal, at: entry)
        goals[id] = goal
        if isNew, goal != nil {
            numbers.note(id)
            newGoals.append(id)
        }
    }

    /// The ledger's own description, nil before its first entry.
    public func ledger() throws -> LedgerDescription? { try base.ledger() }
    /// The goal, or nil.
    public func goal(_ id: GoalID) throws -> Goal? { try goals[id] ?? base.goal(id) }
    /// The cycle, or nil.
    public func cycle(_ id: CycleID) throws -> Cycle? { try cycles[id] ?? base.cycle(id) }
    /// The team, or nil.
    public func team(_ id: TeamID) throws -> Team? { try teams[id] ?? base.team(id) }
    /// The person, or nil.
    public func person(_ id: PersonID) throws -> Person? { try persons[id] ?? base.person(id) }

    /// The person that goes by that handle, or nil.
    public func person(handle: String) throws -> Person? {
        if let person = try handles[handle].flatMap({ try person($0) }), person.handle == handle {
            return person
        }
        // Whom the book knows by it may go by another one now.
        guard let known = try base.person(handle: handle), let person = try person(known.id),
            person.handle == handle
        else { return nil }
        return person
    }

    /// The person bound to that login, or nil.
    public func person(login: String) throws -> Person? {
        if let person = persons.values.first(where: { $0.login == login }) { return person }
        guard let known = try base.person(login: login), persons[known.id] == nil else {
            return nil
        }
        return known
    }

    /// The goals that ever belonged to an objective or were aligned to a goal.
    public func goals(everBelow id: GoalID) throws -> [GoalID] {
        let known = try base.goals(everBelow: id)
        return known + (newlyBelow[id] ?? []).filter { !known.contains($0) }
    }

    /// Every goal in the order of creation.
    public func goalIDs() throws -> [GoalID] { try base.goalIDs() + newGoals }
    /// Every cycle in the order of creation.
    public func cycleIDs() throws -> [CycleID] { try base.cycleIDs() + newCycles }
    /// Every team in the order of creation.
    public func teamIDs() throws -> [TeamID] { try base.teamIDs() + newTeams }

    /// What the entry of that number is about, or nil.
    public func subject(ofEntry number: Int) throws -> Subject? {
        try base.subject(ofEntry: number)
    }
    /// The number of the latest entry of a subject among its own, without what is rehearsed.
    public func revision(of subject: Subject) throws -> Int { try base.revision(of: subject) }
    /// How many persons there are.
    public func personCount() throws -> Int { try base.personCount() + newPersons }

    /// The lowest number above every `PREFIX-NUMBER` in use among the goals.
    public func freeNumber(prefix: String) throws -> Int {
        max(try base.freeNumber(prefix: prefix), numbers.free(prefix: prefix))
    }

    /// The command that was recorded under a key, or nil.
    public func command(key: String) throws -> RecordedCommand? { try base.command(key: key) }
}
