// {"name":value,…}  [value,…]  "text"  12.5  true  false  null
//
// 1. No white space; members in their order; numbers as they are.
// 2. Escaped are " and \ (with a backslash) and U+0000…U+001F: \b \f \n \r \t where they exist,
//    \u00xx with lower-case digits otherwise. Everything else stands as UTF-8, the slash too.

extension JSON {
    /// Appends the compact form: no white space, shortest escapes, members in their order.
    ///
    /// The members of an object are taken to have different names. Linear in the bytes written.
    public func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        case .number(let digits): bytes.append(contentsOf: digits.utf8)
        case .string(let text): JSON.appendQuoted(text, to: &bytes)
        case .array(let elements):
            var separator = UInt8(ascii: "[")
            for element in elements {
                bytes.append(separator)
                element.write(to: &bytes)
                separator = UInt8(ascii: ",")
            }
            bytes.append(contentsOf: (elements.isEmpty ? "[]" : "]").utf8)
        case .object(let members):
            var separator = UInt8(ascii: "{")
            for member in members {
                bytes.append(separator)
                JSON.appendQuoted(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
                separator = UInt8(ascii: ",")
            }
            bytes.append(contentsOf: (members.isEmpty ? "{}" : "}").utf8)
        }
    }

    /// Appends a text in its double quotes, with the shortest escapes.
    public static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var plain = 0
            for index in 0..<utf8.count where needsEscape(utf8[index]) {
                bytes.append(contentsOf: utf8[plain..<index])
                appendEscape(of: utf8[index], to: &bytes)
                plain = index + 1
            }
            bytes.append(contentsOf: utf8[plain...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0..<0x20:
            let low = byte & 0x0F
            bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u001").utf8)
            bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        default: bytes.append(byte)
        }
    }
}

extension JSON: CustomStringConvertible {
    /// The compact form as text.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
