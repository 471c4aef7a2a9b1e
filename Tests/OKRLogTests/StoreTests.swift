import Foundation
import OKRLog
import OKRTesting
import Synchronization
import Testing

@Suite("Stores") struct StoreTests {
    @Test("A store in memory keeps the contract", arguments: EventStoreContract.promises)
    func memory(promise: EventStoreContract) throws {
        try promise.check(MemoryStore())
    }

    @Test("A store in files keeps the contract", arguments: EventStoreContract.promises)
    func files(promise: EventStoreContract) throws {
        try promise.check(try FileStore.create(at: "/ledger", disk: SimulatedDisk()))
        let small = try FileStore.create(
            at: "/ledger", disk: SimulatedDisk(), segmentSize: 1000)
        try promise.check(small)
    }

    @Test("A ledger is made once, found, and refused where there is none or one already")
    func creating() throws {
        let disk = SimulatedDisk()
        #expect(throws: StoreError.noLedger(path: "/a")) {
            try FileStore(opening: "/a", disk: disk)
        }
        #expect(try !FileStore.isLedger(at: "/a", disk: disk))
        _ = try FileStore.create(at: "/a/", disk: disk)
        #expect(try FileStore.isLedger(at: "/a", disk: disk))
        #expect(throws: StoreError.alreadyThere(path: "/a")) {
            try FileStore.create(at: "/a", disk: disk)
        }
        try disk.makeFolder("/b")
        try disk.makeFolder("/b/log")
        #expect(try !FileStore.isLedger(at: "/b", disk: disk))
    }

    @Test("One append writes, syncs, then says so: these calls in this order")
    func calls() throws {
        let disk = SimulatedDisk()
        let store = try FileStore.create(at: "/a", disk: disk)
        var lines = SampleLines()
        var head = try store.append([lines.command()], after: .empty)
        disk.expect(.none)
        head = try store.append([lines.command(), lines.command()], after: head)
        let segment = "/a/log/00000000000000000001.jsonl"
        let expected = [
            "lock /a/lock", "examine /a/lock", "examine /a/lock", "open /a/head",
            "read /a/head", "examine \(segment)", "examine \(segment)",
            "examine /a/log/00000000000000000002.jsonl", "write \(segment)", "sync \(segment)",
            "open /a/head", "write /a/head", "examine /a/tree", "open /a/tree/edge",
            "write /a/tree/edge",
        ]
        #expect(disk.calls == expected)
        #expect(disk.syncCount == 1 && head.size == 3)
    }

    @Test("Two objects take turns, and each sees what the other wrote")
    func turns() throws {
        let disk = SimulatedDisk()
        let first = try FileStore.create(at: "/a", disk: disk, segmentSize: 900)
        let second = try FileStore(opening: "/a", disk: disk, segmentSize: 900)
        var lines = SampleLines()
        var head = Head.empty
        for round in 0..<30 {
            head = try (round % 3 == 0 ? first : second).append([lines.command()], after: head)
            #expect(try first.head() == head && second.head() == head)
        }
        #expect(try Verification.verify(ledgerAt: "/a", disk: disk).isGood)
        #expect(first.recoveries + second.recoveries == [])
    }

    @Test("Many threads append, each entry is there once, in order, and readers never wait")
    func threads() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "okr-threads-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path()
        let shared = try FileStore.create(at: path, segmentSize: 4000)
        let lines = Mutex((samples: SampleLines(), acknowledged: [Int]()))
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            do {
                let store =
                    thread % 2 == 0 ? shared : try FileStore(opening: path, segmentSize: 4000)
                for _ in 0..<20 {
                    try store.exclusively {
                        let command = lines.withLock { $0.samples.command(of: 2) }
                        let head = try store.append([command], after: try store.head())
                        lines.withLock { $0.acknowledged.append(head.size) }
                    }
                    let size = try store.head().size
                    if size % 2 != 0 { failures.withLock { $0.append("half: \(size)") } }
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(lines.withLock { $0.acknowledged } == Array(stride(from: 2, through: 320, by: 2)))
        let report = try Verification.verify(ledgerAt: path)
        #expect(report.isGood && report.size == 320)
    }

    @Test("A ledger that cannot be written can be read, and says so when written")
    func readOnly() throws {
        let disk = SimulatedDisk()
        let store = try FileStore.create(at: "/a", disk: disk)
        var lines = SampleLines()
        let head = try store.append([lines.command()], after: .empty)
        disk.expect(.none)
        _ = try FileStore(opening: "/a", disk: disk).read(1...1)
        let isReading = { (call: String) in
            ["open", "read", "examine", "list"].contains { call.hasPrefix($0) }
        }
        #expect(disk.calls.allSatisfy(isReading), "\(disk.calls)")
        let next = lines.command()
        let locked = ReadOnlyDisk(disk: disk)
        let other = try FileStore(opening: "/a", disk: locked)
        #expect(try other.head() == head)
        #expect(throws: StoreError.readOnly(path: "/a/lock")) {
            try other.append([next], after: head)
        }
    }

    @Test("A lock or a segment that was replaced is noticed")
    func replaced() throws {
        let disk = SimulatedDisk()
        let store = try FileStore.create(at: "/a", disk: disk)
        var lines = SampleLines()
        var head = try store.append([lines.command()], after: .empty)
        disk.replace("/a/lock", with: nil)
        disk.replace("/a/lock", with: [])
        head = try store.append([lines.command()], after: head)
        let segment = "/a/log/00000000000000000001.jsonl"
        let bytes = disk.contents(of: segment)
        disk.replace(segment, with: nil)
        disk.replace(segment, with: bytes)
        let next = lines.command()
        let expected = head
        #expect(throws: StoreError.self) { try store.append([next], after: expected) }
        #expect(try store.append([next], after: head).size == 3)
    }
}
