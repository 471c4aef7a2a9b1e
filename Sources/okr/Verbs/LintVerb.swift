import OKRLedger
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
        let isAsked = try isSince(try invocation.when("since"), reading)
        let review = PolicyReview(reading.state, at: reading.view, of: goals).keeping(isAsked)
        let report = PolicyReport(
            review, of: reading.state, reading.entries, from: reading.provenance)
        guard !invocation.has("policies") || invocation.has("json") else {
            return try session.print(report.policies)
        }
        try session.print(report)
        if !review.breaches.isEmpty, !invocation.has("policies") { throw CheckFailed() }
    }

    /// Whether something was recorded from a moment on; a day counts from its beginning.
    private static func isSince(_ when: When?, _ reading: Reading) throws -> (Stamp) -> Bool {
        switch when {
        case nil: return { _ in true }
        case .entry(let number): return { $0.entry >= number }
        case .day(let day):
            let start = reading.ledger.coding.zone.start(of: day)
            return { $0.time >= start }
        case .some(let when):
            let instant = try reading.ledger.instant(of: when)
            return { $0.time >= instant }
        }
    }
}
