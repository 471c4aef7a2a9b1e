/// Changes how an objective's result is judged.
public struct ChangeAmbition: Command {
    /// The objective.
    public var goal: GoalID
    /// The ambition.
    public var ambition: Ambition
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(of goal: GoalID, to ambition: Ambition, reason: String? = nil, on: Day? = nil) {
        self.goal = goal
        self.ambition = ambition
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, one that is no objective, a day to come, and a move without a
    /// reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.openGoal(goal, for: "new ambition")
        try checkType(of: target)
        let on = try GoalRules.pastDay(on, today: today)
        guard target.ambition(at: Perspective(entry: .max, day: on)) != ambition else {
            return .nothing(
                "\(goal) is \(ambition.rawValue) on \(on) already; nothing was recorded")
        }
        let reason = try ChangeRules.reason(
            reason, for: [.ambition: .ambition(ambition)], of: target, on: on, today: today)
        let fact = AmbitionChanged(on: on, ambition: ambition, reason: reason)
        return try ChangeRules.decision(target, .ambitionChanged(fact), in: book, on: on)
    }

    private func checkType(of target: Goal) throws {
        switch target.type {
        case .objective: return
        case .keyResult:
            let own = target.objective(at: .latest)?.text ?? "OBJECTIVE"
            throw Refusal(
                "\(goal) is a key result and is judged by its objective's ambition",
                "change that: okr ambition \(own) \(ambition.rawValue)")
        case .strategy:
            throw Refusal(
                "\(goal) is part of the strategy and is not judged by a result",
                "name an objective")
        case .kpi, .initiative:
            throw Refusal(
                "\(goal) is \(target.type.called) and is not judged by a result",
                "name an objective")
        }
    }
}

/// How an objective's result is judged was changed.
public struct AmbitionChanged: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "ambition-changed"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "ambition": .word], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// The ambition.
    public let ambition: Ambition
    /// Why.
    public let reason: String?

    init(on: Day, ambition: Ambition, reason: String?) {
        self.on = on
        self.ambition = ambition
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("ambition", ambition.rawValue)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        ambition = try required(fields.word("ambition") { Ambition(rawValue: $0) }, "ambition")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "made \(words.subject(subject)) \(ambition.rawValue) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings { [.ambition: .ambition(ambition)] }
}
