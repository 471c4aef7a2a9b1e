import OKRModel
import OKRText

@testable import OKRLedger
@testable import OKRLog

extension FuzzProbe {
    /// A canonical line is compact JSON, so is its leaf form, and an entry survives being written.
    static func line(_ bytes: [UInt8]) throws {
        guard let line = parsed({ try Line(parsing: bytes) }) else { return }
        let json = try JSON(parsing: bytes)
        try require(Array(json.description.utf8) == bytes, "a line is compact JSON")
        let leaf = try Line(parsing: line.leafForm)
        try require(leaf.leafForm == line.leafForm, "the leaf form is its own leaf form")
        try require(leaf.leafHash == line.leafHash, "erasing does not change the leaf hash")
        try require(leaf.crcIsGood == line.crcIsGood, "erasing does not change the crc")
        try require(leaf.commitmentIsGood, "nothing is left to check of erased text")
        if line.privateIsNull { try require(line.privateTexts == nil, "erased text is gone") }
        _ = (line.commitmentIsGood, line.commitment, line.envelope)
        let coding = EntryCoding(source: line.envelope.source, zone: .utc)
        guard let entry = parsed({ try coding.decode(line) }) else { return }
        let salt = Array(repeating: UInt8(7), count: LineWriter.saltSize)
        let written = try Line(parsing: coding.encode(entry, options: nil, salt: salt))
        try require(written.crcIsGood && written.commitmentIsGood, "a written line is whole")
        let again = try coding.decode(written)
        try require(
            again.event == entry.event && again.subject == entry.subject
                && again.time == entry.time && again.authors == entry.authors,
            "an entry that is written says the same")
    }

    /// What parses is written to the same bytes.
    static func checkpoint(_ bytes: [UInt8]) throws {
        guard let checkpoint = parsed({ try Checkpoint(parsing: bytes) }) else { return }
        try require(Array(checkpoint.text.utf8) == bytes, "a checkpoint has one text")
        let unsigned = try Checkpoint(parsing: checkpoint.signedText)
        try require(unsigned.root == checkpoint.root, "signatures do not change the root")
        _ = Checkpoint.origin(ofSource: checkpoint.origin)
    }

    /// The file `head` is read without a crash.
    static func head(_ bytes: [UInt8]) {
        let file = HeadFile(bytes: bytes)
        _ = (file.newest, file.isWhole)
        _ = Digest(hex: String(decoding: bytes.prefix(64), as: UTF8.self))
    }

    /// No other hashes than the proof of a small tree prove what it says; any sizes are taken.
    static func proof(_ bytes: [UInt8]) throws {
        guard bytes.count >= 19 else { return }
        let size = Int(bytes[0]) % 40 + 1
        let index = Int(bytes[1]) % size
        let earlier = Int(bytes[2]) % (size + 1)
        let proof = stride(from: 19, through: bytes.count - Digest.byteCount, by: Digest.byteCount)
            .compactMap { Digest(bytes[$0..<$0 + Digest.byteCount]) }
        let leaves = (0..<size).map { MerkleHash.leaf([UInt8($0)]) }
        let newer = Head(size: size, root: MerkleProof.root(of: leaves[...]))
        let older = Head(size: earlier, root: MerkleProof.root(of: leaves[..<earlier]))

        let isInclusion = proof == MerkleProof.inclusion(of: index, in: leaves)
        try require(
            MerkleProof.showsInclusion(of: leaves[index], at: index, in: newer, by: proof)
                == isInclusion, "an inclusion has one proof")
        let isConsistency = proof == MerkleProof.consistency(from: earlier, in: leaves)
        try require(
            MerkleProof.showsConsistency(from: older, to: newer, by: proof) == isConsistency,
            "a consistency has one proof")

        let wild = [3, 11].map { start in
            bytes[start..<start + 8].reduce(0) { $0 << 8 | Int($1) }
        }
        let (one, other) = (
            Head(size: wild[0], root: older.root), Head(size: wild[1], root: newer.root)
        )
        _ = MerkleProof.showsInclusion(of: leaves[0], at: wild[0], in: other, by: proof)
        _ = MerkleProof.showsConsistency(from: one, to: other, by: proof)
    }
}
