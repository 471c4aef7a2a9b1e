import OKRModel

/// How each key result and KPI is measured: as rows of the import say, else as the ledger has it.
///
/// Whether `value` of a check-in is a number, a zone or a list of milestones depends on it.
struct GoalKinds {
    private var kinds: [String: MeasureKind] = [:]

    init(_ sheets: [Sheet]) {
        for sheet in sheets where sheet.kind == .goals {
            for row in sheet.rows {
                guard let type = sheet.text(.type, of: row)?.lowercased(),
                    let id = sheet.text(.id, of: row)
                else { continue }
                if type == RowType.kpi.rawValue { kinds[id] = .metric }
                guard type == RowType.keyResult.rawValue else { continue }
                let word = sheet.text(.kind, of: row)?.lowercased() ?? MeasureKind.metric.rawValue
                kinds[id] = MeasureKind(rawValue: word)
            }
        }
    }

    /// The kind of a key result, of a KPI a metric; nil where there is neither of that name.
    func kind(of goal: GoalID, in book: some Book) throws -> MeasureKind? {
        if let kind = kinds[goal.text] { return kind }
        guard let known = try book.goal(goal), known.type == .keyResult || known.type == .kpi else {
            return nil
        }
        return known.kind ?? .metric
    }
}
