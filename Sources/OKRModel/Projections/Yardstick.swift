/// What a key result is measured against: the same value may be held against several.
public struct Yardstick: Sendable {
    /// The kind, with what it needs to be told once.
    public let plan: MeasurementPlan
    /// Baseline, target and the other numbers.
    public let measures: [MeasureField: Decimal]
    /// The milestones in force, in the order they were added.
    public let milestones: [Milestone]

    /// Whether there is something to measure against.
    func isMeasured(by rules: Rules = .standard) -> Bool {
        switch plan.kind {
        case .metric:
            guard let baseline = measures[.baseline], let target = measures[.target] else {
                return false
            }
            return baseline != target || rules.flat != .none
        case .atLeast, .atMost, .every: return measures[.target] != nil
        case .between: return measures[.low] != nil && measures[.high] != nil
        case .milestones: return milestones.contains { !$0.weight.isZero }
        case .zones: return true
        }
    }
}

extension Yardstick {
    /// The spans that a share of periods counts.
    fileprivate func period(in calendar: GoalCalendar) -> Period {
        plan.period ?? (calendar.cadence == .monthly ? .month : .week)
    }

    /// Whether a value keeps what is to be kept.
    fileprivate func isKept(by value: Decimal, _ rules: Rules) -> Bool {
        let kind: MeasureKind =
            switch plan.kind {
            case .every: plan.bound == .atMost ? .atMost : .atLeast
            default: plan.kind
            }
        return Measurement.isKept(kind, value: value, measures: measures, rules.bounds) ?? false
    }
}

extension Goal {
    /// What a key result is measured against at a perspective.
    func yardstick(at view: Perspective) -> Yardstick {
        Yardstick(
            plan: measurement ?? MeasurementPlan(.metric), measures: measures(at: view),
            milestones: milestones(at: view))
    }

    /// What a key result was measured against when its original was fixed, as known through an
    /// entry.
    func originalYardstick(knownThrough entry: Int) -> Yardstick {
        var measures: [MeasureField: Decimal] = [:]
        for field in MeasureField.allCases {
            measures[field] = original(field, knownThrough: entry)
        }
        let milestones = milestoneNames.compactMap { id, _ -> Milestone? in
            guard
                case .milestone(let weight, let day)? = original(
                    .milestone(id), knownThrough: entry)
            else { return nil }
            return Milestone(id: id, weight: weight, day: day)
        }
        return Yardstick(
            plan: measurement ?? MeasurementPlan(.metric), measures: measures,
            milestones: milestones)
    }

    /// The unclamped ratio of what is known at a perspective to a yardstick.
    ///
    /// Nil where there is nothing to measure, or nothing to measure against, yet. Complexity:
    /// linear in the check-ins.
    func raw(
        against yardstick: Yardstick, at view: Perspective, in calendar: GoalCalendar?,
        by rules: Rules = .standard
    ) -> Double? {
        guard yardstick.isMeasured(by: rules) else { return nil }
        switch yardstick.plan.kind {
        case .metric, .atLeast, .atMost, .between:
            guard let value = value(at: view)?.value else { return nil }
            if yardstick.plan.kind.isGuardrail, rules.maintaining == .share {
                return shareOfPeriods(yardstick, at: view, in: calendar, by: rules)
            }
            return Measurement.raw(
                yardstick.plan.kind, value: value, measures: yardstick.measures, by: rules)
        case .every: return shareOfPeriods(yardstick, at: view, in: calendar, by: rules)
        case .milestones:
            guard let done = doneMilestones(at: view) else { return nil }
            return Measurement.share(of: yardstick.milestones, by: rules) {
                done.contains($0.id)
            }
        case .zones: return zone(at: view).map { rules.zones.worth(of: $0.zone) }
        }
    }

    /// The share of periods whose last value keeps what is to be kept.
    private func shareOfPeriods(
        _ yardstick: Yardstick, at view: Perspective, in calendar: GoalCalendar?, by rules: Rules
    ) -> Double? {
        guard let calendar, value(at: view) != nil else { return nil }
        let ends = calendar.periodEnds(yardstick.period(in: calendar))
        var latest: [Int: Ranked<Decimal>] = [:]
        for (checkIn, content) in checkIns(at: view) {
            guard let value = content.value, content.on >= calendar.first,
                let index = ends.firstIndex(where: { content.on <= $0 })
            else { continue }
            let next = Ranked(on: content.on, entry: checkIn.stamp.entry, value: value)
            if next.outranks(latest[index]) { latest[index] = next }
        }
        let met = latest.values.count { yardstick.isKept(by: $0.value, rules) }
        let counted =
            switch rules.periods {
            case .all: ends.count
            case .soFar: (latest.keys.max() ?? 0) + 1
            }
        return Double(met) / Double(counted)
    }

    /// What is expected of a key result on the day asked about, 0 to 1.
    func expected(
        at view: Perspective, in calendar: GoalCalendar?, by rules: Rules = .standard
    ) -> Double {
        let plan = measurement ?? MeasurementPlan(.metric)
        if plan.kind.isGuardrail { return 1 }
        guard let calendar else { return 0 }
        switch rules.expected {
        case .linear: break
        case .off: return plan.kind == .zones ? rules.zones.target.double : 1
        case .lastDay:
            let whole = plan.kind == .zones ? rules.zones.target.double : 1
            return view.day < calendar.last ? 0 : whole
        }
        // Of the periods so far everything is expected.
        if plan.kind == .every, rules.periods == .soFar { return 1 }
        let linear = calendar.expected(on: view.day)
        guard calendar.first < calendar.last || plan.kind == .zones else { return linear }
        switch plan.kind {
        case .every:
            let ends = calendar.periodEnds(plan.period ?? .week)
            return Double(ends.count { $0 <= view.day }) / Double(ends.count)
        case .zones: return rules.zones.target.double * linear
        case .milestones:
            let milestones = milestones(at: view)
            guard milestones.contains(where: { $0.day != nil }) else { return linear }
            return Measurement.share(of: milestones, by: rules) {
                min($0.day ?? calendar.last, calendar.last) <= view.day
            } ?? linear
        default: return expectedByPhases(at: view, in: calendar) ?? linear
        }
    }

    /// Piecewise linear through the phases; nil where the metric has none.
    private func expectedByPhases(at view: Perspective, in calendar: GoalCalendar) -> Double? {
        let phases = phases(at: view).filter { calendar.first < $0.day && $0.day < calendar.last }
        guard !phases.isEmpty, let baseline = measure(.baseline, at: view),
            let target = measure(.target, at: view), baseline != target
        else { return nil }
        let span = Decimal.difference(target, baseline)
        var points = [(day: calendar.first, share: 0.0)]
        points += phases.map { ($0.day, Decimal.difference($0.value, baseline) / span) }
        points.append((calendar.last, 1))
        for (from, to) in zip(points, points.dropFirst()) where view.day < to.day {
            guard view.day > from.day else { return Ratio.clamped(from.share) }
            let part = Double(view.day - from.day) / Double(to.day - from.day)
            return Ratio.clamped(from.share + (to.share - from.share) * part)
        }
        return 1
    }
}
