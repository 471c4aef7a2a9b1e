/// Activates a cycle: from then on its goals are pursued.
public struct ActivateCycle: Command {
    /// The cycle.
    public let cycle: CycleID

    /// Makes the intention.
    public init(_ cycle: CycleID) {
        self.cycle = cycle
    }

    /// Refuses an unknown cycle and one that was closed.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let known = try book.existingCycle(cycle)
        try GoalRules.check(open: known)
        guard known.state(knownThrough: .max) == .planned else {
            return .nothing("cycle \(cycle) is active already; nothing was recorded")
        }
        return Decision(.cycle(cycle), .cycleActivated(CycleActivated()))
    }
}

/// A cycle was activated.
public struct CycleActivated: CycleFact {
    /// The name on the wire.
    public static let name = "cycle-activated"
    /// The members of the payload.
    public static let schema = Schema([:])

    init() {}

    /// The payload, which is empty.
    public var fields: Fields { Fields() }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {}

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "activated \(words.subject(subject))"
    }

    /// The state.
    public func differences(from cycle: Cycle?) -> [Difference] {
        [CycleRules.difference(from: cycle, to: .active)]
    }

    /// The cycle is active from here on.
    public func evolve(_ cycle: inout Cycle?, at entry: Entry) -> Applied {
        evolveExisting(&cycle) { cycle in
            guard cycle.state(knownThrough: .max) == .planned else {
                return .doesNotApply("the cycle was activated already")
            }
            cycle.turns.append(.init(stamp: Stamp(entry), state: .active, note: nil))
            return .applied
        }
    }
}
