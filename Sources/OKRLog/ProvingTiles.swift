// The tree of n entries in tiles (C2SP tlog-tiles): level 0 has the n leaf hashes, level L + 1 the
// roots of the full tiles of level L, 256 hashes each. Which of them prove some entries?
//
// 1. The tile of level 0 that holds the leaf of each entry.
// 2. For each tile, the tile of the next level that holds its root.
// 3. The last tile of each level where it is not full: together they make the root.

/// The tiles of a Merkle tree from which somebody else can compute that it holds some entries.
public enum ProvingTiles {
    /// A tile in the layout of C2SP tlog-tiles.
    public struct Tile: Hashable, Sendable {
        /// Its path: `tile/0/000`, or `tile/0/000.p/72` where it is not full.
        public let path: String
        /// Its hashes, 32 bytes each.
        public let bytes: [UInt8]
    }

    /// The tiles that prove some entries of a tree, level by level, each in the order of its place.
    ///
    /// Entries are numbered from 1. Complexity: linear in the leaves.
    public static func tiles(proving entries: some Sequence<Int>, in leaves: [Digest]) -> [Tile] {
        var tiles: [Tile] = []
        var hashes = leaves
        var wanted = Set(entries.map { ($0 - 1) / TreeTiles.width })
        var level = 0
        while !hashes.isEmpty {
            if hashes.count % TreeTiles.width > 0 { wanted.insert(hashes.count / TreeTiles.width) }
            for index in wanted.sorted() where index * TreeTiles.width < hashes.count {
                let start = index * TreeTiles.width
                let tile = hashes[start..<min(start + TreeTiles.width, hashes.count)]
                tiles.append(
                    Tile(
                        path: path(level: level, index: index, width: tile.count),
                        bytes: tile.flatMap(\.bytes)))
            }
            hashes = (0..<(hashes.count / TreeTiles.width)).map { index in
                TreeTiles.root(
                    of: hashes[index * TreeTiles.width..<(index + 1) * TreeTiles.width])
            }
            wanted = Set(wanted.map { $0 / TreeTiles.width })
            level += 1
        }
        return tiles
    }

    private static func path(level: Int, index: Int, width: Int) -> String {
        let full = String(LedgerPaths.tile(level: level, index: index).dropFirst("tree/".count))
        return width == TreeTiles.width ? full : full + ".p/\(width)"
    }
}
