/// Opens a closed goal again.
public struct ReopenGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(_ goal: GoalID, reason: String? = nil) {
        self.goal = goal
        self.reason = reason
    }

    /// Refuses a goal that is open, a key result of a closed objective, and a missing reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.presentGoal(goal)
        if target.type == .initiative {
            throw Refusal(
                "\(goal) is an initiative and is never closed",
                "say how far it is: okr initiative progress \(goal) PERCENT")
        }
        guard target.closing != nil else {
            return .nothing("\(goal) is open already; nothing was recorded")
        }
        if let id = target.objective(at: .latest), let objective = try book.goal(id),
            objective.closing != nil
        {
            throw Refusal(
                "\(goal) belongs to \(id), which is closed",
                "reopen that first: okr reopen \(id) --reason “…”")
        }
        if let cycle = try book.cycle(of: target) { try GoalRules.check(open: cycle) }
        guard let reason = try Text.note(reason, "reason") else {
            throw Refusal.withoutReason("reopening \(goal) needs a reason")
        }
        return Decision(.goal(goal), .goalReopened(GoalReopened(reason: reason)))
    }
}

/// A closed goal was opened again.
public struct GoalReopened: GoalFact {
    /// The name on the wire.
    public static let name = "goal-reopened"
    /// The members of the payload.
    public static let schema = Schema([:], texts: ["reason"])

    /// Why; nil once erased.
    public let reason: String?

    init(reason: String?) {
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "reopened \(words.subject(subject))"
    }

    /// The state.
    public func differences(from goal: Goal?) -> [Difference] {
        var list = [
            Difference("state", before: goal?.closing?.outcome.rawValue, after: "active")
        ]
        if let score = goal?.closing?.score {
            list.append(Difference("score", before: "\(score)", after: nil))
        }
        return list
    }

    /// The goal moves again, with everything recorded since it was closed.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            guard goal.closing != nil else { return .doesNotApply("the goal is open") }
            goal.turns.append(LifeTurn(stamp: Stamp(entry), turn: .reopened(reason: reason)))
            return .applied
        }
    }
}
