/// The Castagnoli checksum, CRC-32C: reflected polynomial 0x82F63B78, all ones in and out.
///
/// RFC 3720 §12.1, with the test vectors of its §B.4.
public enum CRC32C {
    /// The checksum of bytes, or of bytes that follow those whose checksum is given.
    ///
    /// `checksum(b, continuing: checksum(a))` is the checksum of `a + b`. Linear, eight bytes a
    /// step.
    public static func checksum(_ bytes: [UInt8], continuing earlier: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBytes { checksum($0, continuing: earlier) }
    }

    /// The checksum of a part of an array, without copying it.
    public static func checksum(
        _ bytes: ArraySlice<UInt8>, continuing earlier: UInt32 = 0
    ) -> UInt32 {
        bytes.withUnsafeBytes { checksum($0, continuing: earlier) }
    }

    /// The checksum of memory.
    public static func checksum(
        _ bytes: UnsafeRawBufferPointer, continuing earlier: UInt32 = 0
    ) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            var sum = ~earlier
            var index = 0
            while index + 8 <= bytes.count {
                let loaded = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let word = UInt64(littleEndian: loaded) ^ UInt64(sum)
                let near =
                    tables[0x700 | Int(word & 0xFF)] ^ tables[0x600 | Int(word >> 8 & 0xFF)]
                    ^ tables[0x500 | Int(word >> 16 & 0xFF)]
                    ^ tables[0x400 | Int(word >> 24 & 0xFF)]
                let far =
                    tables[0x300 | Int(word >> 32 & 0xFF)] ^ tables[0x200 | Int(word >> 40 & 0xFF)]
                    ^ tables[0x100 | Int(word >> 48 & 0xFF)] ^ tables[Int(word >> 56)]
                sum = near ^ far
                index += 8
            }
            while index < bytes.count {
                sum = tables[Int((sum ^ UInt32(bytes[index])) & 0xFF)] ^ sum >> 8
                index += 1
            }
            return ~sum
        }
    }

    // Eight tables of 256 one after the other: table k is the effect of a byte with k zero bytes
    // after it ("slicing by eight").
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var sum = UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
            tables[byte] = sum
        }
        for index in 256..<8 * 256 {
            let before = tables[index - 256]
            tables[index] = tables[Int(before & 0xFF)] ^ before >> 8
        }
        return tables
    }()
}
