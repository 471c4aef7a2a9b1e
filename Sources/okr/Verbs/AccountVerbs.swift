import OKRLedger
import OKRModel
import OKRReports

/// `okr audit`: who did what, with every field before and after.
enum AuditVerb: VerbPage {
    static let verb = Verb(
        "audit", .account, "Show who did what, when, for whom and why, before → after.",
        discussion: """
            Filters narrow it down; several are joined by “and”. --cycle and --owner take what \
            passes them now, and what did when the entry was recorded.

              okr audit --cycle 2026-Q1 --type target-changed --type deadline-changed
              okr audit --actor ana --since 2026-02-01
              okr audit --for henrike --totals

            --would-refuse lists every command that would have been refused had the policy enforce \
            been on, judged by the roles as they are at the moment asked about, with why; it exits \
            with 1 where there are any.

              okr audit --would-refuse --since start:2026-Q1
            """,
        options: EntryFilter.options
            + [
                .value(
                    "field", "NAME", meaning: "entries that changed this field, such as target",
                    repeats: true),
                .flag("totals", "how many entries, by whom and of which type, alone"),
                .flag("would-refuse", "commands that enforced roles would have refused, and why"),
            ]
            + Option.filtering + Option.reading + [.markdown, .csv])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let filter = try EntryFilter(invocation, session, reading)
        if invocation.has("totals"), invocation.has("csv") {
            throw invocation.misuse("--totals and --csv exclude each other: a sheet has entries.")
        }
        if invocation.has("would-refuse") {
            return try refusals(reading, filter, invocation, session)
        }
        let fields = Set(invocation.all("field"))
        let account = Account(reading.entries) { filter.passes($0, in: reading.state) }
        let kept = account.lines.filter { line in
            fields.isEmpty || line.differences.contains { fields.contains($0.field) }
        }
        if !fields.isEmpty, kept.isEmpty { remark(fields, reading, session) }
        let report = AuditReport(
            Account(lines: kept), of: reading.state, from: reading.provenance,
            showsEntries: !invocation.has("totals"))
        try session.print(report)
    }

    /// What roles would have refused: a line for each command, as its first entry that passes.
    private static func refusals(
        _ reading: Reading, _ filter: EntryFilter, _ invocation: Invocation, _ session: Session
    ) throws {
        let review = try PermissionReview(reading.entries, by: reading.state)
        let asked = Set(review.findings.flatMap(\.entries).map(\.number))
        let fields = Set(invocation.all("field"))
        let lines = Account(reading.entries) { asked.contains($0.number) }.lines
        let passing = Set(
            lines.filter { line in
                filter.passes(line.entry, in: reading.state)
                    && (fields.isEmpty
                        || line.differences.contains { fields.contains($0.field) })
            }.map(\.entry.number))
        var refusals: [Int: Refusal] = [:]
        for finding in review.findings {
            let first = finding.entries.first { passing.contains($0.number) }
            if let first { refusals[first.number] = finding.refusal }
        }
        try session.print(
            AuditReport(
                Account(lines: lines.filter { refusals[$0.entry.number] != nil }),
                of: reading.state, from: reading.provenance,
                showsEntries: !invocation.has("totals"), refusals: refusals))
        if !refusals.isEmpty { throw CheckFailed() }
    }

    /// Says which fields there are, where one that was asked for was never changed.
    private static func remark(_ fields: Set<String>, _ reading: Reading, _ session: Session) {
        let changed = Set(
            Account(reading.entries).lines.flatMap { $0.differences.map(\.field) })
        for field in fields.sorted() where !changed.contains(field) {
            session.remark(
                "no entry changes a field “\(field)”; the fields changed so far are "
                    + changed.sorted().joined(separator: ", "))
        }
    }
}
