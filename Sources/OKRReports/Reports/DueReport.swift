public import OKRModel
public import OKRText

/// The key results that owe a check-in, by owner, and the KPIs that owe a reading.
public struct DueReport: Report {
    let due: [DueCheckIn]
    let readings: [KPIFigures]
    let words: Phrasebook
    let provenance: Provenance

    /// Makes the report of check-ins that are owed; names are those of the state.
    public init(
        _ due: [DueCheckIn], readings: [KPIFigures] = [], of state: State,
        from provenance: Provenance
    ) {
        self.due = due
        self.readings = readings
        self.provenance = provenance
        words = Phrasebook(state, on: provenance.on)
    }

    /// The check-ins with who owes them, in the order of owners as they are typed.
    var byOwner: [(owner: Owner?, due: [DueCheckIn])] {
        var order: [Owner?] = []
        var groups: [Owner?: [DueCheckIn]] = [:]
        for check in due {
            let owner = check.figures.terms.owner
            if groups[owner] == nil { order.append(owner) }
            groups[owner, default: []].append(check)
        }
        let named = order.map { owner in (owner.map(words.typed) ?? "", owner) }
        return named.sorted { $0.0 < $1.0 }.map { ($0.1, groups[$0.1] ?? []) }
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                .words("Key result", minimum: 24, share: 0.4),
                .number("Last value", rank: 3).minor(), .words("Aim", minimum: 8, rank: 4).minor(),
                .words("Checked in", minimum: 10, rank: 2).minor(),
                .words("Due", minimum: 10, rank: 1), Column("Overdue"),
            ], whenEmpty: .dim("No check-in is owed."))
        for (owner, due) in byOwner {
            table.rows.append(.group(owner.map { .text(heading($0)) } ?? .missing))
            table.rows += due.map(row)
        }
        return Document(
            title: .text("Check-ins owed in \(provenance.ledgerName)"),
            provenance: provenance.lines,
            blocks: [.table(table)] + (due.isEmpty ? [] : [.paragraph(.dim(summary))]) + kpis)
    }

    /// The KPIs whose reading is due, where there are any.
    private var kpis: [Block] {
        guard !readings.isEmpty else { return [] }
        var table = Table(columns: [
            .words("KPI", minimum: 24, share: 0.4), .words("Owner", minimum: 10, rank: 3),
            .number("Last value", rank: 2).minor(), .words("Read", minimum: 10, rank: 4).minor(),
            .words("Due", minimum: 10, rank: 1), Column("Overdue"),
        ])
        table.rows = readings.map { figures in
            let days = figures.overdue.map { NumberText.count($0, "day") }
            let isComing = figures.due.map { $0 > figures.view.day } ?? false
            return Row([
                [.identifier(figures.goal.id.text), " ", .text(figures.goal.title)],
                figures.terms.owner.map { .text(words.owner($0)) } ?? .missing,
                .number(orMissing: figures.valueText),
                figures.valueOn.map { .day("\($0)") } ?? "never",
                figures.due.map { .day("\($0)") } ?? .missing,
                days.map { .badge($0, .warning) } ?? (isComing ? .dim("to come") : "due today"),
            ])
        }
        return [.heading("Readings of KPIs"), .table(table)]
    }

    private func heading(_ owner: Owner) -> String {
        let (name, typed) = (words.owner(owner), words.typed(owner))
        return "\(name) (\(typed))"
    }

    private func row(_ check: DueCheckIn) -> Row {
        let figures = check.figures
        let last = figures.lastCheckIn.map { Content.day("\($0.content.on)") }
        return Row([
            [.identifier(figures.goal.id.text), " ", .text(figures.goal.title)],
            .number(orMissing: figures.valueText), .text(figures.aim), last ?? "never",
            .day("\(check.owed.due)"), overdue(check),
        ])
    }

    private func overdue(_ check: DueCheckIn) -> Content {
        let days = NumberText.count(check.owed.daysLate, "day")
        switch check.urgency {
        case .coming: return .dim("to come")
        case .due where check.owed.daysLate == 0: return "due today"
        case .due: return .text("\(days), in grace")
        case .late: return .badge("\(days), late", .warning)
        case .missed: return .badge("\(days), missed", .bad)
        }
    }

    private var summary: String {
        let parts = DueCheckIn.Urgency.allCases.reversed().compactMap { urgency -> String? in
            let count = due.filter { $0.urgency == urgency }.count
            guard count > 0 else { return nil }
            return urgency == .coming ? "\(count) to come" : "\(count) \(urgency.rawValue)"
        }
        return parts.joined(separator: ", ") + "."
    }

    /// The report as JSON.
    public var json: JSON {
        let list = byOwner.flatMap(\.due).map { check -> JSON in
            let figures = check.figures
            return [
                "goal": .string(figures.goal.id.text), "title": .string(figures.goal.title),
                "objective": .optional(figures.terms.objective?.text),
                "owner": .optional(figures.terms.owner.map(words.typed)),
                "due": .optional(check.owed.due), "state": .string(check.urgency.rawValue),
                "overdue": .optional(figures.overdue),
                "lastOn": .optional(figures.lastCheckIn?.content.on),
                "value": .optional(figures.value), "unit": .optional(figures.goal.unit),
            ]
        }
        let kpis = readings.map { figures -> JSON in
            [
                "goal": .string(figures.goal.id.text), "title": .string(figures.goal.title),
                "owner": .optional(figures.terms.owner.map(words.typed)),
                "due": .optional(figures.due), "overdue": .optional(figures.overdue),
                "lastOn": .optional(figures.valueOn), "value": .optional(figures.value),
                "unit": .optional(figures.goal.unit),
            ]
        }
        return .object(
            provenance.json + [.init("due", .array(list)), .init("readings", .array(kpis))])
    }
}

extension KeyResultFigures {
    /// How far it is, as a check-in says it: a number, a zone, the milestones done.
    var valueText: String? {
        switch goal.kind ?? .metric {
        case .zones: return zone?.rawValue
        case .milestones:
            let names = yardstick.milestones.filter { done?.contains($0.id) ?? false }
                .map { goal.name(of: $0.id) }
            return names.isEmpty ? nil : names.joined(separator: ";")
        default: return value?.description
        }
    }
}
