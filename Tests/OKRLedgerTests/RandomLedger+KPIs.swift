import OKRLedger
import OKRModel

/// KPIs, what is said of them, and the key results that take their values from them.
extension RandomLedger {
    /// A command about KPIs; nil where it has nothing to fit.
    mutating func newIndicator() -> (any Command)? {
        guard kpis.count > 2, !chance(7) else { return newKPI() }
        guard let kpi = pick(kpis) else { return nil }
        switch int(0...29) {
        case 0...11: return newReading()
        case 12...14: return newThresholds(of: kpi)
        case 15, 16:
            return ChangeFormula(
                of: kpi, to: chance(4) ? nil : formula(), reason: reason(), on: earlierDay())
        case 17, 18: return newKPITarget(of: kpi)
        case 19: return chance(3) ? RetireKPI(kpi, reason: reason(), on: earlierDay()) : nil
        case 20, 21:
            return RecordBenchmark(
                beside: kpi, source: chance(2) ? "The industry" : "Last year's best",
                value: number(near: int(-9...99)), on: earlierDay())
        case 22, 23: return newInfluence(of: kpi)
        case 24, 25: return newPromotion(of: kpi)
        case 26, 27:
            guard let goal = pick(closed) else { return nil }
            var adoption = AdoptKeyResult(goal, on: earlierDay())
            adoption.frequency = pick(Frequency.allCases)
            return adoption
        case 28: return chance(3) ? VoidGoal(kpi, reason: reason()) : nil
        default:
            guard let owner = owner() else { return nil }
            return SetMeeting(
                "weekly", owner: owner, kpis: Array(Set([kpi, kpis[0]])).sorted(),
                title: chance(2) ? "Monday" : nil)
        }
    }

    // MARK: New ones

    private mutating func newKPI() -> AddKPI? {
        guard let owner = owner() else { return nil }
        var kpi = AddKPI(title: "KPI", owner: owner, on: earlierDay())
        let frequencies: [Frequency] = [.daily, .daily, .weekly, .weekly, .monthly, .quarterly]
        kpi.plan.frequency = pick(frequencies) ?? .weekly
        kpi.plan.direction = chance(2) ? .up : .down
        kpi.plan.timing = chance(3) ? pick(KPITiming.allCases) : nil
        kpi.unit = chance(3) ? "t" : nil
        switch int(0...9) {
        case 0, 1: if !kpis.isEmpty { kpi.formula = formula() }
        case 2: kpi.plan.rule = pick(Formula.Aggregate.allCases)
        case 3, 4, 5:
            kpi.plan.segmentOf = chance(2) ? pick(wholes) ?? pick(kpis) : pick(kpis)
            if kpi.plan.segmentOf != nil { kpi.plan.segment = "part \(int(1...40))" }
        default: break
        }
        if kpi.formula == nil, kpi.plan.rule == nil, chance(3) {
            kpi.value = number(near: int(-9...99))
        }
        if chance(2) { kpi.target = number(near: int(-9...99)) }
        if kpi.target == nil, chance(3) { kpi.step = RelativeTarget(chance(2) ? "10%" : "2.5") }
        if chance(3) { (kpi.green, kpi.amber) = thresholds(kpi.plan.direction) }
        if chance(3), let parent = pick(strategies + objectives) {
            kpi.parents = [Goal.Parent(id: parent, weight: nil)]
        }
        return kpi
    }

    private mutating func thresholds(_ direction: KPIDirection) -> (Decimal?, Decimal?) {
        let green = int(-9...99)
        let amber = direction == .up ? green - int(0...20) : green + int(0...20)
        return (Decimal(green), chance(3) ? nil : Decimal(amber))
    }

    /// A formula over KPIs there are; sometimes one that names what is none.
    private mutating func formula() -> Formula? {
        let (a, b) = (pick(kpis)?.text ?? "KPI-1", pick(kpis)?.text ?? "KPI-2")
        let whole = pick(wholes)?.text ?? a
        let texts = [
            "\(a) + \(b)", "\(a) / \(b)", "\(a) - \(b) * 2 - 1.5", "-(\(a) - 3) / (\(b) + 1)",
            "sum(\(whole)) - \(a)", "max(\(whole)) / count(\(whole))",
            "\(a) - previous(\(a), 1 week)", "(\(a) / previous(\(b), 3 days) - 1) * 100",
            "previous(\(a) + previous(\(b), 2 days), 1 month) * 0.1",
            "avg(\(whole)) - min(\(whole))",
        ]
        guard let text = pick(texts) else { return nil }
        return try? Formula(text)
    }

    // MARK: What is said of them

    private mutating func newReading() -> RecordCheckIn? {
        let plain = kpis.filter { !workedOut.contains($0) }
        guard let goal = chance(9) ? pick(kpis) : pick(plain) else { return nil }
        var reading = RecordCheckIn(on: goal, value: number(near: int(-9...99)))
        if chance(15) { reading.value = 0 }
        reading.note = chance(5) ? "a note" : nil
        reading.on = earlierDay()
        return reading
    }

    private mutating func newThresholds(of kpi: GoalID) -> ChangeThresholds {
        let (green, amber) = thresholds(chance(2) ? .up : .down)
        return ChangeThresholds(
            of: kpi, green: chance(6) ? ChangeThresholds.Threshold.none : green.map { .value($0) },
            amber: chance(3) ? amber.map { .value($0) } : ChangeThresholds.Threshold.none,
            reason: reason(), on: earlierDay())
    }

    private mutating func newKPITarget(of kpi: GoalID) -> ChangeTarget {
        var target = ChangeTarget(
            of: kpi, to: chance(3) ? [:] : [.target: number(near: int(-9...99))],
            reason: reason(), on: earlierDay())
        if target.measures.isEmpty { target.step = RelativeTarget(chance(2) ? "5%" : "3") }
        return target
    }

    private mutating func newInfluence(of kpi: GoalID) -> (any Command)? {
        guard let moved = pick(kpis) else { return nil }
        if chance(2), let claim = pick(claims) {
            return DropInfluence(
                of: claim.kpi, on: claim.moved, reason: reason(), from: earlierDay())
        }
        return ClaimInfluence(
            of: kpi, on: moved,
            strength: chance(3) ? nil : Decimal(significand: Int64(int(-10...10)), scale: 1),
            lag: int(0...60), reason: reason(), from: earlierDay())
    }

    private mutating func newPromotion(of kpi: GoalID) -> PromoteKPI? {
        guard let objective = pick(objectives) else { return nil }
        let kind = pick([MeasureKind.metric, .metric, .atLeast, .every]) ?? .metric
        var keyResult = AddKeyResult(
            objective: objective, title: "", kind: kind, on: earlierDay())
        keyResult.reason = reason()
        if kind == .every {
            keyResult.plan = MeasurementPlan(.every, period: .week, bound: .atLeast)
        }
        if kind != .metric || chance(2) {
            keyResult.measures[.target] = number(near: int(-9...99))
        }
        if kind == .metric, chance(2) {
            keyResult.measures[.baseline] = number(near: int(-9...99))
        }
        return PromoteKPI(kpi, as: keyResult)
    }
}
