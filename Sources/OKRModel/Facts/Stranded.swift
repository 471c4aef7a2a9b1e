/// What a KPI that is voided leaves behind.
///
/// It is found by going through all goals, for that is rare.
struct Stranded {
    private let kpi: GoalID
    private var keyResults: [GoalID] = []
    private var segments: [GoalID] = []
    private var workedOut: [GoalID] = []

    /// Complexity: linear in the goals.
    init(by kpi: Goal, in book: some Book) throws {
        self.kpi = kpi.id
        for id in try book.goalIDs() {
            guard let goal = try book.goal(id), !goal.isVoided else { continue }
            if goal.type == .keyResult, goal.closing == nil,
                goal.kpi(knownThrough: .max) == kpi.id
            {
                keyResults.append(id)
            }
            guard goal.type == .kpi, goal.id != kpi.id else { continue }
            if goal.indicator?.segmentOf == kpi.id { segments.append(id) }
            if goal.formula(at: .latest)?.inputs.contains(kpi.id) == true { workedOut.append(id) }
        }
    }

    /// What became of each, and what can be done.
    var remarks: [String] {
        var remarks: [String] = []
        if let first = keyResults.first {
            let one = keyResults.count == 1
            let (took, has) = one ? ("takes its", "has") : ("take their", "have")
            let each = one ? "it" : "each"
            remarks.append(
                "\(names(keyResults)) \(took) values from \(kpi) and \(has) none any more; "
                    + "close \(each): \(Stranded.close(first)), or void \(each): "
                    + "okr void \(first) --reason “…”")
        }
        if let first = segments.first {
            let stay = segments.count == 1 ? "a segment of it, stays" : "segments of it, stay"
            remarks.append(
                "\(names(segments)), \(stay); void what is a mistake, too: "
                    + "okr void \(first) --reason “…”")
        }
        if let first = workedOut.first {
            let one = workedOut.count == 1
            remarks.append(
                "\(names(workedOut)) \(one ? "is" : "are") worked out from \(kpi) and "
                    + "\(one ? "has" : "have") no value any more; change the formula: "
                    + "okr kpi formula \(first) FORMULA --reason “…”")
        }
        return remarks
    }

    /// What ends a key result whose KPI was voided.
    static func close(_ id: GoalID) -> String {
        "okr close \(id) --outcome abandoned --note “…”"
    }

    private func names(_ ids: [GoalID]) -> String { ids.map(\.text).joined(separator: ", ") }
}
