/// Changes what a key result is measured against, or what a KPI is to come to.
public struct ChangeTarget: Command {
    /// The key result or KPI.
    public var goal: GoalID
    /// The new values of target, commit, stretch, low or high.
    public var measures: [MeasureField: Decimal]
    /// The target of a KPI as a step from its value.
    public var step: RelativeTarget?
    /// Whether the target may cross the baseline, so that rising becomes falling.
    public var turns: Bool
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        of goal: GoalID, to measures: [MeasureField: Decimal], turns: Bool = false,
        reason: String? = nil, on: Day? = nil
    ) {
        self.goal = goal
        self.measures = measures
        self.turns = turns
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, a day to come, a move without a reason, measures that contradict
    /// each other, and a target that crosses the baseline without being told to.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        if let goal = try book.goal(goal), goal.type == .kpi {
            return try decide(kpi: goal, in: book, today: today)
        }
        let target = try GoalRules.changeableKeyResult(goal, for: "new target", in: book)
        guard step == nil else {
            throw Refusal(
                "\(goal) is a key result and is not aimed by a step",
                "give its target as a number")
        }
        guard !measures.isEmpty else {
            throw Refusal(
                "nothing is said about \(goal)'s target",
                "give a value, --commit, --stretch, --low or --high")
        }
        let kind = target.kind ?? .metric
        try GoalRules.check(measures.keys.sorted { $0.rawValue < $1.rawValue }, fit: kind)
        let on = try GoalRules.pastDay(on, today: today)
        let before = target.measures(at: Perspective(entry: .max, day: on))
        let changed = measures.filter { before[$0.key] != $0.value }
        guard !changed.isEmpty else {
            return .nothing("\(goal) has these measures on \(on) already; nothing was recorded")
        }
        let after = before.merging(changed) { $1 }
        try checkTurn(before: before, after: after)
        try GoalRules.check(kind, after)
        var settings = Settings()
        settings.add(changed)
        let reason = try ChangeRules.reason(
            reason, for: settings, of: target, on: on, today: today)
        let fact = TargetChanged(on: on, measures: changed, reason: reason)
        return Decision(
            .goal(goal), .targetChanged(fact),
            remarks: try GoalRules.remarks(on: on, of: target, in: book))
    }

    private func decide(kpi: Goal, in book: some Book, today: Day) throws -> Decision {
        let kpi = try KPIRules.read(kpi.id, for: "new target", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let view = Perspective(entry: .max, day: on)
        for field in measures.keys.sorted(by: { $0.rawValue < $1.rawValue })
        where field != .target {
            throw Refusal(
                "\(goal) is a KPI and has no \(field.rawValue)",
                "it has a target, and thresholds: okr kpi thresholds \(goal)")
        }
        var value = measures[.target]
        if let step {
            guard value == nil else {
                throw Refusal("\(goal) is given a target and a step to it", "give one of them")
            }
            let now = try KPIRules.value(of: goal, at: view, in: book)
            value = try step.target(from: now, kpi.indicator?.direction ?? .up, of: goal)
        }
        guard let value else {
            throw Refusal(
                "nothing is said about \(goal)'s target", "give a value, or a step with --by")
        }
        guard kpi.measure(.target, at: view) != value else {
            return .nothing("\(goal) has this target on \(on) already; nothing was recorded")
        }
        let isFirst = kpi.measure(.target, at: view) == nil
        let reason =
            isFirst
            ? try Text.note(reason, "reason")
            : try KPIRules.reason(reason, changing: "target", of: kpi, today: today)
        let fact = TargetChanged(
            on: on, measures: [.target: value], by: step?.text, reason: reason)
        return try ChangeRules.decision(kpi, .targetChanged(fact), in: book, on: on)
    }

    private func checkTurn(
        before: [MeasureField: Decimal], after: [MeasureField: Decimal]
    ) throws {
        guard !turns, let baseline = before[.baseline], let old = before[.target],
            let new = after[.target], old != baseline, new != baseline
        else { return }
        if (old > baseline) != (new > baseline) {
            let turn = old > baseline ? "rising becomes falling" : "falling becomes rising"
            throw Refusal(
                "the target would cross the baseline \(baseline) from \(old) to \(new), "
                    + "so that \(turn)",
                "say that you mean it with --turn")
        }
    }
}

/// A key result's target, commit, stretch or band was changed.
public struct TargetChanged: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "target-changed"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "target": .number, "commit": .number, "stretch": .number,
            "low": .number, "high": .number, "by": .word,
        ], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// The new values.
    public let measures: [MeasureField: Decimal]
    /// How the target of a KPI was given, where it was given relative to its value.
    public let by: String?
    /// Why.
    public let reason: String?

    init(
        on: Day, measures: [MeasureField: Decimal], by: String? = nil, reason: String?
    ) {
        self.on = on
        self.measures = measures
        self.by = by
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add(measures)
        fields.add("by", by)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        measures = try fields.measures()
        by = try fields.word("by")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let given = MeasureField.allCases.compactMap { field in
            measures[field].map { (name: field.called, value: words.value($0, of: subject)) }
        }
        let goal = words.subject(subject)
        guard given.count > 1 else {
            let (name, value) = given.first ?? ("target", "nothing")
            let step = by.map { " (better by \($0))" } ?? ""
            return "set the \(name) of \(goal) to \(value)\(step) from \(on) on"
        }
        let all = given.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        return "set the marks of \(goal) to \(all) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings {
        var settings = Settings()
        settings.add(measures)
        settings.add(.relativeTarget, by.map(Setting.text))
        return settings
    }

    /// The fields hold from their day on; a number takes the place of a step, too.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            var settings = settings
            if goal.type == .kpi, by == nil { settings[.relativeTarget] = .nothing }
            goal.take(settings, from: on, reason, at: entry)
            return .applied
        }
    }
}
