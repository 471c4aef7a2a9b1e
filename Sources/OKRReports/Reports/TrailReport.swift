public import OKRModel

/// Everything recorded about what a page shows, an entry a row, so that its marks lead there.
public struct TrailReport {
    /// How many entries a page holds in full; of more, it leaves out the routine ones.
    private static let most = 1500

    private let account: AuditReport
    private let leftOut: Int

    /// Makes the trail of subjects through all of the entries.
    ///
    /// Where there are very many, check-ins that nothing else refers to are left out and counted.
    public init(
        _ entries: [Entry], about subjects: Set<Subject>, of state: State,
        from provenance: Provenance
    ) {
        let told = entries.filter { subjects.contains($0.subject) }
        let isLong = told.count > TrailReport.most
        var kept = Set(told.map(\.number))
        if isLong { kept = Set(told.filter { !TrailReport.isRoutine($0) }.map(\.number)) }
        leftOut = told.count - kept.count
        account = AuditReport(
            Account(entries) { kept.contains($0.number) }, of: state, from: provenance)
    }

    private static func isRoutine(_ entry: Entry) -> Bool {
        if case .checkInRecorded = entry.event { true } else { false }
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
                        account.what(line, saysChanges: !TrailReport.isRoutine(line.entry)),
                    ], name: "entry-\(line.entry.number)"))
        }
        var blocks: [Block] = [.heading("Audit trail"), .table(table)]
        if leftOut > 0 {
            let count = NumberText.count(leftOut, "check-in")
            blocks.append(.paragraph(.dim("Without \(count), which okr audit and history list.")))
        }
        return [.onPage(blocks)]
    }
}
