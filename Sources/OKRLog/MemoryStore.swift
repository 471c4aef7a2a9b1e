internal import Synchronization

/// A store in memory: everything a ledger does, without a disk.
public final class MemoryStore: EventStore {
    private struct State {
        var lines: [UInt8] = []
        // Where each line begins, and where the last one ends.
        var starts = [0]
        var tree = MerkleTree()
    }

    private let state = Mutex(State())

    /// Makes a store without entries.
    public init() {}

    /// What is acknowledged now.
    public func head() -> Head {
        state.withLock { Head(size: $0.tree.size, root: $0.tree.root) }
    }

    /// Appends commands if the head is still the expected one.
    public func append(
        _ commands: [[[UInt8]]], after expected: Head
    ) throws(StoreError) -> Head {
        try state.withLock { (state) throws(StoreError) in
            let current = Head(size: state.tree.size, root: state.tree.root)
            guard current == expected else { throw .headMoved(current) }
            let submission = try Submission(commands, after: current.size)
            for command in submission.commands {
                for leaf in command.leaves { state.tree.append(leaf) }
                for byte in command.bytes {
                    state.lines.append(byte)
                    if byte == UInt8(ascii: "\n") { state.starts.append(state.lines.count) }
                }
            }
            return Head(size: state.tree.size, root: state.tree.root)
        }
    }

    /// Reads entries, in order, as one piece of memory.
    public func read(_ entries: ClosedRange<Int>) throws(StoreError) -> [LogChunk] {
        try state.withLock { (state) throws(StoreError) in
            guard entries.lowerBound >= 1, entries.upperBound <= state.tree.size else {
                throw .notThere(entries, size: state.tree.size)
            }
            let range = state.starts[entries.lowerBound - 1]..<state.starts[entries.upperBound]
            return [
                LogChunk(
                    first: entries.lowerBound, count: entries.count,
                    bytes: Array(state.lines[range]))
            ]
        }
    }
}

extension StoreError {
    /// The error for a range that is not all acknowledged.
    static func notThere(_ entries: ClosedRange<Int>, size: Int) -> StoreError {
        let asked = "\(entries.lowerBound)…\(entries.upperBound)"
        return .badRecord(
            entry: entries.upperBound, problem: "Entries \(asked) are not in a ledger of \(size).")
    }
}
