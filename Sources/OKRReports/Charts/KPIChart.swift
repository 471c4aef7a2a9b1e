import OKRModel

/// A KPI through its readings, and a gauge of its value between its thresholds.
struct KPIChart {
    private let figures: KPIFigures
    private let frame: ChartFrame
    private let readings: [KeyResultChart.Reading]
    private let points: [KPIPoint]

    /// At most so many readings are drawn, the last ones.
    static let most = 60

    /// Draws a KPI; nil where it never had a value.
    static func drawing(_ figures: KPIFigures) -> Drawing? {
        guard let first = figures.series.first?.day else { return nil }
        return KPIChart(figures, first).drawing
    }

    private init(_ figures: KPIFigures, _ first: Day) {
        self.figures = figures
        let isRead = figures.formula == nil && figures.plan.rule == nil
        let created = min(first, figures.goal.createdOn)
        let all =
            isRead
            ? KeyResultChart.readings(of: figures.goal, at: figures.view, since: created)
                .filter { $0.content.value != nil } : []
        let days = Set(all.filter { $0.until == nil }.map(\.content.on)).sorted()
        let begin = days.suffix(KPIChart.most).first ?? first
        readings = all.filter { $0.content.on >= begin }
        points = figures.series
        let own = readings.isEmpty ? points.map(\.value.double) : []
        let values = own + readings.compactMap { $0.content.value?.double }
        let outside = figures.benchmarks.map(\.value.double)
        frame = ChartFrame(
            from: readings.isEmpty ? first : begin,
            to: max(figures.view.day, points.last?.day ?? first),
            values: KPIChart.withRoom(values + outside, figures))
    }

    /// The values with some room on both sides of the thresholds, or of the target without any.
    private static func withRoom(_ values: [Double], _ figures: KPIFigures) -> [Double] {
        let marks = [figures.green ?? figures.target, figures.amber].compactMap { $0?.double }
        let all = values + marks + [figures.target?.double].compactMap { $0 }
        guard let low = all.min(), let high = all.max() else { return values }
        let room = (high - low) * 0.15
        return all + marks.flatMap { [$0 - room, $0 + room] }
    }

    private var drawing: Drawing {
        let unit = figures.goal.unit.map { ", \($0)" } ?? ""
        return Drawing(
            .text("\(figures.goal.id) \(figures.goal.title)\(unit)"), words: sentence,
            width: ChartFrame.size.width, height: 240, shapes: shapes, days: frame.days)
    }

    private var shapes: [Shape] {
        let moments = KeyResultChart.moments(
            of: figures.goal, drawing: readings, knownThrough: figures.view.entry)
        var shapes = frame.axes
        shapes += Layers(moments) { target(knownThrough: $0) }.shapes
        shapes += figures.benchmarks.map(benchmark)
        shapes += [figures.green, figures.amber].compactMap { $0?.double }.map { value in
            let ends = [frame.place(frame.days.first, value), frame.place(frame.days.last, value)]
            return Shape(.line(ends), "mark")
        }
        if readings.isEmpty {
            for (from, to) in zip(points, points.dropFirst()) {
                shapes.append(step((from.day, from.value.double), (to.day, to.value.double)))
            }
            shapes += points.map { point in
                Shape(
                    .dot(frame.place(point.day, point.value.double), radius: 2.5), "value",
                    words: figures.text(point.value),
                    presence: .init(on: point.day, known: point.day))
            }
        } else {
            shapes += Layers(moments) { course(knownThrough: $0) }.shapes
            shapes += Layers(moments) { dots(knownThrough: $0) }.shapes
        }
        return shapes + names + KPIGauge(figures, low: frame.low, high: frame.high).shapes
    }

    // MARK: Course

    private func inForce(knownThrough entry: Int) -> [(on: Day, value: Double, entry: Int)] {
        readings.filter { $0.from <= entry && $0.until.map { $0 > entry } ?? true }
            .compactMap { reading in
                reading.content.value.map {
                    (reading.content.on, $0.double, reading.checkIn.stamp.entry)
                }
            }
            .sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }
    }

    private func step(_ from: (Day, Double), _ to: (Day, Double)) -> Shape {
        Shape(
            .line([frame.place(from.0, from.1), frame.place(to.0, to.1)]), "value",
            presence: .init(on: to.0, known: to.0))
    }

    private func course(knownThrough entry: Int) -> [Layers.Piece] {
        var last: (Day, Double)?
        var pieces: [Layers.Piece] = []
        let points = inForce(knownThrough: entry)
        for (index, point) in points.enumerated() {
            if index + 1 < points.count, points[index + 1].on == point.on { continue }
            if let last {
                let places = [frame.place(last.0, last.1), frame.place(point.on, point.value)]
                pieces.append(.init(point.on, Shape(.line(places), "value")))
            }
            last = (point.on, point.value)
        }
        return pieces
    }

    private func dots(knownThrough entry: Int) -> [Layers.Piece] {
        readings.filter { $0.from <= entry }.compactMap { reading in
            guard let value = reading.content.value else { return nil }
            let isStruck = reading.until.map { $0 <= entry } ?? false
            return .init(
                reading.content.on,
                Shape(
                    .dot(frame.place(reading.content.on, value.double), radius: 2.5),
                    isStruck ? "struck" : "value",
                    words: figures.text(value) + (isStruck ? ", struck out" : ""),
                    entry: isStruck ? reading.until : reading.from))
        }
    }

    /// The target of each epoch, from the day it was set.
    private func target(knownThrough entry: Int) -> [Layers.Piece] {
        let goal = figures.goal
        var days: Set<Day> = [frame.days.first]
        for change in goal.changes {
            guard let content = change.content(knownThrough: entry),
                content.settings[.measure(.target)] != nil, content.on > frame.days.first,
                content.on <= figures.view.day
            else { continue }
            days.insert(content.on)
        }
        let ordered = days.sorted()
        var before: Double?
        return ordered.enumerated().compactMap { index, day in
            guard let value = goal.measure(.target, at: .init(entry: entry, day: day))?.double
            else { return nil }
            let end = index + 1 < ordered.count ? ordered[index + 1] : frame.days.last
            var places = [frame.place(day, value), frame.place(end, value)]
            if let before { places.insert(frame.place(day, before), at: 0) }
            before = value
            return .init(day, Shape(.line(places), "target"))
        }
    }

    private func benchmark(_ benchmark: Benchmark) -> Shape {
        let places = [
            frame.place(max(benchmark.on, frame.days.first), benchmark.value.double),
            frame.place(frame.days.last, benchmark.value.double),
        ]
        return Shape(
            .line(places), "outside",
            words: "\(benchmark.source): \(figures.text(benchmark.value))")
    }

    private var names: [Shape] {
        var names: [(value: Double, text: String)] = []
        if let target = figures.target { names.append((target.double, "target \(target)")) }
        if let green = figures.green { names.append((green.double, "green \(green)")) }
        if let amber = figures.amber { names.append((amber.double, "amber \(amber)")) }
        for benchmark in figures.benchmarks {
            let source = benchmark.source.prefix(9)
            names.append((benchmark.value.double, "\(source) \(benchmark.value)"))
        }
        return frame.names(names)
    }

    // MARK: Words

    private var sentence: String {
        var parts: [String] = []
        if let value = figures.value, let on = figures.valueOn {
            parts.append("\(figures.text(value)) on \(on.short)")
        } else {
            parts.append("No value")
        }
        parts.append(figures.health.rawValue)
        if let aim = figures.aimText { parts.append("aim \(aim)") }
        let told = inForce(knownThrough: figures.view.entry)
        if let first = told.first, told.count > 1 {
            let value = figures.goal.unit.map { " \($0)" } ?? ""
            parts.append("from \(NumberText.decimal(first.value))\(value) on \(first.on.short)")
        }
        if figures.trend != nil {
            parts.append("trend \(HTMLRenderer.plain(figures.slope))")
            if figures.isWrongWay { parts.append("the wrong way") }
        }
        parts += figures.benchmarks.map { "\($0.source) \(figures.text($0.value))" }
        return parts.joined(separator: ", ") + "."
    }
}
