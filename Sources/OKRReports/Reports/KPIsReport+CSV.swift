import OKRModel
import OKRText

/// The dashboard as a sheet: a row for each KPI, in the order of the page.
extension KPIsReport {
    private static let header = [
        "id", "title", "owner", "scope", "unit", "direction", "frequency", "value", "on", "target",
        "green", "amber", "health", "trend", "wrongWay", "due", "overdue", "segmentOf", "segment",
        "share", "formula", "cause", "retired",
    ]

    /// The report as comma-separated text; owners as they are typed, numbers as in the JSON.
    public var csv: String {
        ([KPIsReport.header] + listed.map(row)).map { CSV.row($0) + "\n" }.joined()
    }

    private func row(_ figures: KPIFigures) -> [String] {
        let plan = figures.plan
        let about: [String] = [
            figures.goal.id.text, figures.goal.title, figures.terms.owner.map(words.typed) ?? "",
            words.scope(of: plan) ?? "", figures.goal.unit ?? "", plan.direction.rawValue,
            plan.frequency.rawValue,
        ]
        let trend = figures.trend.map { "\($0)" } ?? ""
        let share = share(of: figures).map { "\($0)" } ?? ""
        let numbers: [String] = [
            digits(figures.value), text(figures.valueOn), text(figures.target),
            text(figures.green), text(figures.amber), figures.health.rawValue, trend,
            figures.isWrongWay ? "yes" : "", text(figures.due), text(figures.overdue),
        ]
        let rest: [String] = [
            text(plan.segmentOf), plan.segment ?? "", share, figures.formula?.text ?? "",
            figures.reading.cause?.sentence ?? "", text(figures.retired),
        ]
        return (about + numbers + rest).map(SheetCell.harmless)
    }

    private func text(_ value: (some CustomStringConvertible)?) -> String {
        value?.description ?? ""
    }

    private func digits(_ value: Quantity?) -> String {
        switch value {
        case .exact(let decimal)?: decimal.description
        case .worked(let double)?: JSON.double(double).description
        case nil: ""
        }
    }
}
