import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Testing

@Suite("What a decision folds")
struct FoldCountTests {
    @Test("A check-in folds only its goal, in a ledger of a thousand entries and of 100 000")
    func aCheckInFoldsOnlyItsGoal() throws {
        let small = try foldedByCheckIn(inLedgerOf: 1000)
        let large = try foldedByCheckIn(inLedgerOf: 100_000)
        #expect(small == large)
        #expect(large < 40, "\(large) entries were folded")
    }

    /// How many entries a check-in folds in a ledger that is so large.
    private func foldedByCheckIn(inLedgerOf size: Int) throws -> Int {
        let store = MemoryStore()
        let clock = TestClock(Instant(utc: Day(number: 20_500)))
        let ana = Author(login: "ana")
        let ledger = try Ledger.create(
            in: store, CreateLedger(name: "Large", zone: .utc), by: ana, clock: clock,
            random: SameBytes(), keepsState: true)
        let goals = try addGoals(to: ledger, by: ana)
        // The goal in question has a dozen check-ins; all others fill the ledger.
        for value in 1...12 {
            try ledger.record(Request(RecordCheckIn(on: goals[0], value: Decimal(value)), by: ana))
        }
        while ledger.head.size < size {
            let batch = (0..<min(5000, size - ledger.head.size)).map { index in
                let goal = goals[1 + index % (goals.count - 1)]
                return Request(RecordCheckIn(on: goal, value: Decimal(index)), by: ana)
            }
            _ = try ledger.record(batch, .keepGoing)
        }
        #expect(ledger.head.size == size)
        let fresh = try Ledger(opening: store, clock: clock, random: SameBytes())
        try fresh.record(Request(RecordCheckIn(on: goals[0], value: 99), by: ana))
        return try #require(fresh.foldedEntries)
    }

    private func addGoals(to ledger: Ledger, by author: Author) throws -> [GoalID] {
        let start = Day(number: 20_490)
        try ledger.record(
            Request(AddCycle(id: "C1", start: start, end: start + 90), by: author))
        try ledger.record(Request(AddTeam(id: "core", title: "Core"), by: author))
        let cycle = try #require(CycleID("C1"))
        let owner = try #require(OwnerName("team:core"))
        var goals: [GoalID] = []
        for _ in 0..<20 {
            let added = try ledger.record(
                Request(AddObjective(title: "Objective", cycle: cycle, owner: owner), by: author))
            let objective = try #require(added.created.flatMap { GoalID($0) })
            for _ in 0..<2 {
                let command = AddKeyResult(
                    objective: objective, title: "Key result",
                    measures: [.baseline: 0, .target: 100])
                let added = try ledger.record(Request(command, by: author))
                goals.append(try #require(added.created.flatMap { GoalID($0) }))
            }
        }
        return goals
    }
}
