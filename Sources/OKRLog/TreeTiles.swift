// Level 0 holds the leaf hashes, level 1 the roots of 256 of them, level 2 the roots of 256 of
// those. A tile is 256 hashes of one level (C2SP tlog-tiles); full ones never change:
//
//     tree/tile/<level>/<index>     8192 bytes; index in groups of three digits, x001/x234/067
//     tree/edge                     the hashes that fill no tile yet, level L at offset 8192 · L
//
// How many of the edge's hashes count follows from the size: (size >> 8L) mod 256 at level L.

/// A Merkle tree with the tiles at its right edge, which are not full yet.
struct TreeTiles {
    static let width = 256
    static let tileSize = width * Digest.byteCount

    /// A tile that became full.
    struct FullTile: Equatable {
        var level: Int
        var index: Int
        var bytes: [UInt8]
    }

    private(set) var tree = MerkleTree()
    /// The hashes of each level that fill no tile yet.
    private(set) var edge: [[Digest]] = []
    /// The tiles that became full and are not stored yet.
    private(set) var full: [FullTile] = []
    /// For each level how many of the edge's hashes are stored already.
    private(set) var stored: [Int] = []

    init() {}

    /// Makes a tree of `size` entries from its edge: (size >> 8L) mod 256 hashes at each level L.
    init(size: Int, edge: [[Digest]]) {
        var peaks: [Digest] = []
        for (level, hashes) in edge.enumerated().reversed() {
            precondition(hashes.count == TreeTiles.edgeWidth(of: level, size: size), "edge fits")
            var start = 0
            for bit in (0..<8).reversed() where hashes.count & 1 << bit != 0 {
                peaks.append(TreeTiles.root(of: hashes[start..<start + 1 << bit]))
                start += 1 << bit
            }
        }
        tree = MerkleTree(size: size, peaks: peaks)
        self.edge = edge
        stored = edge.map(\.count)
    }

    /// How many levels a tree of so many entries has.
    static func levels(ofSize size: Int) -> Int {
        var levels = 0
        while size >> (8 * levels) > 0 { levels += 1 }
        return levels
    }

    /// How many hashes of a level fill no tile in a tree of so many entries.
    static func edgeWidth(of level: Int, size: Int) -> Int { size >> (8 * level) & 255 }

    /// The root over a power of two of neighbouring hashes.
    static func root(of hashes: ArraySlice<Digest>) -> Digest {
        var row = Array(hashes)
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map {
                MerkleHash.node(row[$0], row[$0 + 1])
            }
        }
        return row.first ?? MerkleHash.empty
    }

    /// Adds an entry by its leaf hash.
    ///
    /// Logarithmic at most, constant on average.
    mutating func append(_ leaf: Digest) {
        var completed: [Digest] = []
        tree.append(leaf) { height, root in
            if height % 8 == 0 { completed.append(root) }
        }
        for (level, hash) in completed.enumerated() {
            if level == edge.count {
                edge.append([])
                stored.append(0)
            }
            edge[level].append(hash)
            guard edge[level].count == TreeTiles.width else { continue }
            let index = tree.size >> (8 * (level + 1)) - 1
            full.append(
                FullTile(level: level, index: index, bytes: edge[level].flatMap(\.bytes)))
            edge[level] = []
            stored[level] = 0
        }
    }

    /// Forgets which hashes have to be stored: they are.
    mutating func markStored() {
        full = []
        stored = edge.map(\.count)
    }

    /// Says that nothing is stored yet.
    mutating func markUnstored() {
        stored = edge.map { _ in 0 }
    }
}
