import OKRModel

/// A book in which commands have been decided and applied, although none is recorded.
///
/// What an import will record later than what it has recorded already can so be decided now, by
/// the same rules as then.
final class Rehearsal<Base: Book>: Book {
    private let base: Base
    private let today: Day
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

    init(_ base: Base, today: Day) {
        self.base = base
        self.today = today
    }

    /// Decides the command and applies what it comes to.
    func rehearse(_ command: any Command) throws -> Decision {
        let decision = try command.decide(in: self, today: today)
        for happening in decision.events { try apply(happening) }
        return decision
    }

    private func apply(_ happening: Decision.Happening) throws {
        lastEntry += 1
        let entry = Entry(
            number: lastEntry, time: Instant(utc: today), day: today, subject: happening.subject,
            revision: 1, event: happening.event, authors: Authors(actor: PersonID(number: 1)),
            importedBy: 1)
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
            for above in happening.event.putsBelow { newlyBelow[above, default: []].append(id) }
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

    func ledger() throws -> LedgerDescription? { try base.ledger() }
    func goal(_ id: GoalID) throws -> Goal? { try goals[id] ?? base.goal(id) }
    func cycle(_ id: CycleID) throws -> Cycle? { try cycles[id] ?? base.cycle(id) }
    func team(_ id: TeamID) throws -> Team? { try teams[id] ?? base.team(id) }
    func person(_ id: PersonID) throws -> Person? { try persons[id] ?? base.person(id) }

    func person(handle: String) throws -> Person? {
        if let id = handles[handle] { return try person(id) }
        return try base.person(handle: handle)
    }

    func person(login: String) throws -> Person? { try base.person(login: login) }

    func goals(everBelow id: GoalID) throws -> [GoalID] {
        let known = try base.goals(everBelow: id)
        return known + (newlyBelow[id] ?? []).filter { !known.contains($0) }
    }

    func goalIDs() throws -> [GoalID] { try base.goalIDs() + newGoals }
    func cycleIDs() throws -> [CycleID] { try base.cycleIDs() + newCycles }
    func teamIDs() throws -> [TeamID] { try base.teamIDs() + newTeams }

    func subject(ofEntry number: Int) throws -> Subject? { try base.subject(ofEntry: number) }
    func revision(of subject: Subject) throws -> Int { try base.revision(of: subject) }
    func personCount() throws -> Int { try base.personCount() + newPersons }

    func freeNumber(prefix: String) throws -> Int {
        max(try base.freeNumber(prefix: prefix), numbers.free(prefix: prefix))
    }

    func command(key: String) throws -> RecordedCommand? { try base.command(key: key) }
}
