import OKRModel

extension Quantity {
    /// The value as people read it: the digits entered, or a worked-out one rounded for reading.
    var text: String {
        switch self {
        case .exact(let decimal): decimal.description
        case .worked(let double): NumberText.decimal(double)
        }
    }
}

extension KPIFigures {
    /// A value with the KPI's unit, `85 %`.
    func text(_ value: Quantity) -> String { value.text + unitText }

    /// A mark with the KPI's unit, `85 %`.
    func text(_ value: Decimal) -> String { "\(value)\(unitText)" }

    private var unitText: String { goal.unit.map { " \($0)" } ?? "" }

    /// The value with its unit; nil where there is none.
    var valueText: String? { value.map { text($0) } }

    /// What it is to come to: the target, else the value from which it is green.
    var aimText: String? {
        let sign = plan.direction == .up ? "≥" : "≤"
        if let target { return text(target) }
        return green.map { "\(sign) \(text($0))" }
    }

    /// The day of the value, how many days its reading is overdue, and the day it was retired.
    var freshness: Content {
        var parts: [Content] = [valueOn.map { .day($0.short(beside: view.day)) } ?? .dim("never")]
        if let retired {
            parts.append(.dim(", retired \(retired.short(beside: view.day))"))
        } else if let overdue {
            parts.append(", ")
            parts.append(.badge("\(overdue) d overdue", .warning))
        }
        return .joined(parts)
    }

    /// Its health, and whether it is heading the wrong way.
    var healthContent: Content {
        let health = Content.standing(health.rawValue)
        return isWrongWay ? .joined([health, ", ", .badge("wrong way", .bad)]) : health
    }

    /// How much it rises or falls in a period, and whether that is wrong.
    var trendContent: Content {
        isWrongWay ? .joined([slope, ", ", .badge("wrong way", .bad)]) : slope
    }

    /// How much it rises or falls in a period, with an arrow and a sign.
    var slope: Content {
        guard let trend else { return .missing }
        let slope = NumberText.decimal(trend)
        let arrow = slope == "0" ? "→" : trend > 0 ? "↗" : "↘"
        let sign = slope != "0" && trend > 0 ? "+" : ""
        return .text("\(arrow) \(sign)\(slope) \(plan.frequency.called)")
    }

    /// The last values as a small chart.
    var course: Content {
        series.isEmpty ? .missing : .sparkline(series.map { $0.value.double })
    }

    /// The share of a whole that it is, where the whole is the sum of its segments.
    func share(of whole: KPIFigures) -> Double? {
        guard whole.plan.rule == .sum, whole.formula == nil, retired == nil,
            let part = value?.double, let all = whole.value?.double, all != 0
        else { return nil }
        return part / all
    }
}

extension KPIFigures {
    /// Which rule gave the health, in words.
    var judgement: String {
        guard let value, health != .noData else {
            return reading.cause?.sentence ?? "there is no value"
        }
        let better = plan.direction == .up ? "at least" : "at most"
        let worse = plan.direction == .up ? "below" : "above"
        if let green {
            let mark = text(green)
            switch (health, amber) {
            case (.green, _): return "it is \(better) \(mark), from where it is green"
            case (.amber, let amber?):
                return
                    "it is \(worse) \(mark), and \(better) \(text(amber)), from where it is amber"
            case (_, let amber?): return "it is \(worse) \(text(amber)), from where it is amber"
            default: return "it is \(worse) \(mark), and there is no mark for amber"
            }
        }
        guard let target else { return "it has neither thresholds nor a target" }
        if health == .green { return "it is \(better) the target \(text(target))" }
        guard let start else { return "the target \(text(target)) is not met" }
        let rest = abs(target.double - value.double) / abs(target.double - start.double)
        guard rest.isFinite else { return "the target \(text(target)) is not met" }
        let way = "\(NumberText.percent(rest)) of the way from \(text(start)) to \(text(target))"
        return "\(way) is left"
    }
}

extension Day {
    /// The day without its year, where that is the year of another.
    func short(beside other: Day) -> String {
        parts.year == other.parts.year ? short : description
    }
}
