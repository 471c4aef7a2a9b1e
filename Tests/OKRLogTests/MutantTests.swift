import OKRLog
import OKRTesting
import Synchronization
import Testing

/// Promise 14: programs that are wrong in the usual ways are caught by the tests of this target.
///
/// The faults are put around the store, on its disk or in the judgement of a report, so that none
/// of them is in what ships. A tree that is split wrongly is in MerkleTests.
@Suite("Mutants") struct MutantTests {
    /// A disk on which some syncs do nothing, or come too late.
    struct LyingDisk: WrappingDisk {
        enum Lie: CaseIterable, Sendable {
            case noSync, noFolderSync, syncAfterHead, syncBeforeNextAppend
        }

        let disk: SimulatedDisk
        let lie: Lie
        let owed = Owed()

        func synchronize(_ file: DiskFile) throws(DiskError) {
            guard file.path.hasSuffix(".jsonl") else { return try disk.synchronize(file) }
            switch lie {
            case .noSync: return
            case .noFolderSync: try disk.synchronize(file)
            case .syncAfterHead, .syncBeforeNextAppend: owed.file.withLock { $0 = file }
            }
        }

        func synchronizeFolder(_ path: String) throws(DiskError) {
            if lie != .noFolderSync { try disk.synchronizeFolder(path) }
        }

        func write(_ bytes: [UInt8], to file: DiskFile, at offset: Int) throws(DiskError) {
            let isLine = file.path.hasSuffix(".jsonl")
            if isLine, lie == .syncBeforeNextAppend { try payOwed() }
            try disk.write(bytes, to: file, at: offset)
            if file.path.hasSuffix("/head"), lie == .syncAfterHead { try payOwed() }
        }

        private func payOwed() throws(DiskError) {
            let file = owed.file.withLock { file in
                defer { file = nil }
                return file
            }
            if let file { try disk.synchronize(file) }
        }
    }

    /// A sync that is owed, shared by the copies of a disk.
    final class Owed: Sendable {
        let file = Mutex<DiskFile?>(nil)
    }

    @Test(
        "A store that does not sync, or not in time, is caught", arguments: LyingDisk.Lie.allCases)
    func syncs(lie: LyingDisk.Lie) {
        var faults: [String] = []
        for policy in [SimulatedCrash.nothing, .mixed] {
            faults += CrashTests.faults(keeping: policy, stride: 3) {
                LyingDisk(disk: $0, lie: lie)
            }
        }
        #expect(!faults.isEmpty)
    }

    @Test("A writer that cuts the log at a bad crc below the head is caught")
    func cutting() throws {
        let path = try #require(DamageTests.logs.last)
        var bytes = try #require(DamageTests.sound.contents(of: path))
        bytes[bytes.count / 2] ^= 1
        let disk = DamageTests.sound.copied()
        disk.replace(path, with: bytes)
        #expect(DamageTests.faults(of: disk.copied()) == [])
        let faults = DamageTests.faults(of: disk) { disk in
            // “Repairs” by dropping the segment and the head that knew better.
            disk.replace(path, with: [])
            disk.replace("/ledger/head", with: nil)
            let store = try FileStore(opening: Workload.path, disk: disk)
            try store.exclusively {}
            return try store.head()
        }
        #expect(!faults.isEmpty)
    }

    @Test("A reader that trusts memory after a failed sync is caught")
    func trustingMemory() {
        // Counting what a failed sync left without writing it again.
        struct ForgettingDisk: WrappingDisk {
            let disk: SimulatedDisk
            func write(
                _ bytes: [UInt8], to file: DiskFile, at offset: Int
            ) throws(DiskError) {
                let size = try disk.status(file).size
                let isAgain = file.path.hasSuffix(".jsonl") && offset + bytes.count <= size
                if !isAgain { try disk.write(bytes, to: file, at: offset) }
            }
        }
        var faults: [String] = []
        for sync in 1...12 {
            faults += FaultTests.faults(of: .failedSync(at: sync, forever: false)) {
                ForgettingDisk(disk: $0)
            }
        }
        #expect(!faults.isEmpty)
    }

    @Test("A verifier that leaves a rule out is caught")
    func rules() throws {
        let changed = try Forger.disk(changingPrivateOf: 2, .changed)
        #expect(VerificationTests.isFound(in: changed))
        #expect(!VerificationTests.isFound(in: changed, droppingFindingsOf: .commitment))
        let nulled = try Forger.disk(changingPrivateOf: 2, .nulled)
        // The head's offsets differ too, because the text is shorter; without it only one rule is
        // against the null.
        nulled.replace("/ledger/head", with: nil)
        #expect(VerificationTests.isFound(in: nulled))
        let report = try Verification.verify(ledgerAt: Workload.path, disk: nulled)
        #expect(report.findings.filter { $0.rule != .head }.map(\.rule) == [.erased])
        for (rule, change) in Forger.disorders where rule == .time || rule == .revision {
            let disk = try Forger.disk(rawlyChanging: change)
            let report = try Verification.verify(ledgerAt: Workload.path, disk: disk)
            #expect(Set(report.findings.map(\.rule)).subtracting([.head]) == [rule])
        }
    }
}
