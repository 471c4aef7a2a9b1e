/// Says no longer that a KPI moves another.
public struct DropInfluence: Command {
    /// The KPI that was said to move another.
    public var kpi: GoalID
    /// The KPI that was said to be moved.
    public var moved: GoalID
    /// Why.
    public var reason: String?
    /// The day from which nobody claims it, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(of kpi: GoalID, on moved: GoalID, reason: String? = nil, from day: Day? = nil) {
        self.kpi = kpi
        self.moved = moved
        self.reason = reason
        on = day
    }

    /// Refuses what is no KPI and a day to come; what nobody claims changes nothing.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try KPIRules.kpi(kpi, in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let view = Perspective(entry: .max, day: on)
        guard goal.influences(at: view).contains(where: { $0.kpi == moved }) else {
            return .nothing("\(kpi) is not said to move \(moved); nothing was recorded")
        }
        let fact = InfluenceDropped(
            on: on, kpi: moved, reason: try Text.note(reason, "reason"))
        return try ChangeRules.decision(goal, .influenceDropped(fact), in: book, on: on)
    }
}

/// A KPI is no longer said to move another.
public struct InfluenceDropped: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "influence-dropped"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "kpi": .word], texts: ["reason"])

    /// The day from which nobody claims it.
    public let on: Day
    /// The KPI that was said to be moved.
    public let kpi: GoalID
    /// Why.
    public let reason: String?

    init(on: Day, kpi: GoalID, reason: String?) {
        self.on = on
        self.kpi = kpi
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("kpi", kpi.text)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        kpi = try required(fields.word("kpi") { GoalID($0) }, "kpi")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "said no longer that \(words.subject(subject)) moves \(words.goal(kpi))"
    }

    /// The KPI that was said to be moved.
    public var named: [Subject] { [.goal(kpi)] }

    /// The field it empties.
    public var settings: Settings { [.influence(kpi): .nothing] }
}
