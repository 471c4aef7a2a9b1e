extension Scorer {
    /// Everything that can be said of a key result at a perspective.
    ///
    /// `frame` are figures of another perspective to which nothing but check-ins, and the calendar,
    /// came. Complexity: linear in its check-ins, quadratic in its changes, which are few.
    mutating func figures(
        of goal: Goal, at asked: Perspective, framed frame: KeyResultFigures? = nil
    ) -> KeyResultFigures {
        let rules = state.rules
        let view = goal.standingStill(asked)
        let read = withReadings(goal, at: view)
        let frame = frame?.still.value
        let yardstick = frame?.yardstick ?? goal.yardstick(at: view)
        let original =
            frame?.originalYardstick ?? goal.originalYardstick(knownThrough: view.entry)
        let kind = yardstick.plan.kind
        let calendar = frame.map(\.calendar) ?? calendar(of: goal, at: view)
        let value = read.value(at: view)?.value
        let deadline = goal.original(.deadline, knownThrough: view.entry)?.day
        let raw = read.raw(against: yardstick, at: view, in: calendar, by: rules)
        let progress = raw.map(rules.progress)
        let expected = goal.expected(at: view, in: calendar, by: rules)
        let told = read.withoutReadings(before: calendar?.first, knownThrough: view.entry)
        let last = told.lastCheckIn(at: view)
        let life = frame?.life ?? goal.life(knownThrough: asked.entry)
        let owed = owed(
            by: goal, life, calendar, after: last?.content.on, on: view.day)
        let ambition = frame?.ambition ?? ambition(of: goal, at: view)
        let score = rules.score(of: life, progress: progress)
        let still = KeyResultFigures.Still(
            goal: goal, terms: frame?.terms ?? goal.terms(at: view), ambition: ambition, life: life,
            score: score,
            band: score.map { ScoreBand($0, ambition, by: rules) },
            yardstick: yardstick, originalYardstick: original, value: value,
            done: kind == .milestones ? goal.doneMilestones(at: view) : nil,
            valueOn: read.valuedOn(at: view), raw: raw, progress: progress,
            originalProgress: read.raw(
                against: original, at: view, in: calendar?.ending(on: deadline), by: rules
            ).map(rules.progress),
            zone: zone(of: read, yardstick, at: view), confidence: goal.confidence(at: view),
            lastCheckIn: last, checkIns: told.checkInCount(at: view),
            moves: frame?.moves ?? goal.moves(knownThrough: asked.entry).count,
            watermelonFrom: rules.watermelon.double, calendar: calendar)
        return KeyResultFigures(
            still: Shared(still), view: view, expected: expected,
            pace: progress.map { Pace.pace(progress: $0, expected: expected) },
            standing: standing(
                kind, life, progress: progress, expected: expected,
                isMeasured: yardstick.isMeasured(by: rules), isMissed: owed?.isMissed ?? false),
            owed: owed)
    }

    private func calendar(of goal: Goal, at view: Perspective) -> GoalCalendar? {
        let home = state.cycle(containing: goal, at: goal.creation)?.id
        return state.cycle(containing: goal, at: view).map {
            GoalCalendar(goal, in: $0, createdIn: home, at: view)
        }
    }

    private func ambition(of goal: Goal, at view: Perspective) -> Ambition {
        let objective = goal.objective(at: view).flatMap { state.goals[$0] }
        return objective?.ambition(at: view) ?? .committed
    }

    /// The figures of another day from which only the calendar moved on.
    func moved(_ figures: KeyResultFigures, to asked: Perspective) -> KeyResultFigures {
        let goal = figures.goal
        let view = goal.standingStill(asked)
        guard view != figures.view else { return figures }
        var moved = figures
        moved.view = view
        moved.expected = goal.expected(at: view, in: figures.calendar, by: state.rules)
        moved.pace = figures.progress.map { Pace.pace(progress: $0, expected: moved.expected) }
        moved.owed = owed(
            by: goal, figures.life, figures.calendar, after: figures.lastCheckIn?.content.on,
            on: view.day)
        moved.standing = standing(
            figures.yardstick.plan.kind, figures.life, progress: figures.progress,
            expected: moved.expected, isMeasured: figures.yardstick.isMeasured(by: state.rules),
            isMissed: moved.owed?.isMissed ?? false)
        return moved
    }

    private func owed(
        by goal: Goal, _ life: LifeState, _ calendar: GoalCalendar?, after last: Day?, on day: Day
    ) -> OwedCheckIn? {
        guard life == .active, !isVoided(goal), let calendar, day <= calendar.last else {
            return nil
        }
        let due = calendar.due(after: last)
        return OwedCheckIn(
            due: due, daysLate: calendar.daysLate(due: due, on: day),
            isLate: calendar.isLate(due: due, on: day),
            isMissed: calendar.isMissed(due: due, on: day))
    }

    private func standing(
        _ kind: MeasureKind, _ life: LifeState, progress: Double?, expected: Double,
        isMeasured: Bool, isMissed: Bool
    ) -> Standing {
        if let fixed = Pace.standing(of: life) { return fixed }
        guard isMeasured else { return .unmeasured }
        guard let progress else { return .pending }
        if isMissed, state.rules.leavesPending(kind) { return .pending }
        guard kind.isGuardrail, state.rules.maintaining == .met else {
            return Pace.standing(progress: progress, expected: expected, by: state.rules)
        }
        return progress == 1 ? .onTrack : .offTrack
    }

    private func zone(
        of goal: Goal, _ yardstick: Yardstick, at view: Perspective
    ) -> ReachedZone? {
        switch yardstick.plan.kind {
        case .metric:
            Measurement.zone(value: goal.value(at: view)?.value, measures: yardstick.measures)
        case .zones: goal.zone(at: view)?.zone
        default: nil
        }
    }
}
