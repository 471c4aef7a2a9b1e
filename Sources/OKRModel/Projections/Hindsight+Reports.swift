extension Hindsight {
    /// A check-in, with what was known right after it and what is known now about its day.
    ///
    /// What is known now is not that of a closed goal standing still: what was said later counts.
    static func report(
        _ checkIn: CheckIn, of goal: Goal, in state: State, at view: Perspective
    ) -> Report {
        let on = checkIn.content.on
        let before = Perspective(entry: checkIn.stamp.entry, day: on)
        let after = Perspective(entry: view.entry, day: on)
        let aim = goal.yardstick(at: before)
        return Report(
            goal: goal, stamp: checkIn.stamp, on: on, isValued: checkIn.content.isValued,
            then: known(goal, aim, in: state, at: before),
            now: known(goal, goal.yardstick(at: after), in: state, at: after),
            progressByOldAim: state.read(goal, at: after).progress(
                against: aim, at: after, in: goal.calendar(in: state, at: before),
                by: state.rules),
            fate: fate(checkIn, of: goal, at: view))
    }

    private static func known(
        _ goal: Goal, _ aim: Yardstick, in state: State, at view: Perspective
    ) -> Known {
        let read = state.read(goal, at: view)
        return Known(
            text: read.measureText(at: view), value: read.value(at: view)?.value,
            progress: read.progress(
                against: aim, at: view, in: goal.calendar(in: state, at: view), by: state.rules))
    }

    private static func fate(
        _ checkIn: CheckIn, of goal: Goal, at view: Perspective
    ) -> Fate? {
        if let retraction = checkIn.retraction, retraction.stamp.entry <= view.entry {
            return .retracted(by: retraction.stamp.entry)
        }
        if let last = checkIn.corrections.last(where: { $0.stamp.entry <= view.entry }) {
            return .corrected(by: last.stamp.entry)
        }
        // Milestones done add up; a value or a zone takes the place of another.
        guard checkIn.content.value != nil || checkIn.content.zone != nil else { return nil }
        let rivals = goal.checkIns(at: Perspective(entry: view.entry, day: checkIn.content.on))
        let later = rivals.last {
            $0.content.on == checkIn.content.on && $0.checkIn.stamp.entry > checkIn.stamp.entry
                && ($0.content.value != nil || $0.content.zone != nil)
        }
        return later.map { .superseded(by: $0.checkIn.stamp.entry) }
    }
}

extension Goal {
    /// The days of a key result at a perspective, nil where it belongs to no cycle.
    func calendar(in state: State, at view: Perspective) -> GoalCalendar? {
        state.cycle(containing: self, at: view).map { cycle in
            GoalCalendar(
                self, in: cycle, createdIn: state.cycle(containing: self, at: creation)?.id,
                at: view)
        }
    }

    /// The progress at a perspective against a yardstick, also of a goal that is closed by then.
    fileprivate func progress(
        against yardstick: Yardstick, at view: Perspective, in calendar: GoalCalendar?,
        by rules: Rules
    ) -> Double? {
        raw(against: yardstick, at: view, in: calendar, by: rules).map(rules.progress)
    }

    /// How far it is as a check-in says it: a number, a zone, the milestones done.
    fileprivate func measureText(at view: Perspective) -> String? {
        switch kind ?? .metric {
        case .zones: return zone(at: view)?.zone.rawValue
        case .milestones:
            guard let done = doneMilestones(at: view) else { return nil }
            let names = milestoneNames.filter { done.contains($0.id) }.map { name(of: $0.id) }
            return names.isEmpty ? "none" : names.joined(separator: ", ")
        default: return value(at: view)?.value.description
        }
    }

    /// The corrections and retractions that were recorded after the goal was closed.
    func amendmentsAfterClosing(knownThrough entry: Int) -> [Int] {
        guard let closing = closing(knownThrough: entry)?.stamp.entry else { return [] }
        var numbers: [Int] = []
        for checkIn in checkIns {
            numbers += checkIn.corrections.map(\.stamp.entry)
            if let retraction = checkIn.retraction { numbers.append(retraction.stamp.entry) }
        }
        for change in changes {
            numbers += change.corrections.map(\.stamp.entry)
            if let retraction = change.retraction { numbers.append(retraction.stamp.entry) }
        }
        return numbers.filter { closing < $0 && $0 <= entry }
    }
}
