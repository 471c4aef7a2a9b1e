/// Changes the baseline of a metric, or gives it one.
public struct ChangeBaseline: Command {
    /// The key result.
    public var goal: GoalID
    /// The baseline.
    public var baseline: Decimal
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(of goal: GoalID, to baseline: Decimal, reason: String? = nil, on: Day? = nil) {
        self.goal = goal
        self.baseline = baseline
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, a kind without a baseline, a day to come, a move without a reason,
    /// and a baseline equal to the target.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try GoalRules.changeableKeyResult(goal, for: "new baseline", in: book)
        let kind = target.kind ?? .metric
        try GoalRules.check([.baseline], fit: kind)
        let on = try GoalRules.pastDay(on, today: today)
        let before = target.measures(at: Perspective(entry: .max, day: on))
        guard before[.baseline] != baseline else {
            return .nothing("\(goal) has this baseline on \(on) already; nothing was recorded")
        }
        try GoalRules.check(kind, before.merging([.baseline: baseline]) { $1 })
        let reason = try ChangeRules.reason(
            reason, for: [.measure(.baseline): .number(baseline)], of: target, on: on, today: today)
        let fact = BaselineChanged(on: on, baseline: baseline, reason: reason)
        return Decision(
            .goal(goal), .baselineChanged(fact),
            remarks: try GoalRules.remarks(on: on, of: target, in: book))
    }
}

/// A metric's baseline was changed, or given later.
public struct BaselineChanged: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "baseline-changed"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "baseline": .number], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// The baseline.
    public let baseline: Decimal
    /// Why.
    public let reason: String?

    init(on: Day, baseline: Decimal, reason: String?) {
        self.on = on
        self.baseline = baseline
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("baseline", baseline)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        baseline = try required(fields.number("baseline"), "baseline")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "set the baseline of \(words.subject(subject)) to "
            + "\(words.value(baseline, of: subject)) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings { [.measure(.baseline): .number(baseline)] }
}
