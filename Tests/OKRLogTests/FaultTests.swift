import OKRLog
import OKRTesting
import Testing

/// Promises 3 and 4: let every call and every sync fail, once and for ever.
@Suite("Failing calls") struct FaultTests {
    /// Writes the workload on a disk with a fault, trying again as a caller would.
    ///
    /// After an error the same process goes on, unless a sync failed: then the next one does.
    static func faults(
        of fault: SimulatedDisk.Fault, on wrapped: (SimulatedDisk) -> any Disk = { $0 }
    ) -> [String] {
        let disk = SimulatedDisk()
        disk.expect(fault)
        var run = Run(Workload.shared)
        run.createAndAppend(on: wrapped(disk))
        guard !run.errors.isEmpty else { return run.faults(of: disk.restarted()) }
        var faults: [String] = []
        for _ in 1...4 {
            guard run.acknowledged < run.workload.allLines.count else { break }
            do throws(StoreError) {
                try goOn(&run, on: wrapped(disk))
            } catch {
                run.errors.append(error)
            }
        }
        for error in run.errors where error.description.isEmpty { faults.append("a silent error") }
        var random = SeededRandom(seed: 7)
        let found = disk.crashed(keeping: .nothing, using: &random)
        faults += run.faults(of: disk.restarted())
        faults += run.faults(of: found).map { "after a power cut: \($0)" }
        return faults.map { "\(fault): \($0), after \(run.errors)" }
    }

    private static func goOn(_ run: inout Run, on disk: any Disk) throws(StoreError) {
        if try !FileStore.isLedger(at: Workload.path, disk: disk) {
            _ = try FileStore.create(
                at: Workload.path, disk: disk, segmentSize: Workload.segmentSize)
            run.isCreated = true
        }
        let store = try FileStore(
            opening: Workload.path, disk: disk, segmentSize: Workload.segmentSize)
        var head = try store.head()
        while run.acknowledged < run.workload.allLines.count {
            do throws(StoreError) {
                let command = run.remaining(after: head.size).prefix(1)
                head = try store.append(Array(command), after: head)
                run.acknowledged = head.size
            } catch {
                guard case .headMoved(let moved) = error else { throw error }
                head = moved
                run.acknowledged = max(run.acknowledged, head.size)
            }
        }
    }

    private static let callCount = count { $0.callCount }
    private static let syncCount = count { $0.syncCount }

    private static func count(_ counted: (SimulatedDisk) -> Int) -> Int {
        let disk = SimulatedDisk()
        disk.expect(.none)
        var run = Run(Workload.shared)
        run.createAndAppend(on: disk)
        return counted(disk)
    }

    @Test("Whichever call fails once, there is no half command and the next one works")
    func oneCallFails() {
        var faults: [String] = []
        for call in 1...FaultTests.callCount {
            let reason: DiskError.Reason = call % 2 == 0 ? .full : .other
            faults += FaultTests.faults(of: .failure(at: call, forever: false, reason: reason))
        }
        #expect(faults == [])
    }

    @Test("Whichever call begins to fail for ever, nothing acknowledged is missing afterwards")
    func allCallsFail() {
        var faults: [String] = []
        for call in 1...FaultTests.callCount {
            faults += FaultTests.faults(of: .failure(at: call, forever: true, reason: .full))
        }
        #expect(faults == [])
    }

    @Test("Whichever sync fails, nothing is acknowledged that only memory holds")
    func syncFails() {
        var faults: [String] = []
        for sync in 1...FaultTests.syncCount {
            faults += FaultTests.faults(of: .failedSync(at: sync, forever: false))
            faults += FaultTests.faults(of: .failedSync(at: sync, forever: true))
        }
        #expect(faults == [])
    }

    @Test("After a failed sync the process acknowledges nothing more")
    func stopsAfterFailedSync() throws {
        let disk = SimulatedDisk()
        let store = try FileStore.create(at: Workload.path, disk: disk)
        var lines = SampleLines()
        var head = try store.append([lines.command()], after: try store.head())
        let next = lines.command()
        disk.expect(.failedSync(at: 1, forever: false))
        let expected = head
        #expect {
            try store.append([next], after: expected)
        } throws: { error in
            guard case .io(let operation, _, _)? = error as? StoreError else { return false }
            return operation == "sync"
        }
        #expect(throws: StoreError.stopped(path: Workload.path)) {
            try store.append([next], after: expected)
        }
        #expect(throws: StoreError.stopped(path: Workload.path)) { try store.exclusively {} }
        #expect(try store.head() == head)

        let other = try FileStore(opening: Workload.path, disk: disk)
        try other.exclusively {}
        head = try other.head()
        #expect(head.size == 2)
        #expect(other.recoveries.map(\.counted) == [2...2])
        var random = SeededRandom(seed: 1)
        let found = disk.crashed(keeping: .nothing, using: &random)
        #expect(try FileStore(opening: Workload.path, disk: found).read(2...2).count == 1)
    }

    @Test("Whichever call of a reader fails, no file stays open")
    func closesFiles() throws {
        let disk = Workload.finished()
        let store = try FileStore(opening: Workload.path, disk: disk)
        disk.expect(.none)
        _ = try store.read(1...11)
        let callCount = disk.callCount
        for call in 1...callCount {
            disk.expect(.failure(at: call, forever: true, reason: .other))
            #expect(throws: StoreError.self) { try store.read(1...11) }
            #expect(disk.openFileCount == 0, "call \(call)")
        }
    }

    @Test("Where the head cannot be written after the sync, the command may be recorded, and is")
    func headWriteFails() throws {
        let disk = SimulatedDisk()
        let store = try FileStore.create(at: Workload.path, disk: disk)
        var lines = SampleLines()
        let head = try store.append([lines.command()], after: try store.head())
        let next = lines.command()
        let probe = disk.copied()
        _ = try FileStore(opening: Workload.path, disk: probe).append([next], after: head)
        let path = Workload.path + "/head"
        let write = (probe.calls.firstIndex(of: "write \(path)") ?? 0) + 1
        for reason in [DiskError.Reason.full, .other, .readOnly] {
            let disk = disk.copied()
            disk.expect(.failure(at: write, forever: false, reason: reason))
            let fresh = try FileStore(opening: Workload.path, disk: disk)
            let error = #expect(throws: StoreError.self) { try fresh.append([next], after: head) }
            #expect(
                error == .mayBeRecorded(path: path, reason: "the call was made to fail"))
            #expect(error?.description.contains("may be recorded") == true)
            #expect(error?.description.contains("okr log") == true)
            try fresh.exclusively {}
            #expect(try fresh.head().size == 2)
        }
    }

    @Test("A full disk is said to be full, and what was written of the command is cut off")
    func fullDisk() throws {
        let disk = SimulatedDisk()
        let store = try FileStore.create(at: Workload.path, disk: disk)
        var lines = SampleLines()
        let head = try store.append([lines.command()], after: try store.head())
        let segment = Workload.path + "/log/00000000000000000001.jsonl"
        let before = disk.contents(of: segment)
        let next = lines.command()
        let probe = disk.copied()
        _ = try FileStore(opening: Workload.path, disk: probe).append([next], after: head)
        let write = (probe.calls.firstIndex { $0.hasPrefix("write \(segment)") } ?? 0) + 1
        disk.expect(.failure(at: write, forever: false, reason: .full))
        let fresh = try FileStore(opening: Workload.path, disk: disk)
        #expect(throws: StoreError.full(path: segment)) { try fresh.append([next], after: head) }
        #expect(disk.contents(of: segment) == before)
        #expect(try fresh.append([next], after: head).size == 2)
    }
}
