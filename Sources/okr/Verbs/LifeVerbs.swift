import OKRModel

/// `okr close`: closes a goal with a result.
enum CloseVerb: WritingPage {
    static let verb = Verb(
        "close", .life, "Close a goal with its result.",
        discussion: """
            Its numbers stand still from then on. The score is the progress, unless another one is \
            given with a note. An objective is closed after its key results; an abandoned goal has \
            no score.

              okr close KR-1 --outcome achieved
              okr close KR-2 --outcome missed --score 0.5 --note "two of four sites"
            """,
        arguments: [Argument("GOAL", "the goal")],
        options: [
            .value(
                "outcome", "OUTCOME", meaning: "achieved, missed or abandoned",
                oneOf: Outcome.allCases.map(\.rawValue), required: true),
            .value("score", "0…1", meaning: "the score; the progress unless given"),
            .value("note", "TEXT", meaning: "what is to be said of it"),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        CloseGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            outcome: try invocation.needed(
                try invocation.word("outcome", as: Outcome.self), "outcome"),
            score: try invocation.number("score"), note: invocation["note"])
    }
}

/// `okr reopen`: opens a closed goal again.
enum ReopenVerb: WritingPage {
    static let verb = Verb(
        "reopen", .life, "Open a closed goal again.",
        discussion: "  okr reopen KR-1 --reason \"closed a week too early\"",
        arguments: [Argument("GOAL", "the goal")],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        ReopenGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            reason: invocation["reason"])
    }
}
