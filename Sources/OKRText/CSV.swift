/// Comma-separated text as it is written: rows of cells, quoted where they must be (RFC 4180).
public enum CSV {
    /// The cell as it stands in a row: in quotes where it would be misread without them.
    ///
    /// Quoted are cells with a comma, semicolon, tab, quote or line break, cells that begin or end
    /// with a space, which readers are apt to trim, and cells that begin with U+FEFF, which at the
    /// head of a file would be taken for its byte order mark.
    public static func quoted(_ text: String) -> String {
        let special = Array(",;\t\"\r\n".utf8)
        let space = UInt8(ascii: " ")
        guard
            text.utf8.contains(where: special.contains) || text.utf8.first == space
                || text.utf8.last == space || text.unicodeScalars.first == "\u{FEFF}"
        else { return text }
        var cell = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { cell.unicodeScalars.append(scalar) }
            cell.unicodeScalars.append(scalar)
        }
        return cell + "\""
    }

    /// A row of cells, each quoted where it must be, without a line break at its end.
    public static func row(_ cells: some Sequence<String>, separator: Character = ",") -> String {
        let row = cells.map { quoted($0) }.joined(separator: String(separator))
        // A row of one empty cell would read as a blank line.
        return row.isEmpty ? "\"\"" : row
    }
}
