public import OKRModel
public import OKRText

/// What was forecast on a day, as known then, beside what came of it.
public struct ForesightReport: Report {
    /// A key result with both.
    fileprivate struct Line {
        let figures: KeyResultFigures
        let forecast: Forecast
    }

    private let day: Day
    private let lines: [Line]
    private let without: Int
    private let provenance: Provenance

    /// Compares the forecasts of a day with a scoreboard of a later one.
    ///
    /// `before` are the key results as known on that day. Those without a forecast are counted.
    public init(
        _ after: Scoreboard, before: Scoreboard, of state: State, from provenance: Provenance
    ) {
        day = before.view.day
        self.provenance = provenance
        let known = Dictionary(
            before.keyResults.map { ($0.goal.id, $0) }, uniquingKeysWith: { first, _ in first })
        var lines: [Line] = []
        for figures in after.keyResults {
            guard let then = known[figures.goal.id],
                case .forecast(let forecast)? = state.outlook(of: then)
            else { continue }
            lines.append(Line(figures: figures, forecast: forecast))
        }
        self.lines = lines
        without = after.keyResults.count - lines.count
    }

    /// The report as a document.
    public var document: Document {
        var table = Table(
            columns: [
                .words("Goal", minimum: 24, share: 0.4), .number("Forecast"),
                .number("Between", rank: 2), .number("Came to"), .number("Aim", rank: 1),
                Column("", minimum: 8),
            ],
            whenEmpty: .dim("No key result had values of three days by then."))
        for line in lines {
            let goal = line.figures.goal
            table.rows.append(
                Row([
                    [.identifier(goal.id.text), " ", .text(goal.title)],
                    .number(NumberText.decimal(line.forecast.value)), .number(line.band),
                    .number(orMissing: line.figures.value?.description),
                    .number(line.figures.aim), line.judgement,
                ]))
        }
        let missing =
            without > 0
            ? " \(NumberText.count(without, "key result")) had none: too few values, or no number."
            : ""
        let words =
            "Where the values led on \(day.inWords), as known then, and what they came to by "
            + "\(provenance.on.inWords)."
        return Document(
            title: "Forecast and outcome", provenance: provenance.lines,
            blocks: [.paragraph(.text(words + missing)), .table(table)])
    }

    /// The report as JSON.
    public var json: JSON {
        let list = lines.map { line -> JSON in
            [
                "goal": .string(line.figures.goal.id.text),
                "forecast": .optional(line.forecast.value),
                "low": .optional(line.forecast.low), "high": .optional(line.forecast.high),
                "forecastProgress": .optional(line.forecast.progress),
                "value": .optional(line.figures.value.map { JSON.double($0.double) }),
                "progress": .optional(line.figures.progress),
            ]
        }
        return .object(
            provenance.json + [
                .init("forecastOn", .string(day.description)), .init("forecasts", .array(list)),
                .init("without", .integer(without)),
            ])
    }
}

extension ForesightReport.Line {
    /// The edges of the band.
    fileprivate var band: String {
        let (low, high) = (NumberText.decimal(forecast.low), NumberText.decimal(forecast.high))
        return low == high ? low : "\(low) … \(high)"
    }

    /// Whether it came to what was forecast, more or less of the way.
    fileprivate var judgement: Content {
        guard let value = figures.value?.double else { return .missing }
        if value >= forecast.low, value <= forecast.high { return .text("as forecast") }
        guard let progress = figures.progress, let forecast = forecast.progress else {
            return .text("otherwise")
        }
        let difference = progress - forecast
        guard Ratio.billionths(difference) != 0 else { return .text("as good") }
        return difference > 0
            ? .badge("better, \(NumberText.points(difference))", .good)
            : .badge("worse, \(NumberText.points(difference))", .bad)
    }
}
