import OKRModel
import OKRText

extension DueReport {
    /// A sheet with a row for each check-in or reading that is owed, to be filled in and imported.
    ///
    /// The columns before `title` are for the import; those from there on say what the row is
    /// about and are passed over by it.
    public var sheet: String {
        var rows = [
            [
                "goal", "on", "value", "confidence", "note", "blocker", "for", "title", "owner",
                "unit", "target", "last",
            ]
        ]
        for check in byOwner.flatMap(\.due) { rows.append(row(check.figures)) }
        for figures in readings { rows.append(row(figures)) }
        return rows.map { CSV.row($0) + "\n" }.joined()
    }

    private func row(_ figures: KPIFigures) -> [String] {
        let owner = figures.terms.owner
        var principal = ""
        if case .person(let id)? = owner { principal = words.handle(id) }
        let goal = figures.goal
        let last = figures.value.map { value in
            SheetCell.harmless(value.text) + (figures.valueOn.map { " (\($0))" } ?? "")
        }
        let aim = figures.target?.description ?? ""
        let about = [goal.title, owner.map(words.typed) ?? "", goal.unit ?? "", aim]
        return [goal.id.text, provenance.on.description, "", "", "", "", principal]
            + about.map(SheetCell.harmless) + [last ?? ""]
    }

    private func row(_ figures: KeyResultFigures) -> [String] {
        let owner = figures.terms.owner
        var principal = ""
        if case .person(let id)? = owner { principal = words.handle(id) }
        let goal = figures.goal
        let last = figures.valueText.map { value in
            SheetCell.harmless(value) + (figures.valueOn.map { " (\($0))" } ?? "")
        }
        let about = [goal.title, owner.map(words.typed) ?? "", goal.unit ?? "", figures.wanted]
        return [goal.id.text, figures.view.day.description, "", "", "", "", principal]
            + about.map(SheetCell.harmless) + [last ?? ""]
    }
}

extension KeyResultFigures {
    /// What can be filled in as its value: the number to reach, the milestones still open, zones.
    fileprivate var wanted: String {
        switch goal.kind ?? .metric {
        case .zones: return "fail, commit, target or stretch"
        case .milestones:
            return yardstick.milestones.filter { !(done?.contains($0.id) ?? false) }
                .map { goal.name(of: $0.id) }.joined(separator: ";")
        case .between:
            let bounds = [MeasureField.low, .high].map { measures[$0]?.description ?? "–" }
            return bounds.joined(separator: "…")
        case .atMost: return "≤ " + (measures[.target]?.description ?? "–")
        default: return measures[.target]?.description ?? ""
        }
    }
}
