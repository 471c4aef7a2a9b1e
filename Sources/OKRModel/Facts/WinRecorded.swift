/// Records something won on the way to a goal.
public struct RecordWin: Command {
    /// The goal.
    public var goal: GoalID
    /// What was won.
    public var text: String

    /// Makes the intention.
    public init(on goal: GoalID, text: String) {
        self.goal = goal
        self.text = text
    }

    /// Refuses an unknown or voided goal and an empty text; a closed goal has its wins, too.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.presentGoal(goal)
        let fact = WinRecorded(text: try RemarkRules.text(text, of: "win"))
        return Decision(.goal(target.id), .winRecorded(fact))
    }
}

/// Something was won on the way to a goal.
public struct WinRecorded: GoalFact {
    /// The name on the wire.
    public static let name = "win-recorded"
    /// The members of the payload.
    public static let schema = Schema([:], texts: ["text"])

    /// What was won; nil once erased.
    public let text: String?
    /// What was won.
    public var said: String? { text }

    init(text: String?) {
        self.text = text
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.addText("text", text)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        text = fields.text("text")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "recorded a win of \(words.subject(subject))"
    }

    /// The win stands beside the goal from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.remarks.append(GoalRemark(stamp: Stamp(entry), kind: .win, text: text))
            return .applied
        }
    }
}
