import OKRModel

/// Where a goal is in its life when it comes, and how it ended.
extension GoalRows {
    private enum RowState: String, CaseIterable {
        case active, closed, achieved, missed, abandoned, draft
    }

    /// Whether a row adds a draft, and how its goal ended.
    func life(_ reader: inout RowReader, _ id: GoalID?) -> (isDraft: Bool, closing: CloseGoal?) {
        let state = reader.word(.state, as: RowState.self)
        let outcome = outcome(&reader, state)
        let (score, note) = (reader.score(), reader.text(.note))
        guard let outcome else {
            if reader.isSound, score != nil || note != nil {
                reader.fault(
                    score == nil ? .note : .score,
                    "a \(score == nil ? "note" : "score") belongs to a goal that has ended",
                    "write how it ended in the column outcome, or empty the cell")
            }
            return (state == .draft, nil)
        }
        guard let id else {
            reader.fault(.id, "a goal that has ended needs its id here", "fill the column id")
            return (false, nil)
        }
        return (false, CloseGoal(id, outcome: outcome, score: score, note: note))
    }

    private func outcome(_ reader: inout RowReader, _ state: RowState?) -> Outcome? {
        let outcome = reader.word(.outcome, as: Outcome.self)
        switch state {
        case nil: return outcome
        case .active, .draft:
            if outcome != nil {
                let goal = state == .draft ? "a draft" : "an active goal"
                reader.fault(.outcome, "\(goal) has no outcome", "empty one of the cells")
            }
            return nil
        case .closed:
            if outcome == nil, reader.text(.outcome) == nil {
                reader.fault(
                    .outcome, "a closed goal needs its outcome",
                    "write achieved, missed or abandoned")
            }
            return outcome
        case .achieved, .missed, .abandoned:
            let ended = state.flatMap { Outcome(rawValue: $0.rawValue) }
            if let outcome, outcome != ended {
                reader.fault(.outcome, "state and outcome contradict each other", "empty one")
            }
            return ended
        }
    }
}
