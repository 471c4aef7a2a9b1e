import OKRModel

/// Every number of an objective or a cycle, worked out from the entries.
struct PlainMean {
    var progress: Double?
    var expected: Double?
    var standing = Standing.unmeasured
    var reporting = 0
    var total = 0
    var score: Decimal?
    var isClosed = false
    var keyResults: [GoalID] = []
}

/// What one contributor brings to a mean.
private struct Contribution {
    var weight: Double
    var progress: Double?
    var expected: Double?
    var isPending: Bool
    var countsAsZero: Bool
}

extension PlainHistory {
    func objective(_ id: GoalID, at asked: PlainMoment) -> PlainMean {
        let moment = standingStill(id, at: asked)
        var mean = mean(of: contributions(to: id, at: moment))
        mean.keyResults = keyResults(of: id, at: asked.entry)
        if let closing = closing(of: id, at: asked.entry) {
            mean.standing = Plain.standing(closing.fact.outcome)
            mean.score = closing.fact.score
            mean.isClosed = true
        }
        return mean
    }

    func cycle(_ id: CycleID, at moment: PlainMoment) -> PlainMean {
        let own = goals.filter { goal in
            guard case .objectiveAdded(let fact)? = creation(of: goal)?.event else { return false }
            return fact.cycle == id && counts(goal, at: moment)
        }
        var contributions: [Contribution] = []
        for goal in own {
            guard case .objectiveAdded(let fact)? = creation(of: goal)?.event else { continue }
            let hasCountedParent = fact.parents.contains { parent in
                own.contains(parent.id) && weight(parent.weight, unset: 0) > 0
            }
            if hasCountedParent { continue }
            contributions.append(
                contribution(of: goal, weight: weight(fact.weight, unset: 1), at: moment))
        }
        return mean(of: contributions)
    }

    private func keyResults(of objective: GoalID, at known: Int) -> [GoalID] {
        goals.filter { goal in
            guard let entry = creation(of: goal), entry.number <= known,
                case .keyResultAdded(let fact) = entry.event
            else { return false }
            return fact.objective == objective && !isVoided(goal)
        }
    }

    /// Whether a goal counts in what it contributes to: known, not voided, not abandoned.
    private func counts(_ goal: GoalID, at moment: PlainMoment) -> Bool {
        guard let creation = creation(of: goal), creation.number <= moment.entry else {
            return false
        }
        return !isVoided(goal)
            && closing(of: goal, at: moment.entry)?.fact.outcome != .abandoned
    }

    private func weight(_ weight: Decimal?, unset: Double) -> Double {
        weight.map { PlainDecimal($0).double } ?? unset
    }

    /// The key results of an objective and what is aligned to it with a weight, as created.
    private func contributions(
        to objective: GoalID, at moment: PlainMoment
    ) -> [Contribution] {
        var list: [Contribution] = []
        for goal in goals where counts(goal, at: moment) {
            switch creation(of: goal)?.event {
            case .keyResultAdded(let fact)? where fact.objective == objective:
                list.append(
                    contribution(of: goal, weight: weight(fact.weight, unset: 1), at: moment))
            case .objectiveAdded(let fact)?:
                guard let parent = fact.parents.first(where: { $0.id == objective }),
                    weight(parent.weight, unset: 0) > 0
                else { continue }
                list.append(
                    contribution(of: goal, weight: weight(parent.weight, unset: 0), at: moment))
            default: continue
            }
        }
        return list
    }

    private func contribution(
        of goal: GoalID, weight: Double, at moment: PlainMoment
    ) -> Contribution {
        if case .keyResultAdded? = creation(of: goal)?.event {
            let figures = keyResult(goal, at: moment)
            return Contribution(
                weight: weight, progress: figures.progress, expected: figures.expected,
                isPending: figures.isPending, countsAsZero: figures.countsAsZero)
        }
        let figures = objective(goal, at: moment)
        return Contribution(
            weight: weight, progress: figures.progress, expected: figures.expected,
            isPending: figures.standing == .pending, countsAsZero: false)
    }

    private func mean(of contributions: [Contribution]) -> PlainMean {
        var mean = PlainMean()
        var (weights, progress, expected) = (0.0, 0.0, 0.0)
        for contribution in contributions {
            mean.total += 1
            if contribution.progress != nil { mean.reporting += 1 }
            guard contribution.progress != nil || contribution.countsAsZero else { continue }
            weights += contribution.weight
            progress += contribution.weight * (contribution.progress ?? 0)
            expected += contribution.weight * (contribution.expected ?? 0)
        }
        if weights > 0 {
            mean.progress = progress / weights
            mean.expected = expected / weights
            mean.standing = Plain.standing(progress / weights, expected / weights)
        } else if contributions.contains(where: \.isPending) {
            mean.standing = .pending
        }
        return mean
    }
}
