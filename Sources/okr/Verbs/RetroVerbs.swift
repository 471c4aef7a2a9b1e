import OKRLedger
import OKRModel
import OKRReports

/// `okr retro add`: takes down a retrospective note of a cycle.
enum RetroAddVerb: WritingPage {
    static let verb = Verb(
        "retro add", .frame, "Note what went well or badly in a cycle, or what comes next.",
        discussion: """
            A closed cycle takes notes too. They are remarks, like comments: they are neither \
            corrected nor retracted, and another note puts right what one got wrong.

              okr retro add 2026-Q1 --well "We talked to customers every week."
              okr retro add 2026-Q1 --badly "Baselines came late." --goal KR-4
              okr retro add 2026-Q1 --next "Measure before we agree." --owner team:platform
            """,
        arguments: [Argument("CYCLE", "the cycle")],
        options: [
            .value("well", "TEXT", meaning: "what went well"),
            .value("badly", "TEXT", meaning: "what went badly"),
            .value("next", "TEXT", meaning: "what comes next"),
            .value("owner", "WHO", meaning: "who takes on what comes next"),
            .value("goal", "GOAL", meaning: "the goal that it is about"),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        let given = RetroKind.allCases.filter { invocation[$0.rawValue] != nil }
        guard let kind = given.first, given.count == 1 else {
            throw invocation.misuse("Give one of --well, --badly and --next, and one alone.")
        }
        return AddRetroNote(
            try invocation.needed(try invocation.cycle("cycle"), "cycle"), kind,
            text: invocation[kind.rawValue] ?? "", owner: try invocation.owner("owner"),
            goal: try invocation.goal("goal"))
    }
}

/// `okr retro list`: lists the retrospective notes of a cycle.
enum RetroListVerb: VerbPage {
    static let verb = Verb(
        "retro list", .frame, "List the retrospective notes of a cycle.",
        discussion: "  okr retro list 2026-Q1 --markdown",
        arguments: [Argument("CYCLE", "the cycle")], options: Option.reading + [.markdown])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let id = try invocation.needed(try invocation.cycle("cycle"), "cycle")
        guard let cycle = reading.state.cycles[id] else {
            let later = reading.moment.isAsOf ? " as of @\(reading.view.entry)" : ""
            throw Refusal("there is no cycle \(id)\(later)", "okr cycle list lists them")
        }
        try session.print(
            RetroReport(cycle, at: reading.view, of: reading.state, from: reading.provenance))
    }
}
