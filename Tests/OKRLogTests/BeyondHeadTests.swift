import OKRLog
import OKRTesting
import Testing

/// A power cut may keep an older head and the synced commands beyond it: nothing is missing then.
@Suite("Entries beyond the head") struct BeyondHeadTests {
    static let path = Workload.path

    /// The workload with the head as it was after its first groups, and how many entries it says.
    static func ledger(headAfter groups: Int) throws -> (disk: SimulatedDisk, size: Int) {
        let disk = SimulatedDisk()
        let store = try FileStore.create(
            at: path, disk: disk, segmentSize: Workload.segmentSize)
        var head = Head.empty
        for group in Workload.shared.groups.prefix(groups) {
            head = try store.append(group, after: head)
        }
        let older = disk.contents(of: path + "/head")
        let size = head.size
        for group in Workload.shared.groups.dropFirst(groups) {
            head = try store.append(group, after: head)
        }
        disk.replace(path + "/head", with: older)
        return (disk.copied(), size)
    }

    static func checkpoint(_ size: Int, of lines: [[UInt8]]) throws -> Checkpoint {
        var tree = MerkleTree()
        for line in lines.prefix(size) { tree.append(try Line(parsing: line).leafHash) }
        return Checkpoint(origin: VerificationTests.origin, size: size, root: tree.root)
    }

    @Test("Kept checkpoints agree with whole commands beyond an older head", arguments: 0...3)
    func olderHead(groups: Int) throws {
        let (disk, size) = try BeyondHeadTests.ledger(headAfter: groups)
        let lines = Workload.shared.allLines
        let checkpoints = try (0...lines.count).map {
            try BeyondHeadTests.checkpoint($0, of: lines)
        }
        let report = try Verification.verify(
            ledgerAt: BeyondHeadTests.path, disk: disk, against: checkpoints)
        #expect(report.findings == [])
        #expect(report.comparisons.compactMap(\.problem) == [])
        #expect(report.size == size)
        #expect(report.root == checkpoints[size].root)
        #expect(
            report.notes == [
                "\(lines.count - size) entries beyond the head are whole: "
                    + "the next writing command counts them."
            ])

        let store = try FileStore(opening: BeyondHeadTests.path, disk: disk)
        try store.exclusively {}
        let after = try Verification.verify(
            ledgerAt: BeyondHeadTests.path, disk: disk, against: checkpoints)
        #expect(after.isGood && after.notes == [] && after.size == lines.count)
    }

    @Test("What is beyond the head and torn is noted, and a checkpoint of it is missing entries")
    func tornBeyond() throws {
        let (disk, size) = try BeyondHeadTests.ledger(headAfter: 2)
        let lines = Workload.shared.allLines
        let last = try #require(disk.paths.last { $0.hasSuffix(".jsonl") })
        disk.replace(last, with: disk.contents(of: last)?.dropLast(20))
        let report = try Verification.verify(
            ledgerAt: BeyondHeadTests.path, disk: disk,
            against: [
                try BeyondHeadTests.checkpoint(lines.count - 1, of: lines),
                try BeyondHeadTests.checkpoint(lines.count, of: lines),
            ])
        #expect(report.size == size)
        #expect(report.notes.count == 2, "\(report.notes)")
        #expect(report.comparisons.first?.problem == nil)
        #expect(report.comparisons.last?.problem?.contains("entries are missing") == true)
    }

    @Test("Other commands beyond the head than those of a checkpoint are a changed history")
    func otherCommands() throws {
        let (disk, size) = try BeyondHeadTests.ledger(headAfter: 1)
        let head = disk.contents(of: BeyondHeadTests.path + "/head")
        for path in disk.paths where path.hasSuffix(".jsonl") && !path.hasSuffix("01.jsonl") {
            disk.replace(path, with: nil)
        }
        let first = try #require(disk.paths.first { $0.hasSuffix(".jsonl") })
        let ours = Workload.bytes(Workload.shared.allLines.prefix(size))
        disk.replace(first, with: ours)
        var other = SampleLines(seed: 2)
        _ = other.command()
        let store = try FileStore(opening: BeyondHeadTests.path, disk: disk)
        _ = try store.append([other.command(of: 3, note: "other")], after: try store.head())
        disk.replace(BeyondHeadTests.path + "/head", with: head)
        let report = try Verification.verify(
            ledgerAt: BeyondHeadTests.path, disk: disk,
            against: [try BeyondHeadTests.checkpoint(4, of: Workload.shared.allLines)])
        #expect(report.findingCount == 0, "\(report.findings)")
        #expect(report.comparisons.first?.problem?.contains("history was changed") == true)
    }
}
