import OKRModel
import OKRText

extension Outlook {
    /// The forecast in a line: the value, its band, the day, and what it rests on.
    func content(in unit: String?) -> Content {
        switch self {
        case .tooFew(let count):
            return [
                .missing,
                .dim("  not enough check-ins: \(count) of \(Forecast.fewest) days with a value"),
            ]
        case .forecast(let forecast):
            let unit = unit.map { " \($0)" } ?? ""
            let value = NumberText.decimal(forecast.value) + unit
            let low = NumberText.decimal(forecast.low)
            let high = NumberText.decimal(forecast.high)
            let band = low == high ? "" : ", \(low) to \(high)\(unit)"
            let share = forecast.progress.map { ", \(NumberText.percent($0)) progress" } ?? ""
            let days = NumberText.count(forecast.count, "day")
            return [
                .number(value),
                .dim("  on \(forecast.day)\(band)\(share), from \(days) since \(forecast.since)"),
            ]
        }
    }

    /// The forecast, or that there are too few values: then all but `checkIns` is null.
    var json: JSON {
        switch self {
        case .tooFew(let count): Outlook.json(nil, count)
        case .forecast(let forecast): Outlook.json(forecast, forecast.count)
        }
    }

    private static func json(_ forecast: Forecast?, _ count: Int) -> JSON {
        [
            "on": .optional(forecast?.day), "value": .optional(forecast?.value),
            "low": .optional(forecast?.low), "high": .optional(forecast?.high),
            "progress": .optional(forecast?.progress), "slope": .optional(forecast?.slope),
            "since": .optional(forecast?.since), "checkIns": .integer(count),
        ]
    }
}
