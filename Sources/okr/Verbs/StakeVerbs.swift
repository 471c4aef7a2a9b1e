import OKRModel

/// `okr weight`: changes how much a goal weighs.
enum WeightVerb: WritingPage {
    static let verb = Verb(
        "weight", .changes, "Change how much a goal weighs in the mean that it counts in.",
        discussion: """
            A key result weighs in its objective, an objective in its cycle; 1 unless something else \
            was said. Once the original is fixed, a change is a move of the goalposts, and a move \
            needs a reason.

              okr weight KR-2 0.5 --reason "half of it is out of our hands"
            """,
        arguments: [
            Argument("GOAL", "the key result or objective"),
            Argument("NUMBER", "the weight, 0 or more"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        ChangeWeight(
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            to: try invocation.needed(try invocation.number("number"), "number"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr ambition`: changes how an objective's result is judged.
enum AmbitionVerb: WritingPage {
    static let verb = Verb(
        "ambition", .changes, "Change how an objective's result is judged.",
        discussion: """
            Of a committed objective all is expected, of an aspirational one 0.7 is good. Once the \
            original is fixed, a change is a move of the goalposts, and a move needs a reason.

              okr ambition O-1 aspirational --reason "nobody has done it before"
            """,
        arguments: [
            Argument("GOAL", "the objective"),
            Argument("AMBITION", "committed or aspirational"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        ChangeAmbition(
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            to: try invocation.needed(
                try invocation.word("ambition", as: Ambition.self), "ambition"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}
