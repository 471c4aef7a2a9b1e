import OKRModel
import OKRReports

/// `okr hindsight`: what was reported in a cycle, against what the record says now.
enum HindsightVerb: VerbPage {
    static let verb = Verb(
        "hindsight", .travel, "Compare what was reported in a cycle with what is known now.",
        discussion: """
            Each check-in as it was known right after it was recorded, against the same day as it \
            is known now: corrected, retracted, superseded. Off by is in points of progress, \
            against what was aimed at then. Below: whose check-ins were off, how long after their \
            days things were recorded, and what was said after a goal was closed. Rows that came \
            by import have no lag. As text it shows what was off; as JSON and CSV every check-in.

              okr hindsight 2026-Q1
              okr hindsight 2026-Q1 --owner team:platform --csv
            """,
        arguments: [Argument("CYCLE", "the cycle to look back on")],
        options: [.flag("all", "every check-in, and every lag")]
            + Option.filtering.filter { $0.name != "cycle" } + Option.reading
            + [.markdown, .csv])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let id = try invocation.needed(try invocation.cycle("cycle"), "cycle")
        let reading = try session.reading()
        let filter = try session.filter(in: reading.state, at: reading.view)
        guard
            let hindsight = Hindsight(
                of: id, in: reading.state, at: reading.view, where: filter)
        else { throw Refusal("there is no cycle \(id)", "okr cycle list lists them") }
        try session.print(
            HindsightReport(
                hindsight, of: reading.state, reading.entries, showsAll: invocation.has("all"),
                from: reading.provenance))
    }
}
