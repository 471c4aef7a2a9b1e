import OKRModel
import OKRReports

/// `okr kpi influence`: says that a KPI moves another, or asks whether the values bear that out.
enum KPIInfluenceVerb: WritingPage {
    static let verb = Verb(
        "kpi influence", .indicators, "Say that a KPI moves another, how strongly and how late.",
        discussion: """
            It is a claim: nothing is worked out from it. A claim made again replaces the earlier \
            one. --check records nothing: it says how the changes of the two correlate at the lag \
            given, or claimed, and whether that bears the claim out.

              okr kpi influence KPI-2 KPI-1 --strength 0.6 --lag 1q --reason "the survey of 2025"
              okr kpi influence KPI-2 KPI-1 --check
              okr kpi influence KPI-2 KPI-1 --remove --reason "it did not hold"
            """,
        arguments: [
            Argument("FROM", "the KPI that moves another"), Argument("TO", "the KPI that is moved"),
        ],
        options: [
            .value(
                "strength", "-1…1", meaning: "how strongly, from -1 (the other way) to 1"),
            .value(
                "lag", "SPAN", meaning: "after how long: 30d, 2w, 1m (30 days), 1q (91 days)"),
            .flag("check", "say whether the values bear it out, and record nothing"),
            .flag("remove", "say so no longer"),
            .value("reason", "TEXT", meaning: "why people think so, or no longer do"),
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        let from = try invocation.needed(try invocation.goal("from"), "from")
        let to = try invocation.needed(try invocation.goal("to"), "to")
        let day = try invocation.day("on")
        guard !invocation.has("check") else {
            throw invocation.misuse("--check is a question, and no command to record.")
        }
        guard invocation.has("remove") else {
            return ClaimInfluence(
                of: from, on: to, strength: try invocation.number("strength"),
                lag: try invocation.lag("lag") ?? 0, reason: invocation["reason"], from: day)
        }
        for option in ["strength", "lag"] where invocation.has(option) {
            throw invocation.misuse("--remove says nothing about --\(option).")
        }
        return DropInfluence(of: from, on: to, reason: invocation["reason"], from: day)
    }
}

extension KPIInfluenceVerb {
    static func run(_ invocation: Invocation, _ session: Session) throws {
        guard invocation.has("check") else { return try record(invocation, session) }
        for option in ["remove", "reason", "key", "expect", "dry-run"] where invocation.has(option)
        {
            throw invocation.misuse("--check records nothing: leave --\(option) out.")
        }
        let reading = try session.reading()
        let from = try kpi("from", invocation, reading)
        let to = try kpi("to", invocation, reading)
        let claim = from.influences(at: reading.view).first { $0.kpi == to.id }
        let check = InfluenceCheck(
            from: from.id, to: to.id, lag: try invocation.lag("lag") ?? claim?.lag ?? 0,
            strength: try invocation.number("strength") ?? claim?.strength, at: reading.view,
            in: reading.state)
        guard let check else { return }
        try session.print(
            InfluenceReport(check, of: reading.state, from: reading.provenance))
    }

    private static func kpi(
        _ name: String, _ invocation: Invocation, _ reading: Reading
    ) throws -> Goal {
        let id = try invocation.needed(try invocation.goal(name), name)
        guard let goal = reading.state.goals[id] else {
            throw Refusal("there is no goal \(id)", "okr kpis lists the KPIs")
        }
        guard goal.indicator != nil else {
            throw Refusal("\(id) is no KPI", "okr kpis lists the KPIs")
        }
        return goal
    }
}

/// `okr kpi benchmark`: records a value of an outside series beside a KPI.
enum KPIBenchmarkVerb: WritingPage {
    static let verb = Verb(
        "kpi benchmark", .indicators, "Record a value of others beside a KPI, to compare with.",
        discussion: """
            The source names the series: another value of it replaces the earlier one from its day \
            on. It counts in nothing.

              okr kpi benchmark KPI-1 "Branch report" 4.2 --note "companies of our size"
            """,
        arguments: [
            Argument("KPI", "the KPI"), Argument("SOURCE", "where the value comes from"),
            Argument("VALUE", "the value"),
        ],
        options: [
            .value("note", "TEXT", meaning: "what is to be said of it")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        RecordBenchmark(
            beside: try invocation.needed(try invocation.goal("kpi"), "kpi"),
            source: invocation.required("SOURCE"),
            value: try invocation.needed(try invocation.number("value"), "value"),
            note: invocation["note"], on: try invocation.day("on"))
    }
}

/// `okr kpi promote`: makes a KPI a key result of an objective.
enum KPIPromoteVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "kpi promote", .indicators, "Make a KPI a key result: its readings are the values of both.",
        discussion: """
            Title and unit are the KPI's unless given. Measured from a baseline to a target, it \
            begins at the KPI's value that day and aims at its target, or else at its green \
            threshold. The KPI goes on; a check-in on either is a reading of it. Prints the new \
            identifier alone on its line.

              okr kpi promote KPI-1 --objective O-1 --to 150
            """,
        arguments: [Argument("KPI", "the KPI")],
        options: [
            .value(
                "objective", "ID", meaning: "the objective that the key result belongs to",
                required: true),
            .value("title", "TEXT", meaning: "what it is called; as the KPI unless given"),
        ] + KeyResultAddVerb.details
            + Option.recording(on: "the day it was agreed; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        PromoteKPI(
            try invocation.needed(try invocation.goal("kpi"), "kpi"),
            as: try KeyResultAddVerb.keyResult(invocation, title: ""),
            title: invocation["title"])
    }
}

/// `okr kpi adopt`: makes a finished key result a KPI.
enum KPIAdoptVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "kpi adopt", .indicators, "Make a closed key result a KPI that carries on its series.",
        discussion: """
            The key result's check-ins are the KPI's first readings; the key result itself stands \
            still. Prints the new identifier alone on its line.

              okr kpi adopt KR-1 --title "Code coverage" --frequency weekly --target 80
            """,
        arguments: [Argument("KR", "the key result, which is closed")],
        options: [
            .value("id", "ID", meaning: "its identifier; KPI-1, KPI-2 … unless given"),
            .value("title", "TEXT", meaning: "what it is called; as the key result unless given"),
            .value("owner", "WHO", meaning: "who owns it; as the key result unless given"),
            .value(
                "direction", "WAY",
                meaning: "which way it is better, up or down; as the key result unless given",
                oneOf: KPIDirection.allCases.map(\.rawValue)),
            .value(
                "frequency", "WORD",
                meaning: "how often it is read; monthly unless given",
                oneOf: Frequency.allCases.map(\.rawValue)),
            .value(
                "target", "NUMBER", meaning: "what it is to come to; as the key result unless given"
            ),
        ] + Option.recording(on: "the day from which it is watched; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        var command = AdoptKeyResult(
            try invocation.needed(try invocation.goal("kr"), "kr"), id: invocation["id"],
            on: try invocation.day("on"))
        command.title = invocation["title"]
        command.owner = try invocation.owner("owner")
        command.direction = try invocation.word("direction", as: KPIDirection.self)
        command.frequency = try invocation.word("frequency", as: Frequency.self)
        command.target = try invocation.number("target")
        return command
    }
}
