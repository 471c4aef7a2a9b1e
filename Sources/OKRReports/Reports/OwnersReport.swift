public import OKRModel
public import OKRText

/// How the goals of each owner stand: teams first, then people.
public struct OwnersReport: Report {
    private let report: ScoreboardReport
    private let provenance: Provenance

    /// Makes the report of a scoreboard that was asked for its owners.
    public init(_ scoreboard: Scoreboard, of state: State, from provenance: Provenance) {
        report = ScoreboardReport(scoreboard, of: state, from: provenance)
        self.provenance = provenance
    }

    /// The report as a document.
    public var document: Document {
        var table = report.ownerTable
        // They stand as the report stands, whatever day its page shows.
        table?.name = nil
        return Document(
            title: "Owners", provenance: provenance.lines,
            blocks: table.map { [.table($0)] }
                ?? [.paragraph(.dim("Nobody owns an objective here."))])
    }

    /// The report as JSON.
    public var json: JSON { .object(provenance.json + report.ownersJSON) }
}
