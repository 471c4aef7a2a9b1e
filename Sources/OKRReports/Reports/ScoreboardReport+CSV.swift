import OKRModel
import OKRText

/// The scoreboard as a sheet: a row for each objective and key result, in the order of the JSON.
extension ScoreboardReport: SheetReport {
    private static let header = [
        "type", "id", "title", "owner", "cycle", "objective", "ambition", "state", "kind", "unit",
        "baseline", "target", "value", "on", "progress", "expected", "standing", "confidence",
        "score", "drift", "moves", "lastCheckIn", "due", "overdue",
    ]

    /// The report as comma-separated text; owners as they are typed, numbers as in the JSON.
    public var csv: String {
        let words = Phrasebook(state, on: provenance.on)
        let rows =
            scoreboard.objectives.map { objective($0, words) }
            + scoreboard.keyResults.map { keyResult($0, words) }
        return ([ScoreboardReport.header] + rows).map { CSV.row($0) + "\n" }.joined()
    }

    private func objective(_ figures: ObjectiveFigures, _ words: Phrasebook) -> [String] {
        let about = [
            "objective", figures.goal.id.text, figures.goal.title,
            figures.terms.owner.map(words.typed) ?? "", text(figures.terms.cycle), "",
            figures.terms.ambition?.rawValue ?? "", figures.goal.word(of: figures.life),
        ]
        let numbers = [
            digits(figures.progress), digits(figures.expected), figures.standing.rawValue, "",
            text(figures.score), digits(figures.drift), "", "", "", "",
        ]
        return (about + Array(repeating: "", count: 6) + numbers).map(SheetCell.harmless)
    }

    private func keyResult(_ figures: KeyResultFigures, _ words: Phrasebook) -> [String] {
        let home = state.cycle(containing: figures.goal, at: figures.view)
        let about = [
            "key-result", figures.goal.id.text, figures.goal.title,
            figures.terms.owner.map(words.typed) ?? "", text(home?.id),
            text(figures.terms.objective), figures.ambition.rawValue,
            figures.goal.word(of: figures.life),
        ]
        let measures = [
            figures.yardstick.plan.kind.rawValue, figures.goal.unit ?? "",
            text(figures.measures[.baseline]), text(figures.measures[.target]),
            figures.reached ?? "", text(figures.valueOn),
        ]
        let numbers = [
            digits(figures.progress), digits(figures.expected), figures.standing.rawValue,
            text(figures.confidence), text(figures.score), digits(figures.drift),
            "\(figures.moves)", text(figures.lastCheckIn?.content.on), text(figures.due),
            text(figures.overdue),
        ]
        return (about + measures + numbers).map(SheetCell.harmless)
    }

    private func text(_ value: (some CustomStringConvertible)?) -> String {
        value?.description ?? ""
    }

    private func digits(_ value: Double?) -> String {
        value.map { JSON.double($0).description } ?? ""
    }
}
