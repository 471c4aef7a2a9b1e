import OKRModel

/// The days and the values that a chart shows, with its axes.
struct ChartFrame {
    /// The size of a chart that is read on a narrow screen and grows with a wider one.
    static let size = (width: 360.0, height: 180.0)
    /// Where the values stand, between the names of the axis and those of the lines.
    static let (left, right, top, bottom) = (38.0, 276.0, 10.0, 156.0)

    let days: Drawing.Axis
    let low: Double
    let high: Double
    private let step: Double
    private let name: (Double) -> String

    /// Takes in all values, with round numbers at the marks.
    init(
        from first: Day, to last: Day, values: [Double],
        naming name: @escaping (Double) -> String = ChartFrame.short
    ) {
        days = Drawing.Axis(
            first: first, last: max(last, first), left: ChartFrame.left, right: ChartFrame.right)
        self.name = name
        let known = values.filter(\.isFinite)
        var (low, high) = (known.min() ?? 0, known.max() ?? 1)
        if low == high { (low, high) = (low - abs(low) / 10 - 1, high + abs(high) / 10 + 1) }
        let step = ChartFrame.step(for: high - low)
        self.step = step
        self.low = (low / step + 1e-9).rounded(.down) * step
        self.high = (high / step - 1e-9).rounded(.up) * step
    }

    /// A number that has room beside the axis: thousands and millions by their letters.
    static func short(_ value: Double) -> String {
        switch abs(value) {
        case 1e9...: "\(NumberText.decimal(value / 1e9))G"
        case 1e6...: "\(NumberText.decimal(value / 1e6))M"
        case 1e4...: "\(NumberText.decimal(value / 1e3))k"
        default: NumberText.decimal(value)
        }
    }

    /// The round number by which three to six marks span a range.
    private static func step(for span: Double) -> Double {
        var power = 1.0
        while power * 10 <= span { power *= 10 }
        while power > span { power /= 10 }
        let share = span / power
        return share < 2 ? power / 2 : share < 4 ? power : share < 8 ? power * 2 : power * 5 / 2
    }

    func y(_ value: Double) -> Double {
        let share = (value - low) / (high - low)
        return ChartFrame.bottom - min(max(share, 0), 1) * (ChartFrame.bottom - ChartFrame.top)
    }

    func place(_ day: Day, _ value: Double) -> Shape.Place {
        Shape.Place(days.place(day), y(value))
    }

    /// The grid with the names of the marks, and the days below.
    var axes: [Shape] {
        var marks: [(value: Double, name: String)] = []
        while true {
            let value = low + Double(marks.count) * step
            guard value <= high + step / 2 else { return axes(at: marks) }
            marks.append((value, name(value)))
        }
    }

    /// Grid lines at values that have names of their own.
    func axes(at marks: [(value: Double, name: String)]) -> [Shape] {
        let lines = marks.map { mark in
            [
                Shape.Place(ChartFrame.left, y(mark.value)),
                Shape.Place(ChartFrame.right, y(mark.value)),
            ]
        }
        let names = marks.map { mark in
            Shape(.text(.init(ChartFrame.left - 4, y(mark.value) + 3), mark.name, .end), "axis")
        }
        return [Shape(.lines(lines), "grid")] + names + dayNames
    }

    /// A day as the axis names it: by its month and year where the axis is longer than a year.
    private func name(of day: Day) -> String {
        guard days.last - days.first > 366 else { return day.short }
        let words = day.inWords.split(separator: " ")
        return words.count == 3 ? "\(words[1].prefix(3)) \(words[2])" : day.description
    }

    /// The first and the last day, and the beginnings of months that have room between.
    private var dayNames: [Shape] {
        let y = ChartFrame.bottom + 14
        var names = [
            Shape(.text(.init(days.left, y), name(of: days.first), .start), "axis")
        ]
        guard days.last > days.first else { return names }
        // Half of what a name takes, and a little more.
        let half: Double = days.last - days.first > 366 ? 25 : 17
        var taken = days.left + 2 * half
        var (year, month, _) = days.first.parts
        while true {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            guard let day = Day(year: year, month: month, day: 1), day < days.last else { break }
            let x = days.place(day)
            guard x - half > taken, x + half < days.right - 2 * half - 2 else { continue }
            names.append(Shape(.text(.init(x, y), name(of: day), .middle), "axis"))
            taken = x + half
        }
        return names + [Shape(.text(.init(days.right, y), name(of: days.last), .end), "axis")]
    }

    /// Names beside the ends of lines, kept apart, the highest first.
    func names(_ names: [(value: Double, text: String)]) -> [Shape] {
        var free = 0.0
        return names.sorted { $0.value > $1.value }.map { name in
            let height = max(y(name.value) + 3, free)
            free = height + 11
            return Shape(
                .text(.init(ChartFrame.right + 4, height), name.text, .start), "name")
        }
    }

    /// A line that goes on from value to value in steps, on the days they changed.
    func steps(_ points: [(day: Day, value: Double)], until last: Day) -> [Shape.Place] {
        var places: [Shape.Place] = []
        for (index, point) in points.enumerated() {
            let end = index + 1 < points.count ? points[index + 1].day : last
            places += [place(point.day, point.value), place(end, point.value)]
        }
        return places
    }
}
