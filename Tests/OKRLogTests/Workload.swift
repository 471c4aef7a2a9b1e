import OKRLog
import OKRTesting

/// A small ledger in three segments, written on a disk on which things go wrong.
struct Workload {
    static let path = "/ledger"
    static let segmentSize = 1100

    /// The groups of commands that are appended, one call each.
    let groups: [[[[UInt8]]]]
    /// All lines, in order.
    let allLines: [[UInt8]]
    /// The sizes at which a command ends.
    let boundaries: Set<Int>

    static let shared = Workload()

    init() {
        var lines = SampleLines()
        groups = [
            [lines.command()],
            [lines.command(of: 3), lines.command()],
            [lines.command(of: 2)],
            [lines.command(), lines.command(of: 2), lines.command()],
        ]
        let commands = groups.flatMap { $0 }
        allLines = commands.flatMap { $0 }
        boundaries = Set(
            commands.reduce(into: [0]) { sizes, command in
                sizes.append((sizes.last ?? 0) + command.count)
            })
    }

    /// A ledger that holds all of it, nothing pending.
    static func finished() -> SimulatedDisk {
        let disk = SimulatedDisk()
        var run = Run(Workload.shared)
        run.createAndAppend(on: disk)
        return disk.copied()
    }

    /// The lines as they are in a segment, each ended by a newline.
    static func bytes(_ lines: some Sequence<[UInt8]>) -> [UInt8] {
        lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    }
}

/// One attempt to write the workload, and what was acknowledged on the way.
struct Run {
    let workload: Workload
    var isCreated = false
    var acknowledged = 0
    var errors: [StoreError] = []

    init(_ workload: Workload) {
        self.workload = workload
    }

    /// Creates the ledger and appends everything, up to the first error.
    mutating func createAndAppend(on disk: any Disk) {
        do throws(StoreError) {
            let store = try FileStore.create(
                at: Workload.path, disk: disk, segmentSize: Workload.segmentSize)
            isCreated = true
            var head = try store.head()
            for group in workload.groups {
                head = try store.append(group, after: head)
                acknowledged = head.size
            }
        } catch {
            errors.append(error)
        }
    }

    /// What is wrong with the ledger that the next process finds, in sentences.
    func faults(of disk: SimulatedDisk) -> [String] {
        var faults: [String] = []
        do {
            guard try FileStore.isLedger(at: Workload.path, disk: disk) else {
                return isCreated ? ["the created ledger is gone"] : []
            }
            let store = try FileStore(
                opening: Workload.path, disk: disk, segmentSize: Workload.segmentSize)
            faults += try differences(atSize: try store.head().size, in: store)
            try store.exclusively {}
            var head = try store.head()
            faults += try differences(atSize: head.size, in: store)
            if head.size < acknowledged {
                faults.append("\(acknowledged) were acknowledged, \(head.size) are there")
            }
            let rest = remaining(after: head.size)
            if !rest.isEmpty { head = try store.append(rest, after: head) }
            faults += try differences(atSize: head.size, in: store)
            if head.size != workload.allLines.count { faults.append("the next append is short") }
            let again = disk.restarted()
            if try FileStore(opening: Workload.path, disk: again).head() != head {
                faults.append("the next process sees another head")
            }
        } catch {
            faults.append("the next process fails: \(error)")
        }
        return faults
    }

    // Whole commands, and exactly the lines that were submitted.
    private func differences(atSize size: Int, in store: FileStore) throws -> [String] {
        guard workload.boundaries.contains(size) else { return ["\(size) is half a command"] }
        guard size > 0 else { return [] }
        let bytes = try store.read(1...size).flatMap(\.bytes)
        return bytes == Workload.bytes(workload.allLines.prefix(size))
            ? [] : ["the \(size) lines are not those submitted"]
    }

    /// The commands that are not in a ledger of this size.
    func remaining(after size: Int) -> [[[UInt8]]] {
        var start = 0
        return workload.groups.flatMap { $0 }.filter { command in
            defer { start += command.count }
            return start >= size
        }
    }
}
