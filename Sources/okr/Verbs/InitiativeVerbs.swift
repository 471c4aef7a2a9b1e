import OKRModel
import OKRReports

/// `okr initiative add`: adds work that serves goals.
enum InitiativeAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "initiative add", .indicators, "Add an initiative: work that serves goals.",
        discussion: """
            It serves objectives, key results, KPIs or parts of the strategy, and counts in the \
            progress of none of them: work done is not a result. It belongs to no cycle. Prints the \
            new identifier alone on its line.

              okr initiative add "Rewrite the onboarding" --owner team:product --serves KR-1
            """,
        arguments: [Argument("TITLE", "what is to be done, in words")],
        options: [
            .value("owner", "WHO", meaning: "team:ID or person:HANDLE", required: true),
            .value(
                "serves", "GOAL", meaning: "what it is done for", required: true, repeats: true),
            .value("id", "ID", meaning: "its identifier; I-1, I-2 … unless given"),
            .value("contributor", "WHO", meaning: "who contributes to it", repeats: true),
            .value("deadline", "DAY", meaning: "the day by which it is to be done"),
            .value("description", "TEXT", meaning: "more about it"),
        ] + Option.recording(on: "the day it was begun; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        var command = AddInitiative(
            id: invocation["id"], title: invocation.required("TITLE"),
            description: invocation["description"],
            owner: try invocation.needed(try invocation.owner("owner"), "owner"), serves: [],
            deadline: try invocation.day("deadline"), on: try invocation.day("on"))
        command.serves = try invocation.parents("serves")
        command.contributors = try invocation.owners("contributor")
        return command
    }
}

/// `okr initiative progress`: says how far an initiative is.
enum InitiativeProgressVerb: WritingPage {
    static let verb = Verb(
        "initiative progress", .indicators, "Say how far an initiative is, or how it ended.",
        discussion: """
            done means 100 %; dropped needs a note that says why. After either, a percentage opens \
            it again. What was said of earlier days stays what it was; okr correct and okr retract \
            mend mistakes.

              okr initiative progress I-1 40 --note "the first three pages"
              okr initiative progress I-1 done
              okr initiative progress I-2 dropped --note "bought instead of built"
            """,
        arguments: [
            Argument("ID", "the initiative"),
            Argument("PERCENT|done|dropped", "how far it is, from 0 to 100, or how it ended"),
        ],
        options: [
            .value("note", "TEXT", meaning: "what is to be said of it")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        let name = "percent"
        let step: ProgressInitiative.Step
        switch invocation[name] {
        case "done": step = .done
        case "dropped": step = .dropped
        default:
            guard let text = invocation[name] else {
                throw invocation.misuse("\(invocation.label(name)) is missing.")
            }
            let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
            guard let number = Decimal(digits) else {
                throw invocation.misuse(
                    "'\(text)' is neither a percentage such as 40, nor done, nor dropped.")
            }
            step = .percent(number)
        }
        return ProgressInitiative(
            try invocation.needed(try invocation.goal("id"), "id"), step,
            note: invocation["note"], on: try invocation.day("on"))
    }
}

/// `okr initiative list`: lists the initiatives.
enum InitiativeListVerb: VerbPage {
    static let verb = Verb(
        "initiative list", .indicators, "List the initiatives, what they serve, how far they are.",
        discussion: """
            --goal lists what serves that goal or something below it, --cycle what serves a goal of \
            that cycle.

              okr initiative list --goal O-1
              okr initiative list --as-of 2026-02-15 --csv
            """,
        options: Option.filtering + Option.reading + [.markdown, .csv])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let filter = try session.filter(in: reading.state, at: reading.view)
        try session.print(
            InitiativesReport(
                reading.state.initiatives(at: reading.view, of: filter), of: reading.state,
                from: reading.provenance))
    }
}
