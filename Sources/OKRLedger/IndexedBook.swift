import OKRLog
import OKRModel

/// A book that folds only the entries of what it is asked about.
///
/// It scans the envelopes of all lines once, and reads and folds the entries of a single goal,
/// cycle, team or person when a decision looks it up. It decides exactly as a full replay does.
final class IndexedBook: WorkingBook {
    private let coding: EntryCoding
    private let log: LogIndex
    private var scanner = LineScanner()
    private var unread: [Int: Entry] = [:]
    private var entries: [Subject: [Int]] = [:]
    private var subjects: [Subject] = []
    private var commands: [String: RecordedCommand] = [:]
    private var numbers = AssignedNumbers()
    private var persons: [PersonID] = []
    private var goalOrder: [GoalID] = []
    private var cycleOrder: [CycleID] = []
    private var teamOrder: [TeamID] = []
    private var placings: [Int] = []
    private var describings: [Int] = []

    private var goals: [GoalID: Goal] = [:]
    private var people: [PersonID: Person] = [:]
    private var children = Children()
    private var description: LedgerDescription?

    /// The first entry of a type that this version does not know; nothing is decided beside it.
    private(set) var firstUnknown: (entry: Int, type: String)?

    /// How many entries were read and folded since the book was opened.
    private(set) var foldedEntries = 0

    private struct Children {
        var readThrough = 0
        var below: [GoalID: [GoalID]] = [:]
    }

    init(_ log: LogIndex, coding: EntryCoding) throws(LedgerError) {
        self.coding = coding
        self.log = log
        try catchUp()
    }

    var entryCount: Int { subjects.count }

    func take(_ entry: Entry) {
        unread[entry.number] = entry
        index(
            entry.number, entry.subject, named: entry.event.name, key: entry.commandKey,
            count: entry.count)
    }

    func catchUp() throws(LedgerError) {
        unread = unread.filter { $0.key > log.count }
        while entryCount < log.count {
            let number = entryCount + 1
            let summary = try log.summary(number, with: &scanner)
            guard let subject = Subject(summary.subject) else {
                throw .unreadable(entry: number, problem: "its subject is none of this ledger")
            }
            let name = EntryCoding.name(ofType: summary.type) ?? ""
            if Event.schema(named: name) == nil, firstUnknown == nil {
                firstUnknown = (number, summary.type)
            }
            index(number, subject, named: name, key: summary.key, count: summary.count)
        }
    }

    private func index(
        _ number: Int, _ subject: Subject, named name: String, key: String?, count: Int?
    ) {
        subjects.append(subject)
        if let key { commands[key] = RecordedCommand(first: number, count: count ?? 1) }
        let isNew = entries[subject] == nil
        entries[subject, default: []].append(number)
        switch subject {
        case .goal(let id):
            goals[id] = nil
            if isNew {
                numbers.note(id)
                goalOrder.append(id)
            }
            if Event.namesPlacing.contains(name) { placings.append(number) }
        case .person(let id):
            people[id] = nil
            if isNew { persons.append(id) }
        case .cycle(let id): if isNew { cycleOrder.append(id) }
        case .team(let id): if isNew { teamOrder.append(id) }
        case .ledger:
            // Imports, notes of commands and of clocks say nothing of the ledger itself.
            guard Event.namesDescribingLedger.contains(name) else { break }
            description = nil
            describings.append(number)
        }
    }

    func numbers(of subject: Subject) -> [Int] { entries[subject] ?? [] }

    private func entry(_ number: Int) throws(LedgerError) -> Entry {
        if let entry = unread[number] { return entry }
        return try coding.decode(try log.line(number))
    }

    private func fold<Thing>(
        _ subject: Subject, _ evolve: (inout Thing?, Entry) -> Void
    ) throws(LedgerError) -> Thing? {
        try fold(entries[subject] ?? [], evolve)
    }

    private func fold<Thing>(
        _ numbers: [Int], _ evolve: (inout Thing?, Entry) -> Void
    ) throws(LedgerError) -> Thing? {
        var thing: Thing?
        for number in numbers {
            foldedEntries += 1
            evolve(&thing, try entry(number))
        }
        return thing
    }

    func ledger() throws -> LedgerDescription? {
        if let description { return description }
        description = try fold(describings) { thing, entry in
            if case .ledger(let fact) = entry.event.kind { _ = fact.evolve(&thing, at: entry) }
        }
        return description
    }

    func goal(_ id: GoalID) throws -> Goal? {
        if let known = goals[id] { return known }
        let goal: Goal? = try fold(.goal(id)) { thing, entry in
            if case .goal(let fact) = entry.event.kind { _ = fact.evolve(&thing, at: entry) }
        }
        goals[id] = goal
        return goal
    }

    func cycle(_ id: CycleID) throws -> Cycle? {
        try fold(.cycle(id)) { thing, entry in
            if case .cycle(let fact) = entry.event.kind { _ = fact.evolve(&thing, at: entry) }
        }
    }

    func team(_ id: TeamID) throws -> Team? {
        try fold(.team(id)) { thing, entry in
            if case .team(let fact) = entry.event.kind { _ = fact.evolve(&thing, at: entry) }
        }
    }

    func person(_ id: PersonID) throws -> Person? {
        if let known = people[id] { return known }
        let person: Person? = try fold(.person(id)) { thing, entry in
            if case .person(let fact) = entry.event.kind { _ = fact.evolve(&thing, at: entry) }
        }
        people[id] = person
        return person
    }

    func person(handle: String) throws -> Person? {
        for id in persons {
            if let person = try person(id), person.handle == handle { return person }
        }
        return nil
    }

    func person(login: String) throws -> Person? {
        for id in persons {
            if let person = try person(id), person.login == login { return person }
        }
        return nil
    }

    func goals(everBelow id: GoalID) throws -> [GoalID] { try currentChildren().below[id] ?? [] }
    func goalIDs() -> [GoalID] { goalOrder }
    func cycleIDs() -> [CycleID] { cycleOrder }
    func teamIDs() -> [TeamID] { teamOrder }

    /// Reads the entries that put goals below others, without folding any goal.
    private func currentChildren() throws(LedgerError) -> Children {
        for number in placings where number > children.readThrough {
            let entry = try entry(number)
            guard case .goal(let id) = entry.subject else { continue }
            for above in entry.event.putsBelow where children.below[above]?.contains(id) != true {
                children.below[above, default: []].append(id)
            }
            children.readThrough = number
        }
        return children
    }

    func subject(ofEntry number: Int) -> Subject? {
        subjects.indices.contains(number - 1) ? subjects[number - 1] : nil
    }

    func revision(of subject: Subject) -> Int { entries[subject]?.count ?? 0 }
    func personCount() -> Int { persons.count }
    func freeNumber(prefix: String) -> Int { numbers.free(prefix: prefix) }
    func command(key: String) -> RecordedCommand? { commands[key] }
}
