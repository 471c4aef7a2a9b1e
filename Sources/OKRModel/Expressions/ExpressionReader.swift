/// What a field held: a number, a day, a word; nil stands for nothing.
public enum FieldReading: Hashable, Sendable {
    case number(Double)
    /// A number as it was entered.
    case decimal(Decimal)
    case day(Day)
    case text(String)
    case owner(Owner)
    case truth(Bool)

    /// Whether both are the same; numbers after rounding to nine decimals.
    func equals(_ other: FieldReading) -> Bool {
        if let billionths, let others = other.billionths { return billionths == others }
        return self == other
    }

    /// Whether one comes before another; only numbers and days do.
    func precedes(_ other: FieldReading) -> Bool {
        if let billionths, let others = other.billionths { return billionths < others }
        if case (.day(let day), .day(let later)) = (self, other) { return day < later }
        return false
    }

    private var billionths: Double? {
        switch self {
        case .number(let number): Ratio.billionths(number)
        case .decimal(let decimal): Ratio.billionths(decimal.double)
        default: nil
        }
    }
}

/// What is found under a field at a perspective.
enum Found: Hashable {
    /// Its goal or cycle is not recorded yet.
    case tooEarly
    /// What it holds; nil for nothing.
    case holds(FieldReading?)

    /// What it holds, nil for nothing, whatever the cause.
    var reading: FieldReading? {
        if case .holds(let reading) = self { reading } else { nil }
    }
}

/// Answers an expression at any perspective of one state.
///
/// Before a goal is recorded, a comparison that names it is false; a voided goal has nothing but
/// its state.
struct ExpressionReader {
    let state: State
    private let kept: ScoreboardMemory
    private var scorer: Scorer
    private var known: Int

    init(_ state: State) {
        self.state = state
        known = state.entryCount
        kept = ScoreboardMemory(of: state)
        scorer = Scorer(state: state, knownThrough: known, remembering: kept)
    }

    /// What a field holds at a perspective.
    mutating func look(at field: ExpressionField, from view: Perspective) -> Found {
        know(through: view.entry)
        switch state.subject(of: field) {
        case .goal(let id):
            guard let goal = state.goals[id], goal.created.entry <= view.entry else {
                return .tooEarly
            }
            guard !goal.isVoided(knownThrough: view.entry) else {
                return .holds(field.name == .state ? .text("voided") : nil)
            }
            return .holds(reading(field.name, of: goal, at: view))
        case .cycle(let id):
            guard let cycle = state.cycles[id], cycle.added.entry <= view.entry else {
                return .tooEarly
            }
            return .holds(scorer.cycle(cycle, at: view).reading(field.name))
        default: return .tooEarly
        }
    }

    private mutating func know(through entry: Int) {
        guard entry != known else { return }
        scorer = Scorer(state: state, knownThrough: entry, remembering: kept)
        known = entry
    }

    private mutating func reading(
        _ name: FieldName, of goal: Goal, at view: Perspective
    ) -> FieldReading? {
        switch (name, goal.type) {
        case (.title, _):
            let title = goal.fields(at: view).first { $0.name == "title" }?.value
            return title.map(FieldReading.text)
        case (.cycle, .keyResult):
            let cycle = state.cycle(containing: goal, at: goal.standingStill(view))
            return (cycle?.id.text).map(FieldReading.text)
        case (_, .initiative): return InitiativeFigures(goal, at: view).reading(name)
        case (_, .kpi): return scorer.kpi(goal, at: view).reading(name)
        case (_, .keyResult): return scorer.keyResult(goal, at: view).reading(name)
        default: return scorer.objective(goal, at: view).reading(name, at: view)
        }
    }

    /// Whether an expression is true of what some fields hold.
    func isTrue(_ expression: Expression, _ found: [ExpressionField: Found]) -> Bool {
        switch expression {
        case .all(let parts): return parts.allSatisfy { isTrue($0, found) }
        case .any(let parts): return parts.contains { isTrue($0, found) }
        case .not(let inner): return !isTrue(inner, found)
        case .flag(let field): return found[field] == .holds(.truth(true))
        case .comparison(let left, let comparator, let right):
            guard case .holds(let first) = side(left, found),
                case .holds(let second) = side(right, found)
            else { return false }
            if left == .absent || right == .absent {
                let isAbsent = first == nil && second == nil
                return comparator == .equal ? isAbsent : comparator == .unequal && !isAbsent
            }
            guard let first, let second else { return false }
            return comparator.holds(first, second)
        }
    }

    private func side(
        _ operand: Expression.Operand, _ found: [ExpressionField: Found]
    ) -> Found {
        switch operand {
        case .field(let field): found[field] ?? .tooEarly
        case .number(let number): .holds(.decimal(number))
        case .day(let day): .holds(.day(day))
        case .text(let text): .holds(.text(text))
        case .truth(let truth): .holds(.truth(truth))
        case .owner(let name): .holds((try? state.owner(named: name)).map(FieldReading.owner))
        case .absent: .holds(nil)
        }
    }
}

extension Expression.Comparator {
    fileprivate func holds(_ left: FieldReading, _ right: FieldReading) -> Bool {
        switch self {
        case .less: left.precedes(right)
        case .lessOrEqual: left.precedes(right) || left.equals(right)
        case .greater: right.precedes(left)
        case .greaterOrEqual: right.precedes(left) || left.equals(right)
        case .equal: left.equals(right)
        case .unequal: !left.equals(right)
        }
    }
}

extension State {
    /// The goal or cycle that a field is of; a goal goes before a cycle of the same name.
    func subject(of field: ExpressionField) -> Subject? {
        if !field.isCycle, let id = GoalID(field.subject.text), goals[id] != nil {
            return .goal(id)
        }
        return CycleID(field.subject.text).flatMap { cycles[$0] != nil ? .cycle($0) : nil }
    }

    /// The fields that a goal or cycle has; empty for anything else.
    func fieldNames(of subject: Subject) -> [FieldName] {
        switch subject {
        case .goal(let id):
            switch goals[id]?.type {
            case .keyResult: FieldName.ofKeyResults
            case .initiative: FieldName.ofInitiatives
            case .kpi: FieldName.ofKPIs
            default: FieldName.ofObjectives
            }
        case .cycle: FieldName.ofCycles
        default: []
        }
    }
}

extension InitiativeFigures {
    fileprivate func reading(_ name: FieldName) -> FieldReading? {
        switch name {
        case .progress: .number(share)
        case .state: .text(effort.rawValue)
        case .owner: terms.owner.map(FieldReading.owner)
        default: nil
        }
    }
}

extension KPIFigures {
    fileprivate func reading(_ name: FieldName) -> FieldReading? {
        if let field = MeasureField(rawValue: name.rawValue) {
            return goal.measure(field, at: view).map(FieldReading.decimal)
        }
        return switch name {
        case .value: value?.reading
        case .health: .text(health.rawValue)
        case .trend: trend.map(FieldReading.number)
        case .wrongWay: .truth(isWrongWay)
        case .due: due.map(FieldReading.day)
        case .overdue: overdue.map { FieldReading.number(Double($0)) }
        case .owner: terms.owner.map(FieldReading.owner)
        case .state: .text(retired == nil ? "active" : "retired")
        default: nil
        }
    }
}

extension Quantity {
    fileprivate var reading: FieldReading {
        switch self {
        case .exact(let decimal): .decimal(decimal)
        case .worked(let double): .number(double)
        }
    }
}

extension KeyResultFigures {
    fileprivate func reading(_ name: FieldName) -> FieldReading? {
        if let field = MeasureField(rawValue: name.rawValue) {
            return measures[field].map(FieldReading.decimal)
        }
        return switch name {
        case .value: value.map(FieldReading.decimal)
        case .raw: raw.map(FieldReading.number)
        case .progress: progress.map(FieldReading.number)
        case .expected: .number(expected)
        case .pace: pace.map(FieldReading.number)
        case .drift: drift.map(FieldReading.number)
        case .confidence: confidence.map(FieldReading.decimal)
        case .weight: terms.weight.map(FieldReading.decimal)
        case .score: score.map(FieldReading.decimal)
        case .checkIns: .number(Double(checkIns))
        case .moves: .number(Double(moves))
        case .overdue: overdue.map { FieldReading.number(Double($0)) }
        case .due: due.map(FieldReading.day)
        case .lastCheckIn: (lastCheckIn?.content.on).map(FieldReading.day)
        case .standing: .text(standing.rawValue)
        case .zone: (zone?.rawValue).map(FieldReading.text)
        case .state: .text(life.word)
        case .objective: (terms.objective?.text).map(FieldReading.text)
        case .owner: terms.owner.map(FieldReading.owner)
        case .watermelon: .truth(isWatermelon)
        default: nil
        }
    }
}

extension ObjectiveFigures {
    fileprivate func reading(_ name: FieldName, at asked: Perspective) -> FieldReading? {
        switch name {
        case .progress: progress.map(FieldReading.number)
        case .expected: expected.map(FieldReading.number)
        case .pace: Pace.pace(progress, expected)
        case .drift: drift.map(FieldReading.number)
        case .weight: terms.weight.map(FieldReading.decimal)
        case .score: score.map(FieldReading.decimal)
        case .moves: .number(Double(goal.moves(knownThrough: asked.entry).count))
        case .standing: .text(standing.rawValue)
        case .state: .text(life.word)
        case .ambition: (terms.ambition?.rawValue).map(FieldReading.text)
        case .cycle: (terms.cycle?.text).map(FieldReading.text)
        case .owner: terms.owner.map(FieldReading.owner)
        default: nil
        }
    }
}

extension CycleFigures {
    fileprivate func reading(_ name: FieldName) -> FieldReading? {
        switch name {
        case .progress: progress.map(FieldReading.number)
        case .expected: expected.map(FieldReading.number)
        case .pace: Pace.pace(progress, expected)
        case .drift: drift.map(FieldReading.number)
        case .standing: .text(standing.rawValue)
        case .state: .text(state.rawValue)
        case .start: .day(calendar.start)
        case .end: .day(calendar.end)
        default: nil
        }
    }
}

extension Pace {
    fileprivate static func pace(_ progress: Double?, _ expected: Double?) -> FieldReading? {
        guard let progress, let expected else { return nil }
        return .number(pace(progress: progress, expected: expected))
    }
}
