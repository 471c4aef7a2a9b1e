import OKRTesting
import Testing

@testable import OKRLog

/// The published vectors of RFC 6962 implementations, and the probes they run.
@Suite("Merkle tree") struct MerkleTests {
    static let entries: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57], Array(0x60...0x6F),
    ]
    static let leaves = entries.map { MerkleHash.leaf($0) }

    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    static let leafHashes = [
        roots[1], "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
        "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
    ]

    static func head(_ size: Int) -> Head {
        Head(size: size, root: MerkleProof.root(of: leaves[..<size]))
    }

    /// The sizes at which a way to compute roots from leaves differs from the published roots.
    static func wrongRoots(by root: ([Digest]) -> Digest) -> [Int] {
        (0...8).filter { root(Array(leaves[..<$0])).hex != roots[$0] }
    }

    @Test("The published hashes, leaves and roots come out, in both ways to compute them")
    func vectors() {
        #expect(MerkleTests.leaves.map(\.hex) == MerkleTests.leafHashes)
        #expect(
            MerkleHash.leaf(Array("L123456".utf8)).hex
                == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
        // The published node vector has texts where hashes belong; the definition is the same.
        let node = SHA256.hash([0x01] + Array("N123".utf8) + Array("N456".utf8))
        #expect(node.hex == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb")
        let (left, right) = (MerkleTests.leaves[0], MerkleTests.leaves[1])
        #expect(MerkleHash.node(left, right) == SHA256.hash([0x01] + left.bytes + right.bytes))
        #expect(MerkleTests.wrongRoots { MerkleProof.root(of: $0[...]) } == [])
        let appended = MerkleTests.wrongRoots { leaves in
            var tree = MerkleTree()
            for leaf in leaves { tree.append(leaf) }
            return tree.root
        }
        #expect(appended == [])
    }

    @Test("A tree split in the middle instead is caught by the published roots")
    func wrongSplit() {
        func middle(_ leaves: ArraySlice<Digest>) -> Digest {
            guard leaves.count > 1 else { return leaves.first ?? MerkleHash.empty }
            let half = leaves.startIndex + (leaves.count + 1) / 2
            return MerkleHash.node(middle(leaves[..<half]), middle(leaves[half...]))
        }
        #expect(!MerkleTests.wrongRoots { middle($0[...]) }.isEmpty)
    }

    static let h =
        (
            s01: roots[2], s23: "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            s47: "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            s45: "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            s67: "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            s46: "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e"
        )

    @Test("The published inclusion proofs come out")
    func inclusionVectors() {
        func proof(_ index: Int, _ size: Int) -> [String] {
            MerkleProof.inclusion(of: index, in: Array(MerkleTests.leaves[..<size])).map(\.hex)
        }
        let (leaf, h) = (MerkleTests.leafHashes, MerkleTests.h)
        #expect(proof(0, 8) == [leaf[1], h.s23, h.s47])
        #expect(proof(5, 8) == [leaf[4], h.s67, MerkleTests.roots[4]])
        #expect(proof(2, 3) == [h.s01])
        #expect(proof(1, 5) == [leaf[0], h.s23, leaf[4]])
        #expect(proof(0, 1) == [])
    }

    @Test("The published consistency proofs come out")
    func consistencyVectors() {
        func proof(_ older: Int, _ newer: Int) -> [String] {
            MerkleProof.consistency(from: older, in: Array(MerkleTests.leaves[..<newer])).map(\.hex)
        }
        let (leaf, h, root4) = (MerkleTests.leafHashes, MerkleTests.h, MerkleTests.roots[4])
        #expect(proof(1, 8) == [leaf[1], h.s23, h.s47])
        #expect(proof(6, 8) == [h.s45, h.s67, root4])
        #expect(proof(2, 5) == [h.s23, leaf[4]])
        #expect(proof(6, 7) == [h.s45, leaf[6], root4])
        #expect(proof(4, 7) == [h.s46])
        #expect(proof(3, 7) == [leaf[2], leaf[3], h.s01, h.s46])
        for size in 0...8 { #expect(proof(size, size) == []) }
    }

    @Test("Every proof of every tree up to 40 entries holds, and its roots are the appended ones")
    func allProofs() {
        var tree = MerkleTree()
        var tiles = TreeTiles()
        var heads = [Head.empty]
        var leaves: [Digest] = []
        for size in 1...40 {
            leaves.append(MerkleHash.leaf([UInt8(size)]))
            tree.append(leaves[size - 1])
            tiles.append(leaves[size - 1])
            heads.append(Head(size: size, root: tree.root))
            #expect(tree.root == MerkleProof.root(of: leaves[...]))
            #expect(TreeTiles(size: size, edge: tiles.edge).tree == tree)
            for index in 0..<size {
                let proof = MerkleProof.inclusion(of: index, in: leaves)
                #expect(
                    MerkleProof.showsInclusion(
                        of: leaves[index], at: index, in: heads[size], by: proof))
            }
            for older in 0...size {
                let proof = MerkleProof.consistency(from: older, in: leaves)
                #expect(
                    MerkleProof.showsConsistency(from: heads[older], to: heads[size], by: proof))
            }
        }
    }

    @Test("Every probe of an inclusion proof is rejected", arguments: 1...8)
    func inclusionProbes(size: Int) {
        let tree = MerkleTests.head(size)
        for index in 0..<size {
            let leaf = MerkleTests.leaves[index]
            let proof = MerkleProof.inclusion(of: index, in: Array(MerkleTests.leaves[..<size]))
            func holds(
                _ leaf: Digest, _ index: Int, _ size: Int, _ root: Digest, _ proof: [Digest]
            ) -> Bool {
                MerkleProof.showsInclusion(
                    of: leaf, at: index, in: Head(size: size, root: root), by: proof)
            }
            #expect(holds(leaf, index, size, tree.root, proof))
            let other = MerkleHash.leaf(Array("other".utf8))
            #expect(!holds(other, index, size, tree.root, proof))
            #expect(!holds(leaf, index, size, other, proof))
            #expect(!holds(leaf, index, size, MerkleHash.empty, proof))
            for wrong in [index + 1, index - 1, index ^ 2] where wrong != index {
                #expect(!holds(leaf, wrong, size, tree.root, proof))
            }
            #expect(!holds(leaf, index, size * 2, tree.root, proof))
            #expect(!holds(leaf, index, size / 2, tree.root, proof) || size / 2 == size)
            for wrong in Probe.altered(proof, with: [tree.root, leaf, other]) {
                #expect(!holds(leaf, index, size, tree.root, wrong))
            }
        }
    }

    @Test("Every probe of a consistency proof is rejected", arguments: 1...8)
    func consistencyProbes(newer: Int) {
        for older in 1..<max(2, newer) where older < newer {
            let (first, second) = (MerkleTests.head(older), MerkleTests.head(newer))
            let leaves = Array(MerkleTests.leaves[..<newer])
            let proof = MerkleProof.consistency(from: older, in: leaves)
            func holds(
                _ sizes: (Int, Int), _ roots: (Digest, Digest), _ proof: [Digest]
            ) -> Bool {
                MerkleProof.showsConsistency(
                    from: Head(size: sizes.0, root: roots.0),
                    to: Head(size: sizes.1, root: roots.1), by: proof)
            }
            let (sizes, roots) = ((older, newer), (first.root, second.root))
            #expect(holds(sizes, roots, proof))
            let other = MerkleHash.leaf(Array("other".utf8))
            #expect(!holds(sizes, (other, roots.1), proof))
            #expect(!holds(sizes, (roots.0, other), proof))
            #expect(!holds(sizes, (roots.1, roots.0), proof))
            #expect(!holds(sizes, (MerkleHash.empty, roots.1), proof))
            for wrong in [older + 1, older - 1, older ^ 2] where wrong != older {
                #expect(!holds((wrong, newer), roots, proof))
            }
            #expect(!holds((older, newer * 2), roots, proof))
            #expect(!holds((older, newer / 2), roots, proof))
            for wrong in Probe.altered(proof, with: [roots.0, roots.1, other]) {
                #expect(!holds(sizes, roots, wrong))
            }
        }
    }
}

/// Proofs that are almost right.
enum Probe {
    static func altered(_ proof: [Digest], with garbage: [Digest]) -> [[Digest]] {
        var altered: [[Digest]] = []
        for hash in garbage {
            altered.append([hash] + proof)
            altered.append(proof + [hash])
        }
        if let first = proof.first { altered.append([first] + proof) }
        guard !proof.isEmpty else { return altered }
        altered.append([])
        altered.append(Array(proof.dropLast()))
        altered.append(Array(proof.dropFirst()))
        for index in proof.indices {
            var bytes = proof[index].bytes
            bytes[0] ^= 1 << 4
            var modified = proof
            if let digest = Digest(bytes) { modified[index] = digest }
            altered.append(modified)
        }
        return altered
    }
}
