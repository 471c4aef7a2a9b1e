/// How many days after the days they are about entries were recorded.
public struct Lags: Sendable {
    /// How many entries there are that did not come by import.
    public let count: Int
    /// How many came by import, which is no lag of anybody.
    public let imported: Int
    /// How many lie within each span of days, in the order of `spans`.
    public let spread: [Int]
    /// The lag that half of them do not exceed; nil where there are none.
    public let median: Int?
    /// The lag that nine in ten of them do not exceed.
    public let ninetieth: Int?
    /// The longest lag.
    public let largest: Int?

    /// The spans of days in which lags are counted; the last one is open.
    public static let spans: [ClosedRange<Int>] = [
        0...0, 1...1, 2...3, 4...7, 8...14, 15...(.max),
    ]

    init(_ entries: [Hindsight.LateEntry]) {
        let lags = entries.filter { !$0.stamp.isImported }.map { max(0, $0.lag) }.sorted()
        count = lags.count
        imported = entries.count - lags.count
        spread = Lags.spans.map { span in lags.count { span.contains($0) } }
        median = Lags.rank(5, of: lags)
        ninetieth = Lags.rank(9, of: lags)
        largest = lags.last
    }

    /// The least of them that so many tenths do not exceed (nearest rank).
    private static func rank(_ tenths: Int, of sorted: [Int]) -> Int? {
        guard !sorted.isEmpty else { return nil }
        return sorted[(sorted.count * tenths + 9) / 10 - 1]
    }
}
