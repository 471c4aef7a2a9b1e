import OKRModel

extension DiffReport {
    /// The lists of the report, each under its heading; those without rows are left out.
    var sections: [Block] {
        let goals = goals
        let lists: [(String, Table)] = [
            ("Cycles", frame(cycles)), ("Teams", frame(teams)),
            ("Added", added(goals.filter { $0.isAdded && !$0.isVoided })),
            ("Not there yet", added(goals.filter(\.isGone))),
            ("Closed", ended(goals.filter(\.isClosed))),
            ("Voided", ended(goals.filter(\.isVoided))),
            ("Changed", changed(goals)), ("Figures", figures),
        ]
        return lists.filter { !$0.1.rows.isEmpty }.flatMap { title, table in
            [Block.heading(.text(title)), .table(table)]
        }
    }

    // MARK: Fields

    private var changes: Table {
        Table(columns: [
            .words("Field", minimum: 10, overflow: .wraps),
            .words("Before → after", minimum: 16, share: 0.3, overflow: .wraps),
            .number("Entry"), .words("Who and why", minimum: 20, overflow: .wraps),
        ])
    }

    /// Cycles or teams: those added in a line, those changed field by field.
    private func frame(_ list: [Comparison.Compared]) -> Table {
        var table = changes
        for compared in list {
            var rows: [Row] = []
            if compared.wasThere != compared.isThere, let stamp = added(compared.subject) {
                let word = compared.wasThere ? "not there yet" : "added"
                rows.append(
                    Row([
                        .strong(word), .text(plan(of: compared.subject)),
                        .identifier("@\(stamp.entry)"), .text(words.people(stamp.authors)),
                    ]))
            }
            rows += compared.differences.filter { difference in
                !Snapshot.figures.contains(difference.field)
                    && compared.lists(difference, added: added(compared.subject))
            }.map(row)
            guard !rows.isEmpty else { continue }
            table.rows.append(.group(heading(compared.subject)))
            table.rows += rows
        }
        return table
    }

    /// What a cycle or team was added with.
    private func plan(of subject: Subject) -> String {
        let parts: [String?]
        if case .cycle = subject {
            let days = ["start", "end"].compactMap { text(subject, $0) }
            parts = [days.joined(separator: " to "), text(subject, "cadence")]
        } else {
            parts = [text(subject, "level"), text(subject, "parent").map { "below team \($0)" }]
        }
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private func changed(_ goals: [GoalChange]) -> Table {
        var table = changes
        for goal in goals where !goal.listed.isEmpty {
            table.rows.append(.group(heading(goal.compared.subject)))
            table.rows += goal.listed.map(row)
        }
        return table
    }

    private func row(_ difference: Comparison.Differing) -> Row {
        let field = difference.field
        var label: [Content] = [.strong(field)]
        if let member = words.readable(difference.member, in: field) {
            label.append(.text(" " + member))
        }
        let before = words.readable(difference.first ?? difference.before?.text, in: field)
        let after = words.readable(difference.after?.text, in: field)
        return Row([
            .joined(label), .change(before: before, after: after),
            difference.cause.map { .identifier("@\($0.stamp.entry)") } ?? "", why(difference),
        ])
    }

    private func why(_ difference: Comparison.Differing) -> Content {
        guard let cause = difference.cause else { return "" }
        var parts: [Content] = [.text(words.people(cause.stamp.authors))]
        if let on = cause.on, on != cause.stamp.day { parts.append(.text(", from \(on) on")) }
        // The creation of something new set its fields and did not change them.
        let changes = difference.before == nil ? cause.entries - 1 : cause.entries
        if changes > 1 {
            parts.append(.dim(", the last of \(changes) entries"))
        }
        if let reason = cause.reason { parts.append(.dim(": “\(reason)”")) }
        return .joined(parts)
    }

    // MARK: Goals that came and went

    private func added(_ goals: [GoalChange]) -> Table {
        var table = Table(columns: [
            .words("Goal", minimum: 24, share: 0.4), Column("Aim", minimum: 8, rank: 2).minor(),
            .words("Owner", minimum: 10, rank: 1), .number("Entry"),
            .words("By", minimum: 8, rank: 3).minor(),
        ])
        for goal in goals {
            let subject = goal.compared.subject
            guard let stamp = added(subject) else { continue }
            let owner = words.readable(text(subject, "owner"), in: "owner")
            table.rows.append(
                Row(
                    [
                        heading(subject), .text(aim(of: subject)),
                        owner.map(Content.text) ?? "", .identifier("@\(stamp.entry)"),
                        .text(words.people(stamp.authors)),
                    ], kind: goal.type == .keyResult ? .plain : .strong))
        }
        return table
    }

    /// What a key result is measured against, as known at the moments.
    private func aim(of subject: Subject) -> String {
        func value(_ field: String) -> String { text(subject, field) ?? "–" }
        let unit = text(subject, "unit").map { " \($0)" } ?? ""
        switch text(subject, "kind").flatMap(MeasureKind.init(rawValue:)) {
        case nil: return ""
        case .metric: return "\(value("baseline")) → \(value("target"))\(unit)"
        case .atLeast: return "≥ \(value("target"))\(unit)"
        case .atMost: return "≤ \(value("target"))\(unit)"
        case .between: return "\(value("low")) … \(value("high"))\(unit)"
        case .every:
            let sign = text(subject, "bound") == Bound.atMost.rawValue ? "≤" : "≥"
            return "\(sign) \(value("target"))\(unit) every \(value("period"))"
        case .milestones: return "milestones"
        case .zones: return "zones"
        }
    }

    private func ended(_ goals: [GoalChange]) -> Table {
        var table = Table(columns: [
            .words("Goal", minimum: 24, share: 0.3), Column("As"), .number("Score", rank: 1),
            .number("Entry"), .words("Who and why", minimum: 16, overflow: .wraps),
        ])
        for goal in goals {
            guard let state = goal.state else { continue }
            let score = goal.isClosed ? text(goal.compared.subject, "score") : nil
            table.rows.append(
                Row(
                    [
                        heading(goal.compared.subject), .text(state.after?.text ?? ""),
                        score.flatMap { Decimal($0) }.map {
                            .number(NumberText.score($0.double))
                        } ?? "",
                        state.cause.map { .identifier("@\($0.stamp.entry)") } ?? "", why(state),
                    ], kind: goal.type == .keyResult ? .plain : .strong))
        }
        return table
    }

    // MARK: Figures

    /// Values, progress, standing and confidence, of whatever has any that differ.
    private var figures: Table {
        let columns: [(column: Column, fields: Set<String>)] = [
            (.words("Value", minimum: 12, rank: 1).minor(), ["value", "result", "done"]),
            (Column("Progress"), ["progress"]), (Column("Standing"), ["standing"]),
            (Column("Health"), ["health"]), (Column("Confidence", rank: 2).minor(), ["confidence"]),
        ]
        func differ(_ compared: Comparison.Compared, _ fields: Set<String>) -> Bool {
            compared.differences.contains { fields.contains($0.field) }
        }
        let shown = columns.filter { column in
            comparison.subjects.contains { differ($0, column.fields) }
        }
        var table = Table(
            columns: [.words("Goal", minimum: 20, share: 0.34)] + shown.map(\.column))
        for compared in comparison.subjects
        where shown.contains(where: { differ(compared, $0.fields) }) {
            let isKeyResult =
                text(compared.subject, "kind") != nil || text(compared.subject, "health") != nil
            let cells = shown.map { cell(compared, $0.fields) }
            var row = Row(
                [heading(compared.subject)] + cells, kind: isKeyResult ? .plain : .strong)
            // What is new did not come to stand otherwise.
            row.isMinor = !compared.differences.contains {
                ["standing", "health"].contains($0.field) && $0.before != nil
            }
            table.rows.append(row)
        }
        return table
    }

    private func cell(_ compared: Comparison.Compared, _ fields: Set<String>) -> Content {
        if fields.contains("value") { return value(compared) }
        if fields.contains("progress") { return progress(compared) }
        return fields.first.map { change(compared, $0) } ?? ""
    }

    private func change(_ compared: Comparison.Compared, _ field: String) -> Content {
        guard let difference = compared.differences.first(where: { $0.field == field }) else {
            return ""
        }
        return .change(before: difference.before?.text, after: difference.after?.text)
    }

    private func value(_ compared: Comparison.Compared) -> Content {
        let subject = compared.subject
        let valued: Set<String> = ["value", "result"]
        if let difference = compared.differences.first(where: { valued.contains($0.field) }) {
            let unit = text(subject, "unit").map { " \($0)" } ?? ""
            return .change(
                before: difference.before?.text,
                after: (difference.after?.text).map { $0 + unit })
        }
        guard compared.differences.contains(where: { $0.field == "done" }) else { return "" }
        func done(_ snapshot: Snapshot) -> Int {
            snapshot.values.keys.filter { $0.subject == subject && $0.field == "done" }.count
        }
        return .change(
            before: "\(done(comparison.before))", after: "\(done(comparison.after)) done")
    }

    private func progress(_ compared: Comparison.Compared) -> Content {
        guard let difference = compared.differences.first(where: { $0.field == "progress" }) else {
            return ""
        }
        func percent(_ value: Snapshot.Value?) -> String? {
            if case .share(let share)? = value { NumberText.percent(share) } else { nil }
        }
        return .change(before: percent(difference.before), after: percent(difference.after))
    }
}
