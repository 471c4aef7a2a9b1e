import OKRModel

extension PlainKPI {
    func listing(of subject: String) -> [String] {
        var list = Listing(subject)
        list.add("day", day)
        list.add("value", value)
        list.add("exact", exact)
        list.add("on", on)
        list.add("lacking", lacking)
        list.add("target", target)
        list.add("green", green)
        list.add("amber", amber)
        list.add("formula", formula)
        list.add("health", health)
        list.add("trend", trend)
        list.add("wrong way", isWrongWay)
        list.add("due", due)
        list.add("overdue", overdue)
        list.add("segments", segments)
        list.add("benchmarks", benchmarks)
        list.add("influences", influences)
        list.add("series", series)
        list.add("retired", retired)
        return list.lines
    }
}

extension KPIFigures {
    /// The product's figures in the same form.
    var plain: PlainKPI {
        var plain = PlainKPI(day: view.day)
        plain.value = value?.double
        if case .exact(let decimal)? = value { plain.exact = decimal }
        plain.on = valueOn
        plain.lacking = reading.cause?.plain
        (plain.target, plain.green, plain.amber) = (target, green, amber)
        plain.formula = formula?.text
        plain.health = health.rawValue
        plain.trend = trend
        plain.isWrongWay = isWrongWay
        (plain.due, plain.overdue) = (due, overdue)
        plain.segments = segments.map(\.text)
        plain.benchmarks = benchmarks.map { "\($0.id)=\($0.value) on \($0.on)" }
        plain.influences = influences.map {
            "\($0.kpi) \($0.strength.map { "\($0)" } ?? "null") \($0.lag)"
        }
        plain.series = series.map { "\($0.day)=\($0.value.double.bitPattern)" }
        plain.retired = retired
        return plain
    }
}

extension KPIReading.Cause {
    fileprivate var plain: String {
        switch self {
        case .unread: "unread"
        case .stale: "stale"
        case .divisionByZero: "division"
        case .noSegments: "segments"
        case .missing: "missing"
        case .voided: "voided"
        case .circle: "circle"
        case .tooDeep: "deep"
        case .overflow: "overflow"
        case .beforeDays: "days"
        }
    }
}

extension PlainHistory {
    /// What kind of thing says nothing, where a KPI is not there.
    func absence(of id: String, at moment: PlainMoment) -> String {
        let isKnown = isKPI(id) && (creation(of: id)?.number ?? .max) <= moment.entry
        return isKnown ? "voided" : "missing"
    }
}
