import OKRModel
import OKRReports

/// `okr discipline`: how regularly and how openly goals were checked in.
enum DisciplineVerb: VerbPage {
    static let verb = Verb(
        "discipline", .account, "Show check-ins due, on time, late, missed, and what stands out.",
        discussion: """
            A check-in is on time if it was recorded by its day and the grace, late until another \
            cadence had gone by, missed after. What counts is the day it was recorded, whatever \
            day it is about. Rows that came by import are left out. It shows the cycle of that \
            day, unless a cycle or a goal is named.

              okr discipline
              okr discipline --cycle 2026-Q1 --owner team:platform --all
            """,
        options: [.flag("all", "each key result below its owner")]
            + Option.filtering + Option.reading + [.markdown, .csv])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        var filter = try session.filter(in: reading.state, at: reading.view)
        if filter.cycle == nil, filter.goal == nil {
            filter.cycle = reading.state.cycleShown(at: reading.view)?.id
        }
        let discipline = Discipline(reading.state, at: reading.view, where: filter)
        try session.print(
            DisciplineReport(
                discipline, of: reading.state,
                in: filter.cycle.flatMap { reading.state.cycles[$0] },
                showsAll: invocation.has("all"), from: reading.provenance))
    }
}
