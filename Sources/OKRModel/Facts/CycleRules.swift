/// What adding and changing a cycle have in common.
enum CycleRules {
    static func check(start: Day, end: Day) throws {
        guard start <= end else {
            throw Refusal(
                "the cycle would end on \(end), before it starts on \(start)",
                "exchange --from and --to")
        }
    }

    static func check(cadence: Cadence) throws {
        guard Cadence(cadence.description) != nil else {
            throw Refusal(
                "check-ins cannot be due every \(cadence.description)",
                "give --cadence weekly, biweekly, monthly or a number of days from 1d to 366d")
        }
    }

    static func check(grace: Int) throws {
        guard (0...366).contains(grace) else {
            throw Refusal(
                "a grace of \(grace) days is not between 0 and 366", "give a span such as 3d")
        }
    }

    /// Refuses days outside the cycle that a cycle is a part of.
    static func check(start: Day, end: Day, within parent: Cycle, on day: Day) throws {
        let outer = parent.calendar(at: Perspective(entry: .max, day: day))
        guard outer.start <= start, end <= outer.end else {
            throw Refusal(
                "\(start) to \(end) is not within cycle \(parent.id), which it is a part of",
                "keep it between \(outer.start) and \(outer.end), or change that cycle first")
        }
    }
}

// What a change of days may contradict.
extension CycleRules {
    /// Refuses days that contradict each other, the cycle above or those below, on any day from
    /// the one on which they begin to hold.
    static func check(
        _ cycle: Cycle, changing settings: Settings, from on: Day, in book: some Book
    ) throws {
        guard settings[.start] != nil || settings[.end] != nil else { return }
        let parent = try cycle.parent.flatMap { try book.cycle($0) }
        let parts = try parts(of: cycle.id, in: book)
        let involved = [cycle] + parts + (parent.map { [$0] } ?? [])
        let days = [on] + involved.flatMap { $0.timeline.daysOfChanges(after: on) }
        for day in Set(days).sorted() {
            let days = cycle.calendar(on: day, changing: settings, from: on)
            try check(start: days.start, end: days.end)
            if let parent { try check(start: days.start, end: days.end, within: parent, on: day) }
            for part in parts {
                let inner = part.calendar(at: Perspective(entry: .max, day: day))
                guard inner.start < days.start || days.end < inner.end else { continue }
                throw Refusal(
                    "cycle \(part.id), from \(inner.start) to \(inner.end), would reach beyond "
                        + "cycle \(cycle.id), which it is a part of",
                    "change that cycle first: okr cycle change \(part.id)")
            }
        }
    }

    /// The cycles that are a part of one, in the order of creation.
    static func parts(of cycle: CycleID, in book: some Book) throws -> [Cycle] {
        try book.cycleIDs().compactMap { try book.cycle($0) }.filter { $0.parent == cycle }
    }

    /// The state before and after.
    static func difference(from cycle: Cycle?, to state: CycleState) -> Difference {
        Difference(
            "state", before: cycle?.state(knownThrough: .max).rawValue, after: state.rawValue)
    }
}

extension Timeline {
    /// The days after one on which changes begin to hold, as known now.
    func daysOfChanges(after day: Day) -> [Day] {
        changes.compactMap { $0.content(knownThrough: .max)?.on }.filter { $0 > day }
    }

    /// Whether a field is set anew after a day, by another one.
    func sets(_ field: ChangeableField, after day: Day, through last: Day) -> Bool {
        changes.contains { change in
            guard let content = change.content(knownThrough: .max) else { return false }
            return day < content.on && content.on <= last && content.settings[field] != nil
        }
    }
}

extension Settings {
    /// The settings without those that hold on their day already.
    func changing(_ timeline: Timeline, on day: Day) -> Settings {
        let view = Perspective(entry: .max, day: day)
        var changed = Settings()
        for item in list {
            let before = timeline.setting(item.field, at: view)
            let isEmpty = item.setting == .nothing || item.setting == .days([])
            if before == item.setting || before == nil && isEmpty { continue }
            changed[item.field] = item.setting
        }
        return changed
    }
}

extension Cycle {
    /// The calendar of a day as it would be with a change of days.
    fileprivate func calendar(
        on day: Day, changing settings: Settings, from on: Day
    ) -> CycleCalendar {
        var calendar = calendar(at: Perspective(entry: .max, day: day))
        if let start = settings[.start]?.day, !timeline.sets(.start, after: on, through: day) {
            calendar.start = start
        }
        if let end = settings[.end]?.day, !timeline.sets(.end, after: on, through: day) {
            calendar.end = end
        }
        return calendar
    }
}
