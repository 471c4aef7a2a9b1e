import OKRModel
import OKRReports

/// `okr cycle add`: adds a cycle.
enum CycleAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "cycle add", .frame, "Add a cycle, such as a quarter.",
        discussion: """
            A cycle can be a part of another one, as a quarter is of the fiscal year; each has goals \
            and figures of its own.

              okr cycle add 2026-Q1 --from 2026-01-01 --to 2026-03-31 --cadence weekly
              okr cycle add FY26 --from 2025-10-01 --to 2026-09-30
              okr cycle add FY26-Q1 --from 2025-10-01 --to 2025-12-31 --parent FY26
            """,
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
            .value("parent", "ID", meaning: "the cycle that it is a part of"),
            .value(
                "holidays", "DAYS",
                meaning: "the days that do not count for check-ins: DAY;DAY or DAY..DAY"),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        var command = AddCycle(
            id: invocation.required("ID"), title: invocation["title"],
            start: try invocation.needed(try invocation.day("from"), "from"),
            end: try invocation.needed(try invocation.day("to"), "to"),
            cadence: try invocation.cadence("cadence") ?? .days(7),
            grace: try invocation.span("grace") ?? 0)
        command.parent = try invocation.cycle("parent")
        command.holidays = try invocation.days("holidays") ?? []
        return command
    }
}

/// `okr cycle activate`: activates a cycle.
enum CycleActivateVerb: WritingPage {
    static let endsWithCheckpoint = true
    static let verb = Verb(
        "cycle activate", .frame, "Activate a cycle: its goals are pursued from now on.",
        discussion: """
            Check-ins do not wait for it. What it leaves behind is a moment, with a checkpoint to be \
            kept by somebody else: what was agreed then cannot be rewritten later without that \
            being seen.

              okr cycle activate 2026-Q1
            """,
        arguments: [Argument("ID", "the cycle")], options: Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        ActivateCycle(try invocation.needed(try invocation.cycle("id"), "id"))
    }
}

/// `okr cycle change`: changes a cycle.
enum CycleChangeVerb: WritingPage {
    static let verb = Verb(
        "cycle change", .frame, "Change a cycle's days, check-ins, holidays or title.",
        discussion: """
            What was said of earlier days stays what it was: the change holds from its day on. \
            Stretching a cycle that has begun moves the goalposts of all its goals, and needs a \
            reason.

              okr cycle change 2026-Q1 --to 2026-04-10 --reason "the launch was moved"
              okr cycle change 2026-Q1 --holidays "2026-02-16;2026-04-03..2026-04-06"
            """,
        arguments: [Argument("ID", "the cycle")],
        options: [
            .value("from", "DAY", meaning: "its first day"),
            .value("to", "DAY", meaning: "its last day"),
            .value("title", "TEXT", meaning: "its title"),
            .value(
                "cadence", "CADENCE",
                meaning: "how often check-ins are due: weekly, biweekly, monthly or 10d"),
            .value("grace", "DAYS", meaning: "how late a check-in may be, such as 3d"),
            .value(
                "holidays", "DAYS",
                meaning: "all days that do not count for check-ins: DAY;DAY or DAY..DAY, or none"),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        ChangeCycle(
            try invocation.needed(try invocation.cycle("id"), "id"),
            start: try invocation.day("from"), end: try invocation.day("to"),
            title: invocation["title"], cadence: try invocation.cadence("cadence"),
            grace: try invocation.span("grace"), holidays: try invocation.days("holidays"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr cycle close`: closes a cycle.
enum CycleCloseVerb: WritingPage {
    static let endsWithCheckpoint = true
    static let verb = Verb(
        "cycle close", .frame, "Close a cycle, or carry its open goals on and close it.",
        discussion: """
            It is refused while goals are open, and lists them. With --carry-to every open goal goes \
            on in another cycle, and the old one is closed with its progress as the score: achieved \
            where that is 1, else missed. --as-of closed:ID asks for this moment later.

              okr cycle close 2026-Q1
              okr cycle close 2026-Q1 --carry-to 2026-Q2 --note "two teams were merged"
            """,
        arguments: [Argument("ID", "the cycle")],
        options: [
            .value("carry-to", "ID", meaning: "the cycle in which open goals go on"),
            .value("note", "TEXT", meaning: "what is to be said of it"),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        CloseCycle(
            try invocation.needed(try invocation.cycle("id"), "id"),
            carryTo: try invocation.cycle("carry-to"), note: invocation["note"])
    }
}

/// `okr cycle reopen`: opens a closed cycle again.
enum CycleReopenVerb: WritingPage {
    static let verb = Verb(
        "cycle reopen", .frame, "Open a closed cycle again; its goals stay closed.",
        discussion: "  okr cycle reopen 2026-Q1 --reason \"a number came in late\"",
        arguments: [Argument("ID", "the cycle")],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        ReopenCycle(
            try invocation.needed(try invocation.cycle("id"), "id"),
            reason: invocation["reason"])
    }
}

/// `okr cycle list`: lists the cycles.
enum CycleListVerb: VerbPage {
    static let verb = Verb(
        "cycle list", .frame, "List the cycles, each above those that are a part of it.",
        options: Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let report = CyclesReport(reading.scoreboard(), from: reading.provenance)
        if invocation.has("json") { return try session.print(report.json) }
        try session.print(report.document)
    }
}
