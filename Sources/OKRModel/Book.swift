/// Where decisions look things up: single goals, cycles, teams, persons and command keys.
///
/// A full replay is a book (`State`), and so is an index that folds only the entries of what is
/// asked for. Both decide alike. Looking up may fail where the entries cannot be read.
public protocol Book {
    /// The ledger's own description, nil before its first entry.
    func ledger() throws -> LedgerDescription?
    /// The goal folded from its own entries, or nil.
    func goal(_ id: GoalID) throws -> Goal?
    /// The cycle, or nil.
    func cycle(_ id: CycleID) throws -> Cycle?
    /// The team, or nil.
    func team(_ id: TeamID) throws -> Team?
    /// The person, or nil.
    func person(_ id: PersonID) throws -> Person?
    /// The person that goes by that handle, or nil.
    func person(handle: String) throws -> Person?
    /// The person bound to that login of the operating system, or nil.
    func person(login: String) throws -> Person?
    /// The goals that ever belonged to an objective or were aligned to a goal.
    func goals(everBelow id: GoalID) throws -> [GoalID]
    /// Every goal in the order of creation.
    func goalIDs() throws -> [GoalID]
    /// Every cycle in the order of creation.
    func cycleIDs() throws -> [CycleID]
    /// Every team in the order of creation.
    func teamIDs() throws -> [TeamID]
    /// What the entry of that number is about, or nil where the log has no such entry.
    func subject(ofEntry number: Int) throws -> Subject?
    /// The number of the latest entry of a subject among its own, 0 where it has none.
    func revision(of subject: Subject) throws -> Int
    /// How many persons the ledger knows.
    func personCount() throws -> Int
    /// The lowest number above every `PREFIX-NUMBER` in use among the goals.
    func freeNumber(prefix: String) throws -> Int
    /// The command that was recorded under a key, or nil.
    func command(key: String) throws -> RecordedCommand?
}

/// A command that was recorded under a key.
public struct RecordedCommand: Hashable, Sendable {
    /// The number of its first entry.
    public let first: Int
    /// How many entries it recorded.
    public let count: Int

    /// Makes the description of a recorded command.
    public init(first: Int, count: Int) {
        self.first = first
        self.count = count
    }
}

extension Book {
    func existingGoal(_ id: GoalID) throws -> Goal {
        guard let goal = try goal(id) else {
            throw Refusal("there is no goal \(id)", "okr status lists the goals")
        }
        return goal
    }

    /// The goal, unless it was taken out as a mistake.
    func presentGoal(_ id: GoalID) throws -> Goal {
        let goal = try existingGoal(id)
        if goal.isVoided {
            throw Refusal("\(id) was voided as a mistake", "add a new goal instead")
        }
        return goal
    }

    /// The goal, unless it is closed or was taken out as a mistake.
    func openGoal(_ id: GoalID, for purpose: String) throws -> Goal {
        let goal = try presentGoal(id)
        if let closing = goal.closing {
            throw Refusal(
                "\(id) was closed as \(closing.outcome.rawValue) and takes no \(purpose)",
                "reopen it first: okr reopen \(id) --reason “…”")
        }
        return goal
    }

    func existingCycle(_ id: CycleID) throws -> Cycle {
        guard let cycle = try cycle(id) else {
            throw Refusal(
                "there is no cycle \(id)", "add it: okr cycle add \(id) --from DAY --to DAY")
        }
        return cycle
    }

    /// The owner that a name stands for: a team, or a person by handle or identifier.
    public func owner(named name: OwnerName) throws -> Owner {
        switch name {
        case .team(let id):
            guard try team(id) != nil else {
                throw Refusal("there is no team \(id)", "add it: okr team add \(id) TITLE")
            }
            return .team(id)
        case .person(let handle):
            if let person = try person(handle: handle.text) { return .person(person.id) }
            if let id = PersonID(handle.text), try person(id) != nil { return .person(id) }
            throw Refusal(
                "there is no person \(handle)",
                "add them: okr person add --handle \(handle) --name NAME")
        }
    }

    /// The cycle that a goal belongs to at a perspective: its own, or that of its objective.
    public func cycle(of goal: Goal, at view: Perspective = .latest) throws -> Cycle? {
        var holder = goal
        if let id = goal.objective(at: view), let objective = try self.goal(id) {
            holder = objective
        }
        return try holder.cycle(at: view).flatMap { try cycle($0) }
    }

    /// The calendar of a goal at a perspective, nil where it belongs to no cycle.
    func calendar(of goal: Goal, at view: Perspective) throws -> GoalCalendar? {
        guard let cycle = try cycle(of: goal, at: view) else { return nil }
        let home = try self.cycle(of: goal, at: goal.creation)?.id
        return GoalCalendar(goal, in: cycle, createdIn: home, at: view)
    }

    /// The first day of a goal at a perspective; nil where it belongs to no cycle and is no
    /// initiative.
    func firstDay(of goal: Goal, at view: Perspective) throws -> Day? {
        goal.type == .initiative ? goal.createdOn : try calendar(of: goal, at: view)?.first
    }

    /// The key results of an objective at a perspective that are not voided, in the order of
    /// creation.
    func keyResults(of objective: GoalID, at view: Perspective = .latest) throws -> [Goal] {
        try goals(everBelow: objective).compactMap { try goal($0) }
            .filter { $0.objective(at: view) == objective && !$0.isVoided }
            .sorted { $0.created.entry < $1.created.entry }
    }

    /// What is aligned to a goal at a perspective and not voided, in the order of creation.
    func goals(
        alignedTo goal: GoalID, at view: Perspective = .latest
    ) throws -> [(goal: Goal, weight: Decimal?)] {
        try goals(everBelow: goal).compactMap { try self.goal($0) }
            .filter { !$0.isVoided }.sorted { $0.created.entry < $1.created.entry }
            .compactMap { aligned in
                aligned.parents(at: view).first { $0.id == goal }.map { (aligned, $0.weight) }
            }
    }
}
