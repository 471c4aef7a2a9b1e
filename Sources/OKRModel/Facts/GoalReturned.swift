/// Sends a proposed goal back to be worked over; an objective with its key results.
public struct ReturnGoal: Command {
    /// The proposed goal.
    public var goal: GoalID
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(_ goal: GoalID, reason: String? = nil) {
        self.goal = goal
        self.reason = reason
    }

    /// Refuses a goal that was agreed on before, and a missing reason.
    ///
    /// Key results that are proposed go with an objective.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.openGoal(goal, for: "return")
        let proposed = try AgreementRules.goals(with: target, in: book) { $0 == .proposed }
        guard !proposed.isEmpty || target.life.isDraft else {
            throw Refusal(
                "\(goal) is agreed already, and only a proposal is sent back",
                "change what is wrong with it, or abandon it: "
                    + "okr close \(goal) --outcome abandoned --note “…”")
        }
        guard !proposed.isEmpty else {
            return .nothing("\(goal) is a draft already; nothing was recorded")
        }
        guard let reason = try Text.note(reason, "reason") else {
            throw Refusal.withoutReason("sending \(goal) back needs a reason")
        }
        let event = Event.goalReturned(GoalReturned(reason: reason))
        return Decision(proposed.map { .init(subject: .goal($0.id), event: event) })
    }
}

/// A proposed goal was sent back and is a draft again.
public struct GoalReturned: GoalFact {
    /// The name on the wire.
    public static let name = "goal-returned"
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
        "sent \(words.subject(subject)) back"
    }

    /// The state.
    public func differences(from goal: Goal?) -> [Difference] {
        Goal.difference(from: goal, to: .draft)
    }

    /// The goal is a draft again from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            guard goal.life == .proposed else {
                return .doesNotApply("the goal is not proposed")
            }
            goal.turns.append(LifeTurn(stamp: Stamp(entry), turn: .returned(reason: reason)))
            return .applied
        }
    }
}
