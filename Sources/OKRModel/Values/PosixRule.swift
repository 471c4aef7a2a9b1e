// STD offset [DST [offset] , start[/time] , end[/time]]          CET-1CEST,M3.5.0,M10.5.0/3
//
// 1. Names have three or more letters, or stand in <> with letters, digits, + and -.
// 2. Offsets are [+-]h[h][:mm[:ss]] up to 24 hours, positive west of Greenwich; without one,
//    summer time is an hour ahead.
// 3. Dates are Jn (1–365, 29 February never counted), n (0–365, counted) or Mm.w.d (month 1–12,
//    week 1–5 with 5 the last, weekday 0–6 from Sunday).
// 4. Times are up to 167 hours in either direction; without one, 02:00:00.
// 5. Summer time needs its start and its end.
//
// POSIX.1-2017 §8.3 as extended by RFC 8536 §3.3.1.

/// The yearly change between two offsets, as POSIX writes it.
struct PosixRule: Hashable, Sendable {
    let standardOffset: Int
    let summer: Summer?

    struct Summer: Hashable, Sendable {
        let offset: Int
        let start: Change
        let end: Change
    }

    struct Change: Hashable, Sendable {
        let date: Date
        // Seconds after 00:00 of the date on the clock before the change.
        let time: Int
    }

    enum Date: Hashable, Sendable {
        case julian(Int)
        case dayOfYear(Int)
        case weekday(Int, week: Int, month: Int)
    }

    init(standardOffset: Int, summer: Summer?) {
        self.standardOffset = standardOffset
        self.summer = summer
    }

    func offset(atSecond second: Int64) -> Int {
        guard let summer else { return standardOffset }
        var latest = Int64.min
        var offset = standardOffset
        // Where an end and the next start coincide, summer time goes on.
        forEachChange(around: second) { at, isStart in
            guard at <= second, at > latest || at == latest && isStart else { return }
            latest = at
            offset = isStart ? summer.offset : standardOffset
        }
        return offset
    }

    // The changes of the years near a second, in order.
    func changes(around second: Int64) -> [Int64] {
        var seconds: Set<Int64> = []
        forEachChange(around: second) { at, _ in seconds.insert(at) }
        return seconds.sorted()
    }

    // Two years back, because a change may be written as a week after the end of its year.
    private func forEachChange(around second: Int64, _ body: (Int64, _ isStart: Bool) -> Void) {
        guard let summer else { return }
        let year = Day(number: Day.floorDivide(Int(second), 86_400)).parts.year
        for year in (year - 2)...(year + 1) {
            guard let start = summer.start.second(in: year), let end = summer.end.second(in: year)
            else { continue }
            body(start - Int64(standardOffset), true)
            body(end - Int64(summer.offset), false)
        }
    }
}

extension PosixRule.Change {
    // The second of the change as if its clock showed UTC; nil where the calendar has no such year.
    fileprivate func second(in year: Int) -> Int64? {
        guard let newYear = Day(year: year, month: 1, day: 1) else { return nil }
        let number: Int
        switch date {
        case .julian(let day):
            let isAfterLeapDay = day >= 60 && Day.length(ofMonth: 2, year: year) == 29
            number = newYear.number + day - 1 + (isAfterLeapDay ? 1 : 0)
        case .dayOfYear(let day):
            number = newYear.number + day
        case .weekday(let weekday, let week, let month):
            guard let first = Day(year: year, month: month, day: 1) else { return nil }
            let length = Day.length(ofMonth: month, year: year)
            var day = 1 + Day.modulo(weekday - first.weekday, 7) + (week - 1) * 7
            if day > length { day -= 7 }
            number = first.number + day - 1
        }
        return Int64(number) * 86_400 + Int64(time)
    }
}
