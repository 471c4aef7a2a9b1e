/// Merges a team into another one, which takes its goals, its teams and its people.
public struct MergeTeam: Command {
    /// The team that retires.
    public let team: TeamID
    /// The team that takes its place.
    public let successor: TeamID
    /// Why.
    public let reason: String?
    /// The day from which it holds, today unless set.
    public let on: Day?

    /// Makes the intention.
    public init(_ team: TeamID, into successor: TeamID, reason: String? = nil, on: Day? = nil) {
        self.team = team
        self.successor = successor
        self.reason = reason
        self.on = on
    }

    /// Refuses teams that do not exist or are retired, a team into itself, and a day to come.
    ///
    /// Yields the merger, then each open goal, team and person that changes hands by it.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let on = try GoalRules.pastDay(on, today: today)
        guard team != successor else {
            throw Refusal("team \(team) would be merged into itself", "name another team")
        }
        let known = try TeamRules.team(team, on: on, in: book)
        _ = try TeamRules.team(successor, on: on, in: book)
        let reason = try Text.note(reason, "reason")
        var events: [Decision.Happening] = [
            .init(
                subject: .team(team),
                event: .teamMerged(TeamMerged(on: on, successor: successor, reason: reason)))
        ]
        events += try AssignmentRules.handoverOfEverything(
            from: .team(team), to: .team(successor), on: on, today: today, reason: reason,
            in: book)
        let above = known.parent(at: Perspective(entry: .max, day: on))
        for below in try TeamRules.teams(below: team, on: on, in: book) {
            // What the successor stands below, or is itself, rises to where the team stood.
            let carries =
                try TeamRules.path(from: successor, upTo: below.id, from: on, in: book) != nil
            let place: MoveTeam.Place =
                carries ? above.map { .below($0) } ?? .top : .below(successor)
            events.append(
                .init(
                    subject: .team(below.id),
                    event: .teamMoved(TeamMoved(on: on, place: place, reason: reason))))
        }
        return Decision(events + (try members(in: book)))
    }

    private func members(in book: some Book) throws -> [Decision.Happening] {
        let count = try book.personCount()
        guard count > 0 else { return [] }
        return try (1...count).compactMap { try book.person(PersonID(number: $0)) }
            .filter { $0.team == team }
            .map { person in
                .init(
                    subject: .person(person.id),
                    event: .personDescribed(
                        PersonDescribed(
                            team: successor, handle: nil, name: nil, login: nil, email: nil)))
            }
    }
}

/// A team was merged into another one and is retired.
public struct TeamMerged: TeamFact, TeamChange {
    /// The name on the wire.
    public static let name = "team-merged"
    /// The members of the payload.
    public static let schema = Schema(["on": .day, "into": .word], texts: ["reason"])

    /// The day from which it holds.
    public let on: Day
    /// The team that took its place.
    public let successor: TeamID
    /// Why.
    public let reason: String?

    init(on: Day, successor: TeamID, reason: String?) {
        self.on = on
        self.successor = successor
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("into", successor.text)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        successor = try required(fields.word("into") { TeamID($0) }, "into")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "merged \(words.subject(subject)) into team \(successor) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings { [.retired: .retired(successor: successor)] }
}
