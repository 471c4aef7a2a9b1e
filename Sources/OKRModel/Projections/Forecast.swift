/// Where the values of a key result lead if they go on as they did.
///
/// A Theil–Sen line through its values since the target in force holds, one a day, extended to its
/// last day. The intercept is the median of what the slope leaves of each value. The band takes in
/// what lay between the 10 % and the 90 % quantile (type 7) above and below the line.
public struct Forecast: Hashable, Sendable {
    /// How many days with a value it takes.
    public static let fewest = 3

    /// The day that is forecast: the last one of the key result.
    public let day: Day
    /// The first day of the values that it rests on.
    public let since: Day
    /// How many days with a value it rests on.
    public let count: Int
    /// How much the value rises from day to day.
    public let slope: Double
    /// The value on the day.
    public let value: Double
    /// The lower edge of the band on the day.
    public let low: Double
    /// The upper edge of the band on the day.
    public let high: Double
    /// The progress that the value would be; nil where it is none.
    public let progress: Double?

    /// What the line is on any day.
    public func value(on day: Day) -> Double { value + slope * Double(day - self.day) }
}

/// What can be said of the end of a key result before it has come.
public enum Outlook: Hashable, Sendable {
    /// Where its values lead.
    case forecast(Forecast)
    /// Too few days have a value; so many have.
    case tooFew(Int)
}

extension State {
    /// Where the values of a key result lead, as known at the perspective of its figures.
    ///
    /// Nil where nothing leads anywhere: for shares of periods, milestones and zones, for drafts,
    /// for what has no cycle, and once the last day has come. A closed key result answers as it did
    /// on the day it was closed. Complexity: quadratic in the values since the target holds.
    public func outlook(of figures: KeyResultFigures) -> Outlook? {
        let (goal, view) = (figures.goal, figures.view)
        guard let last = figures.lastDay, view.day < last, figures.standing != .draft else {
            return nil
        }
        switch figures.yardstick.plan.kind {
        case .metric, .atLeast, .atMost, .between: break
        case .every, .milestones, .zones: return nil
        }
        let known = read(goal, at: view)
        // Readings of a KPI before the key result began are none of it.
        let start = known.checkIns.contains { $0.source != nil } ? figures.firstDay : nil
        let since = [goal.aimEpoch(at: view), start].compactMap { $0 }.max()
        let points = known.values(since: since, at: view)
        guard points.count >= Forecast.fewest, let first = points.first else {
            return .tooFew(points.count)
        }
        let x = points.map { Double($0.day - first.day) }
        let slope = TheilSen.slope(x: x) { Decimal.difference(points[$1].value, points[$0].value) }
        guard let slope else { return .tooFew(points.count) }
        let rests = zip(points, x).map { $0.value.double - slope * $1 }
        guard let intercept = TheilSen.median(rests) else { return .tooFew(points.count) }
        let value = intercept + slope * Double(last - first.day)
        let residuals = rests.map { $0 - intercept }.sorted()
        let measured = Decimal(rounding: value).flatMap {
            Measurement.raw(
                figures.yardstick.plan.kind, value: $0, measures: figures.measures, by: rules)
        }
        return .forecast(
            Forecast(
                day: last, since: first.day, count: points.count, slope: slope, value: value,
                low: value + Quantile.ofType7(residuals, 0.1),
                high: value + Quantile.ofType7(residuals, 0.9),
                progress: measured.map(rules.progress)))
    }
}

extension Goal {
    /// The day from which what a key result aims at holds; nil where that is since its creation.
    func aimEpoch(at view: Perspective) -> Day? {
        [.target, .low, .high].compactMap { timeline.winner(.measure($0), at: view)?.on }.max()
    }

    /// The value in force at the end of each day on which one was given, the oldest first.
    func values(since first: Day?, at view: Perspective) -> [(day: Day, value: Decimal)] {
        var latest: [Day: (entry: Int, value: Decimal)] = [:]
        for (checkIn, content) in checkIns(at: view) {
            guard let value = content.value, first.map({ content.on >= $0 }) ?? true,
                latest[content.on].map({ $0.entry < checkIn.stamp.entry }) ?? true
            else { continue }
            latest[content.on] = (checkIn.stamp.entry, value)
        }
        return latest.map { (day: $0.key, value: $0.value.value) }.sorted { $0.day < $1.day }
    }
}

/// Quantiles of a sample, by Hyndman and Fan, “Sample quantiles in statistical packages” (1996).
enum Quantile {
    /// The quantile of type 7: linear between the two values around it.
    ///
    /// The values are given in order, and there is at least one.
    static func ofType7(_ sorted: [Double], _ share: Double) -> Double {
        precondition(!sorted.isEmpty, "a quantile is one of values")
        let place = Double(sorted.count - 1) * share
        let below = Int(place.rounded(.down))
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
}
