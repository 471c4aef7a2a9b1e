import CAuditPack
import OKRLedger
import OKRLog
import OKRModel
import OKRReports
import OKRText

/// The account of one cycle as a folder that anybody can check without this program.
///
/// It rests on the entries up to the moment asked about and on nothing else, no clock either: the
/// same log gives the same bytes.
struct AuditPack {
    /// The files in the order of their paths, the one that names all others last.
    let files: [PackFile]
    /// How many entries stand in it.
    let entries: Int
    /// The SHA-256 of the file that names all others: it stands for the whole pack.
    let digest: Digest
    /// The checkpoint that proves the entries.
    let checkpoint: Checkpoint

    /// Puts the pack of a cycle together.
    static func make(
        of cycle: Cycle, from reading: Reading, withoutTexts: Bool
    ) throws -> AuditPack {
        let record = CycleRecord(of: cycle.id, in: reading.entries, reading.state)
        let ledger = reading.ledger
        let size = reading.moment.entry
        let checkpoint = try ledger.checkpoint(size: size)
        let story = PackStory(of: cycle, from: reading, record)
        var files = [
            PackFile("checkpoint", checkpoint.text),
            PackFile("entries.jsonl", try record.lines(of: ledger, withoutTexts: withoutTexts)),
            PackFile("revisions.txt", record.revisions(in: reading.state)),
            PackFile("verify.py", AuditPack.verifier),
        ]
        files += ProvingTiles.tiles(
            proving: record.entries, in: try ledger.leafHashes(size: size)
        ).map { PackFile($0.path, $0.bytes) }
        files += try story.files()
        let readme = PackReadme(
            cycle: cycle, reading: reading, record: record, checkpoint: checkpoint,
            isWithoutTexts: withoutTexts)
        files.append(PackFile("README.md", readme.text))
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        let sums = PackFile("SHA256SUMS", AuditPack.sums(of: files))
        return AuditPack(
            files: files + [sums], entries: record.entries.count,
            digest: SHA256.hash(sums.bytes), checkpoint: checkpoint)
    }

    private static func sums(of files: [PackFile]) -> String {
        files.map { "\(SHA256.hash($0.bytes).hex)  \($0.path)\n" }.joined()
    }

    /// The script that checks a pack, as it stands in every pack.
    static var verifier: [UInt8] {
        Array(
            UnsafeBufferPointer(start: okr_pack_verifier(), count: okr_pack_verifier_size()))
    }
}

extension CycleRecord {
    /// The lines as they are in the log; without texts, in the form that the tree was made of.
    func lines(of ledger: Ledger, withoutTexts: Bool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for number in entries {
            if withoutTexts {
                bytes += try Line(parsing: Array(ledger.line(number))).leafForm
            } else {
                bytes += ledger.line(number)
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// How far the revisions of each subject go: `KR-1: 1…14`.
    func revisions(in state: State) -> String {
        subjects.map { "\($0): 1…\(state.revision(of: $0))\n" }.joined()
    }
}

/// What a pack tells in words and numbers, beside what it proves.
struct PackStory {
    private let cycle: Cycle
    private let reading: Reading
    private let record: CycleRecord
    private let filter: GoalFilter

    init(of cycle: Cycle, from reading: Reading, _ record: CycleRecord) {
        self.cycle = cycle
        self.reading = reading
        self.record = record
        filter = GoalFilter(cycle: cycle.id)
    }

    /// The audit, the goalposts, and how the cycle stood at its start, middle and end.
    func files() throws -> [PackFile] {
        let told = Set(record.entries)
        let audit = AuditReport(
            Account(reading.entries) { told.contains($0.number) }, of: reading.state,
            from: reading.provenance)
        let goalposts = GoalpostsReport(
            of: reading.state, at: reading.view, filter, from: reading.provenance,
            showsAllCycles: true)
        let calendar = cycle.calendar(at: reading.view)
        let middle = calendar.start + (calendar.end - calendar.start) / 2
        return [
            PackFile("audit.csv", audit.csv), PackFile("audit.md", PackStory.markdown(audit)),
            PackFile("goalposts.csv", goalposts.csv),
            PackFile("goalposts.json", PackStory.text(goalposts.json)),
            PackFile("goalposts.md", PackStory.markdown(goalposts)),
            PackFile("status-1-start.json", try status(through: calendar.start + -1)),
            PackFile("status-2-middle.json", try status(through: middle)),
            PackFile("status-3-end.json", try status(through: calendar.end)),
            PackFile("status-4-known.json", try status(through: reading.moment.on)),
        ]
    }

    /// How the cycle stood at the end of a day as known then, but never later than the pack knows.
    private func status(through day: Day) throws -> String {
        let day = min(day, reading.moment.on)
        guard let moment = try moment(through: day) else {
            let first = reading.entries.first?.day ?? day
            return PackStory.text([
                "on": .string(day.description),
                "nothing": .string("The ledger knew nothing before \(first.inWords)."),
            ])
        }
        guard moment.entry < reading.moment.entry else {
            return try status(of: reading, on: day)
        }
        let known = reading.entries.filter { $0.number <= moment.entry }
        return try status(
            of: Reading(ledger: reading.ledger, moment: moment, entries: known), on: day)
    }

    /// The moment at the end of a day, nil where the ledger knew nothing yet.
    private func moment(through day: Day) throws -> Moment? {
        guard let first = reading.entries.first, first.day <= day else { return nil }
        return try reading.ledger.moment(asOf: .day(day), on: day)
    }

    private func status(of known: Reading, on day: Day) throws -> String {
        var provenance = known.provenance
        provenance.on = day
        let board = Scoreboard(known.state, on: day).filtered(filter, in: known.state)
        return PackStory.text(
            ScoreboardReport(board, of: known.state, from: provenance, showsAllCycles: true).json)
    }

    private static func markdown(_ report: some Report) -> String {
        MarkdownRenderer().render(report.document)
    }

    private static func text(_ json: JSON) -> String {
        Session.harmless(json.prettyPrinted()) + "\n"
    }
}
