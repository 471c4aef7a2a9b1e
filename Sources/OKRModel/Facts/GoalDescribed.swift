/// Says more about a goal, in place of what was said before.
public struct DescribeGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// The description; an empty one takes away what was there.
    public var description: String

    /// Makes the intention.
    public init(_ goal: GoalID, as description: String) {
        self.goal = goal
        self.description = description
    }

    /// Refuses a text that is too long; a closed goal may be described.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.presentGoal(goal)
        let description = try Text.note(description, "description")
        guard description != target.description else {
            let what = description == nil ? "has no description" : "is described so already"
            return .nothing("\(goal) \(what); nothing was recorded")
        }
        return Decision(
            .goal(goal), .goalDescribed(GoalDescribed(description: description)))
    }
}

/// A goal got another description; reports as of earlier entries keep the old one.
public struct GoalDescribed: GoalFact {
    /// The name on the wire.
    public static let name = "goal-described"
    /// The members of the payload.
    public static let schema = Schema([:], texts: ["description"])

    /// The description; nil where it was taken away, and once erased.
    public let description: String?

    init(description: String?) {
        self.description = description
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.addText("description", description)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        description = fields.text("description")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let what = description == nil ? "took away the description of" : "described"
        return "\(what) \(words.subject(subject))"
    }

    /// The description.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("description", before: goal?.description, after: description)]
    }

    /// The goal is described so from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.wordings.append(
                Goal.Wording(stamp: Stamp(entry), field: .description, text: description))
            goal.description = description
            return .applied
        }
    }
}
