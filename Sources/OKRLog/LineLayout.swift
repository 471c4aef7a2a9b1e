/// Where the parts of a canonical line are, as byte ranges, and the numbers read on the way.
///
/// Ranges of texts leave their quotation marks out and cover the text as it is written, escapes
/// and all.
public struct LineLayout: Hashable, Sendable {
    /// The entry's number (`id`).
    public internal(set) var number = 0
    /// The text of `source`.
    public internal(set) var source = 0..<0
    /// The text of `type`.
    public internal(set) var type = 0..<0
    /// The text of `subject`.
    public internal(set) var subject = 0..<0
    /// The text of `time`.
    public internal(set) var time = 0..<0
    /// The text of `actor`.
    public internal(set) var actor = 0..<0
    /// The text of `onbehalfof`.
    public internal(set) var onBehalfOf: Range<Int>?
    /// The text of `relayedby`.
    public internal(set) var relayedBy: Range<Int>?
    /// The text of `correlationid`.
    public internal(set) var correlationID: Range<Int>?
    /// The text of `causationid`.
    public internal(set) var causationID: Range<Int>?
    /// The text of `commandkey`.
    public internal(set) var commandKey: Range<Int>?
    /// The value of `count`.
    public internal(set) var count: Int?
    /// The value of `revision`.
    public internal(set) var revision = 0
    /// The object in `data`, its braces included.
    public internal(set) var data = 0..<0
    /// The text of `commitment`: 44 characters of base64.
    public internal(set) var commitment: Range<Int>?
    /// The value of `private`: an object with its braces, or `null`.
    public internal(set) var privateValue: Range<Int>?
    /// Where `,"crc"` begins: the crc covers the leaf form up to here.
    public internal(set) var checkStart = 0
    /// The value of `crc`.
    public internal(set) var crc: UInt32 = 0

    /// How many entries the command has that this entry would begin.
    public var commandCount: Int { count ?? 1 }
}
