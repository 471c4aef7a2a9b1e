public import OKRLog

/// Makes the lines of believable commands, one after the other, for tests of the log.
///
/// Numbers, revisions and times follow on; subjects are `KR-1` … `KR-3`; every second entry has
/// private text. The same seed gives the same bytes.
public struct SampleLines {
    /// The source of every line.
    public static let source = "urn:uuid:0198c0de-0000-7000-8000-000000000001"

    /// The number of the last line made.
    public private(set) var number = 0
    private var revisions: [String: Int] = [:]
    private var moment = 0
    private var random: SeededRandom

    /// Starts a new ledger's lines.
    public init(seed: UInt64 = 1) {
        random = SeededRandom(seed: seed)
    }

    /// The lines of one command that records so many entries.
    public mutating func command(of count: Int = 1, note: String = "two demos slipped") -> [[UInt8]]
    {
        moment += 1
        return (0..<count).map { index in
            line(count: index == 0 && count > 1 ? count : nil, note: note)
        }
    }

    /// Several commands of one to three entries.
    public mutating func commands(_ count: Int) -> [[[UInt8]]] {
        (0..<count).map { command(of: $0 % 3 + 1) }
    }

    private mutating func line(count: Int?, note: String) -> [UInt8] {
        number += 1
        let subject = "KR-\(number % 3 + 1)"
        let revision = revisions[subject, default: 0] + 1
        revisions[subject] = revision
        let isPrivate = number % 2 == 0
        let envelope = Envelope(
            number: number, source: SampleLines.source,
            type: "goalledger.check-in-recorded.v1", subject: subject, time: time(moment),
            actor: "p1", count: count, revision: revision)
        return SampleLines.write(
            envelope, data: [("on", "\"2026-02-12\""), ("value", "\(number).5")],
            private: isPrivate ? [("note", note)] : nil,
            salt: (0..<16).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }

    /// An instant so many microseconds after an arbitrary one.
    public func time(_ microsecond: Int) -> String {
        let digits = String(microsecond)
        return "2026-02-13T09:00:00." + String(repeating: "0", count: 6 - digits.count) + digits
            + "Z"
    }

    /// A line from parts that are known to be fine.
    public static func write(
        _ envelope: Envelope, data: [(name: String, json: String)],
        private texts: [(name: String, text: String)]? = nil,
        salt: [UInt8] = Array(repeating: 7, count: 16)
    ) -> [UInt8] {
        let members = data.map { (name: $0.name, json: Array($0.json.utf8)) }
        do throws(LineError) {
            return try LineWriter.write(envelope, data: members, private: texts, salt: salt)
        } catch {
            preconditionFailure("the sample line is not canonical: \(error)")
        }
    }
}
