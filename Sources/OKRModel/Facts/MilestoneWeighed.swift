/// Changes how much a milestone weighs.
public struct WeighMilestone: Command {
    /// The key result.
    public var goal: GoalID
    /// The milestone's name, or its identifier.
    public var milestone: String
    /// How much it weighs, above 0.
    public var weight: Decimal
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        _ milestone: String, of goal: GoalID, to weight: Decimal, reason: String? = nil,
        on: Day? = nil
    ) {
        self.milestone = milestone
        self.goal = goal
        self.weight = weight
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, another kind, an unknown milestone, a weight that is not above 0, a
    /// day to come, and a move without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try MilestoneRules.holder(goal, for: "change of milestones", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let before = try MilestoneRules.milestone(milestone, of: target, on: on)
        let name = target.name(of: before.id)
        try KindRules.check(weight: weight, of: name)
        guard before.weight != weight else {
            return .nothing("“\(name)” weighs \(weight) on \(on) already; nothing was recorded")
        }
        var fact = MilestoneWeighed(on: on, milestone: before.id, weight: weight, reason: nil)
        fact.reason = try ChangeRules.reason(
            reason, for: fact.settings, of: target, on: on, today: today)
        return try ChangeRules.decision(target, .milestoneWeighed(fact), in: book, on: on)
    }
}

/// A milestone was given another weight.
public struct MilestoneWeighed: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "milestone-weighed"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "milestone": .word, "weight": .number], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// The milestone.
    public let milestone: MilestoneID
    /// How much it weighs.
    public let weight: Decimal
    /// Why.
    public internal(set) var reason: String?

    init(on: Day, milestone: MilestoneID, weight: Decimal, reason: String?) {
        self.on = on
        self.milestone = milestone
        self.weight = weight
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("milestone", milestone.text)
        fields.add("weight", weight)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        milestone = try required(fields.word("milestone") { MilestoneID($0) }, "milestone")
        weight = try required(fields.number("weight"), "weight")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "set the weight of the milestone \(words.milestones([milestone], of: subject)) "
            + "of \(words.subject(subject)) to \(weight) from \(on) on"
    }

    /// The fields it sets, but for the day the milestone is due, which stays.
    public var settings: Settings { settings(dueBy: nil) }

    private func settings(dueBy day: Day?) -> Settings {
        [.milestone(milestone): .milestone(weight: weight, day: day)]
    }

    /// The weight in force that day before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        guard let goal else { return [] }
        return goal.differences(settings(dueBy: goal.dueDay(of: milestone)), on: on)
    }

    /// The weight holds from its day on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            if let why = goal.lacking([milestone]) { return .doesNotApply(why) }
            let settings = settings(dueBy: goal.dueDay(of: milestone))
            goal.take(settings, from: on, reason, at: entry)
            return .applied
        }
    }
}
