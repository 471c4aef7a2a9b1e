import OKRModel
import OKRReports
import OKRTesting
import Testing

/// The picture of a row of the scoreboard, as a page has it about a day.
func pictureOfRow(_ name: String, _ story: Story, on day: Day) throws -> Drawing {
    let last = try #require(story.entries.last)
    let source = Provenance(
        ledgerName: "Acme", ledgerID: "7", entries: last.number, root: "", time: last.time,
        on: day, zone: .utc, isSimulated: false)
    let board = Scoreboard(story.state, on: day)
    var report = ScoreboardReport(board, of: story.state, from: source)
    report.charts = GoalCharts(board, of: story.state, story.entries)
    let rows = report.document.blocks.flatMap { block -> [Row] in
        if case .table(let table) = block { table.rows } else { [] }
    }
    return try #require(rows.first { $0.name == name }?.drawing)
}
