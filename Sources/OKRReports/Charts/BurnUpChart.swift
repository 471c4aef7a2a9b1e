import OKRModel

/// How an objective or a cycle came on beside what was expected, as known now and as known then.
struct BurnUpChart {
    private let points: [BurnUps.Point]
    private let frame: ChartFrame

    /// Draws the days of an objective or a cycle until its last one; nil for a day or less.
    static func drawing(
        _ title: Content, _ points: [BurnUps.Point], until last: Day
    ) -> Drawing? {
        guard let first = points.first, points.count > 1 else { return nil }
        let chart = BurnUpChart(
            points: points,
            frame: ChartFrame(from: first.day, to: last, values: [0, 1]) {
                NumberText.percent($0)
            })
        let signs =
            "dashed what was expected" + (chart.differs ? ", dotted what was known then" : "")
        return Drawing(
            [title, .text(": \(signs)")], words: chart.sentence, width: ChartFrame.size.width,
            height: ChartFrame.size.height, shapes: chart.frame.axes + chart.shapes,
            days: chart.frame.days)
    }

    private var shapes: [Shape] {
        var shapes = lines("expected") { $0.expected }
        shapes += lines("then") { $0.knownThen }
        shapes += lines("value") { $0.progress }
        guard let last = points.last else { return shapes }
        var names: [(value: Double, text: String)] = []
        if let progress = last.progress {
            names.append((progress, "now \(NumberText.percent(progress))"))
        }
        if let expected = last.expected {
            names.append((expected, "expected"))
        }
        return shapes
            + frame.names(names).map { name in
                var name = name
                name.presence = .init(on: last.day, known: last.day)
                return name
            }
    }

    /// Whether anything was known otherwise then.
    private var differs: Bool { points.contains(where: BurnUpChart.differs) }

    private static func differs(_ point: BurnUps.Point) -> Bool {
        rounded(point.knownThen) != rounded(point.progress)
    }

    private static func rounded(_ share: Double?) -> String? {
        share.map { NumberText.percent($0) }
    }

    /// A line through the days that have a share, in stretches that a day asked about may cut off.
    ///
    /// Where then and now differ, what is known now was known on the last day only, and the line of
    /// what was known then is drawn beside it.
    private func lines(
        _ style: String, _ share: (BurnUps.Point) -> Double?
    ) -> [Shape] {
        var shapes: [Shape] = []
        var run: [(point: BurnUps.Point, place: Shape.Place)] = []
        func end() {
            defer { run = run.suffix(1) }
            guard run.count > 1, let last = run.last?.point, let end = points.last else { return }
            let isOther = run.contains { BurnUpChart.differs($0.point) }
            if style == "then", !isOther { return }
            let known = style == "value" && isOther ? end.day : last.day
            let words = share(last).map { "\(BurnUpChart.name(style)) \(NumberText.percent($0))" }
            shapes.append(
                Shape(
                    .line(BurnUpChart.straightened(run.map(\.place))), style, words: words,
                    presence: .init(on: last.day, known: known)))
        }
        for point in points {
            guard let value = share(point) else {
                end()
                run = []
                continue
            }
            run.append((point, frame.place(point.day, value)))
            // About a dozen shapes to a line are enough to follow a day asked about.
            if run.count > max(2, points.count / 12 + 1) { end() }
        }
        end()
        return shapes
    }

    private static func name(_ style: String) -> String {
        switch style {
        case "then": "known then:"
        case "expected": "expected"
        default: "progress"
        }
    }

    /// Without the places that lie on a level or straight line between their neighbours.
    private static func straightened(_ places: [Shape.Place]) -> [Shape.Place] {
        var kept: [Shape.Place] = []
        for place in places {
            if kept.count > 1 {
                let (a, b) = (kept[kept.count - 2], kept[kept.count - 1])
                let bend = (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)
                if abs(bend) < 0.5 { kept.removeLast() }
            }
            kept.append(place)
        }
        return kept
    }

    private var sentence: String {
        guard let first = points.first, let last = points.last else { return "" }
        func percent(_ share: Double?) -> String {
            share.map { NumberText.percent($0) } ?? "no progress"
        }
        var text =
            "From \(percent(first.progress)) on \(first.day.short) to \(percent(last.progress)) on "
            + "\(last.day.short), expected \(last.expected.map { NumberText.percent($0) } ?? "–")"
        let apart = points.filter {
            BurnUpChart.rounded($0.knownThen) != BurnUpChart.rounded($0.progress)
        }
        if let worst = apart.max(by: { gap($0) < gap($1) }) {
            text +=
                "; on \(worst.day.short) \(percent(worst.knownThen)) was known of what is "
                + "\(percent(worst.progress)) now"
        }
        return text + "."
    }

    private func gap(_ point: BurnUps.Point) -> Double {
        abs((point.progress ?? 0) - (point.knownThen ?? 0))
    }
}
