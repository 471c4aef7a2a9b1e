/// Works out what KPIs come to, remembering what it has worked out.
///
/// A value is worked out at a perspective from its inputs at the same perspective: known through
/// the same entry, about the same day, or an earlier one where a formula looks back.
struct KPIReader {
    /// How many formulas may stand one upon the other.
    static let deepest = 32

    let source: KPISource
    /// The entry through which voided goals are known.
    let horizon: Int
    private var readings: [Question: (reading: KPIReading, height: Int)] = [:]
    private var days: [Question: (list: [Day], height: Int)] = [:]
    /// What was cut off by a circle or by its depth holds for the question that led to it alone.
    private var cutReadings: [Question: KPIReading] = [:]
    private var cutDays: [Question: [Day]] = [:]
    private var path: [Question] = []
    /// How long the path became below the question in hand, and whether it was cut off.
    private var deepest = 0
    private var isCut = false

    private struct Question: Hashable {
        let goal: GoalID
        let view: Perspective
    }

    init(_ source: KPISource, knownThrough horizon: Int) {
        self.source = source
        self.horizon = horizon
    }

    // MARK: Values

    /// What a KPI comes to at a perspective.
    ///
    /// Complexity: linear in the readings of the KPIs it is worked out from.
    mutating func reading(of id: GoalID, at asked: Perspective) -> KPIReading {
        guard let goal = kpi(id, at: asked) else { return absent(id, at: asked) }
        let view = goal.stillRead(asked)
        let question = Question(goal: id, view: view)
        if let known = readings[question], fits(known.height) { return known.reading }
        if let known = cutReadings[question] { return cut(known) }
        if let circle = circle(backTo: question) { return cut(KPIReading(.circle(circle))) }
        guard path.count <= KPIReader.deepest, readings[question] == nil else {
            return cut(KPIReading(.tooDeep(id)))
        }
        let above = descend(to: question)
        let reading: KPIReading
        if let formula = goal.formula(at: view) {
            reading = finished(worth(of: formula.root, for: id, at: view), of: id)
        } else if let rule = goal.indicator?.rule {
            reading = finished(aggregate(rule, over: id, at: view), of: id)
        } else {
            reading = last(of: goal, at: view)
        }
        if isCut {
            cutReadings[question] = reading
        } else {
            readings[question] = (reading, deepest - path.count + 1)
        }
        ascend(above)
        return reading
    }

    /// Whether what stands so high on others may stand below the question in hand.
    private mutating func fits(_ height: Int) -> Bool {
        guard path.count + height <= KPIReader.deepest else { return false }
        deepest = max(deepest, path.count + height)
        return true
    }

    private mutating func cut<Answer>(_ answer: Answer) -> Answer {
        isCut = true
        return answer
    }

    private mutating func descend(to question: Question) -> (deepest: Int, isCut: Bool) {
        let above = (deepest, isCut)
        path.append(question)
        (deepest, isCut) = (path.count - 1, false)
        return above
    }

    private mutating func ascend(_ above: (deepest: Int, isCut: Bool)) {
        path.removeLast()
        (deepest, isCut) = (max(deepest, above.deepest), isCut || above.isCut)
        guard path.isEmpty else { return }
        (cutReadings, cutDays) = ([:], [:])
        (deepest, isCut) = (0, false)
    }

    /// What a formula would come to for a KPI that is not recorded yet.
    mutating func reading(of formula: Formula, at view: Perspective) -> KPIReading {
        let id = formula.inputs[0]
        return finished(worth(of: formula.root, for: id, at: view), of: id)
    }

    private func kpi(_ id: GoalID, at view: Perspective) -> Goal? {
        guard let goal = source.goals[id], goal.type == .kpi, goal.created.entry <= view.entry,
            !goal.isVoided(knownThrough: horizon)
        else { return nil }
        return goal
    }

    /// Why a goal is no KPI at a perspective.
    private func absent(_ id: GoalID, at view: Perspective) -> KPIReading {
        guard let goal = source.goals[id], goal.type == .kpi, goal.created.entry <= view.entry,
            let voided = goal.voided
        else { return KPIReading(.missing(id)) }
        return KPIReading(.voided(id, by: voided.entry))
    }

    private func circle(backTo question: Question) -> [GoalID]? {
        guard let first = path.firstIndex(of: question) else { return nil }
        return path[first...].map(\.goal) + [question.goal]
    }

    /// The last reading of a KPI that is read, and whether it speaks of the day.
    private func last(of goal: Goal, at view: Perspective) -> KPIReading {
        var winner: Ranked<KPIReading.Part>?
        for (checkIn, content) in source.valued(goal, at: view) {
            guard let value = content.value else { continue }
            let part = KPIReading.Part(
                kpi: goal.id, value: value, on: content.on, stamp: checkIn.stamp,
                asked: view.day)
            let next = Ranked(on: content.on, entry: checkIn.stamp.entry, value: part)
            if next.outranks(winner) { winner = next }
        }
        guard let part = winner?.value else {
            return KPIReading(.unread(goal.id, by: view.day))
        }
        var reading = KPIReading(.exact(part.value), on: part.on)
        reading.parts = [part]
        let frequency = goal.indicator?.frequency ?? .monthly
        let periods = source.rules.stale
        if Double(view.day - part.on) > periods.double * frequency.days {
            reading.cause = .stale(goal.id, last: part.on, on: view.day, after: periods)
        }
        return reading
    }

    // MARK: Formulas

    private func finished(_ reading: KPIReading, of id: GoalID) -> KPIReading {
        guard let value = reading.value?.double else { return reading }
        guard value.isFinite else {
            var failed = reading
            (failed.value, failed.cause) = (nil, .overflow(id))
            return failed
        }
        var finished = reading
        // There is no minus zero in what people enter.
        finished.value = .worked(value == 0 ? 0 : value)
        return finished
    }

    private mutating func worth(
        of node: Formula.Node, for id: GoalID, at view: Perspective
    ) -> KPIReading {
        switch node {
        case .number(let number): return KPIReading(.exact(number), on: nil)
        case .kpi(let input): return reading(of: input, at: view)
        case .negated(let inner):
            let inner = worth(of: inner, for: id, at: view)
            return KPIReading.joined([inner]) { -$0[0] }
        case .calculation(let sign, let left, let right):
            let parts = [
                worth(of: left, for: id, at: view), worth(of: right, for: id, at: view),
            ]
            if sign == .divide, let divisor = parts[1].value, divisor.double == 0,
                parts[0].value != nil
            {
                var failed = KPIReading.joined(parts) { _ in 0 }
                failed.value = nil
                failed.cause = .divisionByZero(id, divisor: right.text, on: view.day)
                return failed
            }
            return KPIReading.joined(parts) { sign.result($0[0], $0[1]) }
        case .aggregate(let rule, let whole): return aggregate(rule, over: whole, at: view)
        case .previous(let inner, let span):
            guard let day = span.before(view.day) else { return KPIReading(.beforeDays(id)) }
            return worth(of: inner, for: id, at: Perspective(entry: view.entry, day: day))
        }
    }

    // MARK: Segments

    /// The segments of a KPI that count at a perspective, in the order of creation.
    func segments(of id: GoalID, at view: Perspective) -> [Goal] {
        source.segments(of: id, at: view, knownThrough: horizon) { goal in
            !source.valued(goal, at: view).isEmpty
        }
    }

    /// What a rule makes of the segments of a KPI.
    mutating func aggregate(
        _ rule: Formula.Aggregate, over id: GoalID, at view: Perspective
    ) -> KPIReading {
        guard kpi(id, at: view) != nil else { return absent(id, at: view) }
        let segments = segments(of: id, at: view)
        var parts: [KPIReading] = []
        for segment in segments { parts.append(reading(of: segment.id, at: view)) }
        if rule == .count {
            let read = parts.filter { $0.value != nil }
            return KPIReading.joined(read) { Double($0.count) }
        }
        guard !segments.isEmpty else { return KPIReading(.noSegments(id, on: view.day)) }
        return KPIReading.joined(parts) { rule.result($0) }
    }

    // MARK: Series

    /// The days up to a perspective's on which the value of a KPI was read or could have changed.
    ///
    /// Complexity: linear in the readings of the KPIs it is worked out from.
    mutating func days(of id: GoalID, at asked: Perspective) -> [Day] {
        guard let goal = kpi(id, at: asked) else { return [] }
        let view = goal.stillRead(asked)
        let question = Question(goal: id, view: view)
        if let known = days[question], fits(known.height) { return known.list }
        if let known = cutDays[question] { return cut(known) }
        guard circle(backTo: question) == nil, path.count <= KPIReader.deepest,
            days[question] == nil
        else { return cut([]) }
        let above = descend(to: question)
        var found: Set<Day> = []
        if let formula = goal.formula(at: view) {
            found = days(of: formula.root, at: view)
        } else if goal.indicator?.rule != nil {
            for segment in segments(of: id, at: view) {
                found.formUnion(days(of: segment.id, at: view))
            }
        } else {
            found = Set(source.valued(goal, at: view).map(\.content.on))
        }
        let sorted = found.sorted()
        if isCut {
            cutDays[question] = sorted
        } else {
            days[question] = (sorted, deepest - path.count + 1)
        }
        ascend(above)
        return sorted
    }

    private mutating func days(of node: Formula.Node, at view: Perspective) -> Set<Day> {
        switch node {
        case .number: return []
        case .kpi(let id): return Set(days(of: id, at: view))
        case .negated(let inner): return days(of: inner, at: view)
        case .calculation(_, let left, let right):
            return days(of: left, at: view).union(days(of: right, at: view))
        case .aggregate(_, let id):
            var found: Set<Day> = []
            for segment in segments(of: id, at: view) {
                found.formUnion(days(of: segment.id, at: view))
            }
            return found
        case .previous(let inner, let span):
            let later = days(of: inner, at: view).compactMap { span.after($0) }
            return Set(later.filter { $0 <= view.day })
        }
    }

    /// The last values of a KPI, one a day at most, the oldest first.
    mutating func series(of id: GoalID, at asked: Perspective, last count: Int) -> [KPIPoint] {
        var points: [KPIPoint] = []
        for day in days(of: id, at: asked).reversed() where points.count < count {
            let reading = reading(of: id, at: Perspective(entry: asked.entry, day: day))
            if let value = reading.value { points.append(KPIPoint(day: day, value: value)) }
        }
        return points.reversed()
    }
}

/// The value of a KPI on a day on which it was read or could have changed.
public struct KPIPoint: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// The value.
    public let value: Quantity
}

extension KPIReading {
    /// What is worked out from several readings; the first that says nothing says why.
    static func joined(_ parts: [KPIReading], by rule: ([Double]) -> Double) -> KPIReading {
        var joined = KPIReading(.exact(.zero), on: parts.compactMap(\.on).max())
        for part in parts {
            for one in part.parts where !joined.parts.contains(one) { joined.parts.append(one) }
        }
        if let failed = parts.first(where: { $0.value == nil }) {
            joined.value = nil
            joined.cause = failed.cause
            return joined
        }
        joined.value = .worked(rule(parts.compactMap { $0.value?.double }))
        joined.cause = parts.lazy.compactMap(\.cause).first
        return joined
    }
}

extension Formula.Operator {
    func result(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        }
    }
}

extension Formula.Aggregate {
    /// The rule applied to values in their order; 0 for none.
    func result(_ values: [Double]) -> Double {
        switch self {
        case .sum: values.reduce(0, +)
        case .avg: values.reduce(0, +) / Double(Swift.max(1, values.count))
        case .min: values.min() ?? 0
        case .max: values.max() ?? 0
        case .count: Double(values.count)
        }
    }

    /// The rule as a sentence says it.
    public var called: String {
        switch self {
        case .sum: "sum"
        case .avg: "average"
        case .min: "lowest"
        case .max: "highest"
        case .count: "number"
        }
    }
}
