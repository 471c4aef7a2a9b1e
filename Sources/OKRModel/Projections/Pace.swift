/// The days of a goal, and what is owed on one of them.
struct GoalCalendar {
    let first: Day
    private(set) var last: Day
    private let end: Day
    let cadence: Cadence
    let grace: Int
    let holidays: Set<Day>

    /// The first day is the later of the cycle's start and the day the goal was created on; where
    /// the goal was moved out of the cycle it was created in, the new cycle's.
    init(_ goal: Goal, in cycle: Cycle, createdIn home: CycleID? = nil, at view: Perspective) {
        let calendar = cycle.calendar(at: view)
        let wasMoved = home != nil && home != cycle.id
        first = wasMoved ? calendar.start : max(calendar.start, goal.createdOn)
        end = calendar.end
        last = goal.timeline.setting(.deadline, at: view)?.day ?? end
        cadence = calendar.cadence
        grace = calendar.grace
        holidays = calendar.holidays
    }

    /// The calendar with another deadline; without one the goal ends with its cycle.
    func ending(on deadline: Day?) -> GoalCalendar {
        var other = self
        other.last = deadline ?? end
        return other
    }

    /// Linear by days from 0 on the first day to 1 on the last.
    func expected(on day: Day) -> Double {
        guard first < last else { return day < last ? 0 : 1 }
        return Ratio.clamped(Double(day - first) / Double(last - first))
    }

    /// The day the next check-in is due after the last one, or after the first day without one.
    func due(after lastCheckIn: Day?) -> Day {
        counting(cadence.next(after: lastCheckIn ?? first))
    }

    /// How many days that count have gone by since a check-in was due; 0 until then.
    func daysLate(due: Day, on day: Day) -> Int {
        guard day > due else { return 0 }
        return day - due - holidays.count { due < $0 && $0 <= day }
    }

    /// Whether a check-in due then was late by that day: the grace went by.
    func isLate(due: Day, on day: Day) -> Bool { daysLate(due: due, on: day) > grace }

    /// Whether a check-in due then was missed by that day: a whole cadence and the grace went by.
    func isMissed(due: Day, on day: Day) -> Bool {
        daysLate(due: counting(cadence.next(after: due)), on: day) > grace
    }

    /// Whether a goal without a value still has time until it counts as 0.
    func isInGrace(on day: Day) -> Bool { daysLate(due: due(after: nil), on: day) <= grace }

    /// The day itself, or the next one that is no holiday.
    private func counting(_ day: Day) -> Day {
        var day = day
        while holidays.contains(day), day.number < Day.last { day = day + 1 }
        return day
    }

    /// The last day of each period that the goal counts; the last one ends with the goal.
    func periodEnds(_ period: Period) -> [Day] {
        var ends: [Day] = []
        var index = 0
        while true {
            let next = period.start(index + 1, from: first)
            let end = min(next + -1, last)
            ends.append(end)
            // The calendar ends with the year 9999, where a next period may not begin.
            guard end < last, next > period.start(index, from: first) else { return ends }
            index += 1
        }
    }
}

/// Progress beside what is expected, and the standing that follows.
enum Pace {
    /// Progress ÷ expected; 1 where nothing is expected yet.
    static func pace(progress: Double, expected: Double) -> Double {
        expected == 0 ? 1 : progress / expected
    }

    /// The standing of a goal with progress.
    static func standing(
        progress: Double, expected: Double, by rules: Rules = .standard
    ) -> Standing {
        let pace = pace(progress: progress, expected: expected)
        let gap = expected - progress
        func isWorse(_ threshold: Threshold, _ limit: Threshold) -> Bool {
            switch (rules.standing, rules.edge) {
            case (.ratio, .better):
                Ratio.isBelow(pace, threshold.double) && !Ratio.isBelow(gap, limit.double)
            case (.ratio, .worse):
                !Ratio.isBelow(threshold.double, pace) && !Ratio.isBelow(gap, limit.double)
            case (.difference, .better): Ratio.isBelow(limit.double, gap)
            case (.difference, .worse): !Ratio.isBelow(gap, limit.double)
            }
        }
        if isWorse(rules.offTrackPace, rules.offTrackGap) { return .offTrack }
        if isWorse(rules.atRiskPace, rules.atRiskGap) { return .atRisk }
        return .onTrack
    }

    /// The standing that a draft or a closed goal has whatever its numbers; nil for others.
    static func standing(of life: LifeState) -> Standing? {
        switch life {
        case .draft, .proposed: .draft
        case .active: nil
        case .closed(let closing):
            switch closing.outcome {
            case .achieved: .achieved
            case .missed: .missed
            case .abandoned: .abandoned
            }
        }
    }
}
