/// Takes an alignment away.
public struct UnalignGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// What it is no longer to be aligned to.
    public var parent: GoalID
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        _ goal: GoalID, from parent: GoalID, reason: String? = nil, on: Day? = nil
    ) {
        self.goal = goal
        self.parent = parent
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, a key result, an unknown parent, a day to come, and no longer
    /// counting without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try AlignmentRules.alignable(goal, in: book)
        let above = try book.existingGoal(parent).id
        let on = try GoalRules.pastDay(on, today: today)
        let before = target.parents(at: Perspective(entry: .max, day: on))
        guard before.contains(where: { $0.id == above }) else {
            return .nothing("\(goal) is not aligned to \(above) on \(on); nothing was recorded")
        }
        var fact = GoalUnaligned(on: on, parent: above, reason: nil)
        fact.reason = try ChangeRules.reason(
            reason, for: fact.settings, of: target, on: on, today: today)
        return try ChangeRules.decision(target, .goalUnaligned(fact), in: book, on: on)
    }
}

/// A goal is no longer aligned to another.
public struct GoalUnaligned: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "goal-unaligned"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "parent": .word], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// What it was aligned to.
    public let parent: GoalID
    /// Why.
    public internal(set) var reason: String?

    init(on: Day, parent: GoalID, reason: String?) {
        self.on = on
        self.parent = parent
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("parent", parent.text)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        parent = try required(fields.word("parent") { GoalID($0) }, "parent")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "took the alignment of \(words.subject(subject)) to \(words.goal(parent)) away "
            + "from \(on) on"
    }

    /// What it was aligned to.
    public var named: [Subject] { [.goal(parent)] }

    /// The fields it sets.
    public var settings: Settings { [.parent(parent): .nothing] }

    /// The alignment ends on its day.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            let before = goal.parents(at: Perspective(entry: .max, day: on))
            guard before.contains(where: { $0.id == parent }) else {
                return .doesNotApply("the goal is not aligned to \(parent)")
            }
            goal.take(settings, from: on, reason, at: entry)
            return .applied
        }
    }
}
