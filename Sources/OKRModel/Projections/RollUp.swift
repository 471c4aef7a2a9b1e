/// The weighted mean of what contributes to an objective or a cycle.
///
/// Sums run in the order the contributions are given, which is the order of creation.
struct RollUp {
    /// One contributor that is neither draft, nor voided, nor abandoned.
    struct Contribution {
        let weight: Double
        /// The progress it reports, nil while unmeasured or pending.
        let reported: Double?
        /// What it counts with: a pending goal counts as 0 once its first check-in is overdue.
        let counted: Double?
        let expected: Double?
        let isPending: Bool
        /// How it stands itself.
        var standing: Standing = .pending
    }

    let progress: Double?
    let expected: Double?
    let coverage: Coverage
    /// How the whole stands.
    let standing: Standing

    init(_ contributions: [Contribution], by rules: Rules = .standard) {
        let counted = contributions.filter { $0.counted != nil }
        let whole =
            rules.mean == .weakest
            ? RollUp.weakest(of: counted) : RollUp.mean(of: counted, by: rules)
        progress = whole?.progress ?? (rules.nothing == .zero ? 0 : nil)
        expected = whole?.expected ?? (rules.nothing == .zero ? 0 : nil)
        coverage = Coverage(
            reporting: contributions.count { $0.reported != nil }, total: contributions.count)
        let worst = rules.wholes == .worst ? RollUp.worst(of: counted) : nil
        if let worst, whole != nil {
            standing = worst
        } else if let whole {
            standing = Pace.standing(
                progress: whole.progress, expected: whole.expected, by: rules)
        } else {
            standing = contributions.contains { $0.isPending } ? .pending : .unmeasured
        }
    }

    private static func mean(
        of counted: [Contribution], by rules: Rules
    ) -> (progress: Double, expected: Double)? {
        let isWeightless = counted.allSatisfy { $0.weight == 0 }
        let isPlain = rules.mean == .plain || (isWeightless && rules.weightless == .plain)
        var (weights, progress, expected) = (0.0, 0.0, 0.0)
        for contribution in counted {
            let weight = isPlain ? 1 : contribution.weight
            weights += weight
            progress += weight * (contribution.counted ?? 0)
            expected += weight * (contribution.expected ?? 0)
        }
        return weights > 0 ? (progress / weights, expected / weights) : nil
    }

    private static func weakest(
        of counted: [Contribution]
    ) -> (progress: Double, expected: Double)? {
        let weakest = counted.min { ($0.counted ?? 0) < ($1.counted ?? 0) }
        return weakest.map { ($0.counted ?? 0, $0.expected ?? 0) }
    }

    private static func worst(of counted: [Contribution]) -> Standing? {
        func has(_ standings: Standing...) -> Bool {
            counted.contains { standings.contains($0.standing) }
        }
        // A whole is open: what it counts as closed stands for how it came out.
        if has(.offTrack, .missed) { return .offTrack }
        if has(.atRisk) { return .atRisk }
        return has(.onTrack, .achieved) ? .onTrack : nil
    }
}
