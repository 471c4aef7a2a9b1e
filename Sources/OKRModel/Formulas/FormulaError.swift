/// What is wrong with a formula, and where.
public struct FormulaError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The formula that is wrong, trimmed.
    public let text: String
    /// The character at which it is wrong, from 1; one past the end where something is missing.
    public let column: Int
    /// How many characters are wrong, at least 1.
    public let length: Int
    /// What is wrong, in a sentence without a full stop.
    public let problem: String
    /// The word that was probably meant, nil where none is near.
    public let suggestion: String?

    init(
        _ text: String, at place: Range<Int>, _ problem: String, suggestion: String? = nil
    ) {
        self.text = text
        column = place.lowerBound + 1
        length = max(1, place.count)
        self.problem = problem
        self.suggestion = suggestion
    }

    /// Where and what: `column 12: expected a KPI, a number or “(” instead of the end`.
    public var description: String {
        "column \(column): \(problem)" + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
    }

    /// The formula on one line, and below it a caret under each character that is wrong.
    ///
    /// A long formula is cut around the place. Characters that may be wider or narrower than one
    /// column are shown as “�”.
    public var excerpt: String {
        let place = column - 1
        let start = max(0, place - FormulaError.mostBefore)
        let shown = text.dropFirst(start).prefix(place - start + FormulaError.mostAfter)
        let wrong = min(length, max(1, shown.count - (place - start)))
        let isCut = shown.endIndex < text.endIndex
        let before = start > 0 ? "…" : ""
        return before + FormulaError.plain(shown) + (isCut ? "…" : "") + "\n"
            + String(repeating: " ", count: before.count + place - start)
            + String(repeating: "^", count: wrong)
    }

    private static let mostBefore = 40
    private static let mostAfter = 30

    /// The characters of which each takes one column, any other as “�”.
    static func plain(_ text: some StringProtocol) -> String {
        String(text.map { isPlain($0) ? $0 : "�" })
    }

    private static func isPlain(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
            scalar.value < 0x1100 || (0x2010...0x2027).contains(scalar.value) || scalar == "−"
        else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark,
            .spacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator:
            return false
        default: return true
        }
    }
}
