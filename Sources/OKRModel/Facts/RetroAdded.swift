/// Takes down a retrospective note of a cycle: what went well, what went badly, what comes next.
public struct AddRetroNote: Command {
    /// The cycle.
    public var cycle: CycleID
    /// Of which kind it is.
    public var kind: RetroKind
    /// The words.
    public var text: String
    /// Who takes it on, of what comes next.
    public var owner: OwnerName?
    /// The goal that it is about, where it is about one.
    public var goal: GoalID?

    /// Makes the intention.
    public init(
        _ cycle: CycleID, _ kind: RetroKind, text: String, owner: OwnerName? = nil,
        goal: GoalID? = nil
    ) {
        self.cycle = cycle
        self.kind = kind
        self.text = text
        self.owner = owner
        self.goal = goal
    }

    /// Refuses an unknown cycle, goal or owner, an owner of what comes not next, and no words.
    ///
    /// A closed cycle takes notes too: that is when people look back.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let cycle = try book.existingCycle(cycle)
        let text = try RemarkRules.text(text, of: "note")
        guard owner == nil || kind == .next else {
            throw Refusal(
                "only what comes next is taken on by somebody",
                "leave --owner out, or say what comes next with --next")
        }
        let owner = try owner.map { try book.taker(named: $0) }
        let goal = try goal.map { try book.presentGoal($0).id }
        return Decision(
            .cycle(cycle.id),
            .retroAdded(RetroAdded(kind: kind, owner: owner, goal: goal, text: text)))
    }
}

/// A retrospective note of a cycle was taken down.
public struct RetroAdded: CycleFact {
    /// The name on the wire.
    public static let name = "retro-added"
    /// The members of the payload.
    public static let schema = Schema(
        ["kind": .word, "owner": .word, "goal": .word], texts: ["text"])

    /// Of which kind it is.
    public let kind: RetroKind
    /// Who takes it on.
    public let owner: Owner?
    /// The goal that it is about.
    public let goal: GoalID?
    /// The words; nil once erased.
    public let text: String?
    /// The words.
    public var said: String? { text }

    init(kind: RetroKind, owner: Owner? = nil, goal: GoalID? = nil, text: String?) {
        self.kind = kind
        self.owner = owner
        self.goal = goal
        self.text = text
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("kind", kind.rawValue)
        fields.add("owner", owner?.description)
        fields.add("goal", goal?.text)
        fields.addText("text", text)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        kind = try required(fields.word("kind") { RetroKind(rawValue: $0) }, "kind")
        owner = try fields.word("owner") { Owner($0) }
        goal = try fields.word("goal") { GoalID($0) }
        text = fields.text("text")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let what =
            switch kind {
            case .well: "what went well"
            case .badly: "what went badly"
            case .next: "what comes next"
            }
        let about = goal.map { " about \(words.goal($0))" } ?? ""
        let taker = owner.map { ", for \(words.owner($0)) to take on" } ?? ""
        return "noted \(what)\(about) in \(words.subject(subject))\(taker)"
    }

    /// Who takes it on, and the goal that it is about.
    public var named: [Subject] {
        [owner?.subject, goal.map(Subject.goal)].compactMap { $0 }
    }

    /// The note stands beside the cycle from here on.
    public func evolve(_ cycle: inout Cycle?, at entry: Entry) -> Applied {
        evolveExisting(&cycle) { cycle in
            cycle.retroNotes.append(
                RetroNote(
                    stamp: Stamp(entry), kind: kind, owner: owner, goal: goal, text: text))
            return .applied
        }
    }
}
