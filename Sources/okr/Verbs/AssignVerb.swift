import OKRModel

/// `okr assign`: gives a goal, or everything somebody owns, to somebody else.
enum AssignVerb: WritingPage {
    static let verb = Verb(
        "assign", .changes, "Give a goal to another owner, or everything that somebody owns.",
        discussion: """
            A goal has one owner, any number of contributors and at most one reviewer. The owner may \
            be left out where only the others change. With --from and --to every open goal of one \
            owner goes to another, in one command.

              okr assign O-1 team:platform --reason "they run it anyway"
              okr assign KR-3 --reviewer person:ana --contributor person:ben
              okr assign --from person:ben --to person:cleo --on 2026-02-01
            """,
        arguments: [
            Argument("GOAL", "the goal", .optional),
            Argument("WHO", "the new owner: team:ID or person:HANDLE", .optional),
        ],
        options: [
            .value("from", "WHO", meaning: "whose open goals are all given away"),
            .value("to", "WHO", meaning: "who gets them"),
            .value("reviewer", "WHO", meaning: "who reviews the goal, or none for nobody"),
            .value("contributor", "WHO", meaning: "who contributes to it", repeats: true),
            .value(
                "remove-contributor", "WHO", meaning: "who contributes to it no longer",
                repeats: true),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        guard invocation.has("from") || invocation.has("to") else {
            guard let goal = try invocation.goal("goal") else {
                throw invocation.misuse("Give a goal, or --from and --to.")
            }
            return AssignGoal(
                goal,
                to: try invocation.owner("who"), reviewer: try reviewer(invocation),
                adding: try invocation.owners("contributor"),
                removing: try invocation.owners("remove-contributor"),
                reason: invocation["reason"], on: try invocation.day("on"))
        }
        let others = ["goal", "who", "reviewer", "contributor", "remove-contributor"]
        guard !others.contains(where: { invocation.has($0) }) else {
            throw invocation.misuse("Give a goal, or --from and --to alone.")
        }
        return HandOverGoals(
            from: try invocation.needed(try invocation.owner("from"), "from"),
            to: try invocation.needed(try invocation.owner("to"), "to"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }

    private static func reviewer(_ invocation: Invocation) throws -> Reviewer<OwnerName>? {
        if invocation["reviewer"] == "none" { return .nobody }
        return try invocation.owner("reviewer").map { .somebody($0) }
    }
}
