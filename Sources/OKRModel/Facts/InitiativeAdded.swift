/// Adds an initiative: work that serves goals.
public struct AddInitiative: Command {
    /// The identifier, or nil to have one assigned (`I-1`).
    public var id: String?
    /// The title.
    public var title: String
    /// The longer description.
    public var description: String?
    /// Who owns it.
    public var owner: OwnerName
    /// The goals it serves; it counts in none of them.
    public var serves: [Goal.Parent]
    /// Who contributes to it.
    public var contributors: [OwnerName] = []
    /// The day by which it is to be done.
    public var deadline: Day?
    /// The day it was created on, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        id: String? = nil, title: String, description: String? = nil, owner: OwnerName,
        serves: [GoalID], deadline: Day? = nil, on: Day? = nil
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.owner = owner
        self.serves = serves.map { Goal.Parent(id: $0, weight: nil) }
        self.deadline = deadline
        self.on = on
    }

    /// Refuses an identifier in use, an unknown owner or goal, a goal named twice, one that counts
    /// it, none at all, a deadline before the first day, and a day to come.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let id = try GoalRules.newIdentifier(id, prefix: "I-", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        guard !serves.isEmpty else {
            throw Refusal(
                "an initiative serves a goal, and none is named", "name one with --serves GOAL")
        }
        for goal in serves { try AlignmentRules.refuseCounting(.initiative, id, in: goal) }
        try AlignmentRules.check(serves, in: book)
        if let deadline { try KindRules.check(deadline: deadline, from: on) }
        let fact = InitiativeAdded(
            on: on, owner: try book.taker(named: owner), parents: serves,
            contributors: try contributors.map { try book.taker(named: $0) }, deadline: deadline,
            title: try Text.title(title, of: id.text),
            description: try Text.note(description, "description"))
        return Decision(.goal(id), .initiativeAdded(fact), created: id.text)
    }
}

/// An initiative was added.
public struct InitiativeAdded: GoalFact {
    /// The name on the wire.
    public static let name = "initiative-added"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "owner": .word, "parents": .parents, "contributors": .list(.word),
            "deadline": .day,
        ], texts: ["title", "description"])

    /// The day it was created on.
    public let on: Day
    /// Who owns it.
    public let owner: Owner
    /// The goals it serves, without weights.
    public let parents: [Goal.Parent]
    /// Who contributes to it.
    public let contributors: [Owner]
    /// The day by which it is to be done.
    public let deadline: Day?
    /// The title; nil once erased.
    public let title: String?
    /// The longer description.
    public let description: String?

    init(
        on: Day, owner: Owner, parents: [Goal.Parent], contributors: [Owner] = [],
        deadline: Day? = nil, title: String?, description: String? = nil
    ) {
        self.on = on
        self.owner = owner
        self.parents = parents
        self.contributors = contributors
        self.deadline = deadline
        self.title = title
        self.description = description
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("owner", owner.description)
        fields.add(parents)
        fields.add("contributors", words: contributors.map(\.description))
        fields.add("deadline", deadline)
        fields.addText("title", title)
        fields.addText("description", description)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        owner = try required(fields.word("owner") { Owner($0) }, "owner")
        parents = try fields.parents()
        contributors = try fields.words("contributors") { Owner($0) } ?? []
        deadline = try fields.day("deadline")
        title = fields.text("title")
        description = fields.text("description")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let served = parents.map(\.id.text).joined(separator: ", ")
        return "added initiative \(words.subject(subject)), owned by \(words.owner(owner)), "
            + "to serve \(served)"
    }

    /// The owner.
    public var named: [Subject] { [owner.subject] }

    /// The fields it sets.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("title", before: nil, after: title)]
            + settings.list.map { Difference($0.field, before: nil, after: $0.setting) }
    }

    /// The day it was created on.
    public var day: Day? { on }

    /// The initiative is known from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        guard case .goal(let id) = entry.subject else {
            return .doesNotApply("it is not about a goal")
        }
        guard goal == nil else { return .doesNotApply("the goal exists already") }
        goal = Goal(
            id, .initiative, entry, on: on, title: title, description: description,
            settings: settings)
        return .applied
    }

    var settings: Settings {
        var settings: Settings = [.owner: .owner(owner)]
        settings.add(parents)
        settings.add(contributors: contributors)
        settings.add(.deadline, deadline.map(Setting.day))
        return settings
    }
}
