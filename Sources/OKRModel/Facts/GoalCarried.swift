/// Carries a goal on to another cycle: a new goal goes on where the old one stands.
public struct CarryGoal: Command {
    /// The objective, with its key results, or one key result of an objective carried before.
    public var goal: GoalID
    /// The cycle it goes on in.
    public var cycle: CycleID
    /// Whether baseline and milestones stay as they were, instead of going on from the last value.
    public var keepsBaseline: Bool
    /// The day the new goal was created on, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        _ goal: GoalID, to cycle: CycleID, keepsBaseline: Bool = false, on: Day? = nil
    ) {
        self.goal = goal
        self.cycle = cycle
        self.keepsBaseline = keepsBaseline
        self.on = on
    }

    /// Refuses a draft, what ended otherwise than missed, a closed cycle or the goal's own, and a
    /// key result before its objective.
    ///
    /// An owner who takes no goals any more is refused too.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let old = try book.presentGoal(goal)
        let target = try book.existingCycle(cycle)
        if let successor = try old.successor(in: cycle, book) {
            return .nothing(
                "\(goal) goes on in \(cycle) as \(successor) already; nothing was recorded")
        }
        try check(old, from: try book.cycle(of: old))
        try GoalRules.check(open: target)
        let on = try GoalRules.pastDay(on, today: today)
        var carriage = Carriage(
            to: cycle, on: on, today: today, keepsBaseline: keepsBaseline, from: book)
        let created: GoalID
        if old.type == .objective {
            created = try carriage.carry(objective: old)
        } else {
            let objective = try successorOfObjective(of: old, in: book)
            created = try carriage.carry(keyResult: old, to: objective.id)
        }
        var decision = Decision(carriage.events)
        decision.created = created.text
        decision.remarks =
            carriage.remarks + GoalRules.remarks(creatingOn: on, in: target)
        return decision
    }

    private func check(_ old: Goal, from own: Cycle?) throws {
        guard old.type != .strategy else {
            throw Refusal(
                "\(goal) is part of the strategy and belongs to no cycle",
                "align the objectives of \(cycle) to it: okr align OBJECTIVE \(goal)")
        }
        guard old.type == .objective || old.type == .keyResult else {
            throw Refusal(
                "\(goal) is \(old.type.called) and goes on without being carried",
                "name an objective or a key result")
        }
        guard own?.id != cycle else {
            throw Refusal("\(goal) is in cycle \(cycle) already", "name another cycle with --to")
        }
        guard !old.life.isDraft else {
            throw Refusal(
                "\(goal) is not agreed yet and is not carried on",
                "agree on it first: okr agree \(goal), or move it: okr move \(goal) \(cycle)")
        }
        if old.type == .keyResult, let closing = old.closing, closing.outcome != .missed {
            throw Refusal(
                "\(goal) was closed as \(closing.outcome.rawValue) and is not carried on",
                "add a new key result: okr kr add OBJECTIVE TITLE")
        }
    }

    /// The objective that the key result's own goes on as.
    private func successorOfObjective(of old: Goal, in book: some Book) throws -> Goal {
        let own = try old.objective(at: .latest).flatMap { try book.goal($0) }
        guard let own, let successor = try own.successor(in: cycle, book) else {
            let id = own?.id.text ?? "OBJECTIVE"
            throw Refusal(
                "\(id), which \(goal) belongs to, does not go on in \(cycle)",
                "carry that one first, with its key results: okr carry \(id) --to \(cycle)")
        }
        return try book.openGoal(successor, for: "new key result")
    }
}

extension Goal {
    /// The goal that it goes on as in a cycle, nil where it was not carried there or in vain.
    func successor(in cycle: CycleID, _ book: some Book) throws -> GoalID? {
        try carriedTo.last { carrying in
            guard carrying.cycle == cycle, let goal = try book.goal(carrying.goal) else {
                return false
            }
            return !goal.isVoided
        }?.goal
    }
}

/// A goal was carried on to another cycle.
public struct GoalCarried: GoalFact {
    /// The name on the wire.
    public static let name = "goal-carried"
    /// The members of the payload.
    public static let schema = Schema(["to": .word, "cycle": .word])

    /// The goal that it goes on as.
    public let successor: GoalID
    /// The cycle of that goal.
    public let cycle: CycleID

    init(to successor: GoalID, in cycle: CycleID) {
        self.successor = successor
        self.cycle = cycle
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("to", successor.text)
        fields.add("cycle", cycle.text)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        successor = try required(fields.word("to") { GoalID($0) }, "to")
        cycle = try required(fields.word("cycle") { CycleID($0) }, "cycle")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "carried \(words.subject(subject)) on to \(cycle) as \(successor)"
    }

    /// What it goes on as.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("carried to", before: nil, after: "\(successor)")]
    }

    /// The goal knows what it goes on as, and stays as it is.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.carriedTo.append(.init(stamp: Stamp(entry), goal: successor, cycle: cycle))
            return .applied
        }
    }
}
