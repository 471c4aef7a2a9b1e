/// How far a ledger is acknowledged: the number of its entries and the root over them.
public struct Head: Hashable, Sendable {
    /// The number of entries.
    public var size: Int
    /// The Merkle root over their leaf hashes.
    public var root: Digest

    /// Makes a head from a number of entries and the root over them.
    public init(size: Int, root: Digest) {
        self.size = size
        self.root = root
    }

    /// The head of a ledger without entries.
    public static let empty = Head(size: 0, root: MerkleHash.empty)
}

/// Whole lines that follow each other, as one piece of memory.
public struct LogChunk: Hashable, Sendable {
    /// The number of the first entry.
    public let first: Int
    /// The number of entries.
    public let count: Int
    /// The lines, each ended by a newline.
    public let bytes: [UInt8]

    /// Makes a chunk of `count` lines, the first of which is entry `first`.
    public init(first: Int, count: Int, bytes: [UInt8]) {
        self.first = first
        self.count = count
        self.bytes = bytes
    }
}

/// Where the lines of a ledger are kept: append after an expected head, read a range, never alter.
///
/// A store keeps canonical lines (LineScanner.swift) and gives them back byte for byte. What every
/// store promises:
///
/// 1. When `append` returns, its lines are durable (as far as the store's medium is) and in `head`.
/// 2. Entry numbers run 1, 2, 3 … without gaps, in the order of acknowledgement.
/// 3. A command, that is one element of `commands`, is recorded whole or not at all; of several
///    commands in one call a beginning may survive a crash, never a later one without an earlier.
/// 4. One `append` at a time succeeds: whoever comes after another writer gets `headMoved` with the
///    new head and nothing is written.
/// 5. Readers never wait for writers, and see acknowledged entries only.
/// 6. What was acknowledged is never altered or dropped; if it was, by whatever accident, reading
///    it or appending after it throws `damaged`.
///
/// Calls may come from any thread.
public protocol EventStore: AnyObject, Sendable {
    /// What is acknowledged now, by any process.
    func head() throws(StoreError) -> Head

    /// Appends commands, each its lines without newlines, if the head is still the expected one.
    ///
    /// All commands of one call are made durable together. The first line's number has to be
    /// `expected.size + 1`, the first line of a command has to carry its number of lines in `count`
    /// where they are more than one, and no other line a `count`. Without any command nothing is
    /// written, but the head is compared.
    ///
    /// - Returns: the head after the last line.
    /// - Throws: `headMoved` if another writer was faster, `badRecord` if a line is not canonical,
    ///   its crc or commitment is wrong or its number is not the next; then nothing was written.
    func append(_ commands: [[[UInt8]]], after expected: Head) throws(StoreError) -> Head

    /// Reads entries, in order, as whole lines in a few pieces of memory.
    ///
    /// Every line given is canonical, has the number that is due, a good crc and, where its private
    /// text is not erased, a good commitment. Entries up to the
    /// head that `head()` returned are there; asking for later ones throws `badRecord`.
    func read(_ entries: ClosedRange<Int>) throws(StoreError) -> [LogChunk]

    /// Runs the body while no other writer can append; `append` may be called within.
    ///
    /// It waits for its turn. A store without such a lock just runs the body, which then has to be
    /// prepared for `headMoved`.
    func exclusively<Result>(_ body: () throws -> Result) throws -> Result
}

extension EventStore {
    /// Runs the body: what a store without a lock of its own does.
    public func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
        try body()
    }
}
