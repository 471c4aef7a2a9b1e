import OKRLog
import OKRModel
import OKRTesting
import Testing

@testable import OKRLedger

/// A ledger in memory whose clock the test sets; made by `ana`, who becomes `p1`.
struct RecordingDesk {
    let store = MemoryStore()
    let clock: SimulatedClock
    let ledger: Ledger

    init(
        at time: String = "2026-01-01T09:00:00Z", zone: Zone = .utc,
        by author: Author = Author(login: "ana"), keepsState: Bool = false
    ) throws {
        clock = SimulatedClock(try known(Instant.init(time)))
        ledger = try Ledger.create(
            in: store, CreateLedger(name: "Acme", zone: zone), by: author, clock: clock,
            random: SeededBytes(seed: 7), keepsState: keepsState)
    }

    /// A desk with a team, the first quarter of 2026, an objective O-1 and a key result KR-1.
    static func withQuarter(keepsState: Bool = false) throws -> RecordingDesk {
        let desk = try RecordingDesk(keepsState: keepsState)
        for command in try RecordingDesk.quarter() { try desk.give(command) }
        return desk
    }

    static func quarter() throws -> [any Command] {
        [
            AddTeam(id: "sales", title: "Sales"),
            AddCycle(id: "Q1", start: try day("2026-01-01"), end: try day("2026-03-31")),
            AddObjective(
                title: "Grow", cycle: try known(CycleID.init("Q1")),
                owner: .team(try known(TeamID.init("sales")))),
            AddKeyResult(
                objective: try goal("O-1"), title: "Win deals",
                measures: [.baseline: 0, .target: 9]
            ),
        ]
    }

    /// Records a command; by `ana` unless told otherwise.
    @discardableResult
    func give(
        _ command: any Command, by author: Author = Author(login: "ana"), key: String? = nil,
        options: String? = nil, expecting revision: Int? = nil, acceptsClock: Bool = false
    ) throws -> Recorded {
        let key = try key.map { try CommandKey($0, options: options) }
        return try ledger.record(
            Request(
                command, by: author, key: key, expectedRevision: revision,
                acceptsClock: acceptsClock))
    }

    /// The sentence that refuses a command; nil where it is recorded.
    func refusal(
        _ command: any Command, by author: Author = Author(login: "ana"), key: String? = nil,
        options: String? = nil, expecting revision: Int? = nil
    ) throws -> String? {
        let key = try key.map { try CommandKey($0, options: options) }
        return try ledger.refusal(
            Request(command, by: author, key: key, expectedRevision: revision))
    }

    func set(_ time: String) throws { clock.set(try known(Instant.init(time))) }

    /// How many entries are acknowledged.
    var size: Int { store.head().size }

    /// The last entries of the log.
    func entries(last count: Int) throws -> [Entry] {
        try ledger.catchUp()
        return try (size - count + 1...size).map { try ledger.entry($0) }
    }

    static func day(_ text: String) throws -> Day { try known(Day.init(text)) }
    static func goal(_ text: String) throws -> GoalID { try known(GoalID.init(text)) }
    static func berlin() throws -> Zone {
        try Zone(
            name: "Europe/Berlin", initialOffset: 3600, transitions: [],
            rule: "CET-1CEST,M3.5.0,M10.5.0/3")
    }
    static func checkIn(_ value: Decimal = 1) throws -> RecordCheckIn {
        RecordCheckIn(on: try goal("KR-1"), value: value)
    }
}

extension Ledger {
    /// The sentence that refuses a request; nil where it is recorded.
    func refusal(_ request: Request) throws -> String? {
        switch try record([request], .keepGoing)[0] {
        case .refused(let refusal): refusal.description
        case .recorded: nil
        }
    }
}
