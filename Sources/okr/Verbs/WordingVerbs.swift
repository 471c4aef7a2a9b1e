import OKRModel

/// `okr rename`: gives a goal another title.
enum RenameVerb: WritingPage {
    static let verb = Verb(
        "rename", .changes, "Give a goal another title.",
        discussion: """
            Whoever asks about an earlier moment is told the title of that moment. A closed goal may \
            be renamed too.

              okr rename O-1 "Fewer bugs reach customers"
            """,
        arguments: [Argument("GOAL", "the goal"), Argument("TITLE", "its new title")],
        options: Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        RenameGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            to: invocation.required("TITLE"))
    }
}

/// `okr describe`: says more about a goal.
enum DescribeVerb: WritingPage {
    static let verb = Verb(
        "describe", .changes, "Say more about a goal, in place of what was said before.",
        discussion: """
            An empty text takes the description away. A closed goal may be described too.

              okr describe KR-1 "Lines, not branches; without generated code."
            """,
        arguments: [Argument("GOAL", "the goal"), Argument("TEXT", "the description")],
        options: Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        DescribeGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            as: invocation.required("TEXT"))
    }
}

/// `okr unit`: changes the unit of a key result's values.
enum UnitVerb: WritingPage {
    static let verb = Verb(
        "unit", .changes, "Change the unit of a key result's values.",
        discussion: """
            The numbers stay what they are. An empty unit takes it away.

              okr unit KR-2 "reports a week"
            """,
        arguments: [Argument("GOAL", "the key result"), Argument("UNIT", "the unit, such as %")],
        options: Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        ChangeUnit(
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            to: invocation.required("UNIT"))
    }
}
