/// Says that what held a goal back holds it back no longer.
public struct ResolveBlocker: Command {
    /// The check-in that raised the blocker; a correction means what it corrected.
    public var entry: Int
    /// What is to be said of it.
    public var note: String?

    /// Makes the intention.
    public init(_ entry: Int, note: String? = nil) {
        self.entry = entry
        self.note = note
    }

    /// Refuses an entry that raised no blocker, or was retracted; closed goals allow it.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let none = Refusal(
            "@\(entry) raised no blocker", "okr blocker list shows the open ones")
        let goal = try RemarkRules.goal(ofEntry: entry, in: book, orElse: none)
        let raising = goal.checkIns.first { checkIn in
            checkIn.stamp.entry == entry
                || checkIn.corrections.contains { $0.stamp.entry == entry }
        }
        guard let raising, raising.raisesBlocker else { throw none }
        let raised = raising.stamp.entry
        if let retraction = raising.retraction {
            throw Refusal(
                "@\(raised) was retracted by @\(retraction.stamp.entry), and its blocker with it",
                "okr blocker list shows the open ones")
        }
        if let resolution = raising.resolution {
            return .nothing(
                "the blocker of @\(raised) was resolved by @\(resolution.stamp.entry) already; "
                    + "nothing was recorded")
        }
        let fact = BlockerResolved(entry: raised, note: try Text.note(note, "note"))
        return Decision(.goal(goal.id), .blockerResolved(fact))
    }
}

/// What held a goal back holds it back no longer.
public struct BlockerResolved: GoalFact {
    /// The name on the wire.
    public static let name = "blocker-resolved"
    /// The members of the payload.
    public static let schema = Schema(["entry": .whole], texts: ["note"])

    /// The check-in that raised the blocker.
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
        "resolved the blocker of @\(entry) on \(words.subject(subject))"
    }

    /// The blocker, by what was said of it.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("blocker", before: "open", after: "resolved")]
    }

    /// The blocker is resolved from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            guard let index = goal.checkIns.firstIndex(where: { $0.stamp.entry == self.entry })
            else { return .doesNotApply("@\(self.entry), which raised it, is not there") }
            guard goal.checkIns[index].resolution == nil else {
                return .doesNotApply("the blocker of @\(self.entry) is resolved already")
            }
            goal.checkIns[index].resolution = .init(stamp: Stamp(entry), note: note)
            return .applied
        }
    }
}
