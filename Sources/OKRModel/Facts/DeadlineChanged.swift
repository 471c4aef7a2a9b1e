/// Gives a key result or an initiative a last day of its own, or takes it away.
public struct ChangeDeadline: Command {
    /// The key result or initiative.
    public var goal: GoalID
    /// Its last day; nil for that of its cycle, and for none of an initiative.
    public var deadline: Day?
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(of goal: GoalID, to deadline: Day?, reason: String? = nil, on: Day? = nil) {
        self.goal = goal
        self.deadline = deadline
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, a deadline before the first day, a day to come, and a move without a
    /// reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try target(in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let view = Perspective(entry: .max, day: on)
        if let deadline, let first = try book.firstDay(of: target, at: view) {
            try KindRules.check(deadline: deadline, from: first)
        }
        guard target.timeline.setting(.deadline, at: view)?.day != deadline else {
            return .nothing("\(goal) has this deadline on \(on) already; nothing was recorded")
        }
        var fact = DeadlineChanged(on: on, deadline: deadline, reason: nil)
        fact.reason = try ChangeRules.reason(
            reason, for: fact.settings, of: target, on: on, today: today)
        var decision = try ChangeRules.decision(
            target, .deadlineChanged(fact), in: book, on: on)
        if let cycle = try book.cycle(of: target, at: view) {
            decision.remarks += KindRules.remarks(deadline: deadline, in: cycle, on: on)
        }
        return decision
    }

    private func target(in book: some Book) throws -> Goal {
        let target = try book.openGoal(goal, for: "deadline")
        guard target.type != .initiative else { return target }
        return try GoalRules.changeableKeyResult(goal, for: "deadline", in: book)
    }
}

/// The last day of a key result or initiative was changed.
public struct DeadlineChanged: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "deadline-changed"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "deadline": .day], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// The last day; nil for that of the cycle.
    public let deadline: Day?
    /// Why.
    public internal(set) var reason: String?

    init(on: Day, deadline: Day?, reason: String?) {
        self.on = on
        self.deadline = deadline
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("deadline", deadline)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        deadline = try fields.day("deadline")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let goal = words.subject(subject)
        guard let deadline else { return "took the deadline of \(goal) away from \(on) on" }
        return "set the deadline of \(goal) to \(deadline) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings { [.deadline: deadline.map(Setting.day) ?? .nothing] }
}
