/// Gives a team another title from a day on; its identifier stays.
public struct RenameTeam: Command {
    /// The team.
    public let team: TeamID
    /// The title to show.
    public let title: String
    /// The day from which it holds, today unless set.
    public let on: Day?

    /// Makes the intention.
    public init(_ team: TeamID, to title: String, on: Day? = nil) {
        self.team = team
        self.title = title
        self.on = on
    }

    /// Refuses a team that does not exist or is retired, an empty title, and a day to come.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let on = try GoalRules.pastDay(on, today: today)
        let known = try TeamRules.team(team, on: on, in: book)
        let title = try Text.title(title, of: "the team")
        guard known.title(at: Perspective(entry: .max, day: on)) != title else {
            return .nothing(
                "team \(team) is called “\(title)” on \(on) already; nothing was recorded")
        }
        return Decision(.team(team), .teamRenamed(TeamRenamed(on: on, title: title)))
    }
}

/// A team got another title; reports about earlier days keep the old one.
public struct TeamRenamed: TeamFact {
    /// The name on the wire.
    public static let name = "team-renamed"
    /// The members of the payload.
    public static let schema = Schema(["on": .day], texts: ["title"])

    /// The day from which it holds.
    public let on: Day
    /// The title to show; nil once erased.
    public let title: String?

    init(on: Day, title: String?) {
        self.on = on
        self.title = title
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.addText("title", title)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        title = fields.text("title")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "renamed \(words.subject(subject))\(title.map { " to “\($0)”" } ?? "") from \(on) on"
    }

    /// The title in force that day before and after.
    public func differences(from team: Team?) -> [Difference] {
        guard let title else { return [] }
        return team?.timeline.differences([.title: .text(title)], on: on) ?? []
    }

    /// The title holds from its day on.
    public func evolve(_ team: inout Team?, at entry: Entry) -> Applied {
        evolveExisting(&team) { team in
            let setting = Setting.text(title ?? team.id.text)
            team.timeline.changes.append(Change(entry, on: on, [.title: setting], reason: nil))
            return .applied
        }
    }
}
