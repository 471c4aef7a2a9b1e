/// `score-above-progress`: no score above what the figures come to without a note.
///
/// The figures are those known just before the goal was closed: the progress of a key result, for
/// an objective the same mean of the scores below it. Both are compared as scores, in hundredths.
extension PolicyJudge {
    mutating func judgeScores() {
        for goal in goals {
            for (stamp, closing) in closings(of: goal) {
                guard let score = closing.score, closing.note == nil else { continue }
                let computed = suggestedScore(of: goal, before: stamp)
                if let computed, score <= computed { continue }
                if computed == nil, score.isZero { continue }
                let known = computed.map { "\($0)" } ?? "no progress at all"
                add(
                    .scoreAboveProgress, .goal(goal.id), stamp,
                    "scored \(score), above the computed \(known), without a note",
                    "reopen it and close it again with --note “…”")
            }
        }
    }

    private func suggestedScore(of goal: Goal, before stamp: Stamp) -> Decimal? {
        let asked = Perspective(entry: stamp.entry - 1, day: stamp.day)
        var scorer = Scorer(state: state, knownThrough: asked.entry)
        guard goal.type != .keyResult else {
            return scorer.keyResult(goal, at: asked).progress.flatMap { Ratio.score($0) }
        }
        var (sum, weights) = (0.0, 0.0)
        let counted =
            scorer.keyResults(of: goal, at: asked, .current)
            + scorer.objectives(countedBy: goal, at: asked, .current)
        for one in counted.sorted(by: { $0.goal.created.entry < $1.goal.created.entry }) {
            guard let score = one.goal.life(knownThrough: asked.entry).closing?.score else {
                continue
            }
            sum += one.weight * score.double
            weights += one.weight
        }
        return weights > 0 ? Ratio.score(sum / weights) : nil
    }
}
