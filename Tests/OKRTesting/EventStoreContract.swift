public import OKRLog

/// What every store promises, as checks that any store can be held to.
///
/// Each check gets a store without entries and throws a `Violation` that says what is not kept.
public struct EventStoreContract: Sendable, CustomStringConvertible {
    /// A promise that a store does not keep.
    public struct Violation: Error, CustomStringConvertible {
        /// What is not kept, as a sentence.
        public let description: String
    }

    /// The promise as a sentence.
    public let description: String
    /// Checks it on a store without entries.
    public let check: @Sendable (any EventStore) throws -> Void

    static func require(_ condition: Bool, _ sentence: String) throws {
        guard condition else { throw Violation(description: sentence) }
    }

    static func bytes(of chunks: [LogChunk]) -> [UInt8] { chunks.flatMap(\.bytes) }

    static func expected(_ commands: [[[UInt8]]]) -> [UInt8] {
        commands.flatMap { $0.flatMap { $0 + [UInt8(ascii: "\n")] } }
    }

    /// All promises.
    public static let promises: [EventStoreContract] = [
        EventStoreContract(description: "A new store has no entries") { store in
            try require(try store.head() == .empty, "the head of a new store is not empty")
        },
        EventStoreContract(description: "What is appended is read back byte for byte") { store in
            var lines = SampleLines()
            let commands = lines.commands(5)
            let head = try store.append(commands, after: try store.head())
            try require(try store.head() == head, "the head is not what append returned")
            try require(head.size == lines.number, "the size is not the number of lines")
            let read = try store.read(1...head.size)
            try require(bytes(of: read) == expected(commands), "the bytes differ")
            var next = 1
            for chunk in read {
                let count = chunk.bytes.count { $0 == UInt8(ascii: "\n") }
                try require(chunk.first == next && chunk.count == count, "a chunk is misnumbered")
                next += chunk.count
            }
        },
        EventStoreContract(description: "The root is the Merkle root over the leaf hashes") {
            store in
            var lines = SampleLines()
            var tree = MerkleTree()
            var head = try store.head()
            for count in 1...4 {
                let command = lines.command(of: count)
                for line in command { tree.append(try Line(parsing: line).leafHash) }
                head = try store.append([command], after: head)
                try require(head.root == tree.root, "the root differs at \(head.size)")
            }
        },
        EventStoreContract(description: "Any range is read, and nothing beyond the head") { store in
            var lines = SampleLines()
            let commands = lines.commands(6)
            let head = try store.append(commands, after: .empty)
            let all = commands.flatMap { $0 }
            for first in 1...head.size {
                for last in first...head.size {
                    let expected = expected([Array(all[(first - 1)..<last])])
                    let read = bytes(of: try store.read(first...last))
                    try require(read == expected, "\(first)…\(last) differ")
                }
            }
            for range in [0...1, 1...head.size + 1, head.size + 1...head.size + 2] {
                let read = try? store.read(range)
                try require(read == nil, "\(range) can be read")
            }
        },
        EventStoreContract(description: "Who is slower gets headMoved, and nothing is written") {
            store in
            var lines = SampleLines()
            let head = try store.append([lines.command()], after: .empty)
            let second = lines.command()
            do {
                _ = try store.append([second], after: .empty)
                try require(false, "an append after an old head succeeded")
            } catch let error as StoreError {
                try require(error == .headMoved(head), "the error is \(error)")
            }
            try require(try store.head() == head, "the head changed")
            let other = Head(size: head.size, root: MerkleHash.empty)
            let forked = try? store.append([second], after: other)
            try require(forked == nil, "an append after another root succeeded")
            _ = try store.append([second], after: head)
        },
        EventStoreContract(description: "Nothing to append writes nothing") { store in
            var lines = SampleLines()
            let head = try store.append([lines.command()], after: .empty)
            try require(try store.append([], after: head) == head, "the head changed")
            let old = try? store.append([], after: .empty)
            try require(old == nil, "the head was not compared")
        },
        EventStoreContract(description: "Lines the log may not hold are refused") { store in
            var lines = SampleLines()
            let head = try store.append([lines.command()], after: .empty)
            let good = lines.command(of: 2)
            var wrongCrc = good
            wrongCrc[1][wrongCrc[1].count - 3] ^= 1
            let wrong: [(String, [[[UInt8]]])] = [
                ("bytes that are no line", [[Array("{}".utf8)]]), ("an empty line", [[[]]]),
                ("half a command", [[good[0]]]), ("two commands as one", [[good[0]], [good[1]]]),
                ("a later number", [[good[1]]]), ("lines out of order", [[good[1], good[0]]]),
                ("a newline", [[good[0] + [0x0A], good[1]]]), ("a wrong crc", [wrongCrc]),
            ]
            for (what, commands) in wrong {
                do {
                    _ = try store.append(commands, after: head)
                    try require(false, "\(what) was taken")
                } catch let error as StoreError {
                    guard case .badRecord = error else {
                        throw Violation(description: "\(what) is refused as \(error)")
                    }
                }
                try require(try store.head() == head, "\(what) changed the head")
            }
            _ = try store.append([good], after: head)
        },
        EventStoreContract(description: "Within an exclusive body the store reads and appends") {
            store in
            var lines = SampleLines()
            let command = lines.command()
            let size = try store.exclusively {
                try store.exclusively {
                    try store.append([command], after: try store.head()).size
                }
            }
            try require(size == 1, "the body's result is lost")
            struct Stop: Error {}
            do {
                try store.exclusively { throw Stop() }
                try require(false, "the body's error is lost")
            } catch is Stop {}
            _ = try store.append([lines.command()], after: try store.head())
        },
    ]
}
