import OKRModel
import OKRReports
import OKRText

/// `okr cycle add`: adds a cycle.
enum CycleAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "cycle add", .frame, "Add a cycle, such as a quarter.",
        discussion: "  okr cycle add 2026-Q1 --from 2026-01-01 --to 2026-03-31 --cadence weekly",
        arguments: [Argument("ID", "its identifier, such as 2026-Q1")],
        options: [
            .value("from", "DAY", meaning: "its first day", required: true),
            .value("to", "DAY", meaning: "its last day", required: true),
            .value("title", "TEXT", meaning: "its title"),
            .value(
                "cadence", "CADENCE",
                meaning:
                    "how often check-ins are due: weekly (the default), biweekly, monthly or 10d"),
            .value("grace", "DAYS", meaning: "how late a check-in may be, such as 3d"),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        AddCycle(
            id: invocation.required("ID"), title: invocation["title"],
            start: try invocation.needed(try invocation.day("from"), "from"),
            end: try invocation.needed(try invocation.day("to"), "to"),
            cadence: try cadence(invocation), grace: try grace(invocation))
    }

    private static func cadence(_ invocation: Invocation) throws -> Cadence {
        guard let text = invocation["cadence"] else { return .days(7) }
        guard let cadence = Cadence(text) else {
            throw invocation.misuse(
                "'\(text)' is not weekly, biweekly, monthly or days such as 10d (--cadence).")
        }
        return cadence
    }

    private static func grace(_ invocation: Invocation) throws -> Int {
        guard let text = invocation["grace"] else { return 0 }
        guard let days = Cadence.span(text) else {
            throw invocation.misuse("'\(text)' is not a number of days such as 3d (--grace).")
        }
        return days
    }
}

/// `okr cycle list`: lists the cycles.
enum CycleListVerb: VerbPage {
    static let verb = Verb(
        "cycle list", .frame, "List the cycles.", options: Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let report = CyclesReport(reading.scoreboard(), from: reading.provenance)
        if invocation.has("json") { return try session.print(report.json) }
        try session.print(report.document)
    }
}

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
