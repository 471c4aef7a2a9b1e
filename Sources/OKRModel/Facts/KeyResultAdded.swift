/// Adds a key result to an objective.
public struct AddKeyResult: Command {
    /// The objective it belongs to.
    public var objective: GoalID
    /// The identifier, or nil to have one assigned (`KR-1`).
    public var id: String?
    /// The title.
    public var title: String
    /// The longer description.
    public var description: String?
    /// How it is measured.
    public var kind: MeasureKind
    /// The measures; a metric may get its baseline and target later.
    public var measures: [MeasureField: Decimal]
    /// The unit of its values.
    public var unit: String?
    /// Its weight in the objective's mean, 1 unless set.
    public var weight: Decimal?
    /// Who owns it; the objective's owner unless set.
    public var owner: OwnerName?
    /// The day it was created on, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        objective: GoalID, id: String? = nil, title: String, description: String? = nil,
        kind: MeasureKind = .metric, measures: [MeasureField: Decimal] = [:],
        unit: String? = nil, weight: Decimal? = nil, owner: OwnerName? = nil, on: Day? = nil
    ) {
        self.objective = objective
        self.id = id
        self.title = title
        self.description = description
        self.kind = kind
        self.measures = measures
        self.unit = unit
        self.weight = weight
        self.owner = owner
        self.on = on
    }

    /// Refuses an identifier in use, a closed objective, an unknown owner, and measures that
    /// contradict each other.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let id = try GoalRules.newIdentifier(id, prefix: "KR-", in: book)
        let parent = try book.openGoal(objective, for: "new key result")
        guard parent.type == .objective else {
            throw Refusal(
                "\(objective) is a key result and cannot have key results",
                "add it to an objective: okr kr add \(parent.objective?.text ?? "OBJECTIVE") TITLE")
        }
        let on = try GoalRules.pastDay(on, today: today)
        try GoalRules.check(weight: weight)
        try GoalRules.check(measures.keys.sorted { $0.rawValue < $1.rawValue }, fit: kind)
        try GoalRules.check(kind, measures)
        let owner = try owner.map { try book.owner(named: $0) } ?? parent.owner
        let fact = KeyResultAdded(
            on: on, objective: objective, owner: owner, kind: kind, unit: try Text.unit(unit),
            measures: measures, weight: weight, title: try Text.title(title, of: id.text),
            description: try Text.note(description, "description"))
        return Decision(
            .goal(id), .keyResultAdded(fact), created: id.text,
            remarks: GoalRules.remarks(creatingOn: on, in: try book.cycle(of: parent)))
    }
}

/// A key result was added.
public struct KeyResultAdded: GoalFact {
    /// The name on the wire.
    public static let name = "key-result-added"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "objective": .word, "owner": .word, "kind": .word, "unit": .word,
            "baseline": .number, "target": .number, "commit": .number, "stretch": .number,
            "low": .number, "high": .number, "weight": .number,
        ], texts: ["title", "description"])

    /// The day it was created on.
    public let on: Day
    /// The objective it belongs to.
    public let objective: GoalID
    /// Who owns it.
    public let owner: Owner
    /// How it is measured.
    public let kind: MeasureKind
    /// The unit of its values.
    public let unit: String?
    /// The measures it begins with.
    public let measures: [MeasureField: Decimal]
    /// Its weight in the objective's mean.
    public let weight: Decimal?
    /// The title; nil once erased.
    public let title: String?
    /// The longer description.
    public let description: String?

    init(
        on: Day, objective: GoalID, owner: Owner, kind: MeasureKind, unit: String?,
        measures: [MeasureField: Decimal], weight: Decimal?, title: String?, description: String?
    ) {
        self.on = on
        self.objective = objective
        self.owner = owner
        self.kind = kind
        self.unit = unit
        self.measures = measures
        self.weight = weight
        self.title = title
        self.description = description
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("objective", objective.text)
        fields.add("owner", owner.description)
        fields.add("kind", kind.rawValue)
        fields.add("unit", unit)
        fields.add(measures)
        fields.add("weight", weight)
        fields.addText("title", title)
        fields.addText("description", description)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        objective = try required(fields.word("objective") { GoalID($0) }, "objective")
        owner = try required(fields.word("owner") { Owner($0) }, "owner")
        kind = try required(fields.word("kind") { MeasureKind(rawValue: $0) }, "kind")
        unit = try fields.word("unit")
        measures = try fields.measures()
        weight = try fields.number("weight")
        title = fields.text("title")
        description = fields.text("description")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "added key result \(words.subject(subject)) to \(objective), \(aim)"
    }

    private var aim: String {
        let unit = unit.map { " \($0)" } ?? ""
        switch kind {
        case .metric:
            let baseline = measures[.baseline].map { "\($0)" } ?? "a baseline yet to come"
            let target = measures[.target].map { "\($0)\(unit)" } ?? "a target yet to come"
            return "from \(baseline) to \(target)"
        case .atLeast: return "at least \(measures[.target] ?? 0)\(unit)"
        case .atMost: return "at most \(measures[.target] ?? 0)\(unit)"
        case .between:
            return "between \(measures[.low] ?? 0) and \(measures[.high] ?? 0)\(unit)"
        }
    }

    /// The fields it sets.
    public func differences(from goal: Goal?) -> [Difference] {
        var list = [
            Difference("title", before: nil, after: title),
            Difference("objective", before: nil, after: objective.text),
            Difference("owner", before: nil, after: owner.description),
            Difference("kind", before: nil, after: kind.rawValue),
        ]
        if let unit { list.append(Difference("unit", before: nil, after: unit)) }
        for field in MeasureField.allCases {
            guard let value = measures[field] else { continue }
            list.append(Difference(field.rawValue, before: nil, after: "\(value)"))
        }
        if let weight { list.append(Difference("weight", before: nil, after: "\(weight)")) }
        return list
    }

    /// The key result is known from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        guard case .goal(let id) = entry.subject else {
            return .doesNotApply("it is not about a goal")
        }
        guard goal == nil else { return .doesNotApply("the goal exists already") }
        goal = Goal(
            id: id, type: .keyResult, created: Stamp(entry), createdOn: on,
            title: title ?? id.text, description: description, owner: owner, weight: weight,
            cycle: nil, ambition: nil, parents: [], objective: objective, kind: kind, unit: unit,
            initial: measures)
        return .applied
    }
}

extension Fields {
    private static let measureOrder: [MeasureField] = [
        .baseline, .target, .commit, .stretch, .low, .high,
    ]

    /// Adds the measures in the order of the schemas.
    mutating func add(_ measures: [MeasureField: Decimal]) {
        for field in Fields.measureOrder { add(field.rawValue, measures[field]) }
    }

    /// The measures among the members.
    func measures() throws(FieldProblem) -> [MeasureField: Decimal] {
        var measures: [MeasureField: Decimal] = [:]
        for field in Fields.measureOrder { measures[field] = try number(field.rawValue) }
        return measures
    }
}
