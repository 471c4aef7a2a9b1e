/// Judges key results one after the other.
struct DisciplineJudge {
    private let state: State
    private let view: Perspective

    init(_ state: State, at view: Perspective) {
        self.state = state
        self.view = view
    }

    /// A check-in with the day that counts: the one it was recorded on; by import, the one it is
    /// about.
    private struct Act {
        let checkIn: CheckIn
        let day: Day

        init(_ checkIn: CheckIn) {
            self.checkIn = checkIn
            day = checkIn.stamp.isImported ? checkIn.content.on : checkIn.stamp.day
        }

        var isImported: Bool { checkIn.stamp.isImported }
    }

    /// A time in which check-ins were owed: from agreement or reopening to closing.
    private struct Span {
        let from: Day
        let entries: ClosedRange<Int>
        /// The day of the closing, nil where it goes on.
        let end: Day?
    }

    /// Nil for a goal that is not recorded yet, was voided, is a draft or belongs to no cycle.
    func judge(_ goal: Goal) -> KeyResultDiscipline? {
        guard goal.created.entry <= view.entry, goal.created.day <= view.day || isImported(goal),
            !goal.isVoided(knownThrough: view.entry),
            let calendar = goal.calendar(in: state, at: goal.standingStill(view))
        else { return nil }
        let spans = spans(of: goal, from: calendar.first)
        guard !spans.isEmpty else { return nil }
        guard let told = state.recordedCheckIns(of: goal, since: calendar.first, at: view) else {
            return nil
        }
        let acts = told.filter { $0.stamp.entry <= view.entry }.map(Act.init)
            .filter { $0.day <= view.day }
            .sorted { ($0.day, $0.checkIn.stamp.entry) < ($1.day, $1.checkIn.stamp.entry) }
        let owed = spans.flatMap { walk($0, acts, calendar) }
        var duty = CheckInDuty()
        for day in owed { duty.count(day.outcome) }
        let own = acts.filter { !$0.isImported }
        let lags = own.map { $0.day - $0.checkIn.content.on }.filter { $0 > 0 }
        duty.backdated = lags.count
        duty.longestLag = lags.max() ?? 0
        let days = max(1, (calendar.last - calendar.first + 1) / 10)
        let late = own.count { $0.day > calendar.last + -days }
        return KeyResultDiscipline(
            goal: goal, owner: goal.owner(at: goal.standingStill(view)), duty: duty,
            days: owed, checkIns: acts.count, atTheEnd: late,
            isBurst: own.count >= Discipline.fewestOfBurst && 2 * late > own.count,
            flatConfidence: flatConfidence(of: goal, acts),
            watermelons: watermelons(of: goal, acts),
            staleFor: staleFor(spans.last, acts, calendar))
    }

    private func isImported(_ goal: Goal) -> Bool { goal.created.isImported }

    // MARK: What was owed

    /// Where check-ins could be recorded, by the turns of the goal's life that are known.
    private func spans(of goal: Goal, from first: Day) -> [Span] {
        var spans: [Span] = []
        var open: (from: Day, entry: Int)?
        if !goal.beganAsDraft {
            let from = isImported(goal) ? first : max(first, goal.created.day)
            open = (from, goal.created.entry)
        }
        for turn in goal.turns where turn.stamp.entry <= view.entry && turn.stamp.day <= view.day {
            let (entry, day) = (turn.stamp.entry, turn.stamp.day)
            switch turn.turn {
            case .agreed, .reopened:
                if open == nil { open = (max(first, day), entry) }
            case .closed, .proposed, .returned:
                guard let begun = open else { continue }
                spans.append(Span(from: begun.from, entries: begun.entry...entry, end: day))
                open = nil
            }
        }
        if let begun = open {
            spans.append(Span(from: begun.from, entries: begun.entry...(.max), end: nil))
        }
        return spans
    }

    /// Walks from one day a check-in is due to the next.
    private func walk(_ span: Span, _ acts: [Act], _ calendar: GoalCalendar) -> [DutyDay] {
        var days: [DutyDay] = []
        let today = min(view.day, span.end ?? view.day)
        let lastOwed = min(today, calendar.last)
        var due = calendar.due(after: span.from)
        func pass(by day: Day) {
            while due <= lastOwed, calendar.isMissed(due: due, on: day) {
                days.append(DutyDay(due: due, outcome: .missed))
                due = calendar.due(after: due)
            }
        }
        for act in acts where span.entries.contains(act.checkIn.stamp.entry) {
            if !act.isImported { pass(by: act.day) }
            let next = calendar.due(after: act.checkIn.content.on)
            // What is about days so long ago leaves a check-in owed all the same.
            guard next > due, due <= calendar.last else { continue }
            if !act.isImported {
                let isLate = calendar.isLate(due: due, on: act.day)
                days.append(DutyDay(due: due, outcome: isLate ? .late : .onTime))
            }
            due = next
        }
        pass(by: today)
        if due <= lastOwed { days.append(DutyDay(due: due, outcome: .open)) }
        return days
    }

    /// How long a goal that owes check-ins has been without one, where that is two cadences.
    private func staleFor(_ span: Span?, _ acts: [Act], _ calendar: GoalCalendar) -> Int? {
        guard let span, span.end == nil, view.day <= calendar.last else { return nil }
        let last = acts.map(\.checkIn.content.on).max().map { max($0, span.from) } ?? span.from
        let second = calendar.due(after: calendar.due(after: last))
        return view.day > second ? view.day - last : nil
    }

    // MARK: What was declared

    /// The figures right after a check-in, about the day that counts.
    private func figures(of goal: Goal, after act: Act) -> KeyResultFigures {
        let entry = act.checkIn.stamp.entry
        var scorer = Scorer(state: state, knownThrough: entry)
        return scorer.figures(of: goal, at: Perspective(entry: entry, day: act.day))
    }

    private func flatConfidence(of goal: Goal, _ acts: [Act]) -> Decimal? {
        let declared = acts.filter { $0.checkIn.content.confidence != nil }
        guard declared.count >= Discipline.fewestOfFlat,
            let first = declared.first?.checkIn.content.confidence,
            declared.allSatisfy({ $0.checkIn.content.confidence == first })
        else { return nil }
        let standings = Set(declared.map { figures(of: goal, after: $0).standing })
        return standings.count > 1 ? first : nil
    }

    private func watermelons(of goal: Goal, _ acts: [Act]) -> Int {
        acts.count { act in
            guard let confidence = act.checkIn.content.confidence,
                !Ratio.isBelow(confidence.double, state.rules.watermelon.double)
            else { return false }
            return figures(of: goal, after: act).standing == .offTrack
        }
    }
}

extension CheckInDuty {
    fileprivate mutating func count(_ outcome: DutyDay.Outcome) {
        switch outcome {
        case .onTime: onTime += 1
        case .late: late += 1
        case .missed: missed += 1
        case .open: open += 1
        }
    }
}
