/// Goes through goals and cycles and notes every move, each seen from the moment it was made.
struct GoalpostSurvey {
    let state: State
    let view: Perspective
    private(set) var moves: [PostedMove] = []
    private(set) var setLate: [PostedMove] = []
    private(set) var clerical: [PostedMove] = []
    private var knots: Scorer.Rings?

    init(state: State, view: Perspective) {
        self.state = state
        self.view = view
    }

    /// Notes the moves of some goals and cycles.
    mutating func visit(_ goals: [Goal], _ cycles: [Cycle]) {
        let asked = Set(goals.map(\.id))
        for goal in goals { visit(goal) }
        // What joins a goal may be anywhere: now in a cycle, then with an owner that is not asked.
        for id in state.goalOrder {
            guard let goal = state.goals[id], goal.created.entry <= view.entry,
                !goal.isVoided(knownThrough: view.entry)
            else { continue }
            for joining in joinings(of: goal) {
                switch joining.whole {
                case .goal(let whole) where asked.contains(whole): note(joining)
                case .cycle(let whole) where cycles.contains { $0.id == whole }: note(joining)
                default: break
                }
            }
        }
        for cycle in cycles { visit(cycle) }
    }

    // MARK: A goal's own moves

    private mutating func visit(_ goal: Goal) {
        for move in goal.moves(knownThrough: view.entry) {
            let (on, fields) = self.fields(of: move, goal)
            moves.append(
                posted(move.stamp, move.kind.posted, of: goal, on: on, fields, move.reason))
        }
        for change in goal.changes where change.stamp.entry <= view.entry {
            noteSetLate(change, goal)
            noteClerical(change, goal)
        }
    }

    /// The day that a move holds from, and what it set on that day.
    private func fields(of move: Move, _ goal: Goal) -> (on: Day?, fields: [MovedField]) {
        switch move.kind {
        case .changed(let list):
            let change = goal.changes.first { $0.stamp.entry == move.stamp.entry }
            let posted = change.flatMap { goal.posted($0, knownThrough: view.entry) }
            return (
                posted?.on,
                list.map { MovedField(field: $0.field, before: $0.before, after: $0.after) }
            )
        case .corrected(let entry), .retracted(let entry):
            guard let change = goal.changes.first(where: { $0.stamp.entry == entry }) else {
                return (nil, [])
            }
            return goal.fields(amending: change, by: move.stamp)
        case .described, .abandoned, .reopened: return (nil, [])
        }
    }

    private mutating func noteSetLate(_ change: Change, _ goal: Goal) {
        guard let posted = goal.posted(change, knownThrough: view.entry) else { return }
        let fields = posted.settings.list.filter {
            goal.isSetLate($0.field, by: change.stamp.entry, knownThrough: view.entry)
        }.map { MovedField(field: $0.field, before: nil, after: $0.setting) }
        guard !fields.isEmpty else { return }
        setLate.append(
            self.posted(change.stamp, .changed, of: goal, on: posted.on, fields, change.reason))
    }

    private mutating func noteClerical(_ change: Change, _ goal: Goal) {
        func isMeant(_ stamp: Stamp) -> Bool {
            stamp.entry <= view.entry && goal.isAfterOriginal(stamp)
                && goal.isClerical(stamp, of: change)
                && change.settings.list.contains {
                    goal.isMoved($0.field, amending: change, by: stamp)
                }
        }
        func note(_ stamp: Stamp, _ kind: PostedMove.Kind, _ reason: String?) {
            let (on, fields) = goal.fields(amending: change, by: stamp)
            clerical.append(posted(stamp, kind, of: goal, on: on, fields, reason))
        }
        for correction in change.corrections where isMeant(correction.stamp) {
            note(correction.stamp, .corrected(change: change.stamp.entry), correction.reason)
        }
        if let retraction = change.retraction, isMeant(retraction.stamp) {
            note(retraction.stamp, .retracted(change: change.stamp.entry), retraction.reason)
        }
    }

    private mutating func posted(
        _ stamp: Stamp, _ kind: PostedMove.Kind, of goal: Goal, on: Day?, _ fields: [MovedField],
        _ reason: String?
    ) -> PostedMove {
        let moment = Moment(stamp, in: state, knownThrough: view.entry)
        let before = Perspective(entry: stamp.entry - 1, day: on ?? stamp.day)
        let rule = DirectionRule(
            goal: goal, before: before,
            recorded: Perspective(entry: stamp.entry - 1, day: stamp.day),
            end: state.cycle(containing: goal, at: before)?.calendar(at: before).end)
        var changes: [FieldMove] = []
        for field in fields {
            let direction =
                rule.direction(of: field, among: fields)
                ?? self.direction(of: field, goal, moment)
            changes.append(FieldMove(field, of: goal, direction))
        }
        changes += turn(kind, stamp, of: goal, moment)
        return PostedMove(
            subject: .goal(goal.id), stamp: stamp, kind: kind, on: on, changes: changes,
            direction: MoveDirection(together: changes.map(\.direction)),
            shareElapsed: share(of: state.cycle(containing: goal, at: moment.before), at: moment),
            reason: reason)
    }

    /// What abandoning, reopening and describing change, which are no fields that hold from a day.
    private mutating func turn(
        _ kind: PostedMove.Kind, _ stamp: Stamp, of goal: Goal, _ moment: Moment
    ) -> [FieldMove] {
        switch kind {
        case .described(let zone):
            let words = goal.zoneWords.filter {
                $0.zone == zone && $0.stamp.entry <= stamp.entry
            }
            return [
                FieldMove(
                    field: "zone", member: zone.rawValue, before: words.dropLast().last?.text,
                    after: words.last?.text, direction: .neutral)
            ]
        case .abandoned, .reopened:
            let abandoned = Outcome.abandoned.rawValue
            let isAbandoned = kind == .abandoned
            return [
                FieldMove(
                    field: "state", member: nil, before: isAbandoned ? "active" : abandoned,
                    after: isAbandoned ? abandoned : "active",
                    direction: direction(of: wholes(of: goal, at: moment.before), moment))
            ]
        default: return []
        }
    }
}

// MARK: What shows in a progress

extension GoalpostSurvey {
    /// The moment of a move: just before its command, and just after it, about its day.
    struct Moment {
        let before: Perspective
        let after: Perspective

        init(_ stamp: Stamp, in state: State, knownThrough entry: Int) {
            let command = state.command(ofEntry: stamp.entry)
            before = Perspective(entry: command.lowerBound - 1, day: stamp.day)
            after = Perspective(entry: min(command.upperBound, entry), day: stamp.day)
        }
    }

    /// A field that moves nothing by itself moves what counts the goal.
    private mutating func direction(
        of moved: MovedField, _ goal: Goal, _ moment: Moment
    ) -> MoveDirection {
        if case .parent(let id) = moved.field { return direction(of: [.goal(id)], moment) }
        return direction(of: wholes(of: goal, at: moment.before), moment)
    }

    /// What counts a goal: the objective, the objectives it is aligned to, else its cycle.
    private func wholes(of goal: Goal, at view: Perspective) -> [Subject] {
        if goal.type == .keyResult {
            return [goal.objective(at: goal.standingStill(view)).map(Subject.goal)]
                .compactMap { $0 }
        }
        let counting = goal.parents(at: goal.standingStill(view)).filter { parent in
            parent.counts && state.goals[parent.id]?.type == .objective
        }
        if !counting.isEmpty { return counting.map { .goal($0.id) } }
        return [goal.cycle(at: goal.standingStill(view)).map(Subject.cycle)].compactMap { $0 }
    }

    /// Which way some progress went at a moment.
    mutating func direction(of wholes: [Subject], _ moment: Moment) -> MoveDirection {
        var directions: [MoveDirection] = []
        for whole in wholes {
            directions.append(
                MoveDirection(
                    progress: progress(of: whole, at: moment.before),
                    progress(of: whole, at: moment.after)))
        }
        return MoveDirection(together: directions)
    }

    private mutating func progress(of whole: Subject, at view: Perspective) -> Double? {
        var scorer = Scorer(state: state, knownThrough: view.entry)
        scorer.knots = knots
        defer { knots = scorer.knots }
        switch whole {
        case .goal(let id):
            return state.goals[id].flatMap { scorer.rollUp(of: $0, at: view, .current).progress }
        case .cycle(let id): return state.cycles[id].flatMap { scorer.cycle($0, at: view).progress }
        default: return nil
        }
    }

    /// The share of a cycle that had gone by, as known before the move.
    func share(of cycle: Cycle?, at moment: Moment) -> Double? {
        guard let days = cycle?.calendar(at: moment.before) else { return nil }
        let day = moment.before.day
        guard days.start < days.end else { return day < days.end ? 0 : 1 }
        return Ratio.clamped(Double(day - days.start) / Double(days.end - days.start))
    }

    mutating func add(_ move: PostedMove) { moves.append(move) }
}

extension FieldMove {
    init(_ moved: MovedField, of goal: Goal, _ direction: MoveDirection) {
        self.init(
            field: moved.field.name, member: moved.field.memberText(in: goal),
            before: moved.before?.held, after: moved.after?.held, direction: direction)
    }
}

extension Move.Kind {
    fileprivate var posted: PostedMove.Kind {
        switch self {
        case .changed: .changed
        case .described(let zone): .described(zone)
        case .corrected(let change): .corrected(change: change)
        case .retracted(let change): .retracted(change: change)
        case .abandoned: .abandoned
        case .reopened: .reopened
        }
    }
}

extension Goal {
    /// What correcting or retracting a change altered, on the first day on which anything did.
    fileprivate func fields(
        amending change: Change, by stamp: Stamp
    ) -> (on: Day?, fields: [MovedField]) {
        let days = [stamp.entry - 1, stamp.entry]
            .compactMap { change.content(knownThrough: $0)?.on }.sorted()
        for day in days {
            let fields = change.settings.list.map { item in
                MovedField(
                    field: item.field,
                    before: timeline.setting(
                        item.field, at: Perspective(entry: stamp.entry - 1, day: day)),
                    after: timeline.setting(
                        item.field, at: Perspective(entry: stamp.entry, day: day)))
            }.filter { $0.before != $0.after }
            if !fields.isEmpty { return (day, fields) }
        }
        return (days.first, [])
    }
}
