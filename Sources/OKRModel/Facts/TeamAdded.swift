/// Adds a team, a department or the company.
public struct AddTeam: Command {
    /// The identifier.
    public let id: String
    /// The title to show.
    public let title: String
    /// The team above it.
    public let parent: TeamID?
    /// Where it stands in the organization.
    public let level: TeamLevel?

    /// Makes the intention.
    public init(id: String, title: String, parent: TeamID? = nil, level: TeamLevel? = nil) {
        self.id = id
        self.title = title
        self.parent = parent
        self.level = level
    }

    /// Refuses an identifier in use or out of its grammar, and a parent that does not exist.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        guard let team = TeamID(id) else {
            throw Refusal("“\(id)” cannot be a team's identifier", "use \(TeamID.grammar)")
        }
        if let known = try book.team(team) {
            throw Refusal(
                "there is a team \(team) already, “\(known.title(at: .latest))”",
                "choose another identifier")
        }
        if let parent { _ = try TeamRules.team(parent, on: today, in: book) }
        let fact = TeamAdded(
            parent: parent, level: level, title: try Text.title(title, of: "the team"))
        return Decision(.team(team), .teamAdded(fact), created: team.text)
    }
}

/// A team was added.
public struct TeamAdded: TeamFact {
    /// The name on the wire.
    public static let name = "team-added"
    /// The members of the payload.
    public static let schema = Schema(["parent": .word, "level": .word], texts: ["title"])

    /// The team above it.
    public let parent: TeamID?
    /// Where it stands in the organization.
    public let level: TeamLevel?
    /// The title to show; nil once erased.
    public let title: String?

    init(parent: TeamID?, level: TeamLevel?, title: String?) {
        self.parent = parent
        self.level = level
        self.title = title
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("parent", parent?.text)
        fields.add("level", level?.rawValue)
        fields.addText("title", title)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        parent = try fields.word("parent") { TeamID($0) }
        level = try fields.word("level") { TeamLevel(rawValue: $0) }
        title = fields.text("title")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let below = parent.map { " below team \($0)" } ?? ""
        let called = title.map { " “\($0)”" } ?? ""
        return "added \(words.subject(subject))\(called)\(below)"
    }

    /// The fields it sets.
    public func differences(from team: Team?) -> [Difference] {
        let list: [(field: String, value: String?)] = [
            ("title", title), ("parent", parent?.text), ("level", level?.rawValue),
        ]
        return list.map { Difference($0.field, before: nil, after: $0.value) }
    }

    /// The team is known from here on.
    public func evolve(_ team: inout Team?, at entry: Entry) -> Applied {
        guard case .team(let id) = entry.subject else {
            return .doesNotApply("it is not about a team")
        }
        guard team == nil else { return .doesNotApply("the team exists already") }
        var settings: Settings = [.title: .text(title ?? id.text)]
        settings.add(.above, parent.map(Setting.team))
        settings.add(.level, level.map(Setting.level))
        team = Team(id: id, added: Stamp(entry), timeline: Timeline(settings))
        return .applied
    }
}
