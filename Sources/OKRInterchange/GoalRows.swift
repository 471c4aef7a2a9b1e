import OKRModel
import OKRText

/// Reads rows of a sheet of goals.
struct GoalRows {
    let today: Day
    let handles: PersonHandles
    let problems: ProblemList

    /// What the row adds; nil, with problems, where its cells are wrong.
    ///
    /// `defined` is set as soon as it is known what the row would have added.
    func draft(_ row: CSVRow, in sheet: Sheet, key: String, defined: inout Reference?) -> Draft? {
        var reader = RowReader(row, in: sheet, problems: problems)
        guard let type = type(&reader) else { return nil }
        checkColumns(of: type, &reader)
        let draft: Draft?
        switch type {
        case .cycle: draft = cycle(&reader, key, &defined)
        case .team: draft = team(&reader, key, &defined)
        case .person: draft = person(&reader, key, &defined)
        case .objective: draft = objective(&reader, key, &defined)
        case .keyResult: draft = keyResult(&reader, key, &defined)
        case .initiative: draft = initiative(&reader, key, &defined)
        case .kpi: draft = kpi(&reader, key, &defined)
        }
        return reader.isSound ? draft : nil
    }

    private func type(_ reader: inout RowReader) -> RowType? {
        guard reader.required(.type, of: "a row") != nil else { return nil }
        return reader.word(.type, as: RowType.self)
    }

    private func checkColumns(of type: RowType, _ reader: inout RowReader) {
        let allowed = type.columns.union([.type, .key])
        for column in SheetKind.goals.columns where !allowed.contains(column) {
            guard reader.text(column) != nil else { continue }
            reader.fault(
                column, "a row of type \(type.rawValue) has no \(column.rawValue)",
                "empty the cell")
        }
    }
}

// MARK: Cycles, teams and persons

extension GoalRows {
    private func cycle(
        _ reader: inout RowReader, _ key: String, _ defined: inout Reference?
    ) -> Draft? {
        let name = reader.required(.id, of: "a cycle")
        let id = reader.identifier(.id, Cycle.self)
        defined = id.map(Reference.cycle)
        let first = reader.required(.start, of: "a cycle")
        let last = reader.required(.end, of: "a cycle")
        let (start, end) = (reader.day(.start), reader.day(.end))
        let cadence = cadence(&reader)
        let grace = grace(&reader)
        guard let name, id != nil, first != nil, last != nil, let start, let end else { return nil }
        let command = AddCycle(
            id: name, title: reader.text(.title), start: start, end: end, cadence: cadence,
            grace: grace)
        return Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .cycle(command),
            defines: defined)
    }

    private func cadence(_ reader: inout RowReader) -> Cadence {
        guard let text = reader.text(.cadence) else { return .days(7) }
        if let cadence = Cadence(text.lowercased()) { return cadence }
        reader.fault(
            .cadence, "“\(text)” is not a cadence", "write weekly, biweekly, monthly or as in 10d")
        return .days(7)
    }

    private func grace(_ reader: inout RowReader) -> Int {
        guard let text = reader.text(.grace) else { return 0 }
        if let days = Cadence.span(text.hasSuffix("d") ? text : text + "d") { return days }
        reader.fault(.grace, "“\(text)” is not a number of days", "write it as in 3d")
        return 0
    }

    private func team(
        _ reader: inout RowReader, _ key: String, _ defined: inout Reference?
    ) -> Draft? {
        let name = reader.required(.id, of: "a team")
        let id = reader.identifier(.id, Team.self)
        defined = id.map(Reference.team)
        let parent = reader.team(.parent)
        let level = reader.word(.level, as: TeamLevel.self)
        guard let name, id != nil else { return nil }
        let command = AddTeam(
            id: name, title: reader.text(.title) ?? name, parent: parent, level: level)
        var draft = Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .team(command),
            defines: defined)
        if let parent { draft.needs.append((.team(parent), .parent)) }
        return draft
    }

    private func person(
        _ reader: inout RowReader, _ key: String, _ defined: inout Reference?
    ) -> Draft? {
        let column: Column = reader.text(.handle) == nil ? .id : .handle
        let team = reader.team(.team)
        guard let handle = reader.text(column) else {
            reader.fault(.handle, "a person needs a handle", "fill the column handle or id")
            return nil
        }
        defined = .person(handle: handle)
        let command = AddPerson(
            handle: handle, name: reader.text(.title), email: reader.text(.email), team: team)
        var draft = Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .person(command),
            defines: defined)
        if let team { draft.needs.append((.team(team), .team)) }
        return draft
    }
}
