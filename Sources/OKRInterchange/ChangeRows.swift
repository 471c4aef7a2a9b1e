import OKRModel
import OKRText

/// Reads rows of a sheet of changes: one field of one goal, from a day on.
struct ChangeRows {
    let today: Day
    let handles: PersonHandles
    let problems: ProblemList

    /// The change of a row; nil, with problems, where its cells are wrong.
    func draft(_ row: CSVRow, in sheet: Sheet, key: String) -> Draft? {
        var reader = RowReader(row, in: sheet, problems: problems)
        let name = reader.required(.goal, of: "a change")
        let goal = reader.identifier(.goal, Goal.self)
        let said = reader.required(.field, of: "a change")
        let field = reader.word(.field, as: ChangedField.self)
        let on = reader.pastDay(.on, today: today)
        let principal = reader.principal(handles)
        // Without its goal a row can still be told what else is wrong with it.
        var change = goal.map { CellsOfChange($0, on: on, reason: reader.text(.reason)) }
        let command = field.flatMap { field in
            change.flatMap { _ in change?.command(field, &reader, handles) }
        }
        guard reader.isSound, name != nil, said != nil, let command, let change else { return nil }
        var draft = Draft(
            sheet: sheet, row: row, key: key, creation: .change(command, on: on ?? today))
        draft.needs = [(.goal(change.goal), .goal)] + change.mentioned.map { ($0, .value) }
        draft.record(onBehalfOf: principal)
        return draft
    }
}

/// The fields that a row can change, by the names that the rest of the ledger has for them.
enum ChangedField: String, CaseIterable {
    case target, commit, stretch, baseline, band, low, high
    /// A target that may cross the baseline.
    case turn
    case phases, deadline, weight, owner, reviewer, contributor, alignment, objective, cycle
    case ambition, title, description, unit
    case green, amber, formula

    /// Whether it is in force from a day on; else from when it was recorded.
    var hasDay: Bool {
        switch self {
        case .title, .description, .unit: false
        default: true
        }
    }
}

/// What the cells of a row say of a change.
private struct CellsOfChange {
    let goal: GoalID
    let on: Day?
    let reason: String?
    /// What the value names.
    private(set) var mentioned: [Reference] = []

    init(_ goal: GoalID, on: Day?, reason: String?) {
        self.goal = goal
        self.on = on
        self.reason = reason
    }

    /// The command that makes the change; nil, with a problem, where the value is wrong.
    mutating func command(
        _ field: ChangedField, _ reader: inout RowReader, _ handles: PersonHandles
    ) -> (any Command)? {
        if !field.hasDay {
            let how = [
                (Column.on, "when that is recorded, on no day"), (.reason, "without a reason"),
            ]
            for (column, words) in how where reader.text(column) != nil {
                reader.fault(
                    column, "the \(field.rawValue) of a goal changes \(words)", "empty the cell")
            }
        }
        switch field {
        case .target, .turn, .commit, .stretch, .low, .high, .baseline, .weight:
            return number(&reader).map { command(field, $0) }
        case .band: return band(&reader)
        case .phases: return phases(&reader)
        case .deadline: return deadline(&reader)
        case .owner: return owner(&reader, handles)
        case .reviewer: return reviewer(&reader, handles)
        case .contributor: return contributor(&reader, handles)
        case .alignment: return alignment(&reader)
        case .objective: return objective(&reader)
        case .cycle: return cycle(&reader)
        case .ambition: return ambition(&reader)
        case .title: return needed(&reader).map { RenameGoal(goal, to: $0) }
        case .description: return DescribeGoal(goal, as: reader.text(.value) ?? "")
        case .unit: return ChangeUnit(of: goal, to: reader.text(.value) ?? "")
        case .green, .amber:
            return threshold(&reader).map { threshold in
                ChangeThresholds(
                    of: goal, green: field == .green ? threshold : nil,
                    amber: field == .amber ? threshold : nil, reason: reason, on: on)
            }
        case .formula: return formula(&reader)
        }
    }

    private func needed(_ reader: inout RowReader) -> String? {
        reader.required(.value, of: "this change")
    }

    private func number(_ reader: inout RowReader) -> Decimal? {
        needed(&reader) == nil ? nil : reader.number(.value)
    }

    private func command(_ field: ChangedField, _ number: Decimal) -> any Command {
        switch field {
        case .baseline: ChangeBaseline(of: goal, to: number, reason: reason, on: on)
        case .weight: ChangeWeight(of: goal, to: number, reason: reason, on: on)
        default:
            ChangeTarget(
                of: goal, to: [MeasureField(rawValue: field.rawValue) ?? .target: number],
                turns: field == .turn, reason: reason, on: on)
        }
    }
}

// MARK: Values of several parts

extension CellsOfChange {
    private func band(_ reader: inout RowReader) -> (any Command)? {
        guard let text = needed(&reader) else { return nil }
        let bounds = text.split(separator: "..", maxSplits: 1).map {
            Decimal(reader.sheet.plainNumber(Sheet.trimmed(String($0))))
        }
        guard bounds.count == 2, let low = bounds[0], let high = bounds[1] else {
            reader.fault(.value, "“\(text)” is no band", "write LOW..HIGH, as in 10..20")
            return nil
        }
        return ChangeTarget(of: goal, to: [.low: low, .high: high], reason: reason, on: on)
    }

    /// `none` takes the threshold away.
    private func threshold(_ reader: inout RowReader) -> ChangeThresholds.Threshold? {
        guard let text = needed(&reader) else { return nil }
        if text.lowercased() == "none" { return ChangeThresholds.Threshold.none }
        return reader.number(.value).map { .value($0) }
    }

    /// None are taken away.
    private func phases(_ reader: inout RowReader) -> (any Command)? {
        let phases = reader.phases(.value)
        return reader.isSound ? ChangePhases(of: goal, to: phases, reason: reason, on: on) : nil
    }

    /// None is that of the cycle.
    private func deadline(_ reader: inout RowReader) -> (any Command)? {
        let day = reader.day(.value)
        return reader.isSound ? ChangeDeadline(of: goal, to: day, reason: reason, on: on) : nil
    }

    private func ambition(_ reader: inout RowReader) -> (any Command)? {
        guard needed(&reader) != nil, let word = reader.word(.value, as: Ambition.self) else {
            return nil
        }
        return ChangeAmbition(of: goal, to: word, reason: reason, on: on)
    }
}

// MARK: Values that name something

extension CellsOfChange {
    /// `none` takes the formula away.
    private mutating func formula(_ reader: inout RowReader) -> (any Command)? {
        guard let text = needed(&reader) else { return nil }
        guard text.lowercased() != "none" else {
            return ChangeFormula(of: goal, to: nil, reason: reason, on: on)
        }
        guard let formula = reader.formula(.value) else { return nil }
        mentioned += formula.inputs.map(Reference.goal)
        return ChangeFormula(of: goal, to: formula, reason: reason, on: on)
    }

    private mutating func owner(
        _ reader: inout RowReader, _ handles: PersonHandles
    ) -> (any Command)? {
        guard needed(&reader) != nil, let owner = named(&reader, handles) else { return nil }
        return AssignGoal(goal, to: owner, reason: reason, on: on)
    }

    private mutating func named(
        _ reader: inout RowReader, _ handles: PersonHandles, without sign: String = ""
    ) -> OwnerName? {
        guard let owner = reader.owner(.value, without: sign).map(handles.resolved) else {
            return nil
        }
        // Whom a row takes away is not added for it.
        if sign.isEmpty { mentioned.append(Reference(owner)) }
        return owner
    }

    /// `none` takes the reviewer away.
    private mutating func reviewer(
        _ reader: inout RowReader, _ handles: PersonHandles
    ) -> (any Command)? {
        guard let text = needed(&reader) else { return nil }
        if text.lowercased() == "none" {
            return AssignGoal(goal, reviewer: .nobody, reason: reason, on: on)
        }
        guard let owner = named(&reader, handles) else { return nil }
        return AssignGoal(goal, reviewer: .somebody(owner), reason: reason, on: on)
    }

    /// A sign before the name takes the contributor away.
    private mutating func contributor(
        _ reader: inout RowReader, _ handles: PersonHandles
    ) -> (any Command)? {
        guard let text = needed(&reader) else { return nil }
        let leaves = text.hasPrefix("-")
        guard let owner = named(&reader, handles, without: leaves ? "-" : "") else { return nil }
        return AssignGoal(
            goal, adding: leaves ? [] : [owner], removing: leaves ? [owner] : [], reason: reason,
            on: on)
    }

    /// `O-1` supports, `O-1=0.5` counts, `-O-1` takes the alignment away.
    private mutating func alignment(_ reader: inout RowReader) -> (any Command)? {
        guard let text = needed(&reader) else { return nil }
        if text.hasPrefix("-") {
            guard let id = GoalID(Sheet.trimmed(String(text.dropFirst()))) else {
                reader.fault(.value, "“\(text)” is not an alignment to take away", "write -O-1")
                return nil
            }
            mentioned.append(.goal(id))
            return UnalignGoal(goal, from: id, reason: reason, on: on)
        }
        guard let parent = reader.alignment(text[...], in: .value) else { return nil }
        mentioned.append(.goal(parent.id))
        return AlignGoal(goal, to: parent, reason: reason, on: on)
    }

    private mutating func objective(_ reader: inout RowReader) -> (any Command)? {
        guard needed(&reader) != nil, let id = reader.identifier(.value, Goal.self) else {
            return nil
        }
        mentioned.append(.goal(id))
        return MoveGoal(goal, to: id.text, reason: reason, on: on)
    }

    private mutating func cycle(_ reader: inout RowReader) -> (any Command)? {
        guard needed(&reader) != nil, let id = reader.identifier(.value, Cycle.self) else {
            return nil
        }
        mentioned.append(.cycle(id))
        return MoveGoal(goal, to: id.text, reason: reason, on: on)
    }
}
