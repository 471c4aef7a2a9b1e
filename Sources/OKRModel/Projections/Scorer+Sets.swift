/// Which goals count where: now, and when the originals were fixed.
extension Scorer {
    /// The key results that count in an objective, with their weights.
    func keyResults(of objective: Goal, at view: Perspective, _ basis: Basis) -> [Counted] {
        let own = state.goals(below: objective.id) { goal in
            switch basis {
            case .current:
                counts(goal, at: view)
                    && goal.objective(at: goal.standingStill(view)) == objective.id
            case .original:
                countedOriginally(goal, in: objective, at: view)
                    && settled(.objective, of: goal, at: view) == .goal(objective.id)
            }
        }
        return own.map { Counted(goal: $0, weight: weight(of: $0, at: view, basis)) }
    }

    /// The objectives aligned to a goal with a weight above 0.
    func objectives(countedBy goal: Goal, at view: Perspective, _ basis: Basis) -> [Counted] {
        // A key result shows what supports it and counts nothing.
        guard goal.type.isWhole, countsObjectives(goal) else { return [] }
        return state.goals(below: goal.id) { $0.type.isWhole }.compactMap { aligned in
            let counts =
                basis == .current
                ? counts(aligned, at: view) : countedOriginally(aligned, in: goal, at: view)
            guard counts,
                let parent = parent(goal.id, of: aligned, at: view, basis), parent.counts,
                let weight = parent.weight
            else { return nil }
            return Counted(goal: aligned, weight: weight.double)
        }
    }

    /// Whether objectives aligned to a goal contribute to it.
    func countsObjectives(_ goal: Goal) -> Bool {
        // A part of the strategy has nothing else.
        state.rules.contributors == .all || goal.type == .strategy
    }

    private func parent(
        _ id: GoalID, of goal: Goal, at view: Perspective, _ basis: Basis
    ) -> Goal.Parent? {
        let setting =
            switch basis {
            case .current: goal.timeline.setting(.parent(id), at: goal.standingStill(view))
            case .original: settled(.parent(id), of: goal, at: view)
            }
        guard case .alignment(let weight)? = setting else { return nil }
        return Goal.Parent(id: id, weight: weight)
    }

    /// What a goal is aligned to.
    func parents(of goal: Goal, at view: Perspective, _ basis: Basis) -> [Goal.Parent] {
        switch basis {
        case .current: goal.parents(at: goal.standingStill(view))
        case .original: goal.everAbove.compactMap { parent($0, of: goal, at: view, basis) }
        }
    }

    /// The weight in the mean that a goal contributes to: 1 unless set.
    func weight(of goal: Goal, at view: Perspective, _ basis: Basis) -> Double {
        switch basis {
        case .current: goal.weight(at: goal.standingStill(view))?.double ?? 1
        case .original: settled(.weight, of: goal, at: view)?.number?.double ?? 1
        }
    }

    /// What a field was set to when the original of a goal was fixed.
    private func settled(
        _ field: ChangeableField, of goal: Goal, at view: Perspective
    ) -> Setting? {
        goal.original(field, knownThrough: goal.standingStill(view).entry)
    }

    /// Drafts and voided goals never count; abandoned ones count no longer.
    func counts(_ goal: Goal, at view: Perspective) -> Bool {
        guard exists(goal, at: view) else { return false }
        return goal.closing(knownThrough: view.entry)?.closing.outcome != .abandoned
    }

    private func exists(_ goal: Goal, at view: Perspective) -> Bool {
        goal.created.entry <= view.entry && !isVoided(goal)
            && !goal.life(knownThrough: view.entry).isDraft
    }

    /// Whether a goal was there, and no draft, when the original of what it belongs to was fixed.
    ///
    /// An abandoned one stays, with the progress it had.
    func countedOriginally(_ goal: Goal, in whole: Goal, at view: Perspective) -> Bool {
        guard exists(goal, at: view) else { return false }
        if whole.beganAsDraft {
            // An agreement takes key results along: all of one command are agreed together.
            return whole.firstAgreement.map { goal.wasAgreed(by: $0) } ?? true
        }
        guard goal.wasAgreed(by: whole.created.day) else { return false }
        // What an import brings together is the source's original; what is added by hand is not.
        let isOfItsTime = goal.created.entry < whole.created.entry || !whole.created.isImported
        return isOfItsTime || goal.created.isImported
    }

    /// The figures of a cycle: of its own objectives that no other of them counts.
    mutating func cycle(_ cycle: Cycle, at view: Perspective) -> CycleFigures {
        let own = state.objectives(in: cycle.id, at: view).filter { counts($0, at: view) }
        let original = state.objectives(everIn: cycle.id).filter {
            exists($0, at: view)
                && settled(.cycle, of: $0, at: view) == .cycle(cycle.id)
        }
        let rollUp = whole(own, at: view, .current)
        let originalRollUp = whole(original, at: view, .original)
        return CycleFigures(
            cycle: cycle, calendar: cycle.calendar(at: view),
            state: cycle.state(knownThrough: view.entry), progress: rollUp.progress,
            expected: rollUp.expected, standing: rollUp.standing, reporting: rollUp.coverage,
            originalProgress: originalRollUp.progress,
            drift: Scorer.drift(rollUp, from: originalRollUp))
    }

    /// The figures of an owner: of the objectives they own in some cycles.
    mutating func owner(
        _ owner: Owner, in cycles: Set<CycleID>, at view: Perspective
    ) -> OwnerFigures {
        figures(of: owner, ownership(in: cycles, at: view), at: view)
    }

    /// The figures of several owners: of the objectives each owns in some cycles.
    ///
    /// Complexity: linear in the objectives and in the owners.
    mutating func owners(
        _ owners: [Owner], in cycles: Set<CycleID>, at view: Perspective
    ) -> [OwnerFigures] {
        let ownership = ownership(in: cycles, at: view)
        return owners.map { figures(of: $0, ownership, at: view) }
    }

    /// The objectives of each owner in the order of creation: now, and when the originals were
    /// fixed.
    private typealias Ownership = (now: [Owner: [Goal]], originally: [Owner: [Goal]])

    private func ownership(in cycles: Set<CycleID>, at view: Perspective) -> Ownership {
        var ownership: Ownership = ([:], [:])
        for goal in goals where goal.type == .objective && exists(goal, at: view) {
            let still = goal.standingStill(view)
            if counts(goal, at: view), let owner = goal.owner(at: still),
                goal.cycle(at: still).map(cycles.contains) == true
            {
                ownership.now[owner, default: []].append(goal)
            }
            guard case .cycle(let cycle)? = settled(.cycle, of: goal, at: view),
                case .owner(let owner)? = settled(.owner, of: goal, at: view),
                cycles.contains(cycle)
            else { continue }
            ownership.originally[owner, default: []].append(goal)
        }
        return ownership
    }

    private mutating func figures(
        of owner: Owner, _ ownership: Ownership, at view: Perspective
    ) -> OwnerFigures {
        let own = ownership.now[owner] ?? []
        let original = ownership.originally[owner] ?? []
        let rollUp = whole(own, at: view, .current)
        let originalRollUp = whole(original, at: view, .original)
        return OwnerFigures(
            owner: owner, progress: rollUp.progress, expected: rollUp.expected,
            standing: rollUp.standing, reporting: rollUp.coverage,
            originalProgress: originalRollUp.progress,
            drift: Scorer.drift(rollUp, from: originalRollUp), objectives: own.map(\.id),
            originalObjectives: original.map(\.id))
    }
}
