import OKRModel

/// What is put into the cell of a sheet that people open in a spreadsheet.
enum SheetCell {
    /// A text that no terminal obeys and no spreadsheet takes for a formula (OWASP, “CSV
    /// injection”).
    static func harmless(_ text: String) -> String {
        let text = VisibleText.line(text)
        guard let first = text.unicodeScalars.first, formulaSigns.contains(first),
            Decimal(text) == nil
        else { return text }
        return "'" + text
    }

    /// What a formula begins with, in the width of East Asian letters too.
    private static let formulaSigns = Set("=+-@＝＋－＠".unicodeScalars)
}
