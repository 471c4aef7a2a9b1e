import OKRModel

extension KeyResultChart {
    // MARK: Events

    /// What moved the goalposts, marked on the line it moved.
    var events: [Shape] {
        moves.map { move in
            let height = move.height.map { frame.y($0) } ?? ChartFrame.top + 4
            let x = frame.days.place(move.on)
            let places = [
                Shape.Place(x, height - 5), Shape.Place(x + 4, height + 2.5),
                Shape.Place(x - 4, height + 2.5),
            ]
            return Shape(
                .area(places), "event", words: move.words, entry: move.stamp.entry,
                presence: .init(on: move.on, known: move.stamp.day))
        }
    }

    /// A move of the goalposts as it is marked.
    private struct Mark {
        let stamp: Stamp
        let on: Day
        let height: Double?
        let words: String
    }

    private var moves: [Mark] {
        figures.goal.moves(knownThrough: entry).map { move in
            let change = figures.goal.changes.first { $0.stamp.entry == move.stamp.entry }
            let on = change?.content(knownThrough: entry)?.on ?? move.stamp.day
            var (what, height) = ("", Double?.none)
            switch move.kind {
            case .changed(let fields):
                what = fields.map { field in
                    let before = field.before.map { "\($0.field(in: words))" } ?? "–"
                    return "\(field.field.name) \(before) → \(field.after.field(in: words))"
                }.joined(separator: ", ")
                for case (.measure, _, .number(let number)) in fields where height == nil {
                    height = number.double
                }
            case .described(let zone): what = "\(zone.rawValue) described anew"
            case .corrected(let change): what = "@\(change) corrected"
            case .retracted(let change): what = "@\(change) retracted"
            case .abandoned: what = "abandoned"
            case .reopened: what = "reopened"
            }
            let reason = move.reason.map { ": \(KeyResultChart.short($0))" } ?? ""
            return Mark(
                stamp: move.stamp, on: on, height: kind == .milestones ? nil : height,
                words: "\(what), \(words.person(move.stamp.authors.actor))\(reason)")
        }
    }

    private static func short(_ text: String) -> String {
        text.count > 80 ? text.prefix(79) + "…" : text
    }

    /// The day it was closed on, as a line across.
    var closing: [Shape] {
        guard let (stamp, closing) = figures.goal.closing(knownThrough: entry) else { return [] }
        let x = frame.days.place(stamp.day)
        let score = closing.score.map { ", score \($0)" } ?? ""
        let note = closing.note.map { ": \(KeyResultChart.short($0))" } ?? ""
        let presence = Shape.Presence(on: stamp.day, known: stamp.day)
        return [
            Shape(
                .line([.init(x, ChartFrame.top), .init(x, ChartFrame.bottom)]), "closing",
                words: "\(closing.outcome.rawValue)\(score), "
                    + "\(words.person(stamp.authors.actor))\(note)",
                entry: stamp.entry, presence: presence)
        ]
    }

    // MARK: Forecast

    /// Where the values lead; nil where nothing can be said, and of what is closed.
    var forecast: Forecast? {
        guard !figures.isClosed, case .forecast(let forecast)? = state.outlook(of: figures) else {
            return nil
        }
        return forecast
    }

    /// Where the values lead until the last day, with the band around it.
    var forecastBand: [Shape] {
        guard let forecast else { return [] }
        let from = max(figures.view.day, frame.days.first)
        let (below, above) = (forecast.low - forecast.value, forecast.high - forecast.value)
        let ends = [(from, forecast.value(on: from)), (forecast.day, forecast.value)]
        let presence = Shape.Presence(on: figures.view.day, known: figures.view.day)
        let upper = ends.map { frame.place($0.0, $0.1 + above) }
        let lower = ends.reversed().map { frame.place($0.0, $0.1 + below) }
        return [
            Shape(.area(upper + lower), "band", words: forecastWords, presence: presence),
            Shape(
                .line(ends.map { frame.place($0.0, $0.1) }), "forecast", presence: presence),
        ]
    }

    private var forecastWords: String? {
        guard let forecast else { return nil }
        let (low, high) = (NumberText.decimal(forecast.low), NumberText.decimal(forecast.high))
        return "forecast \(NumberText.decimal(forecast.value)) on \(forecast.day.short)"
            + (low == high ? "" : ", \(low) to \(high)")
    }

    // MARK: Words

    /// What the picture says.
    var sentence: String {
        let told = readings.filter { $0.until == nil }.sorted {
            ($0.content.on, $0.checkIn.stamp.entry) < ($1.content.on, $1.checkIn.stamp.entry)
        }
        var parts: [String] = []
        if let first = told.first, let last = told.last {
            let count = NumberText.count(told.count + leftOut, "check-in")
            parts.append(
                told.count == 1
                    ? "One check-in: \(text(of: first)) on \(first.content.on.short)"
                    : "\(count) from \(text(of: first)) on \(first.content.on.short) to "
                        + "\(text(of: last)) on \(last.content.on.short)")
        } else {
            parts.append("No check-in")
        }
        if leftOut > 0 { parts.append("\(told.count) of them drawn") }
        parts.append("to reach: \(figures.aim)")
        if let progress = figures.progress {
            parts.append("\(NumberText.percent(progress)) done")
        }
        let struck = readings.count { $0.until != nil }
        if struck > 0 { parts.append("\(struck) struck out") }
        if figures.moves > 0 { parts.append("moved \(figures.moves)×") }
        if let forecast = forecastWords { parts.append(forecast) }
        if let closing = figures.life.closing { parts.append(closing.outcome.rawValue) }
        return parts.joined(separator: ", ") + "."
    }
}

extension Setting {
    /// The setting as people read it.
    fileprivate func field(in words: Phrasebook) -> String {
        if case .owner(let owner) = self { words.owner(owner) } else { description }
    }
}
