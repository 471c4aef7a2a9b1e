/// Adds a KPI: a number that is watched without an end.
public struct AddKPI: Command {
    /// The identifier, or nil to have one assigned (`KPI-1`).
    public var id: String?
    /// The title.
    public var title: String
    /// The longer description.
    public var description: String?
    /// Who owns it.
    public var owner: OwnerName
    /// What it is about; nil where nothing is said of it.
    public var scope: KPIScopeName?
    /// The unit of its values.
    public var unit: String?
    /// Direction, frequency, timing, segment and rule.
    public var plan = KPIPlan()
    /// What it is to come to.
    public var target: Decimal?
    /// What it is to come to, as a step from its value.
    public var step: RelativeTarget?
    /// The value from which it is green.
    public var green: Decimal?
    /// The value from which it is amber.
    public var amber: Decimal?
    /// What it is worked out by.
    public var formula: Formula?
    /// Its value on the day it is added, recorded as its first reading.
    public var value: Decimal?
    /// The parts of the strategy and the objectives that it serves.
    public var parents: [Goal.Parent] = []
    /// The day it was created on, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(id: String? = nil, title: String, owner: OwnerName, on: Day? = nil) {
        self.id = id
        self.title = title
        self.owner = owner
        self.on = on
    }

    /// Refuses an identifier in use, an unknown owner, scope, parent or input, thresholds in the
    /// wrong order, a formula that comes back to the KPI, and a step from no value.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let id = try GoalRules.newIdentifier(id, prefix: "KPI-", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        var plan = plan
        try KPIRules.settle(scope, in: &plan, of: id, book)
        try KPIRules.settleSegment(&plan, of: id, in: book)
        try checkSources(of: id, plan)
        try Refusal.about(.parent) {
            for parent in parents { try AlignmentRules.refuseCounting(.kpi, id, in: parent) }
            try AlignmentRules.check(parents, in: book)
        }
        if let formula {
            try Refusal.about(.formula) {
                try KPIRules.check(
                    formula, of: id, asSegmentOf: plan.segmentOf, from: on, in: book)
            }
        }
        let measures = try measures(of: id, plan, on: on, in: book)
        let fact = KPIAdded(
            on: on, owner: try book.taker(named: owner), plan: plan, unit: try Text.unit(unit),
            measures: measures, by: step?.text, formula: formula, parents: parents,
            title: try Text.title(title, of: id.text),
            description: try Text.note(description, "description"))
        var events = [Decision.Happening(subject: .goal(id), event: .kpiAdded(fact))]
        if let value {
            var content = CheckIn.Content(on: on)
            content.value = value
            let reading = CheckInRecorded(content: content, talk: .init())
            events.append(.init(subject: .goal(id), event: .checkInRecorded(reading)))
        }
        var decision = Decision(events)
        decision.created = id.text
        return decision
    }

    private func checkSources(of id: GoalID, _ plan: KPIPlan) throws {
        try Refusal.about(.rule) {
            guard formula == nil || plan.rule == nil else {
                throw Refusal(
                    "\(id) is given a formula and a rule for its segments", "give one of them")
            }
        }
        guard value == nil || plan.rule == nil else {
            throw Refusal(
                "\(id) is put together from its segments and has no reading of its own",
                "leave --value out")
        }
        guard value == nil || formula == nil else {
            throw Refusal(
                "\(id) is worked out by a formula and has no reading of its own",
                "leave --value out")
        }
    }

    private func measures(
        of id: GoalID, _ plan: KPIPlan, on day: Day, in book: some Book
    ) throws -> [MeasureField: Decimal] {
        var measures: [MeasureField: Decimal] = [:]
        measures[.green] = green
        measures[.amber] = amber
        measures[.target] = target
        if let step {
            guard target == nil else {
                throw Refusal("\(id) is given a target and a step to it", "give one of them")
            }
            let now = try value.map(Quantity.exact) ?? worth(on: day, in: book)
            measures[.target] = try step.target(from: now, plan.direction, of: id)
        }
        try Refusal.about(.amber) {
            try KPIRules.check(measures, plan.direction, of: id, isNew: true)
        }
        return measures
    }

    /// What its formula comes to before it is recorded.
    private func worth(on day: Day, in book: some Book) throws -> Quantity? {
        guard let formula else { return nil }
        return try KPIRules.value(of: formula, at: Perspective(entry: .max, day: day), in: book)
    }
}

/// A KPI was added.
public struct KPIAdded: GoalFact {
    /// The name on the wire.
    public static let name = "kpi-added"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "owner": .word, "scope": .word, "unit": .word, "direction": .word,
            "frequency": .word, "timing": .word, "target": .number, "by": .word, "green": .number,
            "amber": .number, "formula": .word, "of": .word, "rule": .word, "adopts": .word,
            "parents": .parents,
        ], texts: ["title", "description", "scopeName", "segment"])

    /// The day it was created on.
    public let on: Day
    /// Who owns it.
    public let owner: Owner
    /// What it is about and how it is read.
    public let plan: KPIPlan
    /// The unit of its values.
    public let unit: String?
    /// Target and thresholds.
    public let measures: [MeasureField: Decimal]
    /// How the target was given, where it was given relative to a value.
    public let by: String?
    /// What it is worked out by.
    public let formula: Formula?
    /// What it serves.
    public let parents: [Goal.Parent]
    /// The title; nil once erased.
    public let title: String?
    /// The longer description.
    public let description: String?

    init(
        on: Day, owner: Owner, plan: KPIPlan, unit: String?, measures: [MeasureField: Decimal],
        by: String? = nil, formula: Formula?, parents: [Goal.Parent], title: String?,
        description: String?
    ) {
        self.on = on
        self.owner = owner
        self.plan = plan
        self.unit = unit
        self.measures = measures
        self.by = by
        self.formula = formula
        self.parents = parents
        self.title = title
        self.description = description
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("owner", owner.description)
        fields.add("scope", plan.scope?.word)
        fields.add("unit", unit)
        fields.add("direction", plan.direction.rawValue)
        fields.add("frequency", plan.frequency.rawValue)
        fields.add("timing", plan.timing?.rawValue)
        fields.add("target", measures[.target])
        fields.add("by", by)
        fields.add("green", measures[.green])
        fields.add("amber", measures[.amber])
        fields.add("formula", formula?.text)
        fields.add("of", plan.segmentOf?.text)
        fields.add("rule", plan.rule?.rawValue)
        fields.add("adopts", plan.adopts?.text)
        fields.add(parents)
        fields.addText("title", title)
        fields.addText("description", description)
        fields.addText("scopeName", plan.scopeName)
        fields.addText("segment", plan.segment)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        owner = try required(fields.word("owner") { Owner($0) }, "owner")
        var plan = KPIPlan()
        plan.scope = try fields.word("scope") { KPIScope($0) }
        plan.direction = try required(
            fields.word("direction") { KPIDirection(rawValue: $0) }, "direction")
        plan.frequency = try required(
            fields.word("frequency") { Frequency(rawValue: $0) }, "frequency")
        plan.timing = try fields.word("timing") { KPITiming(rawValue: $0) }
        plan.segmentOf = try fields.word("of") { GoalID($0) }
        plan.rule = try fields.word("rule") { Formula.Aggregate(rawValue: $0) }
        plan.adopts = try fields.word("adopts") { GoalID($0) }
        plan.scopeName = fields.text("scopeName")
        plan.segment = fields.text("segment")
        self.plan = plan
        unit = try fields.word("unit")
        measures = try fields.measures()
        by = try fields.word("by")
        formula = try fields.formula("formula")
        parents = try fields.parents()
        title = fields.text("title")
        description = fields.text("description")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        var sentence = "added the KPI \(words.subject(subject))"
        if let whole = plan.segmentOf {
            sentence += " as the segment " + (plan.segment.map { "“\($0)” " } ?? "") + "of \(whole)"
        }
        if let key = plan.adopts { sentence += ", which carries on the series of \(key)" }
        sentence += ", owned by \(words.owner(owner))"
        if let formula { sentence += ", worked out as \(formula)" }
        if let rule = plan.rule { sentence += ", the \(rule.called) of its segments" }
        if let target = measures[.target] {
            sentence += ", target \(words.value(target, of: subject))"
            if let by { sentence += " (better by \(by))" }
        }
        return sentence
    }

    /// The owner, what it is about, and the KPI or key result it hangs on.
    public var named: [Subject] {
        var named = [owner.subject]
        switch plan.scope {
        case .team(let id): named.append(.team(id))
        case .person(let id): named.append(.person(id))
        default: break
        }
        return named
    }

    /// The fields it sets.
    public func differences(from goal: Goal?) -> [Difference] {
        let given: [(String, String?)] = [
            ("title", title), ("unit", unit), ("scope", plan.scope.map { $0.word }),
            ("direction", plan.direction.rawValue), ("frequency", plan.frequency.rawValue),
            ("timing", plan.timing?.rawValue), ("of", plan.segmentOf?.text),
            ("segment", plan.segment), ("rule", plan.rule?.rawValue),
            ("adopts", plan.adopts?.text),
        ]
        return given.compactMap { name, value in
            value.map { Difference(name, before: nil, after: $0) }
        } + settings.list.map { Difference($0.field, before: nil, after: $0.setting) }
    }

    /// The day it was created on.
    public var day: Day? { on }

    /// The KPI is known from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        guard case .goal(let id) = entry.subject else {
            return .doesNotApply("it is not about a goal")
        }
        guard goal == nil else { return .doesNotApply("the goal exists already") }
        goal = Goal(
            id, .kpi, entry, on: on, title: title, description: description, settings: settings,
            indicator: plan, unit: unit)
        return .applied
    }

    var settings: Settings {
        var settings: Settings = [.owner: .owner(owner)]
        settings.add(measures)
        settings.add(.relativeTarget, by.map(Setting.text))
        settings.add(.formula, formula.map(Setting.formula))
        settings.add(parents)
        return settings
    }
}
