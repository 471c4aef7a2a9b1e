import OKRModel

/// `okr align`: aligns a goal to another.
enum AlignVerb: WritingPage {
    static let verb = Verb(
        "align", .changes, "Align an objective to another, to a key result or to the strategy.",
        discussion: """
            Without a weight it supports the other and is shown there; with one it counts in the \
            other's progress. A goal may be aligned to several. Once the goalposts are set, making \
            it count less, or no longer, is a move and needs a reason; a new alignment is none.

              okr align O-4 O-1=0.5
              okr align O-1 S-2
            """,
        arguments: [
            Argument("GOAL", "the objective, or the part of the strategy"),
            Argument("PARENT[=WEIGHT]", "what it is aligned to, and its weight if it counts there"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        let parents = try invocation.parents("parent")
        guard let parent = parents.first, parents.count == 1 else {
            throw invocation.misuse("Give one goal to align to, such as O-1 or O-1=0.5.")
        }
        return AlignGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"), to: parent,
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr unalign`: takes an alignment away.
enum UnalignVerb: WritingPage {
    static let verb = Verb(
        "unalign", .changes, "Take an alignment away.",
        discussion: """
            Once the goalposts are set, taking away one that counts is a move and needs a reason.

              okr unalign O-4 O-1 --reason "it serves another objective now"
            """,
        arguments: [
            Argument("GOAL", "the goal that is aligned"),
            Argument("PARENT", "what it is aligned to"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        UnalignGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            from: try invocation.needed(try invocation.goal("parent"), "parent"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr move`: moves a key result to another objective, or an objective to another cycle.
enum MoveVerb: WritingPage {
    static let verb = Verb(
        "move", .changes, "Move a key result to another objective, or an objective to a cycle.",
        discussion: """
            Its check-ins go with it. In another cycle its first day is that cycle's. Once the \
            goalposts are set, moving it needs a reason.

              okr move KR-3 O-2 --reason "the platform team took it over"
              okr move O-1 2026-Q2 --reason "the launch was put off"
            """,
        arguments: [
            Argument("GOAL", "the key result, or the objective"),
            Argument("OBJECTIVE|CYCLE", "where it is to belong"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        MoveGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            to: invocation.required("OBJECTIVE"), reason: invocation["reason"],
            on: try invocation.day("on"))
    }
}
