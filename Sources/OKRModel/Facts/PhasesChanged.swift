/// Says which values a metric is to have reached on the way, or takes that away.
public struct ChangePhases: Command {
    /// The key result.
    public var goal: GoalID
    /// The phases; none to expect the same every day.
    public var phases: [Phase]
    /// Why.
    public var reason: String?
    /// The day from which they hold, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(of goal: GoalID, to phases: [Phase], reason: String? = nil, on: Day? = nil) {
        self.goal = goal
        self.phases = phases
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, another kind than a metric, two phases of one day, a day to come,
    /// and a move without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try GoalRules.changeableKeyResult(goal, for: "phases", in: book)
        guard target.kind == .metric else {
            throw Refusal(
                "\(goal) is of kind “\((target.kind ?? .metric).rawValue)” and has no phases",
                "only what goes from a baseline to a target has")
        }
        try KindRules.check(phases: phases, fit: .metric)
        let on = try GoalRules.pastDay(on, today: today)
        let view = Perspective(entry: .max, day: on)
        let phases = phases.sorted { $0.day < $1.day }
        guard target.phases(at: view) != phases else {
            return .nothing("\(goal) has these phases on \(on) already; nothing was recorded")
        }
        var fact = PhasesChanged(on: on, phases: phases, reason: nil)
        fact.reason = try ChangeRules.reason(
            reason, for: fact.settings, of: target, on: on, today: today)
        var decision = try ChangeRules.decision(target, .phasesChanged(fact), in: book, on: on)
        if let calendar = try book.calendar(of: target, at: view) {
            decision.remarks += KindRules.remarks(
                phases, from: calendar.first, to: calendar.last)
        }
        return decision
    }
}

/// The values that a metric is to have reached on the way were changed.
public struct PhasesChanged: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "phases-changed"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "phases": .phases], texts: ["reason"])

    /// The day from which they hold.
    public let on: Day
    /// The phases in the order of their days; none where they were taken away.
    public let phases: [Phase]
    /// Why.
    public internal(set) var reason: String?

    init(on: Day, phases: [Phase], reason: String?) {
        self.on = on
        self.phases = phases
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add(phases)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        phases = try fields.phases() ?? []
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let goal = words.subject(subject)
        guard !phases.isEmpty else { return "took the phases of \(goal) away from \(on) on" }
        let list = phases.map { "\(words.value($0.value, of: subject)) by \($0.day)" }
        return "set the phases of \(goal) to \(list.joined(separator: ", ")) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings { [.phases: phases.isEmpty ? .nothing : .phases(phases)] }
}
