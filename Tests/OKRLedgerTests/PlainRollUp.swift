import OKRModel

/// Every number of an objective, a cycle or an owner, worked out from the entries.
struct PlainMean {
    var life = ""
    var terms: [String] = []
    var words: [String] = []
    var progress: Double?
    var expected: Double?
    var standing = "unmeasured"
    var reporting = 0
    var total = 0
    var score: Decimal?
    var band: String?
    var isClosed = false
    var moves = 0
    var goals: [String] = []
    var drift: Double?
}

/// What one contributor brings to a mean.
struct PlainContribution {
    var weight: Double
    var progress: Double?
    var expected: Double?
    var isPending: Bool
    var countsAsZero: Bool
}

extension PlainHistory {
    /// The figures of an objective or of a part of the strategy.
    func objective(_ id: String, at asked: PlainMoment) -> PlainMean {
        let moment = standingStill(id, at: asked)
        var mean = Plain.mean(contributions(to: id, at: moment))
        mean.life = life(of: id, at: asked.entry)
        mean.terms = terms(of: id, at: moment)
        mean.words = words(of: id, at: asked.entry)
        mean.goals = goals.filter { isKeyResult($0) && isBelow($0, id, at: asked) }
        let closing = closing(of: id, at: asked.entry)
        if isDraft(id, at: asked.entry) { mean.standing = "draft" }
        if closing != nil { mean.standing = mean.life }
        mean.score = closing?.number("score")
        mean.isClosed = closing != nil
        mean.moves = moves(of: id, through: asked.entry)
        mean.band = mean.score.map { Plain.band($0, value("ambition", of: id, at: moment)) }
        mean.drift = drift(mean.progress, Plain.mean(originalContributions(to: id, at: moment)))
        return mean
    }

    func cycle(_ id: String, at moment: PlainMoment) -> PlainMean {
        let now = objectives(at: moment) { goal, still in
            value("cycle", of: goal, at: still)?.asWord == id
        }
        var mean = Plain.mean(topContributions(of: now, at: moment))
        let before = originalObjectives(at: moment) { $0["cycle"]?.asWord == id }
        mean.drift = drift(
            mean.progress, Plain.mean(originalTopContributions(of: before, at: moment)))
        return mean
    }

    /// The figures of an owner's objectives in some cycles.
    func owner(_ owner: String, in cycles: Set<String>, at moment: PlainMoment) -> PlainMean {
        let now = objectives(at: moment) { goal, still in
            value("owner", of: goal, at: still)?.asWord == owner
                && cycles.contains(value("cycle", of: goal, at: still)?.asWord ?? "")
        }
        var mean = Plain.mean(topContributions(of: now, at: moment))
        mean.goals = now
        let before = originalObjectives(at: moment) { original in
            original["owner"]?.asWord == owner
                && cycles.contains(original["cycle"]?.asWord ?? "")
        }
        mean.drift = drift(
            mean.progress, Plain.mean(originalTopContributions(of: before, at: moment)))
        return mean
    }

    private func drift(_ now: Double?, _ before: PlainMean) -> Double? {
        guard let now, let before = before.progress else { return nil }
        return now - before
    }

    // MARK: What counts

    /// Whether a goal is known and no mistake.
    func isThere(_ goal: String, at moment: PlainMoment) -> Bool {
        guard let creation = creation(of: goal), creation.number <= moment.entry else {
            return false
        }
        return !isVoided(goal)
    }

    /// Whether a goal counts in what it contributes to: agreed and not abandoned.
    private func counts(_ goal: String, at moment: PlainMoment) -> Bool {
        isThere(goal, at: moment) && !isDraft(goal, at: moment.entry)
            && life(of: goal, at: moment.entry) != "abandoned"
    }

    private func isBelow(_ keyResult: String, _ objective: String, at moment: PlainMoment) -> Bool {
        guard isThere(keyResult, at: moment) else { return false }
        let still = standingStill(keyResult, at: moment)
        return value("objective", of: keyResult, at: still)?.asWord == objective
    }

    /// The objectives that count and fulfil a condition, in the order of creation.
    private func objectives(
        at moment: PlainMoment, where isMeant: (String, PlainMoment) -> Bool
    ) -> [String] {
        goals.filter { goal in
            isObjective(goal) && counts(goal, at: moment)
                && isMeant(goal, standingStill(goal, at: moment))
        }
    }

    /// What counts a goal as aligned to it; alignments that go round in a circle count nowhere.
    private func countedParents(of goal: String, at moment: PlainMoment) -> [String: Double] {
        countedAlignments(of: goal, at: moment).filter { parent, _ in
            !Plain.isInCircle(goal, parent) {
                Array(countedAlignments(of: $0, at: moment).keys)
            }
        }
    }

    private func countedAlignments(of goal: String, at moment: PlainMoment) -> [String: Double] {
        guard counts(goal, at: moment) else { return [:] }
        var counted: [String: Double] = [:]
        for parent in parents(of: goal, at: standingStill(goal, at: moment)) {
            guard !isKeyResult(parent.goal), isThere(parent.goal, at: moment) else { continue }
            let weight = weight(parent.weight, unset: 0)
            if weight > 0 { counted[parent.goal] = weight }
        }
        return counted
    }

    private func weight(_ weight: Decimal?, unset: Double) -> Double {
        weight.map { PlainDecimal($0).double } ?? unset
    }

    // MARK: Contributions

    /// The key results of an objective and what is aligned to it with a weight.
    private func contributions(to id: String, at moment: PlainMoment) -> [PlainContribution] {
        var list: [PlainContribution] = []
        for goal in goals where counts(goal, at: moment) {
            if isKeyResult(goal) {
                guard isBelow(goal, id, at: moment) else { continue }
                let still = standingStill(goal, at: moment)
                let figures = keyResult(goal, at: moment)
                list.append(
                    PlainContribution(
                        weight: weight(
                            value("weight", of: goal, at: still)?.asNumber, unset: 1),
                        progress: figures.progress, expected: figures.expected,
                        isPending: figures.isPending,
                        countsAsZero: figures.isPending && figures.isFirstMissed))
            } else if let weight = countedParents(of: goal, at: moment)[id] {
                list.append(contribution(of: goal, weight: weight, at: moment))
            }
        }
        return list
    }

    private func contribution(
        of objective: String, weight: Double, at moment: PlainMoment
    ) -> PlainContribution {
        let still = standingStill(objective, at: moment)
        let figures = Plain.mean(contributions(to: objective, at: still))
        return PlainContribution(
            weight: weight, progress: figures.progress, expected: figures.expected,
            isPending: figures.standing == "pending", countsAsZero: false)
    }

    /// Some objectives by their own weights, without those that count in another of them.
    private func topContributions(
        of own: [String], at moment: PlainMoment
    ) -> [PlainContribution] {
        var list: [PlainContribution] = []
        for goal in own {
            let parents = countedParents(of: goal, at: moment).keys
            if parents.contains(where: own.contains) { continue }
            let still = standingStill(goal, at: moment)
            let weight = weight(value("weight", of: goal, at: still)?.asNumber, unset: 1)
            list.append(contribution(of: goal, weight: weight, at: moment))
        }
        return list
    }
}

extension Plain {
    static func mean(_ contributions: [PlainContribution]) -> PlainMean {
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
            mean.standing = standing(progress / weights, expected / weights)
        } else if contributions.contains(where: \.isPending) {
            mean.standing = "pending"
        }
        return mean
    }

    /// Whether going up from a goal leads through one above it back to the goal.
    static func isInCircle(
        _ goal: String, _ parent: String, by above: (String) -> [String]
    ) -> Bool {
        reaches(parent, from: goal, by: above) && reaches(goal, from: parent, by: above)
    }

    /// Whether one goal is found by going up from another, step by step.
    static func reaches(
        _ goal: String, from start: String, by above: (String) -> [String]
    ) -> Bool {
        var seen: Set<String> = [start]
        var waiting = [start]
        while let next = waiting.popLast() {
            if next == goal { return true }
            for parent in above(next) where seen.insert(parent).inserted { waiting.append(parent) }
        }
        return false
    }
}
