/// Values in the order of time as a line of small columns; a gap where there is none.
struct Sparkline {
    /// The values; nil is a time without one.
    let values: [Double?]

    /// The line on at most this many columns, between the least and the greatest value.
    ///
    /// Where there are more values than columns, each column shows the last one of its stretch.
    func text(width: Int, steps: [String]) -> String {
        let shown = sampled(to: width)
        let known = shown.compactMap { $0 }.filter(\.isFinite)
        guard let least = known.min(), let greatest = known.max() else { return "" }
        return shown.map { value in
            guard let value, value.isFinite else { return " " }
            guard greatest > least else { return steps[steps.count / 2 - 1] }
            // Halved first, so that the distance of the two cannot overflow.
            let height = (value / 2 - least / 2) / (greatest / 2 - least / 2)
            return steps[min(steps.count - 1, Int(height * Double(steps.count)))]
        }.joined()
    }

    private func sampled(to width: Int) -> [Double?] {
        guard values.count > width, width > 0 else { return values }
        return (0..<width).map { column in
            let stretch = values[
                column * values.count / width..<(column + 1) * values.count / width]
            return stretch.last { $0 != nil } ?? nil
        }
    }
}
