/// The value of one lower-case hexadecimal digit; nil for any other character.
@inline(__always)
func hexadecimalValue(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character &- UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character &- UInt8(ascii: "a") &+ 10
    default: nil
    }
}

/// The bytes as lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var characters: [UInt8] = []
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            characters.append(
                digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
    return String(decoding: characters, as: UTF8.self)
}

/// A number as eight lower-case hexadecimal digits, as `crc` members carry it.
func hexadecimal(_ number: UInt32) -> String {
    hexadecimal(withUnsafeBytes(of: number.bigEndian) { Array($0) })
}

/// A number with zeros before it, `width` digits wide, as file names and the head carry it.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
