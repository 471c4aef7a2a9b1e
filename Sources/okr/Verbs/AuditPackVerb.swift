import OKRLedger
import OKRLog
import OKRModel
import OKRText

/// `okr audit-pack`: the account of a cycle as a folder that anybody can check.
enum AuditPackVerb: VerbPage {
    static let verb = Verb(
        "audit-pack", .account, "Write a cycle's account as a folder to check without okr.",
        discussion: """
            The folder holds the cycle's entries as they are in the log, the audit, the goalposts, \
            how the goals stood, the checkpoint with the hashes that lead to it, and a script in \
            Python that checks all of it. The same log gives the same bytes.

              okr audit-pack 2026-Q1 --out q1-pack && python3 q1-pack/verify.py
            """,
        arguments: [Argument("CYCLE", "the cycle")],
        options: [
            .value("out", "DIR", meaning: "the folder to make", required: true),
            .flag("without-private", "leave out all texts: names, titles, notes, reasons"),
        ] + Option.reading.filter { ["as-of", "json"].contains($0.name) })

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let name = invocation["out"] ?? ""
        guard !name.isEmpty else { throw invocation.misuse("DIR is empty (--out).") }
        let withoutTexts = invocation.has("without-private")
        let reading = try session.readingForPack(withoutTexts: withoutTexts)
        let id = try invocation.needed(try invocation.cycle("cycle"), "cycle")
        let cycle = try reading.cycle(id)
        let path = session.surroundings.absolute(name)
        try PackFolder.check(path, named: name)
        let pack = try AuditPack.make(
            of: cycle, from: reading, withoutTexts: withoutTexts)
        try PackFolder.write(pack.files, to: path, named: name)
        if invocation.has("json") {
            return try session.print([
                "folder": .string(name), "cycle": .string(id.text),
                "asOf": .integer(reading.moment.entry), "entries": .integer(pack.entries),
                "root": .string(pack.checkpoint.root.hex),
                "sha256": .string(pack.digest.hex),
                "files": .array(pack.files.map { .string($0.path) }),
            ])
        }
        try session.print(
            line: "Wrote \(name): \(pack.entries) entries of cycle \(id) and what proves them, "
                + "as known at @\(reading.moment.entry).")
        try session.print(line: "Check it: python3 \(name)/verify.py")
        try session.print(line: "Its SHA256SUMS has the SHA-256 \(pack.digest.hex).")
    }
}

extension Session {
    /// The ledger at the moment asked about, the day being that of the moment's last entry.
    func readingForPack(withoutTexts: Bool) throws -> Reading {
        let ledger = try openLedger()
        let when = try invocation.when("as-of") ?? .entry(ledger.head.size)
        let moment = try ledger.moment(asOf: when, on: nil)
        let entries =
            withoutTexts
            ? try ledger.entriesWithoutTexts(1...moment.entry)
            : try ledger.entries(1...moment.entry)
        return try Reading(ledger: ledger, moment: moment, entries: entries)
    }
}

extension Reading {
    /// The cycle, unless it is not known at the moment asked about.
    func cycle(_ id: CycleID) throws -> Cycle {
        if let cycle = state.cycles[id] { return cycle }
        let later = moment.entry < ledger.head.size ? " as of @\(moment.entry)" : ""
        throw Refusal("there is no cycle \(id)\(later)", "okr cycle list lists them")
    }
}
