/// The slope of a line through points that a few outliers do not turn.
///
/// Theil, “A rank-invariant method of linear and polynomial regression analysis” (1950), and Sen,
/// “Estimates of the regression coefficient based on Kendall's tau” (1968).
enum TheilSen {
    /// The median of the slopes between all pairs of points; nil for fewer than two.
    ///
    /// The points are given with x rising, and the rises between them by a function, so that exact
    /// values are subtracted exactly. Complexity: quadratic in the points.
    static func slope(
        x: [Double], rise: (_ from: Int, _ to: Int) -> Double
    ) -> Double? {
        var slopes: [Double] = []
        for from in x.indices {
            for to in x.indices where from < to && x[from] < x[to] {
                slopes.append(rise(from, to) / (x[to] - x[from]))
            }
        }
        return median(slopes)
    }

    /// The middle value, or the mean of the two middle ones; nil for none.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
