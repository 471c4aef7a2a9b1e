/// Says that an entry about a goal was seen.
public struct AcknowledgeEntry: Command {
    /// The entry.
    public var entry: Int
    /// What is to be said of it.
    public var note: String?

    /// Makes the intention.
    public init(_ entry: Int, note: String? = nil) {
        self.entry = entry
        self.note = note
    }

    /// Refuses an entry that is not there or is about no goal, and a voided goal.
    ///
    /// That somebody else has seen it too is news and is recorded.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try RemarkRules.goal(
            ofEntry: entry, in: book, orElse: RemarkRules.aboutNoGoal(entry, "acknowledgement"))
        let fact = EntryAcknowledged(entry: entry, note: try Text.note(note, "note"))
        return Decision(.goal(goal.id), .entryAcknowledged(fact))
    }
}

/// An entry about a goal was seen by somebody.
public struct EntryAcknowledged: GoalFact {
    /// The name on the wire.
    public static let name = "entry-acknowledged"
    /// The members of the payload.
    public static let schema = Schema(["entry": .whole], texts: ["note"])

    /// The entry that was seen.
    public let entry: Int
    /// What is said of it.
    public let note: String?
    /// What is said of it.
    public var said: String? { note }

    init(entry: Int, note: String?) {
        self.entry = entry
        self.note = note
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("entry", entry)
        fields.addText("note", note)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        entry = try required(fields.whole("entry"), "entry")
        note = fields.text("note")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "acknowledged @\(entry) of \(words.subject(subject))"
    }

    /// The acknowledgement stands beside the goal from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.remarks.append(
                GoalRemark(
                    stamp: Stamp(entry), kind: .acknowledgement(entry: self.entry), text: note))
            return .applied
        }
    }
}
