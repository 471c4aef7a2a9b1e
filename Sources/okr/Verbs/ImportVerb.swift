import OKRInterchange
import OKRLedger
import OKRLog
import OKRModel
import OKRText

/// `okr import`: records goals, check-ins, changes and outcomes from sheets.
enum ImportVerb: VerbPage {
    static let verb = Verb(
        "import", .inOut, "Import goals, check-ins, changes and outcomes from sheets (CSV).",
        discussion: """
            What a sheet holds is told by its header. Rows may stand in any order, and several files \
            are taken together. All errors are reported at once, as file:line:column, and nothing is \
            recorded unless every row is good. Repeating an import records nothing; a sheet that \
            grew records only what is new. Rows of check-ins in which nothing was filled in, as in a \
            sheet that okr due --csv wrote, are passed over.

              okr import goals.csv check-ins.csv --dry-run
            """,
        arguments: [Argument("FILE", "a sheet, or - for the standard input", .many)],
        options: [
            .flag("dry-run", "check everything, and record nothing"),
            .flag("partial", "record the good rows and list the others"),
            .value(
                "confidence-scale", "1|10|100", meaning: "what full confidence is in the sheet",
                oneOf: ConfidenceScaleWords.all),
            .flag("ignore-unknown", "pass over columns that nobody knows"),
            .value("from", "FORMAT", meaning: "the format; csv, unless given", oneOf: ["csv"]),
            .value(
                "actor", "WHO", meaning: "who does it; OKR_ACTOR or the login name unless given"),
            .value("for", "WHO", meaning: "on whose behalf it is done"),
            .flag("clock-is-right", "record though the clock is far from the last entry's time"),
            .flag("json", "print JSON"),
        ])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let files = try invocation.positionals("FILE").map { name in
            ImportFile(name: name, bytes: try session.readInput(name))
        }
        let ledger = try session.openLedger(keepsState: true)
        let plan = try plan(files, invocation, session, ledger)
        if plan.skipped.isEmpty == false {
            for problem in plan.skipped { session.complain("skipped \(problem)") }
        }
        var run = ImportRun(session, ledger, plan, files, invocation)
        if invocation.has("dry-run") { try run.rehearse() }
        let recorded = invocation.has("dry-run") ? 0 : try run.record()
        try run.report(recorded)
        if !plan.skipped.isEmpty { throw CheckFailed() }
    }

    private static func plan(
        _ files: [ImportFile], _ invocation: Invocation, _ session: Session, _ ledger: Ledger
    ) throws -> ImportPlan {
        let scale = ConfidenceScaleWords.scale(invocation["confidence-scale"])
        let author = session.author
        let options = ImportOptions(
            isPartial: invocation.has("partial"), confidenceScale: scale,
            ignoresUnknownColumns: invocation.has("ignore-unknown"),
            authors: author.handles)
        let today = ledger.today
        let book = try ledger.currentlyKnown()
        let outcome = try GoalImport.plan(
            files, into: book, today: today, options: options, digest: { SHA256.hash($0).bytes })
        switch outcome {
        case .plan(let plan):
            try checkRepeated(plan, ledger)
            return plan
        case .problems(let problems):
            throw InputRefused(
                lines: problems.flatMap { problem in
                    problem.excerpt.isEmpty
                        ? ["\(problem)"] : ["\(problem)", "    \(problem.excerpt)"]
                })
        }
    }
}

extension ImportVerb {
    /// Refuses rows whose own key was recorded with other cells.
    private static func checkRepeated(_ plan: ImportPlan, _ ledger: Ledger) throws {
        var lines: [String] = []
        for row in plan.repeated {
            do {
                try ledger.checkRepetition(
                    under: try CommandKey(row.key, options: plan.cells[row.key]))
            } catch LedgerError.refused(let refusal) {
                lines.append("\(row.file):\(row.line):1: \(refusal)")
            }
        }
        guard lines.isEmpty else { throw InputRefused(lines: lines) }
    }
}

/// The scales of confidence as they are typed.
private enum ConfidenceScaleWords {
    static let all = ImportOptions.ConfidenceScale.allCases.map { "\($0.rawValue)" }

    static func scale(_ word: String?) -> ImportOptions.ConfidenceScale {
        let number = word.flatMap { Int($0) } ?? 1
        return ImportOptions.ConfidenceScale(rawValue: number) ?? .one
    }
}

/// Records a plan row by row, in groups that share a sync.
private struct ImportRun {
    private let session: Session
    private let ledger: Ledger
    private let plan: ImportPlan
    private let files: [ImportFile]
    private let invocation: Invocation

    private static let groupSize = 500

    init(
        _ session: Session, _ ledger: Ledger, _ plan: ImportPlan, _ files: [ImportFile],
        _ invocation: Invocation
    ) {
        self.session = session
        self.ledger = ledger
        self.plan = plan
        self.files = files
        self.invocation = invocation
    }

    /// Records the import itself, then its rows; answers how many entries that made.
    mutating func record() throws -> Int {
        guard !plan.steps.isEmpty else { return 0 }
        session.surroundings.beginWatchingInterrupts()
        let before = ledger.head.size
        let importEntry = try ledger.record(note()).entries.last?.number
        session.reportRecoveries(ledger.store)
        var start = 0
        while start < plan.steps.count {
            let end = min(start + ImportRun.groupSize, plan.steps.count)
            let requests = try plan.steps[start..<end].map { try request($0, importEntry) }
            for (index, result) in try ledger.record(requests, .stopAtRefusal).enumerated() {
                if case .refused(let refusal) = result {
                    let step = plan.steps[start + index]
                    throw InputRefused(lines: ["\(step.file):\(step.line):1: \(refusal)"])
                }
            }
            start = end
            try pause(at: start)
        }
        return ledger.head.size - before
    }

    /// Refuses whom the ledger does not let import, without recording anything.
    func rehearse() throws {
        guard !plan.steps.isEmpty, try ledger.currentlyKnown().enforcesRoles() else { return }
        for case .refused(let refusal) in try ledger.record([note()], .dryRun) { throw refusal }
    }

    /// The import itself, which every row names.
    private func note() -> Request {
        var source = SHA256()
        for file in files { source.update(file.bytes) }
        var note = Request(
            RecordImport(
                source: files.map(\.name).joined(separator: ", "), digest: source.finalize().hex,
                rows: plan.rows + plan.unchanged), by: session.author)
        note.acceptsClock = invocation.has("clock-is-right")
        return note
    }

    private func request(_ step: ImportStep, _ importEntry: Int?) throws -> Request {
        var author = session.author
        if let principal = step.onBehalfOf { author.onBehalfOf = principal }
        let key = try step.key.map { try CommandKey($0, options: plan.cells[$0]) }
        return Request(
            step.command, by: author, key: key,
            acceptsClock: invocation.has("clock-is-right"), importedBy: importEntry)
    }

    private func pause(at done: Int) throws {
        let total = plan.steps.count
        if session.surroundings.isTerminal, total > ImportRun.groupSize {
            session.surroundings.say("\rokr: \(done) of \(total) \(done == total ? "\n" : "")")
        }
        guard session.surroundings.isInterrupted(), done < total else { return }
        throw Interrupted(
            sentence: "interrupted; \(done) of \(total) commands are recorded, whole. "
                + "Repeat the import to finish it.")
    }

    func report(_ recorded: Int) throws {
        if invocation.has("json") {
            return try session.print([
                "rows": .integer(plan.rows), "alreadyRecorded": .integer(plan.alreadyRecorded),
                "unchanged": .integer(plan.unchanged), "blank": .integer(plan.blank),
                "skipped": .array(plan.skipped.map { .string("\($0)") }),
                "additions": .array(plan.additions.map(JSON.string)),
                "remarks": .array(plan.remarks.map { .string("\($0)") }),
                "entries": .integer(recorded), "dryRun": .bool(invocation.has("dry-run")),
            ])
        }
        for remark in plan.remarks { session.remark("\(remark)") }
        if !plan.additions.isEmpty {
            session.remark(
                "added because rows name them: \(plan.additions.joined(separator: ", "))")
        }
        let verb = invocation.has("dry-run") ? "would be recorded" : "recorded"
        var parts = ["\(plan.rows) \(plan.rows == 1 ? "row" : "rows") \(verb)"]
        if plan.alreadyRecorded > 0 { parts.append("\(plan.alreadyRecorded) recorded before") }
        if plan.unchanged > 0 { parts.append("\(plan.unchanged) without a change") }
        if plan.blank > 0 { parts.append("\(plan.blank) not filled in") }
        if !plan.skipped.isEmpty { parts.append("\(plan.skipped.count) skipped") }
        try session.print(line: parts.joined(separator: ", "))
    }
}
