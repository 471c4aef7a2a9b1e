import OKRLog
import OKRTesting
import Testing

/// Promise 2: every byte flipped, every length cut — refused with file and remedy, or harmless.
@Suite("Damaged files") struct DamageTests {
    static let sound = Workload.finished()
    static let lines = Workload.bytes(Workload.shared.allLines)
    static let logs = sound.paths.filter { $0.hasSuffix(".jsonl") }

    /// What reading and then writing the damaged ledger lets pass, in sentences.
    ///
    /// `writing` is what a writing process does first; it answers with the head it goes on from.
    static func faults(
        of disk: SimulatedDisk,
        writing: (SimulatedDisk) throws -> Head = { disk in
            let store = try FileStore(opening: Workload.path, disk: disk)
            try store.exclusively {}
            return try store.head()
        }
    ) -> [String] {
        var faults: [String] = []
        let count = Workload.shared.allLines.count
        do {
            let store = try FileStore(opening: Workload.path, disk: disk)
            let size = try store.head().size
            let bytes = size > 0 ? try store.read(1...size).flatMap(\.bytes) : []
            if bytes != lines { faults.append("reading gives \(size) entries, not \(count)") }
        } catch {
            faults += silent(error)
        }
        let before = logs.map { disk.contents(of: $0) }
        do {
            let head = try writing(disk)
            // What was read a moment ago and is the same now need not be read again.
            if faults.isEmpty, head.size == count, logs.map({ disk.contents(of: $0) }) == before {
                return []
            }
            let store = try FileStore(opening: Workload.path, disk: disk)
            let bytes = head.size > 0 ? try store.read(1...head.size).flatMap(\.bytes) : []
            if bytes != lines { faults.append("writing goes on after \(head.size) entries") }
        } catch {
            faults += silent(error)
            if logs.map({ disk.contents(of: $0) }) != before {
                faults.append("a refused writer changed the log")
            }
        }
        return faults
    }

    // A refusal has to be one of damage, with a file and a remedy.
    private static func silent(_ error: any Error) -> [String] {
        guard case .damaged(let file, _, _, let remedy)? = error as? StoreError,
            file.hasPrefix(Workload.path), !remedy.isEmpty
        else { return ["it is refused without file and remedy: \(error)"] }
        return []
    }

    @Test("Every flipped byte of every file is refused or harmless", arguments: sound.paths)
    func flips(path: String) throws {
        var faults: [String] = []
        let bytes = try #require(DamageTests.sound.contents(of: path))
        for index in bytes.indices {
            let disk = DamageTests.sound.copied()
            var harmed = bytes
            harmed[index] ^= index % 3 == 0 ? 0x01 : index % 3 == 1 ? 0x20 : 0x80
            disk.replace(path, with: harmed)
            faults += DamageTests.faults(of: disk).map { "byte \(index): \($0)" }
        }
        #expect(faults == [])
    }

    @Test("Every file cut to every length is refused or harmless", arguments: sound.paths)
    func cuts(path: String) throws {
        var faults: [String] = []
        let bytes = try #require(DamageTests.sound.contents(of: path))
        for length in 0..<bytes.count {
            let disk = DamageTests.sound.copied()
            disk.replace(path, with: Array(bytes.prefix(length)))
            faults += DamageTests.faults(of: disk).map { "length \(length): \($0)" }
        }
        #expect(faults == [])
    }

    @Test("A removed, linked, foreign or overlapping segment is refused", arguments: logs)
    func segments(path: String) throws {
        let removed = DamageTests.sound.copied()
        removed.replace(path, with: nil)
        #expect(throws: StoreError.self) {
            try FileStore(opening: Workload.path, disk: removed).read(1...11)
        }
        #expect(DamageTests.faults(of: removed) == [])

        let linked = DamageTests.sound.copied()
        linked.link(path)
        #expect(DamageTests.faults(of: linked) == [])
        #expect(try !Verification.verify(ledgerAt: Workload.path, disk: linked).isGood)

        let foreign = DamageTests.sound.copied()
        foreign.replace(path + "~", with: foreign.contents(of: path))
        #expect(DamageTests.faults(of: foreign) == [])
        #expect(try !Verification.verify(ledgerAt: Workload.path, disk: foreign).isGood)

        let overlapping = DamageTests.sound.copied()
        let second = "/ledger/log/00000000000000000003.jsonl"
        overlapping.replace(second, with: overlapping.contents(of: path))
        #expect(DamageTests.faults(of: overlapping) == [])
        #expect(try !Verification.verify(ledgerAt: Workload.path, disk: overlapping).isGood)
    }

    @Test("Without a head the entries are counted, and a bad line before good ones is damage")
    func missingHead() throws {
        let disk = DamageTests.sound.copied()
        disk.replace("/ledger/head", with: nil)
        #expect(DamageTests.faults(of: disk.copied()) == [])
        let store = try FileStore(opening: Workload.path, disk: disk)
        #expect(try store.head().size == 11)

        let path = try #require(DamageTests.logs.dropFirst().first)
        var bytes = try #require(disk.contents(of: path))
        bytes[100] ^= 1
        let harmed = disk.copied()
        harmed.replace(path, with: bytes)
        #expect(throws: StoreError.self) {
            try FileStore(opening: Workload.path, disk: harmed).head()
        }
        let last = try #require(DamageTests.logs.last)
        let torn = disk.copied()
        torn.replace(last, with: disk.contents(of: last)?.dropLast(20))
        let writer = try FileStore(opening: Workload.path, disk: torn)
        try writer.exclusively {}
        #expect(try writer.head().size == 10)
        #expect(writer.recoveries.first?.rewroteHead == true)
        #expect(writer.recoveries.first?.setAside.count == 1)
        #expect(try FileStore(opening: Workload.path, disk: torn).head() == writer.head())
    }

    @Test("A torn tail is set aside byte for byte, synced, and reported")
    func tornTail() throws {
        let disk = DamageTests.sound.copied()
        let last = try #require(DamageTests.logs.last)
        let whole = try #require(disk.contents(of: last))
        let tail = Array("{\"specversion\":\"1.0\",\"id\":\"12\",".utf8)
        disk.replace(last, with: whole + tail)
        #expect(try FileStore(opening: Workload.path, disk: disk).head().size == 11)
        let store = try FileStore(opening: Workload.path, disk: disk)
        try store.exclusively {}
        let recovery = try #require(store.recoveries.first)
        let aside = try #require(recovery.setAside.first)
        #expect(recovery.byteCount == tail.count)
        #expect(recovery.counted == nil)
        var random = SeededRandom(seed: 3)
        let found = disk.crashed(keeping: .nothing, using: &random)
        #expect(found.contents(of: aside) == tail)
        #expect(found.contents(of: last) == whole)
    }
}
