public import OKRModel

/// A command with who gives it and how it is to be recorded.
public struct Request: Sendable {
    /// What is intended.
    public var command: any Command
    /// Who gives it.
    public var author: Author
    /// The key under which it is recorded once, for ever.
    public var key: CommandKey?
    /// The revision that its subject must have; 0 for one that does not exist yet.
    public var expectedRevision: Int?
    /// Whether a clock far from the last entry is accepted, and noted.
    public var acceptsClock: Bool
    /// The entry of the import it comes by, or nil.
    public var importedBy: Int?

    /// Makes a request.
    public init(
        _ command: any Command, by author: Author, key: CommandKey? = nil,
        expectedRevision: Int? = nil, acceptsClock: Bool = false, importedBy: Int? = nil
    ) {
        self.command = command
        self.author = author
        self.key = key
        self.expectedRevision = expectedRevision
        self.acceptsClock = acceptsClock
        self.importedBy = importedBy
    }
}

/// A key under which a command is recorded once, however often it is sent.
public struct CommandKey: Hashable, Sendable {
    /// The key: letters, digits and `. _ - : / + = @ #`, at most 128.
    public let text: String
    /// A hash of the options as they were given, or nil where the key says it all.
    public let options: String?

    /// Makes a key; refuses one out of its grammar.
    public init(_ text: String, options: String? = nil) throws(Refusal) {
        let marks = Set("._-:/+=@#".utf8)
        let isPlain = text.utf8.allSatisfy { byte in
            marks.contains(byte) || (48...57).contains(byte) || (65...90).contains(byte)
                || (97...122).contains(byte)
        }
        guard isPlain, (1...128).contains(text.utf8.count) else {
            throw Refusal(
                "“\(text)” cannot be a key",
                "use letters, digits and . _ - : / + = @ #, at most 128, "
                    + "and nothing private: a key can never be erased")
        }
        self.text = text
        self.options = options
    }
}

/// What became of a request.
public struct Recorded: Sendable {
    /// The entries, in order; empty where nothing changed.
    public var entries: [Entry]
    /// The identifier of what was created.
    public var created: String?
    /// Things the author should know.
    public var remarks: [String]
    /// Why nothing was recorded.
    public var nothing: String?
    /// Whether the command had been recorded before under its key.
    public var isRepetition = false

    /// The entries that say what was done, without those that only add who did it.
    public var ownEntries: [Entry] { Array(entries[...].ownEntries) }
}

/// What became of one request among several.
public enum RequestResult: Sendable {
    /// It was recorded, or changed nothing.
    case recorded(Recorded)
    /// A rule refused it.
    case refused(Refusal)
}

/// How several requests are recorded together.
public enum RecordingMode: Sendable {
    /// The first refusal ends it; what came before is recorded.
    case stopAtRefusal
    /// Refusals are reported and the rest is recorded.
    case keepGoing
    /// Everything is decided before anything is recorded; one refusal and nothing is.
    case atomic
    /// Everything is decided and nothing is recorded.
    case dryRun
}
