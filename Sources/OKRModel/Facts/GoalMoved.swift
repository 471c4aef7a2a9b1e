/// Moves a key result to another objective, or an objective to another cycle.
public struct MoveGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// The identifier of an objective for a key result, of a cycle for an objective.
    public var destination: String
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        _ goal: GoalID, to destination: String, reason: String? = nil, on: Day? = nil
    ) {
        self.goal = goal
        self.destination = destination
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, a destination that is unknown, closed or cannot hold it, a circle,
    /// a day to come, and a move of the goalposts without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.openGoal(goal, for: "move")
        let on = try GoalRules.pastDay(on, today: today)
        switch target.type {
        case .keyResult: return try moving(target, from: on, in: book, today: today)
        case .objective:
            let cycle = try cycle(in: book)
            return try decision(target, .cycle(cycle), in: book, on: on, today: today)
        case .strategy:
            throw Refusal(
                "\(goal) is part of the strategy and belongs to no cycle",
                "align it to another part: okr align \(goal) PARENT")
        case .kpi, .initiative:
            throw Refusal(
                "\(goal) is \(target.type.called) and belongs to no cycle",
                "align it to another goal: okr align \(goal) PARENT")
        }
    }

    private func moving(
        _ target: Goal, from on: Day, in book: some Book, today: Day
    ) throws -> Decision {
        let objective = try objective(in: book)
        guard target.life.isDraft || !objective.life.isDraft else {
            throw Refusal(
                "\(objective.id) is not agreed yet and holds no key result that is",
                "agree on it first: okr agree \(objective.id)")
        }
        try AlignmentRules.refuseCircle(putting: goal, below: objective.id, from: on, in: book)
        // To the objective it comes to it is one more, and that moves its goalposts too.
        let isMove = !target.life.isDraft && objective.wasAgreed
        return try decision(
            target, .objective(objective.id), in: book, on: on, today: today, isMove: isMove)
    }

    private func decision(
        _ target: Goal, _ place: GoalMoved.Place, in book: some Book, on: Day, today: Day,
        isMove: Bool = false
    ) throws -> Decision {
        var fact = GoalMoved(on: on, to: place, reason: nil)
        let view = Perspective(entry: .max, day: on)
        let stays = fact.settings.list.allSatisfy {
            target.timeline.setting($0.field, at: view) == $0.setting
        }
        guard !stays else {
            return .nothing("\(goal) belongs to \(place) on \(on) already; nothing was recorded")
        }
        fact.reason = try ChangeRules.reason(
            reason,
            isMove: isMove || target.wouldMove(fact.settings, on: on, today: today), of: goal)
        return try ChangeRules.decision(target, .goalMoved(fact), in: book, on: on)
    }

    private func objective(in book: some Book) throws -> Goal {
        if let id = GoalID(destination), try book.goal(id) == nil,
            let cycle = try CycleID(destination).flatMap({ try book.cycle($0) })
        {
            throw Refusal(
                "\(goal) is a key result and belongs to the cycle of its objective",
                "move it to an objective of \(cycle.id): okr move \(goal) OBJECTIVE")
        }
        guard let id = GoalID(destination) else {
            throw Refusal("“\(destination)” is no identifier", "okr status lists the objectives")
        }
        let objective = try book.openGoal(id, for: "key result")
        guard objective.type == .objective else {
            throw Refusal(
                "\(id) is no objective and cannot have key results",
                "move \(goal) to an objective: okr move \(goal) OBJECTIVE")
        }
        return objective
    }

    private func cycle(in book: some Book) throws -> CycleID {
        if let id = CycleID(destination), let cycle = try book.cycle(id) {
            try GoalRules.check(open: cycle)
            return cycle.id
        }
        if let id = GoalID(destination), try book.goal(id) != nil {
            throw Refusal(
                "\(goal) is an objective and belongs to a cycle, not to \(id)",
                "align it instead: okr align \(goal) \(id)")
        }
        throw Refusal(
            "there is no cycle \(destination)",
            "add it: okr cycle add \(destination) --from DAY --to DAY")
    }
}

/// A goal was moved to another objective or cycle.
public struct GoalMoved: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "goal-moved"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "objective": .word, "cycle": .word], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// Where it belongs from then on.
    public let place: Place
    /// Why.
    public internal(set) var reason: String?

    /// Where a goal belongs: a key result to an objective, an objective to a cycle.
    public enum Place: Hashable, Sendable, CustomStringConvertible {
        case objective(GoalID)
        case cycle(CycleID)

        /// The objective's or the cycle's identifier.
        public var description: String {
            switch self {
            case .objective(let id): id.text
            case .cycle(let id): id.text
            }
        }
    }

    init(on: Day, to place: Place, reason: String?) {
        self.on = on
        self.place = place
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        switch place {
        case .objective(let id): fields.add("objective", id.text)
        case .cycle(let id): fields.add("cycle", id.text)
        }
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        if let objective = try fields.word("objective", as: { GoalID($0) }) {
            place = .objective(objective)
        } else {
            place = .cycle(try required(fields.word("cycle") { CycleID($0) }, "cycle"))
        }
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let destination =
            switch place {
            case .objective(let id): words.goal(id)
            case .cycle(let id): "cycle \(id)"
            }
        return "moved \(words.subject(subject)) to \(destination) from \(on) on"
    }

    /// The objective or cycle it belongs to.
    public var named: [Subject] {
        switch place {
        case .objective(let id): [.goal(id)]
        case .cycle(let id): [.cycle(id)]
        }
    }

    /// The fields it sets.
    public var settings: Settings {
        switch place {
        case .objective(let id): [.objective: .goal(id)]
        case .cycle(let id): [.cycle: .cycle(id)]
        }
    }
}
