/// Drops a milestone: from a day on it counts no longer, done or not.
public struct DropMilestone: Command {
    /// The key result.
    public var goal: GoalID
    /// The milestone's name, or its identifier.
    public var milestone: String
    /// Why.
    public var reason: String?
    /// The day from which it counts no longer, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        _ milestone: String, of goal: GoalID, reason: String? = nil, on: Day? = nil
    ) {
        self.milestone = milestone
        self.goal = goal
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, another kind, an unknown milestone, a day to come, and a move
    /// without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try MilestoneRules.holder(goal, for: "change of milestones", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let id = try MilestoneRules.milestone(milestone, of: target, on: on).id
        var fact = MilestoneDropped(on: on, milestone: id, reason: nil)
        fact.reason = try ChangeRules.reason(
            reason, for: fact.settings, of: target, on: on, today: today)
        return try ChangeRules.decision(target, .milestoneDropped(fact), in: book, on: on)
    }
}

/// A milestone was dropped.
public struct MilestoneDropped: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "milestone-dropped"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "milestone": .word], texts: ["reason"])

    /// The day from which it counts no longer.
    public let on: Day
    /// The milestone.
    public let milestone: MilestoneID
    /// Why.
    public internal(set) var reason: String?

    init(on: Day, milestone: MilestoneID, reason: String?) {
        self.on = on
        self.milestone = milestone
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("milestone", milestone.text)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        milestone = try required(fields.word("milestone") { MilestoneID($0) }, "milestone")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "dropped the milestone \(words.milestones([milestone], of: subject)) "
            + "of \(words.subject(subject)) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings { [.milestone(milestone): .nothing] }

    /// The milestone is dropped from its day on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            if let why = goal.lacking([milestone]) { return .doesNotApply(why) }
            goal.take(settings, from: on, reason, at: entry)
            return .applied
        }
    }
}
