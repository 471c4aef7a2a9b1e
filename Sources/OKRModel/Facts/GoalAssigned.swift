/// Gives a goal another owner or reviewer, or changes who contributes to it.
public struct AssignGoal: Command {
    /// The goal.
    public var goal: GoalID
    /// Who owns it from then on, or nil where that stays.
    public var owner: OwnerName?
    /// Who reviews it from then on, or nil where that stays.
    public var reviewer: Reviewer<OwnerName>?
    /// Who contributes to it from then on.
    public var added: [OwnerName]
    /// Who contributes to it no longer.
    public var removed: [OwnerName]
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        _ goal: GoalID, to owner: OwnerName? = nil, reviewer: Reviewer<OwnerName>? = nil,
        adding added: [OwnerName] = [], removing removed: [OwnerName] = [],
        reason: String? = nil, on: Day? = nil
    ) {
        self.goal = goal
        self.owner = owner
        self.reviewer = reviewer
        self.added = added
        self.removed = removed
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, an unknown owner, one who can take no goals, and a day to come.
    ///
    /// Who has a goal is no goalpost: no reason is needed.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.openGoal(goal, for: "new owner")
        guard owner != nil || reviewer != nil || !added.isEmpty || !removed.isEmpty else {
            throw Refusal(
                "nothing is said about who is to have \(goal)",
                "give an owner, --reviewer, --contributor or --remove-contributor")
        }
        let on = try GoalRules.pastDay(on, today: today)
        var fact = GoalAssigned(on: on, reason: try Text.note(reason, "reason"))
        fact.owner = try owner.map { try book.taker(named: $0) }
        fact.reviewer = try reviewer.map { try $0.map { try book.taker(named: $0) } }
        fact.added = try added.map { try book.taker(named: $0) }
        fact.removed = try removed.map { try book.owner(named: $0) }
        if let both = zip(added, fact.added).first(where: { fact.removed.contains($0.1) }) {
            throw Refusal(
                "\(both.0) is to contribute to \(goal) and to contribute no longer", "say one")
        }
        guard let fact = fact.leavingOutWhatHolds(of: target) else {
            return .nothing("\(goal) is assigned so on \(on) already; nothing was recorded")
        }
        return try ChangeRules.decision(target, .goalAssigned(fact), in: book, on: on)
    }
}

/// Gives everything that somebody has to somebody else.
public struct HandOverGoals: Command {
    /// Who owns the goals.
    public var from: OwnerName
    /// Who owns them from then on.
    public var to: OwnerName
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(from: OwnerName, to: OwnerName, reason: String? = nil, on: Day? = nil) {
        self.from = from
        self.to = to
        self.reason = reason
        self.on = on
    }

    /// Refuses an unknown owner, one who can take no goals, and a day to come.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let on = try GoalRules.pastDay(on, today: today)
        let owner = try book.owner(named: from)
        let successor = try book.taker(named: to)
        guard owner != successor else {
            throw Refusal("\(from) would hand over to themselves", "name somebody else with --to")
        }
        let events = try AssignmentRules.handover(
            from: owner, to: successor, on: on, reason: try Text.note(reason, "reason"), in: book)
        guard !events.isEmpty else {
            return .nothing("\(from) owns no open goal on \(on); nothing was recorded")
        }
        return Decision(events)
    }
}

/// Who reviews a goal from then on: somebody, or nobody any more.
public enum Reviewer<Name: Hashable & Sendable>: Hashable, Sendable {
    case nobody
    case somebody(Name)

    /// The same with another kind of name.
    func map<Other>(_ change: (Name) throws -> Other) rethrows -> Reviewer<Other> {
        switch self {
        case .nobody: .nobody
        case .somebody(let name): .somebody(try change(name))
        }
    }
}

/// A goal got another owner, reviewer or other contributors.
public struct GoalAssigned: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "goal-assigned"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "owner": .word, "reviewer": .word, "added": .list(.word),
            "removed": .list(.word),
        ], texts: ["reason"])

    /// The word that stands for nobody as the reviewer.
    static let nobody = "none"

    /// The day from which it holds.
    public let on: Day
    /// Who owns the goal, where that changes.
    public internal(set) var owner: Owner?
    /// Who reviews it, where that changes.
    public internal(set) var reviewer: Reviewer<Owner>?
    /// Who contributes from then on.
    public internal(set) var added: [Owner] = []
    /// Who contributes no longer.
    public internal(set) var removed: [Owner] = []
    /// Why.
    public let reason: String?

    init(on: Day, owner: Owner? = nil, reason: String?) {
        self.on = on
        self.owner = owner
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("owner", owner?.description)
        switch reviewer {
        case .nobody: fields.add("reviewer", GoalAssigned.nobody)
        case .somebody(let reviewer): fields.add("reviewer", reviewer.description)
        case nil: break
        }
        fields.add("added", words: added.map(\.description))
        fields.add("removed", words: removed.map(\.description))
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        owner = try fields.word("owner") { Owner($0) }
        reviewer = try fields.word("reviewer") { word in
            word == GoalAssigned.nobody ? .nobody : Owner(word).map { .somebody($0) }
        }
        added = try fields.words("added") { Owner($0) } ?? []
        removed = try fields.words("removed") { Owner($0) } ?? []
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        var roles: [String] = []
        switch reviewer {
        case .nobody: roles.append("no reviewer")
        case .somebody(let reviewer): roles.append("reviewer \(words.owner(reviewer))")
        case nil: break
        }
        roles += added.map { "contributor \(words.owner($0))" }
        roles += removed.map { "no longer contributor \(words.owner($0))" }
        let to = owner.map { " to \(words.owner($0))" } ?? ""
        let beside = roles.isEmpty ? "" : ": " + roles.joined(separator: ", ")
        return "assigned \(words.subject(subject))\(to) from \(on) on\(beside)"
    }

    /// The owner, the reviewer and the contributors.
    public var named: [Subject] { mentioned.map(\.subject) }

    private var mentioned: [Owner] {
        var list = [owner].compactMap { $0 } + added + removed
        if case .somebody(let reviewer)? = reviewer { list.append(reviewer) }
        return list
    }

    /// The fields it sets.
    public var settings: Settings {
        var settings = Settings()
        settings.add(.owner, owner.map(Setting.owner))
        switch reviewer {
        case .nobody: settings[.reviewer] = .nothing
        case .somebody(let reviewer): settings[.reviewer] = .owner(reviewer)
        case nil: break
        }
        settings.add(contributors: added)
        for owner in removed { settings[.contributor(owner)] = .nothing }
        return settings
    }
}

extension GoalAssigned {
    /// The fact without what holds on its day already; nil where nothing is left.
    fileprivate func leavingOutWhatHolds(of goal: Goal) -> GoalAssigned? {
        let terms = goal.terms(at: Perspective(entry: .max, day: on))
        var fact = self
        if owner == terms.owner { fact.owner = nil }
        if reviewer == terms.reviewer.map(Reviewer.somebody) ?? .nobody { fact.reviewer = nil }
        fact.added = added.distinct.filter { !terms.contributors.contains($0) }
        fact.removed = removed.distinct.filter(terms.contributors.contains)
        return fact.settings.isEmpty ? nil : fact
    }
}

extension [Owner] {
    /// Each owner once, in the order of the first mention.
    fileprivate var distinct: [Owner] {
        var seen: Set<Owner> = []
        return filter { seen.insert($0).inserted }
    }
}
