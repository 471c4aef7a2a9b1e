import OKRModel
import OKRTesting

/// Answers an expression the slow way: from a scoreboard of a state that was replayed for it.
struct WhenScan {
    let board: Scoreboard
    let state: State

    private enum Held: Equatable {
        case tooEarly
        case nothing
        case number(Double)
        case day(Day)
        case word(String)
    }

    init(_ state: State, on day: Day) {
        self.state = state
        board = Scoreboard(state, on: day)
    }

    func isTrue(_ expression: Expression) -> Bool {
        switch expression {
        case .all(let parts): return !parts.contains { !isTrue($0) }
        case .any(let parts): return !parts.filter { isTrue($0) }.isEmpty
        case .not(let inner): return !isTrue(inner)
        case .flag(let field): return held(field) == .word("true")
        case .comparison(let left, let sign, let right):
            return compare(held(left), sign.rawValue, held(right), asksForNothing(left, right))
        }
    }

    private func asksForNothing(
        _ left: Expression.Operand, _ right: Expression.Operand
    ) -> Bool { left == .absent || right == .absent }

    private func compare(
        _ left: Held, _ sign: String, _ right: Held, _ asksForNothing: Bool
    ) -> Bool {
        if left == .tooEarly || right == .tooEarly { return false }
        if asksForNothing { return (left == right) == (sign == "==") }
        if left == .nothing || right == .nothing { return false }
        var order = 0
        switch (left, right) {
        case (.number(let one), .number(let other)):
            let difference = Ratio.billionths(one) - Ratio.billionths(other)
            order = difference < 0 ? -1 : difference > 0 ? 1 : 0
        case (.day(let one), .day(let other)): order = (one - other).signum()
        default: order = left == right ? 0 : 2
        }
        switch sign {
        case "<": return order == -1
        case "<=": return order == -1 || order == 0
        case ">": return order == 1
        case ">=": return order == 1 || order == 0
        case "==": return order == 0
        default: return order != 0
        }
    }

    private func held(_ operand: Expression.Operand) -> Held {
        switch operand {
        case .field(let field): return held(field)
        case .number(let number): return .number(number.double)
        case .day(let day): return .day(day)
        case .text(let text): return .word(text)
        case .truth(let truth): return .word("\(truth)")
        case .owner(.team(let id)): return .word("team:\(id)")
        case .owner(.person(let handle)):
            let person = state.persons.values.first { $0.handle == handle.text }
            return .word("person:\(person?.id.text ?? "?")")
        case .absent: return .nothing
        }
    }

    private func held(_ field: ExpressionField) -> Held {
        let id = field.subject.text
        if let known = state.goals.values.first(where: { $0.id.text == id }), !field.isCycle {
            if known.isVoided { return field.name == .state ? .word("voided") : .nothing }
            if field.name == .title { return .word(known.title) }
            if known.type == .initiative { return held(field.name, known) }
            if let figures = board.keyResults.first(where: { $0.goal.id.text == id }) {
                return held(field.name, figures)
            }
            if let figures = board.kpis.first(where: { $0.goal.id.text == id }) {
                return held(field.name, figures)
            }
            let all = board.objectives + board.strategies
            return all.first { $0.goal.id.text == id }.map { held(field.name, $0) } ?? .tooEarly
        }
        guard let figures = board.cycles.first(where: { $0.cycle.id.text == id }) else {
            return .tooEarly
        }
        switch field.name {
        case .state: return .word(figures.state.rawValue)
        case .start: return .day(figures.calendar.start)
        case .end: return .day(figures.calendar.end)
        case .drift: return number(figures.drift)
        default:
            return mean(field.name, figures.progress, figures.expected, figures.standing)
        }
    }

    /// Of an initiative, change by change: the last one of the days up to the one asked about.
    private func held(_ name: FieldName, _ initiative: Goal) -> Held {
        guard initiative.created.entry <= board.view.entry else { return .tooEarly }
        guard name != .owner else {
            return word(initiative.owner(at: board.view)?.description)
        }
        var (progress, state) = (0.0, "open")
        let said = initiative.changes.compactMap { change in
            change.content(knownThrough: board.view.entry).map { ($0, change.stamp.entry) }
        }.filter { $0.0.on <= board.view.day }
        for (content, _) in said.sorted(by: { ($0.0.on, $0.1) < ($1.0.on, $1.1) }) {
            if let percent = content.settings[.progress]?.number { progress = percent.double }
            if case .effort(let effort)? = content.settings[.effort] { state = effort.rawValue }
        }
        return name == .progress ? .number(progress / 100) : .word(state)
    }

    private func held(_ name: FieldName, _ figures: KPIFigures) -> Held {
        switch name {
        case .value: number(figures.value?.double)
        case .health: .word(figures.health.rawValue)
        case .target: number(figures.target?.double)
        case .green: number(figures.green?.double)
        case .amber: number(figures.amber?.double)
        case .trend: number(figures.trend)
        case .wrongWay: .word("\(figures.isWrongWay)")
        case .due: figures.due.map(Held.day) ?? .nothing
        case .overdue: number(figures.overdue.map(Double.init))
        case .owner: word(figures.terms.owner?.description)
        default: .word(figures.retired == nil ? "active" : "retired")
        }
    }

    private func held(_ name: FieldName, _ figures: ObjectiveFigures) -> Held {
        switch name {
        case .drift: number(figures.drift)
        case .weight: number(figures.terms.weight?.double)
        case .owner: word(figures.terms.owner?.description)
        case .cycle: word(figures.terms.cycle?.text)
        case .ambition: word(figures.terms.ambition?.rawValue)
        case .state: .word(figures.life.word)
        case .score: number(figures.score?.double)
        case .moves: .number(Double(figures.goal.moves(knownThrough: board.view.entry).count))
        default: mean(name, figures.progress, figures.expected, figures.standing)
        }
    }

    private func mean(
        _ name: FieldName, _ progress: Double?, _ expected: Double?, _ standing: Standing
    ) -> Held {
        switch name {
        case .progress: return number(progress)
        case .expected: return number(expected)
        case .standing: return .word(standing.rawValue)
        default:
            guard let progress, let expected else { return .nothing }
            return .number(expected == 0 ? 1 : progress / expected)
        }
    }

    private func held(_ name: FieldName, _ figures: KeyResultFigures) -> Held {
        if let field = MeasureField(rawValue: name.rawValue) {
            return number(figures.measures[field]?.double)
        }
        switch name {
        case .value: return number(figures.value?.double)
        case .raw: return number(figures.raw)
        case .progress: return number(figures.progress)
        case .expected: return .number(figures.expected)
        case .pace: return number(figures.pace)
        case .standing: return .word(figures.standing.rawValue)
        case .confidence: return number(figures.confidence?.double)
        case .drift: return number(figures.drift)
        case .weight: return number(figures.terms.weight?.double)
        case .owner: return word(figures.terms.owner?.description)
        case .objective: return word(figures.terms.objective?.text)
        case .state: return .word(figures.life.word)
        case .zone: return word(figures.zone?.rawValue)
        case .score: return number(figures.score?.double)
        case .watermelon: return .word("\(figures.isWatermelon)")
        case .checkIns: return .number(Double(figures.checkIns))
        case .moves: return .number(Double(figures.moves))
        case .due: return figures.due.map(Held.day) ?? .nothing
        case .overdue: return number(figures.overdue.map(Double.init))
        case .lastCheckIn: return figures.lastCheckIn.map { .day($0.content.on) } ?? .nothing
        default:
            let holder = figures.terms.objective.flatMap { state.goals[$0] }
            return word(holder?.cycle(at: figures.view)?.text)
        }
    }

    private func number(_ number: Double?) -> Held { number.map(Held.number) ?? .nothing }
    private func word(_ word: String?) -> Held { word.map(Held.word) ?? .nothing }
}

/// Makes expressions that may well turn, about the goals of a ledger.
struct RandomExpressions {
    var random: SeededRandom
    let state: State
    /// Numbers that occur, so that comparisons meet their edges.
    let numbers: [Decimal]

    mutating func expression(depth: Int = 0) -> Expression? {
        switch Int.random(in: 0..<(depth > 2 ? 5 : 9), using: &random) {
        case 5: return expression(depth: depth + 1).map(Expression.not)
        case 6: return parts(depth).map(Expression.all)
        case 7, 8: return parts(depth).map(Expression.any)
        default: return comparison()
        }
    }

    private mutating func parts(_ depth: Int) -> [Expression]? {
        let parts = (0..<Int.random(in: 2...3, using: &random)).compactMap { _ in
            expression(depth: depth + 1)
        }
        return parts.count > 1 ? parts : nil
    }

    private mutating func comparison() -> Expression? {
        let field = field()
        guard let field else { return nil }
        let signs = Expression.Comparator.allCases
        let sign = signs.randomElement(using: &random) ?? .equal
        let equality: Expression.Comparator = Bool.random(using: &random) ? .equal : .unequal
        if Int.random(in: 0..<8, using: &random) == 0 {
            return .comparison(.field(field), equality, .absent)
        }
        func word(_ words: [String]) -> Expression {
            .comparison(
                .field(field), equality, .text(words.randomElement(using: &random) ?? ""))
        }
        switch field.name {
        case .watermelon, .wrongWay: return .flag(field)
        case .health: return word(KPIHealth.allCases.map(\.rawValue))
        case .standing: return word(Standing.allCases.map(\.rawValue))
        case .zone: return word(ReachedZone.allCases.map(\.rawValue))
        case .ambition: return word(Ambition.allCases.map(\.rawValue))
        case .state:
            return word([
                "open", "done", "dropped", "draft", "active", "missed", "voided", "closed",
                "planned", "retired",
            ])
        case .title: return word(state.goals.values.map(\.title).sorted())
        case .objective: return word(state.goalOrder.map(\.text))
        case .cycle: return word(state.cycleOrder.map(\.text))
        case .owner:
            let team = state.teamOrder.randomElement(using: &random)
            guard let team else { return nil }
            return .comparison(.field(field), equality, .owner(.team(team)))
        case .due, .lastCheckIn, .start, .end:
            let day = state.goals.values.map(\.createdOn).sorted().randomElement(using: &random)
            guard let day else { return nil }
            let later = day + Int.random(in: 0...60, using: &random)
            return .comparison(.field(field), sign, .day(later))
        default:
            guard let number = numbers.randomElement(using: &random) else { return nil }
            let other = FieldName.ofCycles.contains(field.name) ? FieldName.expected : .value
            if Int.random(in: 0..<6, using: &random) == 0, !field.isCycle,
                !field.subject.text.hasPrefix("I-"), !field.subject.text.hasPrefix("KPI"),
                field.name == .progress || FieldName.ofKeyResults.contains(field.name),
                FieldName.ofCycles.contains(field.name) || field.subject.text.hasPrefix("KR")
            {
                let beside = ExpressionField(field.subject, other)
                return .comparison(.field(field), sign, .field(beside))
            }
            return .comparison(.field(field), sign, .number(number))
        }
    }

    private mutating func field() -> ExpressionField? {
        let isCycle = Int.random(in: 0..<6, using: &random) == 0
        guard !isCycle else {
            guard let id = state.cycleOrder.randomElement(using: &random),
                let name = FieldName.ofCycles.randomElement(using: &random),
                let subject = Identifier<ExpressionField>(id.text)
            else { return nil }
            return ExpressionField(subject, name, isCycle: true)
        }
        guard let id = state.goalOrder.randomElement(using: &random), let goal = state.goals[id],
            let subject = Identifier<ExpressionField>(id.text)
        else { return nil }
        if goal.type == .initiative {
            return FieldName.ofInitiatives.randomElement(using: &random).map {
                ExpressionField(subject, $0)
            }
        }
        if goal.type == .kpi {
            return FieldName.ofKPIs.randomElement(using: &random).map {
                ExpressionField(subject, $0)
            }
        }
        let names = goal.type == .keyResult ? FieldName.ofKeyResults : FieldName.ofObjectives
        let common: [FieldName] = [.standing, .progress, .expected, .drift, .owner]
        let name = (Bool.random(using: &random) ? common : names).randomElement(using: &random)
        return name.map { ExpressionField(subject, $0) }
    }
}
