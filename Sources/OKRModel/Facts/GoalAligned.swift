/// Aligns a goal to another, or changes the weight with which it counts there.
public struct AlignGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// What it is aligned to, and with which weight if it counts there.
    public var parent: Goal.Parent
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(_ goal: GoalID, to parent: Goal.Parent, reason: String? = nil, on: Day? = nil) {
        self.goal = goal
        self.parent = parent
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, a key result, a parent that cannot hold it, a circle, a day to come,
    /// and counting less than before without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try AlignmentRules.alignable(goal, in: book)
        try AlignmentRules.check(parent, in: book)
        try AlignmentRules.check(parent, above: target, in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let before = target.parents(at: Perspective(entry: .max, day: on))
        guard !before.contains(parent) else {
            return .nothing(
                "\(goal) is aligned to \(parent.id) so on \(on) already; nothing was recorded")
        }
        try AlignmentRules.refuseCircle(putting: goal, below: parent.id, from: on, in: book)
        var fact = GoalAligned(on: on, parent: parent, reason: nil)
        fact.reason = try ChangeRules.reason(
            reason, for: fact.settings, of: target, on: on, today: today)
        return try ChangeRules.decision(target, .goalAligned(fact), in: book, on: on)
    }
}

/// A goal was aligned to another.
public struct GoalAligned: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "goal-aligned"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "parent": .word, "weight": .number], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// What it is aligned to, and with which weight if it counts there.
    public let parent: Goal.Parent
    /// Why.
    public internal(set) var reason: String?

    init(on: Day, parent: Goal.Parent, reason: String?) {
        self.on = on
        self.parent = parent
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("parent", parent.id.text)
        fields.add("weight", parent.weight)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        parent = Goal.Parent(
            id: try required(fields.word("parent") { GoalID($0) }, "parent"),
            weight: try fields.number("weight"))
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let counts = parent.weight.map { ", counting with weight \($0)," } ?? ""
        return "aligned \(words.subject(subject)) to \(words.goal(parent.id))\(counts) "
            + "from \(on) on"
    }

    /// What it is aligned to.
    public var named: [Subject] { [.goal(parent.id)] }

    /// The fields it sets.
    public var settings: Settings { [.parent(parent.id): .alignment(weight: parent.weight)] }
}
