import OKRModel
import OKRText

extension GoalRows {
    /// A KPI with what it is held to and worked out from; its readings come as check-ins.
    func kpi(_ reader: inout RowReader, _ key: String, _ defined: inout Reference?) -> Draft? {
        let id = reader.identifier(.id, Goal.self)
        defined = id.map(Reference.goal)
        let title = reader.required(.title, of: "a KPI")
        let ownerName = reader.required(.owner, of: "a KPI")
        let owner = owner(&reader)
        let plan = indicator(&reader)
        let formula = reader.formula(.formula)
        let (green, amber) = (reader.number(.green), reader.number(.amber))
        let target = reader.number(.target)
        let parents = served(&reader)
        let start = reader.pastDay(.start, today: today)
        guard let title, ownerName != nil, let owner else { return nil }
        var command = AddKPI(id: id?.text, title: title, owner: owner, on: start)
        command.description = reader.text(.description)
        command.unit = reader.text(.unit)
        command.plan = plan
        command.target = target
        command.green = green
        command.amber = amber
        command.formula = formula
        command.parents = parents
        var draft = Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .kpi(command),
            defines: defined)
        draft.needs = [(Reference(owner), .owner)] + parents.map { (.goal($0.id), .parent) }
        if let whole = plan.segmentOf { draft.needs.append((.goal(whole), .of)) }
        draft.needs += (formula?.inputs ?? []).map { (.goal($0), .formula) }
        return draft
    }

    /// How it is read, and what it is a segment of.
    private func indicator(_ reader: inout RowReader) -> KPIPlan {
        var plan = KPIPlan()
        plan.direction = reader.word(.direction, as: KPIDirection.self) ?? .up
        plan.frequency = reader.word(.frequency, as: Frequency.self) ?? .monthly
        plan.timing = reader.word(.timing, as: KPITiming.self)
        plan.rule = reader.word(.rule, as: Formula.Aggregate.self)
        plan.segment = reader.text(.segment)
        plan.segmentOf = reader.identifier(.of, Goal.self)
        return plan
    }

    /// What it serves: `O-1;O-2`.
    private func served(_ reader: inout RowReader) -> [Goal.Parent] {
        let parents = parents(&reader)
        for parent in parents where parent.weight != nil {
            reader.fault(
                .parent, "a KPI serves \(parent.id) and does not count in it",
                "write \(parent.id) without a weight")
        }
        return parents
    }
}
