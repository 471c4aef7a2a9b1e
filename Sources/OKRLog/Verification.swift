/// What verifying a ledger found: how far it goes, its root, and everything that is wrong.
public struct Verification: Hashable, Sendable {
    /// The rules that a ledger is held to.
    public enum Rule: String, Hashable, Sendable, CaseIterable {
        /// The line is canonical.
        case form
        /// The crc is right.
        case crc
        /// The commitment is that of the private text.
        case commitment
        /// The entries are numbered without gaps.
        case number
        /// The entries of a subject are numbered without gaps.
        case revision
        /// Times are later from command to command and equal within one.
        case time
        /// Commands are whole and never divided between segments.
        case command
        /// Private text is erased only where a later entry says so.
        case erased
        /// All entries are of one ledger.
        case source
        /// The segments follow each other, and nothing else is among them.
        case segment
        /// The head is valid and says what the log does.
        case head
        /// Stored tiles are those of the log.
        case tiles
    }

    /// One thing that is wrong.
    public struct Finding: Hashable, Sendable {
        /// The rule that is broken.
        public var rule: Rule
        /// The file, where it is known.
        public var file: String?
        /// The entry, where it is about one.
        public var entry: Int?
        /// What is wrong, in one sentence.
        public var problem: String
        /// What to do, in one sentence.
        public var remedy: String
    }

    /// How a checkpoint compares.
    public struct Comparison: Hashable, Sendable {
        /// The checkpoint.
        public var checkpoint: Checkpoint
        /// What differs, in one sentence; nil if the ledger begins with exactly its entries.
        public var problem: String?
    }

    /// The number of entries that were read.
    public internal(set) var size = 0
    /// The Merkle root over them.
    public internal(set) var root = MerkleHash.empty
    /// The source of the first entry; nil without entries.
    public internal(set) var source: String?
    /// What is wrong, the first thousand at most.
    public internal(set) var findings: [Finding] = []
    /// How many things are wrong.
    public internal(set) var findingCount = 0
    /// What is worth knowing but not wrong, in sentences.
    public internal(set) var notes: [String] = []
    /// The checkpoints that were given, compared.
    public internal(set) var comparisons: [Comparison] = []

    /// Whether nothing is wrong and every checkpoint agrees.
    public var isGood: Bool {
        findingCount == 0 && comparisons.allSatisfy { $0.problem == nil }
    }

    static let mostFindings = 1000

    mutating func add(_ finding: Finding) {
        findingCount += 1
        if findings.count < Verification.mostFindings { findings.append(finding) }
    }
}

extension Verification.Finding: CustomStringConvertible {
    /// File, entry, problem and remedy in one line.
    public var description: String {
        let place = [file, entry.map { "entry \($0)" }].compactMap { $0 }.joined(separator: ", ")
        return (place.isEmpty ? "" : place + ": ") + problem + " " + remedy
    }
}
