import OKRModel
import OKRReports

/// `okr kpi map`: which KPIs are said to move which.
enum KPIMapVerb: VerbPage {
    static let verb = Verb(
        "kpi map", .look, "Show which KPIs are said to move which, and how strongly.",
        discussion: """
            What moves others stands above them, with strength and lag. --check compares each claim \
            with the values: how the changes from period to period correlate, and whether that \
            bears the claim out. Drawings have the inputs of formulas and the segments too, dotted.

              okr kpi map --check
              okr kpi map --format dot | dot -Tsvg > kpis.svg
            """,
        options: [
            .value(
                "format", "FORMAT", meaning: "text, mermaid or dot; text unless given",
                oneOf: MapFormat.allCases.map(\.rawValue)),
            .flag("check", "say of each link whether the values bear it out"),
        ] + Option.reading)

    private enum MapFormat: String, CaseIterable {
        case text, mermaid, dot
    }

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let report = KPIMapReport(
            of: reading.scoreboard(), reading.state, from: reading.provenance,
            checking: invocation.has("check"))
        if invocation.has("json") { return try session.print(report.json) }
        switch try invocation.word("format", as: MapFormat.self) ?? .text {
        case .text: try session.print(report.document)
        case .mermaid: try session.surroundings.write(report.mermaid)
        case .dot: try session.surroundings.write(report.dot)
        }
    }
}
