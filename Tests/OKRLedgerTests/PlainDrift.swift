import OKRModel

/// The roll-up over the original set, by the original weights and targets.
extension PlainHistory {
    /// What contributed to an objective when its original was fixed.
    func originalContributions(to id: String, at moment: PlainMoment) -> [PlainContribution] {
        var list: [PlainContribution] = []
        for goal in goals where wasAgreed(goal, with: id, at: moment) {
            let known = standingStill(goal, at: moment).entry
            let original = original(of: goal, through: known)
            if isKeyResult(goal) {
                guard original["objective"]?.asWord == id else { continue }
                let figures = keyResult(goal, at: moment)
                list.append(
                    PlainContribution(
                        weight: weight(original["weight"], unset: 1),
                        progress: figures.originalProgress, expected: nil,
                        isPending: figures.wasPending,
                        countsAsZero: figures.wasPending && figures.isFirstMissed))
            } else if let weight = originalParents(of: goal, at: moment)[id] {
                list.append(originalContribution(of: goal, weight: weight, at: moment))
            }
        }
        return list
    }

    /// Some objectives by their original weights, without those that counted in another of them.
    func originalTopContributions(
        of own: [String], at moment: PlainMoment
    ) -> [PlainContribution] {
        var list: [PlainContribution] = []
        for goal in own {
            let parents = originalParents(of: goal, at: moment).keys
            if parents.contains(where: own.contains) { continue }
            let known = standingStill(goal, at: moment).entry
            let weight = weight(original(of: goal, through: known)["weight"], unset: 1)
            list.append(originalContribution(of: goal, weight: weight, at: moment))
        }
        return list
    }

    /// The objectives that were agreed so; abandoned ones stay.
    func originalObjectives(
        at moment: PlainMoment, where isMeant: ([String: FieldValue]) -> Bool
    ) -> [String] {
        goals.filter { goal in
            guard isObjective(goal), isThere(goal, at: moment),
                !isDraft(goal, at: moment.entry)
            else { return false }
            let known = standingStill(goal, at: moment).entry
            return isMeant(original(of: goal, through: known))
        }
    }

    private func originalContribution(
        of objective: String, weight: Double, at moment: PlainMoment
    ) -> PlainContribution {
        let still = standingStill(objective, at: moment)
        let mean = Plain.mean(originalContributions(to: objective, at: still))
        return PlainContribution(
            weight: weight, progress: mean.progress, expected: nil,
            isPending: mean.standing == "pending", countsAsZero: false)
    }

    /// Whether a goal was there and agreed when the original of an objective was fixed.
    ///
    /// To an objective that was no draft belongs what its first day brought; to an imported one
    /// only what was imported after it.
    private func wasAgreed(
        _ goal: String, with objective: String, at moment: PlainMoment
    ) -> Bool {
        guard isThere(goal, at: moment), let creation = creation(of: goal),
            let whole = self.creation(of: objective)
        else { return false }
        let isDraft = whole.word("state") == "draft"
        // What one command agrees on is agreed together.
        let agreed = fixing(of: objective).flatMap { first in
            times.lastIndex { $0 == times[first - 1] }.map { $0 + 1 }
        }
        let limit = isDraft ? agreed : lastEntry(ofDayOf: whole)
        let known = min(limit ?? .max, moment.entry)
        if creation.number > known || self.isDraft(goal, at: known) { return false }
        let isByHand = creation.number > whole.number && !creation.isImported
        return isDraft || !whole.isImported || !isByHand
    }

    /// What a goal was aligned to with a weight, without alignments that went round in a circle.
    private func originalParents(of goal: String, at moment: PlainMoment) -> [String: Double] {
        originalAlignments(of: goal, at: moment).filter { parent, _ in
            !Plain.isInCircle(goal, parent) { goal in
                originalAlignments(of: goal, at: moment).keys.filter {
                    wasAgreed(goal, with: $0, at: moment)
                }
            }
        }
    }

    private func originalAlignments(of goal: String, at moment: PlainMoment) -> [String: Double] {
        guard isThere(goal, at: moment) else { return [:] }
        var counted: [String: Double] = [:]
        let known = standingStill(goal, at: moment).entry
        for (field, value) in original(of: goal, through: known) {
            guard field.hasPrefix("parent ") else { continue }
            let parent = String(field.dropFirst("parent ".count))
            guard !isKeyResult(parent), isThere(parent, at: moment) else { continue }
            let weight = weight(value["weight"], unset: 0)
            if weight > 0 { counted[parent] = weight }
        }
        return counted
    }

    private func weight(_ value: FieldValue?, unset: Double) -> Double {
        value?.asNumber.map { PlainDecimal($0).double } ?? unset
    }
}
