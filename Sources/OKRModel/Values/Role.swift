/// What a person may do once the policy `enforce` is on.
///
/// Roles add up: a person may do whatever one of theirs lets them.
public enum Role: String, Sendable, CaseIterable {
    /// Everything.
    case admin
    /// Everything about the goals of a team and the teams below it.
    case editor
    /// Check-ins, wins and blockers on one's own goals; comments and acknowledgements on any.
    case contributor
    /// Nothing but look, as whoever holds no role.
    case viewer
    /// Type for others; what they may do counts then.
    case relay

    /// Whether it is given for a team.
    enum Scope {
        case needed
        case possible
        case none
    }

    var scope: Scope {
        switch self {
        case .editor: .needed
        case .contributor, .viewer: .possible
        case .admin, .relay: .none
        }
    }
}

/// A role with the team it is given for, as a person holds it.
public struct Holding: Hashable, Sendable, CustomStringConvertible {
    /// The role.
    public let role: Role
    /// The team it is given for, with the teams below it; nil for the whole ledger.
    public let team: TeamID?

    /// Puts a role and its team together.
    public init(_ role: Role, of team: TeamID? = nil) {
        self.role = role
        self.team = team
    }

    /// The role as people read it: `editor of team:platform`.
    public var description: String {
        role.rawValue + (team.map { " of team:\($0)" } ?? "")
    }

    /// The role as it is typed after a person: `editor --team platform`.
    var typed: String {
        role.rawValue + (team.map { " --team \($0)" } ?? "")
    }
}
