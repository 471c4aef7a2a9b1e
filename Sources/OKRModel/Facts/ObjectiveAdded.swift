/// Adds an objective to a cycle.
public struct AddObjective: Command {
    /// The identifier, or nil to have one assigned (`O-1`).
    public var id: String?
    /// The title.
    public var title: String
    /// The longer description.
    public var description: String?
    /// The cycle it is pursued in.
    public var cycle: CycleID
    /// Who owns it.
    public var owner: OwnerName
    /// How its result is judged.
    public var ambition: Ambition
    /// Its weight in the cycle's mean, 1 unless set.
    public var weight: Decimal?
    /// What it is aligned to.
    public var parents: [Goal.Parent]
    /// The day it was created on, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        id: String? = nil, title: String, description: String? = nil, cycle: CycleID,
        owner: OwnerName, ambition: Ambition = .committed, weight: Decimal? = nil,
        parents: [Goal.Parent] = [], on: Day? = nil
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.cycle = cycle
        self.owner = owner
        self.ambition = ambition
        self.weight = weight
        self.parents = parents
        self.on = on
    }

    /// Refuses an identifier in use, an unknown cycle, owner or parent, a parent named twice, and a
    /// day to come.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let id = try GoalRules.newIdentifier(id, prefix: "O-", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let owner = try book.owner(named: owner)
        let cycle = try book.existingCycle(cycle)
        try GoalRules.check(weight: weight)
        for (index, parent) in parents.enumerated() {
            guard !parents[..<index].contains(where: { $0.id == parent.id }) else {
                throw Refusal("\(parent.id) is named as a parent twice", "name it once")
            }
            try GoalRules.check(weight: parent.weight)
            let goal = try book.presentGoal(parent.id)
            if goal.type == .keyResult, (parent.weight ?? 0) > 0 {
                throw Refusal(
                    "\(parent.id) is a key result and cannot count an objective",
                    "align to it without a weight: --parent \(parent.id), or to an objective")
            }
        }
        let fact = ObjectiveAdded(
            on: on, cycle: cycle.id, owner: owner, ambition: ambition, weight: weight,
            parents: parents, title: try Text.title(title, of: id.text),
            description: try Text.note(description, "description"))
        return Decision(
            .goal(id), .objectiveAdded(fact), created: id.text,
            remarks: GoalRules.remarks(creatingOn: on, in: cycle))
    }
}

/// An objective was added.
public struct ObjectiveAdded: GoalFact {
    /// The name on the wire.
    public static let name = "objective-added"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "cycle": .word, "owner": .word, "ambition": .word, "weight": .number,
            "parents": .list(.record([.init("id", .word), .init("weight", .number)])),
        ], texts: ["title", "description"])

    /// The day it was created on.
    public let on: Day
    /// The cycle it is pursued in.
    public let cycle: CycleID
    /// Who owns it.
    public let owner: Owner
    /// How its result is judged.
    public let ambition: Ambition
    /// Its weight in the cycle's mean.
    public let weight: Decimal?
    /// What it is aligned to.
    public let parents: [Goal.Parent]
    /// The title; nil once erased.
    public let title: String?
    /// The longer description.
    public let description: String?

    init(
        on: Day, cycle: CycleID, owner: Owner, ambition: Ambition, weight: Decimal?,
        parents: [Goal.Parent], title: String?, description: String?
    ) {
        self.on = on
        self.cycle = cycle
        self.owner = owner
        self.ambition = ambition
        self.weight = weight
        self.parents = parents
        self.title = title
        self.description = description
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("cycle", cycle.text)
        fields.add("owner", owner.description)
        fields.add("ambition", ambition.rawValue)
        fields.add("weight", weight)
        if !parents.isEmpty {
            let records = parents.map { parent in
                var members = [FieldValue.Field("id", .word(parent.id.text))]
                if let weight = parent.weight { members.append(.init("weight", .number(weight))) }
                return FieldValue.record(members)
            }
            fields.add("parents", .list(records))
        }
        fields.addText("title", title)
        fields.addText("description", description)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        cycle = try required(fields.word("cycle") { CycleID($0) }, "cycle")
        owner = try required(fields.word("owner") { Owner($0) }, "owner")
        ambition = try required(fields.word("ambition") { Ambition(rawValue: $0) }, "ambition")
        weight = try fields.number("weight")
        title = fields.text("title")
        description = fields.text("description")
        var parents: [Goal.Parent] = []
        for value in try fields.list("parents") {
            guard case .record(let members) = value,
                case .word(let text)? = members.first(where: { $0.name == "id" })?.value,
                let id = GoalID(text)
            else { throw fields.misshapen("parents", "a list of goals") }
            var weight: Decimal?
            if case .number(let number)? = members.first(where: { $0.name == "weight" })?.value {
                weight = number
            }
            parents.append(Goal.Parent(id: id, weight: weight))
        }
        self.parents = parents
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "added objective \(words.subject(subject)), owned by \(words.owner(owner)), to \(cycle)"
    }

    /// The fields it sets.
    public func differences(from goal: Goal?) -> [Difference] {
        var list = [
            Difference("title", before: nil, after: title),
            Difference("owner", before: nil, after: owner.description),
            Difference("cycle", before: nil, after: cycle.text),
            Difference("ambition", before: nil, after: ambition.rawValue),
        ]
        if let weight { list.append(Difference("weight", before: nil, after: "\(weight)")) }
        for parent in parents {
            let weight = parent.weight.map { "=\($0)" } ?? ""
            list.append(Difference("parent", before: nil, after: parent.id.text + weight))
        }
        return list
    }

    /// The objective is known from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        guard case .goal(let id) = entry.subject else {
            return .doesNotApply("it is not about a goal")
        }
        guard goal == nil else { return .doesNotApply("the goal exists already") }
        goal = Goal(
            id: id, type: .objective, created: Stamp(entry), createdOn: on,
            title: title ?? id.text, description: description, owner: owner, weight: weight,
            cycle: cycle, ambition: ambition, parents: parents, objective: nil, kind: nil,
            unit: nil, initial: [:])
        return .applied
    }
}
