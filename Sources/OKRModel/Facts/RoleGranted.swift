/// Gives a person a role.
public struct GrantRole: Command {
    /// The person, by handle or identifier.
    public var person: Identifier<OwnerName.Handle>
    /// The role.
    public var role: Role
    /// The team it is given for.
    public var team: TeamID?
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(
        _ role: Role, to person: Identifier<OwnerName.Handle>, team: TeamID? = nil,
        reason: String? = nil
    ) {
        self.role = role
        self.person = person
        self.team = team
        self.reason = reason
    }

    /// Refuses an unknown person, one who left, and a role whose team is missing, retired or one
    /// too many; what is held already changes nothing.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let known = try book.person(named: person)
        let name = known.shortName
        let holding = try RoleRules.holding(
            role, of: team, typed: "okr role grant \(name) \(role.rawValue)")
        if let left = known.left {
            throw Refusal(
                "\(name) left on \(left) and holds no role any more",
                "grant it to somebody who is there")
        }
        if let team { _ = try TeamRules.team(team, on: today, in: book) }
        guard !known.holds(holding) else {
            return .nothing("\(name) is \(holding) already; nothing was recorded")
        }
        return Decision(
            .person(known.id),
            .roleGranted(RoleGranted(holding, reason: try Text.note(reason, "reason"))))
    }
}

/// A person was given a role.
public struct RoleGranted: PersonFact {
    /// The name on the wire.
    public static let name = "role-granted"
    /// The members of the payload.
    public static let schema = Schema(["role": .word, "team": .word], texts: ["reason"])

    /// The role and the team it is given for.
    public let holding: Holding
    /// Why; nil where no reason was given or once erased.
    public let reason: String?

    init(_ holding: Holding, reason: String?) {
        self.holding = holding
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields { holding.fields(because: reason) }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        holding = try Holding(fields)
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "granted \(words.subject(subject)) the role \(holding)"
    }

    /// The team it is given for.
    public var named: [Subject] { [holding.team.map(Subject.team)].compactMap { $0 } }

    /// The role that is new.
    public func differences(from person: Person?) -> [Difference] {
        let isHeld = person?.holds(holding) ?? false
        return [
            Difference("role", before: isHeld ? "\(holding)" : nil, after: holding.description)
        ]
    }

    /// The person holds the role from here on.
    public func evolve(_ person: inout Person?, at entry: Entry) -> Applied {
        evolveExisting(&person) { person in
            guard !person.holds(holding) else {
                return .doesNotApply("the person is \(holding) already")
            }
            person.roleTurns.append(
                RoleTurn(
                    stamp: Stamp(entry), holding: holding, isGranted: true, reason: reason))
            return .applied
        }
    }
}

extension Holding {
    /// The payload of a role that is granted or revoked.
    func fields(because reason: String?) -> Fields {
        var fields = Fields()
        fields.add("role", role.rawValue)
        fields.add("team", team?.text)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload of a role that is granted or revoked.
    init(_ fields: Fields) throws(FieldProblem) {
        self.init(
            try required(fields.word("role") { Role(rawValue: $0) }, "role"),
            of: try fields.word("team") { TeamID($0) })
    }
}
