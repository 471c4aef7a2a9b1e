// A tree of n entries splits at the largest power of two below n. So its left side is a row of
// perfect subtrees, one for each bit of n, the largest first; they are all that appending needs:
//
//     n = 7 = 4 + 2 + 1        [0…3] [4…5] [6]        peaks
//
// The root is their fold from the right: node([0…3], node([4…5], [6])).

/// A Merkle tree (RFC 6962 §2.1) that keeps only its right edge.
public struct MerkleTree: Hashable, Sendable {
    /// The number of entries.
    public private(set) var size = 0
    // The roots of the perfect subtrees, the largest first.
    private var peaks: [Digest] = []

    /// Makes a tree without entries.
    public init() {}

    /// Makes a tree from the roots of its perfect subtrees, the largest first.
    ///
    /// `peaks` has one root for each bit that is set in `size`.
    init(size: Int, peaks: [Digest]) {
        precondition(size.nonzeroBitCount == peaks.count, "one peak for each bit of the size")
        self.size = size
        self.peaks = peaks
    }

    /// The hash of the whole tree.
    ///
    /// Logarithmic in its size.
    public var root: Digest {
        guard var root = peaks.last else { return MerkleHash.empty }
        for peak in peaks.dropLast().reversed() { root = MerkleHash.node(peak, root) }
        return root
    }

    /// Adds an entry by its leaf hash.
    ///
    /// Logarithmic at most, constant on average.
    public mutating func append(_ leaf: Digest) {
        append(leaf) { _, _ in }
    }

    /// Adds an entry and reports each perfect subtree it completes, by height, the leaf first.
    mutating func append(_ leaf: Digest, completed: (_ height: Int, _ root: Digest) -> Void) {
        var root = leaf
        completed(0, root)
        for height in 0..<size.trailingOnes {
            root = MerkleHash.node(peaks.removeLast(), root)
            completed(height + 1, root)
        }
        peaks.append(root)
        size += 1
    }
}

extension Int {
    /// The number of lowest bits that are set without a gap.
    var trailingOnes: Int { (~self).trailingZeroBitCount }
}
