/// The payload of one kind of event: what happened, its name on the wire, its sentence.
///
/// A page under `Facts/` holds, in this order, the intention (a command), the rule (`decide`), the
/// fact, and its consequence (`evolve`).
public protocol Fact: Hashable, Sendable {
    /// The name in an entry's type: `goalledger.NAME.v1`.
    static var name: String { get }
    /// The members its payload may have.
    static var schema: Schema { get }
    /// The payload in the order of the schema.
    var fields: Fields { get }
    /// Reads the payload; throws where a member is missing or misshapen.
    init(_ fields: Fields) throws(FieldProblem)
    /// What was done, as the rest of a sentence that begins with the author.
    func sentence(_ subject: Subject, in words: Phrasebook) -> String
    /// The free text that says why, where one was given.
    var reason: String? { get }
    /// What its sentence names beside what the entry is about.
    var named: [Subject] { get }
    /// The free text that is said beside it, where one was given.
    var said: String? { get }
}

extension Fact {
    /// No reason, for facts that carry none.
    public var reason: String? { nil }
    /// Nothing else, for facts that speak of their subject alone.
    public var named: [Subject] { [] }
    /// Nothing said, for facts that carry no such text.
    public var said: String? { nil }
}

/// Whether an entry changed the state it was folded into.
public enum Applied: Hashable, Sendable {
    case applied
    /// The entry does not make sense in this state, and why; a what-if replay lists it.
    case doesNotApply(String)
}

/// A fact about a goal.
public protocol GoalFact: Fact {
    /// Folds the fact into the goal; never refuses what `decide` produced.
    func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied
    /// What the fact changes, field by field, seen against the goal before it.
    func differences(from goal: Goal?) -> [Difference]
    /// The day it is about, nil where that is the day it was recorded.
    var day: Day? { get }
}

extension GoalFact {
    /// Nothing changed, for facts that only add.
    public func differences(from goal: Goal?) -> [Difference] { [] }

    /// The day it was recorded.
    public var day: Day? { nil }

    /// Folds into a goal that must exist and not be taken out as a mistake.
    func evolveExisting(_ goal: inout Goal?, _ change: (inout Goal) -> Applied) -> Applied {
        guard goal?.voided == nil else { return .doesNotApply("the goal was voided") }
        guard var existing = goal else { return .doesNotApply("the goal does not exist") }
        // Held once, so that appending to its lists copies nothing.
        goal = nil
        let applied = change(&existing)
        goal = existing
        return applied
    }

    /// Folds into a goal that must be open, too.
    func evolveOpen(_ goal: inout Goal?, _ change: (inout Goal) -> Applied) -> Applied {
        evolveExisting(&goal) { goal in
            goal.closing == nil ? change(&goal) : .doesNotApply("the goal is closed")
        }
    }
}

/// A fact about a cycle.
public protocol CycleFact: Fact {
    /// Folds the fact into the cycle.
    func evolve(_ cycle: inout Cycle?, at entry: Entry) -> Applied
    /// What the fact changes, field by field, seen against the cycle before it.
    func differences(from cycle: Cycle?) -> [Difference]
}

extension CycleFact {
    /// Nothing changed, for facts that only add.
    public func differences(from cycle: Cycle?) -> [Difference] { [] }

    /// Folds into a cycle that must exist.
    func evolveExisting(_ cycle: inout Cycle?, _ change: (inout Cycle) -> Applied) -> Applied {
        guard var existing = cycle else { return .doesNotApply("the cycle does not exist") }
        let applied = change(&existing)
        cycle = existing
        return applied
    }
}

/// A fact about a team.
public protocol TeamFact: Fact {
    /// Folds the fact into the team.
    func evolve(_ team: inout Team?, at entry: Entry) -> Applied
    /// What the fact changes, field by field, seen against the team before it.
    func differences(from team: Team?) -> [Difference]
}

extension TeamFact {
    /// Nothing changed, for facts that only add.
    public func differences(from team: Team?) -> [Difference] { [] }

    /// Folds into a team that must exist.
    func evolveExisting(_ team: inout Team?, _ change: (inout Team) -> Applied) -> Applied {
        guard var existing = team else { return .doesNotApply("the team does not exist") }
        let applied = change(&existing)
        team = existing
        return applied
    }
}

/// A fact about a person.
public protocol PersonFact: Fact {
    /// Folds the fact into the person.
    func evolve(_ person: inout Person?, at entry: Entry) -> Applied
    /// What the fact changes, field by field, seen against the person before it.
    func differences(from person: Person?) -> [Difference]
}

extension PersonFact {
    /// Nothing changed, for facts that only add.
    public func differences(from person: Person?) -> [Difference] { [] }

    /// Folds into a person that must exist.
    func evolveExisting(_ person: inout Person?, _ change: (inout Person) -> Applied) -> Applied {
        guard var existing = person else { return .doesNotApply("the person does not exist") }
        let applied = change(&existing)
        person = existing
        return applied
    }
}

/// A fact about the ledger itself.
public protocol LedgerFact: Fact {
    /// Folds the fact into what is known of the ledger.
    func evolve(_ ledger: inout LedgerDescription?, at entry: Entry) -> Applied
    /// What the fact changes, field by field, seen against the ledger's description before it.
    func differences(from ledger: LedgerDescription?) -> [Difference]
}

extension LedgerFact {
    /// Nothing changed, for facts that only add.
    public func differences(from ledger: LedgerDescription?) -> [Difference] { [] }
}

/// One field before and after an entry.
public struct Difference: Hashable, Sendable {
    /// The field's name.
    public let field: String
    /// The value before, nil where there was none.
    public let before: String?
    /// The value after, nil where there is none.
    public let after: String?

    /// Makes a difference.
    public init(_ field: String, before: String?, after: String?) {
        self.field = field
        self.before = before
        self.after = after
    }

    /// Whether the values of a field are owners: teams or persons by identifier.
    static func holdsOwner(_ field: String) -> Bool {
        ["owner", "reviewer", "contributor"].contains(field)
    }
}
