/// Adds a part of the strategy: a mission, or a pillar that objectives align to.
public struct AddStrategy: Command {
    /// The identifier, or nil to have one assigned (`S-1`).
    public var id: String?
    /// The title.
    public var title: String
    /// The longer description.
    public var description: String?
    /// Who owns it, if anybody.
    public var owner: OwnerName?
    /// The parts of the strategy that it serves.
    public var parents: [Goal.Parent]
    /// The day it was created on, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        id: String? = nil, title: String, description: String? = nil, owner: OwnerName? = nil,
        parents: [Goal.Parent] = [], on: Day? = nil
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.owner = owner
        self.parents = parents
        self.on = on
    }

    /// Refuses an identifier in use, an unknown owner or parent, a parent that is no part of the
    /// strategy, and a day to come.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let id = try GoalRules.newIdentifier(id, prefix: "S-", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        for parent in parents {
            try AlignmentRules.check(parent.id, aboveStrategy: id, in: book)
        }
        try AlignmentRules.check(parents, in: book)
        let fact = StrategyAdded(
            on: on, owner: try owner.map { try book.taker(named: $0) }, parents: parents,
            title: try Text.title(title, of: id.text),
            description: try Text.note(description, "description"))
        return Decision(.goal(id), .strategyAdded(fact), created: id.text)
    }
}

/// A part of the strategy was added.
public struct StrategyAdded: GoalFact {
    /// The name on the wire.
    public static let name = "strategy-added"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "owner": .word, "parents": .parents], texts: ["title", "description"])

    /// The day it was created on.
    public let on: Day
    /// Who owns it.
    public let owner: Owner?
    /// The parts of the strategy that it serves.
    public let parents: [Goal.Parent]
    /// The title; nil once erased.
    public let title: String?
    /// The longer description.
    public let description: String?

    init(
        on: Day, owner: Owner?, parents: [Goal.Parent], title: String?, description: String?
    ) {
        self.on = on
        self.owner = owner
        self.parents = parents
        self.title = title
        self.description = description
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("owner", owner?.description)
        fields.add(parents)
        fields.addText("title", title)
        fields.addText("description", description)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        owner = try fields.word("owner") { Owner($0) }
        parents = try fields.parents()
        title = fields.text("title")
        description = fields.text("description")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let owned = owner.map { ", owned by \(words.owner($0))" } ?? ""
        let below =
            parents.isEmpty ? "" : ", below " + parents.map(\.id.text).joined(separator: ", ")
        return "added \(words.subject(subject)) to the strategy\(owned)\(below)"
    }

    /// The owner.
    public var named: [Subject] { [owner?.subject].compactMap { $0 } }

    /// The fields it sets.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("title", before: nil, after: title)]
            + settings.list.map { Difference($0.field, before: nil, after: $0.setting) }
    }

    /// The day it was created on.
    public var day: Day? { on }

    /// The part of the strategy is known from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        guard case .goal(let id) = entry.subject else {
            return .doesNotApply("it is not about a goal")
        }
        guard goal == nil else { return .doesNotApply("the goal exists already") }
        goal = Goal(
            id, .strategy, entry, on: on, title: title, description: description,
            settings: settings)
        return .applied
    }

    var settings: Settings {
        var settings = Settings()
        settings.add(.owner, owner.map(Setting.owner))
        settings.add(parents)
        return settings
    }
}
