/// What assigning goals and handing them over have in common.
enum AssignmentRules {
    /// The open goals that somebody owns, in the order of creation.
    ///
    /// Complexity: linear in the goals of the ledger.
    static func openGoals(
        of owner: Owner, at view: Perspective = .latest, in book: some Book
    ) throws -> [Goal] {
        try openGoals(in: book) { $0.owner(at: view) == owner }
    }

    private static func openGoals(
        in book: some Book, where belongs: (Goal) -> Bool
    ) throws -> [Goal] {
        try book.goalIDs().compactMap { try book.goal($0) }
            .filter { !$0.isVoided && $0.closing == nil && belongs($0) }
    }

    /// Gives the open goals that somebody owns to somebody else, one entry a goal.
    ///
    /// With roles, whatever they review or contribute to is handed over too.
    static func handover(
        from owner: Owner, to successor: Owner, withRoles: Bool = false, on day: Day,
        reason: String?, in book: some Book
    ) throws -> [Decision.Happening] {
        let view = Perspective(entry: .max, day: day)
        var events: [Decision.Happening] = []
        for goal in try openGoals(in: book, where: { _ in true }) {
            let terms = goal.terms(at: view)
            var fact = GoalAssigned(on: day, reason: reason)
            if terms.owner == owner { fact.owner = successor }
            if withRoles {
                if terms.reviewer == owner { fact.reviewer = .somebody(successor) }
                if terms.contributors.contains(owner) {
                    fact.removed = [owner]
                    fact.added = terms.contributors.contains(successor) ? [] : [successor]
                }
            }
            guard !fact.settings.isEmpty else { continue }
            events.append(.init(subject: .goal(goal.id), event: .goalAssigned(fact)))
        }
        return events
    }
}

extension Book {
    /// The owner that a name stands for, unless they can take no goals any more.
    ///
    /// Refuses a team that is retired and a person who has left, whatever the day of the change:
    /// neither owns an open goal.
    func taker(named name: OwnerName) throws -> Owner {
        let owner = try owner(named: name)
        switch owner {
        case .team(let id):
            guard let team = try team(id), team.isRetired(at: .latest) else { return owner }
            throw Refusal(
                "team \(id) is retired and takes no goals",
                team.successor(at: .latest).map { "name the one that took its place: team:\($0)" }
                    ?? "name another team")
        case .person(let id):
            guard let left = try person(id)?.left else { return owner }
            throw Refusal("\(name) left on \(left) and takes no goals", "name somebody else")
        }
    }
}
