/// Changes the unit of a key result's values; the numbers stay what they are.
public struct ChangeUnit: Command {
    /// The key result.
    public var goal: GoalID
    /// The unit; an empty one takes away what was there.
    public var unit: String

    /// Makes the intention.
    public init(of goal: GoalID, to unit: String) {
        self.goal = goal
        self.unit = unit
    }

    /// Refuses a closed goal, one that is no key result, and what is no unit.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target =
            try book.goal(goal)?.type == .kpi
            ? try KPIRules.read(goal, for: "new unit", in: book)
            : try GoalRules.changeableKeyResult(goal, for: "new unit", in: book)
        let unit = try Text.unit(unit)
        guard unit != target.unit else {
            let what = unit.map { "has the unit \($0) already" } ?? "has no unit"
            return .nothing("\(goal) \(what); nothing was recorded")
        }
        return Decision(.goal(goal), .unitChanged(UnitChanged(unit: unit)))
    }
}

/// A key result's values got another unit.
public struct UnitChanged: GoalFact {
    /// The name on the wire.
    public static let name = "unit-changed"
    /// The members of the payload.
    public static let schema = Schema(["unit": .word])

    /// The unit; nil where it was taken away.
    public let unit: String?

    init(unit: String?) {
        self.unit = unit
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("unit", unit)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        unit = try fields.word("unit")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        guard let unit else { return "took away the unit of \(words.subject(subject))" }
        return "set the unit of \(words.subject(subject)) to \(unit)"
    }

    /// The unit.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("unit", before: goal?.unit, after: unit)]
    }

    /// The values are told in this unit from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            goal.wordings.append(
                Goal.Wording(stamp: Stamp(entry), field: .unit, text: unit))
            goal.unit = unit
            return .applied
        }
    }
}
