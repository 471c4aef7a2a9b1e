/// A command with a key changed nothing; noted, so that repeating it later does nothing either.
public struct CommandNoted: LedgerFact {
    /// The name on the wire.
    public static let name = "command-noted"
    /// The members of the payload.
    public static let schema = Schema([:], texts: [])

    /// Makes the fact.
    public init() {}

    /// The payload, which is empty: the key stands in the entry itself.
    public var fields: Fields { Fields() }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {}

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "gave a command that changed nothing"
    }

    /// Changes nothing.
    public func evolve(_ ledger: inout LedgerDescription?, at entry: Entry) -> Applied { .applied }
}
