public import OKRModel

/// A resolved question: as known at an entry, about a day.
public struct Moment: Hashable, Sendable {
    /// The last entry that exists for the answer.
    public let entry: Int
    /// When that entry was recorded.
    public let time: Instant
    /// The day asked about.
    public let on: Day
    /// Whether the question named an entry, or means all there is.
    public let isAsOf: Bool
}

extension Ledger {
    /// Resolves `--as-of` and `--on`: by default the last entry, about today.
    ///
    /// With an as-of the day defaults to the day that it names.
    public func moment(asOf when: When?, on day: Day?) throws(LedgerError) -> Moment {
        let now = clock.now()
        guard let when else {
            return Moment(
                entry: log.count, time: try log.time(log.count),
                on: day ?? coding.zone.day(of: now),
                isAsOf: false)
        }
        let (entry, named) = try resolve(when, now)
        guard entry > 0 else {
            let first = coding.zone.day(of: try log.time(1))
            throw .refused(
                Refusal(
                    "The ledger knew nothing before \(first.inWords)",
                    "for the day itself use --on."))
        }
        return Moment(entry: entry, time: try log.time(entry), on: day ?? named, isAsOf: true)
    }

    private func resolve(_ when: When, _ now: Instant) throws(LedgerError) -> (Int, Day) {
        let zone = coding.zone
        switch when {
        case .entry(let number):
            guard number <= log.count else {
                throw .refused(
                    Refusal(
                        "there is no entry @\(number); the last one is @\(log.count)",
                        "okr log lists the entries", isMissingEntry: true))
            }
            let time = try log.time(number)
            // The entries of one command share their time, and no other entry has it.
            return (try log.lastEntry(recordedBy: time), zone.day(of: time))
        case .instant(let instant):
            return (try log.lastEntry(recordedBy: instant), zone.day(of: instant))
        case .day(let day):
            return (try log.lastEntry(recordedBy: zone.end(of: day)), day)
        case .start(let id):
            let instant = zone.start(of: try cycle(id).start) + (-1)
            return (try log.lastEntry(recordedBy: instant), zone.day(of: instant))
        case .end(let id):
            let end = try cycle(id).end
            return (try log.lastEntry(recordedBy: zone.end(of: end)), end)
        case .closed(let id):
            _ = try cycle(id)
            throw .refused(
                Refusal("the cycle \(id) is not closed", "use end:\(id) for its last day"))
        case .daysBack(let days):
            return try resolve(now, onDay: zone.day(of: now) + -days)
        case .monthsBack(let months):
            return try resolve(now, onDay: zone.day(of: now).adding(months: -months))
        }
    }

    /// The same time by the clock on an earlier day, whatever clocks were put forward or back.
    private func resolve(_ now: Instant, onDay day: Day) throws(LedgerError) -> (Int, Day) {
        let zone = coding.zone
        let days = Int64(zone.day(of: now) - day)
        let unshifted = now + -days * Instant.microsecondsPerDay
        let shift = zone.offset(at: now) - zone.offset(at: unshifted)
        let instant = unshifted + Int64(shift) * 1_000_000
        return (try log.lastEntry(recordedBy: instant), day)
    }

    private func cycle(_ id: CycleID) throws(LedgerError) -> Cycle {
        do {
            let book = try currentlyKnown()
            guard let cycle = try book.cycle(id) else {
                throw Refusal("there is no cycle \(id)", "okr cycle list lists them")
            }
            return cycle
        } catch {
            throw LedgerError(error)
        }
    }
}
