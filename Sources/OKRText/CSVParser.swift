// [EF BB BF]  cell,cell,"a cell, with ""quotes"" and
// line breaks",cell  CRLF | LF | CR  …
//
// 1. The separator is what the header has most of outside quotes: comma, semicolon or tab.
// 2. A cell that begins with a quote ends with a quote; a quote inside it is doubled.
// 3. No quote stands inside a cell that does not begin with one.
// 4. A row has no more cells than the header, empty ones at its end aside.
// 5. Lines of nothing but spaces, tabs and separators count as blank and are left out.

struct CSVParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let separator: UInt8
    private var position: Int
    private var place = CSVPlace()
    private var rowEnd = CSVPlace()
    private var faults: [CSVError.Fault] = []
    private var surplusFaults = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        separator = CSVParser.separator(in: bytes[position...])
    }

    mutating func table() throws(CSVError) -> CSVTable {
        var header: CSVRow?
        var rows: [CSVRow] = []
        while position < bytes.count {
            let row = row()
            if row.cells.allSatisfy(\.isBlank) { continue }
            if let header {
                if let row = fitted(row, to: header.cells.count) { rows.append(row) }
            } else {
                header = row
            }
        }
        if header == nil {
            fault("the file is empty", "begin it with a line of column names", at: CSVPlace())
        }
        guard let header else { throw CSVError(faults: faults) }
        let separator = Character(Unicode.Scalar(separator))
        let table = CSVTable(separator: separator, header: header.cells, rows: rows)
        if faults.isEmpty { return table }
        throw CSVError(faults: faults, rest: faults.count == surplusFaults ? table : nil)
    }

    private static func separator(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var counts = [0, 0, 0]
        var isQuoted = false
        var isBlank = true
        for byte in bytes {
            let endsLine = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if endsLine && !isQuoted && !isBlank { break }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, let index = candidates.firstIndex(of: byte) {
                counts[index] += 1
            } else if !endsLine && byte != UInt8(ascii: " ") {
                isBlank = false
            }
            if endsLine && isBlank { counts = [0, 0, 0] }
        }
        let most = max(counts[0], counts[1], counts[2])
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    /// The row with as many cells as the header; nil where it has more that say something.
    private mutating func fitted(_ row: CSVRow, to count: Int) -> CSVRow? {
        var cells = row.cells
        if cells.count > count {
            if let surplus = cells[count...].first(where: { !$0.isBlank }) {
                let separator = Character(Unicode.Scalar(separator))
                faults.append(
                    CSVError.Fault(
                        surplus.line, surplus.column,
                        "the row has more cells than the header's \(count)",
                        "put a cell that contains “\(separator)” in quotes"
                    ))
                surplusFaults += 1
                return nil
            }
            cells.removeSubrange(count...)
        }
        while cells.count < count {
            cells.append(CSVCell(text: "", line: rowEnd.line, column: rowEnd.column))
        }
        return CSVRow(line: row.line, cells: cells)
    }

    private mutating func fault(_ problem: String, _ remedy: String, at place: CSVPlace) {
        faults.append(CSVError.Fault(place.line, place.column, problem, remedy))
    }
}

// MARK: Rows and cells

extension CSVParser {
    private var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private var isAtEndOfCell: Bool {
        guard let next else { return true }
        return next == separator || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
    }

    private mutating func step() {
        let following = position + 1 < bytes.count ? bytes[position + 1] : nil
        place.step(over: bytes[position], before: following)
        position += 1
    }

    private mutating func row() -> CSVRow {
        let line = place.line
        var cells = [cell()]
        while next == separator {
            step()
            cells.append(cell())
        }
        rowEnd = place
        if next == UInt8(ascii: "\r") {
            step()
            if next == UInt8(ascii: "\n") { step() }
        } else if next == UInt8(ascii: "\n") {
            step()
        }
        return CSVRow(line: line, cells: cells)
    }

    private mutating func cell() -> CSVCell {
        let start = place
        let text = next == UInt8(ascii: "\"") ? quotedText() : plainText()
        return CSVCell(text: text, line: start.line, column: start.column)
    }

    private mutating func plainText() -> String {
        let start = position
        var hasFault = false
        while !isAtEndOfCell {
            if next == UInt8(ascii: "\""), !hasFault {
                hasFault = true
                fault(
                    "a quote stands inside a cell",
                    "put the whole cell in quotes and double the quote", at: place)
            }
            step()
        }
        return String(
            decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    }

    private mutating func quotedText() -> String {
        let start = place
        var text: [UInt8] = []
        step()
        while let byte = next {
            step()
            if byte == UInt8(ascii: "\"") {
                guard next == UInt8(ascii: "\"") else {
                    skipRest()
                    return String(decoding: text, as: UTF8.self)
                }
                step()
                text.append(byte)
            } else if byte == UInt8(ascii: "\r") {
                if next == UInt8(ascii: "\n") { step() }
                text.append(UInt8(ascii: "\n"))
            } else {
                text.append(byte)
            }
        }
        fault("this quote is never closed", "close it, or double it if it is meant", at: start)
        return String(decoding: text, as: UTF8.self)
    }

    // What follows a closing quote within its cell is a fault.
    private mutating func skipRest() {
        guard !isAtEndOfCell else { return }
        fault(
            "there is more after the closing quote",
            "put a separator here, or double the quotes inside the cell", at: place)
        while !isAtEndOfCell { step() }
    }
}

// A place in a text: line and character, counted from 1.
struct CSVPlace {
    var line = 1
    var column = 1

    mutating func step(over byte: UInt8, before next: UInt8?) {
        let endsLine =
            byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")
        if endsLine {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }
}
