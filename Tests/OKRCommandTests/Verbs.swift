@testable import okr

/// A small catalogue with every shape a verb can have.
enum Example {
    static let catalogue = Catalogue(
        summary: """
            okr keeps objectives and key results in a ledger that can be trusted: nothing is ever \
            overwritten, and every past moment can be asked about.
            """,
        verbs: [initialise, demo, copy, keyResultAdd, keyResultMove, objectiveAdd, checkIn]
            + [assign, status, importFiles, agree, report, comment, align, milestoneAdd, resolve])

    static let initialise = Verb(
        "init", .ledger, "Make a ledger in a new folder.",
        arguments: [Argument("PATH", "the folder to make")],
        options: [
            .value("name", "NAME", meaning: "the name of the organization", required: true),
            .value("timezone", "ZONE", meaning: "the time zone of its days"),
        ])

    static let demo = Verb(
        "demo", .ledger, "Make a ledger with an example and walk through it.",
        arguments: [Argument("PATH", "where to make it", .optional)])

    static let copy = Verb(
        "copy", .ledger, "Copy a ledger whole.",
        arguments: [
            Argument("SRC", "the ledger"), Argument("DST", "the folder to make"),
        ], options: [.flag("salvage", "keep what can be read")])

    static let keyResultAdd = Verb(
        "kr add", .keyResults, "Add a key result to an objective.",
        discussion: """
            From one number to another, rising or falling:

              okr kr add O-1 "Raise code coverage" --from 63 --to 80 --unit %

            Within a band that is to be kept, where both ends count as inside of the band:

              okr kr add O-1 "Temperature" --between -5 5
            """,
        arguments: [
            Argument("OBJECTIVE", "the objective it belongs to"), Argument("TITLE", "what it is"),
        ],
        options: [
            .value("from", "B", meaning: "where it starts"),
            .value("to", "T", meaning: "where it is to arrive"),
            .value("between", "LOW", "HIGH", meaning: "the band it is to keep"),
            .value("unit", "UNIT", meaning: "what it is counted in"),
        ] + Option.recording())

    static let keyResultMove = Verb(
        "kr move", .keyResults, "Move a key result to another objective.",
        arguments: [Argument("GOAL", "the key result"), Argument("OBJECTIVE", "the objective")])

    static let objectiveAdd = Verb(
        "objective add", .objectives, "Add an objective.",
        arguments: [Argument("TITLE", "what is to be reached")])

    static let checkIn = Verb(
        "check-in", .checkIns, "Record the value of a goal on a day.",
        arguments: [
            Argument("GOAL", "the goal's identifier"),
            Argument("VALUE", "a number, or a zone", .optional),
        ],
        options: [
            .value("confidence", "NUMBER", meaning: "how sure you are, from 0 to 1"),
            .value("note", "TEXT", meaning: "what there is to say"),
            .value("done", "NAME", meaning: "a milestone that is done", repeats: true),
            .flag("help-wanted", "ask for help"),
        ] + Option.recording())

    static let assign = Verb(
        "assign", .changes, "Give a goal to another owner.",
        arguments: [
            Argument("GOAL", "the goal", .optional), Argument("WHO", "the owner", .optional),
        ])

    static let status = Verb(
        "status", .look, "Show the scoreboard.", options: Option.reading + Option.filtering)

    static let importFiles = Verb(
        "import", .inOut, "Take in goals and check-ins from files.",
        arguments: [Argument("FILE", "a CSV file, or - for the standard input", .many)],
        options: [.flag("partial", "record the good rows")])

    static let agree = Verb(
        "agree", .life, "Agree on drafts.",
        arguments: [Argument("GOAL", "a draft; all of them unless given", .any)])

    static let report = Verb(
        "report", .look, "Write a report.", arguments: [Argument("NAME", "which one")],
        options: [
            .value("format", "NAME", meaning: "text, html or csv", oneOf: ["text", "html", "csv"])
        ])

    static let comment = Verb(
        "comment", .checkIns, "Comment on a goal or an entry.",
        arguments: [
            Argument("GOAL|@ENTRY", "what it is about"), Argument("TEXT", "what there is to say"),
        ], options: Option.recording(on: nil))

    static let align = Verb(
        "align", .changes, "Align a goal to another.",
        arguments: [
            Argument("GOAL", "the goal"), Argument("PARENT[=WEIGHT]", "what it serves", .many),
        ])

    static let milestoneAdd = Verb(
        "milestone add", .changes, "Add a milestone to a key result.",
        arguments: [Argument("GOAL", "the key result"), Argument("NAME", "what it is called")])

    static let resolve = Verb(
        "blocker resolve", .checkIns, "Say that a blocker is gone.",
        arguments: [Argument("@ENTRY", "the check-in that raised it")])
}
