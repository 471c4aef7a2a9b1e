/// Retires a KPI: it is read no more and stands still.
public struct RetireKPI: Command {
    /// The KPI.
    public var kpi: GoalID
    /// Why.
    public var reason: String?
    /// Its last day, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(_ kpi: GoalID, reason: String?, on: Day? = nil) {
        self.kpi = kpi
        self.reason = reason
        self.on = on
    }

    /// Refuses what is no KPI, a missing reason and a day to come.
    ///
    /// What takes values from it stands still with it.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try KPIRules.kpi(kpi, in: book)
        if let day = goal.retired(at: .latest) {
            return .nothing("\(kpi) was retired on \(day) already; nothing was recorded")
        }
        let on = try GoalRules.pastDay(on, today: today)
        guard let reason = try Text.note(reason, "reason") else {
            throw Refusal.withoutReason("retiring \(kpi) needs a reason")
        }
        let fact = KPIRetired(on: on, reason: reason)
        return try ChangeRules.decision(goal, .kpiRetired(fact), in: book, on: on)
    }
}

/// A KPI was retired.
public struct KPIRetired: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "kpi-retired"
    /// The members of the payload.
    public static let schema = Schema(["on": .day], texts: ["reason"])

    /// Its last day.
    public let on: Day
    /// Why; nil once erased.
    public let reason: String?

    init(on: Day, reason: String?) {
        self.on = on
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "retired \(words.subject(subject)) on \(on)"
    }

    /// The field it sets.
    public var settings: Settings { [.retired: .retired(successor: nil)] }
}
