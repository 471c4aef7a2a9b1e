extension Rules {
    /// The progress that an unclamped ratio counts as.
    func progress(_ raw: Double) -> Double {
        var ratio = raw
        switch clamping {
        case .both: ratio = Ratio.clamped(raw)
        case .none: break
        case .lower: ratio = max(raw, 0)
        case .upper: ratio = min(raw, 1)
        }
        guard rounding == .percent else { return ratio }
        return (Ratio.billionths(ratio) / 10_000_000 + 0.5).rounded(.down) / 100
    }

    /// The score of a goal in its life; nil while it is open or where it was abandoned.
    func score(of life: LifeState, progress: Double?) -> Decimal? {
        guard let closing = life.closing, closing.outcome != .abandoned, score == .progress else {
            return life.closing?.score
        }
        return progress.flatMap { Ratio.score(Ratio.clamped($0)) }
    }

    /// Whether a missed check-in leaves a key result of a kind pending.
    func leavesPending(_ kind: MeasureKind) -> Bool {
        switch missed {
        case .guardrails: kind.isGuardrail
        case .all: true
        case .none: false
        }
    }
}
