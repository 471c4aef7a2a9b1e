// Inclusion: the hashes beside the path from a leaf to the root, the leaf's sibling first
// (RFC 9162 §2.1.3). Consistency: the hashes that make both the older and the newer root
// (RFC 9162 §2.1.4). Both algorithms are the RFC's; names follow it where they are short.

/// Proofs that a tree holds a leaf, or that one tree is the beginning of another.
public enum MerkleProof {
    /// Whether a proof shows that the tree of this size and root has the leaf at the index.
    ///
    /// Logarithmic. RFC 9162 §2.1.3.2.
    public static func showsInclusion(
        of leaf: Digest, at index: Int, in tree: Head, by proof: [Digest]
    ) -> Bool {
        guard index >= 0, index < tree.size else { return false }
        var first = index
        var last = tree.size - 1
        var root = leaf
        for hash in proof {
            guard last > 0 else { return false }
            if first & 1 == 1 || first == last {
                root = MerkleHash.node(hash, root)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                root = MerkleHash.node(root, hash)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && root == tree.root
    }

    /// Whether a proof shows that the older tree is the beginning of the newer one.
    ///
    /// Logarithmic. RFC 9162 §2.1.4.2; a tree is the beginning of itself by an empty proof, and the
    /// empty tree that of any tree.
    public static func showsConsistency(
        from older: Head, to newer: Head, by proof: [Digest]
    ) -> Bool {
        guard older.size >= 0, older.size <= newer.size else { return false }
        if older.size == newer.size { return proof.isEmpty && older.root == newer.root }
        if older.size == 0 { return proof.isEmpty && older.root == MerkleHash.empty }
        var hashes = proof[...]
        if older.size.nonzeroBitCount == 1 { hashes = [older.root] + proof }
        guard let start = hashes.popFirst() else { return false }
        var first = older.size - 1
        var last = newer.size - 1
        while first & 1 == 1 {
            first >>= 1
            last >>= 1
        }
        var (olderRoot, newerRoot) = (start, start)
        for hash in hashes {
            guard last > 0 else { return false }
            if first & 1 == 1 || first == last {
                olderRoot = MerkleHash.node(hash, olderRoot)
                newerRoot = MerkleHash.node(hash, newerRoot)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                newerRoot = MerkleHash.node(newerRoot, hash)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && olderRoot == older.root && newerRoot == newer.root
    }

    /// The inclusion proof of the leaf at an index, from all leaf hashes.
    ///
    /// Linear in the number of leaves. RFC 9162 §2.1.3.1.
    public static func inclusion(of index: Int, in leaves: [Digest]) -> [Digest] {
        precondition(leaves.indices.contains(index), "the leaf is in the tree")
        return path(to: index, in: leaves[...])
    }

    /// The consistency proof from the first `size` leaves to all of them.
    ///
    /// Linear in the number of leaves. RFC 9162 §2.1.4.1.
    public static func consistency(from size: Int, in leaves: [Digest]) -> [Digest] {
        precondition(0...leaves.count ~= size, "the older tree is not larger")
        guard size > 0, size < leaves.count else { return [] }
        return subproof(size, leaves[...], isWhole: true)
    }

    /// The root over leaf hashes by the definition.
    ///
    /// Linear. RFC 9162 §2.1.1.
    public static func root(of leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1 else { return leaves.first ?? MerkleHash.empty }
        let (left, right) = split(leaves)
        return MerkleHash.node(root(of: left), root(of: right))
    }

    private static func path(to index: Int, in leaves: ArraySlice<Digest>) -> [Digest] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = split(leaves)
        return index < right.startIndex
            ? path(to: index, in: left) + [root(of: right)]
            : path(to: index, in: right) + [root(of: left)]
    }

    private static func subproof(
        _ size: Int, _ leaves: ArraySlice<Digest>, isWhole: Bool
    ) -> [Digest] {
        guard size < leaves.count else { return isWhole ? [] : [root(of: leaves)] }
        let (left, right) = split(leaves)
        return size <= left.count
            ? subproof(size, left, isWhole: isWhole) + [root(of: right)]
            : subproof(size - left.count, right, isWhole: false) + [root(of: left)]
    }

    // At the largest power of two below the number of leaves.
    private static func split(
        _ leaves: ArraySlice<Digest>
    ) -> (left: ArraySlice<Digest>, right: ArraySlice<Digest>) {
        let half = 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
        let middle = leaves.startIndex + half
        return (leaves[..<middle], leaves[middle...])
    }
}
