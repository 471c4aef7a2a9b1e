internal import OKRText

// Leaf form = the line without its newline, the value of `private` written as `null`.
// crc       = CRC-32C over the leaf form up to `,"crc"`.
// leaf hash = SHA-256(0x00 ‖ leaf form).
// So neither crc nor leaf hash depends on private text, and erasing it changes neither.

/// One entry as a canonical line: its bytes and where their parts are.
public struct Line: Sendable {
    /// The line without its newline.
    public let bytes: [UInt8]
    /// Where the parts are.
    public let layout: LineLayout

    /// Reads a line, given without its newline, and refuses it if it is not canonical.
    ///
    /// Whether its crc and its commitment are right is asked apart. Linear.
    ///
    /// - Throws: the first broken rule of LineScanner.swift and its column.
    public init(parsing bytes: [UInt8]) throws(LineError) {
        var scanner = LineScanner()
        try self.init(parsing: bytes, with: &scanner)
    }

    /// Reads a line with a scanner that is used for many: saves an allocation for each.
    public init(parsing bytes: [UInt8], with scanner: inout LineScanner) throws(LineError) {
        var outcome = Result<LineLayout, LineError>.success(LineLayout())
        bytes.withUnsafeBufferPointer { line in
            outcome = Result { () throws(LineError) in try scanner.scan(line) }
        }
        self.bytes = bytes
        layout = try outcome.get()
    }

    /// The entry's number.
    public var number: Int { layout.number }

    /// What the entry says of itself, its texts decoded.
    public var envelope: Envelope {
        Envelope(
            number: layout.number, source: text(at: layout.source), type: text(at: layout.type),
            subject: text(at: layout.subject), time: text(at: layout.time),
            actor: text(at: layout.actor), onBehalfOf: layout.onBehalfOf.map(text),
            relayedBy: layout.relayedBy.map(text),
            correlationID: layout.correlationID.map(text),
            causationID: layout.causationID.map(text), commandKey: layout.commandKey.map(text),
            count: layout.count, revision: layout.revision)
    }

    /// The object in `data`, its braces included.
    public var data: ArraySlice<UInt8> { bytes[layout.data] }

    /// The object in `private`, or `null`; nil where there is no such member.
    public var privateValue: ArraySlice<UInt8>? { layout.privateValue.map { bytes[$0] } }

    /// Whether there is a `private` member whose text was erased.
    public var privateIsNull: Bool { layout.privateIsNull }

    /// The texts in `private` but the salt; nil where there are none or they were erased.
    public var privateTexts: [(name: String, text: String)]? {
        guard let value = privateValue, !privateIsNull else { return nil }
        guard case .object(let members)? = try? JSON(parsing: Array(value)) else { return nil }
        var texts: [(name: String, text: String)] = []
        for member in members where member.name != "salt" {
            guard case .string(let text) = member.value else { return nil }
            texts.append((member.name, text))
        }
        return texts
    }

    /// The hash in `commitment`; nil where there is no such member.
    public var commitment: Digest? {
        layout.commitment.flatMap { Digest(base64: text(at: $0)) }
    }

    /// The line with the value of `private` written as `null`.
    public var leafForm: [UInt8] {
        bytes.withUnsafeBufferPointer { layout.leafForm(of: $0) }
    }

    /// The entry's leaf in the Merkle tree: SHA-256 of a zero byte and the leaf form.
    public var leafHash: Digest { MerkleHash.leaf(leafForm) }

    /// Whether `crc` is the CRC-32C of the leaf form up to `,"crc"`.
    public var crcIsGood: Bool {
        bytes.withUnsafeBufferPointer { layout.crcIsGood(in: $0) }
    }

    /// Whether `commitment` is the SHA-256 of `private`; also true where nothing is left to check.
    public var commitmentIsGood: Bool {
        bytes.withUnsafeBufferPointer { layout.commitmentIsGood(in: $0) }
    }

    private func text(at range: Range<Int>) -> String {
        let written = bytes[range]
        guard written.contains(UInt8(ascii: "\\")) else {
            return String(decoding: written, as: UTF8.self)
        }
        let quoted = Array(bytes[range.lowerBound - 1...range.upperBound])
        guard case .string(let text)? = try? JSON(parsing: quoted) else {
            return String(decoding: written, as: UTF8.self)
        }
        return text
    }
}
