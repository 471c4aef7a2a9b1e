/// How good a KPI is: computed from its value, never declared.
public enum KPIHealth: String, Sendable, CaseIterable {
    case noData = "no-data"
    case green
    case amber
    case red
    case untargeted
}

/// Everything that can be said of a KPI at a moment.
public struct KPIFigures: Sendable {
    /// The KPI.
    public let goal: Goal
    /// The perspective its numbers are seen from; a retired one stands still.
    public let view: Perspective
    /// What it is about and how it is read.
    public let plan: KPIPlan
    /// What holds for it beside its measures.
    public let terms: Terms
    /// What it comes to, and what went in.
    public let reading: KPIReading
    /// What it is to come to.
    public let target: Decimal?
    /// How the target was given, where it was given relative to a value: `10%`.
    public let relativeTarget: String?
    /// The day from which the target holds; nil where that is since the KPI's creation.
    public let targetEpoch: Day?
    /// The value from which it is green.
    public let green: Decimal?
    /// The value from which it is amber.
    public let amber: Decimal?
    /// What it is worked out by.
    public let formula: Formula?
    /// How good it is.
    public let health: KPIHealth
    /// The first value of the target's epoch; nil where thresholds or no target decide the health.
    public let start: Quantity?
    /// How much it rises in one of its periods, over its last eight readings; nil for fewer than
    /// two.
    public let trend: Double?
    /// Its last values, one a day at most, the oldest first.
    public let series: [KPIPoint]
    /// The day its next reading is due; nil for one that is worked out, or retired.
    public let due: Day?
    /// The latest value of each outside series.
    public let benchmarks: [Benchmark]
    /// The KPIs that it is said to move.
    public let influences: [Influence]
    /// Its segments that count that day, in the order of creation.
    public let segments: [GoalID]
    /// The day it was retired on; nil while it is read.
    public let retired: Day?

    /// How many of the last readings the trend is taken from.
    static let trendLength = 8
    /// How many of the last readings are kept for a small chart.
    static let seriesLength = 12

    /// The value; nil where there is none.
    public var value: Quantity? { reading.value }
    /// The latest day of the readings that went in.
    public var valueOn: Day? { reading.on }

    /// Whether it moves away from where it is better.
    public var isWrongWay: Bool {
        guard let trend else { return false }
        return plan.direction == .up ? trend < 0 : trend > 0
    }

    /// How many days its reading is overdue; nil where it is not.
    public var overdue: Int? {
        guard let due, view.day > due else { return nil }
        return view.day - due
    }
}

extension KPIReader {
    /// Everything that can be said of a KPI at a perspective.
    mutating func figures(of goal: Goal, at asked: Perspective) -> KPIFigures {
        let view = goal.stillRead(asked)
        let plan = goal.indicator ?? KPIPlan()
        let reading = reading(of: goal.id, at: view)
        let series = series(of: goal.id, at: view, last: KPIFigures.seriesLength)
        let retired = goal.retired(at: asked)
        let isOpen = retired == nil && !goal.isVoided(knownThrough: horizon)
        let read = isOpen && !goal.isWorkedOut(at: view)
        let start = judgesByTarget(goal, at: view) ? start(of: goal, at: view) : nil
        return KPIFigures(
            goal: goal, view: view, plan: plan, terms: goal.terms(at: view), reading: reading,
            target: goal.measure(.target, at: view),
            relativeTarget: goal.relativeTarget(at: view),
            targetEpoch: goal.targetEpoch(at: view), green: goal.measure(.green, at: view),
            amber: goal.measure(.amber, at: view), formula: goal.formula(at: view),
            health: health(of: goal, plan, reading, from: start, at: view), start: start,
            trend: trend(series.suffix(KPIFigures.trendLength), plan.frequency), series: series,
            due: read ? plan.frequency.after(reading.on ?? goal.createdOn) : nil,
            benchmarks: goal.benchmarks(at: view), influences: goal.influences(at: view),
            segments: segments(of: goal.id, at: view).map(\.id), retired: retired)
    }

    private func judgesByTarget(_ goal: Goal, at view: Perspective) -> Bool {
        goal.measure(.green, at: view) == nil && goal.measure(.target, at: view) != nil
    }

    private func health(
        of goal: Goal, _ plan: KPIPlan, _ reading: KPIReading, from start: Quantity?,
        at view: Perspective
    ) -> KPIHealth {
        guard let value = reading.value, reading.cause == nil else { return .noData }
        if let green = goal.measure(.green, at: view) {
            if value.isOnTheBetterSide(of: green, plan.direction) { return .green }
            guard let amber = goal.measure(.amber, at: view) else { return .red }
            return value.isOnTheBetterSide(of: amber, plan.direction) ? .amber : .red
        }
        guard let target = goal.measure(.target, at: view) else {
            return source.rules.untargeted.health
        }
        if value.isOnTheBetterSide(of: target, plan.direction) { return .green }
        guard let start else { return .red }
        let whole = abs(Quantity.difference(start, .exact(target)))
        let rest = abs(Quantity.difference(value, .exact(target)))
        guard whole > 0, let most = source.rules.amber.most else { return .red }
        return Ratio.billionths(rest / whole) <= Ratio.billionths(most.double) ? .amber : .red
    }

    /// The first value of the target's epoch; nil where the KPI was not read in it yet.
    private mutating func start(of goal: Goal, at view: Perspective) -> Quantity? {
        let epoch = goal.targetEpoch(at: view)
        for day in days(of: goal.id, at: view) where epoch.map({ day >= $0 }) ?? true {
            let first = reading(of: goal.id, at: Perspective(entry: view.entry, day: day))
            if let value = first.value { return value }
        }
        return nil
    }

    private func trend(_ points: ArraySlice<KPIPoint>, _ frequency: Frequency) -> Double? {
        let points = Array(points)
        guard let first = points.first else { return nil }
        return TheilSen.slope(x: points.map { Double($0.day - first.day) / frequency.days }) {
            Quantity.difference(points[$1].value, points[$0].value)
        }
    }
}
