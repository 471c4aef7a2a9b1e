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
