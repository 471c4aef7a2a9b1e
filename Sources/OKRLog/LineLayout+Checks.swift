internal import OKRText

extension LineLayout {
    /// Whether there is a `private` member whose text was erased.
    public var privateIsNull: Bool { privateValue?.count == 4 }

    /// The leaf form of the line this layout was found in.
    func leafForm(of line: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard let value = privateValue, !privateIsNull else { return Array(line) }
        var leaf: [UInt8] = []
        leaf.reserveCapacity(line.count - value.count + 4)
        leaf.append(contentsOf: UnsafeBufferPointer(rebasing: line[..<value.lowerBound]))
        leaf.append(contentsOf: "null".utf8)
        leaf.append(contentsOf: UnsafeBufferPointer(rebasing: line[value.upperBound...]))
        return leaf
    }

    /// The leaf hash of the line this layout was found in.
    func leafHash(of line: UnsafeBufferPointer<UInt8>) -> Digest {
        MerkleHash.leaf(leafForm(of: line))
    }

    /// Whether `crc` is the CRC-32C of the leaf form up to `,"crc"`.
    func crcIsGood(in line: UnsafeBufferPointer<UInt8>) -> Bool {
        crc == LineLayout.checksum(line, privateValue: privateValue, checkStart: checkStart)
    }

    /// Whether `commitment` is the SHA-256 of `private`; also true where nothing is left to check.
    func commitmentIsGood(in line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let commitment, let privateValue, !privateIsNull else { return true }
        let text = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: line[privateValue]))
        let claimed = String(decoding: line[commitment], as: UTF8.self)
        return Digest(base64: claimed) == SHA256.hash(text)
    }

    /// The crc of a line whose `,"crc"` begins at `checkStart`.
    static func checksum(
        _ line: UnsafeBufferPointer<UInt8>, privateValue: Range<Int>?, checkStart: Int
    ) -> UInt32 {
        func sum(_ range: Range<Int>, after earlier: UInt32) -> UInt32 {
            let part = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: line[range]))
            return CRC32C.checksum(part, continuing: earlier)
        }
        guard let privateValue else { return sum(0..<checkStart, after: 0) }
        let before = sum(0..<privateValue.lowerBound, after: 0)
        let erased = CRC32C.checksum(Array("null".utf8), continuing: before)
        return sum(privateValue.upperBound..<checkStart, after: erased)
    }
}
