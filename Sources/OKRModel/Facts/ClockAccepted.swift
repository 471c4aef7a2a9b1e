/// The author said that the clock is right although it is far from the last entry.
///
/// Recorded in front of the events of the command that was given with `--clock-is-right`.
public struct ClockAccepted: LedgerFact {
    /// The name on the wire.
    public static let name = "clock-accepted"
    /// The members of the payload.
    public static let schema = Schema(["difference": .whole])

    /// Seconds from the last entry to the clock; negative where the clock is behind.
    public let difference: Int

    /// Makes the fact.
    public init(difference: Int) {
        self.difference = difference
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("difference", difference)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        difference = try required(fields.whole("difference"), "difference")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let way = difference < 0 ? "behind" : "ahead of"
        return "said that the clock is right, \(abs(difference)) seconds \(way) the last entry"
    }

    /// Changes nothing.
    public func evolve(_ ledger: inout LedgerDescription?, at entry: Entry) -> Applied { .applied }
}
