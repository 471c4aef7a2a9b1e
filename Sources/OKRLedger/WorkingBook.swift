import OKRLog
import OKRModel

/// A book that a ledger keeps up to date while it records.
protocol WorkingBook: AnyObject, Book {
    /// How many entries the book knows.
    var entryCount: Int { get }
    /// The first entry of a type that this version does not know; nothing is decided beside it.
    var firstUnknown: (entry: Int, type: String)? { get }
    /// Takes an entry that was decided by this process and is not in the log yet.
    func take(_ entry: Entry)
    /// Takes the entries of the log that the book does not know yet.
    func catchUp() throws(LedgerError)
    /// The numbers of the entries about a subject, in order.
    func numbers(of subject: Subject) -> [Int]
}

/// A book that keeps the whole state in memory.
final class ReplayedBook: WorkingBook {
    private let coding: EntryCoding
    private let log: LogIndex
    private(set) var state = State()

    init(_ log: LogIndex, coding: EntryCoding) throws(LedgerError) {
        self.log = log
        self.coding = coding
        try catchUp()
    }

    var entryCount: Int { state.entryCount }
    /// None: a replay reads every entry, and stops at one that it does not know.
    var firstUnknown: (entry: Int, type: String)? { nil }

    func take(_ entry: Entry) { state.evolve(entry) }

    func catchUp() throws(LedgerError) {
        while entryCount < log.count { take(try coding.decode(try log.line(entryCount + 1))) }
    }

    func numbers(of subject: Subject) -> [Int] {
        state.subjects.indices.filter { state.subjects[$0] == subject }.map { $0 + 1 }
    }

    func ledger() -> LedgerDescription? { state.ledger() }
    func goal(_ id: GoalID) -> Goal? { state.goal(id) }
    func cycle(_ id: CycleID) -> Cycle? { state.cycle(id) }
    func team(_ id: TeamID) -> Team? { state.team(id) }
    func person(_ id: PersonID) -> Person? { state.person(id) }
    func person(handle: String) -> Person? { state.person(handle: handle) }
    func person(login: String) -> Person? { state.person(login: login) }
    func goals(everBelow id: GoalID) -> [GoalID] { state.goals(everBelow: id) }
    func goalIDs() -> [GoalID] { state.goalIDs() }
    func cycleIDs() -> [CycleID] { state.cycleIDs() }
    func teamIDs() -> [TeamID] { state.teamIDs() }
    func subject(ofEntry number: Int) -> Subject? { state.subject(ofEntry: number) }
    func revision(of subject: Subject) -> Int { state.revision(of: subject) }
    func personCount() -> Int { state.personCount() }
    func freeNumber(prefix: String) -> Int { state.freeNumber(prefix: prefix) }
    func command(key: String) -> RecordedCommand? { state.command(key: key) }
}
