internal import OKRText

// goalledger/0198c0de-…                                    origin
// 20852163                                                 size
// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=             root, base64
// (extension lines)
//                                                          an empty line before signatures
// — example.com/witness Az3grlgtzPIC…                      name, base64(key id ‖ signature)
//
// C2SP tlog-checkpoint and signed-note. A text is a checkpoint if and only if
// 1. it is valid UTF-8 and has no control character but the newline;
// 2. every line ends in a newline; the last empty line parts the text from the signatures;
// 3. the text is three or more lines, none empty: origin, size, root, extensions;
// 4. the size is a decimal without sign and leading zeros, the root the base64 of 32 bytes;
// 5. after an empty line there is a signature line or more: U+2014, a space, a name without spaces
//    and +, a space, the base64 of at least five bytes.
// A text without an empty line is a checkpoint that nobody signed.

/// The size and root of a log at one moment, as text that others can keep and sign.
public struct Checkpoint: Hashable, Sendable {
    /// Which log it is, such as `goalledger/` and its UUID.
    public var origin: String
    /// The number of entries.
    public var size: Int
    /// The Merkle root over them.
    public var root: Digest
    /// Further lines of the text, kept as they are.
    public var extensions: [String]
    /// The signature lines, kept as they are.
    public var signatures: [String]

    /// Makes a checkpoint.
    public init(
        origin: String, size: Int, root: Digest, extensions: [String] = [],
        signatures: [String] = []
    ) {
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
        self.signatures = signatures
    }

    /// The origin of the ledger whose entries have this source; nil unless it is `urn:uuid:…`.
    public static func origin(ofSource source: String) -> String? {
        let prefix = "urn:uuid:"
        guard source.hasPrefix(prefix), source.utf8.count > prefix.utf8.count else { return nil }
        return "goalledger/" + source.dropFirst(prefix.count)
    }

    /// The part that is signed: the lines up to the signatures, each ended by a newline.
    public var signedText: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// The whole text.
    public var text: String {
        guard !signatures.isEmpty else { return signedText }
        return signedText + "\n" + signatures.map { $0 + "\n" }.joined()
    }
}

/// Why a text is not a checkpoint.
public struct CheckpointError: Error, Hashable, Sendable {
    /// The line at fault, counted from 1.
    public let line: Int
    /// The rule that is broken, as a phrase.
    public let problem: String
}

extension CheckpointError: CustomStringConvertible {
    /// The problem and its line in one phrase.
    public var description: String { "\(problem) (line \(line))" }
}
