import OKRLedger
import OKRLog
import OKRModel

@testable import okr

/// Ledgers in memory for the probes: one with a little in it, and what is to hold of any.
enum FuzzLedger {
    /// Who records.
    static let author = Author(login: "ana")

    /// A clock that stands still.
    private struct StillClock: LedgerClock {
        func now() -> Instant { Instant(microseconds: 1_771_146_000_000_000) }
    }

    /// Salts that are the same every time, so that a finding is found again.
    private struct SameBytes: RandomBytes {
        func next(_ count: Int) -> [UInt8] { Array(repeating: 7, count: count) }
    }

    /// A store of lines that nobody vouches for: canonical, and numbered as they are due.
    private final class GivenLines: EventStore {
        let lines: [[UInt8]]

        init(_ lines: [[UInt8]]) { self.lines = lines }

        func head() -> Head { Head(size: lines.count, root: Head.empty.root) }

        func append(_ commands: [[[UInt8]]], after expected: Head) throws(StoreError) -> Head {
            throw .readOnly(path: "memory")
        }

        func read(_ entries: ClosedRange<Int>) -> [LogChunk] {
            let asked = lines[(entries.lowerBound - 1)..<entries.upperBound]
            let bytes = Array(asked.joined(separator: [10])) + [10]
            return [LogChunk(first: entries.lowerBound, count: entries.count, bytes: bytes)]
        }
    }

    /// A new ledger in a zone.
    static func create(in zone: Zone) throws -> Ledger {
        try Ledger.create(
            in: MemoryStore(), CreateLedger(name: "Fuzz", zone: zone), by: author,
            clock: StillClock(), random: SameBytes())
    }

    /// A ledger of lines that somebody made up.
    static func open(_ lines: [[UInt8]]) throws -> Ledger {
        try open(GivenLines(lines))
    }

    /// A ledger over what another one recorded.
    static func open(_ store: any EventStore, keepsState: Bool = false) throws -> Ledger {
        try Ledger(
            opening: store, clock: StillClock(), random: SameBytes(), keepsState: keepsState)
    }

    /// A ledger of Berlin with a cycle, a team, an objective and two key results.
    static func open(keepsState: Bool) throws -> Ledger {
        let store = MemoryStore()
        // Making a ledger is one command of two entries, and each other one has its own.
        let commands = [Array(started.prefix(2))] + started.dropFirst(2).map { [$0] }
        _ = try store.append(commands, after: .empty)
        return try open(store, keepsState: keepsState)
    }

    private static let start = """
        {"command":"team add","id":"core","title":"Core"}
        {"command":"cycle add","id":"2026-Q1","from":"2026-01-01","to":"2026-03-31"}
        {"command":"objective add","title":"Grow","cycle":"2026-Q1","owner":"team:core"}
        {"command":"kr add","objective":"O-1","title":"Raise it","from":10,"to":20,"on":"2026-01-05"}
        {"command":"kr add","objective":"O-1","title":"Keep it","between":["2","6"],"on":"2026-01-05"}
        {"command":"check-in","goal":"KR-1","value":12.5,"on":"2026-02-01","key":"k1"}
        """

    private static let started: [[UInt8]] = {
        do {
            let zone = try Zone(
                name: "Europe/Berlin", initialOffset: 3600, transitions: [],
                rule: "CET-1CEST,M3.5.0,M10.5.0/3")
            let ledger = try create(in: zone)
            for command in try CommandReader.read(Array(start.utf8), from: "start") {
                try ledger.record(command.page.request(command.invocation, by: author))
            }
            return (1...ledger.head.size).map { Array(ledger.line($0)) }
        } catch {
            preconditionFailure("the ledger for the probes cannot be made: \(error)")
        }
    }()
}
