import OKRModel

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

/// `okr person change`: describes a person anew.
enum PersonChangeVerb: WritingPage {
    static let verb = Verb(
        "person change", .frame, "Change a person's handle, name, address, team or login.",
        discussion: """
            What was recorded of them before stays theirs: a person is p3 whatever the name.

              okr person change ana --name "Ana Ruiz Soto" --team operations
              okr person change p3 --handle ana.ruiz --login aruiz
            """,
        arguments: [Argument("WHO", "the person, by handle or as p3")],
        options: [
            .value("handle", "HANDLE", meaning: "what is typed for them, as in person:ana"),
            .value("name", "NAME", meaning: "the name to show"),
            .value("email", "ADDRESS", meaning: "their address"),
            .value("team", "ID", meaning: "the team they belong to"),
            .value(
                "login", "LOGIN",
                meaning: "the login of the operating system by which they are known"),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        ChangePerson(
            try invocation.needed(try invocation.person("who"), "who"),
            handle: invocation["handle"], name: invocation["name"], email: invocation["email"],
            team: try invocation.team("team"), login: invocation["login"])
    }
}

/// `okr person leave`: records that a person left.
enum PersonLeaveVerb: WritingPage {
    static let verb = Verb(
        "person leave", .frame, "Record that a person left, and who takes their goals.",
        discussion: """
            Nobody can give them goals from then on. While they own open goals, say who takes those; \
            what they review and contribute to goes there as well.

              okr person leave ben --hand-over ana --on 2026-02-27
              okr person leave ben --hand-over team:platform
            """,
        arguments: [Argument("WHO", "the person, by handle or as p3")],
        options: [
            .value("hand-over", "WHO", meaning: "who takes their goals: ana, or team:ID"),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day they left; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        LeavePerson(
            try invocation.needed(try invocation.person("who"), "who"),
            handingOverTo: try invocation.ownerOrPerson("hand-over"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}
