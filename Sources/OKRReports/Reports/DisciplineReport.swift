public import OKRModel
public import OKRText

/// How regularly and how openly goals were checked in, by owner, and what stands out.
public struct DisciplineReport: SheetReport {
    private let discipline: Discipline
    private let cycle: Cycle?
    private let showsAll: Bool
    private let provenance: Provenance
    private let words: Phrasebook
    /// Whether a page is made, which has room for a picture.
    public var showsCharts = false

    /// Makes the report of a discipline, of one cycle where it is given.
    ///
    /// As text it shows owners, and their key results too where told so.
    public init(
        _ discipline: Discipline, of state: State, in cycle: Cycle?, showsAll: Bool,
        from provenance: Provenance
    ) {
        self.discipline = discipline
        self.cycle = cycle
        self.showsAll = showsAll
        self.provenance = provenance
        words = Phrasebook(state, on: provenance.on)
    }

    /// The owners in the order in which they are typed, with their key results.
    private var owners: [(owner: Owner?, keyResults: [KeyResultDiscipline])] {
        discipline.byOwner.sorted {
            ($0.owner.map(words.typed) ?? "") < ($1.owner.map(words.typed) ?? "")
        }
    }

    /// The report as a document.
    public var document: Document {
        let place = cycle.map { "in \($0.id)" } ?? "of \(provenance.ledgerName)"
        let map = showsCharts ? HeatMapChart.drawing(owners, words) : nil
        var blocks: [Block] = map.map { [.onPage([.drawing($0)])] } ?? []
        blocks.append(.table(table))
        if !discipline.keyResults.isEmpty {
            let points = standingOut
            blocks.append(.heading("What stands out"))
            blocks.append(
                points.isEmpty ? .paragraph("Nothing.") : .list(points))
        }
        return Document(
            title: .text("Check-in discipline \(place)"), provenance: provenance.lines,
            blocks: blocks)
    }

    private var table: Table {
        var table = Table(
            columns: [
                .words("Owner", minimum: 14, share: 0.25), .number("Due"), .number("On time"),
                .number("Late"), .number("Missed"), .number("Open", rank: 2),
                .number("Backdated", rank: 1), .number("Longest lag", rank: 3), .number("Share"),
            ], whenEmpty: .dim("No key result owed a check-in."))
        for (owner, list) in owners {
            let name = owner.map { words.owner($0) } ?? "nobody"
            table.rows.append(
                row(.text(name), Discipline.totals(of: list), showsAll ? .strong : .plain))
            guard showsAll else { continue }
            for one in list {
                let goal: Content = [
                    .identifier(one.goal.id.text), " ", .text(one.goal.title),
                ]
                table.rows.append(row(goal, one.duty, .plain, level: 1))
            }
        }
        if owners.count > 1 {
            table.rows.append(
                row("All", Discipline.totals(of: discipline.keyResults), .strong))
        }
        return table
    }

    private func row(
        _ name: Content, _ duty: CheckInDuty, _ kind: Row.Kind, level: Int = 0
    ) -> Row {
        Row(
            [
                name, .number("\(duty.due)"), .number("\(duty.onTime)"), .number("\(duty.late)"),
                .number("\(duty.missed)"), .number("\(duty.open)"), .number("\(duty.backdated)"),
                .number(NumberText.count(duty.longestLag, "day")),
                .number(orMissing: duty.share.map(NumberText.percent)),
            ], level: level, kind: kind)
    }

    // MARK: What stands out

    private var standingOut: [Content] {
        let list = discipline.keyResults
        let missed = list.filter { $0.duty.missed > 0 }
            .sorted {
                ($1.duty.missed, $0.goal.created.entry) < ($0.duty.missed, $1.goal.created.entry)
            }
        return [
            point("Missed", missed) { "\($0.duty.missed) of \($0.duty.due)" },
            point("Most check-ins in the last tenth of the days", list.filter(\.isBurst)) {
                "\($0.atTheEnd) of \($0.checkIns)"
            },
            point(
                "The same confidence throughout, while the standing changed",
                list.filter { $0.flatConfidence != nil }
            ) { $0.flatConfidence.map { NumberText.score($0.double) } ?? "" },
            point("Declared well while off track", list.filter { $0.watermelons > 0 }) {
                NumberText.count($0.watermelons, "check-in")
            },
            point("No check-in for two cadences", list.filter { $0.staleFor != nil }) {
                $0.staleFor.map { NumberText.count($0, "day") } ?? ""
            },
        ].compactMap { $0 }
    }

    private func point(
        _ name: String, _ list: [KeyResultDiscipline], _ figure: (KeyResultDiscipline) -> String
    ) -> Content? {
        guard !list.isEmpty else { return nil }
        let few = showsAll ? list[...] : list.prefix(8)
        var parts: [Content] = [.strong(name), ": "]
        for (index, one) in few.enumerated() {
            if index > 0 { parts.append(", ") }
            parts += [.identifier(one.goal.id.text), .text(" (\(figure(one)))")]
        }
        if few.count < list.count { parts.append(.text(", and \(list.count - few.count) more")) }
        return .joined(parts)
    }

    // MARK: Data

    /// The report as JSON.
    public var json: JSON {
        let owners = owners.map { owner, list -> JSON in
            .object(
                [.init("owner", .optional(owner.map(words.typed)))]
                    + members(Discipline.totals(of: list)))
        }
        let totals = Discipline.totals(of: discipline.keyResults)
        return .object(
            provenance.json + [
                .init("cycle", .optional(cycle?.id.text)), .init("owners", .array(owners)),
                .init("keyResults", .array(discipline.keyResults.map(json))),
                .init("total", .object(members(totals))),
            ])
    }

    private func members(_ duty: CheckInDuty) -> [JSON.Member] {
        [
            .init("due", .integer(duty.due)), .init("onTime", .integer(duty.onTime)),
            .init("late", .integer(duty.late)), .init("missed", .integer(duty.missed)),
            .init("open", .integer(duty.open)), .init("backdated", .integer(duty.backdated)),
            .init("longestLag", .integer(duty.longestLag)), .init("share", .optional(duty.share)),
        ]
    }

    private func json(_ one: KeyResultDiscipline) -> JSON {
        .object(
            [
                .init("id", .string(one.goal.id.text)), .init("title", .string(one.goal.title)),
                .init("owner", .optional(one.owner.map(words.typed))),
            ] + members(one.duty) + [
                .init("checkIns", .integer(one.checkIns)),
                .init("atTheEnd", .integer(one.atTheEnd)), .init("burst", .bool(one.isBurst)),
                .init("flatConfidence", .optional(one.flatConfidence)),
                .init("watermelons", .integer(one.watermelons)),
                .init("staleFor", .optional(one.staleFor)),
            ])
    }

    private static let header = [
        "goal", "title", "owner", "due", "onTime", "late", "missed", "open", "backdated",
        "longestLag", "share", "checkIns", "atTheEnd", "burst", "flatConfidence", "watermelons",
        "staleFor",
    ]

    /// The key results as comma-separated text.
    public var csv: String {
        ([DisciplineReport.header] + discipline.keyResults.map(cells))
            .map { CSV.row($0) + "\n" }.joined()
    }

    private func cells(_ one: KeyResultDiscipline) -> [String] {
        let duty = one.duty
        return [
            one.goal.id.text, SheetCell.harmless(one.goal.title),
            one.owner.map(words.typed) ?? "", "\(duty.due)", "\(duty.onTime)", "\(duty.late)",
            "\(duty.missed)", "\(duty.open)", "\(duty.backdated)", "\(duty.longestLag)",
            duty.share.map { "\($0)" } ?? "", "\(one.checkIns)", "\(one.atTheEnd)",
            "\(one.isBurst)", one.flatConfidence?.description ?? "", "\(one.watermelons)",
            one.staleFor.map { "\($0)" } ?? "",
        ]
    }
}
