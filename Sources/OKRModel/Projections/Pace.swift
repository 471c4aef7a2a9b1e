/// The days of a goal, and what is expected and owed on one of them.
struct GoalCalendar {
    let first: Day
    let last: Day
    let cadence: Cadence
    let grace: Int

    /// The first day is the later of the cycle's start and the day the goal was created on.
    init(_ goal: Goal, in cycle: Cycle) {
        first = max(cycle.start, goal.createdOn)
        last = cycle.end
        cadence = cycle.cadence
        grace = cycle.grace
    }

    /// Linear by days from 0 on the first day to 1 on the last.
    func expected(on day: Day) -> Double {
        guard first < last else { return day < last ? 0 : 1 }
        return Ratio.clamped(Double(day - first) / Double(last - first))
    }

    /// The day the next check-in is due after the last one, or after the first day without one.
    func due(after lastCheckIn: Day?) -> Day { cadence.next(after: lastCheckIn ?? first) }

    /// Whether a check-in due then was missed by that day: a whole cadence went by.
    func isMissed(due: Day, on day: Day) -> Bool { day > cadence.next(after: due) + grace }

    /// Whether a goal without a value still has time until it counts as 0.
    func isInGrace(on day: Day) -> Bool { day <= cadence.next(after: first) + grace }
}

/// Progress beside what is expected, and the standing that follows.
enum Pace {
    /// Progress ÷ expected; 1 where nothing is expected yet.
    static func pace(progress: Double, expected: Double) -> Double {
        expected == 0 ? 1 : progress / expected
    }

    /// The standing of a goal with progress.
    static func standing(progress: Double, expected: Double) -> Standing {
        let pace = pace(progress: progress, expected: expected)
        let gap = expected - progress
        if Ratio.isBelow(pace, 0.7), !Ratio.isBelow(gap, 0.10) { return .offTrack }
        if Ratio.isBelow(pace, 0.9), !Ratio.isBelow(gap, 0.05) { return .atRisk }
        return .onTrack
    }

    /// The standing of a closed goal.
    static func standing(_ outcome: Outcome) -> Standing {
        switch outcome {
        case .achieved: .achieved
        case .missed: .missed
        case .abandoned: .abandoned
        }
    }
}
