/// Says that a KPI moves another, how strongly and after how long.
public struct ClaimInfluence: Command {
    /// The KPI that moves another.
    public var kpi: GoalID
    /// The KPI that is moved.
    public var moved: GoalID
    /// How strongly, from −1 to 1; nil where nobody says.
    public var strength: Decimal?
    /// After how many days.
    public var lag: Int
    /// Why people think so.
    public var reason: String?
    /// The day from which it is claimed, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        of kpi: GoalID, on moved: GoalID, strength: Decimal? = nil, lag: Int = 0,
        reason: String? = nil, from day: Day? = nil
    ) {
        self.kpi = kpi
        self.moved = moved
        self.strength = strength
        self.lag = lag
        self.reason = reason
        on = day
    }

    /// Refuses what is no KPI, one that moves itself, a strength beyond 1, a lag below 0 and a day
    /// to come.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try KPIRules.read(kpi, for: "influence", in: book)
        _ = try KPIRules.read(moved, for: "influence", in: book)
        guard kpi != moved else {
            throw Refusal("\(kpi) cannot be said to move itself", "name two KPIs")
        }
        if let strength { try KPIRules.check(strength: strength) }
        guard (0...3660).contains(lag) else {
            throw Refusal("a lag of \(lag) days is not between 0 and 3660", "give one such as 30d")
        }
        let on = try GoalRules.pastDay(on, today: today)
        let claim = Influence(kpi: moved, strength: strength, lag: lag)
        let view = Perspective(entry: .max, day: on)
        guard !goal.influences(at: view).contains(claim) else {
            return .nothing("\(kpi) is said to move \(moved) so already; nothing was recorded")
        }
        let fact = InfluenceClaimed(on: on, claim, reason: try Text.note(reason, "reason"))
        return try ChangeRules.decision(goal, .influenceClaimed(fact), in: book, on: on)
    }
}

/// A KPI was said to move another.
public struct InfluenceClaimed: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "influence-claimed"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "kpi": .word, "strength": .number, "lag": .whole], texts: ["reason"])

    /// The day from which it is claimed.
    public let on: Day
    /// What is claimed.
    public let claim: Influence
    /// Why people think so.
    public let reason: String?

    init(on: Day, _ claim: Influence, reason: String?) {
        self.on = on
        self.claim = claim
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("kpi", claim.kpi.text)
        fields.add("strength", claim.strength)
        fields.add("lag", claim.lag)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        claim = Influence(
            kpi: try required(fields.word("kpi") { GoalID($0) }, "kpi"),
            strength: try fields.number("strength"),
            lag: try required(fields.whole("lag"), "lag"))
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let strength = claim.strength.map { " with a strength of \($0)" } ?? ""
        let lag = claim.lag == 0 ? "" : " after \(claim.lag) day\(claim.lag == 1 ? "" : "s")"
        return "said that \(words.subject(subject)) moves \(words.goal(claim.kpi))"
            + "\(strength)\(lag)"
    }

    /// The KPI that is moved.
    public var named: [Subject] { [.goal(claim.kpi)] }

    /// The field it sets.
    public var settings: Settings {
        [.influence(claim.kpi): .influence(strength: claim.strength, lag: claim.lag)]
    }
}
