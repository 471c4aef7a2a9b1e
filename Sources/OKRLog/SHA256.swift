internal import CSHA256

/// SHA-256 (FIPS 180-4), fed piece by piece.
///
/// Blocks are compressed on the processor's own SHA instructions where it has them (`CSHA256`) and
/// by `compressInSwift` elsewhere; tests hold the two to each other.
public struct SHA256: Sendable {
    private var state: [UInt32] = SHA256.initialState
    private var pending: [UInt8] = []
    private var byteCount: UInt64 = 0
    private let compress: Compression

    /// Makes a hash of no bytes yet.
    public init() {
        self.init(compress: SHA256.fastest)
    }

    /// Makes a hash that compresses blocks with the function given; for holding them to each other.
    init(compress: @escaping Compression) {
        self.compress = compress
        pending.reserveCapacity(2 * SHA256.blockSize)
    }

    /// Compresses whole blocks into the eight state words.
    typealias Compression =
        @Sendable (
            _ state: UnsafeMutablePointer<UInt32>, _ blocks: UnsafePointer<UInt8>, _ count: Int
        ) -> Void

    static let blockSize = 64

    /// The compression this processor is best at.
    static let fastest: Compression = csha256_available() ? compressOnProcessor : compressInSwift

    /// The compression function on the processor's instructions; only where it has them.
    static let compressOnProcessor: Compression = { state, blocks, count in
        csha256_compress(state, blocks, count)
    }

    /// The digest of the bytes.
    public static func hash(_ bytes: [UInt8]) -> Digest {
        bytes.withUnsafeBytes { hash($0) }
    }

    /// The digest of the bytes.
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
        // One piece needs no memory kept between pieces: state and last blocks are on the stack.
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8) { state in
            _ = state.initialize(from: initialState)
            guard let words = state.baseAddress else { return Digest(state: initialState) }
            let whole = bytes.count / blockSize
            if let start = bytes.baseAddress {
                fastest(words, start.assumingMemoryBound(to: UInt8.self), whole)
            }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[(whole * blockSize)...])
            withLastBlocks(rest, byteCount: UInt64(bytes.count)) { fastest(words, $0, $1) }
            return Digest(state: Array(state))
        }
    }

    // FIPS 180-4 §5.1.1: a one bit, zeros, and the number of bits in the last eight bytes.
    private static func withLastBlocks(
        _ rest: UnsafeRawBufferPointer, byteCount: UInt64,
        _ body: (_ blocks: UnsafePointer<UInt8>, _ count: Int) -> Void
    ) {
        withUnsafeTemporaryAllocation(byteCount: 2 * blockSize, alignment: 16) { blocks in
            let count = rest.count + 9 > blockSize ? 2 : 1
            blocks.initializeMemory(as: UInt8.self, repeating: 0)
            blocks.copyMemory(from: rest)
            blocks[rest.count] = 0x80
            blocks.storeBytes(
                of: (byteCount &* 8).bigEndian, toByteOffset: count * blockSize - 8, as: UInt64.self
            )
            guard let start = blocks.baseAddress else { return }
            body(start.assumingMemoryBound(to: UInt8.self), count)
        }
    }

    /// Adds bytes to what is hashed.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Adds bytes to what is hashed.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        byteCount += UInt64(bytes.count)
        var rest = bytes[...]
        if !pending.isEmpty {
            let missing = min(SHA256.blockSize - pending.count, rest.count)
            pending.append(contentsOf: rest.prefix(missing))
            rest = rest.dropFirst(missing)
            guard pending.count == SHA256.blockSize else { return }
            pending.withUnsafeBytes { compressBlocks($0) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count / SHA256.blockSize * SHA256.blockSize
        if whole > 0 { compressBlocks(UnsafeRawBufferPointer(rebasing: rest.prefix(whole))) }
        pending.append(contentsOf: rest.dropFirst(whole))
    }

    /// The digest of everything added so far; the value itself stays as it was.
    public func finalize() -> Digest {
        var copy = self
        pending.withUnsafeBytes { rest in
            SHA256.withLastBlocks(rest, byteCount: byteCount) { blocks, count in
                let count = count * SHA256.blockSize
                copy.compressBlocks(UnsafeRawBufferPointer(start: blocks, count: count))
            }
        }
        return Digest(state: copy.state)
    }

    private mutating func compressBlocks(_ blocks: UnsafeRawBufferPointer) {
        guard let start = blocks.baseAddress else { return }
        let count = blocks.count / SHA256.blockSize
        let compress = compress
        state.withUnsafeMutableBufferPointer { words in
            guard let words = words.baseAddress else { return }
            compress(words, start.assumingMemoryBound(to: UInt8.self), count)
        }
    }
}
