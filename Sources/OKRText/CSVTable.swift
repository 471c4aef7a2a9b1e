/// A table read from comma-separated text whose cells know where they stand in the file.
///
/// RFC 4180, with `;` or a tab instead of the comma where the header says so, a byte order mark
/// accepted, and blank lines left out.
public struct CSVTable: Hashable, Sendable {
    /// What stands between cells, detected from the header: `,`, `;` or a tab.
    public let separator: Character
    /// The cells of the first line that is not blank.
    public let header: [CSVCell]
    /// The rows below the header, each with as many cells as the header.
    public let rows: [CSVRow]

    /// Reads a table; throws every fault of its syntax at once.
    ///
    /// A row that ends early is filled with empty cells. Linear in the number of bytes.
    public init(parsing bytes: [UInt8]) throws(CSVError) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(CSVError) in
            if let fault = CSVTable.encodingFault(in: bytes) { throw CSVError(faults: [fault]) }
            var parser = CSVParser(bytes: bytes)
            return try parser.table()
        }
    }

    init(separator: Character, header: [CSVCell], rows: [CSVRow]) {
        self.separator = separator
        self.header = header
        self.rows = rows
    }

    private static func encodingFault(in bytes: UnsafeBufferPointer<UInt8>) -> CSVError.Fault? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return CSVError.Fault(1, 1, "the file is UTF-16", "save it as CSV in UTF-8")
        }
        let zero = bytes.firstIndex(of: 0)
        let invalid = firstInvalidUTF8(in: bytes)
        guard let offset = [zero, invalid].compactMap({ $0 }).min() else { return nil }
        var place = CSVPlace()
        for index in 0..<offset {
            place.step(over: bytes[index], before: bytes[index + 1])
        }
        let problem = offset == zero ? "a zero byte stands here" : "this is not valid UTF-8"
        return CSVError.Fault(place.line, place.column, problem, "save the file as CSV in UTF-8")
    }
}

/// A row of a table and the line on which it begins.
public struct CSVRow: Hashable, Sendable {
    /// The line on which the row begins, counted from 1.
    public let line: Int
    /// The cells from left to right.
    public let cells: [CSVCell]
}

/// A cell of a table and where it begins.
public struct CSVCell: Hashable, Sendable {
    /// What the cell says, without its quotes; a line break inside it is one `\n`.
    public let text: String
    /// The line on which the cell begins, counted from 1.
    public let line: Int
    /// The column in characters (Unicode scalars) at which it begins, counted from 1.
    public let column: Int

    var isBlank: Bool {
        text.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}

/// All faults in the syntax of a table.
public struct CSVError: Error, Hashable, Sendable {
    /// The faults in the order of the file; at least one.
    public let faults: [Fault]
    /// The table without the rows that have too many cells, where nothing else is wrong with it.
    public let rest: CSVTable?

    init(faults: [Fault], rest: CSVTable? = nil) {
        self.faults = faults
        self.rest = rest
    }

    /// One fault, where it is, and what to do about it.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// The line, counted from 1.
        public let line: Int
        /// The column in characters (Unicode scalars), counted from 1.
        public let column: Int
        /// What is wrong.
        public let problem: String
        /// What would be right.
        public let remedy: String

        init(_ line: Int, _ column: Int, _ problem: String, _ remedy: String) {
            self.line = line
            self.column = column
            self.problem = problem
            self.remedy = remedy
        }

        /// Line, column, what is wrong and what would be right, in one line.
        public var description: String {
            "\(line):\(column): \(problem); \(remedy)"
        }
    }
}
