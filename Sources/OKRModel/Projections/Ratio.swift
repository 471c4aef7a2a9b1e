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
        _ kind: MeasureKind, value: Decimal, measures: [MeasureField: Decimal]
    ) -> Double? {
        switch kind {
        case .metric:
            guard let baseline = measures[.baseline], let target = measures[.target],
                baseline != target
            else { return nil }
            return Decimal.difference(value, baseline) / Decimal.difference(target, baseline)
        case .atLeast: return measures[.target].map { value >= $0 ? 1 : 0 }
        case .atMost: return measures[.target].map { value <= $0 ? 1 : 0 }
        case .between:
            guard let low = measures[.low], let high = measures[.high] else { return nil }
            return low <= value && value <= high ? 1 : 0
        case .every, .milestones, .zones: return nil
        }
    }

    /// The share that some milestones have of the weight of all, summed in their order.
    static func share(of milestones: [Milestone], where isPart: (Milestone) -> Bool) -> Double? {
        var (part, all) = (0.0, 0.0)
        for milestone in milestones {
            all += milestone.weight.double
            if isPart(milestone) { part += milestone.weight.double }
        }
        return all > 0 ? part / all : nil
    }

    /// What reaching a zone is worth.
    static func ratio(of zone: ReachedZone) -> Double {
        switch zone {
        case .fail: 0
        case .commit: 0.3
        case .target: 0.7
        case .stretch: 1
        }
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
