public import OKRModel

/// What was reported in a cycle, against what the record says now; who was off; what came late.
public struct HindsightReport: SheetReport {
    let hindsight: Hindsight
    let provenance: Provenance
    let words: Phrasebook
    private let entries: [Int: Entry]
    private let showsAll: Bool

    private static let fewLate = 10

    /// Makes the report of a hindsight; the entries are those up to the moment asked about.
    ///
    /// As text it shows the check-ins that were off and the longest lags, unless told to show all.
    public init(
        _ hindsight: Hindsight, of state: State, _ entries: [Entry], showsAll: Bool,
        from provenance: Provenance
    ) {
        self.hindsight = hindsight
        self.provenance = provenance
        self.showsAll = showsAll
        words = Phrasebook(state, on: provenance.on)
        let wanted = Set(hindsight.afterClosing)
        self.entries = Dictionary(
            entries.filter { wanted.contains($0.number) }.map { ($0.number, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The report as a document.
    public var document: Document {
        let title = hindsight.cycle.title.map { " · \($0)" } ?? ""
        return Document(
            title: .text("Hindsight on \(hindsight.cycle.id)\(title)"),
            provenance: provenance.lines, blocks: blocks)
    }

    private var blocks: [Block] {
        guard !hindsight.reports.isEmpty else {
            return [.paragraph("There is no check-in in this cycle to look back on.")] + closing
        }
        var blocks: [Block] = [.paragraph(.text(summary))]
        let shown = hindsight.reports.filter { showsAll || $0.isOff || $0.fate != nil }
        if !shown.isEmpty {
            let heading = showsAll ? "What was reported, and what is known now" : "What was off"
            blocks += [.heading(.text(heading)), .table(table(shown))]
        }
        blocks += [.heading("By whom"), .table(people)]
        blocks += [.heading("How long after the day it was recorded"), .table(lags)]
        if !hindsight.late.isEmpty {
            let list = hindsight.late.prefix(showsAll ? .max : HindsightReport.fewLate)
            let rest = hindsight.late.count - list.count
            blocks += [.heading("Recorded late"), .table(late(Array(list)))]
            if rest > 0 {
                blocks.append(.paragraph(.dim("\(rest) more with shorter lags; --all lists them.")))
            }
        }
        return blocks + closing
    }

    private var summary: String {
        let off = hindsight.reports.count { $0.isOff }
        let valued = hindsight.reports.count { $0.isValued }
        let goals = Set(hindsight.reports.map(\.goal.id)).count
        let count = NumberText.count(hindsight.reports.count, "check-in")
        return
            "\(count) on \(NumberText.count(goals, "key result")). Of \(valued) that say how far "
            + "it is, \(off) \(off == 1 ? "reads" : "read") otherwise today."
    }

    private func table(_ reports: [Hindsight.Report]) -> Table {
        var table = Table(columns: [
            Column("Day"), .words("Key result", minimum: 12, share: 0.2),
            .number("Reported"), .number("Now"), .number("Off by"),
            .words("Why", minimum: 14, overflow: .wraps),
        ])
        for report in reports {
            table.rows.append(
                Row([
                    .day("\(report.on)"),
                    [.identifier(report.goal.id.text), " ", .dim(report.goal.title)],
                    .number(orMissing: report.then.text), .number(orMissing: report.now.text),
                    .number(orMissing: report.error.map(NumberText.points)), why(report),
                ]))
        }
        return table
    }

    private func why(_ report: Hindsight.Report) -> Content {
        var parts = ["@\(report.stamp.entry) \(words.authors(report.stamp.authors))"]
        if let fate = report.fate { parts.append("\(fate.word) by @\(fate.entry)") }
        if report.isShifted, let shift = report.shift {
            parts.append("what was aimed at was changed later: \(NumberText.points(shift))")
        }
        return .text(parts.joined(separator: ", "))
    }

    private var people: Table {
        var table = Table(columns: [
            .words("Who", minimum: 10), .number("Check-ins"), .number("Corrected"),
            .number("Retracted"), .number("Superseded", rank: 2), .number("Mean error"),
            .words("Off most", minimum: 10, rank: 1),
        ])
        for one in hindsight.reporters {
            let worst = one.worst.map { report -> Content in
                let points = report.error.map(NumberText.points) ?? NumberText.missing
                return [.text("\(points), "), .identifier("@\(report.stamp.entry)")]
            }
            table.rows.append(
                Row([
                    .text(words.person(one.person)), .number("\(one.checkIns)"),
                    .number("\(one.corrected)"), .number("\(one.retracted)"),
                    .number("\(one.superseded)"),
                    .number(orMissing: one.meanError.map(HindsightReport.points)),
                    worst ?? .missing,
                ]))
        }
        return table
    }

    /// A size in points of a percentage, with two decimals.
    static func points(_ size: Double) -> String { NumberText.score(size * 100) + " pp" }

    private var lags: Table {
        var table = Table(columns: [
            Column("Days"), .number("Check-ins"), .number("Changes"),
        ])
        let (checkIns, changes) = (hindsight.checkInLags, hindsight.changeLags)
        for (index, span) in Lags.spans.enumerated() {
            table.rows.append(
                Row([
                    .text(span.lagName), .number("\(checkIns.spread[index])"),
                    .number("\(changes.spread[index])"),
                ]))
        }
        func row(_ name: String, _ one: Int?, _ other: Int?) -> Row {
            Row(
                [
                    .text(name), .number(orMissing: one.map(String.init)),
                    .number(orMissing: other.map(String.init)),
                ], kind: .dim)
        }
        table.rows.append(row("half within", checkIns.median, changes.median))
        table.rows.append(row("nine in ten within", checkIns.ninetieth, changes.ninetieth))
        table.rows.append(row("longest", checkIns.largest, changes.largest))
        if checkIns.imported + changes.imported > 0 {
            table.rows.append(row("imported, left out", checkIns.imported, changes.imported))
        }
        return table
    }

    private func late(_ list: [Hindsight.LateEntry]) -> Table {
        var table = Table(columns: [
            .number("Entry"), Column("Recorded"), Column("For"), .number("Lag"),
            .words("What", minimum: 16),
            .words("Who", minimum: 12, overflow: .wraps, rank: 1),
        ])
        for one in list {
            table.rows.append(
                Row([
                    .identifier("@\(one.stamp.entry)"), .day("\(one.stamp.day)"),
                    .day("\(one.on)"), .number(NumberText.count(one.lag, "day")),
                    .text("\(one.isCheckIn ? "check-in" : "change") of \(words.goal(one.goal.id))"),
                    .text(words.authors(one.stamp.authors)),
                ]))
        }
        return table
    }

    private var closing: [Block] {
        guard !hindsight.afterClosing.isEmpty else { return [] }
        let points = hindsight.afterClosing.map { number -> Content in
            let sentence = entries[number].map { words.sentence($0) + "." } ?? ""
            return [.identifier("@\(number)"), " ", .text(sentence)]
        }
        return [.heading("Said after the goal was closed"), .list(points)]
    }
}

extension ClosedRange<Int> {
    /// The span of days as people read it: `0`, `2–3`, `15 and more`.
    var lagName: String {
        if upperBound == .max { return "\(lowerBound) and more" }
        return lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)–\(upperBound)"
    }
}
