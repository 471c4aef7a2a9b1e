public import OKRModel
public import OKRText

extension KPIFigures {
    /// The figures under the stable names of `okr status --json`.
    public func json(in words: Phrasebook) -> JSON {
        [
            "id": .string(goal.id.text), "title": .string(goal.title),
            "owner": .optional(terms.owner.map(words.typed)), "unit": .optional(goal.unit),
            "direction": .string(plan.direction.rawValue), "value": .optional(value),
            "valueOn": .optional(valueOn), "target": .optional(target),
            "health": .string(health.rawValue), "trend": .optional(trend),
            "formula": .optional(formula?.text), "segment": .optional(plan.segment),
            "cause": .optional(reading.cause?.sentence),
        ]
    }

    /// The same with everything else that is known of a KPI.
    func detailedJSON(in state: State, knownThrough entry: Int) -> JSON {
        let words = Phrasebook(state, on: view.day)
        let links = state.keyResults(readFrom: goal.id, knownThrough: entry)
        return json(in: words).adding([
            .init("scope", .optional(words.scope(of: plan))),
            .init("frequency", .string(plan.frequency.rawValue)),
            .init("timing", .optional(plan.timing?.rawValue)),
            .init("green", .optional(green)), .init("amber", .optional(amber)),
            .init("by", .optional(relativeTarget)), .init("wrongWay", .bool(isWrongWay)),
            .init("due", .optional(due)), .init("overdue", .optional(overdue)),
            .init("rule", .optional(plan.rule?.rawValue)),
            .init("of", .optional(plan.segmentOf?.text)),
            .init("segments", .array(segments.map { .string($0.text) })),
            .init("retired", .optional(retired)),
            .init(
                "parents",
                .array(
                    terms.parents.map { parent -> JSON in
                        ["id": .string(parent.id.text), "weight": .optional(parent.weight)]
                    })),
            .init(
                "series",
                .array(
                    series.map { point -> JSON in
                        [
                            "on": .string(point.day.description), "value": .optional(point.value),
                        ]
                    })),
            .init(
                "benchmarks",
                .array(
                    benchmarks.map { benchmark -> JSON in
                        [
                            "source": .string(benchmark.source),
                            "value": .optional(benchmark.value),
                            "on": .optional(benchmark.on),
                        ]
                    })),
            .init("influences", .array(influences.map { $0.json(naming: $0.kpi) })),
            .init("keyResults", .array(links.map { .string($0.text) })),
        ])
    }
}

extension Influence {
    /// The link with the KPI at its other end.
    func json(naming kpi: GoalID) -> JSON {
        [
            "kpi": .string(kpi.text), "strength": .optional(strength), "lag": .integer(lag),
        ]
    }
}

extension JSON {
    /// The value of a KPI: the digits entered, or the double it was worked out as, or `null`.
    static func optional(_ value: Quantity?) -> JSON {
        switch value {
        case .exact(let decimal)?: .number(decimal.description)
        case .worked(let double)?: .double(double)
        case nil: .null
        }
    }
}
