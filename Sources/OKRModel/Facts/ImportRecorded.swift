/// Notes that a file is being imported; the entries that come from it name this one.
public struct RecordImport: Command {
    /// Where the rows came from, as the author named it.
    public let source: String
    /// The SHA-256 of the source's bytes, 64 hexadecimal digits.
    public let digest: String
    /// How many rows are about to be recorded.
    public let rows: Int

    /// Makes the intention.
    public init(source: String, digest: String, rows: Int) {
        self.source = source
        self.digest = digest
        self.rows = rows
    }

    /// Refuses a digest that is none, because open members are never free text.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let isHash = digest.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard isHash, digest.utf8.count == 64, rows >= 0 else {
            throw Refusal(
                "“\(digest)” is not the SHA-256 of \(rows) rows",
                "give 64 digits from 0 to 9 and a to f")
        }
        let fact = ImportRecorded(source: source, digest: digest, rows: rows)
        return Decision(.ledger, .importRecorded(fact))
    }
}

/// An import began: the entries correlated with this one came from it.
public struct ImportRecorded: LedgerFact {
    /// The name on the wire.
    public static let name = "import-recorded"
    /// The members of the payload.
    public static let schema = Schema(["sha256": .word, "rows": .whole], texts: ["source"])

    /// Where the rows came from; nil once erased.
    public let source: String?
    /// The SHA-256 of the source's bytes, 64 hexadecimal digits.
    public let digest: String
    /// How many rows were about to be recorded.
    public let rows: Int

    init(source: String?, digest: String, rows: Int) {
        self.source = source
        self.digest = digest
        self.rows = rows
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("sha256", digest)
        fields.add("rows", rows)
        fields.addText("source", source)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        source = fields.text("source")
        digest = try required(fields.word("sha256"), "sha256")
        rows = try required(fields.whole("rows"), "rows")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let name = source.map { " from “\($0)”" } ?? ""
        return "imported \(rows) \(rows == 1 ? "row" : "rows")\(name)"
    }

    /// Changes nothing.
    public func evolve(_ ledger: inout LedgerDescription?, at entry: Entry) -> Applied { .applied }
}
