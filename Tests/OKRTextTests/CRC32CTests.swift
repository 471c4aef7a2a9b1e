import OKRText
import Testing

@Suite("CRC-32C")
struct CRC32CTests {
    @Test(
        "The published vectors hold",
        arguments: [
            ([], 0x0000_0000),
            ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
            ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
            (Array(0..<32), 0x46DD_794E),
            ((0..<32).reversed(), 0x113F_DB5C),
            (Array("123456789".utf8), 0xE306_9283),
            (Array("a".utf8), 0xC1D0_4330),
        ] as [([UInt8], UInt32)])
    func vectors(bytes: [UInt8], sum: UInt32) {
        #expect(CRC32C.checksum(bytes) == sum)
        #expect(bytes.withUnsafeBytes { CRC32C.checksum($0) } == sum)
    }

    @Test("Eight bytes a step give what one bit a step gives, at every length and alignment")
    func slicing() {
        let bytes = (0..<80).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
        for start in 0..<16 {
            for end in start...bytes.count {
                #expect(CRC32C.checksum(bytes[start..<end]) == bitByBit(bytes[start..<end]))
            }
        }
    }

    @Test("A checksum is continued over the parts of a whole")
    func continuing() {
        let bytes = Array("the quick brown fox jumps over the lazy dog".utf8)
        let whole = CRC32C.checksum(bytes)
        for cut in 0...bytes.count {
            let first = CRC32C.checksum(bytes[..<cut])
            #expect(CRC32C.checksum(bytes[cut...], continuing: first) == whole)
        }
    }

    private func bitByBit(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
        }
        return ~sum
    }
}
