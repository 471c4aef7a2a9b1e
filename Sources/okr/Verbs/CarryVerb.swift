import OKRModel

/// `okr carry`: carries a goal on to another cycle.
enum CarryVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "carry", .life, "Carry a goal on to another cycle.",
        discussion: """
            A new goal goes on where the old one stands, and each names the other. An objective \
            takes its open key results along; a closed one takes those that were missed. A metric \
            goes on from its last value, milestones from those still to be done. The days of phases, \
            deadline and milestones are left out. The old goal stays as it is, to be closed. Prints \
            the new identifier alone on its line.

              okr carry O-1 --to 2026-Q2
              okr carry KR-3 --to 2026-Q2 --keep-baseline
            """,
        arguments: [Argument("GOAL", "the objective, or a key result of one carried before")],
        options: [
            .value("to", "ID", meaning: "the cycle it goes on in", required: true),
            .flag("keep-baseline", "keep the baseline, and the milestones that are done"),
        ] + Option.recording(on: "the day the new goal was agreed; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        CarryGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            to: try invocation.needed(try invocation.cycle("to"), "to"),
            keepsBaseline: invocation.has("keep-baseline"), on: try invocation.day("on"))
    }
}
