import OKRModel
import OKRText

/// A table whose columns are known.
struct Sheet {
    /// The place of the file among the files of the import.
    let file: Int
    let name: String
    let kind: SheetKind
    let rows: [CSVRow]
    /// Whether numbers may have a decimal comma.
    let hasDecimalComma: Bool
    private let indexes: [Column: Int]
    private let keyColumns: [Column]

    /// Reads a file; adds what is wrong with its syntax or header to the problems.
    ///
    /// Nil where the rows cannot be told apart; `isSound` is false where only some columns cannot.
    init?(_ file: ImportFile, index: Int, options: ImportOptions, problems: ProblemList) {
        let table: CSVTable
        do throws(CSVError) {
            table = try CSVTable(parsing: file.bytes)
        } catch {
            for fault in error.faults {
                problems.add(
                    file: index, line: fault.line, column: fault.column, fault.problem,
                    fault.remedy, isOfOneRow: error.rest != nil)
            }
            guard let rest = error.rest else { return nil }
            table = rest
        }
        self.file = index
        name = file.name
        rows = table.rows
        hasDecimalComma = table.separator == ";"
        let header = SheetHeader(table.header, file: index, problems: problems)
        guard let kind = header.kind else { return nil }
        self.kind = kind
        indexes = header.indexes(of: kind, table.rows, options)
        keyColumns = indexes.keys.filter { $0 != .key && !kind.passedOver.contains($0) }
            .sorted { $0.rawValue < $1.rawValue }
    }

    func cell(_ column: Column, of row: CSVRow) -> CSVCell? {
        indexes[column].map { row.cells[$0] }
    }

    /// The text of a cell without the spaces around it; nil where it is blank.
    func text(_ column: Column, of row: CSVRow) -> String? {
        guard let cell = cell(column, of: row) else { return nil }
        let text = Sheet.trimmed(cell.text)
        return text.isEmpty ? nil : text
    }

    /// The cells that say something, in a form that does not depend on how the file was saved.
    ///
    /// Sorted by column, without the column `key`, those that are passed over and those that nobody
    /// knows; decimal commas are points.
    func normalizedCells(of row: CSVRow) -> [(column: Column, text: String)] {
        keyColumns.compactMap { column in
            guard let text = text(column, of: row) else { return nil }
            return (column, column.hasNumbers ? plainNumbers(text) : text)
        }
    }

    /// Whether a row of check-ins has nothing filled in, although there is something to fill in.
    func isBlank(_ row: CSVRow) -> Bool {
        let own = Column.toFillIn.filter { indexes[$0] != nil }
        return kind == .checkIns && !own.isEmpty && own.allSatisfy { text($0, of: row) == nil }
    }

    /// A number with a decimal point, where the sheet writes a comma.
    func plainNumber(_ text: String) -> String {
        guard hasDecimalComma else { return text }
        return String(text.map { $0 == "," ? "." : $0 })
    }

    /// What to write instead of a text that is no number.
    func remedy(forNumber text: String) -> String {
        let point = hasDecimalComma ? "comma" : "point"
        // 1.234,5 or 1,234.5 or 1 234 or 1'234; a single point or comma may be a decimal one.
        let digits = text.filter { !".,'’ \u{A0}\u{202F}".contains($0) }
        let marks = text.filter { !$0.isNumber && $0 != "-" }
        if Decimal(digits) != nil, marks.count > 1 || !".,".contains(marks) {
            return "leave out what sets the thousands apart: digits with at most one decimal "
                + point
        }
        return text.contains(",") && !hasDecimalComma
            ? "write a decimal point, or separate the cells with semicolons"
            : "write digits with at most one decimal \(point), at most 15 of them"
    }

    /// The numbers of a list such as `2026-02-01=40,5;2026-03-01=60` with decimal points, where the
    /// sheet writes commas; everything else as it stands.
    func plainNumbers(_ text: String) -> String {
        guard hasDecimalComma, text.contains(",") else { return text }
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        return parts.map { part in
            let start = part.lastIndex(of: "=").map(part.index(after:)) ?? part.startIndex
            let end = part[start...].lastIndex(of: "@") ?? part.endIndex
            let number = plainNumber(String(part[start..<end]))
            guard Decimal(Sheet.trimmed(number)) != nil else { return String(part) }
            return part[..<start] + number + part[end...]
        }.joined(separator: ";")
    }

    static func trimmed(_ text: String) -> String {
        let isPlain = { (byte: UInt8?) in byte.map { $0 > 0x20 && $0 < 0x7F } ?? true }
        if isPlain(text.utf8.first), isPlain(text.utf8.last) { return text }
        var rest = text.unicodeScalars[...]
        while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
        while rest.last?.properties.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
