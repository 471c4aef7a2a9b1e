internal import Synchronization

/// A ledger in a folder: lines in segments, a head that says how far they are acknowledged.
///
/// Reading needs no lock and no right to write. Writing goes through one lock among all processes;
/// whoever gets it first counts what an interrupted writer made durable and sets aside what it
/// left half done (`recoveries`), then appends.
public final class FileStore: EventStore {
    /// The folder.
    public let path: String
    let files: LogFiles
    let segmentSize: Int
    private let lock: WriterLock
    private let writer = Mutex(WriterMemory())

    /// The segment size of ledgers in use: 64 MiB.
    public static let usualSegmentSize = 64 << 20

    /// What a writer keeps from one turn to the next.
    private struct WriterMemory {
        var turn: WriterTurn?
        var recoveries: [Recovery] = []
        var isStopped = false
    }

    /// Opens a ledger; nothing is read but whether there is one.
    ///
    /// A new segment begins before a command that would make the last one longer than
    /// `segmentSize` bytes.
    ///
    /// - Throws: `noLedger` if the folder holds none.
    public init(
        opening path: String, disk: any Disk = SystemDisk(),
        segmentSize: Int = FileStore.usualSegmentSize
    ) throws(StoreError) {
        guard try FileStore.isLedger(at: path, disk: disk) else { throw .noLedger(path: path) }
        let paths = LedgerPaths(path)
        self.path = paths.ledger
        self.segmentSize = segmentSize
        files = LogFiles(paths: paths, disk: disk)
        lock = WriterLock(path: paths.lock, disk: disk)
    }

    /// What recovery did so far in this object: set-aside tails and counted entries.
    public var recoveries: [Recovery] { writer.withLock { $0.recoveries } }

    /// What is acknowledged now, by any process.
    public func head() throws(StoreError) -> Head {
        try files.acknowledged().head
    }

    /// Reads entries, in order; each line is checked: form, number, crc, commitment.
    public func read(_ entries: ClosedRange<Int>) throws(StoreError) -> [LogChunk] {
        try files.read(entries, of: try files.acknowledged())
    }

    /// Appends commands if the head is still the expected one.
    ///
    /// One sync of the segment for all commands, and two for each segment begun.
    public func append(
        _ commands: [[[UInt8]]], after expected: Head
    ) throws(StoreError) -> Head {
        try lock.held {
            Result { () throws(StoreError) in
                try takingTurn { (turn) throws(StoreError) in
                    let current = turn.record.head
                    guard current == expected else { throw .headMoved(current) }
                    let submission = try Submission(commands, after: current.size)
                    try turn.append(submission)
                    return turn.record.head
                }
            }
        }.get()
    }

    /// Runs the body while no other writer can append; it waits for its turn.
    ///
    /// What an interrupted writer left is counted or set aside before the body runs.
    public func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
        guard !lock.isHeldHere else { return try body() }
        return try lock.held {
            Swift.Result {
                try takingTurn { (_) throws(StoreError) in }
                return try body()
            }
        }.get()
    }

    // After an error what was remembered may be wrong: the next turn looks at the files again.
    private func takingTurn<Result>(
        _ body: (inout WriterTurn) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try writer.withLock { (memory) throws(StoreError) in
            guard !memory.isStopped else { throw .stopped(path: path) }
            var turn = memory.turn ?? WriterTurn(files: files, segmentSize: segmentSize)
            memory.turn = nil
            do throws(StoreError) {
                try turn.begin()
                let result = try body(&turn)
                memory.recoveries += turn.takeRecoveries()
                memory.turn = turn
                return result
            } catch {
                memory.recoveries += turn.takeRecoveries()
                memory.isStopped = turn.syncFailed
                if turn.isUnchanged { memory.turn = turn } else { turn.close() }
                throw error
            }
        }
    }

    deinit {
        writer.withLock { $0.turn?.close() }
    }
}
