/// Retires a team that has nothing left to do; past reports keep it.
public struct RetireTeam: Command {
    /// The team.
    public let team: TeamID
    /// Why.
    public let reason: String?
    /// The day from which it holds, today unless set.
    public let on: Day?

    /// Makes the intention.
    public init(_ team: TeamID, reason: String? = nil, on: Day? = nil) {
        self.team = team
        self.reason = reason
        self.on = on
    }

    /// Refuses a team that owns open goals or has teams below it, and names them.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let on = try GoalRules.pastDay(on, today: today)
        guard let known = try book.team(team) else {
            throw Refusal("there is no team \(team)", "add it: okr team add \(team) TITLE")
        }
        guard !known.isRetired(at: Perspective(entry: .max, day: on)) else {
            return .nothing("team \(team) is retired by \(on) already; nothing was recorded")
        }
        let open = try AssignmentRules.openGoals(of: .team(team), in: book)
        guard open.isEmpty else {
            throw Refusal(
                "team \(team) owns open goals: \(CycleRules.list(open))",
                "give them away first: okr assign --from team:\(team) --to WHO, or merge the "
                    + "team: okr team merge \(team) INTO")
        }
        let below = try TeamRules.teams(below: team, on: on, in: book)
        guard below.isEmpty else {
            throw Refusal(
                "teams stand below \(team): \(below.map(\.id.text).joined(separator: ", "))",
                "move them first: okr team move \(below[0].id) --parent ID")
        }
        let fact = TeamRetired(on: on, reason: try Text.note(reason, "reason"))
        return Decision(.team(team), .teamRetired(fact))
    }
}

/// A team was retired.
public struct TeamRetired: TeamFact, TeamChange {
    /// The name on the wire.
    public static let name = "team-retired"
    /// The members of the payload.
    public static let schema = Schema(["on": .day], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// Why.
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
        "retired \(words.subject(subject)) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings { [.retired: .retired(successor: nil)] }
}
