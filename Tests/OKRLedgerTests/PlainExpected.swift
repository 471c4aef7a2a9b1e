import OKRModel

extension PlainHistory {
    /// What is expected of a key result at a moment.
    func expected(of goal: String, at moment: PlainMoment, _ calendar: PlainCalendar) -> Double {
        let kind = kind(of: goal)
        if ["at-least", "at-most", "between"].contains(kind) { return 1 }
        let linear = calendar.linear(on: moment.day)
        if kind == "zones" { return 0.7 * linear }
        if calendar.first >= calendar.last { return linear }
        switch kind {
        case "metric": return phased(goal, at: moment, calendar) ?? linear
        case "every":
            let periods = calendar.periods(creation(of: goal)?.word("period") ?? "")
            let ended = periods.filter { $0.last <= moment.day }
            return Double(ended.count) / Double(periods.count)
        case "milestones":
            let milestones = milestones(of: goal, at: moment)
            if milestones.allSatisfy({ $0.day == nil }) { return linear }
            let due = milestones.filter { milestone in
                let day = min(milestone.day ?? calendar.last, calendar.last)
                return day <= moment.day
            }
            return Plain.raw(milestones, done: Set(due.map(\.id))) ?? linear
        default: return linear
        }
    }

    /// The line through the phases, nil where there are none that say anything.
    private func phased(
        _ goal: String, at moment: PlainMoment, _ calendar: PlainCalendar
    ) -> Double? {
        let measures = measures(of: goal, at: moment)
        let phases = value("phases", of: goal, at: moment)?.asList ?? []
        var points: [(day: Day, share: Double)] = []
        for phase in phases {
            guard let day = phase["day"]?.asDay, let value = phase["value"]?.asNumber,
                let share = Plain.raw("metric", value, measures),
                calendar.first < day, day < calendar.last
            else { continue }
            points.append((day, share))
        }
        if points.isEmpty { return nil }
        points.append((calendar.first, 0))
        points.append((calendar.last, 1))
        points.sort { $0.day < $1.day }
        if moment.day <= calendar.first { return 0 }
        if moment.day >= calendar.last { return 1 }
        guard let after = points.first(where: { moment.day < $0.day }),
            let before = points.last(where: { $0.day <= moment.day })
        else { return nil }
        let share =
            Double(moment.day.number - before.day.number)
            / Double(after.day.number - before.day.number)
        return Plain.clamped(before.share + (after.share - before.share) * share)
    }
}
