import OKRModel
import OKRReports

/// `okr lint`: advice about the present, and with `--history` the history held to the policies.
enum LintVerb: VerbPage {
    static let verb = Verb(
        "lint", .account, "Advise on open goals and KPIs, or hold the history to the policies.",
        discussion: """
            Without --history it goes through the open goals and the KPIs and gives advice by \
            numbered rules: how many there are, whether they can be measured, whether anybody \
            checks in, what stands below what. Advice never refuses anything. Exits with 1 where \
            there is any, so that a script can tell.

            With --history every entry is judged by the ledger's policies. A policy is judged as it \
            is set at the moment asked about, over everything recorded until then; --since leaves \
            out what was recorded before. okr policy set switches rules and policies.

              okr lint
              okr lint --owner team:platform
              okr lint --rules
              okr lint --history --cycle 2026-Q1 --since start:2026-Q1
              okr lint --history --policies
            """,
        options: [
            .flag("history", "judge every entry by the policies, not the present alone"),
            .flag(
                "rules", "list the rules of advice and how they are switched, and advise nothing"),
            .flag("policies", "list the policies and how they are set, and judge nothing"),
            .value("since", "WHEN", meaning: "recorded from then on: a day, an instant or -7d"),
        ] + Option.filtering + Option.reading + [.csv, .markdown])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        guard invocation.has("history") else { return try advise(invocation, session) }
        for option in ["rules", "csv"] where invocation.has(option) {
            throw invocation.misuse("--\(option) does not go with --history.")
        }
        let reading = try session.reading()
        let goals = try session.filter(in: reading.state, at: reading.view)
        let span = try RecordedSpan(invocation, in: reading.ledger)
        let review = PolicyReview(reading.state, at: reading.view, of: goals)
            .keeping { span.contains($0.entry, $0.time) }
        let report = PolicyReport(
            review, of: reading.state, reading.entries, from: reading.provenance)
        guard !invocation.has("policies") || invocation.has("json") else {
            return try session.print(report.policies)
        }
        try session.print(report)
        if !review.breaches.isEmpty, !invocation.has("policies") { throw CheckFailed() }
    }

    private static func advise(_ invocation: Invocation, _ session: Session) throws {
        for option in ["policies", "since"] where invocation.has(option) {
            throw invocation.misuse("--\(option) goes with --history.")
        }
        let reading = try session.reading()
        let goals = try session.filter(in: reading.state, at: reading.view)
        let review = AdviceReview(reading.state, at: reading.view, of: goals)
        let report = AdviceReport(review, of: reading.state, from: reading.provenance)
        guard !invocation.has("rules") || invocation.has("json") else {
            return try session.print(report.rules)
        }
        try session.print(report)
        if !review.findings.isEmpty, !invocation.has("rules") { throw CheckFailed() }
    }
}
