import OKRModel
import OKRTesting
import Testing

@Suite("When, about KPIs: against a scan of every state")
struct WhenKPITests {
    /// Read, worked out, looking back, of segments, and a key result that takes its values.
    private func story() throws -> Story {
        let first: Day = "2026-01-01"
        var read = AddKPI(title: "Revenue", owner: "team:sales")
        (read.green, read.amber, read.value) = (120, 100, 90)
        read.plan.frequency = .weekly
        var people = AddKPI(title: "Headcount", owner: "team:sales")
        (people.plan.direction, people.target) = (.down, 10)
        var share = AddKPI(title: "Per head", owner: "team:sales")
        (share.formula, share.target) = (try Formula("KPI-1 / KPI-2"), 11)
        var growth = AddKPI(title: "Growth", owner: "team:sales")
        growth.formula = try Formula("KPI-1 - previous(KPI-1, 2 weeks)")
        growth.green = 5
        var whole = AddKPI(title: "Tickets", owner: "team:sales")
        (whole.plan.rule, whole.green) = (.sum, 7)
        var part = AddKPI(title: "Tickets EMEA", owner: "team:sales")
        (part.plan.segmentOf, part.plan.segment) = ("KPI-5", "EMEA")
        var story = try given()
            .and(CreateLedger(name: "Acme", zone: .utc), on: first)
            .and(AddTeam(id: "sales", title: "Sales"), on: first)
            .and(
                AddCycle(
                    id: "Q1", start: first, end: "2026-03-31", cadence: .days(7), grace: 0),
                on: first
            )
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: first)
        for kpi in [read, people, share, growth, whole, part] {
            story = try story.and(kpi, on: first)
        }
        var linked = AddKeyResult(
            objective: "O-1", title: "Revenue", kind: .metric,
            measures: [.baseline: 90, .target: 130])
        linked.kpi = "KPI-1"
        var (day, random) = (first, SeededRandom(seed: 7))
        story = try story.and(linked, on: first)
        for round in 0..<24 {
            day = day + Int.random(in: 1...6, using: &random)
            let kpi: GoalID = ["KPI-1", "KPI-2", "KPI-1", "KPI-6"][round % 4]
            let base: Decimal = kpi == "KPI-1" ? 95 : 6
            let step = Decimal(Int.random(in: 0...(kpi == "KPI-1" ? 40 : 6), using: &random))
            let value = try #require(Decimal("\(Int(base.double + step.double))"))
            let back = Int.random(in: 0...9, using: &random)
            story = try story.and(
                RecordCheckIn(on: kpi, value: value, day: max(first, day + -back)), on: day)
        }
        return
            try story
            .and(
                ChangeThresholds(
                    of: "KPI-1", green: .value(110), amber: .value(100), reason: "It was too far."),
                on: day
            )
            .and(RetireKPI("KPI-6", reason: "No longer ours."), on: day + 3)
    }

    private static let conditions = [
        "KPI-1.health == no-data", "KPI-1.overdue >= 3",
        "KPI-1.value >= 110 and KPI-2.value <= 9",
        "KPI-3.value >= 12.5", "KPI-3.wrongWay", "KPI-4.health == green",
        "KPI-4.trend > 1", "KPI-5.value > 8", "KPI-5.health == no-data", "KPI-6.state == retired",
        "KPI-6.due > 2026-02-20", "KPI-1.green < 115", "KR-1.value >= 110",
        "KR-1.standing == off-track", "O-1.progress >= 0.5 and KPI-3.health != green",
        "KPI-1.overdue >= 40",
    ]

    @Test("The same entries and days turn the answer", arguments: conditions)
    func agrees(text: String) throws {
        let story = try story()
        let expression = try Expression(text)
        let named = Set(expression.fields.map(\.subject.text))
        var (state, isTrue, isNamed) = (State(), false, false)
        var expected: [String] = []
        for entry in story.entries {
            state.evolve(entry)
            if case .goal(let id) = entry.subject, named.contains(id.text) { isNamed = true }
            let isEnd =
                entry.number == story.entries.count
                || story.entries[entry.number].time != entry.time
            guard isEnd, isNamed, Scan(state, entry.day).isTrue(expression) != isTrue
            else { continue }
            isTrue.toggle()
            expected.append("@\(entry.number) \(isTrue)")
        }
        let answer = try #require(
            expression.turns(
                in: story.state, of: story.entries, along: .recorded(about: nil)))
        #expect(answer.turns.map { "@\($0.moment.entry) \($0.isTrue)" } == expected)

        let last: Day = "2026-05-31"
        let days = try #require(
            expression.turns(in: story.state, of: story.entries, along: .days(through: last)))
        expected = []
        isTrue = false
        var day = days.start.day
        while day <= last {
            if Scan(story.state, day).isTrue(expression) != isTrue {
                isTrue.toggle()
                expected.append("\(day) \(isTrue)")
            }
            day = day + 1
        }
        #expect(days.turns.map { "\($0.moment.day) \($0.isTrue)" } == expected)
    }
}

/// Answers an expression from the scoreboard of a state that was replayed for it.
private struct Scan {
    private let board: Scoreboard

    init(_ state: State, _ day: Day) { board = Scoreboard(state, on: day) }

    func isTrue(_ expression: Expression) -> Bool {
        switch expression {
        case .all(let parts): !parts.contains { !isTrue($0) }
        case .any(let parts): parts.contains { isTrue($0) }
        case .not(let inner): !isTrue(inner)
        case .flag(let field): text(field) == "true"
        case .comparison(.field(let field), let sign, let operand): holds(field, sign, operand)
        case .comparison: false
        }
    }

    private func holds(
        _ field: ExpressionField, _ sign: Expression.Comparator, _ operand: Expression.Operand
    ) -> Bool {
        switch operand {
        case .text(let word):
            return text(field).map { ($0 == word) == (sign == .equal) } ?? false
        case .number(let number): return compare(self.number(field), sign, number.double)
        case .day(let day):
            let due = kpi(field)?.due.map { Double($0.number) }
            return compare(due, sign, Double(day.number))
        default: return false
        }
    }

    private func compare(
        _ left: Double?, _ sign: Expression.Comparator, _ right: Double
    ) -> Bool {
        guard let left else { return false }
        let (one, other) = (Ratio.billionths(left), Ratio.billionths(right))
        switch sign {
        case .less: return one < other
        case .lessOrEqual: return one <= other
        case .greater: return one > other
        case .greaterOrEqual: return one >= other
        case .equal: return one == other
        case .unequal: return one != other
        }
    }

    private func kpi(_ field: ExpressionField) -> KPIFigures? {
        board.kpis.first { $0.goal.id.text == field.subject.text }
    }

    private func text(_ field: ExpressionField) -> String? {
        guard let figures = kpi(field) else {
            return board.keyResults.first { $0.goal.id.text == field.subject.text }?
                .standing.rawValue
        }
        switch field.name {
        case .health: return figures.health.rawValue
        case .state: return figures.retired == nil ? "active" : "retired"
        default: return "\(figures.isWrongWay)"
        }
    }

    private func number(_ field: ExpressionField) -> Double? {
        if let figures = kpi(field) {
            switch field.name {
            case .value: return figures.value?.double
            case .green: return figures.green?.double
            case .trend: return figures.trend
            default: return figures.overdue.map(Double.init)
            }
        }
        if let figures = board.keyResults.first(where: { $0.goal.id.text == field.subject.text }) {
            return field.name == .value ? figures.value?.double : figures.progress
        }
        return board.objectives.first { $0.goal.id.text == field.subject.text }?.progress
    }
}
