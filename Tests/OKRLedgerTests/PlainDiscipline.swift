import OKRModel

/// What became of the check-ins that a key result owed, worked out day by day.
struct PlainDuty: Equatable {
    var onTime = 0
    var late = 0
    var missed = 0
    var open = 0
    var backdated = 0
}

extension PlainHistory {
    /// A check-in as it was recorded, on the day that counts for it.
    private struct Act {
        let entry: PlainEntry
        var day: Day { entry.isImported ? entry.on : entry.day }
    }

    /// From when to when check-ins were owed; the end is nil where it goes on.
    private struct OwingTime {
        let first: Int
        let from: Day
        var last: Int?
        var end: Day?
    }

    /// Nil for what is a draft, a mistake, in no cycle, or not there yet.
    func duty(of goal: String, known: Int, today: Day) -> PlainDuty? {
        guard let created = creation(of: goal), created.number <= known, !isVoided(goal),
            created.isImported || created.day <= today,
            let calendar = calendar(
                ofGoal: goal,
                at: standingStill(goal, at: PlainMoment(entry: known, day: today)))
        else { return nil }
        let times = owingTimes(of: goal, created, calendar, known: known, today: today)
        guard !times.isEmpty else { return nil }
        let moment = PlainMoment(entry: known, day: today)
        guard let checkIns = acts(of: goal, from: calendar.first, at: moment) else { return nil }
        let acts = checkIns.map { Act(entry: $0) }.filter { $0.day <= today }
            .sorted { ($0.day, $0.entry.number) < ($1.day, $1.entry.number) }
        var duty = PlainDuty()
        for act in acts where !act.entry.isImported && act.entry.day > act.entry.on {
            duty.backdated += 1
        }
        for time in times {
            let own = acts.filter { act in
                act.entry.number > time.first && act.entry.number < time.last ?? .max
            }
            add(time, own, calendar, until: min(today, time.end ?? today), to: &duty)
        }
        return duty
    }

    /// The check-ins of a key result, and the readings of its KPI from its first day on; nil where
    /// that is worked out.
    private func acts(
        of goal: String, from first: Day, at moment: PlainMoment
    ) -> [PlainEntry]? {
        func recorded(_ id: String) -> [PlainEntry] {
            entries(of: id, through: moment.entry).filter { $0.kind == "check-in-recorded" }
        }
        let own = recorded(goal)
        guard let kpi = linkedKPI(of: goal, through: moment.entry) else { return own }
        if isWorkedOut(kpi, at: stillRead(kpi, at: moment)) { return nil }
        let times = own.map(\.time)
        let adopted = creation(of: kpi)?.word("adopts").map(recorded) ?? []
        return own
            + (recorded(kpi) + adopted).filter {
                $0.number("value") != nil && $0.on >= first && !times.contains($0.time)
            }
    }

    private func owingTimes(
        of goal: String, _ created: PlainEntry, _ calendar: PlainCalendar, known: Int, today: Day
    ) -> [OwingTime] {
        var times: [OwingTime] = []
        func begin(_ entry: PlainEntry, from day: Day) {
            guard times.last.map({ $0.end != nil }) ?? true else { return }
            times.append(OwingTime(first: entry.number, from: max(calendar.first, day)))
        }
        for entry in entries(of: goal, through: known) {
            if entry.number == created.number {
                guard !["draft", "proposed"].contains(entry.word("state") ?? "active") else {
                    continue
                }
                begin(entry, from: entry.isImported ? calendar.first : entry.day)
            }
            guard entry.day <= today else { continue }
            switch entry.kind {
            case "goal-agreed", "goal-reopened": begin(entry, from: entry.day)
            case "goal-closed":
                guard let last = times.indices.last, times[last].end == nil else { continue }
                times[last].last = entry.number
                times[last].end = entry.day
            default: break
            }
        }
        return times
    }

    private func add(
        _ time: OwingTime, _ acts: [Act], _ calendar: PlainCalendar, until end: Day,
        to duty: inout PlainDuty
    ) {
        let lastOwed = min(end, calendar.last)
        var due = calendar.next(after: time.from)
        func isMissed(on day: Day) -> Bool {
            due <= lastOwed
                && calendar.daysGoneBy(since: calendar.next(after: due), on: day) > calendar.grace
        }
        for act in acts {
            while !act.entry.isImported, isMissed(on: act.day) {
                duty.missed += 1
                due = calendar.next(after: due)
            }
            let next = calendar.next(after: act.entry.on)
            if next <= due || due > calendar.last { continue }
            if !act.entry.isImported {
                let isLate = calendar.daysGoneBy(since: due, on: act.day) > calendar.grace
                if isLate { duty.late += 1 } else { duty.onTime += 1 }
            }
            due = next
        }
        while isMissed(on: end) {
            duty.missed += 1
            due = calendar.next(after: due)
        }
        if due <= lastOwed { duty.open += 1 }
    }
}
