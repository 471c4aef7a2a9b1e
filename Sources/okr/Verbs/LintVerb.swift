import OKRModel
import OKRReports

/// `okr lint --history`: the whole history held to the policies.
enum LintVerb: VerbPage {
    static let verb = Verb(
        "lint", .account, "Hold the whole history to the ledger's policies.",
        discussion: """
            Exits with 1 where an entry broke a policy, and names each of them. A policy is judged \
            as it is set at the moment asked about, over everything recorded until then; --since \
            leaves out what was recorded before. okr policy set changes them.

              okr lint --history
              okr lint --history --cycle 2026-Q1 --since start:2026-Q1
              okr lint --history --policies
            """,
        options: [
            .flag("history", "judge every entry, not the present alone"),
            .flag("policies", "list the policies and how they are set, and judge nothing"),
            .value("since", "WHEN", meaning: "recorded from then on: a day, an instant or -7d"),
        ] + Option.filtering + Option.reading + [.markdown])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        guard invocation.has("history") else {
            throw invocation.misuse("say --history: what is judged is the whole history.")
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
}
