import OKRModel
import OKRText

// MARK: - The differences

extension ReplayReport {
    private var differences: [HypotheticalDifference] {
        scoreboard(of: hypothesis.state).differences(from: scoreboard(of: truth))
    }

    private var kpiDifferences: [HypotheticalKPI] {
        scoreboard(of: hypothesis.state).kpiDifferences(from: scoreboard(of: truth))
    }

    var differenceBlocks: [Block] {
        let (goals, kpis) = (differences, kpiDifferences)
        guard !goals.isEmpty || !kpis.isEmpty else {
            return [.paragraph("Nothing would be different.")]
        }
        return (goals.isEmpty ? [] : blocks(of: goals)) + (kpis.isEmpty ? [] : [table(of: kpis)])
    }

    private func blocks(of differences: [HypotheticalDifference]) -> [Block] {
        var table = Table(columns: [
            .words("Goal", minimum: 24, share: 0.4), Column("Progress"), Column("Standing"),
            Column("Score", rank: 1), Column("Drift", rank: 2),
        ])
        table.rows = differences.map(row)
        guard keepsScores(differences) else { return [.table(table)] }
        return [
            .table(table),
            .paragraph(
                .dim(
                    "Scores stay as they were given; --rule score.of=progress works them out.")),
        ]
    }

    /// Whether a closed goal would have come out otherwise, and has the score it was given.
    private func keepsScores(_ differences: [HypotheticalDifference]) -> Bool {
        hypothesis.rules.score == .given
            && differences.contains { $0.hypothetical?.score != nil }
    }

    private func table(of differences: [HypotheticalKPI]) -> Block {
        var table = Table(columns: [
            .words("KPI", minimum: 24, share: 0.4), Column("Value"), Column("Health"),
        ])
        table.rows = differences.map { difference in
            let (before, after) = (difference.truth, difference.hypothetical)
            let title = (after ?? before)?.goal.title ?? ""
            return Row([
                [.identifier(difference.kpi.text), " ", .text(title)], value(difference),
                health(before?.health, after?.health),
            ])
        }
        return .table(table)
    }

    private func value(_ difference: HypotheticalKPI) -> Content {
        let texts = (difference.truth?.valueText, difference.hypothetical?.valueText)
        guard difference.hasOtherValue, texts.0 == texts.1 else { return change(texts.0, texts.1) }
        // What differs by less than is shown is shown with more digits.
        func exact(_ figures: KPIFigures?) -> String? { figures?.value.map { "\($0.double)" } }
        return change(exact(difference.truth), exact(difference.hypothetical))
    }

    private func health(_ before: KPIHealth?, _ after: KPIHealth?) -> Content {
        if let before, before == after { return .standing(before.rawValue) }
        guard let after else { return .badge("would not be here", .warning) }
        return .change(before: before?.rawValue ?? "not here", after: after.rawValue)
    }

    private func row(_ difference: HypotheticalDifference) -> Row {
        let (isKeyResult, name) = self.name(of: difference.subject)
        let (before, after) = (difference.truth, difference.hypothetical)
        let cells: [Content] = [
            change(before?.progress, after?.progress, NumberText.percent),
            standing(before?.standing, after?.standing),
            change(score(before), score(after)),
            change(before?.drift, after?.drift, NumberText.points),
        ]
        return Row(
            [name] + cells, level: isKeyResult ? 1 : 0, kind: isKeyResult ? .plain : .strong)
    }

    private func name(of subject: Subject) -> (isKeyResult: Bool, name: Content) {
        switch subject {
        case .cycle(let id): return (false, ["Cycle ", .identifier(id.text)])
        case .goal(let id):
            let goal = hypothesis.state.goals[id] ?? truth.goals[id]
            return (
                goal?.type == .keyResult,
                [.identifier(id.text), " ", .text(goal?.title ?? "")]
            )
        default: return (false, .text(subject.description))
        }
    }

    private func standing(_ before: Standing?, _ after: Standing?) -> Content {
        if let before, before == after { return .standing(before.rawValue) }
        guard let after else { return .badge("would not be here", .warning) }
        return .change(before: before?.rawValue ?? "not here", after: after.rawValue)
    }

    private func score(_ figures: HypotheticalDifference.Figures?) -> String? {
        guard let figures, let score = figures.score else { return nil }
        let band = figures.band.map { " \($0.rawValue)" } ?? ""
        return NumberText.score(score.double) + band
    }

    private func change(
        _ before: Double?, _ after: Double?, _ text: (Double) -> String
    ) -> Content {
        let isSame = before.map(Ratio.billionths) == after.map(Ratio.billionths)
        let texts = (before.map(text), after.map(text))
        // What differs by less than is shown is shown with more decimals.
        guard !isSame, texts.0 == texts.1 else { return change(texts.0, texts.1) }
        func exact(_ share: Double) -> String { NumberText.decimal(share * 100) + " %" }
        return change(before.map(exact), after.map(exact))
    }

    private func change(_ before: String?, _ after: String?) -> Content {
        guard before != after else { return before.map(Content.dim) ?? .missing }
        return .change(before: before ?? NumberText.missing, after: after ?? NumberText.missing)
    }
}

// MARK: - JSON

extension ReplayReport {
    var differencesJSON: JSON {
        let all = differences
        func isKeyResult(_ id: GoalID) -> Bool {
            (truth.goals[id] ?? hypothesis.state.goals[id])?.type == .keyResult
        }
        func list(_ belongs: (Subject) -> Bool) -> JSON {
            .array(all.filter { belongs($0.subject) }.map(json))
        }
        return [
            "cycles": list { if case .cycle = $0 { true } else { false } },
            "objectives": list {
                if case .goal(let id) = $0 { !isKeyResult(id) } else { false }
            },
            "keyResults": list {
                if case .goal(let id) = $0 { isKeyResult(id) } else { false }
            },
            "kpis": .array(kpiDifferences.map(json)),
        ]
    }

    private func json(_ difference: HypotheticalDifference) -> JSON {
        [
            "id": .string(identifier(of: difference.subject)),
            "truth": difference.truth.map(json) ?? .null,
            "hypothetical": difference.hypothetical.map(json) ?? .null,
        ]
    }

    /// The identifier alone: the list that it stands in says of what.
    private func identifier(of subject: Subject) -> String {
        if case .cycle(let id) = subject { id.text } else { subject.description }
    }

    private func json(_ figures: HypotheticalDifference.Figures) -> JSON {
        [
            "progress": .optional(figures.progress), "expected": .optional(figures.expected),
            "standing": .string(figures.standing.rawValue), "score": .optional(figures.score),
            "band": .optional(figures.band?.rawValue), "drift": .optional(figures.drift),
        ]
    }

    private func json(_ difference: HypotheticalKPI) -> JSON {
        [
            "id": .string(difference.kpi.text), "truth": difference.truth.map(json) ?? .null,
            "hypothetical": difference.hypothetical.map(json) ?? .null,
        ]
    }

    private func json(_ figures: KPIFigures) -> JSON {
        [
            "value": .optional(figures.value), "valueOn": .optional(figures.valueOn),
            "health": .string(figures.health.rawValue),
            "cause": .optional(figures.reading.cause?.sentence),
        ]
    }
}
