extension Zone {
    /// The civil day of an instant.
    public func day(of instant: Instant) -> Day {
        localTime(of: instant).day
    }

    /// The civil day of an instant and the seconds of its clock since 00:00, for display.
    public func localTime(of instant: Instant) -> (day: Day, secondsOfDay: Int) {
        let seconds = Int(instant.seconds) + offset(at: instant)
        let number = Day.floorDivide(seconds, 86_400)
        return (Day(number: number), seconds - number * 86_400)
    }

    /// The first instant of a civil day.
    ///
    /// Where midnight is skipped this is the change that skips it; where it comes twice, the first
    /// one; where the whole day is skipped, the first instant of the next day.
    public func start(of day: Day) -> Instant {
        let midnight = Int64(day.number) * 86_400
        for stretch in stretches(around: midnight) {
            let first = max(stretch.begin, midnight - Int64(stretch.offset))
            if first < stretch.end { return Instant(microseconds: first * 1_000_000) }
        }
        return Instant(microseconds: (midnight + Int64(Zone.offsetLimit)) * 1_000_000)
    }

    /// The last microsecond of a civil day.
    ///
    /// Where the clock falls back over midnight this lies after the first instant of the next day;
    /// where the whole day is skipped, it is the last microsecond of the day before.
    public func end(of day: Day) -> Instant {
        let midnight = (Int64(day.number) + 1) * 86_400
        for stretch in stretches(around: midnight).reversed() {
            let end = min(stretch.end, midnight - Int64(stretch.offset))
            if end > stretch.begin { return Instant(microseconds: end * 1_000_000 - 1) }
        }
        return Instant(microseconds: (midnight - Int64(Zone.offsetLimit)) * 1_000_000 - 1)
    }

    // Seconds with one offset; `end` is the first second after them.
    private struct Stretch {
        let begin: Int64
        let end: Int64
        let offset: Int
    }

    // The stretches in which a clock can show a midnight that UTC has at the given second: earlier
    // ones show the day before at every offset, later ones the day after.
    private func stretches(around second: Int64) -> [Stretch] {
        let limit = Int64(Zone.offsetLimit)
        let range = (second - limit)...(second + limit)
        let borders = [range.lowerBound] + changes(in: range) + [range.upperBound + 1]
        return zip(borders, borders.dropFirst()).map { begin, end in
            Stretch(begin: begin, end: end, offset: offset(atSecond: begin))
        }
    }
}
