/// Moves a team below another one or to the top, or gives it another level.
public struct MoveTeam: Command {
    /// The team.
    public var team: TeamID
    /// Where it stands from then on, or nil where that stays.
    public var place: Place?
    /// Its level in the organization, or nil where that stays.
    public var level: TeamLevel?
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Where a team stands.
    public enum Place: Hashable, Sendable {
        case top
        case below(TeamID)

        /// The team above, nil at the top.
        public var parent: TeamID? { if case .below(let id) = self { id } else { nil } }
    }

    /// Makes the intention.
    public init(
        _ team: TeamID, to place: Place? = nil, level: TeamLevel? = nil, reason: String? = nil,
        on: Day? = nil
    ) {
        self.team = team
        self.place = place
        self.level = level
        self.reason = reason
        self.on = on
    }

    /// Refuses teams that do not exist or are retired, a circle, and a day to come.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let on = try GoalRules.pastDay(on, today: today)
        let known = try TeamRules.team(team, on: on, in: book)
        guard place != nil || level != nil else {
            throw Refusal(
                "nothing is said that would move team \(team)", "give --parent, --top or --level")
        }
        if let parent = place?.parent {
            _ = try TeamRules.team(parent, on: on, in: book)
            try TeamRules.refuseCircle(putting: team, below: parent, from: on, in: book)
        }
        let fact = TeamMoved(
            on: on, place: place, level: level, reason: try Text.note(reason, "reason"))
        let changed = fact.settings.changing(known.timeline, on: on)
        guard !changed.isEmpty else {
            return .nothing("team \(team) stands there on \(on) already; nothing was recorded")
        }
        return Decision(
            .team(team),
            .teamMoved(
                TeamMoved(
                    on: on, place: changed[.above] == nil ? nil : place,
                    level: changed[.level] == nil ? nil : level, reason: fact.reason)))
    }
}

/// A team was moved, or got another level; earlier days keep the old tree.
public struct TeamMoved: TeamFact, TeamChange {
    /// The name on the wire.
    public static let name = "team-moved"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "parent": .word, "level": .word], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// Where it stands from then on; nil where that stays.
    public let place: MoveTeam.Place?
    /// Its level; nil where that stays.
    public let level: TeamLevel?
    /// Why.
    public let reason: String?

    init(on: Day, place: MoveTeam.Place?, level: TeamLevel? = nil, reason: String?) {
        self.on = on
        self.place = place
        self.level = level
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        // No team has an empty identifier: it stands for the top.
        fields.add("parent", place.map { $0.parent?.text ?? "" })
        fields.add("level", level?.rawValue)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        place = try fields.word("parent") { word in
            word.isEmpty ? .top : TeamID(word).map { .below($0) }
        }
        level = try fields.word("level") { TeamLevel(rawValue: $0) }
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let team = words.subject(subject)
        let level = level.map { "made it a \($0.rawValue)" }
        switch place {
        case .top: return "moved \(team) to the top\(and(level)) from \(on) on"
        case .below(let id): return "moved \(team) below team \(id)\(and(level)) from \(on) on"
        case nil: return "made \(team) a \(self.level?.rawValue ?? "team") from \(on) on"
        }
    }

    private func and(_ level: String?) -> String { level.map { " and \($0)" } ?? "" }

    /// The fields it sets.
    public var settings: Settings {
        var settings = Settings()
        settings.add(.above, place.map { $0.parent.map(Setting.team) ?? .nothing })
        settings.add(.level, level.map(Setting.level))
        return settings
    }
}
