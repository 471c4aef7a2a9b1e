/// Says by which formula a KPI is worked out, or that it is read again.
public struct ChangeFormula: Command {
    /// The KPI.
    public var kpi: GoalID
    /// The formula; nil to read the KPI instead.
    public var formula: Formula?
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        of kpi: GoalID, to formula: Formula?, reason: String? = nil, on: Day? = nil
    ) {
        self.kpi = kpi
        self.formula = formula
        self.reason = reason
        self.on = on
    }

    /// Refuses a retired KPI, a rule for segments beside a formula, inputs that are no KPIs, a
    /// circle, a day to come, and a change after the day the KPI was added without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try KPIRules.read(kpi, for: "formula", in: book)
        if let rule = goal.indicator?.rule {
            throw Refusal(
                "\(kpi) is the \(rule.called) of its segments and takes no formula",
                "add another KPI: okr kpi add TITLE --formula “…”")
        }
        let on = try GoalRules.pastDay(on, today: today)
        guard goal.formula(at: Perspective(entry: .max, day: on)) != formula else {
            let what = formula.map { "is worked out as \($0)" } ?? "has no formula"
            return .nothing("\(kpi) \(what) on \(on) already; nothing was recorded")
        }
        if let formula { try KPIRules.check(formula, of: kpi, from: on, in: book) }
        let fact = FormulaChanged(
            on: on, formula: formula,
            reason: try KPIRules.reason(reason, changing: "formula", of: goal, today: today))
        return try ChangeRules.decision(goal, .formulaChanged(fact), in: book, on: on)
    }
}

/// The formula of a KPI was changed.
public struct FormulaChanged: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "formula-changed"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "formula": .word], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// The formula; nil where it was taken away.
    public let formula: Formula?
    /// Why.
    public let reason: String?

    init(on: Day, formula: Formula?, reason: String?) {
        self.on = on
        self.formula = formula
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("formula", formula?.text)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        formula = try fields.formula("formula")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        guard let formula else {
            return "took the formula of \(words.subject(subject)) away from \(on) on"
        }
        return "set the formula of \(words.subject(subject)) to \(formula) from \(on) on"
    }

    /// The field it sets.
    public var settings: Settings { [.formula: formula.map(Setting.formula) ?? .nothing] }
}
