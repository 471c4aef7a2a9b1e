import OKRModel
import OKRText

/// How goals end: key results before objectives, and those before the objectives that count them.
extension Planner {
    /// Plans the endings of rows of goals and of outcomes.
    func end(_ drafts: [Draft]) throws {
        var places: [GoalID: String] = [:]
        var ready: [Draft] = []
        for draft in drafts {
            guard let goal = draft.ending?.goal else { continue }
            if let place = places[goal] {
                report(
                    draft, draft.ownColumn, "the end of \(goal) stands twice, first at \(place)",
                    "remove one of them")
                continue
            }
            places[goal] = "\(draft.sheet.name):\(draft.row.line)"
            if case .outcome = draft.creation, try !hasWhatItNeeds(draft) {
                unended.insert(goal)
            } else {
                ready.append(draft)
            }
        }
        for draft in try inOrderOfScores(ready) { try end(draft) }
    }

    private func end(_ draft: Draft) throws {
        guard let command = draft.ending else { return }
        var (key, isRow) = (draft.closingKey, false)
        if case .outcome = draft.creation { (key, isRow) = (draft.key, true) }
        guard try book.command(key: key) == nil else { return }
        do {
            _ = try book.rehearse(command)
            emitPending(for: draft)
            append(command, key, draft)
            if isRow { plan.rows += 1 }
        } catch let refusal as Refusal {
            let below = try book.goals(everBelow: command.goal)
            report(
                draft, draft.ownColumn, refusal,
                isConsequence: below.contains(where: unended.contains))
            unended.insert(command.goal)
        }
    }

    /// An objective's score is made of those of its key results and of what it counts.
    ///
    /// Complexity: linear in the rows and their alignments.
    private func inOrderOfScores(_ drafts: [Draft]) throws -> [Draft] {
        var (ordered, objectives): ([Draft], [GoalID: Draft]) = ([], [:])
        var order: [GoalID] = []
        for draft in drafts {
            guard let id = draft.ending?.goal else { continue }
            if try book.goal(id)?.type == .objective {
                objectives[id] = draft
                order.append(id)
            } else {
                ordered.append(draft)
            }
        }
        var parents: [GoalID: [GoalID]] = [:]
        var waiting: [GoalID: Int] = [:]
        for id in order {
            let above = try book.goal(id)?.parents(at: .latest).filter(\.counts).map(\.id) ?? []
            parents[id] = above.filter { objectives[$0] != nil }
            for parent in parents[id] ?? [] { waiting[parent, default: 0] += 1 }
        }
        var next = order.filter { waiting[$0] == nil }[...]
        while let id = next.popFirst() {
            if let draft = objectives.removeValue(forKey: id) { ordered.append(draft) }
            for parent in parents[id] ?? [] {
                waiting[parent, default: 0] -= 1
                if waiting[parent] == 0 { next.append(parent) }
            }
        }
        // Objectives in a circle, which no ledger writes, come as they stand.
        return ordered + order.compactMap { objectives[$0] }
    }
}

extension Draft {
    /// The column that says how the goal ended.
    var ownColumn: Column { sheet.text(.outcome, of: row) == nil ? .state : .outcome }
}
