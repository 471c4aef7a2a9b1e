import OKRModel

/// The rules that stand on their own.
enum Plain {
    static func isMeasured(_ kind: String, _ measures: [String: Decimal]) -> Bool {
        guard kind == "metric" else { return true }
        guard let baseline = measures["baseline"], let target = measures["target"] else {
            return false
        }
        return PlainDecimal(baseline) != PlainDecimal(target)
    }

    static func raw(_ kind: String, _ value: Decimal, _ measures: [String: Decimal]) -> Double? {
        let value = PlainDecimal(value)
        let of = measures.mapValues { PlainDecimal($0) }
        switch kind {
        case "metric":
            guard isMeasured(kind, measures), let baseline = of["baseline"],
                let target = of["target"]
            else { return nil }
            return (value - baseline).double / (target - baseline).double
        case "at-least": return of["target"].map { value >= $0 ? 1 : 0 }
        case "at-most": return of["target"].map { value <= $0 ? 1 : 0 }
        case "between":
            guard let low = of["low"], let high = of["high"] else { return nil }
            return low <= value && value <= high ? 1 : 0
        default: return nil
        }
    }

    /// The share of the milestones' weight that is done.
    static func raw(_ milestones: [PlainMilestone], done: Set<String>) -> Double? {
        var (reached, all) = (0.0, 0.0)
        for milestone in milestones {
            all += milestone.weight
            if done.contains(milestone.id) { reached += milestone.weight }
        }
        return all > 0 ? reached / all : nil
    }

    static func raw(zone: String) -> Double? {
        ["fail": 0, "commit": 0.3, "target": 0.7, "stretch": 1][zone]
    }

    static func clamped(_ raw: Double) -> Double { raw <= 0 ? 0 : raw >= 1 ? 1 : raw }

    static func pace(_ progress: Double, _ expected: Double) -> Double {
        expected == 0 ? 1 : progress / expected
    }

    static func standing(_ progress: Double, _ expected: Double) -> String {
        let pace = pace(progress, expected).billionths
        let behind = (expected - progress).billionths
        if pace < 700_000_000, behind >= 100_000_000 { return "off-track" }
        if pace < 900_000_000, behind >= 50_000_000 { return "at-risk" }
        return "on-track"
    }

    /// How good a score is, by the ambition of its objective.
    static func band(_ score: Decimal, _ ambition: FieldValue?) -> String {
        let score = PlainDecimal(score).double.billionths
        let (green, amber) =
            ambition == .word("aspirational")
            ? (700_000_000.0, 400_000_000.0) : (950_000_000.0, 700_000_000.0)
        return score >= green ? "green" : score >= amber ? "amber" : "red"
    }

    /// The best of commit, target and stretch that is reached; a target alone makes no zones.
    static func zone(_ value: Decimal, _ measures: [String: Decimal]) -> String? {
        guard let rises = rises(measures) else { return nil }
        guard measures["commit"] != nil || measures["stretch"] != nil else { return nil }
        for mark in ["stretch", "target", "commit"] {
            guard let limit = measures[mark].map({ PlainDecimal($0) }) else { continue }
            let reached = rises ? PlainDecimal(value) >= limit : PlainDecimal(value) <= limit
            if reached { return mark }
        }
        return "fail"
    }

    /// Whether a metric is better the greater it is; nil where nothing tells.
    private static func rises(_ measures: [String: Decimal]) -> Bool? {
        let steps = ["baseline", "commit", "target", "stretch"].compactMap {
            measures[$0].map { PlainDecimal($0) }
        }
        if let baseline = measures["baseline"], let target = measures["target"],
            PlainDecimal(baseline) != PlainDecimal(target)
        {
            return PlainDecimal(baseline) < PlainDecimal(target)
        }
        guard let first = steps.first, let last = steps.last, first != last else { return nil }
        return first < last
    }
}
