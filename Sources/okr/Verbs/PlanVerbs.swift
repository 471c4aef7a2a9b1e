import OKRModel

/// `okr deadline`: gives a key result a last day of its own.
enum DeadlineVerb: WritingPage {
    static let verb = Verb(
        "deadline", .changes, "Give a key result a last day of its own, or take it away.",
        discussion: """
            Everything is expected of it by its deadline, and no check-in is owed after it. Once \
            the goalposts are set, another deadline is a move and needs a reason.

              okr deadline KR-1 2026-03-15 --reason "the auditors come earlier"
              okr deadline KR-1 none --reason "they come with the others"
            """,
        arguments: [
            Argument("GOAL", "the key result"),
            Argument("DAY", "its last day, or none for that of its cycle"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        let takesAway = invocation["day"] == Invocation.nothing
        return ChangeDeadline(
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            to: takesAway ? nil : try invocation.needed(try invocation.day("day"), "day"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr phases`: says which values a metric is to have reached on the way.
enum PhasesVerb: WritingPage {
    static let verb = Verb(
        "phases", .changes, "Say which values a metric is to reach on the way to its target.",
        discussion: """
            Between two of them as much is expected every day, and so before the first and after \
            the last. Without phases that is so for the whole time. Phases given for the first \
            time are no move of the goalposts; once the goalposts are set, other ones are.

              okr phases KR-1 "2026-02-01=65;2026-03-01=75" --reason "the tools come in February"
              okr phases KR-1 none --reason "they never came"
            """,
        arguments: [
            Argument("GOAL", "the key result"),
            Argument("PHASES", "DAY=VALUE;DAY=VALUE, or none to take them away"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which they hold; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        ChangePhases(
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            to: try invocation.needed(try invocation.phases("phases"), "phases"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr milestone add`: adds a milestone.
enum MilestoneAddVerb: WritingPage {
    static let verb = Verb(
        "milestone add", .changes, "Add a milestone to a key result that has milestones.",
        discussion: """
            Once the goalposts are set, one more is a move and needs a reason.

              okr milestone add KR-5 "Security review" --weight 2 --day 2026-03-01 \
            --reason "the board asked for it"
            """,
        arguments: [
            Argument("GOAL", "the key result"), Argument("NAME", "what the milestone is called"),
        ],
        options: [
            .value("weight", "NUMBER", meaning: "how much it weighs; 1 unless given"),
            .value("day", "DAY", meaning: "the day it is due; the goal's last unless given"),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day from which it counts; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        AddMilestone(
            to: try invocation.needed(try invocation.goal("goal"), "goal"),
            MilestonePlan(
                name: invocation.required("NAME"), weight: try invocation.number("weight") ?? 1,
                day: try invocation.day("day")),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr milestone drop`: drops a milestone.
enum MilestoneDropVerb: WritingPage {
    static let verb = Verb(
        "milestone drop", .changes, "Drop a milestone, done or not: it counts no longer.",
        discussion: """
            Once the goalposts are set, dropping one is a move and needs a reason.

              okr milestone drop KR-5 "Security review" --reason "another team does it"
            """,
        arguments: [
            Argument("GOAL", "the key result"),
            Argument("NAME", "the milestone's name, or its identifier such as m2"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it counts no longer; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        DropMilestone(
            invocation.required("NAME"),
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr milestone weigh`: gives a milestone another weight.
enum MilestoneWeighVerb: WritingPage {
    static let verb = Verb(
        "milestone weigh", .changes, "Change how much a milestone weighs.",
        discussion: """
            Once the goalposts are set, another weight is a move and needs a reason.

              okr milestone weigh KR-5 "Security review" 3 --reason "it takes half of the time"
            """,
        arguments: [
            Argument("GOAL", "the key result"),
            Argument("NAME", "the milestone's name, or its identifier such as m2"),
            Argument("WEIGHT", "how much it weighs, above 0"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        WeighMilestone(
            invocation.required("NAME"),
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            to: try invocation.needed(try invocation.number("weight"), "weight"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr zone`: says in words what it means to reach a zone.
enum ZoneVerb: WritingPage {
    static let verb = Verb(
        "zone", .changes, "Say in words what it means to reach a zone of a key result.",
        discussion: """
            Once the goalposts are set, other words are a move and need a reason.

              okr zone KR-6 target "Both teams use it" --reason "there are two teams now"
            """,
        arguments: [
            Argument("GOAL", "the key result"), Argument("WORD", "commit, target or stretch"),
            Argument("TEXT", "what it means to reach the zone"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        DescribeZone(
            try invocation.needed(try invocation.word("word", as: ReachedZone.self), "word"),
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            as: invocation.required("TEXT"), reason: invocation["reason"])
    }
}
