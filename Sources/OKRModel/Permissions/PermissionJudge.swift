/// Decides whether the authors of a command may do what it came to.
///
/// Pure: it looks at the authors, at what the command decided, and at a book as it was before. Who
/// owns a goal, where people belong and how teams stand is asked about one day.
public struct PermissionJudge<Known: Book> {
    let book: Known
    let view: Perspective
    private let roles: (PersonID) throws -> [Holding]

    /// Judges by a book on a day; by the roles that it knows, unless others are given.
    public init(
        in book: Known, on day: Day, roles: ((PersonID) throws -> [Holding])? = nil
    ) {
        self.book = book
        view = Perspective(entry: .max, day: day)
        self.roles =
            roles ?? { id in
                try book.person(id)?.roles(knownThrough: .max).map(\.holding) ?? []
            }
    }

    /// Why the authors may not do what a command came to; nil where they may.
    ///
    /// The actor's roles count, whoever typed it: whoever types for another needs the role of
    /// relay beside that. On whose behalf it is done gives no right. Complexity: linear in the
    /// events, the teams above their owners and the changes of their goals.
    public func refusal(
        of events: [Decision.Happening], by authors: Authors
    ) throws -> Refusal? {
        if let relay = authors.relayedBy, try !mayRelay(relay) {
            let (who, other) = (try name(relay), try name(authors.actor))
            return Refusal(
                "\(who) may not act as \(other): a relay or an admin may",
                "ask an admin for the role: okr role grant \(who) relay")
        }
        let actor = Actor(
            id: authors.actor, name: try name(authors.actor), team: try team(of: authors.actor),
            holdings: try roles(authors.actor))
        guard !actor.isAdmin else { return nil }
        let new = PermissionJudge.owners(ofNew: events)
        for happening in events {
            if let refusal = try refusal(of: happening, by: actor, new) { return refusal }
        }
        return nil
    }

    private func mayRelay(_ id: PersonID) throws -> Bool {
        try roles(id).contains { [.admin, .relay].contains($0.role) }
    }

    private func refusal(
        of happening: Decision.Happening, by actor: Actor, _ new: [GoalID: Owner]
    ) throws -> Refusal? {
        switch happening.event.asks {
        case .anyRole: return actor.mayRecord ? nil : actor.recordsNothing
        case .frame(let deed): return actor.mayNot(deed)
        case .change(let deed):
            return try refusal(ofChange: happening, deed, by: actor, new)
        case .mending(let entry, let deed):
            let goal = try goal(of: happening)
            let checkIn = goal?.checkIns.first { $0.stamp.entry == entry }
            guard let goal, checkIn?.stamp.authors.actor == actor.id else {
                return try refusal(ofChange: happening, deed, by: actor, new)
            }
            return try refusal(ofReport: deed, on: goal, by: actor)
        case .report(let deed):
            guard let goal = try goal(of: happening) else {
                // The first reading of a KPI is recorded with it.
                guard case .goal(let id) = happening.subject, try isEditor(actor, of: new[id])
                else { return actor.mayNot(deed) }
                return nil
            }
            return try refusal(ofReport: deed, on: goal, by: actor)
        case .remark(let deed):
            guard !actor.holdings.contains(where: { $0.role == .contributor }) else { return nil }
            guard let goal = try goal(of: happening) else { return actor.mayNot(deed) }
            if try isEditor(actor, of: goal.owner(at: view)) { return nil }
            return actor.mayNotRemark("\(deed) \(goal.id)")
        }
    }

    private func goal(of happening: Decision.Happening) throws -> Goal? {
        guard case .goal(let id) = happening.subject else { return nil }
        return try book.goal(id)
    }

    // MARK: Changes

    private func refusal(
        ofChange happening: Decision.Happening, _ deed: String, by actor: Actor,
        _ new: [GoalID: Owner]
    ) throws -> Refusal? {
        if let goal = try goal(of: happening), goal.type == .strategy {
            return actor.mayNot("\(deed) \(goal.id), which is part of the strategy")
        }
        for stake in try stakes(of: happening, deed, new) {
            guard try !isEditor(actor, of: stake.owner) else { continue }
            guard let owner = stake.owner else { return actor.mayNot(stake.deed) }
            return actor.mayNot(stake.deed, try held(by: owner))
        }
        return nil
    }

    /// Whether one is editor of a team that an owner stands in or below.
    private func isEditor(_ actor: Actor, of owner: Owner?) throws -> Bool {
        guard let owner, actor.holdings.contains(where: { $0.role == .editor }) else {
            return false
        }
        return actor.holds(.editor, ofOneOf: try teams(over: owner))
    }

    // MARK: Check-ins

    private func refusal(
        ofReport deed: String, on goal: Goal, by actor: Actor
    ) throws -> Refusal? {
        let owner = goal.owner(at: view)
        if try isEditor(actor, of: owner) { return nil }
        let isTheirs = self.isTheirs(goal, actor)
        let isContributor = actor.holdings.contains { $0.role == .contributor }
        if isContributor, isTheirs { return nil }
        guard let owner else {
            return actor.mayNotReport(deed, on: goal.id, nil, isTheirs: isTheirs)
        }
        if actor.holds(.contributor, ofOneOf: try teams(over: owner)) { return nil }
        return actor.mayNotReport(deed, on: goal.id, try held(by: owner), isTheirs: isTheirs)
    }

    /// Whether one owns, reviews or contributes to a goal, oneself or as one of a team.
    private func isTheirs(_ goal: Goal, _ actor: Actor) -> Bool {
        let terms = goal.terms(at: view)
        let has = [terms.owner].compactMap { $0 } + terms.contributors
        if terms.reviewer == .person(actor.id) || has.contains(.person(actor.id)) { return true }
        return actor.team.map { has.contains(.team($0)) } ?? false
    }

    // MARK: Who is who

    private func name(_ id: PersonID) throws -> String {
        try book.person(id)?.shortName ?? id.text
    }

    private func team(of id: PersonID) throws -> TeamID? { try book.person(id)?.team }

    /// The team of an owner and all teams above it.
    private func teams(over owner: Owner) throws -> Set<TeamID> {
        var found: Set<TeamID> = []
        var next = try team(of: owner)
        while let id = next, found.insert(id).inserted {
            next = try book.team(id)?.parent(at: view)
        }
        return found
    }

    private func team(of owner: Owner) throws -> TeamID? {
        switch owner {
        case .team(let id): id
        case .person(let id): try team(of: id)
        }
    }

    /// An owner as a refusal names it, with the team whose editors may change what it owns.
    func held(by owner: Owner) throws -> Held {
        let team = try self.team(of: owner)
        guard case .person(let id) = owner else { return Held(typed: "\(owner)", team: team) }
        let of = team.map { " of team:\($0)" } ?? ""
        return Held(typed: "person:\(try name(id))\(of)", team: team)
    }

    /// An owner in a refusal.
    struct Held {
        let typed: String
        let team: TeamID?
    }
}
