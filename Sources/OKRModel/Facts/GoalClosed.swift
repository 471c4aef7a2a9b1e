/// Closes a goal with a result; its numbers stand still from then on.
public struct CloseGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// How it ended.
    public var outcome: Outcome
    /// The score, 0 to 1; suggested from the progress unless given.
    public var score: Decimal?
    /// What the author says of it; needed where the score is not the suggested one.
    public var note: String?

    /// Makes the intention.
    public init(_ goal: GoalID, outcome: Outcome, score: Decimal? = nil, note: String? = nil) {
        self.goal = goal
        self.outcome = outcome
        self.score = score
        self.note = note
    }

    /// Refuses a goal that is closed, an objective with open key results, a score that differs
    /// from the suggested one without a note, and abandoning without a note.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.presentGoal(goal)
        try checkLife(target)
        if let closing = target.closing {
            throw Refusal(
                "\(goal) is closed already, as \(closing.outcome.rawValue)",
                "reopen it first: okr reopen \(goal) --reason “…”")
        }
        try checkKeyResults(of: target, in: book)
        let note = try Text.note(note, "note")
        if outcome == .abandoned {
            try checkAbandoning(target, note: note, today: today)
            return decision(score: nil, note: note)
        }
        let suggested = try suggestedScore(of: target, in: book, today: today)
        guard let score = score ?? suggested else {
            throw Refusal(
                "\(goal) has no progress that a score could be suggested from",
                "give one with --score, from 0 to 1")
        }
        guard !score.isNegative, score <= 1 else {
            throw Refusal("a score of \(score) is not between 0 and 1", "give a number such as 0.7")
        }
        if note == nil, let suggested, score != suggested {
            throw Refusal(
                "the score \(score) is not the one the progress suggests, \(suggested)",
                "say why with --note “…”")
        }
        return decision(score: score, note: note)
    }

    private func checkLife(_ target: Goal) throws {
        switch target.type {
        case .objective, .keyResult: break
        case .strategy:
            throw Refusal(
                "\(goal) is part of the strategy and is not closed",
                "take it out with okr void \(goal) --reason “…”")
        case .kpi:
            throw Refusal(
                "\(goal) is a KPI and has no end to be closed at",
                "retire it: okr kpi retire \(goal) --reason “…”")
        case .initiative:
            throw Refusal(
                "\(goal) is an initiative and has no outcome",
                "say how far it is: okr initiative progress \(goal) done")
        }
        guard target.life.isDraft else { return }
        throw Refusal(
            "\(goal) is not agreed yet and cannot be closed",
            "agree on it: okr agree \(goal), or take it out: okr void \(goal)")
    }

    private func decision(score: Decimal?, note: String?) -> Decision {
        Decision(
            .goal(goal), .goalClosed(GoalClosed(outcome: outcome, score: score, note: note)))
    }

    private func checkAbandoning(_ target: Goal, note: String?, today: Day) throws {
        guard score == nil else {
            throw Refusal("an abandoned goal has no score", "leave --score out")
        }
        if note == nil, target.isOriginalFixed(today: today) {
            throw Refusal(
                "abandoning \(goal) moves the goalposts, and a move needs a reason",
                "say why with --note “…”")
        }
    }

    private func checkKeyResults(of target: Goal, in book: some Book) throws {
        guard target.type == .objective else { return }
        let open = try book.keyResults(of: goal).filter { $0.closing == nil }.map(\.id.text)
        guard open.isEmpty else {
            throw Refusal(
                "\(goal) has open key results: \(open.joined(separator: ", "))",
                "close each of them first: okr close \(open[0]) --outcome OUTCOME")
        }
    }

    private func suggestedScore(
        of target: Goal, in book: some Book, today: Day
    ) throws -> Decimal? {
        try target.result(in: book, today: today).flatMap { Ratio.score($0) }
    }
}

extension Goal {
    /// What a goal has come to, 0 to 1: the progress of a key result today, of an objective the
    /// same roll-up over the scores of what counted; nil where there is none.
    func result(in book: some Book, today: Day) throws -> Double? {
        guard type == .keyResult else { return try resultOfContributors(in: book) }
        let view = Perspective(entry: .max, day: today)
        let raw = try book.withReadings(self, at: view).raw(
            against: yardstick(at: view), at: view, in: try book.calendar(of: self, at: view))
        return raw.map { Ratio.clamped($0) }
    }

    private func resultOfContributors(in book: some Book) throws -> Double? {
        var scored: [(entry: Int, weight: Double, score: Double)] = []
        for keyResult in try book.keyResults(of: id) {
            guard let score = keyResult.closing?.score else { continue }
            scored.append(
                (keyResult.created.entry, keyResult.weight(at: .latest)?.double ?? 1, score.double))
        }
        for (aligned, weight) in try book.goals(alignedTo: id) {
            guard let score = aligned.closing?.score, let weight, !weight.isZero else { continue }
            scored.append((aligned.created.entry, weight.double, score.double))
        }
        scored.sort { $0.entry < $1.entry }
        let weights = scored.reduce(0.0) { $0 + $1.weight }
        guard weights > 0 else { return nil }
        return scored.reduce(0.0) { $0 + $1.weight * $1.score } / weights
    }
}

/// A goal was closed.
public struct GoalClosed: GoalFact {
    /// The name on the wire.
    public static let name = "goal-closed"
    /// The members of the payload.
    public static let schema = Schema(["outcome": .word, "score": .number], texts: ["note"])

    /// How it ended.
    public let outcome: Outcome
    /// The score, 0 to 1; nil where it was abandoned.
    public let score: Decimal?
    /// What the author says of it.
    public let note: String?
    /// What the author says of it, as the reason.
    public var reason: String? { note }

    init(outcome: Outcome, score: Decimal?, note: String?) {
        self.outcome = outcome
        self.score = score
        self.note = note
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("outcome", outcome.rawValue)
        fields.add("score", score)
        fields.addText("note", note)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        outcome = try required(fields.word("outcome") { Outcome(rawValue: $0) }, "outcome")
        score = try fields.number("score")
        note = fields.text("note")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let scored = score.map { ", score \($0)" } ?? ""
        return "closed \(words.subject(subject)) as \(outcome.rawValue)\(scored)"
    }

    /// State and score.
    public func differences(from goal: Goal?) -> [Difference] {
        var list = [Difference("state", before: "active", after: outcome.rawValue)]
        if let score { list.append(Difference("score", before: nil, after: "\(score)")) }
        return list
    }

    /// The goal stands still from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            guard goal.closing == nil else { return .doesNotApply("the goal is closed already") }
            guard !goal.life.isDraft else { return .doesNotApply("the goal is a draft") }
            goal.turns.append(
                LifeTurn(
                    stamp: Stamp(entry),
                    turn: .closed(.init(outcome: outcome, score: score, note: note))))
            return .applied
        }
    }
}
