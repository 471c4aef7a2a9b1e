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
    /// Who contributes to it.
    public var contributors: [OwnerName] = []
    /// Who reviews it.
    public var reviewer: OwnerName?
    /// Whether it begins as a draft, to be agreed on later.
    public var isDraft = false
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
        let owner = try book.taker(named: owner)
        let cycle = try book.existingCycle(cycle)
        try GoalRules.check(weight: weight)
        try GoalRules.check(open: cycle)
        try AlignmentRules.check(parents, in: book)
        let fact = ObjectiveAdded(
            on: on, cycle: cycle.id, owner: owner, ambition: ambition, weight: weight,
            parents: parents, isDraft: isDraft,
            reviewer: try reviewer.map { try book.taker(named: $0) },
            contributors: try contributors.map { try book.taker(named: $0) },
            title: try Text.title(title, of: id.text),
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
            "parents": .parents, "state": .word, "reviewer": .word, "contributors": .list(.word),
            "carriedFrom": .word,
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
    /// Whether it began as a draft.
    public let isDraft: Bool
    /// Who reviews it.
    public let reviewer: Owner?
    /// Who contributes to it.
    public let contributors: [Owner]
    /// The objective of an earlier cycle that it carries on.
    public let carriedFrom: GoalID?
    /// The title; nil once erased.
    public let title: String?
    /// The longer description.
    public let description: String?

    init(
        on: Day, cycle: CycleID, owner: Owner, ambition: Ambition, weight: Decimal?,
        parents: [Goal.Parent], isDraft: Bool = false, reviewer: Owner? = nil,
        contributors: [Owner] = [], carriedFrom: GoalID? = nil, title: String?,
        description: String?
    ) {
        self.on = on
        self.cycle = cycle
        self.owner = owner
        self.ambition = ambition
        self.weight = weight
        self.parents = parents
        self.isDraft = isDraft
        self.reviewer = reviewer
        self.contributors = contributors
        self.carriedFrom = carriedFrom
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
        fields.add(parents)
        fields.add("state", isDraft ? LifeState.draft.word : nil)
        fields.add("reviewer", reviewer?.description)
        fields.add("contributors", words: contributors.map(\.description))
        fields.add("carriedFrom", carriedFrom?.text)
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
        parents = try fields.parents()
        isDraft = try fields.isDraft()
        reviewer = try fields.word("reviewer") { Owner($0) }
        contributors = try fields.words("contributors") { Owner($0) } ?? []
        carriedFrom = try fields.word("carriedFrom") { GoalID($0) }
        title = fields.text("title")
        description = fields.text("description")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let draft = isDraft ? "draft objective" : "objective"
        let carried = carriedFrom.map { ", carrying on \($0)" } ?? ""
        return "added \(draft) \(words.subject(subject)), owned by \(words.owner(owner)), "
            + "to \(cycle)\(carried)"
    }

    /// The owner.
    public var named: [Subject] { [owner.subject] }

    /// The fields it sets.
    public func differences(from goal: Goal?) -> [Difference] {
        var list = [
            Difference("title", before: nil, after: title),
            Difference("owner", before: nil, after: owner.description),
            Difference("cycle", before: nil, after: cycle.text),
            Difference("ambition", before: nil, after: ambition.rawValue),
        ]
        if isDraft { list.append(Difference("state", before: nil, after: LifeState.draft.word)) }
        if let weight { list.append(Difference("weight", before: nil, after: "\(weight)")) }
        for parent in parents {
            list.append(
                Difference(
                    .parent(parent.id), before: nil, after: .alignment(weight: parent.weight)))
        }
        if let reviewer { list.append(Difference(.reviewer, before: nil, after: .owner(reviewer))) }
        for owner in contributors {
            list.append(Difference(.contributor(owner), before: nil, after: .present))
        }
        return list
    }

    /// The day it was created on.
    public var day: Day? { on }

    /// The objective is known from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        guard case .goal(let id) = entry.subject else {
            return .doesNotApply("it is not about a goal")
        }
        guard goal == nil else { return .doesNotApply("the goal exists already") }
        var settings: Settings = [
            .cycle: .cycle(cycle), .owner: .owner(owner), .ambition: .ambition(ambition),
        ]
        settings.add(.weight, weight.map(Setting.number))
        settings.add(parents)
        settings.add(.reviewer, reviewer.map(Setting.owner))
        settings.add(contributors: contributors)
        goal = Goal(
            id, .objective, entry, on: on, title: title, description: description,
            settings: settings, isDraft: isDraft, carriedFrom: carriedFrom)
        return .applied
    }
}

extension Fields {
    /// Whether the goal begins as a draft.
    func isDraft() throws(FieldProblem) -> Bool {
        try word("state") { $0 == LifeState.draft.word ? true : nil } ?? false
    }
}
