/// How many columns of a terminal a text takes.
public enum TextWidth {
    /// The columns of a text without control characters.
    ///
    /// A wide or fullwidth character (UAX #11) takes two, a combining mark none, a ligature of emoji
    /// two however many it joins. Ambiguous characters take one.
    ///
    /// - Complexity: O(n) in the scalars of the text.
    public static func columns(of text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(of: $1) }
    }

    /// The columns of one character as a reader sees it.
    public static func columns(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first, scalars.count > 1 else {
            return scalars.first.map(columns) ?? 0
        }
        if scalars.contains(where: presentsEmoji), first.properties.isEmoji { return 2 }
        let sum = scalars.reduce(0) { $0 + columns(of: $1) }
        return isFlag(scalars) ? 2 : sum
    }

    /// The columns of one scalar that stands alone.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        if isZero(scalar) { return 0 }
        return scalar.properties.isEmojiPresentation || isWide(value) ? 2 : 1
    }

    private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return true
        // Vowels and final consonants of Hangul join the syllable before them; fillers are empty.
        default:
            return [0x1160...0x11FF, 0x3164...0x3164, 0xD7B0...0xD7FF].contains {
                $0 ~= scalar.value
            }
        }
    }

    /// A variation selector 16, a joiner or a skin tone makes two columns of an emoji's base.
    private static func presentsEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFE0F || scalar.value == 0x200D || scalar.properties.isEmojiModifier
    }

    private static func isFlag(_ scalars: Character.UnicodeScalarView) -> Bool {
        scalars.allSatisfy { 0x1F1E6...0x1F1FF ~= $0.value }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        value >= 0x1100 && wide.contains { $0 ~= value }
    }

    /// East Asian Wide and Fullwidth (Unicode 17) without what presents itself as an emoji; spans
    /// reach across unassigned values and marks, which are asked about first.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
        0x3041...0x3247, 0x3250...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DF2,
        0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
