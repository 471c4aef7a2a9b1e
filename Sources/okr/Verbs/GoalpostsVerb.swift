import OKRModel
import OKRReports

/// `okr goalposts`: which goals were moved while they were pursued, and by how much it flatters.
enum GoalpostsVerb: VerbPage {
    static let verb = Verb(
        "goalposts", .account, "Show every move of the goalposts, and by how much they flatter.",
        discussion: """
            A move is a change of what counts, after the original was fixed: of a target, a \
            deadline, a weight, of what belongs to an objective, of the days of a cycle. Drift is \
            the progress against the present goalposts minus that against the original ones, for \
            the same values. Goals stand by their drift, the most flattered first. As text it \
            shows the cycle of that day; as JSON and CSV all of them.

              okr goalposts
              okr goalposts --cycle 2026-Q1 --markdown
              okr goalposts --goal KR-1 --as-of 2026-02-15
            """,
        options: [.flag("all", "every cycle, and the strategy")]
            + Option.filtering + Option.reading + [Option.markdown, Option.csv])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let filter = try session.filter(in: reading.state, at: reading.view)
        let report = GoalpostsReport(
            of: reading.state, at: reading.view, filter, from: reading.provenance,
            showsAllCycles: invocation.has("all") || invocation.has("cycle")
                || invocation.has("goal"))
        try session.print(report)
    }
}
