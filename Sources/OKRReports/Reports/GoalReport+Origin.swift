import OKRModel
import OKRText

/// How the value of a KPI came about: the readings that went in, and who gave them.
extension GoalReport {
    func origins(_ figures: KPIFigures, _ origin: KPIOrigin) -> [Block] {
        guard !(origin.inputs.isEmpty && origin.reading.parts.isEmpty) else { return [] }
        var table = Table(columns: [
            .words("From", minimum: 20, share: 0.25), .number("Value"), Column("On", rank: 1),
            Column("Entry", rank: 0), .words("By", minimum: 8, rank: 2),
            .words("How", minimum: 12, overflow: .wraps, rank: 3),
        ])
        table.rows =
            origin.inputs.isEmpty
            ? [row(of: origin, level: 0)] : origin.inputs.flatMap { rows(of: $0, level: 0) }
        return [.heading("How it came about"), .table(table)]
    }

    private func rows(of origin: KPIOrigin, level: Int) -> [Row] {
        [row(of: origin, level: level)]
            + origin.inputs.flatMap { rows(of: $0, level: level + 1) }
    }

    private func row(of origin: KPIOrigin, level: Int) -> Row {
        let goal = state.goals[origin.kpi]
        let unit = goal?.unit.map { " \($0)" } ?? ""
        let value = origin.reading.value.map { $0.text + unit }
        let part = origin.inputs.isEmpty ? origin.reading.parts.first : nil
        let title = goal.map { " \($0.indicator?.segment ?? $0.title)" } ?? ""
        return Row(
            [
                [.identifier(origin.name), .text(title)], .number(orMissing: value),
                origin.reading.on.map { .day("\($0)") } ?? .missing,
                part.map { .identifier("@\($0.stamp.entry)") } ?? "",
                part.map { .text(by($0.stamp.authors)) } ?? "", .text(how(origin, part)),
            ], level: level)
    }

    private func by(_ authors: Authors) -> String {
        let words = Phrasebook(state)
        var text = words.person(authors.actor)
        if let principal = authors.onBehalfOf { text += ", for \(words.person(principal))" }
        if let relay = authors.relayedBy { text += ", typed by \(words.person(relay))" }
        return text
    }

    private func how(_ origin: KPIOrigin, _ part: KPIReading.Part?) -> String {
        var parts: [String] = []
        if origin.day != provenance.on { parts.append("asked about \(origin.day)") }
        if let formula = origin.formula {
            parts.append("= \(formula)")
        } else if let rule = origin.rule {
            parts.append("the \(rule.called) of its segments")
        } else if let part, let entry = correction(of: part) {
            parts.append("corrected by @\(entry)")
        }
        // The page itself says why the KPI that it is about has no data.
        if case .kpi(let figures, _) = subject, origin.kpi != figures.goal.id,
            let cause = origin.reading.cause
        {
            parts.append(cause.sentence)
        }
        return parts.joined(separator: "; ")
    }

    /// The entry that corrected a reading last.
    private func correction(of part: KPIReading.Part) -> Int? {
        let kpi = state.goals[part.kpi]
        let adopted = kpi?.indicator?.adopts.flatMap { state.goals[$0] }
        let all = (kpi?.checkIns ?? []) + (adopted?.checkIns ?? [])
        return all.first { $0.stamp.entry == part.stamp.entry }?.corrections
            .last { $0.stamp.entry <= provenance.entries }?.stamp.entry
    }

    // MARK: JSON

    func json(_ figures: KPIFigures, _ origin: KPIOrigin) -> [JSON.Member] {
        let into = state.influences(on: figures.goal.id, at: figures.view)
        let details: [JSON.Member] = [
            .init("judgement", .string(figures.judgement)),
            .init("start", .optional(figures.start)),
            .init("targetSince", targetSince(figures)),
            .init("influencedBy", .array(into.map { $0.1.json(naming: $0.from) })),
            .init("adopts", .optional(figures.plan.adopts?.text)),
        ]
        let kpi = figures.detailedJSON(in: state, knownThrough: provenance.entries)
        return [
            .init("kpi", kpi.adding(details)),
            .init("description", .optional(figures.goal.description)),
            .init("origin", json(origin)),
        ]
    }

    private func targetSince(_ figures: KPIFigures) -> JSON {
        let record = figures.goal.fields(at: figures.view).first { $0.name == "target" }
        guard figures.target != nil, let held = record else { return .null }
        return [
            "entry": .integer(held.source.entry), "on": .optional(held.on),
            "reason": .optional(held.reason),
        ]
    }

    private func json(_ origin: KPIOrigin) -> JSON {
        let words = Phrasebook(state)
        let readings = origin.inputs.isEmpty ? origin.reading.parts : []
        return [
            "name": .string(origin.name), "kpi": .string(origin.kpi.text),
            "asked": .string(origin.day.description), "value": .optional(origin.reading.value),
            "valueOn": .optional(origin.reading.on),
            "formula": .optional(origin.formula?.text), "rule": .optional(origin.rule?.rawValue),
            "cause": .optional(origin.reading.cause?.sentence),
            "reading": readings.first.map { json($0, words) } ?? .null,
            "inputs": .array(origin.inputs.map(json)),
        ]
    }

    private func json(_ part: KPIReading.Part, _ words: Phrasebook) -> JSON {
        let authors = part.stamp.authors
        return [
            "entry": .integer(part.stamp.entry), "time": .string(part.stamp.time.description),
            "on": .string(part.on.description), "actor": .string(words.handle(authors.actor)),
            "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
            "relayedBy": .optional(authors.relayedBy.map { words.handle($0) }),
            "corrected": .optional(correction(of: part)),
        ]
    }
}
