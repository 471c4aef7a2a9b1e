/// Makes text from users harmless to a terminal while it stays readable.
///
/// 1. A line feed, a tab and the separators U+2028 and U+2029 become a space, in `lines` new lines.
/// 2. Any other control character is shown: ESC as `␛`, or as `^[` where there is only ASCII;
///    U+0080 to U+009F as `<9B>`.
/// 3. Marks that turn the direction of what follows (U+202A–202E, U+2066–2069) are shown as `<202E>`.
/// 4. A soft hyphen is left out. Everything else stands as it is.
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
            previous = scalar
            switch scalar.value {
            case 0x0A, 0x2028, 0x2029: result += lineFeed
            case 0x09: result += " "
            case 0x00..<0x20, 0x7F: result += picture(of: scalar.value, unicode: unicode)
            case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069:
                result += "<" + String(scalar.value, radix: 16, uppercase: true) + ">"
            case 0xAD: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func picture(of value: UInt32, unicode: Bool) -> String {
        let shown = unicode ? (value == 0x7F ? 0x2421 : 0x2400 + value) : value ^ 0x40
        let symbol = Unicode.Scalar(shown).map { String(Character($0)) } ?? "?"
        return unicode ? symbol : "^" + symbol
    }
}
