import OKRModel
import OKRReports

/// What the verbs that grant and revoke roles take.
private enum RoleOptions {
    static let arguments = [
        Argument("WHO", "the person, by handle or as p3"),
        Argument("ROLE", "admin, editor, contributor, viewer or relay"),
    ]

    static let options: [Option] =
        [
            Option.value(
                "team", "ID", meaning: "the team it is for, and the teams below it"),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: nil)
}

/// `okr role grant`: gives a person a role.
enum RoleGrantVerb: WritingPage {
    static let verb = Verb(
        "role grant", .frame, "Give a person a role.",
        discussion: """
            Roles count once the policy “enforce” is on: okr policy set enforce on. An admin may do \
            everything; an editor everything about the goals of a team and the teams below it; a \
            contributor checks in on their own goals, with --team on those of the team, and comments \
            on any; a viewer records nothing, as whoever holds no role; a relay may type for others.

              okr role grant henrike admin
              okr role grant ana editor --team platform --reason "leads the team"
            """,
        arguments: RoleOptions.arguments, options: RoleOptions.options)

    static func command(_ invocation: Invocation) throws -> any Command {
        GrantRole(
            try invocation.role(), to: try invocation.needed(try invocation.person("who"), "who"),
            team: try invocation.team("team"), reason: invocation["reason"])
    }
}

/// `okr role revoke`: takes a role from a person.
enum RoleRevokeVerb: WritingPage {
    static let verb = Verb(
        "role revoke", .frame, "Take a role from a person.",
        discussion: """
            Who leaves holds no role any more without this. While roles are enforced the last admin \
            stays one.

              okr role revoke ana editor --team platform
            """,
        arguments: RoleOptions.arguments, options: RoleOptions.options)

    static func command(_ invocation: Invocation) throws -> any Command {
        RevokeRole(
            try invocation.role(), of: try invocation.needed(try invocation.person("who"), "who"),
            team: try invocation.team("team"), reason: invocation["reason"])
    }
}

/// `okr role list`: lists who holds which role.
enum RoleListVerb: VerbPage {
    static let verb = Verb(
        "role list", .frame, "Show who holds which role, and who granted it.",
        discussion: "  okr role list --as-of 2026-02-15",
        options: Option.reading.filter { $0.name != "on" })

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        try session.print(RolesReport(of: reading.state, from: reading.provenance))
    }
}

extension Invocation {
    /// The role that is named.
    fileprivate func role() throws -> Role {
        try needed(try word("role", as: Role.self), "role")
    }
}
