/// The value and health of a KPI in the truth beside those of a hypothesis.
public struct HypotheticalKPI: Sendable {
    /// The KPI.
    public let kpi: GoalID
    /// What it is; nil where it is not there, or not among those asked for.
    public let truth: KPIFigures?
    /// What it would be; nil where it would not be there.
    public let hypothetical: KPIFigures?

    /// Whether the value or the health differs; worked-out values compare after nine decimals.
    public var isDifferent: Bool {
        guard let truth, let hypothetical else { return truth != nil || hypothetical != nil }
        return truth.health != hypothetical.health || hasOtherValue
    }

    /// Whether the value differs.
    public var hasOtherValue: Bool {
        switch (truth?.value, hypothetical?.value) {
        case (nil, nil): false
        case (.exact(let before)?, .exact(let after)?): before != after
        case (let before?, let after?):
            Ratio.billionths(before.double) != Ratio.billionths(after.double)
        default: true
        }
    }
}

extension Scoreboard {
    /// The KPIs that differ on a scoreboard of a hypothesis, in the order of the truth.
    public func kpiDifferences(from truth: Scoreboard) -> [HypotheticalKPI] {
        func byID(_ list: [KPIFigures]) -> [GoalID: KPIFigures] {
            Dictionary(list.map { ($0.goal.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let (before, after) = (byID(truth.kpis), byID(kpis))
        // What is in a hypothesis alone passes a filter there only.
        let order =
            truth.kpis.map(\.goal.id) + kpis.map(\.goal.id).filter { before[$0] == nil }
        return order.map {
            HypotheticalKPI(kpi: $0, truth: before[$0], hypothetical: after[$0])
        }.filter(\.isDifferent)
    }
}
