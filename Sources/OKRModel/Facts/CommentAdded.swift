/// Comments on a goal, or on one of its entries.
public struct AddComment: Command {
    /// What is commented on.
    public var topic: Topic
    /// The words.
    public var text: String

    /// A goal, or an entry about one.
    public enum Topic: Hashable, Sendable {
        case goal(GoalID)
        case entry(Int)
    }

    /// Makes the intention.
    public init(on topic: Topic, text: String) {
        self.topic = topic
        self.text = text
    }

    /// Refuses what is not there, an entry about no goal, a voided goal and an empty text.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal: Goal
        var entry: Int?
        switch topic {
        case .goal(let id): goal = try book.presentGoal(id)
        case .entry(let number):
            goal = try RemarkRules.goal(
                ofEntry: number, in: book, orElse: RemarkRules.aboutNoGoal(number, "comment"))
            entry = number
        }
        let text = try RemarkRules.text(text, of: "comment")
        return Decision(.goal(goal.id), .commentAdded(CommentAdded(entry: entry, text: text)))
    }
}

/// A goal or one of its entries was commented on.
public struct CommentAdded: GoalFact {
    /// The name on the wire.
    public static let name = "comment-added"
    /// The members of the payload.
    public static let schema = Schema(["entry": .whole], texts: ["text"])

    /// The entry commented on; nil for the goal itself.
    public let entry: Int?
    /// The words; nil once erased.
    public let text: String?
    /// The words.
    public var said: String? { text }

    init(entry: Int?, text: String?) {
        self.entry = entry
        self.text = text
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("entry", entry)
        fields.addText("text", text)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        entry = try fields.whole("entry")
        text = fields.text("text")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let place = entry.map { "@\($0) of " } ?? ""
        return "commented on \(place)\(words.subject(subject))"
    }

    /// The comment stands beside the goal from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.remarks.append(
                GoalRemark(stamp: Stamp(entry), kind: .comment(entry: self.entry), text: text))
            return .applied
        }
    }
}
