public import OKRModel
public import OKRText

/// Where an answer comes from: the ledger, the entry as of which it holds, and the day it is about.
public struct Provenance: Sendable {
    /// The ledger's name.
    public var ledgerName: String
    /// The ledger's identifier, a UUID.
    public var ledgerID: String
    /// How many entries the answer rests on.
    public var entries: Int
    /// The root hash over those entries, 64 hexadecimal digits.
    public var root: String
    /// When the last of them was recorded.
    public var time: Instant
    /// The day the answer is about.
    public var on: Day
    /// The zone of the ledger's civil days.
    public var zone: Zone
    /// Whether the ledger was made on a simulated clock.
    public var isSimulated: Bool

    /// Makes the provenance of an answer.
    public init(
        ledgerName: String, ledgerID: String, entries: Int, root: String, time: Instant, on: Day,
        zone: Zone, isSimulated: Bool
    ) {
        self.ledgerName = ledgerName
        self.ledgerID = ledgerID
        self.entries = entries
        self.root = root
        self.time = time
        self.on = on
        self.zone = zone
        self.isSimulated = isSimulated
    }

    /// The lines under a report's title.
    public var lines: [Content] {
        let recorded = zone.wallClock(time)
        var lines: [Content] = [
            "\(ledgerName) · as known at @\(entries), recorded \(recorded) · about \(on.inWords)"
        ]
        if isSimulated {
            lines.append(.text(simulation))
        }
        return lines
    }

    /// What is said of a ledger that was made on a simulated clock.
    var simulation: String { "made on a simulated clock: its times are part of a story" }

    /// The members that every JSON answer begins with.
    public var json: [JSON.Member] {
        [
            .init(
                "ledger",
                .object([
                    .init("name", .string(ledgerName)), .init("id", .string(ledgerID)),
                    .init("entries", .integer(entries)), .init("root", .string(root)),
                ])),
            .init(
                "asOf",
                .object([
                    .init("entry", .integer(entries)), .init("time", .string(time.description)),
                ])),
            .init("on", .string(on.description)),
        ]
    }
}

extension Zone {
    /// The civil day and time of an instant as people read it: `2026-02-13 10:00`.
    public func wallClock(_ instant: Instant) -> String {
        let (day, seconds) = localTime(of: instant)
        let parts = [seconds / 3600, seconds / 60 % 60].map { value in
            value < 10 ? "0\(value)" : "\(value)"
        }
        return "\(day) \(parts[0]):\(parts[1])"
    }
}
