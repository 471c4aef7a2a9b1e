/// Takes a role from a person.
public struct RevokeRole: Command {
    /// The person, by handle or identifier.
    public var person: Identifier<OwnerName.Handle>
    /// The role.
    public var role: Role
    /// The team it was given for.
    public var team: TeamID?
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(
        _ role: Role, of person: Identifier<OwnerName.Handle>, team: TeamID? = nil,
        reason: String? = nil
    ) {
        self.role = role
        self.person = person
        self.team = team
        self.reason = reason
    }

    /// Refuses an unknown person, a role that is not held, and to lock everybody out.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let known = try book.person(named: person)
        let name = known.shortName
        let holding = try RoleRules.holding(
            role, of: team, typed: "okr role revoke \(name) \(role.rawValue)")
        if let left = known.left {
            throw Refusal(
                "\(name) left on \(left) and holds no role any more", "there is nothing to revoke")
        }
        guard known.holds(holding) else {
            throw Refusal(
                "\(name) is not \(holding) and holds \(RoleRules.list(known))",
                "okr role list shows who holds what")
        }
        if role == .admin { try RoleRules.refuseLockingOut(without: known, in: book) }
        return Decision(
            .person(known.id),
            .roleRevoked(RoleRevoked(holding, reason: try Text.note(reason, "reason"))))
    }
}

/// A role was taken from a person.
public struct RoleRevoked: PersonFact {
    /// The name on the wire.
    public static let name = "role-revoked"
    /// The members of the payload.
    public static let schema = Schema(["role": .word, "team": .word], texts: ["reason"])

    /// The role and the team it was given for.
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
        "revoked the role \(holding) of \(words.subject(subject))"
    }

    /// The team it was given for.
    public var named: [Subject] { [holding.team.map(Subject.team)].compactMap { $0 } }

    /// The role that is gone.
    public func differences(from person: Person?) -> [Difference] {
        [Difference("role", before: holding.description, after: nil)]
    }

    /// The person holds the role no longer.
    public func evolve(_ person: inout Person?, at entry: Entry) -> Applied {
        evolveExisting(&person) { person in
            guard person.holds(holding) else {
                return .doesNotApply("the person is not \(holding)")
            }
            person.roleTurns.append(
                RoleTurn(
                    stamp: Stamp(entry), holding: holding, isGranted: false, reason: reason))
            return .applied
        }
    }
}
