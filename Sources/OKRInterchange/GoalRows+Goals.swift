import OKRModel
import OKRText

extension GoalRows {
    func objective(
        _ reader: inout RowReader, _ key: String, _ defined: inout Reference?
    ) -> Draft? {
        let id = reader.identifier(.id, Goal.self)
        defined = id.map(Reference.goal)
        let title = reader.required(.title, of: "an objective")
        let ownerName = reader.required(.owner, of: "an objective")
        let cycleName = reader.required(.cycle, of: "an objective")
        let (owner, cycle) = (owner(&reader), reader.identifier(.cycle, Cycle.self))
        let parents = parents(&reader)
        let ambition = reader.word(.ambition, as: Ambition.self) ?? .committed
        let weight = weight(&reader)
        let (start, end) = (reader.pastDay(.start, today: today), reader.day(.end))
        let closing = closing(&reader, id)
        guard let title, ownerName != nil, cycleName != nil, let owner, let cycle else {
            return nil
        }
        let command = AddObjective(
            id: id?.text, title: title, description: reader.text(.description), cycle: cycle,
            owner: owner, ambition: ambition, weight: weight, parents: parents, on: start)
        var draft = Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .objective(command),
            defines: defined)
        draft.needs = [(.cycle(cycle), .cycle), (Reference(owner), .owner)]
        draft.needs += parents.map { (.goal($0.id), .parent) }
        draft.closing = closing
        draft.end = end
        return draft
    }

    func keyResult(
        _ reader: inout RowReader, _ key: String, _ defined: inout Reference?
    ) -> Draft? {
        let id = reader.identifier(.id, Goal.self)
        defined = id.map(Reference.goal)
        let title = reader.required(.title, of: "a key result")
        let parentName = reader.required(.parent, of: "a key result")
        let objective = parentName == nil ? nil : objectiveOfKeyResult(&reader)
        let owner = owner(&reader)
        let kind = kind(&reader)
        let measures = measures(&reader)
        let weight = weight(&reader)
        let (start, end) = (reader.pastDay(.start, today: today), reader.day(.end))
        let cycle = reader.identifier(.cycle, Cycle.self)
        let closing = closing(&reader, id)
        guard let title, let objective else { return nil }
        var command = AddKeyResult(
            objective: objective, id: id?.text, title: title,
            description: reader.text(.description), kind: kind, measures: measures,
            unit: reader.text(.unit), weight: weight, owner: owner, on: start)
        command.isImported = true
        var draft = Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .keyResult(command),
            defines: defined)
        draft.needs = [(.goal(objective), .parent)]
        if let owner { draft.needs.append((Reference(owner), .owner)) }
        draft.closing = closing
        draft.end = end
        draft.cycle = cycle
        return draft
    }

    private func owner(_ reader: inout RowReader) -> OwnerName? {
        reader.owner(.owner).map(handles.resolved)
    }

    private func objectiveOfKeyResult(_ reader: inout RowReader) -> GoalID? {
        guard let text = reader.text(.parent) else { return nil }
        guard !text.contains("=") else {
            reader.fault(
                .parent, "a key result has one objective and no weight beside it",
                "write the objective alone, and the weight in the column weight")
            return nil
        }
        return reader.identifier(.parent, Goal.self)
    }

    /// What an objective is aligned to: `O-1;O-2=0.5`.
    private func parents(_ reader: inout RowReader) -> [Goal.Parent] {
        guard let text = reader.text(.parent) else { return [] }
        var parents: [Goal.Parent] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.filter { !$0.isWhitespace } }
            let id = GoalID(sides[0])
            let weight = sides.count == 2 ? Decimal(reader.sheet.plainNumber(sides[1])) : nil
            guard let id, sides.count == 1 || weight != nil else {
                reader.fault(
                    .parent, "“\(part)” is not an alignment",
                    "write O-1, or O-1=0.5 to count with a weight; several with “;”")
                return []
            }
            guard !parents.contains(where: { $0.id == id }) else {
                reader.fault(.parent, "the parent \(id) stands twice", "remove one of them")
                return []
            }
            parents.append(Goal.Parent(id: id, weight: weight))
        }
        return parents
    }

    private func weight(_ reader: inout RowReader) -> Decimal? {
        guard let weight = reader.number(.weight) else { return nil }
        if weight.isNegative { reader.fault(.weight, "a weight is not below 0", "write 0 or more") }
        return weight
    }

    private func kind(_ reader: inout RowReader) -> MeasureKind {
        guard let text = reader.text(.kind)?.lowercased() else { return .metric }
        if text == "milestones" || text == "zones" || text == "every" {
            reader.fault(
                .kind, "this version does not import key results of kind \(text)",
                "write \(MeasureKind.allCases.map(\.rawValue).joined(separator: ", "))")
            return .metric
        }
        return reader.word(.kind, as: MeasureKind.self) ?? .metric
    }

    private func measures(_ reader: inout RowReader) -> [MeasureField: Decimal] {
        let columns: [(MeasureField, Column)] = [
            (.baseline, .baseline), (.target, .target), (.commit, .commit), (.stretch, .stretch),
            (.low, .low), (.high, .high),
        ]
        var measures: [MeasureField: Decimal] = [:]
        for (field, column) in columns { measures[field] = reader.number(column) }
        return measures
    }
}

// MARK: How a goal ended

extension GoalRows {
    private enum RowState: String, CaseIterable {
        case active, closed, achieved, missed, abandoned, draft
    }

    private func closing(_ reader: inout RowReader, _ id: GoalID?) -> CloseGoal? {
        let state = reader.word(.state, as: RowState.self)
        let outcome = outcome(&reader, state)
        let score = reader.number(.score)
        let note = reader.text(.note)
        guard let outcome else {
            if reader.isSound, score != nil || note != nil {
                reader.fault(
                    score == nil ? .note : .score,
                    "a \(score == nil ? "note" : "score") belongs to a goal that has ended",
                    "write how it ended in the column outcome, or empty the cell")
            }
            return nil
        }
        if let score, score.isNegative || score > 1 {
            reader.fault(.score, "a score of \(score) is not between 0 and 1", "write 0 to 1")
        }
        guard let id else {
            reader.fault(.id, "a goal that has ended needs its id here", "fill the column id")
            return nil
        }
        return CloseGoal(id, outcome: outcome, score: score, note: note)
    }

    private func outcome(_ reader: inout RowReader, _ state: RowState?) -> Outcome? {
        let outcome = reader.word(.outcome, as: Outcome.self)
        switch state {
        case nil: return outcome
        case .draft:
            reader.fault(.state, "this version does not import drafts", "write active")
            return nil
        case .active:
            if outcome != nil {
                reader.fault(.outcome, "an active goal has no outcome", "empty one of the cells")
            }
            return nil
        case .closed:
            if outcome == nil, reader.text(.outcome) == nil {
                reader.fault(
                    .outcome, "a closed goal needs its outcome",
                    "write achieved, missed or abandoned")
            }
            return outcome
        case .achieved, .missed, .abandoned:
            let ended = state.flatMap { Outcome(rawValue: $0.rawValue) }
            if let outcome, outcome != ended {
                reader.fault(.outcome, "state and outcome contradict each other", "empty one")
            }
            return ended
        }
    }
}
