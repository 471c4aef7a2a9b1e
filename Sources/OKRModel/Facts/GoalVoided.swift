/// Takes a goal made by mistake out of every report, with its key results; the audit keeps it.
public struct VoidGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(_ goal: GoalID, reason: String? = nil) {
        self.goal = goal
        self.reason = reason
    }

    /// Refuses a missing reason once the original is fixed; a goal voided already changes nothing.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.existingGoal(goal)
        if target.isVoided {
            return .nothing("\(goal) is voided already; nothing was recorded")
        }
        let reason = try Text.note(reason, "reason")
        guard reason != nil || !target.isOriginalFixed(today: today) else {
            throw Refusal.withoutReason("voiding \(goal) needs a reason")
        }
        var events = [happening(goal, reason)]
        for keyResult in try book.keyResults(of: goal) {
            events.append(happening(keyResult.id, reason))
        }
        var decision = Decision(events)
        if target.type == .kpi { decision.remarks = try Stranded(by: target, in: book).remarks }
        return decision
    }

    private func happening(_ id: GoalID, _ reason: String?) -> Decision.Happening {
        Decision.Happening(subject: .goal(id), event: .goalVoided(GoalVoided(reason: reason)))
    }
}

/// A goal was taken out as a mistake.
public struct GoalVoided: GoalFact {
    /// The name on the wire.
    public static let name = "goal-voided"
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
        "voided \(words.subject(subject)) as a mistake"
    }

    /// The state.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("state", before: goal?.life.word ?? "active", after: "voided")]
    }

    /// The goal counts no longer.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.voided = Stamp(entry)
            goal.voidingReason = reason
            return .applied
        }
    }
}
