import OKRModel

/// `okr team add`: adds a team.
enum TeamAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "team add", .frame, "Add a team, a department or the company.",
        discussion: "  okr team add platform \"Platform\" --parent engineering",
        arguments: [
            Argument("ID", "its identifier, such as platform"), Argument("TITLE", "its title"),
        ],
        options: [
            .value("parent", "ID", meaning: "the team above it"),
            .value(
                "level", "LEVEL", meaning: "company, department or team",
                oneOf: TeamLevel.allCases.map(\.rawValue)),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        AddTeam(
            id: invocation.required("ID"), title: invocation.required("TITLE"),
            parent: try invocation.team("parent"),
            level: try invocation.word("level", as: TeamLevel.self))
    }
}

/// `okr person add`: adds a person.
enum PersonAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "person add", .frame, "Add a person.",
        discussion: """
            Whoever gives a command is added by it; this is for owners who have yet to come. All \
            that tells who a person is stays erasable.

              okr person add --handle ana --name "Ana Ruiz" --team platform
            """,
        options: [
            .value("handle", "HANDLE", meaning: "what is typed for them, as in person:ana"),
            .value("name", "NAME", meaning: "the name to show"),
            .value("email", "ADDRESS", meaning: "their address"),
            .value("team", "ID", meaning: "the team they belong to"),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        AddPerson(
            handle: invocation["handle"], name: invocation["name"], email: invocation["email"],
            team: try invocation.team("team"))
    }
}
