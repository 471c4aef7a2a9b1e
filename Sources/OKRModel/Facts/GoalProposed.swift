/// Proposes a draft, so that others can agree on it; an objective with its key results.
public struct ProposeGoal: Command {
    /// The draft.
    public var goal: GoalID

    /// Makes the intention.
    public init(_ goal: GoalID) {
        self.goal = goal
    }

    /// Refuses a goal that was agreed on before; key results that are drafts go with an objective.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.openGoal(goal, for: "proposal")
        let drafts = try AgreementRules.goals(with: target, in: book) { $0 == .draft }
        guard drafts.isEmpty else {
            return Decision(
                drafts.map { .init(subject: .goal($0.id), event: .goalProposed(GoalProposed())) })
        }
        guard target.life.isDraft else {
            throw Refusal(
                "\(goal) is agreed already, and only a draft is proposed",
                "begin with a draft: --draft, when the goal is added")
        }
        return .nothing("\(goal) is proposed already; nothing was recorded")
    }
}

/// A draft was proposed.
public struct GoalProposed: GoalFact {
    /// The name on the wire.
    public static let name = "goal-proposed"
    /// The members of the payload.
    public static let schema = Schema([:])

    init() {}

    /// The payload.
    public var fields: Fields { Fields() }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {}

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "proposed \(words.subject(subject))"
    }

    /// The state.
    public func differences(from goal: Goal?) -> [Difference] {
        Goal.difference(from: goal, to: .proposed)
    }

    /// The draft waits for an agreement from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            guard goal.life == .draft else { return .doesNotApply("the goal is no draft") }
            goal.turns.append(LifeTurn(stamp: Stamp(entry), turn: .proposed))
            return .applied
        }
    }
}
