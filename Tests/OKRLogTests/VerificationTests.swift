import OKRLog
import OKRTesting
import OKRText
import Testing

/// Promise 11: any rewriting before a kept checkpoint is found.
@Suite("Verification") struct VerificationTests {
    static let path = Workload.path
    static let origin = "goalledger/0198c0de-0000-7000-8000-000000000001"

    /// The checkpoint after the second append: seven entries from the end are later than it.
    static let checkpoint: Checkpoint = {
        var tree = MerkleTree()
        for line in Workload.shared.allLines.prefix(7) {
            if let line = try? Line(parsing: line) { tree.append(line.leafHash) }
        }
        return Checkpoint(origin: origin, size: 7, root: tree.root)
    }()

    /// Whether verification against the checkpoint, by the verifier given, finds fault.
    static func isFound(
        in disk: SimulatedDisk, droppingFindingsOf rule: Verification.Rule? = nil,
        against checkpoints: [Checkpoint] = [checkpoint]
    ) -> Bool {
        guard
            let report = try? Verification.verify(
                ledgerAt: path, disk: disk, against: checkpoints)
        else { return true }
        return report.findings.contains { $0.rule != rule }
            || report.comparisons.contains { $0.problem != nil }
    }

    /// The disk without what could be hints to the verifier.
    static func variants(of disk: SimulatedDisk) -> [SimulatedDisk] {
        let withoutTree = disk.copied()
        withoutTree.replace("/ledger/tree/edge", with: nil)
        let withoutHead = disk.copied()
        withoutHead.replace("/ledger/head", with: nil)
        return [disk, withoutTree, withoutHead]
    }

    @Test("A sound ledger verifies, and its checkpoint too")
    func sound() throws {
        let report = try Verification.verify(
            ledgerAt: VerificationTests.path, disk: DamageTests.sound,
            against: [VerificationTests.checkpoint])
        #expect(report.findings == [])
        #expect(report.comparisons.map(\.problem) == [nil])
        #expect(report.isGood && report.size == 11 && report.notes == [])
        let store = try FileStore(opening: VerificationTests.path, disk: DamageTests.sound)
        #expect(try store.head().root == report.root)
        #expect(try Verification.verify(store, against: [VerificationTests.checkpoint]).isGood)
    }

    @Test(
        "Every flipped byte of the log is found, with and without head and tiles",
        arguments: DamageTests.logs)
    func flips(path: String) throws {
        let bytes = try #require(DamageTests.sound.contents(of: path))
        var missed: [Int] = []
        for index in bytes.indices {
            let disk = DamageTests.sound.copied()
            var harmed = bytes
            harmed[index] ^= index % 2 == 0 ? 0x01 : 0x04
            disk.replace(path, with: harmed)
            let variants = VerificationTests.variants(of: disk)
            let variant = variants[index % variants.count]
            if !VerificationTests.isFound(in: variant) { missed.append(index) }
        }
        #expect(missed == [])
    }

    @Test("Every flipped byte of head and tiles is found", arguments: ["head", "tree/edge"])
    func hints(name: String) throws {
        let path = VerificationTests.path + "/" + name
        let bytes = try #require(DamageTests.sound.contents(of: path))
        var missed: [Int] = []
        for index in bytes.indices {
            let disk = DamageTests.sound.copied()
            var harmed = bytes
            harmed[index] ^= 0x04
            disk.replace(path, with: harmed)
            // Bytes of the edge that are beyond its width are not used, so not looked at.
            if !VerificationTests.isFound(in: disk), name == "head" || index < 11 * 32 {
                missed.append(index)
            }
        }
        #expect(missed == [])
    }

    @Test("Every cut of the log before the checkpoint is found, even without the head")
    func cuts() throws {
        var missed: [String] = []
        for path in DamageTests.logs {
            let bytes = try #require(DamageTests.sound.contents(of: path))
            for length in stride(from: 0, to: bytes.count, by: 3) {
                let disk = DamageTests.sound.copied()
                disk.replace(path, with: Array(bytes.prefix(length)))
                if !VerificationTests.isFound(in: disk) { missed.append("\(path) \(length)") }
            }
        }
        #expect(missed == [])
    }

    /// Ways to rewrite history so that the ledger verifies against itself.
    enum Forgery: CaseIterable {
        case value, note, dropped, swapped, shortened, inserted
    }

    @Test(
        "A history rewritten with right crc, commitments, head and tiles differs from a checkpoint",
        arguments: Forgery.allCases)
    func forgeries(forgery: Forgery) throws {
        let disk = try Forger.disk(after: forgery)
        #expect(!VerificationTests.isFound(in: disk, against: []), "the forgery is a good one")
        for variant in VerificationTests.variants(of: disk) {
            #expect(VerificationTests.isFound(in: variant))
        }
    }

    @Test("A private text that is nulled without an entry, or changed, is found")
    func privateText() throws {
        for entry in [2, 4, 6] {
            for change in Forger.PrivateChange.allCases {
                let disk = try Forger.disk(changingPrivateOf: entry, change)
                for variant in VerificationTests.variants(of: disk) {
                    #expect(VerificationTests.isFound(in: variant), "\(entry) \(change)")
                }
            }
        }
    }

    @Test("An erased text is fine if a later entry says so, and the root stays the same")
    func erased() throws {
        let disk = DamageTests.sound.copied()
        let store = try FileStore(opening: VerificationTests.path, disk: disk)
        let envelope = Envelope(
            number: 12, source: SampleLines.source, type: "goalledger.entry-redacted.v1",
            subject: "ledger", time: "2026-02-13T09:00:01.000000Z", actor: "p1", revision: 1)
        let line = SampleLines.write(envelope, data: [("entry", "2")])
        let head = try store.append([[line]], after: try store.head())
        try Forger.changePrivate(of: 2, .nulled, on: disk)
        let report = try Verification.verify(
            ledgerAt: VerificationTests.path, disk: disk,
            against: [VerificationTests.checkpoint])
        #expect(report.root == head.root)
        // The head's place in the first segment is another now, as erasing writes the head anew.
        #expect(report.findings.filter { $0.rule != .head } == [])
        #expect(report.comparisons.map(\.problem) == [nil])
    }

    @Test("Disorder in numbers, revisions, times, commands and sources is found by its rule")
    func disorder() throws {
        for (rule, change) in Forger.disorders {
            let disk = try Forger.disk(rawlyChanging: change)
            let report = try Verification.verify(ledgerAt: VerificationTests.path, disk: disk)
            #expect(report.findings.contains { $0.rule == rule }, "\(rule)")
        }
    }
}
