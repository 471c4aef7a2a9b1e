import OKRModel

extension KeyResultChart {
    // MARK: Values

    /// The readings in force as known through an entry, in the order of their days.
    private func inForce(knownThrough entry: Int) -> [(on: Day, height: Double, reading: Reading)] {
        readings.filter { $0.from <= entry && $0.until.map { $0 > entry } ?? true }
            .compactMap { reading in
                height(of: reading, knownThrough: entry).map { (reading.content.on, $0, reading) }
            }
            .sorted {
                ($0.on, $0.reading.checkIn.stamp.entry) < ($1.on, $1.reading.checkIn.stamp.entry)
            }
    }

    /// The line from the value of one day to that of the next: a value holds until another does.
    func course(knownThrough entry: Int) -> [Layers.Piece] {
        var pieces: [Layers.Piece] = []
        let points = inForce(knownThrough: entry)
        var last: (on: Day, height: Double)? = kind == .milestones ? (frame.days.first, 0) : nil
        for (index, point) in points.enumerated() {
            if index + 1 < points.count, points[index + 1].on == point.on { continue }
            if let last {
                let places = [
                    frame.place(last.on, last.height), frame.place(point.on, last.height),
                    frame.place(point.on, point.height),
                ]
                pieces.append(.init(point.on, Shape(.line(places), "value")))
            }
            last = (point.on, point.height)
        }
        return pieces
    }

    /// A dot for each check-in, and a struck one for what was corrected or retracted.
    func dots(knownThrough entry: Int) -> [Layers.Piece] {
        var pieces: [Layers.Piece] = []
        for reading in readings where reading.from <= entry {
            guard let height = height(of: reading, knownThrough: entry) else { continue }
            let (on, place) = (reading.content.on, frame.place(reading.content.on, height))
            if let until = reading.until, until <= entry {
                let words = text(of: reading) + ", " + reading.checkIn.ending(at: until)
                pieces.append(
                    .init(
                        on,
                        Shape(.dot(place, radius: 2.5), "struck", words: words, entry: until)))
                let ends = [
                    Shape.Place(place.x - 4, place.y + 4), Shape.Place(place.x + 4, place.y - 4),
                ]
                pieces.append(.init(on, Shape(.line(ends), "struck")))
            } else {
                pieces.append(
                    .init(
                        on,
                        Shape(
                            .dot(place, radius: 2.5), "value", words: text(of: reading),
                            entry: reading.from)))
            }
        }
        return pieces
    }

    /// The value in force with its number, beside its dot.
    var lastValue: [Shape] {
        guard let last = inForce(knownThrough: entry).last else { return [] }
        let place = frame.place(last.on, last.height)
        let isNearEnd = place.x > ChartFrame.right - 40
        let text =
            kind == .milestones ? NumberText.percent(last.height) : self.text(of: last.reading)
        return [
            Shape(
                .text(
                    .init(place.x + (isNearEnd ? 0 : 4), max(place.y - 6, 9)), text,
                    isNearEnd ? .end : .start), "name",
                presence: .init(
                    on: last.on,
                    known: last.reading.checkIn.day(ofEntry: last.reading.from)))
        ]
    }

    // MARK: Aims

    /// From which day on which value of a measure holds, as known through an entry.
    func epochs(
        _ field: MeasureField, knownThrough entry: Int
    ) -> [(day: Day, value: Double)] {
        let first = frame.days.first
        var days: Set<Day> = [first]
        for change in goal.changes {
            guard let content = change.content(knownThrough: entry),
                content.settings[.measure(field)] != nil,
                content.on > first, content.on <= figures.view.day
            else { continue }
            days.insert(content.on)
        }
        var list: [(day: Day, value: Double)] = []
        for day in days.sorted() {
            guard let value = goal.measure(field, at: .init(entry: entry, day: day))?.double,
                list.last?.value != value
            else { continue }
            list.append((day, value))
        }
        return list
    }

    /// Where the aims hold no more.
    private var end: Day { min(figures.lastDay ?? frame.days.last, frame.days.last) }

    func aims(knownThrough entry: Int) -> [Layers.Piece] {
        var pieces = areas(knownThrough: entry)
        pieces += line(.baseline, "mark", entry) + line(.commit, "mark", entry)
        pieces += line(.stretch, "mark", entry) + expected(knownThrough: entry)
        pieces += line(.target, "target", entry) + line(.low, "target", entry)
        pieces += line(.high, "target", entry)
        return pieces + labels(knownThrough: entry)
    }

    private func line(_ field: MeasureField, _ style: String, _ entry: Int) -> [Layers.Piece] {
        let list = epochs(field, knownThrough: entry)
        return list.enumerated().map { index, epoch in
            let until = index + 1 < list.count ? list[index + 1].day : end
            var places = [frame.place(epoch.day, epoch.value), frame.place(until, epoch.value)]
            if index > 0 { places.insert(frame.place(epoch.day, list[index - 1].value), at: 0) }
            return .init(epoch.day, Shape(.line(places), style))
        }
    }

    /// The values that are as they should be, where these are more than one.
    private func areas(knownThrough entry: Int) -> [Layers.Piece] {
        let view = Perspective(entry: entry, day: figures.view.day)
        func measure(_ field: MeasureField) -> Double? { goal.measure(field, at: view)?.double }
        let edges: (Double, Double)?
        switch (kind, figures.yardstick.plan.bound) {
        case (.atMost, _), (.every, .atMost): edges = measure(.target).map { (frame.low, $0) }
        case (.atLeast, _), (.every, _): edges = measure(.target).map { ($0, frame.high) }
        case (.between, _):
            edges = measure(.low).flatMap { low in measure(.high).map { (low, $0) } }
        default: edges = nil
        }
        guard let (low, high) = edges else { return [] }
        let upper = frame.place(frame.days.first, high)
        let box = Shape.Form.box(
            upper, width: frame.days.place(end) - upper.x, height: frame.y(low) - upper.y)
        return [.init(frame.days.first, Shape(box, "aim"))]
    }

    /// What was expected by each day: through the phases, the milestones due, or straight.
    private func expected(knownThrough entry: Int) -> [Layers.Piece] {
        let view = Perspective(entry: entry, day: figures.view.day)
        guard let first = figures.firstDay, let last = figures.lastDay, first < last else {
            return []
        }
        var points: [(day: Day, value: Double)] = []
        switch kind {
        case .metric:
            guard let start = goal.measure(.baseline, at: view),
                let target = goal.measure(.target, at: view)
            else { return [] }
            let phases = goal.phases(at: view).filter { first < $0.day && $0.day < last }
            points = [(first, start.double)] + phases.map { ($0.day, $0.value.double) }
            points.append((last, target.double))
        case .zones:
            points = [(first, 0), (last, state.rules.zones.worth(of: .target))]
        case .milestones:
            let milestones = goal.milestones(at: view)
            let all = milestones.reduce(0) { $0 + $1.weight.double }
            guard all > 0 else { return [] }
            guard milestones.contains(where: { $0.day != nil }) else {
                points = [(first, 0), (last, 1)]
                break
            }
            let days = Set(milestones.map { min($0.day ?? last, last) }).sorted()
            let shares = days.map { day in
                let due = milestones.filter { min($0.day ?? last, last) <= day }
                return (day: day, value: due.reduce(0) { $0 + $1.weight.double } / all)
            }
            let steps = frame.steps([(first, 0)] + shares, until: last)
            return [.init(first, Shape(.line(steps), "expected"))]
        default: return []
        }
        let places = points.map { frame.place($0.day, $0.value) }
        return [.init(first, Shape(.line(places), "expected"))]
    }

    /// The names of the lines at their ends.
    private func labels(knownThrough entry: Int) -> [Layers.Piece] {
        let view = Perspective(entry: entry, day: figures.view.day)
        var names: [(value: Double, text: String)] = []
        for field in MeasureField.allCases {
            guard field != .green, field != .amber, let value = goal.measure(field, at: view) else {
                continue
            }
            names.append((value.double, "\(field.chartName) \(value)"))
        }
        if kind == .zones || kind == .milestones {
            names = [(kind == .zones ? state.rules.zones.worth(of: .target) : 1, "expected")]
        }
        return frame.names(names).map { .init(frame.days.first, $0) }
    }

    // MARK: Scale

    /// Every value that the chart has to have room for.
    var allValues: [Double] {
        var values = readings.compactMap { height(of: $0, knownThrough: entry) }
        let moments = momentsOfAims
        for field in MeasureField.allCases where field != .green && field != .amber {
            for point in moments {
                values += epochs(field, knownThrough: point.entry).map(\.value)
            }
        }
        values += figures.terms.phases.map(\.value.double)
        guard let forecast, let low = values.min(), let high = values.max() else { return values }
        // What leads far away must not press all else together.
        let room = (high - low) / 2
        return values + [max(forecast.low, low - room), min(forecast.high, high + room)]
    }
}

extension MeasureField {
    /// What a line is called in a chart.
    fileprivate var chartName: String {
        switch self {
        case .baseline: "start"
        case .low: "from"
        case .high: "to"
        default: rawValue
        }
    }
}

extension CheckIn {
    /// What became of what it said by an entry, and why.
    fileprivate func ending(at entry: Int) -> String {
        if let correction = corrections.first(where: { $0.stamp.entry == entry }) {
            return "corrected" + (correction.reason.map { ": \($0)" } ?? "")
        }
        return "retracted" + (retraction?.reason.map { ": \($0)" } ?? "")
    }

    /// The day on which one of its entries was recorded.
    fileprivate func day(ofEntry entry: Int) -> Day {
        corrections.first { $0.stamp.entry == entry }?.stamp.day ?? stamp.day
    }
}
