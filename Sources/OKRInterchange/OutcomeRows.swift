import OKRModel
import OKRText

/// Reads rows of a sheet of outcomes: how each goal ended.
struct OutcomeRows {
    let handles: PersonHandles
    let problems: ProblemList

    /// The closing of a row; nil, with problems, where its cells are wrong.
    func draft(_ row: CSVRow, in sheet: Sheet, key: String) -> Draft? {
        var reader = RowReader(row, in: sheet, problems: problems)
        let name = reader.required(.goal, of: "an outcome")
        let goal = reader.identifier(.goal, Goal.self)
        let said = reader.required(.outcome, of: "a row")
        let outcome = reader.word(.outcome, as: Outcome.self)
        let score = reader.score()
        let principal = reader.principal(handles)
        guard reader.isSound, name != nil, said != nil, let goal, let outcome else { return nil }
        let command = CloseGoal(goal, outcome: outcome, score: score, note: reader.text(.note))
        var draft = Draft(sheet: sheet, row: row, key: key, creation: .outcome(command))
        draft.needs = [(.goal(goal), .goal)]
        draft.record(onBehalfOf: principal)
        return draft
    }
}
