// SHA-256 of  ["check-ins",{"confidence":"on-track","goal":"KR-1","on":"2026-02-12"},1]
//
// 1. The text is compact JSON: what the sheet holds, the cells, the occurrence number.
// 2. The cells that are not blank, without spaces around them, sorted by column; not the column
//    `key`, none that the import passes over and none that nobody knows. A decimal comma is written
//    as a point.
// 3. The occurrence number tells rows with equal cells apart: 1, 2, 3 … in the order of the import.
// 4. The key is the first 12 bytes of the hash as 16 base64 characters.

import OKRText

/// Gives every row the key by which the ledger knows it again, however the file was saved.
struct RowKeys {
    private let digest: ([UInt8]) -> [UInt8]
    private var occurrences: [[UInt8]: Int] = [:]

    init(digest: @escaping ([UInt8]) -> [UInt8]) {
        self.digest = digest
    }

    mutating func key(of row: CSVRow, in sheet: Sheet) -> String {
        var text = cells(of: row, in: sheet)
        let occurrence = occurrences[text, default: 0] + 1
        occurrences[text] = occurrence
        text.append(contentsOf: ",\(occurrence)]".utf8)
        return Base64.encode(digest(text).prefix(12))
    }

    /// A hash of a row's cells alone, by which a row with a key of its own is compared.
    func cellsHash(of row: CSVRow, in sheet: Sheet) -> String {
        Base64.encode(digest(cells(of: row, in: sheet)).prefix(12))
    }

    private func cells(of row: CSVRow, in sheet: Sheet) -> [UInt8] {
        var text = Array("[".utf8)
        JSON.appendQuoted(sheet.kind.rawValue, to: &text)
        text.append(contentsOf: ",{".utf8)
        var separator = ""
        for (column, cell) in sheet.normalizedCells(of: row) {
            text.append(contentsOf: separator.utf8)
            JSON.appendQuoted(column.rawValue, to: &text)
            text.append(UInt8(ascii: ":"))
            JSON.appendQuoted(cell, to: &text)
            separator = ","
        }
        text.append(UInt8(ascii: "}"))
        return text
    }
}
