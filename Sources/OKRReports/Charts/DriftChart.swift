import OKRModel

/// Goals whose goalposts moved: progress by the original ones beside that by the present ones.
enum DriftChart {
    /// At most so many goals are drawn, the most flattered first.
    static let most = 30
    private static let (left, right, top, height) = (70.0, 300.0, 16.0, 22.0)

    /// Draws the goals that have a drift; nil where there is none.
    static func drawing(_ goals: [Goalposts.Drifting]) -> Drawing? {
        let drifting = goals.filter { goal in
            // What is no point of a percentage is nothing to see.
            goal.drift.map { abs($0) >= 0.005 } ?? false
        }
        guard !drifting.isEmpty else { return nil }
        let shown = drifting.prefix(most)
        let bottom = top + Double(shown.count) * height
        var shapes = axis(bottom)
        for (index, goal) in shown.enumerated() {
            shapes += row(goal, at: top + (Double(index) + 0.5) * height)
        }
        return Drawing(
            "Drift: from the progress by the original goalposts ○ to that by the present ones ●",
            words: sentence(drifting), width: ChartFrame.size.width, height: bottom + 6,
            shapes: shapes)
    }

    private static func x(_ share: Double) -> Double { left + share * (right - left) }

    private static func axis(_ bottom: Double) -> [Shape] {
        let marks = [0, 0.25, 0.5, 0.75, 1]
        let lines = marks.map { [Shape.Place(x($0), top), Shape.Place(x($0), bottom)] }
        let names = [0, 0.5, 1].map {
            Shape(.text(.init(x($0), top - 4), NumberText.percent($0), .middle), "axis")
        }
        return [Shape(.lines(lines), "grid")] + names
    }

    private static func row(_ goal: Goalposts.Drifting, at y: Double) -> [Shape] {
        guard let before = goal.originalProgress, let now = goal.progress, let drift = goal.drift
        else { return [] }
        let words =
            "\(goal.goal.id) \(goal.goal.title): \(NumberText.percent(before)) by the original "
            + "goalposts, \(NumberText.percent(now)) by the present ones"
        let style = drift > 0 ? "easier" : "harder"
        return [
            Shape(.text(.init(left - 10, y + 3), goal.id.text, .end), "name"),
            Shape(.line([.init(x(before), y), .init(x(now), y)]), style, words: words),
            Shape(.dot(.init(x(before), y), radius: 3.5), "original", words: words),
            Shape(.dot(.init(x(now), y), radius: 3.5), "value", words: words),
            Shape(.text(.init(right + 10, y + 3), NumberText.points(drift), .start), "name"),
        ]
    }

    private static func sentence(_ goals: [Goalposts.Drifting]) -> String {
        let told = goals.prefix(3).map { goal in
            "\(goal.id) \(goal.drift.map { NumberText.points($0) } ?? NumberText.missing)"
        }
        let rest = goals.count > 3 ? ", and \(goals.count - 3) more" : ""
        return NumberText.count(goals.count, "goal") + " with a drift: "
            + told.joined(separator: ", ") + rest + "."
    }
}
