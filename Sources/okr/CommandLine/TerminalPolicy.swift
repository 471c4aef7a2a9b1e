import OKRReports

/// What is known about the place the output goes to; asking for it is somebody else's task.
struct TerminalFacts: Sendable {
    /// Whether the standard output is a terminal.
    var isTerminal: Bool

    /// The columns the terminal reports, where it reports any.
    var columns: Int?

    /// The variables of the environment.
    var environment: [String: String]

    /// The word of `--color`: auto, always, never, or nil.
    var color: String?

    /// The number of `--width`, where it was given.
    var width: Int?

    /// Whether escape sequences are understood there.
    var understandsEscapes: Bool {
        let terminal = environment["TERM"] ?? ""
        return isTerminal && !terminal.isEmpty && terminal != "dumb"
    }
}

extension TextStyle {
    /// The style for a place: what was typed wins over the environment, that over the terminal.
    ///
    /// Colour follows no-color.org and `TERM`; ASCII follows the locale, and no locale at all is
    /// taken for Unicode, as in most containers. Without a width there are 80 columns.
    init(for facts: TerminalFacts) {
        let reported = facts.isTerminal ? facts.columns : nil
        let exported = facts.environment["COLUMNS"].flatMap { Int($0) }
        let widths = [facts.width, exported, reported].compactMap { $0 }
        self.init(
            width: widths.first { $0 > 0 } ?? 80,
            color: Self.allowsColor(facts),
            unicode: Self.allowsUnicode(facts.environment))
    }

    private static func allowsColor(_ facts: TerminalFacts) -> Bool {
        switch facts.color {
        case "always": return true
        case "never": return false
        default:
            let refused = facts.environment["NO_COLOR"] ?? ""
            return facts.understandsEscapes && refused.isEmpty
        }
    }

    private static func allowsUnicode(_ environment: [String: String]) -> Bool {
        let locales = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        guard let locale = locales.first(where: { !$0.isEmpty })?.lowercased() else { return true }
        return locale.contains("utf-8") || locale.contains("utf8")
    }
}
