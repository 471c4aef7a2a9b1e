/// Opens a closed cycle again, so that goals can be added to it and reopened.
public struct ReopenCycle: Command {
    /// The cycle.
    public let cycle: CycleID
    /// Why.
    public let reason: String?

    /// Makes the intention.
    public init(_ cycle: CycleID, reason: String? = nil) {
        self.cycle = cycle
        self.reason = reason
    }

    /// Refuses an unknown cycle and a missing reason; its goals stay closed.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let known = try book.existingCycle(cycle)
        guard known.state(knownThrough: .max) == .closed else {
            return .nothing("cycle \(cycle) is open already; nothing was recorded")
        }
        guard let reason = try Text.note(reason, "reason") else {
            throw Refusal.withoutReason("reopening cycle \(cycle) needs a reason")
        }
        return Decision(.cycle(cycle), .cycleReopened(CycleReopened(reason: reason)))
    }
}

/// A closed cycle was opened again.
public struct CycleReopened: CycleFact {
    /// The name on the wire.
    public static let name = "cycle-reopened"
    /// The members of the payload.
    public static let schema = Schema([:], texts: ["reason"])

    /// Why; nil once erased.
    public let reason: String?

    init(reason: String?) {
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "reopened \(words.subject(subject))"
    }

    /// The state.
    public func differences(from cycle: Cycle?) -> [Difference] {
        [CycleRules.difference(from: cycle, to: .active)]
    }

    /// The cycle is active again.
    public func evolve(_ cycle: inout Cycle?, at entry: Entry) -> Applied {
        evolveExisting(&cycle) { cycle in
            guard cycle.state(knownThrough: .max) == .closed else {
                return .doesNotApply("the cycle is open")
            }
            cycle.turns.append(.init(stamp: Stamp(entry), state: .active, note: reason))
            return .applied
        }
    }
}
