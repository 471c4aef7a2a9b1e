import OKRModel

/// Check-ins that were owed by owner and week: a sign and a colour for the worst in each.
enum HeatMapChart {
    /// At most so many owners and so many weeks, the last ones, are drawn.
    static let (mostOwners, mostWeeks) = (40, 53)
    private static let (left, top, side) = (112.0, 18.0, 18.0)

    /// Draws owners with their key results; nil where nothing was owed.
    static func drawing(
        _ owners: [(owner: Owner?, keyResults: [KeyResultDiscipline])], _ words: Phrasebook
    ) -> Drawing? {
        let rows = owners.map { owner, list in
            (owner.map { words.owner($0) } ?? "nobody", list.flatMap(\.days))
        }.filter { !$0.1.isEmpty }
        let mondays = rows.flatMap { $0.1 }.map { monday(of: $0.due) }
        guard let earliest = mondays.min(), let last = mondays.max() else { return nil }
        let first = max(earliest, last + -7 * (mostWeeks - 1))
        let weeks = (last - first) / 7 + 1
        var shapes: [Shape] = []
        for week in stride(from: 0, to: weeks, by: 4) where week == 0 || week + 1 < weeks {
            let place = Shape.Place(left + Double(week) * side, top - 5)
            shapes.append(Shape(.text(place, (first + 7 * week).short, .start), "axis"))
        }
        for (index, row) in rows.prefix(mostOwners).enumerated() {
            let y = top + Double(index) * side
            shapes.append(
                Shape(.text(.init(left - 6, y + 12), short(row.0), .end), "name", words: row.0))
            let byWeek = Dictionary(grouping: row.1) { (monday(of: $0.due) - first) / 7 }
            for week in 0..<weeks {
                guard let days = byWeek[week] else { continue }
                shapes += cell(
                    days, at: .init(left + Double(week) * side, y), row.0, first + 7 * week)
            }
        }
        let height = top + Double(min(rows.count, mostOwners)) * side
        if rows.count > mostOwners {
            shapes.append(
                Shape(
                    .text(.init(left, height + 12), "and \(rows.count - mostOwners) more", .start),
                    "name"))
        }
        return Drawing(
            "Check-ins owed by owner and week: ✓ on time, ○ open, ! late, ✗ missed",
            words: sentence(rows.flatMap { $0.1 }, owners: rows.count, weeks: weeks),
            width: max(ChartFrame.size.width, left + Double(weeks) * side + 4),
            height: height + (rows.count > mostOwners ? 18 : 4), shapes: shapes)
    }

    private static func monday(of day: Day) -> Day { day + -((day.weekday + 6) % 7) }

    private static func short(_ name: String) -> String {
        name.count > 18 ? name.prefix(17) + "…" : name
    }

    private static func cell(
        _ days: [DutyDay], at place: Shape.Place, _ name: String, _ week: Day
    ) -> [Shape] {
        let all = DutyDay.Outcome.allCases
        guard let worst = all.last(where: { outcome in days.contains { $0.outcome == outcome } })
        else { return [] }
        let counts = all.compactMap { outcome -> String? in
            let count = days.count { $0.outcome == outcome }
            return count > 0 ? "\(count) \(outcome.rawValue)" : nil
        }
        let words = "\(name), week of \(week.short): \(counts.joined(separator: ", "))"
        return [
            Shape(
                .box(.init(place.x + 1, place.y + 1), width: side - 2, height: side - 2),
                "cell \(worst.tone.name)", words: words),
            Shape(.text(.init(place.x + side / 2, place.y + 13), worst.sign, .middle), "sign"),
        ]
    }

    private static func sentence(_ days: [DutyDay], owners: Int, weeks: Int) -> String {
        let counts = DutyDay.Outcome.allCases.compactMap { outcome -> String? in
            let count = days.count { $0.outcome == outcome }
            return count > 0 ? "\(count) \(outcome.rawValue)" : nil
        }
        return NumberText.count(owners, "owner") + " over " + NumberText.count(weeks, "week")
            + ": of \(NumberText.count(days.count, "check-in")) owed "
            + counts.joined(separator: ", ") + "."
    }
}

extension DutyDay.Outcome {
    fileprivate var sign: String {
        switch self {
        case .onTime: "✓"
        case .open: "○"
        case .late: "!"
        case .missed: "✗"
        }
    }

    fileprivate var tone: Tone {
        switch self {
        case .onTime: .good
        case .open: .neutral
        case .late: .warning
        case .missed: .bad
        }
    }
}
