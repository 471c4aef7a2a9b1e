import OKRTesting
import Testing

@testable import OKRLog

/// Tiles handed out to prove some entries, put together again by their definition.
@Suite("Tiles that prove entries") struct ProvingTilesTests {
    private static func leaves(_ count: Int) -> [Digest] {
        (0..<count).map { MerkleHash.leaf(Array("entry \($0)".utf8)) }
    }

    /// The hashes of the tiles by level and place.
    private static func hashes(
        of tiles: [ProvingTiles.Tile]
    ) throws -> [Int: [Int: Digest]] {
        var known: [Int: [Int: Digest]] = [:]
        for tile in tiles {
            let parts = tile.path.split(separator: ".")[0].split(separator: "/")
            let level = try #require(Int(parts[1]))
            let index = try #require(
                Int(parts.dropFirst(2).map { $0.drop { $0 == "x" } }.joined()))
            for place in 0..<tile.bytes.count / 32 {
                let bytes = Array(tile.bytes[(place * 32)..<(place * 32 + 32)])
                known[level, default: [:]][index * 256 + place] = Digest(bytes)
            }
        }
        return known
    }

    @Test("A tree of 70 000 entries has the tiles that the specification counts")
    func published() {
        let tiles = ProvingTiles.tiles(proving: 1...70_000, in: Self.leaves(70_000))
        let full = tiles.filter { !$0.path.contains(".p/") }
        #expect(full.count { $0.path.hasPrefix("tile/0/") } == 273)
        #expect(full.map(\.path).last == "tile/1/000")
        #expect(
            tiles.filter { $0.path.contains(".p/") }.map(\.path)
                == ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"])
        #expect(full.allSatisfy { $0.bytes.count == 8192 })
    }

    @Test(
        "The tiles of any entries hold their leaves and make the root",
        arguments: [1, 2, 255, 256, 257, 511, 512, 513, 4_000, 65_535, 65_536, 65_537])
    func anySize(size: Int) throws {
        let leaves = Self.leaves(size)
        var random = SeededRandom(seed: UInt64(size))
        let entries = (0..<3).map { _ in Int.random(in: 1...size, using: &random) }
        let known = try Self.hashes(of: ProvingTiles.tiles(proving: entries, in: leaves))
        for entry in entries {
            #expect(known[0]?[entry - 1] == leaves[entry - 1], "entry \(entry) of \(size)")
        }
        var peaks: [Digest] = []
        for level in (0..<TreeTiles.levels(ofSize: size)).reversed() {
            let count = size >> (8 * level)
            let hashes = known[level] ?? [:]
            for tile in Set(hashes.keys.map { $0 / 256 }) where (tile + 1) * 256 <= count {
                let own = (0..<256).compactMap { hashes[tile * 256 + $0] }
                #expect(known[level + 1]?[tile] == MerkleProof.root(of: own[...]))
            }
            var edge = (count - count % 256..<count).compactMap { hashes[$0] }[...]
            #expect(edge.count == count % 256, "level \(level) of \(size)")
            for bit in (0..<8).reversed() where edge.count & 1 << bit != 0 {
                peaks.append(MerkleProof.root(of: edge.prefix(1 << bit)))
                edge = edge.dropFirst(1 << bit)
            }
        }
        let root = peaks.dropLast().reversed().reduce(try #require(peaks.last)) {
            MerkleHash.node($1, $0)
        }
        #expect(root == MerkleProof.root(of: leaves[...]))
    }
}
