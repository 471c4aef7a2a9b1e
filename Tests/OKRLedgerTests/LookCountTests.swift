import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Synchronization
import Testing

@Suite("What a look at a ledger reads")
struct LookCountTests {
    /// Notes the files that are opened, for what, and every other call that asks for more.
    private final class NotingDisk: WrappingDisk {
        let disk = SimulatedDisk()
        private let notes = Mutex<[String]>([])

        func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile {
            note("\(access) \(path)")
            return try disk.open(path, access)
        }

        func names(in path: String) throws(DiskError) -> [String] {
            note("list \(path)")
            return try disk.names(in: path)
        }

        func lock(_ file: DiskFile) throws(DiskError) {
            note("lock \(file.path)")
            try disk.lock(file)
        }

        /// The calls since it was asked last.
        func take() -> [String] {
            notes.withLock { notes in
                defer { notes = [] }
                return notes
            }
        }

        private func note(_ call: String) { notes.withLock { $0.append(call) } }
    }

    @Test("Where nothing was recorded a look opens the head alone, and never a lock")
    func unchanged() throws {
        let disk = NotingDisk()
        let clock = SimulatedClock(Instant(utc: Day(number: 20_500)))
        let writer = try Ledger.create(
            in: try FileStore.create(at: "/acme", disk: disk),
            CreateLedger(name: "Acme", zone: .utc), by: Author(login: "ana"), clock: clock,
            random: SeededBytes(seed: 1))
        let reader = try Ledger(opening: try FileStore(opening: "/acme", disk: disk), clock: clock)
        _ = disk.take()
        for _ in 1...3 { try reader.catchUp() }
        #expect(disk.take() == Array(repeating: "reading /acme/head", count: 3))

        try writer.record(Request(AddTeam(id: "t", title: "T"), by: Author(login: "ana")))
        let size = reader.head.size
        _ = disk.take()
        try reader.catchUp()
        #expect(reader.head.size == size + 1)
        let calls = disk.take()
        #expect(
            !calls.isEmpty && calls.allSatisfy { $0.hasPrefix("reading ") || $0.hasPrefix("list ") }
        )
    }
}
