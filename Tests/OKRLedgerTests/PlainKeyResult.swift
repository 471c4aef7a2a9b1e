import OKRModel

/// Every number of a key result, worked out from the entries.
struct PlainKeyResult {
    var value: Decimal?
    var valueOn: Day?
    var measures: [MeasureField: Decimal] = [:]
    var raw: Double?
    var progress: Double?
    var expected = 0.0
    var pace: Double?
    var standing = Standing.unmeasured
    var zone: String?
    var confidence: Decimal?
    var isWatermelon = false
    var score: Decimal?
    var isClosed = false
    var lastCheckIn: String?
    var checkIns = 0
    var original: [MeasureField: Decimal] = [:]
    var moves = 0
    var drift: Double?
    var due: Day?
    var overdue: Int?
    /// Whether it has no value yet, so that it counts as 0 once its first check-in is missed.
    var isPending = false
    var countsAsZero = false
}

extension PlainHistory {
    func keyResult(_ id: GoalID, at asked: PlainMoment) -> PlainKeyResult {
        var result = PlainKeyResult()
        guard case .keyResultAdded(let fact)? = creation(of: id)?.event,
            let cycle = cycle(of: id)?.fact
        else { return result }
        let moment = standingStill(id, at: asked)
        let closing = closing(of: id, at: asked.entry)
        let first = max(cycle.start, fact.on)

        let checkIns = checkIns(of: id, at: moment)
        let valued = checkIns.last { $0.value != nil }
        result.value = valued?.value
        result.valueOn = valued?.on
        result.confidence = checkIns.last { $0.confidence != nil }?.confidence
        result.lastCheckIn = checkIns.last.map { "@\($0.entry) on \($0.on)" }
        result.checkIns = checkIns.count
        result.measures = measures(of: id, at: moment)
        result.original = original(of: id, through: moment.entry)
        result.moves = moves(of: id, through: asked.entry)
        result.score = closing?.fact.score
        result.isClosed = closing != nil

        let isMeasured = Plain.isMeasured(fact.kind, result.measures)
        result.isPending = isMeasured && result.value == nil
        let firstDue = Plain.next(cycle.cadence, after: first)
        result.countsAsZero = result.isPending && moment.day > firstDue + cycle.grace
        if let value = result.value {
            result.raw = Plain.raw(fact.kind, value, result.measures)
            let before = Plain.raw(fact.kind, value, result.original).map(Plain.clamped)
            result.progress = result.raw.map(Plain.clamped)
            if let before, let progress = result.progress { result.drift = progress - before }
            result.zone = Plain.zone(fact.kind, value, result.measures)
        }
        result.expected =
            fact.kind == .metric ? Plain.linear(moment.day, from: first, to: cycle.end) : 1
        result.pace = result.progress.map { Plain.pace($0, result.expected) }

        var isMissed = false
        if closing == nil, moment.day <= cycle.end {
            let due = Plain.next(cycle.cadence, after: checkIns.last?.on ?? first)
            result.due = due
            if moment.day > due { result.overdue = moment.day.number - due.number }
            isMissed = moment.day > Plain.next(cycle.cadence, after: due) + cycle.grace
        }
        if let closing {
            result.standing = Plain.standing(closing.fact.outcome)
        } else if !isMeasured {
            result.standing = .unmeasured
        } else if let progress = result.progress {
            result.standing =
                fact.kind == .metric
                ? Plain.standing(progress, result.expected)
                : isMissed ? .pending : progress == 1 ? .onTrack : .offTrack
        } else {
            result.standing = .pending
        }
        if let confidence = result.confidence, let sure = Decimal("0.7") {
            result.isWatermelon =
                PlainDecimal(confidence) >= PlainDecimal(sure) && result.standing == .offTrack
        }
        return result
    }
}

/// The rules that stand on their own.
enum Plain {
    static func isMeasured(_ kind: MeasureKind, _ measures: [MeasureField: Decimal]) -> Bool {
        guard kind == .metric else { return true }
        guard let baseline = measures[.baseline], let target = measures[.target] else {
            return false
        }
        return PlainDecimal(baseline) != PlainDecimal(target)
    }

    static func raw(
        _ kind: MeasureKind, _ value: Decimal, _ measures: [MeasureField: Decimal]
    ) -> Double? {
        let value = PlainDecimal(value)
        let of = measures.mapValues { PlainDecimal($0) }
        switch kind {
        case .metric:
            guard isMeasured(.metric, measures), let baseline = of[.baseline],
                let target = of[.target]
            else { return nil }
            return (value - baseline).double / (target - baseline).double
        case .atLeast: return of[.target].map { value >= $0 ? 1 : 0 }
        case .atMost: return of[.target].map { value <= $0 ? 1 : 0 }
        case .between:
            guard let low = of[.low], let high = of[.high] else { return nil }
            return low <= value && value <= high ? 1 : 0
        case .every, .milestones, .zones: return nil
        }
    }

    static func clamped(_ raw: Double) -> Double { raw <= 0 ? 0 : raw >= 1 ? 1 : raw }

    static func pace(_ progress: Double, _ expected: Double) -> Double {
        expected == 0 ? 1 : progress / expected
    }

    static func standing(_ progress: Double, _ expected: Double) -> Standing {
        let pace = pace(progress, expected).billionths
        let behind = (expected - progress).billionths
        if pace < 700_000_000, behind >= 100_000_000 { return .offTrack }
        if pace < 900_000_000, behind >= 50_000_000 { return .atRisk }
        return .onTrack
    }

    static func standing(_ outcome: Outcome) -> Standing {
        switch outcome {
        case .achieved: .achieved
        case .missed: .missed
        case .abandoned: .abandoned
        }
    }

    static func linear(_ day: Day, from first: Day, to last: Day) -> Double {
        if first.number >= last.number { return day < last ? 0 : 1 }
        if day <= first { return 0 }
        if day >= last { return 1 }
        return Double(day.number - first.number) / Double(last.number - first.number)
    }

    /// The day one cadence later; a month that is too short ends it earlier.
    static func next(_ cadence: Cadence, after day: Day) -> Day {
        switch cadence {
        case .days(let days): return Day(number: day.number + days)
        case .monthly:
            let (year, month, dayOfMonth) = day.parts
            let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
            for candidate in stride(from: dayOfMonth, to: 0, by: -1) {
                if let next = Day(year: nextYear, month: nextMonth, day: candidate) { return next }
            }
            return day
        }
    }

    /// The best of commit, target and stretch that is reached; a target alone makes no zones.
    static func zone(
        _ kind: MeasureKind, _ value: Decimal, _ measures: [MeasureField: Decimal]
    ) -> String? {
        guard kind == .metric, let rises = rises(measures) else { return nil }
        guard measures[.commit] != nil || measures[.stretch] != nil else { return nil }
        for mark in [MeasureField.stretch, .target, .commit] {
            guard let limit = measures[mark].map({ PlainDecimal($0) }) else { continue }
            let reached = rises ? PlainDecimal(value) >= limit : PlainDecimal(value) <= limit
            if reached { return mark.rawValue }
        }
        return "fail"
    }

    /// Whether a metric is better the greater it is; nil where nothing tells.
    private static func rises(_ measures: [MeasureField: Decimal]) -> Bool? {
        let ladder: [MeasureField] = [.baseline, .commit, .target, .stretch]
        let steps = ladder.compactMap { measures[$0].map { PlainDecimal($0) } }
        if let baseline = measures[.baseline], let target = measures[.target],
            PlainDecimal(baseline) != PlainDecimal(target)
        {
            return PlainDecimal(baseline) < PlainDecimal(target)
        }
        guard let first = steps.first, let last = steps.last, first != last else { return nil }
        return first < last
    }
}
