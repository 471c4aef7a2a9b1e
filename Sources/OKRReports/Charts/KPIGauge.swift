import OKRModel

/// The value of a KPI on a bar between its thresholds, with its target, outside values and trend.
struct KPIGauge {
    private static let (top, height) = (200.0, 14.0)
    private let figures: KPIFigures
    private let low: Double
    private let high: Double

    /// Makes the gauge of a KPI from the lowest to the highest value it has to show.
    init(_ figures: KPIFigures, low: Double, high: Double) {
        self.figures = figures
        self.low = low
        self.high = high
    }

    /// The bar with everything on it.
    var shapes: [Shape] {
        var shapes = zones
        shapes += figures.benchmarks.map {
            tick($0.value.double, "outside", "\($0.source) \($0.value)")
        }
        if let target = figures.target { shapes.append(tick(target.double, "target", "target")) }
        let bottom = KPIGauge.top + KPIGauge.height + 12
        let ends: [(Double, Shape.Side)] = [(low, .start), (high, .end)]
        shapes += ends.map { value, side in
            Shape(.text(.init(x(value), bottom), ChartFrame.short(value), side), "axis")
        }
        guard let value = figures.value else { return shapes }
        let place = x(value.double)
        let y = KPIGauge.top - 1
        shapes.append(
            Shape(
                .area([.init(place, y), .init(place + 4.5, y - 7), .init(place - 4.5, y - 7)]),
                "needle", words: "\(figures.text(value)), \(figures.health.rawValue)"))
        let trend = figures.trend.map { _ in " " + HTMLRenderer.plain(figures.slope) } ?? ""
        let isLeft = place < (ChartFrame.left + ChartFrame.right) / 2
        let sign = StandingSign(figures.health.rawValue).symbol
        shapes.append(
            Shape(
                .text(
                    .init(place + (isLeft ? 7 : -7), y - 2),
                    "\(sign) \(figures.text(value))\(trend)", isLeft ? .start : .end), "name"))
        return shapes
    }

    private func x(_ value: Double) -> Double {
        let share = min(max((value - low) / (high - low), 0), 1)
        return ChartFrame.left + share * (ChartFrame.right - ChartFrame.left)
    }

    /// The parts of the bar by the health of values in them; by a target alone there are two.
    private var zones: [Shape] {
        let isUp = figures.plan.direction == .up
        guard let good = (figures.green ?? figures.target)?.double else {
            return [zone(low, high, "cell neutral", "untargeted")]
        }
        var edges: [(Double, Tone, String)] = [(good, .good, "green")]
        if figures.green != nil, let amber = figures.amber {
            edges.append((amber.double, .warning, "amber"))
        }
        edges.append((isUp ? low : high, .bad, figures.green == nil ? "not met" : "red"))
        var shapes: [Shape] = []
        var from = isUp ? high : low
        for (edge, tone, name) in edges {
            let word = figures.green == nil && name == "green" ? "met" : name
            shapes.append(zone(min(from, edge), max(from, edge), "cell \(tone.name)", word))
            let middle = (x(from) + x(edge)) / 2
            if abs(x(from) - x(edge)) > 36 {
                let place = Shape.Place(middle, KPIGauge.top + 11)
                shapes.append(Shape(.text(place, word, .middle), "sign"))
            }
            from = edge
        }
        return shapes
    }

    private func zone(_ from: Double, _ to: Double, _ style: String, _ word: String) -> Shape {
        Shape(
            .box(.init(x(from), KPIGauge.top), width: x(to) - x(from), height: KPIGauge.height),
            style, words: word)
    }

    private func tick(_ value: Double, _ style: String, _ words: String) -> Shape {
        let place = x(value)
        return Shape(
            .line([
                .init(place, KPIGauge.top - 3), .init(place, KPIGauge.top + KPIGauge.height + 3),
            ]), style, words: words)
    }
}
