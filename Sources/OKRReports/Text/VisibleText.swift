/// Makes text from users harmless to a terminal while it stays readable.
///
/// 1. A line feed, a tab and the separators U+2028 and U+2029 become a space, in `lines` new lines.
/// 2. Any other control character is shown: ESC as `␛`, or as `^[` where there is only ASCII;
///    U+0080 to U+009F as `<9B>`.
/// 3. Marks that turn the direction of text (U+202A–202E, U+2066–2069) and other format characters
///    that nobody sees (U+200B, U+200F, U+FEFF) are shown as `<202E>`.
/// 4. What joins letters or emoji (U+200C, U+200D, U+180E) stands behind what it joins, and the
///    letters of a flag (U+E0020–E007F) behind the flag; elsewhere nobody would see them, and they
///    are shown too.
/// 5. A soft hyphen is left out.
/// 6. Where there is only ASCII, typographic signs (`·`, `→`, `“`, `≥`) become what people type for
///    them. Everything else stands as it is: nobody's name is rewritten.
public enum VisibleText {
    /// The text on one line.
    public static func line(_ text: String, unicode: Bool = true) -> String {
        if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text }
        return scalars(of: text, unicode: unicode, lineFeed: " ")
    }

    /// The text on as many lines as it has.
    public static func lines(_ text: String, unicode: Bool = true) -> [String] {
        scalars(of: text, unicode: unicode, lineFeed: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func scalars(of text: String, unicode: Bool, lineFeed: String) -> String {
        var result = ""
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\n", previous == "\r" {
                // A carriage return before a line feed belongs to it.
                result.unicodeScalars.removeLast(unicode ? 1 : 2)
            }
            defer { previous = scalar }
            switch scalar.value {
            case 0x0A, 0x2028, 0x2029: result += lineFeed
            case 0x09: result += " "
            case 0x00..<0x20, 0x7F: result += picture(of: scalar.value, unicode: unicode)
            case 0xAD: continue
            case _ where isUnseen(scalar, behind: previous):
                result += "<" + String(scalar.value, radix: 16, uppercase: true) + ">"
            default:
                if !unicode, let typed = typed[scalar] {
                    result += typed
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// What people type for signs that are not ASCII.
    private static let typed: [Unicode.Scalar: String] = [
        "·": "-", "–": "-", "—": "-", "−": "-", "•": "*", "…": "...", "×": "x", "\u{A0}": " ",
        "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "→": "->", "←": "<-", "↗": "/",
        "↘": "\\", "↑": "^", "↓": "v", "≥": ">=", "≤": "<=", "≠": "!=",
    ]

    /// Whether it is a control or a format character of which nothing is seen there.
    private static func isUnseen(
        _ scalar: Unicode.Scalar, behind previous: Unicode.Scalar?
    ) -> Bool {
        switch scalar.value {
        // Emoji, Persian and Indic words, Mongolian.
        case 0x200C, 0x200D, 0x180E:
            return previous.map { $0.isASCII || $0.properties.generalCategory == .format } ?? true
        case 0xE0020...0xE007F:
            return previous.map { $0.value != 0x1F3F4 && !(0xE0020...0xE007E ~= $0.value) } ?? true
        // Signs of Arabic, Syriac and Kaithi before a number, which are seen.
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
        // Letters that are empty.
        case 0x3164, 0xFFA0: return true
        case 0x80...0x9F: return true
        default: return !scalar.isASCII && scalar.properties.generalCategory == .format
        }
    }

    private static func picture(of value: UInt32, unicode: Bool) -> String {
        let shown = unicode ? (value == 0x7F ? 0x2421 : 0x2400 + value) : value ^ 0x40
        let symbol = Unicode.Scalar(shown).map { String(Character($0)) } ?? "?"
        return unicode ? symbol : "^" + symbol
    }
}
