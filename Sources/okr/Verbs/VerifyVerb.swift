import OKRLedger
import OKRLog
import OKRModel
import OKRText

/// `okr verify`: rehashes everything and compares kept checkpoints.
enum VerifyVerb: VerbPage {
    static let verb = Verb(
        "verify", .ledger,
        "Check every byte of the ledger, and that nothing before a kept checkpoint changed.",
        discussion: """
            Rehashes every entry and checks form, numbering, times, commitments and the Merkle tree. \
            A ledger restored from an old copy is whole in itself: only a checkpoint that somebody \
            else kept shows that entries are missing. Ends with exit code 74 where the ledger is \
            damaged, and 1 where a checkpoint differs.

              okr verify --against head.txt
            """,
        options: [
            .value(
                "against", "FILE", meaning: "a kept checkpoint to compare with, or - for the input",
                repeats: true),
            .flag("json", "print JSON"),
        ])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let path = try session.ledgerPath()
        let names = invocation.all("against")
        let checkpoints = try names.map { name in
            do {
                return try Checkpoint(parsing: try session.readInput(name))
            } catch let error as CheckpointError {
                throw InputRefused(lines: [
                    "\(name):\(error.line):1: \(error.problem); "
                        + "give a file that okr checkpoint wrote"
                ])
            }
        }
        let result = try Verification.verify(ledgerAt: path, against: checkpoints)
        let unreadable =
            result.findingCount == 0 ? try UnreadableEntries(in: session.openLedger()) : nil
        if invocation.has("json") {
            try session.print(json(result, names, unreadable))
        } else {
            try report(result, names, unreadable, session)
        }
        if result.findingCount > 0 || unreadable?.firstProblem != nil { throw DamageFound() }
        if !result.isGood { throw CheckFailed() }
    }

    private static func report(
        _ result: Verification, _ names: [String], _ unreadable: UnreadableEntries?,
        _ session: Session
    ) throws {
        for finding in result.findings { session.complain("\(finding)") }
        if result.findingCount > result.findings.count {
            session.complain("… and \(result.findingCount - result.findings.count) more")
        }
        if let problem = unreadable?.firstProblem { session.complain(problem) }
        for note in result.notes { session.remark(note) }
        if let unknown = unreadable?.unknown, unknown > 0 {
            session.remark(
                "\(unknown) entries are of types that this version does not know; "
                    + "their bytes are as they were recorded")
        }
        if result.findingCount == 0, unreadable?.firstProblem == nil {
            try session.print(
                line: "\(result.size) entries, whole and in order. Root \(result.root.hex)")
        }
        for (name, comparison) in zip(names, result.comparisons) {
            if let problem = comparison.problem {
                session.complain("\(name): \(problem)")
            } else {
                let size = comparison.checkpoint.size
                try session.print(
                    line: size == 0
                        ? "\(name): the ledger was empty when it was kept."
                        : "\(name): entries 1…\(size) existed when it was kept, as they are now.")
            }
        }
    }

    private static func json(
        _ result: Verification, _ names: [String], _ unreadable: UnreadableEntries?
    ) -> JSON {
        let findings = result.findings.map { finding -> JSON in
            [
                "rule": .string(finding.rule.rawValue), "file": .optional(finding.file),
                "entry": .optional(finding.entry), "problem": .string(finding.problem),
                "remedy": .string(finding.remedy),
            ]
        }
        let comparisons = zip(names, result.comparisons).map { name, comparison -> JSON in
            [
                "file": .string(name), "size": .integer(comparison.checkpoint.size),
                "problem": .optional(comparison.problem),
            ]
        }
        return [
            "good": .bool(result.isGood && unreadable?.firstProblem == nil),
            "entries": .integer(result.size), "root": .string(result.root.hex),
            "findings": .array(findings), "findingCount": .integer(result.findingCount),
            "unreadable": .optional(unreadable?.firstProblem),
            "unknownTypes": .integer(unreadable?.unknown ?? 0),
            "notes": .array(result.notes.map(JSON.string)), "against": .array(comparisons),
        ]
    }
}

/// The ledger is damaged, after it was said where: exit code 74 and not another word.
struct DamageFound: Error {}

/// What of a ledger's entries cannot be read although their bytes are right.
private struct UnreadableEntries {
    private(set) var unknown = 0
    private(set) var firstProblem: String?

    init(in ledger: Ledger) throws {
        for number in 1...ledger.head.size {
            do {
                _ = try ledger.entry(number)
            } catch .unknownType {
                unknown += 1
            } catch {
                firstProblem = "\(error)"
                return
            }
        }
    }
}
