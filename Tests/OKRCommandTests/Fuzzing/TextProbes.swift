import OKRText

extension FuzzProbe {
    /// What decodes is encoded to the same text, and bytes come back.
    static func base64(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if let decoded = Base64.decode(text) {
            try require(Base64.encode(decoded) == text, "bytes have one base64 text")
        }
        let decoded = Base64.decode(Base64.encode(bytes))
        try require(decoded == bytes, "base64 gives the bytes back")
    }

    /// What parses is written to bytes that parse to the same value, compact and indented.
    static func json(_ bytes: [UInt8]) throws {
        guard let json = parsed({ try JSON(parsing: bytes) }) else { return }
        let compact = try JSON(parsing: Array(json.description.utf8))
        try require(compact == json, "the compact form says the same")
        let pretty = try JSON(parsing: Array(json.prettyPrinted().utf8))
        try require(pretty == json, "the indented form says the same")
        let padded = [0x20] + bytes + [0x20]
        let slice = try JSON(parsing: padded[1...bytes.count])
        try require(slice == json, "a slice says the same as an array")
    }

    /// What parses is written to text that parses to the same cells.
    static func table(_ bytes: [UInt8]) throws {
        guard let table = parsed({ try CSVTable(parsing: bytes) }) else { return }
        let rows = [table.header] + table.rows.map(\.cells)
        for row in rows {
            try require(row.count == table.header.count, "every row is as wide as the header")
        }
        let texts = rows.map { $0.map(\.text) }
        let written = texts.map { CSV.row($0, separator: table.separator) + "\n" }.joined()
        let again = try CSVTable(parsing: Array(written.utf8))
        let found = ([again.header] + again.rows.map(\.cells)).map { $0.map(\.text) }
        try require(found == texts, "a table that is written says the same")
    }

    /// The value, or nil where it is refused with a sentence.
    static func parsed<Value>(_ parse: () throws -> Value) -> Value? {
        do {
            return try parse()
        } catch {
            precondition(!"\(error)".isEmpty, "a refusal says why")
            return nil
        }
    }
}
