// Adding moves the goalposts of what is added to.
extension GoalpostSurvey {
    /// That a goal came to count in another, or in a cycle, whose original does not have it.
    struct Joining {
        let goal: Goal
        let whole: Subject
        let stamp: Stamp
        let on: Day?
        let reason: String?
    }

    /// Every time a goal came to count somewhere without being part of the original there.
    ///
    /// What is aligned to a part of the strategy moves nothing there: it is how the strategy is
    /// pursued, quarter by quarter.
    func joinings(of goal: Goal) -> [Joining] {
        guard goal.type.belongsToCycle, let arrival = arrival(of: goal) else { return [] }
        var list = arrivals(of: goal, arrival.stamp, arrival.on, arrival.reason)
        for change in goal.changes where change.stamp.entry <= view.entry {
            list += joinings(of: goal, by: change, after: arrival.stamp)
        }
        return list
    }

    /// When a goal began to count: it was added, or the draft was agreed on.
    private func arrival(of goal: Goal) -> (stamp: Stamp, on: Day?, reason: String?)? {
        guard goal.beganAsDraft else { return (goal.created, goal.createdOn, goal.reason) }
        let turn = goal.turns.first { if case .agreed = $0.turn { true } else { false } }
        guard let turn, turn.stamp.entry <= view.entry else { return nil }
        return (turn.stamp, nil, turn.reason)
    }

    private func arrivals(
        of goal: Goal, _ stamp: Stamp, _ on: Day?, _ reason: String?
    ) -> [Joining] {
        let then = Perspective(entry: stamp.entry, day: Perspective.latest.day)
        let scorer = Scorer(state: state, knownThrough: view.entry)
        return goal.wholes(at: then).filter { id in
            guard let whole = state.goals[id], whole.type == .objective else { return false }
            return !scorer.countedOriginally(goal, in: whole, at: view)
        }.map { Joining(goal: goal, whole: .goal($0), stamp: stamp, on: on, reason: reason) }
    }

    /// Where a change, its corrections and its retraction made a goal count.
    private func joinings(
        of goal: Goal, by change: Change, after arrival: Stamp
    ) -> [Joining] {
        var list: [Joining] = []
        func note(_ stamp: Stamp, on days: [Day], _ reason: String?, posted: Settings? = nil) {
            guard stamp.entry > arrival.entry else { return }
            for day in days {
                let before = goal.places(at: Perspective(entry: stamp.entry - 1, day: day))
                let after =
                    posted.map { goal.places(before, setting: $0) }
                    ?? goal.places(at: Perspective(entry: stamp.entry, day: day))
                for whole in after where !before.contains(whole) {
                    guard isFixed(whole, for: goal, at: stamp),
                        !list.contains(where: { $0.stamp == stamp && $0.whole == whole })
                    else { continue }
                    list.append(
                        Joining(goal: goal, whole: whole, stamp: stamp, on: day, reason: reason))
                }
            }
        }
        // A clerical mistake is mended: the change says what it was meant to say.
        if let posted = goal.posted(change, knownThrough: view.entry) {
            note(change.stamp, on: [posted.on], change.reason, posted: posted.settings)
        }
        func isLate(_ stamp: Stamp) -> Bool {
            stamp.entry <= view.entry && !goal.isClerical(stamp, of: change)
        }
        func days(_ stamp: Stamp) -> [Day] {
            [stamp.entry - 1, stamp.entry].compactMap { change.content(knownThrough: $0)?.on }
                .sorted()
        }
        for correction in change.corrections where isLate(correction.stamp) {
            note(correction.stamp, on: days(correction.stamp), correction.reason)
        }
        if let retraction = change.retraction, isLate(retraction.stamp) {
            note(retraction.stamp, on: days(retraction.stamp), retraction.reason)
        }
        return list
    }

    /// Whether the original of what a goal came to was fixed, or that of the goal itself.
    private func isFixed(_ whole: Subject, for goal: Goal, at stamp: Stamp) -> Bool {
        guard case .goal(let id) = whole else { return goal.isAfterOriginal(stamp) }
        guard let whole = state.goals[id], whole.type == .objective else { return false }
        return goal.isAfterOriginal(stamp) || whole.isAfterOriginal(stamp)
    }

    /// Notes that a goal came to count somewhere.
    mutating func note(_ joining: Joining) {
        let moment = Moment(joining.stamp, in: state, knownThrough: view.entry)
        let cycle: Cycle?
        switch joining.whole {
        case .cycle(let id): cycle = state.cycles[id]
        case .goal(let id):
            cycle = state.goals[id].flatMap { state.cycle(containing: $0, at: moment.before) }
        default: cycle = nil
        }
        let direction = direction(of: [joining.whole], moment)
        let weight = joining.goal.weight(
            in: joining.whole,
            at: Perspective(entry: joining.stamp.entry, day: joining.on ?? joining.stamp.day))
        add(
            PostedMove(
                subject: joining.whole, stamp: joining.stamp, kind: .added(joining.goal.id),
                on: joining.on,
                changes: [
                    FieldMove(
                        field: "counted", member: joining.goal.id.text, before: nil,
                        after: weight?.description ?? "1", direction: direction)
                ], direction: direction, shareElapsed: share(of: cycle, at: moment),
                reason: joining.reason))
    }

    // MARK: A cycle

    /// Notes the moves of a cycle: its days were changed when they were fixed already.
    mutating func visit(_ cycle: Cycle) {
        var isFixed = false
        for change in cycle.timeline.changes where change.stamp.entry <= view.entry {
            let before = Perspective(entry: change.stamp.entry - 1, day: change.on)
            isFixed = isFixed || cycle.isPursued(before: change.stamp)
            guard isFixed else { continue }
            let changes = [ChangeableField.start, .end].compactMap { field -> FieldMove? in
                let old = cycle.timeline.setting(field, at: before)
                guard let new = change.settings[field], new != old else { return nil }
                return FieldMove(
                    field: field.name, member: nil, before: old?.held, after: new.held,
                    direction: field == .end ? .end(old?.day, new.day) : .neutral)
            }
            guard !changes.isEmpty else { continue }
            let moment = Moment(change.stamp, in: state, knownThrough: view.entry)
            add(
                PostedMove(
                    subject: .cycle(cycle.id), stamp: change.stamp, kind: .changed, on: change.on,
                    changes: changes, direction: MoveDirection(together: changes.map(\.direction)),
                    shareElapsed: share(of: cycle, at: moment), reason: change.reason))
        }
    }
}

extension MoveDirection {
    /// A later end leaves more time.
    fileprivate static func end(_ old: Day?, _ new: Day?) -> MoveDirection {
        guard let old, let new else { return .neutral }
        return MoveDirection(easierAbove: old, new)
    }
}

extension Cycle {
    /// Whether it was activated, or had begun, when something was recorded.
    ///
    /// Until then it is planned, and its days are as free as a draft's target.
    func isPursued(before stamp: Stamp) -> Bool {
        let isActivated = turns.contains { $0.stamp.entry < stamp.entry && $0.state == .active }
        return isActivated
            || calendar(at: Perspective(entry: stamp.entry - 1, day: stamp.day)).start <= stamp.day
    }
}

extension Goal {
    /// The goals that it counts in, whatever their type.
    fileprivate func wholes(at view: Perspective) -> [GoalID] {
        type == .keyResult
            ? [objective(at: view)].compactMap { $0 } : parents(at: view).filter(\.counts).map(\.id)
    }

    /// The objectives and the cycle that it counts in.
    fileprivate func places(at view: Perspective) -> [Subject] {
        wholes(at: view).map(Subject.goal) + [cycle(at: view).map(Subject.cycle)].compactMap { $0 }
    }

    /// The same after fields were set.
    fileprivate func places(_ before: [Subject], setting settings: Settings) -> [Subject] {
        var places = before
        for item in settings.list {
            switch (item.field, item.setting) {
            case (.objective, .goal(let id)): places = [.goal(id)]
            case (.cycle, .cycle(let id)):
                places.removeAll { if case .cycle = $0 { true } else { false } }
                places.append(.cycle(id))
            case (.parent(let id), .alignment(let weight?)) where weight > 0:
                if !places.contains(.goal(id)) { places.append(.goal(id)) }
            case (.parent(let id), _): places.removeAll { $0 == .goal(id) }
            default: break
            }
        }
        return places
    }

    /// How much it weighs in what it counts in; nil where that was not said.
    fileprivate func weight(in whole: Subject, at view: Perspective) -> Decimal? {
        if type != .keyResult, case .goal(let id) = whole {
            return parents(at: view).first { $0.id == id }?.weight
        }
        return weight(at: view)
    }
}
