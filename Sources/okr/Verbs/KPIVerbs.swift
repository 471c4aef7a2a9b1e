import OKRModel

/// `okr kpi add`: adds a KPI.
enum KPIAddVerb: WritingPage {
    static let creates = true
    static let verb = Verb(
        "kpi add", .indicators, "Add a KPI: a number that is watched without an end.",
        discussion: """
            It is read with okr check-in, or worked out: by a formula over other KPIs, or from its \
            segments by a rule. Thresholds say from which value it is green and amber; without them \
            the target does. Prints the new identifier alone on its line.

              okr kpi add "Revenue" --owner team:sales --unit k€ --value 110 --by 10%
              okr kpi add "Churn" --owner person:ana --direction down --green 2 --amber 4 --unit %
              okr kpi add "Revenue a head" --owner person:ana --formula "KPI-1 / heads"
              okr kpi add "Revenue, Europe" --owner person:ben --of KPI-1 --segment Europe
            """,
        arguments: [Argument("TITLE", "what is watched, in words")],
        options: [
            .value("owner", "WHO", meaning: "team:ID or person:HANDLE", required: true),
            .value("id", "ID", meaning: "its identifier; KPI-1, KPI-2 … unless given"),
            .value(
                "scope", "SCOPE", meaning: "what it is about: \(KPIScopeName.grammar)"),
            .value("unit", "UNIT", meaning: "the unit of its values, such as %"),
        ] + KPIWords.options + [
            .flag("leading", "it tells what will come"),
            .flag("lagging", "it tells what has come"),
            .value("value", "NUMBER", meaning: "its value that day, recorded as a first reading"),
            .value("target", "NUMBER", meaning: "what it is to come to"),
            .value("by", "STEP", meaning: "the target as a step to the better: 10%, or 5"),
            .value("green", "NUMBER", meaning: "the value from which it is green"),
            .value("amber", "NUMBER", meaning: "the value from which it is amber"),
            .value("formula", "FORMULA", meaning: "what it is worked out by, such as “A / B”"),
            .value("of", "KPI", meaning: "the KPI that it is a segment of"),
            .value("segment", "NAME", meaning: "what the segment is called, such as Europe"),
            .value(
                "rule", "RULE",
                meaning: "how its segments' values become its own: "
                    + KPIWords.rules.joined(separator: ", "),
                oneOf: KPIWords.rules),
            .value(
                "parent", "GOAL", meaning: "the objective or part of the strategy that it serves",
                repeats: true),
            .value("description", "TEXT", meaning: "more about it"),
        ] + Option.recording(on: "the day from which it is watched; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        var command = AddKPI(
            id: invocation["id"], title: invocation.required("TITLE"),
            owner: try invocation.needed(try invocation.owner("owner"), "owner"),
            on: try invocation.day("on"))
        command.description = invocation["description"]
        command.scope = try invocation.scope("scope")
        command.unit = invocation["unit"]
        command.plan = try plan(invocation)
        command.target = try invocation.number("target")
        command.step = try invocation.step("by")
        command.green = try invocation.number("green")
        command.amber = try invocation.number("amber")
        command.formula = try invocation.formula("formula")
        command.value = try invocation.number("value")
        command.parents = try invocation.parents("parent")
        return command
    }

    private static func plan(_ invocation: Invocation) throws -> KPIPlan {
        var plan = KPIPlan()
        plan.direction = try invocation.word("direction", as: KPIDirection.self) ?? .up
        plan.frequency = try invocation.word("frequency", as: Frequency.self) ?? .monthly
        switch (invocation.has("leading"), invocation.has("lagging")) {
        case (true, true): throw invocation.misuse("Give one of --leading and --lagging.")
        case (true, false): plan.timing = .leading
        case (false, true): plan.timing = .lagging
        case (false, false): break
        }
        plan.segmentOf = try invocation.goal("of")
        plan.segment = invocation["segment"]
        plan.rule = try invocation.word("rule", as: Formula.Aggregate.self)
        return plan
    }
}

/// `okr kpi thresholds`: says from which values a KPI is green and amber.
enum KPIThresholdsVerb: WritingPage {
    static let verb = Verb(
        "kpi thresholds", .indicators, "Say from which values a KPI is green and amber.",
        discussion: """
            At a threshold itself it is green, or amber, already. Without thresholds it is judged by \
            its target. After the day on which the KPI was added a change needs a reason.

              okr kpi thresholds KPI-1 --green 120 --amber 100 --reason "the plan for the year"
              okr kpi thresholds KPI-1 --amber none --reason "there is no almost"
            """,
        arguments: [Argument("KPI", "the KPI")],
        options: [
            .value("green", "NUMBER", meaning: "the value from which it is green, or none"),
            .value("amber", "NUMBER", meaning: "the value from which it is amber, or none"),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day from which they hold; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        ChangeThresholds(
            of: try invocation.needed(try invocation.goal("kpi"), "kpi"),
            green: try threshold("green", invocation), amber: try threshold("amber", invocation),
            reason: invocation["reason"], on: try invocation.day("on"))
    }

    private static func threshold(
        _ name: String, _ invocation: Invocation
    ) throws -> ChangeThresholds.Threshold? {
        if invocation[name] == Invocation.nothing { return ChangeThresholds.Threshold.none }
        return try invocation.number(name).map { .value($0) }
    }
}

/// `okr kpi formula`: says what a KPI is worked out by.
enum KPIFormulaVerb: WritingPage {
    static let verb = Verb(
        "kpi formula", .indicators, "Say what a KPI is worked out by, or that it is read again.",
        discussion: """
            What was said of earlier days stays what it was: the formula holds from its day on. \
            After the day on which the KPI was added a change needs a reason. The reference page on \
            formulas says how they are written.

              okr kpi formula KPI-3 'KPI-1 / heads' --reason "heads are counted now"
              okr kpi formula KPI-3 none --reason "the new tool tells it"
            """,
        arguments: [
            Argument("KPI", "the KPI"),
            Argument("FORMULA", "the formula, in quotes, or none to take it away"),
        ],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "the day from which it holds; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        let takesAway = invocation["formula"] == Invocation.nothing
        return ChangeFormula(
            of: try invocation.needed(try invocation.goal("kpi"), "kpi"),
            to: takesAway ? nil : try invocation.formula("formula"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// `okr kpi retire`: retires a KPI.
enum KPIRetireVerb: WritingPage {
    static let verb = Verb(
        "kpi retire", .indicators, "Retire a KPI: it is read no more and stands still.",
        discussion: """
            What is worked out from it stands still with it. Retracting the entry that retired it \
            undoes that.

              okr kpi retire KPI-4 --reason "nobody acts on it"
            """,
        arguments: [Argument("KPI", "the KPI")],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: "its last day; today unless given"))

    static func command(_ invocation: Invocation) throws -> any Command {
        RetireKPI(
            try invocation.needed(try invocation.goal("kpi"), "kpi"),
            reason: invocation["reason"], on: try invocation.day("on"))
    }
}

/// Words that several verbs of KPIs read.
enum KPIWords {
    static let rules = Formula.Aggregate.allCases.map(\.rawValue)

    /// Which way a KPI is better, and how often it is read.
    static let options: [Option] = [
        .value(
            "direction", "WAY", meaning: "which way it is better, up or down; up unless given",
            oneOf: KPIDirection.allCases.map(\.rawValue)),
        .value(
            "frequency", "WORD",
            meaning: "how often it is read: "
                + Frequency.allCases.map(\.rawValue).joined(separator: ", ")
                + "; monthly unless given",
            oneOf: Frequency.allCases.map(\.rawValue)),
    ]
}

extension Invocation {
    /// The value as what a KPI is about.
    func scope(_ name: String) throws -> KPIScopeName? {
        guard let text = self[name] else { return nil }
        guard let scope = KPIScopeName(text) else {
            throw misuse("'\(text)' is none of \(KPIScopeName.grammar) (\(label(name))).")
        }
        return scope
    }

    /// The value as a step to the better side.
    func step(_ name: String) throws -> RelativeTarget? {
        guard let text = self[name] else { return nil }
        guard let step = RelativeTarget(text) else {
            throw misuse("'\(text)' is not a step such as 10% or 5 (\(label(name))).")
        }
        return step
    }

    /// The value as a formula; the error names the column and shows the place.
    func formula(_ name: String) throws -> Formula? {
        guard let text = self[name] else { return nil }
        do {
            return try Formula(text)
        } catch {
            let excerpt = error.excerpt.split(separator: "\n", omittingEmptySubsequences: false)
                .map { "\n      \($0)" }.joined()
            throw misuse(
                "column \(error.column): \(error.problem)."
                    + (error.suggestion.map { " Did you mean “\($0)”?" } ?? "") + "\n" + excerpt)
        }
    }

    /// The value as a lag in days: `30d`, `2w`, `1m` (30 days) or `1q` (91 days).
    func lag(_ name: String) throws -> Int? {
        guard let text = self[name] else { return nil }
        let units: [Character: Int] = ["d": 1, "w": 7, "m": 30, "q": 91]
        guard let unit = text.last.flatMap({ units[$0] }),
            let number = Decimal(text.dropLast()), number.scale == 0, number >= 0,
            number <= 9999
        else {
            throw misuse("'\(text)' is not a lag such as 30d, 2w, 1m or 1q (\(label(name))).")
        }
        return Int(number.significand) * unit
    }
}
