/// `backdated-move` and `unexplained-move`: a move of the goalposts is dated and explained.
extension PolicyJudge {
    /// No move holds from a day that lay more than some days back when it was recorded.
    mutating func judgeBackdatedMoves(_ value: Policy.Value) {
        guard case .days(let days) = value else { return }
        for move in moves {
            guard let on = move.on, move.stamp.day - on > days, !move.stamp.isImported else {
                continue
            }
            add(
                .backdatedMove, move.subject, move.stamp,
                "moved the goalposts from \(on) on, \(move.stamp.day - on) days back",
                "correct its day: okr correct @\(move.stamp.entry) --on \(move.stamp.day) "
                    + "--reason “…”")
        }
    }

    /// Every move says why.
    mutating func judgeUnexplainedMoves() {
        for move in moves where move.reason == nil && move.added == nil {
            add(
                .unexplainedMove, move.subject, move.stamp, "moved the goalposts without a reason",
                "say why: okr comment @\(move.stamp.entry) “…”")
        }
    }
}
