extension JSONCursor {
    /// Moves over a text; the range leaves the quotation marks out.
    mutating func text() throws(LineError) -> Range<Int> {
        guard current == UInt8(ascii: "\"") else { throw error("expected a text here") }
        let start = position + 1
        var index = start
        let end = bytes.count
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                position = index + 1
                return start..<index
            }
            if byte == UInt8(ascii: "\\") {
                index += try escapeLength(at: index)
            } else if byte >= 0x80 {
                index += try sequenceLength(at: index)
            } else if byte >= 0x20 {
                index &+= 1
            } else {
                throw LineError("a control character stands unescaped", column: index + 1)
            }
        }
        throw LineError("a text does not end", column: end + 1)
    }

    /// Moves over a text that is not empty.
    mutating func filledText() throws(LineError) -> Range<Int> {
        let range = try text()
        guard !range.isEmpty else { throw LineError("a text is empty", column: range.lowerBound) }
        return range
    }

    private func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    private func escapeLength(at index: Int) throws(LineError) -> Int {
        switch byte(at: index + 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            let hasZeros =
                byte(at: index + 2) == UInt8(ascii: "0")
                && byte(at: index + 3) == UInt8(ascii: "0")
            if hasZeros, let high = hexadecimalValue(of: byte(at: index + 4)),
                let low = hexadecimalValue(of: byte(at: index + 5))
            {
                let value = high << 4 | low
                // U+0008, U+0009, U+000A, U+000C and U+000D have an escape of two characters.
                if value < 0x20, ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(value) { return 6 }
            }
            throw LineError("an escape is not the shortest", column: index + 1)
        default:
            throw LineError("an escape is not one of JSON's shortest", column: index + 1)
        }
    }

    /// The length of the UTF-8 sequence at an index (Unicode, table 3-7).
    private func sequenceLength(at index: Int) throws(LineError) -> Int {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[index] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw LineError("a text is not valid UTF-8", column: index + 1)
        }
        var isValid = second ~= byte(at: index + 1)
        for next in index + 2..<max(index + 2, index + length) {
            isValid = isValid && byte(at: next) & 0xC0 == 0x80
        }
        guard isValid else { throw LineError("a text is not valid UTF-8", column: index + 1) }
        return length
    }

    /// Moves over a text that is the canonical base64 of so many bytes (RFC 4648 §4).
    mutating func base64Text(of byteCount: Int) throws(LineError) -> Range<Int> {
        let start = position
        let range = try text()
        let padding = (3 - byteCount % 3) % 3
        let digits = range.count - padding
        var isValid = range.count == (byteCount + 2) / 3 * 4
        if isValid {
            for index in range.lowerBound..<range.lowerBound + digits {
                isValid = isValid && base64Value(of: bytes[index]) != nil
            }
            for index in range.lowerBound + digits..<range.upperBound {
                isValid = isValid && bytes[index] == UInt8(ascii: "=")
            }
            let unused: UInt8 = padding == 2 ? 15 : padding == 1 ? 3 : 0
            let last = base64Value(of: bytes[range.lowerBound + digits - 1]) ?? 0
            isValid = isValid && last & unused == 0
        }
        guard isValid else {
            throw LineError("expected the base64 of \(byteCount) bytes here", column: start + 1)
        }
        return range
    }

    private func base64Value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
