/// Gives a goal another title.
public struct RenameGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// The title.
    public var title: String

    /// Makes the intention.
    public init(_ goal: GoalID, to title: String) {
        self.goal = goal
        self.title = title
    }

    /// Refuses what is no title; a closed goal may be renamed.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.presentGoal(goal)
        let title = try Text.title(title, of: goal.text)
        guard title != target.title else {
            return .nothing("\(goal) is called “\(title)” already; nothing was recorded")
        }
        return Decision(.goal(goal), .goalRenamed(GoalRenamed(title: title)))
    }
}

/// A goal got another title; reports as of earlier entries keep the old one.
public struct GoalRenamed: GoalFact {
    /// The name on the wire.
    public static let name = "goal-renamed"
    /// The members of the payload.
    public static let schema = Schema([:], texts: ["title"])

    /// The title; nil once erased.
    public let title: String?

    init(title: String?) {
        self.title = title
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.addText("title", title)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        title = fields.text("title")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        guard let title else { return "renamed \(subject)" }
        return "renamed \(subject) to “\(title)”"
    }

    /// The title.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("title", before: goal?.title, after: title)]
    }

    /// The goal is called so from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.wordings.append(
                Goal.Wording(stamp: Stamp(entry), field: .title, text: title))
            goal.title = title ?? goal.id.text
            return .applied
        }
    }
}
