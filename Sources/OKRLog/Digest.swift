internal import OKRText

/// A SHA-256 hash: 32 bytes, equal when all of them are.
public struct Digest: Hashable, Sendable {
    // Four words, most significant first: a digest is copied and compared without the heap.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// The number of bytes in a digest.
    public static let byteCount = 32

    /// Takes 32 bytes; nil for any other number of them.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Digest.byteCount else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    /// Takes the eight state words of a finished SHA-256, most significant byte first.
    init(state: [UInt32]) {
        precondition(state.count == 8, "a SHA-256 state has eight words")
        func pair(_ index: Int) -> UInt64 {
            (UInt64(state[index]) << 32 | UInt64(state[index + 1])).bigEndian
        }
        words = (pair(0), pair(2), pair(4), pair(6))
    }

    /// Reads 64 lower-case hexadecimal digits; nil for any other text.
    public init?(hex: some StringProtocol) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Digest.byteCount)
        var high: UInt8?
        for character in hex.utf8 {
            guard let digit = hexadecimalValue(of: character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil else { return nil }
        self.init(bytes)
    }

    /// Reads the padded, canonical base64 of 32 bytes (RFC 4648 §4); nil for any other text.
    public init?(base64: some StringProtocol) {
        guard let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hex: String { withUnsafeBytes { hexadecimal($0) } }

    /// The digest as padded base64 (RFC 4648 §4), 44 characters.
    public var base64: String { Base64.encode(bytes) }

    /// Calls the body with the 32 bytes in place.
    public func withUnsafeBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try Swift.withUnsafeBytes(of: words, body)
    }

    /// Whether all 32 bytes are the same.
    public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

    /// Feeds the first eight bytes to the hasher: a hash of a hash needs no more.
    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension Digest: CustomStringConvertible {
    /// The digest as 64 lower-case hexadecimal digits.
    public var description: String { hex }
}
