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
    }

    let progress: Double?
    let expected: Double?
    let coverage: Coverage
    private let hasPending: Bool

    init(_ contributions: [Contribution]) {
        var (weights, progress, expected) = (0.0, 0.0, 0.0)
        var reporting = 0
        for contribution in contributions {
            if contribution.reported != nil { reporting += 1 }
            guard let counted = contribution.counted else { continue }
            weights += contribution.weight
            progress += contribution.weight * counted
            expected += contribution.weight * (contribution.expected ?? 0)
        }
        self.progress = weights > 0 ? progress / weights : nil
        self.expected = weights > 0 ? expected / weights : nil
        coverage = Coverage(reporting: reporting, total: contributions.count)
        hasPending = contributions.contains { $0.isPending }
    }

    /// How the whole stands.
    var standing: Standing {
        guard let progress, let expected else { return hasPending ? .pending : .unmeasured }
        return Pace.standing(progress: progress, expected: expected)
    }
}
