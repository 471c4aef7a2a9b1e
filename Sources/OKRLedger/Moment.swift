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
    /// The civil day that the clock shows in the ledger's zone: what is recorded now is of it.
    public var today: Day { coding.zone.day(of: clock.now()) }

    /// Resolves `--as-of` and `--on`: by default the last entry, about today.
    ///
    /// With an as-of the day defaults to the day that it names.
    public func moment(asOf when: When?, on day: Day?) throws(LedgerError) -> Moment {
        let now = try present()
        guard let when else {
            return Moment(
                entry: log.count, time: try log.time(log.count),
                on: day ?? coding.zone.day(of: now),
                isAsOf: false)
        }
        let (entry, named) = try resolve(when)
        guard entry > 0 else {
            let first = coding.zone.day(of: try log.time(1))
            throw .refused(
                Refusal(
                    "The ledger knew nothing before \(first.inWords)",
                    "for the day itself use --on."))
        }
        return Moment(entry: entry, time: try log.time(entry), on: day ?? named, isAsOf: true)
    }

    /// Resolves a moment that may lie before the first entry, when nothing was known: entry 0.
    public func momentOrNone(asOf when: When, on day: Day?) throws(LedgerError) -> Moment {
        let (entry, named) = try resolve(when)
        let time = entry > 0 ? try log.time(entry) : try instant(of: when)
        return Moment(entry: entry, time: time, on: day ?? named, isAsOf: true)
    }

    /// The civil day of the first entry.
    public func firstDay() throws(LedgerError) -> Day { coding.zone.day(of: try log.time(1)) }

    /// The moment it is for questions; on a simulated clock, that of the last entry.
    private func present() throws(LedgerError) -> Instant {
        description.isSimulated ? try log.time(log.count) : clock.now()
    }

    /// The instant that a moment names: the end of a day, the time of an entry.
    public func instant(of when: When) throws(LedgerError) -> Instant {
        let zone = coding.zone
        switch when {
        case .instant(let instant): return instant
        case .day(let day): return zone.end(of: day)
        case .start(let id): return zone.start(of: try cycle(id).calendar(at: .latest).start) + (-1)
        case .end(let id): return zone.end(of: try cycle(id).calendar(at: .latest).end)
        case .daysBack(let days): return sameTime(daysBefore: days, try present())
        case .monthsBack(let months):
            let today = zone.day(of: try present())
            return try instant(of: .daysBack(today - today.adding(months: -months)))
        case .entry(let number):
            guard number <= log.count else {
                throw .refused(
                    Refusal(
                        "there is no entry @\(number); the last one is @\(log.count)",
                        "okr log lists the entries", isMissingEntry: true))
            }
            return try log.time(number)
        case .closed(let id):
            // The last closing, also where the cycle was reopened since.
            guard let closing = try cycle(id).turns.last(where: { $0.state == .closed }) else {
                throw .refused(
                    Refusal("the cycle \(id) is not closed", "use end:\(id) for its last day"))
            }
            return closing.stamp.time
        }
    }

    /// The same time by the clock on an earlier day, whatever clocks were put forward or back.
    private func sameTime(daysBefore days: Int, _ now: Instant) -> Instant {
        let unshifted = now + -Int64(days) * Instant.microsecondsPerDay
        let shift = coding.zone.offset(at: now) - coding.zone.offset(at: unshifted)
        return unshifted + Int64(shift) * 1_000_000
    }

    /// The last entry known at a moment, and the day that the moment names.
    ///
    /// The entries of one command share their time, and no other entry has it, so that an entry
    /// inside a command means the command's last.
    private func resolve(_ when: When) throws(LedgerError) -> (Int, Day) {
        let instant = try instant(of: when)
        return (try log.lastEntry(recordedBy: instant), coding.zone.day(of: instant))
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
