/// A file to import: its name for messages, and its bytes.
public struct ImportFile: Hashable, Sendable {
    /// The name that stands before line and column in messages.
    public let name: String
    /// The bytes.
    public let bytes: [UInt8]

    /// Puts a name and bytes together.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// How an import treats what is not plain.
public struct ImportOptions: Hashable, Sendable {
    /// Whether the good rows are planned although others are bad.
    public var isPartial: Bool
    /// What confidence is a part of: 1, 10 or 100.
    public var confidenceScale: ConfidenceScale
    /// Whether columns that nobody knows are passed over.
    public var ignoresUnknownColumns: Bool
    /// The handles of those who record the import and whom the ledger may learn of by that.
    public var authors: [String]

    /// The highest confidence there is on the scale of a sheet.
    public enum ConfidenceScale: Int, CaseIterable, Sendable {
        /// From 0 to 1.
        case one = 1
        /// From 0 to 10.
        case ten = 10
        /// From 0 to 100.
        case hundred = 100
    }

    /// Makes the options of an import.
    public init(
        isPartial: Bool = false, confidenceScale: ConfidenceScale = .one,
        ignoresUnknownColumns: Bool = false, authors: [String] = []
    ) {
        self.isPartial = isPartial
        self.confidenceScale = confidenceScale
        self.ignoresUnknownColumns = ignoresUnknownColumns
        self.authors = authors
    }
}
