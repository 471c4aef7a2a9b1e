import OKRModel

/// `okr propose`: proposes a draft.
enum ProposeVerb: WritingPage {
    static let verb = Verb(
        "propose", .life, "Propose a draft, so that others can agree on it.",
        discussion: "An objective takes with it those of its key results that are drafts.",
        arguments: [Argument("GOAL", "the draft")],
        options: Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        ProposeGoal(try invocation.needed(try invocation.goal("goal"), "goal"))
    }
}

/// `okr return`: sends a proposed goal back.
enum ReturnVerb: WritingPage {
    static let verb = Verb(
        "return", .life, "Send a proposed goal back, to be worked over.",
        discussion: """
            It is a draft again; an objective takes with it those of its key results that are \
            proposed.

              okr return O-1 --reason "no key result says what a customer gains"
            """,
        arguments: [Argument("GOAL", "the proposed goal")],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        ReturnGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            reason: invocation["reason"])
    }
}

/// `okr agree`: agrees on drafts.
enum AgreeVerb: WritingPage {
    static let verb = Verb(
        "agree", .life, "Agree on drafts, which fixes what they are measured against.",
        discussion: """
            They may be proposed before, but need not be. An objective takes its key results with \
            it. All that are named are agreed on together, or none is. A draft is changed freely; \
            from its agreement on a change of what it is measured against is a move of the \
            goalposts. Whoever agrees on a key result of an objective that was agreed on before \
            moves that one's goalposts, and needs a reason.

              okr agree O-1 O-2 O-3
            """,
        arguments: [Argument("GOAL", "a draft, proposed or not", .many)],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        AgreeOnGoals(try invocation.goals("goal"), reason: invocation["reason"])
    }
}
