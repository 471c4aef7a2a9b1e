// 00–7F  |  C2–DF 80–BF  |  E0–EF 80–BF 80–BF  |  F0–F4 80–BF 80–BF 80–BF
//
// 1. After E0 comes A0–BF (no overlong form), after ED 80–9F (no surrogate).
// 2. After F0 comes 90–BF (no overlong form), after F4 80–8F (nothing above U+10FFFF).
//
// Table 3-7 of the Unicode standard.

// The offset of the first byte of the first ill-formed sequence; nil if all is well.
func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var start = 0
    while start < bytes.count {
        let lead = bytes[start]
        if lead < 0x80 {
            start += 1
            continue
        }
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return start
        }
        guard start + length <= bytes.count, second ~= bytes[start + 1] else { return start }
        for index in start + 2..<start + length where bytes[index] & 0xC0 != 0x80 {
            return start
        }
        start += length
    }
    return nil
}
