import OKRModel

/// Every number of a KPI, worked out from the entries.
struct PlainKPI {
    var day: Day
    var value: Double?
    var exact: Decimal?
    var on: Day?
    /// Whether it says nothing of the day, and what kind of thing says nothing.
    var lacking: String?
    var entry = 0
    var target: Decimal?
    var green: Decimal?
    var amber: Decimal?
    var formula: String?
    var health = ""
    var trend: Double?
    var isWrongWay = false
    var due: Day?
    var overdue: Int?
    var segments: [String] = []
    var benchmarks: [String] = []
    var influences: [String] = []
    var series: [String] = []
    var retired: Day?
}

/// By what the health of KPIs is told; what nothing is said of is as the contract has it.
struct PlainKPIRules {
    var untargeted = "untargeted"
    /// How many billionths of the way may be left; nil where nothing is amber by its target.
    var amber: Double? = 100_000_000
    var stale = 2.0
}

extension PlainHistory {
    func isKPI(_ goal: String) -> Bool { creation(of: goal)?.kind == "kpi-added" }

    /// Everything that can be said of a KPI at a moment.
    func kpi(_ id: String, at asked: PlainMoment) -> PlainKPI {
        let moment = stillRead(id, at: asked)
        var result = PlainKPI(day: moment.day)
        let creation = creation(of: id)
        let worth = worth(of: id, at: moment)
        (result.value, result.on, result.lacking) = (worth.value, worth.on, worth.lacking)
        if !isWorkedOut(id, at: moment) { result.exact = readings(of: id, at: moment).last?.value }
        result.target = value("target", of: id, at: moment)?.asNumber
        result.green = value("green", of: id, at: moment)?.asNumber
        result.amber = value("amber", of: id, at: moment)?.asNumber
        result.formula = value("formula", of: id, at: moment)?.asWord
        result.retired = latest("retired", of: id, at: asked)?.on
        let isRising = creation?.word("direction") == "up"
        result.health = health(of: id, result, isRising, at: moment)
        let points = points(of: id, at: moment)
        result.series = points.suffix(12).map { "\($0.day)=\($0.value.bitPattern)" }
        result.trend = trend(points.suffix(8), creation?.word("frequency") ?? "")
        if let trend = result.trend { result.isWrongWay = isRising ? trend < 0 : trend > 0 }
        if result.retired == nil, !isWorkedOut(id, at: moment) {
            let last = worth.on ?? creation?.on ?? moment.day
            let due = Plain.period(after: last, creation?.word("frequency") ?? "")
            result.due = due
            if moment.day > due { result.overdue = moment.day - due }
        }
        result.segments = segments(of: id, at: moment)
        for series in members("benchmark", of: id, through: moment.entry) {
            guard let latest = latest("benchmark \(series)", of: id, at: moment),
                let value = latest.value.asNumber
            else { continue }
            result.benchmarks.append("\(series)=\(value) on \(latest.on)")
        }
        for moved in members("influence", of: id, through: moment.entry) {
            guard let claim = value("influence \(moved)", of: id, at: moment) else { continue }
            let strength = claim["strength"]?.asNumber.map { "\($0)" } ?? "null"
            result.influences.append("\(moved) \(strength) \(claim["lag"]?.asWhole ?? -1)")
        }
        return result
    }

    /// A retired KPI stands still on the day it was retired.
    func stillRead(_ id: String, at moment: PlainMoment) -> PlainMoment {
        guard let day = latest("retired", of: id, at: moment)?.on else { return moment }
        return PlainMoment(entry: moment.entry, day: min(day, moment.day))
    }

    /// The change that holds for a field, with its day.
    func latest(
        _ field: String, of subject: String, at moment: PlainMoment
    ) -> (on: Day, value: FieldValue)? {
        let setting = changes(of: subject, through: moment.entry)
            .filter { $0.on <= moment.day && $0.fields[field] != nil }
            .sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }.last
        guard let setting, let value = setting.fields[field], value != .gone else { return nil }
        return (setting.on, value)
    }

    // MARK: Values

    /// The check-ins with values of a KPI, and of the key result that it carries on.
    func readings(of id: String, at moment: PlainMoment) -> [PlainCheckIn] {
        var list = checkIns(of: id, at: moment)
        if let adopted = creation(of: id)?.word("adopts") {
            list += checkIns(of: adopted, at: moment)
        }
        return list.filter { $0.value != nil }.sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }
    }

    func isWorkedOut(_ id: String, at moment: PlainMoment) -> Bool {
        value("formula", of: id, at: moment) != nil || creation(of: id)?.word("rule") != nil
    }

    /// What a KPI comes to at a moment.
    func worth(of id: String, at asked: PlainMoment) -> PlainWorth {
        guard isKPI(id), !isVoided(id), (creation(of: id)?.number ?? .max) <= asked.entry else {
            return PlainWorth([], lacking: absence(of: id, at: asked))
        }
        let moment = stillRead(id, at: asked)
        if let formula = value("formula", of: id, at: moment)?.asWord {
            return finished(plainFormula(moment.entry).worth(of: formula, on: moment.day))
        }
        if let rule = creation(of: id)?.word("rule") {
            return finished(aggregate(rule, id, at: moment))
        }
        guard let last = readings(of: id, at: moment).last, let value = last.value else {
            return PlainWorth([], lacking: "unread")
        }
        var worth = PlainWorth(PlainDecimal(value).double)
        worth.on = last.on
        worth.entry = last.entry
        let span = kpiRules.stale * Plain.length(of: creation(of: id)?.word("frequency") ?? "")
        if Double(moment.day.number - last.on.number) > span { worth.lacking = "stale" }
        return worth
    }

    private func finished(_ worth: PlainWorth) -> PlainWorth {
        guard let value = worth.value else { return worth }
        var result = worth
        if !value.isFinite { (result.value, result.lacking) = (nil, "overflow") }
        return result
    }

    private func plainFormula(_ entry: Int) -> PlainFormula {
        PlainFormula(
            value: { worth(of: $0, at: PlainMoment(entry: entry, day: $1)) },
            aggregate: { aggregate($0, $1, at: PlainMoment(entry: entry, day: $2)) })
    }

    private func aggregate(_ rule: String, _ id: String, at moment: PlainMoment) -> PlainWorth {
        guard isKPI(id), !isVoided(id), (creation(of: id)?.number ?? .max) <= moment.entry else {
            return PlainWorth([], lacking: absence(of: id, at: moment))
        }
        let parts = segments(of: id, at: moment).map { worth(of: $0, at: moment) }
        if rule == "count" {
            return PlainWorth(parts.filter { $0.value != nil }) { Double($0.count) }
        }
        guard !parts.isEmpty else { return PlainWorth([], lacking: "segments") }
        return PlainWorth(parts) { values in
            var sum = 0.0
            for value in values { sum += value }
            switch rule {
            case "sum": return sum
            case "avg": return sum / Double(values.count)
            case "min": return values.sorted()[0]
            default: return values.sorted()[values.count - 1]
            }
        }
    }

    /// The segments that count at a moment, in the order of creation.
    func segments(of id: String, at moment: PlainMoment) -> [String] {
        kpis.filter { goal in
            guard let creation = creation(of: goal), creation.kind == "kpi-added",
                creation.word("of") == id, creation.number <= moment.entry, !isVoided(goal),
                (latest("retired", of: goal, at: moment)?.on ?? moment.day) >= moment.day
            else { return false }
            return creation.on <= moment.day || !readings(of: goal, at: moment).isEmpty
        }
    }

    // MARK: Series

    /// The days on which a KPI was read or what it is worked out from was.
    private func days(of id: String, at asked: PlainMoment) -> Set<Day> {
        guard isKPI(id), !isVoided(id), (creation(of: id)?.number ?? .max) <= asked.entry else {
            return []
        }
        let moment = stillRead(id, at: asked)
        func ofSegments(_ whole: String) -> Set<Day> {
            segments(of: whole, at: moment).reduce(into: []) {
                $0.formUnion(days(of: $1, at: moment))
            }
        }
        guard let formula = value("formula", of: id, at: moment)?.asWord else {
            return creation(of: id)?.word("rule") == nil
                ? Set(readings(of: id, at: moment).map(\.on)) : ofSegments(id)
        }
        var found: Set<Day> = []
        for (name, rule, shifts) in PlainFormula.reads(formula) {
            var days = rule == nil ? days(of: name, at: moment) : ofSegments(name)
            for (count, unit) in shifts {
                days = Set(
                    days.compactMap { PlainFormula.moved($0, count, unit, back: false) })
                days = days.filter { $0 <= moment.day }
            }
            found.formUnion(days)
        }
        return found
    }

    /// The values of a KPI day by day, the oldest first.
    func points(
        of id: String, at moment: PlainMoment
    ) -> [(day: Day, value: Double, exact: Decimal?, entry: Int)] {
        days(of: id, at: moment).sorted().compactMap { day in
            let then = PlainMoment(entry: moment.entry, day: day)
            let worth = worth(of: id, at: then)
            guard let value = worth.value else { return nil }
            let exact =
                isWorkedOut(id, at: then) ? nil : readings(of: id, at: then).last?.value
            return (day, value, exact, worth.entry)
        }
    }

    private func trend(
        _ points: ArraySlice<(day: Day, value: Double, exact: Decimal?, entry: Int)>,
        _ frequency: String
    ) -> Double? {
        var slopes: [Double] = []
        let length = Plain.length(of: frequency)
        for (index, from) in points.enumerated() {
            for to in points.dropFirst(index + 1) {
                let first = points.first?.day.number ?? 0
                let x1 = Double(from.day.number - first) / length
                let x2 = Double(to.day.number - first) / length
                slopes.append(Plain.rise(from.value, from.exact, to.value, to.exact) / (x2 - x1))
            }
        }
        slopes.sort()
        guard !slopes.isEmpty else { return nil }
        let middle = slopes.count / 2
        return slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
    }

    private func health(
        of id: String, _ kpi: PlainKPI, _ isRising: Bool, at moment: PlainMoment
    ) -> String {
        guard let value = kpi.value, kpi.lacking == nil else { return "no-data" }
        func isGood(_ mark: Decimal) -> Bool {
            if let exact = kpi.exact {
                let (value, mark) = (PlainDecimal(exact), PlainDecimal(mark))
                return isRising ? value >= mark : value <= mark
            }
            let (value, mark) = (value.billionths, PlainDecimal(mark).double.billionths)
            return isRising ? value >= mark : value <= mark
        }
        if let green = kpi.green {
            if isGood(green) { return "green" }
            return kpi.amber.map(isGood) == true ? "amber" : "red"
        }
        guard let target = kpi.target else { return kpiRules.untargeted }
        if isGood(target) { return "green" }
        let epoch = latest("target", of: id, at: moment)?.on
        let points = points(of: id, at: moment)
        guard let start = points.first(where: { $0.day >= epoch ?? $0.day }) else {
            return "red"
        }
        let aim = PlainDecimal(target).double
        let whole = abs(Plain.rise(aim, target, start.value, start.exact))
        let rest = abs(Plain.rise(aim, target, value, kpi.exact))
        guard whole > 0 else { return "red" }
        guard let most = kpiRules.amber else { return "red" }
        return (rest / whole).billionths <= most ? "amber" : "red"
    }

    // MARK: Key results with the values of a KPI

    /// The KPI that gives a key result its values, unless that was taken out as a mistake.
    func linkedKPI(of keyResult: String, through known: Int) -> String? {
        let links = entries(of: keyResult, through: known).compactMap { entry in
            ["key-result-added", "key-result-linked"].contains(entry.kind)
                ? entry.word("kpi") : nil
        }
        return links.last.flatMap { isVoided($0) ? nil : $0 }
    }

    /// The value of each day on which one was read, and of each on which it became another.
    private func worked(_ kpi: String, at moment: PlainMoment) -> [PlainCheckIn] {
        let read = Set(days(of: kpi, at: moment))
        guard let first = (read + entries(of: kpi, through: moment.entry).map(\.on)).min() else {
            return []
        }
        var list: [PlainCheckIn] = []
        var before: Double?
        for day in stride(from: min(first, moment.day).number, through: moment.day.number, by: 1)
            .map({ Day(number: $0) })
        {
            let worth = worth(of: kpi, at: PlainMoment(entry: moment.entry, day: day))
            // Without anything that was read there is nothing to tell of.
            guard let value = worth.value, worth.entry > 0, let decimal = Decimal(plain: value),
                read.contains(day) || value != before
            else { continue }
            before = value
            list.append(PlainCheckIn(entry: worth.entry, on: day, value: decimal))
        }
        return list
    }

    /// The check-ins of a key result with the readings of its KPI, and those among them that count
    /// as its own.
    func checkInsWithReadings(
        of keyResult: String, from first: Day, at moment: PlainMoment
    ) -> (all: [PlainCheckIn], own: [PlainCheckIn]) {
        let own = checkIns(of: keyResult, at: moment)
        guard let kpi = linkedKPI(of: keyResult, through: moment.entry) else { return (own, own) }
        let still = stillRead(kpi, at: moment)
        var read: [PlainCheckIn]
        if isWorkedOut(kpi, at: still) {
            read = worked(kpi, at: still)
        } else {
            read = readings(of: kpi, at: still).map {
                PlainCheckIn(entry: $0.entry, on: $0.on, value: $0.value)
            }
        }
        read.removeAll { reading in own.contains { $0.entry == reading.entry } }
        // What was said in a check-in on the key result is told by that.
        let said = Set(
            entries(of: keyResult, through: moment.entry)
                .filter { $0.kind == "check-in-recorded" }.map(\.time))
        let counted = read.filter { first <= $0.on && !said.contains(times[$0.entry - 1]) }
        func sorted(_ list: [PlainCheckIn]) -> [PlainCheckIn] {
            list.sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }
        }
        return (sorted(own + read), sorted(own + counted))
    }
}

extension Plain {
    static func length(of frequency: String) -> Double {
        switch frequency {
        case "daily": 1
        case "weekly": 7
        case "monthly": 30.436875
        case "quarterly": 91.310625
        default: 365.25
        }
    }

    static func period(after day: Day, _ frequency: String) -> Day {
        switch frequency {
        case "daily": day + 1
        case "weekly": day + 7
        case "monthly": day.adding(months: 1)
        case "quarterly": day.adding(months: 3)
        default: day.adding(months: 12)
        }
    }

    /// The rise between two values, exact where both are.
    static func rise(_ from: Double, _ exactFrom: Decimal?, _ to: Double, _ exactTo: Decimal?)
        -> Double
    {
        guard let exactFrom, let exactTo else { return to - from }
        return (PlainDecimal(exactTo) - PlainDecimal(exactFrom)).double
    }
}

extension Decimal {
    /// A double with at most 15 significant digits, by its digits as a text.
    init?(plain value: Double) {
        var (mantissa, exponent) = ("\(abs(value))", 0)
        if let cut = mantissa.firstIndex(of: "e") {
            exponent = Int(mantissa[mantissa.index(after: cut)...]) ?? 0
            mantissa = String(mantissa[..<cut])
        }
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        exponent -= parts.count > 1 ? parts[1].count : 0
        var digits = Int128(parts.joined()) ?? 0
        while digits >= 10_000_000_000_000_000 {
            digits /= 10
            exponent += 1
        }
        if digits >= 1_000_000_000_000_000 {
            digits = (digits + 5) / 10
            exponent += 1
        }
        while digits != 0, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        while exponent > 0 {
            digits *= 10
            exponent -= 1
        }
        guard digits < 1_000_000_000_000_000, exponent >= -20 else { return nil }
        self.init(
            significand: value < 0 ? -Int64(digits) : Int64(digits),
            scale: digits == 0 ? 0 : -exponent)
    }
}
