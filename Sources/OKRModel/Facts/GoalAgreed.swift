/// Agrees on drafts, which fixes their originals; on an objective with its key results.
public struct AgreeOnGoals: Command {
    /// The drafts, proposed or not.
    public var goals: [GoalID]
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(_ goals: [GoalID], reason: String? = nil) {
        self.goals = goals
        self.reason = reason
    }

    /// Refuses a key result of an objective that is not agreed, and one that is added so to an
    /// objective agreed on before without a reason.
    ///
    /// All of them are agreed on together or none is; what is agreed already is left out.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        guard !goals.isEmpty else {
            throw Refusal("no goal is named to agree on", "name one or more")
        }
        let named = try goals.map { try book.openGoal($0, for: "agreement") }
        var drafts: [Goal] = []
        // Objectives first, so that key results named beside them find them agreed.
        for target in named.filter({ $0.type != .keyResult })
            + named.filter({ $0.type == .keyResult })
        {
            drafts += try AgreementRules.goals(with: target, in: book) { $0.isDraft }
                .filter { draft in !drafts.contains { $0.id == draft.id } }
        }
        guard !drafts.isEmpty else {
            let all = goals.map(\.text).joined(separator: ", ")
            let are = goals.count == 1 ? "is" : "are"
            return .nothing("\(all) \(are) agreed already; nothing was recorded")
        }
        let reason = try reason(for: drafts, in: book, today: today)
        let event = Event.goalAgreed(GoalAgreed(reason: reason))
        return Decision(drafts.map { .init(subject: .goal($0.id), event: event) })
    }

    /// The reason; refused where one is needed that is not given.
    private func reason(for drafts: [Goal], in book: some Book, today: Day) throws -> String? {
        var reason = try Text.note(reason, "reason")
        for draft in drafts {
            guard let id = draft.objective(at: .latest), let objective = try book.goal(id),
                !drafts.contains(where: { $0.id == id })
            else { continue }
            guard !objective.life.isDraft else {
                throw Refusal(
                    "\(draft.id) belongs to \(id), which is not agreed yet",
                    "agree on that, and its key results with it: okr agree \(id)")
            }
            reason = try ChangeRules.reason(
                reason, isMove: objective.wasAgreed, of: id)
        }
        return reason
    }
}

/// A draft was agreed on: it counts from here on, and its original is fixed.
public struct GoalAgreed: GoalFact {
    /// The name on the wire.
    public static let name = "goal-agreed"
    /// The members of the payload.
    public static let schema = Schema([:], texts: ["reason"])

    /// Why, where it was given.
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
        "agreed on \(words.subject(subject))"
    }

    /// The state.
    public func differences(from goal: Goal?) -> [Difference] {
        Goal.difference(from: goal, to: .active)
    }

    /// The goal counts and takes check-ins from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            guard goal.life.isDraft else { return .doesNotApply("the goal is agreed already") }
            goal.turns.append(LifeTurn(stamp: Stamp(entry), turn: .agreed(reason: reason)))
            return .applied
        }
    }
}
