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
        let life = life(&reader, id)
        guard let title, ownerName != nil, cycleName != nil, let owner, let cycle else {
            return nil
        }
        var command = AddObjective(
            id: id?.text, title: title, description: reader.text(.description), cycle: cycle,
            owner: owner, ambition: ambition, weight: weight, parents: parents, on: start)
        command.isDraft = life.isDraft
        var draft = Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .objective(command),
            defines: defined)
        draft.needs = [(.cycle(cycle), .cycle), (Reference(owner), .owner)]
        draft.needs += parents.map { (.goal($0.id), .parent) }
        draft.closing = life.closing
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
        let plan = plan(&reader)
        let measures = measures(&reader)
        let weight = weight(&reader)
        let (start, end) = (reader.pastDay(.start, today: today), reader.day(.end))
        let cycle = reader.identifier(.cycle, Cycle.self)
        let kpi = reader.identifier(.kpi, Goal.self)
        let life = life(&reader, id)
        guard let title, let objective else { return nil }
        var command = AddKeyResult(
            objective: objective, id: id?.text, title: title,
            description: reader.text(.description), kind: plan.kind, measures: measures,
            unit: reader.text(.unit), weight: weight, owner: owner, on: start)
        command.plan = plan
        command.kpi = kpi
        switch plan.kind {
        case .metric: command.phases = reader.phases(.phases)
        case .milestones: command.milestones = reader.milestones(.milestones)
        case .zones: command.zones = reader.zones(.zones)
        default: break
        }
        command.isDraft = life.isDraft
        command.isImported = true
        var draft = Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .keyResult(command),
            defines: defined)
        draft.needs = [(.goal(objective), .parent)]
        if let kpi { draft.needs.append((.goal(kpi), .kpi)) }
        if let owner { draft.needs.append((Reference(owner), .owner)) }
        draft.closing = life.closing
        draft.end = end
        draft.cycle = cycle
        return draft
    }

    func owner(_ reader: inout RowReader) -> OwnerName? {
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
    func parents(_ reader: inout RowReader) -> [Goal.Parent] {
        guard let text = reader.text(.parent) else { return [] }
        var parents: [Goal.Parent] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            guard let parent = reader.alignment(part, in: .parent) else { return [] }
            guard !parents.contains(where: { $0.id == parent.id }) else {
                reader.fault(
                    .parent, "the parent \(parent.id) stands twice", "remove one of them")
                return []
            }
            parents.append(parent)
        }
        return parents
    }

    private func weight(_ reader: inout RowReader) -> Decimal? {
        guard let weight = reader.number(.weight) else { return nil }
        if weight.isNegative { reader.fault(.weight, "a weight is not below 0", "write 0 or more") }
        return weight
    }

    /// How it is measured; what the kind does not have must not be filled in.
    private func plan(_ reader: inout RowReader) -> MeasurementPlan {
        var kind = MeasureKind.metric
        if reader.text(.kind) != nil {
            guard let word = reader.word(.kind, as: MeasureKind.self) else {
                return MeasurementPlan(kind)
            }
            kind = word
        }
        let own: [MeasureKind: Set<Column>] = [
            .metric: [.phases], .milestones: [.milestones], .zones: [.zones],
            .every: [.frequency, .direction],
        ]
        let special: [Column] = [.phases, .milestones, .zones, .frequency, .direction]
        for column in special
        where reader.text(column) != nil && own[kind]?.contains(column) != true {
            reader.fault(
                column, "a key result of kind \(kind.rawValue) has no \(column.rawValue)",
                "empty the cell")
        }
        guard kind == .every else { return MeasurementPlan(kind) }
        let direction = reader.word(.direction, as: KPIDirection.self) ?? .up
        return MeasurementPlan(
            kind, period: period(&reader), bound: direction == .up ? .atLeast : .atMost)
    }

    /// The frequencies that the kind `every` counts.
    private enum CountedFrequency: String, CaseIterable { case weekly, monthly }

    private func period(_ reader: inout RowReader) -> Period? {
        guard reader.required(.frequency, of: "a key result of kind every") != nil,
            let frequency = reader.word(.frequency, as: CountedFrequency.self)
        else { return nil }
        return frequency == .weekly ? .week : .month
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
