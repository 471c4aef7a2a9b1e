extension Scorer {
    /// Everything that can be said of a key result at a perspective.
    ///
    /// Complexity: linear in its check-ins, quadratic in its changes, which are few.
    func keyResult(_ goal: Goal, at asked: Perspective) -> KeyResultFigures {
        let view = goal.standingStill(asked)
        let kind = goal.kind ?? .metric
        let measures = goal.measures(at: view)
        let value = goal.value(at: view)
        let raw = value.flatMap { Measurement.raw(kind, value: $0.value, measures: measures) }
        let progress = raw.map(Ratio.clamped)
        let calendar = calendar(of: goal)
        let expected = kind.isGuardrail ? 1 : calendar?.expected(on: view.day) ?? 0
        let last = goal.lastCheckIn(at: view)
        let closing = goal.closing(knownThrough: asked.entry)
        let due =
            closing == nil && !goal.isVoided
            ? due(calendar, after: last?.content.on, on: view.day) : nil
        let isMissed = due.map { calendar?.isMissed(due: $0, on: view.day) ?? false } ?? false
        let standing = standing(
            kind, closing: closing?.closing, progress: progress, expected: expected,
            isMeasured: Measurement.isMeasured(kind, measures), isMissed: isMissed)
        let confidence = goal.confidence(at: view)
        let original = original(of: goal, at: view)
        return KeyResultFigures(
            goal: goal, view: view, measures: measures, value: value?.value, valueOn: value?.on,
            raw: raw, progress: progress, expected: expected,
            pace: progress.map { Pace.pace(progress: $0, expected: expected) },
            standing: standing, zone: zone(kind, value: value?.value, measures),
            confidence: confidence,
            isWatermelon: standing == .offTrack && isDeclaredWell(confidence),
            score: closing?.closing.score, isClosed: closing != nil, lastCheckIn: last,
            checkIns: goal.checkIns(at: view).count, original: original,
            moves: goal.moves(knownThrough: asked.entry).count,
            drift: drift(kind, value: value?.value, progress: progress, original: original),
            due: due, overdue: due.flatMap { view.day > $0 ? view.day - $0 : nil })
    }

    private func due(_ calendar: GoalCalendar?, after last: Day?, on day: Day) -> Day? {
        guard let calendar, day <= calendar.last else { return nil }
        return calendar.due(after: last)
    }

    private func standing(
        _ kind: MeasureKind, closing: LifeTurn.Closing?, progress: Double?, expected: Double,
        isMeasured: Bool, isMissed: Bool
    ) -> Standing {
        if let closing { return Pace.standing(closing.outcome) }
        guard isMeasured else { return .unmeasured }
        guard let progress else { return .pending }
        guard kind.isGuardrail else {
            return Pace.standing(progress: progress, expected: expected)
        }
        if isMissed { return .pending }
        return progress == 1 ? .onTrack : .offTrack
    }

    private func isDeclaredWell(_ confidence: Decimal?) -> Bool {
        guard let confidence else { return false }
        return !Ratio.isBelow(confidence.double, 0.7)
    }

    private func zone(
        _ kind: MeasureKind, value: Decimal?, _ measures: [MeasureField: Decimal]
    ) -> ReachedZone? {
        kind == .metric ? Measurement.zone(value: value, measures: measures) : nil
    }

    private func original(of goal: Goal, at view: Perspective) -> [MeasureField: Decimal] {
        var result: [MeasureField: Decimal] = [:]
        for field in MeasureField.allCases {
            result[field] = goal.original(field, knownThrough: view.entry)
        }
        return result
    }

    private func drift(
        _ kind: MeasureKind, value: Decimal?, progress: Double?, original: [MeasureField: Decimal]
    ) -> Double? {
        guard let value, let progress,
            let raw = Measurement.raw(kind, value: value, measures: original)
        else { return nil }
        return progress - Ratio.clamped(raw)
    }
}
