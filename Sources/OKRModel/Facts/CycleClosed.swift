/// Closes a cycle, once all of its goals are closed, or carries the open ones on first.
public struct CloseCycle: Command {
    /// The cycle.
    public var cycle: CycleID
    /// The cycle in which its open goals go on.
    public var carryTo: CycleID?
    /// What is to be said of it.
    public var note: String?

    /// Makes the intention.
    public init(_ cycle: CycleID, carryTo: CycleID? = nil, note: String? = nil) {
        self.cycle = cycle
        self.carryTo = carryTo
        self.note = note
    }

    /// Refuses a cycle with open goals unless they go on in another one, and names them.
    ///
    /// Drafts do not go on, and what has no progress has to be closed with a score first.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let known = try book.existingCycle(cycle)
        guard known.state(knownThrough: .max) != .closed else {
            return .nothing("cycle \(cycle) is closed already; nothing was recorded")
        }
        if let carryTo {
            guard carryTo != cycle else {
                throw Refusal(
                    "goals of cycle \(cycle) cannot go on in itself", "name another cycle")
            }
            try GoalRules.check(open: try book.existingCycle(carryTo))
        }
        let note = try Text.note(note, "note")
        let open = try CycleRules.openGoals(of: cycle, in: book)
        try checkDrafts(among: open)
        var ending = CycleEnding(of: cycle, from: book, today: today)
        if let carryTo {
            try ending.carry(open, to: carryTo)
            try ending.close(open)
        } else if let first = open.first {
            throw Refusal(
                "cycle \(cycle) has open goals: \(CycleRules.list(open))",
                "close each of them, as in okr close \(first.id) --outcome OUTCOME, or let them "
                    + "go on: okr cycle close \(cycle) --carry-to CYCLE")
        }
        var decision = Decision(
            ending.events + [
                .init(subject: .cycle(cycle), event: .cycleClosed(CycleClosed(note: note)))
            ])
        decision.remarks = try ending.remarks + ending.sandbagging() + openParts(in: book)
        return decision
    }

    private func checkDrafts(among open: [Goal]) throws {
        let drafts = open.filter { $0.life.isDraft }
        guard let first = drafts.first else { return }
        throw Refusal(
            "cycle \(cycle) has goals that are not agreed yet: \(CycleRules.list(drafts))",
            "agree on each, as in okr agree \(first.id), move it to another cycle, or take it "
                + "out: okr void \(first.id)")
    }

    private func openParts(in book: some Book) throws -> [String] {
        let open = try CycleRules.parts(of: cycle, in: book)
            .filter { $0.state(knownThrough: .max) != .closed }
        guard !open.isEmpty else { return [] }
        let list = open.map(\.id.text).joined(separator: ", ")
        return ["what is a part of cycle \(cycle) is still open: \(list)"]
    }
}

/// A cycle was closed.
public struct CycleClosed: CycleFact {
    /// The name on the wire.
    public static let name = "cycle-closed"
    /// The members of the payload.
    public static let schema = Schema([:], texts: ["note"])

    /// What is said of it.
    public let note: String?
    /// What is said of it, as the reason.
    public var reason: String? { note }

    init(note: String?) {
        self.note = note
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.addText("note", note)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        note = fields.text("note")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "closed \(words.subject(subject))"
    }

    /// The state.
    public func differences(from cycle: Cycle?) -> [Difference] {
        [CycleRules.difference(from: cycle, to: .closed)]
    }

    /// The cycle is closed from here on.
    public func evolve(_ cycle: inout Cycle?, at entry: Entry) -> Applied {
        evolveExisting(&cycle) { cycle in
            guard cycle.state(knownThrough: .max) != .closed else {
                return .doesNotApply("the cycle is closed already")
            }
            cycle.turns.append(.init(stamp: Stamp(entry), state: .closed, note: note))
            return .applied
        }
    }
}
