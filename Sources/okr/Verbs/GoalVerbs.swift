import OKRModel

/// `okr objective add`: adds an objective.
enum ObjectiveAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "objective add", .objectives, "Add an objective to a cycle.",
        discussion: """
            Prints the new identifier alone on its line.

              okr objective add "Fewer bugs reach customers" --cycle 2026-Q1 --owner team:platform
            """,
        arguments: [Argument("TITLE", "what is to be achieved, in words")],
        options: [
            .value("cycle", "ID", meaning: "the cycle it is pursued in", required: true),
            .value("owner", "WHO", meaning: "team:ID or person:HANDLE", required: true),
            .value("id", "ID", meaning: "its identifier; O-1, O-2 … unless given"),
            .flag("aspirational", "judge it as a stretch: 0.7 is good"),
            .flag("draft", "begin as a draft, to be agreed on with okr agree"),
            .value(
                "parent", "GOAL[=WEIGHT]",
                meaning: "align it: O-1 supports that objective, O-1=0.5 counts in it",
                repeats: true),
            .value("weight", "NUMBER", meaning: "its weight in the cycle's mean; 1 unless given"),
            .value("contributor", "WHO", meaning: "who contributes to it", repeats: true),
            .value("reviewer", "WHO", meaning: "who reviews it"),
            .value("description", "TEXT", meaning: "more about it"),
        ] + Option.recording(on: "the day it was agreed; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        var command = AddObjective(
            id: invocation["id"], title: invocation.required("TITLE"),
            description: invocation["description"],
            cycle: try invocation.needed(try invocation.cycle("cycle"), "cycle"),
            owner: try invocation.needed(try invocation.owner("owner"), "owner"),
            ambition: invocation.has("aspirational") ? .aspirational : .committed,
            weight: try invocation.number("weight"), parents: try invocation.parents("parent"),
            on: try invocation.day("on"))
        command.isDraft = invocation.has("draft")
        command.contributors = try invocation.owners("contributor")
        command.reviewer = try invocation.owner("reviewer")
        return command
    }
}

/// `okr kr add`: adds a key result.
enum KeyResultAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "kr add", .keyResults, "Add a key result to an objective.",
        discussion: """
            It is measured in one of seven ways: from a baseline to a target, in either direction \
            (both may be left for later); kept at least at, at most at, or between values; kept so \
            every week or month; by milestones done; or by zones described in words. Prints the \
            new identifier alone on its line.

              okr kr add O-1 "Raise code coverage" --from 63 --to 80 --unit %
              okr kr add O-1 "Answer within a day" --at-least 90 --unit %
              okr kr add O-1 "Talk to customers" --every week --at-least 5
              okr kr add O-1 "Open the shop" --milestones "Lease;Staff=2;Doors open=3@2026-03-01"
              okr kr add O-1 "Be known" --zones "commit=In town;target=In the state;stretch=Abroad"
              okr kr add O-1 "Sell more" --from 110 --to 150 --kpi KPI-1
            """,
        arguments: [
            Argument("OBJECTIVE", "the objective it belongs to"),
            Argument("TITLE", "what is measured, in words"),
        ],
        options: details + [
            .value("kpi", "KPI", meaning: "the KPI whose readings are its values")
        ] + Option.recording(on: "the day it was agreed; today unless given"))

    /// What can be said of a key result besides its title and its objective.
    static let details: [Option] =
        KeyResultPlan.options + [
            .value("id", "ID", meaning: "its identifier; KR-1, KR-2 … unless given"),
            .value("unit", "UNIT", meaning: "the unit of its values, such as %"),
            .value("commit", "NUMBER", meaning: "what is the least to reach"),
            .value("stretch", "NUMBER", meaning: "what would be more than hoped for"),
        ] + KeyResultPlan.dayOptions + [
            .value(
                "weight", "NUMBER", meaning: "its weight in the objective's mean; 1 unless given"),
            .value(
                "owner", "WHO", meaning: "team:ID or person:HANDLE; the objective's unless given"),
            .value("contributor", "WHO", meaning: "who contributes to it", repeats: true),
            .value("reviewer", "WHO", meaning: "who reviews it"),
            .flag("draft", "begin as a draft, as always in a draft objective"),
            .value("description", "TEXT", meaning: "more about it"),
            .value(
                "reason", "TEXT", meaning: "why it is added to an objective that was agreed on"),
        ]

    static func command(_ invocation: Invocation) throws -> any Command {
        var command = try keyResult(invocation, title: invocation.required("TITLE"))
        command.kpi = try invocation.goal("kpi")
        return command
    }

    /// The key result that was typed, with another title where it comes from elsewhere.
    static func keyResult(_ invocation: Invocation, title: String) throws -> AddKeyResult {
        let plan = try KeyResultPlan(invocation)
        var command = AddKeyResult(
            objective: try invocation.needed(try invocation.goal("objective"), "objective"),
            id: invocation["id"], title: title,
            description: invocation["description"], measures: plan.measures,
            unit: invocation["unit"], weight: try invocation.number("weight"),
            owner: try invocation.owner("owner"), on: try invocation.day("on"))
        command.plan = plan.measurement
        command.milestones = plan.milestones
        command.zones = plan.zones
        command.phases = plan.phases
        command.deadline = plan.deadline
        command.isDraft = invocation.has("draft")
        command.contributors = try invocation.owners("contributor")
        command.reviewer = try invocation.owner("reviewer")
        command.reason = invocation["reason"]
        return command
    }
}

/// `okr target`: changes what a key result is measured against.
enum TargetVerb: WritingPage {
    static let verb = Verb(
        "target", .changes, "Change the target of a key result or KPI, or its other marks.",
        discussion: """
            What was said of earlier days stays what it was: the change holds from its day on. After \
            the day on which the key result was added a change is a move of the goalposts, and a \
            move needs a reason. A KPI has a target alone; --by sets it as a step from its value to \
            the better.

              okr target KR-1 75 --reason "the legacy module is being retired"
              okr target KPI-1 --by 10% --reason "the plan for the year"
            """,
        arguments: [
            Argument("GOAL", "the key result or KPI"),
            Argument("VALUE", "the new target", .optional),
        ],
        options: [
            .value("commit", "NUMBER", meaning: "what is the least to reach"),
            .value("stretch", "NUMBER", meaning: "what would be more than hoped for"),
            .value("low", "NUMBER", meaning: "the lower bound of a band"),
            .value("high", "NUMBER", meaning: "the upper bound of a band"),
            .value("by", "STEP", meaning: "a KPI's target as a step to the better: 10%, or 5"),
            .flag("turn", "let the target cross the baseline"),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        var measures: [MeasureField: Decimal] = [:]
        measures[.target] = try invocation.number("value")
        for field in [MeasureField.commit, .stretch, .low, .high] {
            measures[field] = try invocation.number(field.rawValue)
        }
        var command = ChangeTarget(
            of: try invocation.needed(try invocation.goal("goal"), "goal"), to: measures,
            turns: invocation.has("turn"), reason: invocation["reason"],
            on: try invocation.day("on"))
        command.step = try invocation.step("by")
        return command
    }
}

/// `okr baseline`: changes the baseline of a key result, or gives it one.
enum BaselineVerb: WritingPage {
    static let verb = Verb(
        "baseline", .changes, "Change the baseline of a key result, or give it one.",
        discussion: """
            A first baseline that comes later is no move of the goalposts. With --on it holds from \
            that day, so that earlier check-ins count too.

              okr baseline KR-4 12.5 --on 2026-01-01
            """,
        arguments: [Argument("GOAL", "the key result"), Argument("VALUE", "the baseline")],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        ChangeBaseline(
            of: try invocation.needed(try invocation.goal("goal"), "goal"),
            to: try invocation.needed(try invocation.number("value"), "value"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr void`: takes a goal made by mistake out of every report.
enum VoidVerb: WritingPage {
    static let verb = Verb(
        "void", .changes, "Take a goal made by mistake out of every report.",
        discussion: """
            Its key results go with it. The audit keeps all of them. What took its values from a \
            KPI stays and is named.
            """,
        arguments: [Argument("GOAL", "the goal")],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        VoidGoal(
            try invocation.needed(try invocation.goal("goal"), "goal"),
            reason: invocation["reason"])
    }
}
