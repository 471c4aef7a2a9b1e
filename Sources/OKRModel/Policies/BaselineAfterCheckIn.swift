/// `baseline-after-check-in`: no change of a baseline after the goal's first check-in.
///
/// A baseline that is given for the first time is no change, nor is a slip that is mended at once:
/// within a day and before the next check-in.
extension PolicyJudge {
    mutating func judgeBaselines() {
        for goal in goals {
            guard let first = goal.checkIns.first?.stamp, first.entry < view.entry else { continue }
            for change in goal.changes where first.entry < change.stamp.entry {
                judge(change, of: goal, since: first)
            }
            for change in goal.changes { judgeCorrections(of: change, goal, since: first) }
        }
    }

    private mutating func judge(_ change: Change, of goal: Goal, since first: Stamp) {
        let entry = change.stamp.entry
        guard entry <= view.entry, let after = change.settings[.measure(.baseline)],
            let said = change.content(knownThrough: entry)
        else { return }
        let before = goal.timeline.setting(
            .measure(.baseline), at: Perspective(entry: entry - 1, day: said.on))
        guard let before, before != after else { return }
        report(change.stamp, of: goal, before, after, since: first)
    }

    private mutating func judgeCorrections(of change: Change, _ goal: Goal, since first: Stamp) {
        guard let old = change.settings[.measure(.baseline)],
            change.correctableField == .measure(.baseline)
        else { return }
        var before = old
        for correction in change.corrections where correction.stamp.entry <= view.entry {
            guard let after = correction.setting, after != before else { continue }
            if first.entry < correction.stamp.entry,
                !goal.isClerical(correction.stamp, of: change)
            {
                report(correction.stamp, of: goal, before, after, since: first)
            }
            before = after
        }
    }

    private mutating func report(
        _ stamp: Stamp, of goal: Goal, _ before: Setting, _ after: Setting, since first: Stamp
    ) {
        add(
            .baselineAfterCheckIn, .goal(goal.id), stamp,
            "changed the baseline from \(before) to \(after) after the first check-in, "
                + "@\(first.entry)",
            "set it back: okr baseline \(goal.id) \(before) --reason “…”, and add a key result "
                + "where another one is meant")
    }
}
