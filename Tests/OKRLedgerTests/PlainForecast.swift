import OKRModel

/// Where the values of a key result lead, worked out from the entries.
struct PlainForecast {
    private(set) var lines: [String] = []

    init(of goal: String, _ count: Int?, _ figures: [(String, Double?)]) {
        var list = Listing("\(goal) forecast")
        list.add("from", count)
        for (name, value) in figures { list.add(name, value) }
        lines = list.lines
    }
}

extension PlainHistory {
    /// The line through the values since the target holds, for the last day.
    func forecast(of id: String, at asked: PlainMoment) -> PlainForecast {
        let moment = standingStill(id, at: asked)
        let figures = keyResult(id, at: asked)
        let kinds = ["metric", "at-least", "at-most", "between"]
        guard let last = figures.last, let first = figures.first, moment.day < last,
            kinds.contains(kind(of: id)), figures.standing != "draft"
        else { return PlainForecast(of: id, nil, []) }
        let known = checkInsWithReadings(of: id, from: first, at: moment).all
        let isRead = known.count > checkIns(of: id, at: moment).count
        let epochs = ["target", "low", "high"].compactMap { latest($0, of: id, at: moment)?.on }
        var since = epochs.max()
        if isRead { since = max(since ?? first, first) }
        // The last one said for a day stands for it.
        var days: [Int: Decimal] = [:]
        for checkIn in known {
            guard let value = checkIn.value, checkIn.on >= since ?? checkIn.on else { continue }
            days[checkIn.on - first] = value
        }
        let points = days.sorted { $0.key < $1.key }
        guard points.count >= 3 else { return PlainForecast(of: id, points.count, []) }
        var slopes: [Double] = []
        for (index, from) in points.enumerated() {
            for to in points[(index + 1)...] {
                let rise = (PlainDecimal(to.value) - PlainDecimal(from.value)).double
                slopes.append(rise / Double(to.key - from.key))
            }
        }
        let slope = Plain.middle(of: slopes)
        let start = points[0].key
        let rests = points.map { PlainDecimal($0.value).double - slope * Double($0.key - start) }
        let level = Plain.middle(of: rests)
        let value = level + slope * Double(last - first - start)
        let off = rests.map { $0 - level }.sorted()
        func quantile(_ tenths: Int) -> Double {
            // Whole and rest of (n − 1) · tenths ÷ 10.
            let (whole, rest) = ((off.count - 1) * tenths / 10, (off.count - 1) * tenths % 10)
            let next = off[min(whole + 1, off.count - 1)]
            return off[whole] + Double(rest) / 10 * (next - off[whole])
        }
        var progress: Double?
        if let rounded = Decimal(plain: value) {
            progress = Plain.raw(kind(of: id), rounded, figures.measures).map(Plain.clamped)
        }
        return PlainForecast(
            of: id, points.count,
            [
                ("slope", slope), ("value", value), ("low", (value + quantile(1)).roundedALittle),
                ("high", (value + quantile(9)).roundedALittle), ("progress", progress),
            ])
    }
}

extension Plain {
    fileprivate static func middle(of values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return sorted[middle] }
        return (sorted[middle - 1] + sorted[middle]) / 2
    }
}

extension Double {
    /// Nine significant digits: what a quantile comes to depends on the order of its operations.
    fileprivate var roundedALittle: Double {
        guard self != 0, isFinite else { return self }
        var scale = 1.0
        while abs(self) * scale < 1_000_000_000 { scale *= 10 }
        while abs(self) * scale >= 10_000_000_000 { scale /= 10 }
        return (self * scale).rounded() / scale
    }
}

extension State {
    /// Where the values of a key result on a board lead.
    func forecastListing(of figures: KeyResultFigures) -> [String] {
        let id = figures.goal.id.text
        switch outlook(of: figures) {
        case nil: return PlainForecast(of: id, nil, []).lines
        case .tooFew(let count): return PlainForecast(of: id, count, []).lines
        case .forecast(let forecast):
            return PlainForecast(
                of: id, forecast.count,
                [
                    ("slope", forecast.slope), ("value", forecast.value),
                    ("low", forecast.low.roundedALittle), ("high", forecast.high.roundedALittle),
                    ("progress", forecast.progress),
                ]
            ).lines
        }
    }
}
