import OKRInterchange
import OKRLedger
import OKRLog
import OKRModel
import OKRText

@testable import okr

extension FuzzProbe {
    /// Words, parted by zero bytes, become a verb or a sentence; what a verb records is whole.
    static func arguments(_ bytes: [UInt8]) throws {
        let words = bytes.split(separator: 0, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        switch VerbCatalogue.catalogue.parse(words) {
        case .help(let text): try require(!text.isEmpty, "help says something")
        case .usageError(let error): try require(!error.text.isEmpty, "an error says something")
        case .version: break
        case .run(let invocation):
            try require(invocation.optionsDigest.utf8.count == 16, "a digest has 16 digits")
            guard let page = VerbCatalogue.page(of: invocation.verb) as? any WritingPage.Type,
                let request = parsed({ try page.request(invocation, by: FuzzLedger.author) })
            else { return }
            let ledger = try FuzzLedger.open(keepsState: false)
            try record([request], in: ledger)
        }
    }

    /// Commands of `okr apply` are refused, or recorded so that they can be read and shown.
    static func commands(_ bytes: [UInt8]) throws {
        guard let commands = parsed({ try CommandReader.read(bytes, from: "fuzz") }) else { return }
        var requests: [Request] = []
        for command in commands {
            let request = parsed {
                try command.page.request(command.invocation, by: FuzzLedger.author)
            }
            guard let request else { return }
            requests.append(request)
        }
        try record(requests, in: FuzzLedger.open(keepsState: true))
    }

    private static func record(_ requests: [Request], in ledger: Ledger) throws {
        let before = ledger.head
        let results = try ledger.record(requests, .keepGoing)
        var count = before.size
        for case .recorded(let recorded) in results where !recorded.isRepetition {
            count += recorded.entries.count
        }
        try require(ledger.head.size == count, "what is refused writes nothing")
        if count > before.size { try check(ledger) }
    }

    /// Sheets, parted by zero bytes, have problems, or a plan of which every step is recorded.
    static func sheet(_ bytes: [UInt8]) throws {
        let files = bytes.split(separator: 0).enumerated().map { index, sheet in
            ImportFile(name: "\(index + 1).csv", bytes: Array(sheet))
        }
        let strict = ImportOptions(authors: FuzzLedger.author.handles)
        let lenient = ImportOptions(
            isPartial: true, confidenceScale: .hundred, ignoresUnknownColumns: true,
            authors: FuzzLedger.author.handles)
        for options in [strict, lenient] {
            let ledger = try FuzzLedger.open(keepsState: true)
            switch try outcome(of: files, into: ledger, options) {
            case .problems(let problems):
                try require(!problems.isEmpty, "a refused import says why")
                for problem in problems {
                    try require(
                        problem.line >= 1 && problem.column >= 1
                            && problem.excerpt.unicodeScalars.allSatisfy { $0.value >= 32 },
                        "a problem has a place and a harmless excerpt: \(problem)")
                }
            case .plan(let plan):
                try carryOut(plan, in: ledger)
                guard case .plan(let rest) = try outcome(of: files, into: ledger, options) else {
                    throw FuzzFinding(description: "a repeated import has no new problems")
                }
                // Rows that were skipped may have become good by what came after them.
                let again = rest.steps.filter { step in
                    !plan.skipped.contains { $0.file == step.file && $0.line == step.line }
                }
                try require(again.isEmpty, "a repeated import records nothing again: \(again)")
                return
            }
        }
    }

    private static func outcome(
        of files: [ImportFile], into ledger: Ledger, _ options: ImportOptions
    ) throws -> ImportOutcome {
        let today = try ledger.moment(asOf: nil, on: nil).on
        return try GoalImport.plan(
            files, into: ledger.currentlyKnown(), today: today, options: options,
            digest: { SHA256.hash($0).bytes })
    }

    // As `okr import` does: what rows bring counts as known before it was recorded.
    private static func carryOut(_ plan: ImportPlan, in ledger: Ledger) throws {
        guard !plan.steps.isEmpty else { return }
        let digest = String(repeating: "0", count: 64)
        let note = RecordImport(source: "fuzz", digest: digest, rows: plan.rows)
        let entry = try ledger.record(Request(note, by: FuzzLedger.author)).entries.last?.number
        for step in plan.steps {
            var author = FuzzLedger.author
            author.onBehalfOf = step.onBehalfOf
            let key = try step.key.map { try CommandKey($0) }
            try ledger.record(Request(step.command, by: author, key: key, importedBy: entry))
        }
        try check(ledger)
    }

    // What was recorded verifies, is read by a process that starts anew, and can be shown.
    private static func check(_ ledger: Ledger) throws {
        let report = try Verification.verify(ledger.store)
        try require(report.isGood, "what is recorded verifies: \(report.findings)")
        try show(try FuzzLedger.open(ledger.store))
    }
}
