/// Somebody whose goal an event makes, changes, takes or gives, and what is done to them by it.
struct Stake {
    let owner: Owner?
    /// What is done, as the rest of “ana may not …”.
    let deed: String
}

extension PermissionJudge {
    /// Those whose editors an event needs: who owns the goal, and whom it comes to.
    ///
    /// Whom a goal comes to is found by applying the event: an assignment may be corrected, dated
    /// or retracted. A key result also needs those of its objective, whose mean it changes.
    func stakes(
        of happening: Decision.Happening, _ deed: String, _ new: [GoalID: Owner]
    ) throws -> [Stake] {
        guard case .goal(let id) = happening.subject else { return [] }
        func below(_ whole: GoalID, _ what: String = "put a key result into") throws -> Stake {
            let owner = try book.goal(whole)?.owner(at: view) ?? new[whole]
            return Stake(owner: owner, deed: "\(what) \(whole), \(try of(owner))")
        }
        switch happening.event {
        case .objectiveAdded(let fact):
            let whose = try held(by: fact.owner).typed
            return [Stake(owner: fact.owner, deed: "\(deed) of \(whose)")]
        case .initiativeAdded(let fact):
            let whose = try held(by: fact.owner).typed
            return [Stake(owner: fact.owner, deed: "\(deed) of \(whose)")]
        case .kpiAdded(let fact):
            let whose = try held(by: fact.owner).typed
            let own = Stake(owner: fact.owner, deed: "\(deed) of \(whose)")
            // A segment changes what its whole comes to.
            guard let whole = fact.plan.segmentOf else { return [own] }
            return [own, try below(whole, "add a segment to")]
        case .keyResultAdded(let fact):
            let whose = try held(by: fact.owner).typed
            return [
                Stake(owner: fact.owner, deed: "\(deed) of \(whose)"), try below(fact.objective),
            ]
        default: break
        }
        let goal = try book.goal(id)
        let owner = goal?.owner(at: view) ?? new[id]
        var stakes = [Stake(owner: owner, deed: "\(deed) \(id), \(try of(owner))")]
        for taker in takers(of: happening, goal) where taker != owner {
            let typed = try held(by: taker).typed
            stakes.append(Stake(owner: taker, deed: "give \(id) to \(typed)"))
        }
        if case .goalMoved(let fact) = happening.event, case .objective(let place) = fact.place {
            stakes.append(try below(place))
        }
        return stakes
    }

    private func of(_ owner: Owner?) throws -> String {
        guard let owner else { return "which nobody owns" }
        return "which belongs to \(try held(by: owner).typed)"
    }

    /// Whom an event names as owner, and who owns the goal after it.
    private func takers(of happening: Decision.Happening, _ goal: Goal?) -> [Owner] {
        guard let goal, case .goal(let fact) = happening.event.kind else { return [] }
        var takers: [Owner] = []
        switch happening.event {
        case .goalAssigned(let fact): takers += [fact.owner].compactMap { $0 }
        case .entryCorrected(let fact):
            let change = goal.changes.first { $0.stamp.entry == fact.entry }
            if change?.correctableField == .owner, case .owner(let owner)? = fact.setting {
                takers.append(owner)
            }
        default: break
        }
        var after: Goal? = goal
        _ = fact.evolve(&after, at: afterwards(happening))
        if let owner = after?.owner(at: view) { takers.append(owner) }
        return takers
    }

    /// The event as the entry it is going to be, as far as that matters to a goal.
    private func afterwards(_ happening: Decision.Happening) -> Entry {
        Entry(
            // Beyond all entries of the book.
            number: 1 << 40, time: Instant(utc: view.day), day: view.day,
            subject: happening.subject, revision: 1, event: happening.event,
            authors: Authors(actor: PersonID(number: 1)))
    }

    /// The owners of the goals that a command adds.
    static func owners(ofNew events: [Decision.Happening]) -> [GoalID: Owner] {
        var owners: [GoalID: Owner] = [:]
        for happening in events {
            guard case .goal(let id) = happening.subject else { continue }
            switch happening.event {
            case .objectiveAdded(let fact): owners[id] = fact.owner
            case .keyResultAdded(let fact): owners[id] = fact.owner
            case .initiativeAdded(let fact): owners[id] = fact.owner
            case .kpiAdded(let fact): owners[id] = fact.owner
            default: break
            }
        }
        return owners
    }
}
