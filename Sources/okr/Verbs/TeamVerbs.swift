import OKRModel
import OKRReports

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

/// `okr team move`: moves a team.
enum TeamMoveVerb: WritingPage {
    static let verb = Verb(
        "team move", .frame, "Move a team below another one, or to the top.",
        discussion: """
            What is reported about earlier days keeps the old tree.

              okr team move platform --parent operations --on 2026-02-16
              okr team move labs --top --level company
            """,
        arguments: [Argument("ID", "the team")],
        options: [
            .value("parent", "ID", meaning: "the team above it from then on"),
            .flag("top", "let it stand at the top"),
            .value(
                "level", "LEVEL", meaning: "company, department or team",
                oneOf: TeamLevel.allCases.map(\.rawValue)),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        let parent = try invocation.team("parent")
        guard parent == nil || !invocation.has("top") else {
            throw invocation.misuse("--parent and --top exclude each other.")
        }
        return MoveTeam(
            try invocation.needed(try invocation.team("id"), "id"),
            to: invocation.has("top") ? .top : parent.map { .below($0) },
            level: try invocation.word("level", as: TeamLevel.self),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr team rename`: gives a team another title.
enum TeamRenameVerb: WritingPage {
    static let verb = Verb(
        "team rename", .frame, "Give a team another title; its identifier stays.",
        discussion: """
            What is reported about earlier days keeps the old title.

              okr team rename platform "Foundations" --on 2026-02-16
            """,
        arguments: [Argument("ID", "the team"), Argument("TITLE", "its title from then on")],
        options: Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        RenameTeam(
            try invocation.needed(try invocation.team("id"), "id"),
            to: invocation.required("TITLE"), on: try invocation.day("on"))
    }
}

/// `okr team merge`: merges a team into another one.
enum TeamMergeVerb: WritingPage {
    static let verb = Verb(
        "team merge", .frame, "Merge a team into another one, which takes what it has.",
        discussion: """
            The team is retired. Its open goals are assigned to the other one, the teams below it \
            move there, its people belong there. Closed goals stay what they were.

              okr team merge labs platform --on 2026-02-16
            """,
        arguments: [
            Argument("ID", "the team that is retired"),
            Argument("INTO", "the team that takes its place"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        MergeTeam(
            try invocation.needed(try invocation.team("id"), "id"),
            into: try invocation.needed(try invocation.team("into"), "into"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr team retire`: retires a team.
enum TeamRetireVerb: WritingPage {
    static let verb = Verb(
        "team retire", .frame, "Retire a team that has no open goals and no teams below it.",
        discussion: "  okr team retire labs --on 2026-02-16",
        arguments: [Argument("ID", "the team")],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        RetireTeam(
            try invocation.needed(try invocation.team("id"), "id"), reason: invocation["reason"],
            on: try invocation.day("on"))
    }
}

/// `okr team list`: lists the teams.
enum TeamListVerb: VerbPage {
    static let verb = Verb(
        "team list", .frame, "Show the teams as a tree, as it was on any day.",
        discussion: "  okr team list --on 2026-02-01", options: Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let report = TeamsReport(of: reading.state, at: reading.view, from: reading.provenance)
        if invocation.has("json") { return try session.print(report.json) }
        try session.print(report.document)
    }
}
