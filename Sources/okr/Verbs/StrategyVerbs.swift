import OKRModel

/// `okr strategy add`: adds a part of the strategy.
enum StrategyAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "strategy add", .strategy, "Add a mission or a strategic pillar, to align objectives to.",
        discussion: """
            It belongs to no cycle. What is aligned to it with a weight counts in its progress. \
            Prints the new identifier alone on its line.

              okr strategy add "The first choice of every clinic"
              okr strategy add "Known for reliability" --parent S-1
            """,
        arguments: [Argument("TITLE", "what is to be achieved, in words")],
        options: [
            .value("id", "ID", meaning: "its identifier; S-1, S-2 … unless given"),
            .value(
                "parent", "GOAL[=WEIGHT]",
                meaning: "what part of the strategy it serves; with a weight it counts there",
                repeats: true),
            .value("owner", "WHO", meaning: "team:ID or person:HANDLE"),
            .value("description", "TEXT", meaning: "more about it"),
        ] + Option.recording(on: "the day it was agreed; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        AddStrategy(
            id: invocation["id"], title: invocation.required("TITLE"),
            description: invocation["description"], owner: try invocation.owner("owner"),
            parents: try invocation.parents("parent"), on: try invocation.day("on"))
    }
}
