/// Changes how much a goal weighs: a key result in its objective, an objective in its cycle.
public struct ChangeWeight: Command {
    /// The key result or objective.
    public var goal: GoalID
    /// The weight.
    public var weight: Decimal
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(of goal: GoalID, to weight: Decimal, reason: String? = nil, on: Day? = nil) {
        self.goal = goal
        self.weight = weight
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, a part of the strategy, a weight below 0, a day to come, and a move
    /// without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.openGoal(goal, for: "new weight")
        guard target.type != .strategy else {
            throw Refusal(
                "\(goal) is part of the strategy and has no weight of its own",
                "weigh what is aligned to it: okr align OBJECTIVE \(goal)=WEIGHT")
        }
        guard target.type == .objective || target.type == .keyResult else {
            throw Refusal(
                "\(goal) is \(target.type.called) and counts in no mean",
                "weigh an objective or a key result")
        }
        try GoalRules.check(weight: weight)
        let on = try GoalRules.pastDay(on, today: today)
        guard (target.weight(at: Perspective(entry: .max, day: on)) ?? 1) != weight else {
            return .nothing("\(goal) weighs \(weight) on \(on) already; nothing was recorded")
        }
        let reason = try ChangeRules.reason(
            reason, for: [.weight: .number(weight)], of: target, on: on, today: today)
        let fact = WeightChanged(on: on, weight: weight, reason: reason)
        return try ChangeRules.decision(target, .weightChanged(fact), in: book, on: on)
    }
}

/// A goal's weight in the mean that it counts in was changed.
public struct WeightChanged: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "weight-changed"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "weight": .number], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// The weight.
    public let weight: Decimal
    /// Why.
    public let reason: String?

    init(on: Day, weight: Decimal, reason: String?) {
        self.on = on
        self.weight = weight
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("weight", weight)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        weight = try required(fields.number("weight"), "weight")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "set the weight of \(words.subject(subject)) to \(weight) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings { [.weight: .number(weight)] }
}
