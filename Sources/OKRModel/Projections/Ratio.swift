/// How ratios are compared and rounded, so that two implementations agree to the last bit.
public enum Ratio {
    /// The ratio in billionths, rounded half away from zero: thresholds compare these.
    public static func billionths(_ ratio: Double) -> Double {
        (ratio * 1_000_000_000).rounded(.toNearestOrAwayFromZero)
    }

    /// Whether a ratio is below a threshold once both are rounded to nine decimals.
    static func isBelow(_ ratio: Double, _ threshold: Double) -> Bool {
        billionths(ratio) < billionths(threshold)
    }

    /// The ratio kept within 0 and 1.
    static func clamped(_ ratio: Double) -> Double { min(max(ratio, 0), 1) }

    /// A ratio from 0 to 1 as a score: two decimals, half up, after rounding to nine decimals.
    public static func score(_ ratio: Double) -> Decimal? {
        let hundredths = ((billionths(ratio) + 5_000_000) / 10_000_000).rounded(.down)
        guard (0...100).contains(hundredths) else { return nil }
        return Decimal(significand: Int64(hundredths), scale: 2)
    }
}

/// How a key result's value compares with its measures.
enum Measurement {
    /// The unclamped ratio of a value, nil where a metric lacks baseline or target or they are
    /// equal.
    ///
    /// Differences are exact in decimal, each rounded once to a double, then one division.
    static func raw(
        _ kind: MeasureKind, value: Decimal, measures: [MeasureField: Decimal],
        by rules: Rules = .standard
    ) -> Double? {
        switch kind {
        case .metric: return metric(value, measures, by: rules)
        case .atLeast, .atMost, .between:
            guard let isKept = isKept(kind, value: value, measures: measures, rules.bounds) else {
                return nil
            }
            guard rules.maintaining == .distance else { return isKept ? 1 : 0 }
            return nearness(kind, value: value, measures: measures) ?? (isKept ? 1 : 0)
        case .every, .milestones, .zones: return nil
        }
    }

    private static func metric(
        _ value: Decimal, _ measures: [MeasureField: Decimal], by rules: Rules
    ) -> Double? {
        guard let baseline = measures[.baseline], let target = measures[.target] else {
            return nil
        }
        guard baseline != target else { return rules.flat.ratio }
        switch rules.metric {
        case .ofTarget:
            return share(value, of: target, rises: baseline < target)
        case .toStretch:
            guard let stretch = measures[.stretch], stretch != baseline else { break }
            return Decimal.difference(value, baseline) / Decimal.difference(stretch, baseline)
        case .fromBaseline: break
        }
        return Decimal.difference(value, baseline) / Decimal.difference(target, baseline)
    }

    /// Value ÷ target, or target ÷ value of what is to fall; nil where that divides by 0.
    private static func share(_ value: Decimal, of target: Decimal, rises: Bool) -> Double? {
        let (part, whole) = rises ? (value, target) : (target, value)
        return whole.isZero ? nil : part.double / whole.double
    }

    /// Whether a value keeps its bounds; nil where there are none.
    static func isKept(
        _ kind: MeasureKind, value: Decimal, measures: [MeasureField: Decimal], _ edge: BoundEdge
    ) -> Bool? {
        let includes = edge == .inclusive
        switch kind {
        case .atLeast: return measures[.target].map { includes ? value >= $0 : value > $0 }
        case .atMost: return measures[.target].map { includes ? value <= $0 : value < $0 }
        case .between:
            guard let low = measures[.low], let high = measures[.high] else { return nil }
            return includes ? low <= value && value <= high : low < value && value < high
        case .metric, .every, .milestones, .zones: return nil
        }
    }

    /// 1 at the bound, less beyond it and more on its good side by the distance ÷ the bound.
    ///
    /// Within a band it is 1. Nil where the bound is 0, of which nothing is a share.
    private static func nearness(
        _ kind: MeasureKind, value: Decimal, measures: [MeasureField: Decimal]
    ) -> Double? {
        func share(_ distance: Double, of bound: Decimal) -> Double? {
            bound.isZero ? nil : 1 + distance / abs(bound.double)
        }
        switch kind {
        case .atLeast:
            guard let bound = measures[.target] else { return nil }
            return share(Decimal.difference(value, bound), of: bound)
        case .atMost:
            guard let bound = measures[.target] else { return nil }
            return share(Decimal.difference(bound, value), of: bound)
        case .between:
            guard let low = measures[.low], let high = measures[.high] else { return nil }
            if value < low { return share(Decimal.difference(value, low), of: low) }
            if high < value { return share(Decimal.difference(high, value), of: high) }
            return 1
        case .metric, .every, .milestones, .zones: return nil
        }
    }

    /// The share that some milestones have of the weight of all, summed in their order.
    static func share(
        of milestones: [Milestone], by rules: Rules = .standard,
        where isPart: (Milestone) -> Bool
    ) -> Double? {
        var (part, all) = (0.0, 0.0)
        for milestone in milestones {
            let weight = rules.milestones == .plain ? 1 : milestone.weight.double
            all += weight
            if isPart(milestone) { part += weight }
        }
        guard all > 0 else { return nil }
        if rules.milestones == .allOrNothing { return part < all ? 0 : 1 }
        return part / all
    }

    /// Whether a metric is to rise, from its measures; nil where they do not tell.
    ///
    /// Baseline and target decide, as they do for the ratio; without them the ends of the ladder.
    static func isRising(_ measures: [MeasureField: Decimal]) -> Bool? {
        if let baseline = measures[.baseline], let target = measures[.target], baseline != target {
            return baseline < target
        }
        let ladder = [MeasureField.baseline, .commit, .target, .stretch].compactMap { measures[$0] }
        guard let first = ladder.first, let last = ladder.last, first != last else { return nil }
        return first < last
    }

    /// The best mark that a metric's value has reached; nil where it has no marks but a target.
    static func zone(value: Decimal?, measures: [MeasureField: Decimal]) -> ReachedZone? {
        guard measures[.commit] != nil || measures[.stretch] != nil else { return nil }
        guard let value, let rises = isRising(measures) else { return nil }
        let marks: [(MeasureField, ReachedZone)] = [
            (.stretch, .stretch), (.target, .target), (.commit, .commit),
        ]
        for (field, zone) in marks {
            guard let mark = measures[field] else { continue }
            if rises ? value >= mark : value <= mark { return zone }
        }
        return .fail
    }
}
