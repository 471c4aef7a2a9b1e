/// What becomes of the goals of a cycle that is closed: carried on, and closed with a score.
struct CycleEnding {
    /// What happened, in order.
    private(set) var events: [Decision.Happening] = []
    /// What the author should know of it.
    private(set) var remarks: [String] = []

    private let cycle: CycleID
    private let today: Day
    private let book: Rehearsal

    init(of cycle: CycleID, from book: some Book, today: Day) {
        self.cycle = cycle
        self.today = today
        self.book = Rehearsal(book, today: today)
    }

    /// Carries open goals on that were not carried there yet, what is aligned to before what is.
    mutating func carry(_ open: [Goal], to target: CycleID) throws {
        let objectives = open.filter { $0.type == .objective }
        for objective in CycleEnding.parentsFirst(objectives) {
            try carry(objective, to: target)
        }
        for keyResult in open where keyResult.type == .keyResult {
            try carry(keyResult, to: target)
        }
    }

    private mutating func carry(_ goal: Goal, to target: CycleID) throws {
        // What its objective took along knows by now what it goes on as.
        try take(book.rehearse(CarryGoal(goal.id, to: target)))
    }

    /// Closes open goals by their progress: achieved where it is 1, else missed.
    mutating func close(_ open: [Goal]) throws {
        let objectives = open.filter { $0.type == .objective }
        let order =
            open.filter { $0.type == .keyResult } + CycleEnding.parentsFirst(objectives).reversed()
        var results: [(goal: GoalID, outcome: Outcome)] = []
        var unscored: [Goal] = []
        for goal in order where goal.type == .keyResult {
            guard let result = try goal.result(in: book, today: today) else {
                unscored.append(goal)
                continue
            }
            results.append((goal.id, CycleEnding.outcome(of: result)))
        }
        try refuse(unscored)
        for (goal, outcome) in results {
            try take(book.rehearse(CloseGoal(goal, outcome: outcome)))
        }
        for goal in order where goal.type == .objective {
            guard let result = try goal.result(in: book, today: today) else {
                unscored.append(goal)
                continue
            }
            let outcome = CycleEnding.outcome(of: result)
            try take(book.rehearse(CloseGoal(goal.id, outcome: outcome)))
        }
        try refuse(unscored)
    }

    private mutating func take(_ decision: Decision) {
        events += decision.events
        remarks += decision.remarks
    }

    private static func outcome(of result: Double) -> Outcome {
        Ratio.isBelow(result, 1) ? .missed : .achieved
    }

    private func refuse(_ unscored: [Goal]) throws {
        guard let first = unscored.first else { return }
        throw Refusal(
            "no score follows from the progress of \(CycleRules.list(unscored))",
            "give one each, as in okr close \(first.id) --outcome OUTCOME --score NUMBER")
    }

    /// The objectives in an order in which each comes after those of them that it is aligned to.
    private static func parentsFirst(_ objectives: [Goal]) -> [Goal] {
        var waiting = objectives
        var ordered: [Goal] = []
        while !waiting.isEmpty {
            let ids = Set(waiting.map(\.id))
            let ready = waiting.filter { goal in
                !goal.parents(at: .latest).contains { ids.contains($0.id) && $0.id != goal.id }
            }
            // A circle, which only a log that no ledger wrote has, is taken as it stands.
            guard !ready.isEmpty else { return ordered + waiting }
            ordered += ready
            let done = Set(ready.map(\.id))
            waiting.removeAll { done.contains($0.id) }
        }
        return ordered
    }

    /// A remark for each owner whose aspirational objectives were all scored 1.0.
    func sandbagging() throws -> [String] {
        var owners: [Owner] = []
        var scored: [Owner: [Goal]] = [:]
        for goal in try CycleRules.objectives(of: cycle, in: book) {
            guard goal.ambition(at: .latest) == .aspirational, goal.closing?.score != nil,
                let owner = goal.owner(at: .latest)
            else { continue }
            if scored[owner] == nil { owners.append(owner) }
            scored[owner, default: []].append(goal)
        }
        var remarks: [String] = []
        for owner in owners {
            guard let goals = scored[owner], goals.allSatisfy({ $0.closing?.score == 1 }) else {
                continue
            }
            remarks.append(
                "every aspirational goal of \(try name(of: owner)) was scored 1.0, which may be "
                    + "sandbagging: \(CycleRules.list(goals))")
        }
        return remarks
    }

    private func name(of owner: Owner) throws -> String {
        guard case .person(let id) = owner, let person = try book.person(id) else {
            return owner.description
        }
        return "person:\(person.shortName)"
    }
}

extension CycleRules {
    /// The objectives of a cycle, in the order of creation.
    ///
    /// Complexity: linear in the goals of the ledger.
    static func objectives(of cycle: CycleID, in book: some Book) throws -> [Goal] {
        try book.goalIDs().compactMap { try book.goal($0) }
            .filter { !$0.isVoided && $0.cycle(at: .latest) == cycle }
    }

    /// The goals of a cycle that are not closed, each objective followed by its key results.
    static func openGoals(of cycle: CycleID, in book: some Book) throws -> [Goal] {
        try objectives(of: cycle, in: book)
            .flatMap { [$0] + (try book.keyResults(of: $0.id)) }
            .filter { $0.closing == nil }
    }

    /// Goals by their identifiers.
    static func list(_ goals: [Goal]) -> String { goals.map(\.id.text).joined(separator: ", ") }
}
