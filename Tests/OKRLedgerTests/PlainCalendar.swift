import OKRModel

/// The days of a goal and when its check-ins are due, as its cycle has them at a moment.
struct PlainCalendar {
    var first: Day
    var last: Day
    var cadence: String
    var grace: Int
    var holidays: Set<Day>

    /// The day one cadence later, moved to a day that counts.
    func next(after day: Day) -> Day {
        var next = Plain.next(cadence, after: day)
        while holidays.contains(next) { next = next + 1 }
        return next
    }

    /// How many days that count have gone by since a day.
    func daysGoneBy(since day: Day, on today: Day) -> Int {
        var count = 0
        var walked = day
        while walked < today {
            walked = walked + 1
            if !holidays.contains(walked) { count += 1 }
        }
        return count
    }

    /// The share of the days that has gone by.
    func linear(on day: Day) -> Double {
        if first >= last { return day < last ? 0 : 1 }
        if day <= first { return 0 }
        if day >= last { return 1 }
        return Double(day.number - first.number) / Double(last.number - first.number)
    }

    /// The weeks or months of the goal, each from its first to its last day.
    func periods(_ length: String) -> [(first: Day, last: Day)] {
        var periods: [(first: Day, last: Day)] = []
        while true {
            let start = Plain.start(of: periods.count, length, from: first)
            if start > last { return periods }
            let next = Plain.start(of: periods.count + 1, length, from: first)
            periods.append((start, min(last, next + -1)))
        }
    }
}

extension PlainHistory {
    /// The cycle of a goal at a moment, through its objective where it is a key result.
    func cycle(of goal: String, at moment: PlainMoment) -> String? {
        let holder =
            isKeyResult(goal) ? value("objective", of: goal, at: moment)?.asWord ?? "" : goal
        return value("cycle", of: holder, at: moment)?.asWord
    }

    func calendar(of cycle: String, at moment: PlainMoment) -> PlainCalendar {
        let cycle = "cycle:\(cycle)"
        func value(_ field: String) -> FieldValue? { self.value(field, of: cycle, at: moment) }
        return PlainCalendar(
            first: value("start")?.asDay ?? moment.day, last: value("end")?.asDay ?? moment.day,
            cadence: value("cadence")?.asWord ?? "", grace: value("grace")?.asWhole ?? 0,
            holidays: Set((value("holidays")?.asList ?? []).compactMap(\.asDay)))
    }

    /// The calendar of a goal at a moment: from the later of its cycle's start and the day it was
    /// created on, after a move to another cycle from that one's start, to its deadline or its
    /// cycle's end.
    func calendar(ofGoal goal: String, at moment: PlainMoment) -> PlainCalendar? {
        guard let cycle = cycle(of: goal, at: moment), let created = creation(of: goal) else {
            return nil
        }
        var calendar = calendar(of: cycle, at: moment)
        let origin = self.cycle(
            of: goal, at: PlainMoment(entry: created.number, day: created.on))
        if cycle == origin { calendar.first = max(calendar.first, created.on) }
        if let deadline = value("deadline", of: goal, at: moment)?.asDay {
            calendar.last = deadline
        }
        return calendar
    }
}

extension Plain {
    /// The day one cadence later; a month that is too short ends it earlier.
    static func next(_ cadence: String, after day: Day) -> Day {
        switch cadence {
        case "weekly": day + 7
        case "biweekly": day + 14
        case "monthly": months(1, after: day)
        default: day + (Int(cadence.dropLast()) ?? 0)
        }
    }

    /// The same day of a later month; the month's last day where that is too short.
    static func months(_ count: Int, after day: Day) -> Day {
        var (year, month, dayOfMonth) = day.parts
        for _ in 0..<count {
            month += 1
            if month == 13 { (year, month) = (year + 1, 1) }
        }
        while dayOfMonth > 0 {
            if let found = Day(year: year, month: month, day: dayOfMonth) { return found }
            dayOfMonth -= 1
        }
        return day
    }

    static func start(of period: Int, _ length: String, from first: Day) -> Day {
        length == "week" ? first + 7 * period : months(period, after: first)
    }
}
