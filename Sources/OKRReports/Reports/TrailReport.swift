public import OKRModel

/// Everything recorded about what a page shows, an entry a row, so that its marks lead there.
public struct TrailReport {
    /// How many entries a page holds in full; of more, it leaves out the routine ones.
    private static let most = 1500
    /// Of more than so many entries, the adding of goals is left out, too.
    private static let mostWithGoals = 20_000

    private let account: AuditReport
    /// What was left out, in words.
    private let leftOut: String

    /// Makes the trail of subjects through all of the entries.
    ///
    /// Where there are many, check-ins are left out and counted; of a whole company's, the adding
    /// of goals, too, which the goals themselves tell. What was changed stays.
    public init(
        _ entries: [Entry], about subjects: Set<Subject>, of state: State,
        from provenance: Provenance
    ) {
        let told = entries.filter { subjects.contains($0.subject) }
        let checkIns = told.filter(TrailReport.isCheckIn)
        let goals = told.filter(TrailReport.isNewGoal)
        var kept = Set(told.map(\.number))
        var left: [String] = []
        if told.count > TrailReport.most {
            kept.subtract(checkIns.map(\.number))
            left.append(NumberText.count(checkIns.count, "check-in"))
        }
        if told.count > TrailReport.mostWithGoals {
            kept.subtract(goals.map(\.number))
            left.append(NumberText.count(goals.count, "added goal"))
        }
        leftOut = left.joined(separator: " and ")
        account = AuditReport(
            Account(entries) { kept.contains($0.number) }, of: state, from: provenance)
    }

    private static func isCheckIn(_ entry: Entry) -> Bool {
        if case .checkInRecorded = entry.event { true } else { false }
    }

    private static func isNewGoal(_ entry: Entry) -> Bool {
        switch entry.event {
        case .objectiveAdded, .keyResultAdded, .kpiAdded: true
        default: false
        }
    }

    /// The trail under its heading.
    public var blocks: [Block] {
        var table = Table(
            columns: [
                .number("Entry"), Column("Recorded"), .words("What was done", overflow: .wraps),
            ], whenEmpty: .dim("Nothing was recorded about what stands above."))
        for line in account.account.lines {
            table.rows.append(
                Row(
                    [
                        .identifier("@\(line.entry.number)"),
                        .day(account.provenance.zone.wallClock(line.entry.time)),
                        account.what(line, saysChanges: !TrailReport.isCheckIn(line.entry)),
                    ], name: "entry-\(line.entry.number)"))
        }
        var blocks: [Block] = [.heading("Audit trail"), .table(table)]
        if !leftOut.isEmpty {
            blocks.append(
                .paragraph(.dim("Without \(leftOut), which okr audit and history list.")))
        }
        let count = NumberText.count(table.rows.count, "entry", "entries")
        return [
            .onScreen(
                blocks,
                onPaper: .dim("The audit trail, \(count), stands on the page and in okr audit."))
        ]
    }
}
