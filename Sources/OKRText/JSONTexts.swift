// "  any scalar but " \ and control characters  |  \" \\ \/ \b \f \n \r \t  |  \uXXXX  "
//
// 1. A text ends at its quote; the document may not end before it.
// 2. \uD800–\uDBFF is followed by \uDC00–\uDFFF, together one scalar; neither stands alone.

extension JSONParser {
    // Reads a text from its opening quote to behind its closing one.
    mutating func text() throws(JSONError) -> String {
        position += 1
        let start = position
        let text = try plainText()
        if skip(UInt8(ascii: "\"")) { return text }
        return try textWithEscapes(from: start, beginning: text)
    }

    private mutating func textWithEscapes(
        from start: Int, beginning: String
    ) throws(JSONError) -> String {
        var text = beginning
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return text
            case UInt8(ascii: "\\"):
                text.unicodeScalars.append(try escape())
            case 0..<0x20:
                throw fault("a control character stands in a text", "escape it, as in \\n")
            default:
                text += try plainText()
            }
        }
        throw fault("the text does not end", "close it with a double quote", at: start - 1)
    }

    // Reads up to the next quote, backslash or control character.
    private mutating func plainText() throws(JSONError) -> String {
        let start = position
        var union: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            union |= byte
            position += 1
        }
        let run = UnsafeBufferPointer(rebasing: bytes[start..<position])
        // ASCII, as most texts are, is valid without a second look.
        if union >= 0x80, let offset = firstInvalidUTF8(in: run) {
            throw fault("this is not valid UTF-8", "save the file as UTF-8", at: start + offset)
        }
        return String(decoding: run, as: UTF8.self)
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let letter = next else {
            throw fault("the document ends within an escape", "complete it", at: start)
        }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar(from: start)
        default:
            throw fault(
                "there is no such escape", "write \\\\ where a backslash is meant", at: start)
        }
    }

    private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let unit = try fourHexDigits(from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
            throw loneSurrogate(at: start)
        }
        let low = try fourHexDigits(from: start)
        guard 0xDC00...0xDFFF ~= low else { throw loneSurrogate(at: start) }
        let pair = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
        guard let scalar = Unicode.Scalar(pair) else { throw loneSurrogate(at: start) }
        return scalar
    }

    private func loneSurrogate(at start: Int) -> JSONError {
        fault(
            "half of a surrogate pair stands alone", "write the character itself or both halves",
            at: start)
    }

    private mutating func fourHexDigits(from start: Int) throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = hexDigit(byte) else {
                throw fault("\\u needs four hexadecimal digits", "write four of them", at: start)
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    private func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
