/// The hashes of a Merkle tree (RFC 6962 §2.1, RFC 9162 §2.1).
public enum MerkleHash {
    /// The hash of an entry: SHA-256 of a zero byte and its bytes.
    public static func leaf(_ entry: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update([0x00] + entry)
        return hash.finalize()
    }

    /// The hash of two neighbouring subtrees: SHA-256 of a one byte and theirs.
    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 + 2 * Digest.byteCount) { all in
            all[0] = 0x01
            left.withUnsafeBytes { bytes in
                for index in 0..<Digest.byteCount { all[1 + index] = bytes[index] }
            }
            right.withUnsafeBytes { bytes in
                for index in 0..<Digest.byteCount {
                    all[1 + Digest.byteCount + index] = bytes[index]
                }
            }
            return SHA256.hash(UnsafeRawBufferPointer(UnsafeBufferPointer(all)))
        }
    }

    /// The root of a tree without entries: SHA-256 of nothing.
    public static let empty = SHA256.hash([])
}
