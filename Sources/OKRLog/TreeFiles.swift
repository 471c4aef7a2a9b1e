/// The stored tiles of a ledger: hints that save rehashing the log, never the truth.
///
/// They are used only where they reproduce the root of the head, and written without sync after
/// the head: what a crash leaves of them is either right or not used.
struct TreeFiles {
    let paths: LedgerPaths
    let disk: any Disk

    /// The tree of a head from the stored edge; nil if that does not reproduce the root.
    func fromEdge(_ head: Head) -> TreeTiles? {
        guard head.size > 0 else { return head.root == MerkleHash.empty ? TreeTiles() : nil }
        guard let file = try? disk.open(paths.edge, .reading) else { return nil }
        defer { disk.close(file) }
        var edge: [[Digest]] = []
        for level in 0..<TreeTiles.levels(ofSize: head.size) {
            let width = TreeTiles.edgeWidth(of: level, size: head.size)
            let count = width * Digest.byteCount
            guard
                let bytes = try? disk.read(file, at: level * TreeTiles.tileSize, count: count),
                let hashes = digests(in: bytes), hashes.count == width
            else { return nil }
            edge.append(hashes)
        }
        return tree(of: edge, for: head)
    }

    /// The tree of a head from full tiles and the leaf hashes after the last of them.
    ///
    /// Nil if a tile is missing or they do not reproduce the root.
    func fromTiles(_ head: Head, lastLeaves: [Digest]) -> TreeTiles? {
        var edge = [lastLeaves]
        for level in 1..<max(1, TreeTiles.levels(ofSize: head.size)) {
            let count = head.size >> (8 * level)
            let width = TreeTiles.edgeWidth(of: level, size: head.size)
            var hashes: [Digest] = []
            for index in count - width..<count {
                guard let tile = tile(level: level - 1, index: index) else { return nil }
                hashes.append(TreeTiles.root(of: tile[...]))
            }
            edge.append(hashes)
        }
        // The edge that is stored did not fit, so none of it counts as stored.
        var tiles = tree(of: edge, for: head)
        tiles?.markUnstored()
        return tiles
    }

    /// The hashes of a full tile; nil if it is not stored.
    func tile(level: Int, index: Int) -> [Digest]? {
        let path = paths.ledger + "/" + LedgerPaths.tile(level: level, index: index)
        guard let file = try? disk.open(path, .reading) else { return nil }
        defer { disk.close(file) }
        guard let bytes = try? disk.read(file, at: 0, count: TreeTiles.tileSize + 1),
            bytes.count == TreeTiles.tileSize
        else { return nil }
        return digests(in: bytes)
    }

    /// Stores what is new in a tree; nothing where a folder of it is a link: that leads elsewhere.
    func store(_ tiles: inout TreeTiles) throws(DiskError) {
        _ = try hasFolder(paths.tree)
        for tile in tiles.full {
            let path = LedgerPaths.tile(level: tile.level, index: tile.index)
            let file = try open(path)
            defer { disk.close(file) }
            try disk.write(tile.bytes, to: file, at: 0)
        }
        let edge = try openEdge(of: &tiles)
        defer { disk.close(edge) }
        for (level, hashes) in tiles.edge.enumerated() where tiles.stored[level] < hashes.count {
            let start = tiles.stored[level]
            let offset = level * TreeTiles.tileSize + start * Digest.byteCount
            try disk.write(hashes[start...].flatMap(\.bytes), to: edge, at: offset)
        }
        tiles.markStored()
    }

    // Whether a folder is there.
    private func hasFolder(_ path: String) throws(DiskError) -> Bool {
        guard let status = try disk.status(at: path) else { return false }
        guard status.kind == .folder else {
            throw DiskError(
                .notPlain, operation: "store tiles", path: path, message: "it is not a folder")
        }
        return true
    }

    // Where the edge was removed meanwhile, all of it is written again: never one with a hole.
    private func openEdge(of tiles: inout TreeTiles) throws(DiskError) -> DiskFile {
        do throws(DiskError) { return try disk.open(paths.edge, .writing) } catch {
            guard error.reason == .absent else { throw error }
            tiles.markUnstored()
            try disk.makeFolder(paths.tree)
            return try disk.open(paths.edge, .creating)
        }
    }

    // A tile is stored once in 256 entries, so that its folders may be looked at each time.
    private func open(_ tile: String) throws(DiskError) -> DiskFile {
        var folder = paths.ledger
        for part in tile.split(separator: "/").dropLast() {
            folder += "/" + part
            if try !hasFolder(folder) { try disk.makeFolder(folder) }
        }
        return try disk.open(paths.ledger + "/" + tile, .creating)
    }

    private func tree(of edge: [[Digest]], for head: Head) -> TreeTiles? {
        let tiles = TreeTiles(size: head.size, edge: edge)
        return tiles.tree.root == head.root ? tiles : nil
    }

    private func digests(in bytes: [UInt8]) -> [Digest]? {
        guard bytes.count % Digest.byteCount == 0 else { return nil }
        var digests: [Digest] = []
        for start in stride(from: 0, to: bytes.count, by: Digest.byteCount) {
            guard let digest = Digest(bytes[start..<start + Digest.byteCount]) else { return nil }
            digests.append(digest)
        }
        return digests
    }
}
