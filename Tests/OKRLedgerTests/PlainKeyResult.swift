import OKRModel

/// Every number of a key result, worked out from the entries.
struct PlainKeyResult {
    var life = ""
    var terms: [String] = []
    var words: [String] = []
    var value: Decimal?
    var valueOn: Day?
    var measures: [String: Decimal] = [:]
    var milestones: [PlainMilestone] = []
    var done: Set<String>?
    var raw: Double?
    var progress: Double?
    var expected = 0.0
    var pace: Double?
    var standing = "unmeasured"
    var zone: String?
    var confidence: Decimal?
    var isWatermelon = false
    var score: Decimal?
    var band: String?
    var isClosed = false
    var lastCheckIn: String?
    var checkIns = 0
    var original: [String: Decimal] = [:]
    var originalMilestones: [PlainMilestone] = []
    var originalProgress: Double?
    var moves = 0
    var drift: Double?
    var first: Day?
    var last: Day?
    var due: Day?
    var overdue: Int?
    var isLate = false
    var isMissed = false
    /// Whether nothing says yet how far it is although it could, by its measures and its original.
    var isPending = false
    var wasPending = false
    /// Whether its first check-in is missed, so that it counts as 0 while it is pending.
    var isFirstMissed = false
}

extension PlainHistory {
    func keyResult(_ id: String, at asked: PlainMoment) -> PlainKeyResult {
        var result = PlainKeyResult()
        let moment = standingStill(id, at: asked)
        guard let calendar = calendar(ofGoal: id, at: moment) else { return result }
        let kind = kind(of: id)
        let closing = closing(of: id, at: asked.entry)
        result.life = life(of: id, at: asked.entry)
        result.terms = terms(of: id, at: moment)
        result.words = words(of: id, at: asked.entry)
        (result.first, result.last) = (calendar.first, calendar.last)

        let (all, checkIns) = checkInsWithReadings(of: id, from: calendar.first, at: moment)
        let whereabouts = PlainWhereabouts(all)
        result.value = whereabouts.valued.last?.value
        result.valueOn = whereabouts.valued.last?.on
        result.confidence = checkIns.last { $0.confidence != nil }?.confidence
        result.lastCheckIn = checkIns.last.map { "@\($0.entry) on \($0.on)" }
        result.checkIns = checkIns.count
        result.measures = measures(of: id, at: moment)
        result.milestones = milestones(of: id, at: moment)
        if kind == "milestones", result.valueOn != nil { result.done = whereabouts.done }
        let original = original(of: id, through: moment.entry)
        for field in PlainEntry.measures { result.original[field] = original[field]?.asNumber }
        for milestone in members("milestone", of: id, through: moment.entry) {
            guard let value = original["milestone \(milestone)"] else { continue }
            result.originalMilestones.append(
                PlainMilestone(id: milestone, value, day: dueDay(of: milestone, id)))
        }
        result.moves = moves(of: id, through: asked.entry)
        result.score = closing?.number("score")
        let objective = value("objective", of: id, at: moment)?.asWord ?? ""
        let ambition = value("ambition", of: objective, at: moment)
        result.band = result.score.map { Plain.band($0, ambition) }
        result.isClosed = closing != nil

        let isMeasured = isMeasured(id, result.measures, result.milestones)
        result.isPending = isMeasured && result.valueOn == nil
        result.wasPending =
            self.isMeasured(id, result.original, result.originalMilestones)
            && result.valueOn == nil
        let firstDue = calendar.next(after: calendar.first)
        result.isFirstMissed =
            calendar.daysGoneBy(since: firstDue, on: moment.day) > calendar.grace
        result.raw = raw(
            id, whereabouts, result.measures, result.milestones, calendar, on: moment.day)
        result.progress = result.raw.map(Plain.clamped)
        var originalCalendar = calendar
        originalCalendar.last =
            original["deadline"]?.asDay ?? originalEnd(of: id, at: moment) ?? calendar.last
        result.originalProgress = raw(
            id, whereabouts, result.original, result.originalMilestones, originalCalendar,
            on: moment.day
        ).map(Plain.clamped)
        if let before = result.originalProgress, let progress = result.progress {
            result.drift = progress - before
        }
        if let value = result.value, kind == "metric" {
            result.zone = Plain.zone(value, result.measures)
        }
        if kind == "zones" { result.zone = whereabouts.valued.last?.zone }
        result.expected = expected(of: id, at: moment, calendar)
        result.pace = result.progress.map { Plain.pace($0, result.expected) }

        if result.life == "active", moment.day <= calendar.last {
            let due = calendar.next(after: checkIns.last?.on ?? calendar.first)
            let late = calendar.daysGoneBy(since: due, on: moment.day)
            result.due = due
            result.overdue = late > 0 ? late : nil
            result.isLate = late > calendar.grace
            let second = calendar.next(after: due)
            result.isMissed =
                calendar.daysGoneBy(since: second, on: moment.day) > calendar.grace
        }
        result.standing = standing(of: result, kind, isMeasured: isMeasured)
        if let confidence = result.confidence, let sure = Decimal("0.7") {
            result.isWatermelon =
                PlainDecimal(confidence) >= PlainDecimal(sure) && result.standing == "off-track"
        }
        return result
    }

    private func originalEnd(of goal: String, at moment: PlainMoment) -> Day? {
        cycle(of: goal, at: moment).map { calendar(of: $0, at: moment).last }
    }

    private func isMeasured(
        _ goal: String, _ measures: [String: Decimal], _ milestones: [PlainMilestone]
    ) -> Bool {
        kind(of: goal) == "milestones"
            ? !milestones.isEmpty : Plain.isMeasured(kind(of: goal), measures)
    }

    /// The unclamped ratio against some measures and milestones, nil while nothing is said.
    private func raw(
        _ goal: String, _ whereabouts: PlainWhereabouts, _ measures: [String: Decimal],
        _ milestones: [PlainMilestone], _ calendar: PlainCalendar, on day: Day
    ) -> Double? {
        guard let last = whereabouts.valued.last else { return nil }
        switch kind(of: goal) {
        case "milestones": return Plain.raw(milestones, done: whereabouts.done)
        case "zones": return last.zone.flatMap { Plain.raw(zone: $0) }
        case "every":
            let periods = calendar.periods(creation(of: goal)?.word("period") ?? "")
            if periods.isEmpty { return 0 }
            let side = creation(of: goal)?.word("bound") ?? ""
            var met = 0
            for period in periods {
                let inside = whereabouts.valued.filter {
                    period.first <= $0.on && $0.on <= period.last
                }
                guard let value = inside.last?.value else { continue }
                if Plain.raw(side, value, measures) == 1 { met += 1 }
            }
            return Double(met) / Double(periods.count)
        default: return last.value.flatMap { Plain.raw(kind(of: goal), $0, measures) }
        }
    }

    private func standing(
        of result: PlainKeyResult, _ kind: String, isMeasured: Bool
    ) -> String {
        if ["draft", "proposed"].contains(result.life) { return "draft" }
        if result.life != "active" { return result.life }
        if !isMeasured { return "unmeasured" }
        guard let progress = result.progress else { return "pending" }
        if ["at-least", "at-most", "between"].contains(kind) {
            return result.isMissed ? "pending" : progress == 1 ? "on-track" : "off-track"
        }
        return Plain.standing(progress, result.expected)
    }
}
