import OKRLog
import OKRTesting
import OKRText

/// Somebody who holds all files and knows the format: rewrites lines with right checks.
enum Forger {
    enum PrivateChange: CaseIterable { case nulled, changed, salted }

    /// A line's parts, to be changed and written again.
    struct Entry {
        var envelope: Envelope
        var data: [(name: String, json: String)]
        var texts: [(name: String, text: String)]?

        init(_ line: [UInt8]) throws {
            let line = try Line(parsing: line)
            envelope = line.envelope
            texts = line.privateTexts
            guard case .object(let members) = try JSON(parsing: Array(line.data)) else {
                data = []
                return
            }
            data = members.filter { !["commitment", "private"].contains($0.name) }.map {
                (name: $0.name, json: $0.value.description)
            }
        }

        var line: [UInt8] { SampleLines.write(envelope, data: data, private: texts) }
    }

    static func entries() throws -> [Entry] { try Workload.shared.allLines.map { try Entry($0) } }

    /// A ledger that a forger wrote anew as a whole: everything in it agrees.
    static func disk(after forgery: VerificationTests.Forgery) throws -> SimulatedDisk {
        var entries = try Forger.entries()
        for index in entries.indices { entries[index].envelope.count = nil }
        switch forgery {
        case .value: entries[2].data[1].json = "99"
        case .note: entries[3].texts = [("note", "no demo slipped")]
        case .dropped: entries.remove(at: 4)
        case .swapped: entries.swapAt(1, 2)
        case .shortened: entries.removeLast(5)
        case .inserted: entries.insert(entries[0], at: 3)
        }
        return try disk(of: entries)
    }

    private static func disk(of entries: [Entry]) throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        let store = try FileStore.create(
            at: Workload.path, disk: disk, segmentSize: Workload.segmentSize)
        var head = try store.head()
        var revisions: [String: Int] = [:]
        for (index, entry) in entries.enumerated() {
            var entry = entry
            let subject = entry.envelope.subject
            revisions[subject, default: 0] += 1
            entry.envelope.number = index + 1
            entry.envelope.revision = revisions[subject] ?? 1
            entry.envelope.time = SampleLines().time(index + 1)
            head = try store.append([[entry.line]], after: head)
        }
        return disk.copied()
    }

    /// The sound ledger with the private text of one entry changed where it stands.
    static func disk(
        changingPrivateOf entry: Int, _ change: PrivateChange
    ) throws -> SimulatedDisk {
        let disk = DamageTests.sound.copied()
        try changePrivate(of: entry, change, on: disk)
        return disk
    }

    static func changePrivate(
        of entry: Int, _ change: PrivateChange, on disk: SimulatedDisk
    ) throws {
        for path in DamageTests.logs {
            let lines = (disk.contents(of: path) ?? []).split(separator: UInt8(ascii: "\n"))
            let changed = try lines.map { bytes in
                let line = try Line(parsing: Array(bytes))
                guard line.number == entry, let range = line.layout.privateValue else {
                    return line.bytes
                }
                var value = Array("null".utf8)
                let salt = "\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}"
                if change == .changed {
                    value = Array("{\"note\":\"one demo slipped\",\(salt)".utf8)
                }
                if change == .salted {
                    value = Array("{\"note\":\"two demos slipped\",\(salt)".utf8)
                }
                return line.bytes[..<range.lowerBound] + value + line.bytes[range.upperBound...]
            }
            disk.replace(path, with: Workload.bytes(changed))
        }
    }

    /// Changes of one entry that only one rule is against, and that rule.
    static let disorders: [(Verification.Rule, @Sendable (inout [Entry]) -> Void)] = [
        (.number, { $0[5].envelope.number = 13 }),
        (.revision, { $0[10].envelope.revision += 1 }),
        (.time, { $0[10].envelope.time = $0[9].envelope.time }),
        (.time, { $0[2].envelope.time = $0[5].envelope.time }),
        (.source, { $0[10].envelope.source = "urn:uuid:other" }),
        (.command, { $0[4].envelope.count = 2 }),
        (.command, { $0[2].envelope.count = 2 }),
    ]

    /// The lines of the sound ledger in one segment, without a head, one entry changed.
    static func disk(
        rawlyChanging change: (inout [Entry]) -> Void
    ) throws -> SimulatedDisk {
        var entries = try Forger.entries()
        change(&entries)
        let disk = SimulatedDisk()
        _ = try FileStore.create(at: Workload.path, disk: disk)
        let bytes = Workload.bytes(entries.map(\.line))
        disk.replace("/ledger/log/00000000000000000001.jsonl", with: bytes)
        disk.replace("/ledger/head", with: nil)
        return disk
    }
}
