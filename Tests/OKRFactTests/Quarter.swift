import OKRModel
import OKRTesting

/// A small quarter to begin stories with: one company, two teams, one objective, a key result of
/// each kind, everything added on the first day, 2026-01-01, and without any check-in.
///
/// The cycle Q1 runs from 1 January to 31 March 2026 with weekly check-ins. KR-1 goes from 0 to
/// 100 %, KR-2 stays at least at 99.5, KR-3 at most at 5, KR-4 between 10 and 20, and KR-5 has
/// neither baseline nor target yet.
let quarter: Story = {
    do {
        return try frame()
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: firstDay)
            .and(keyResult("Win deals", .metric, [.baseline: 0, .target: 100], "%"), on: firstDay)
            .and(keyResult("Stay up", .atLeast, [.target: 99.5]), on: firstDay)
            .and(keyResult("Few bugs", .atMost, [.target: 5]), on: firstDay)
            .and(keyResult("Keep stock", .between, [.low: 10, .high: 20]), on: firstDay)
            .and(keyResult("Learn", .metric, [:]), on: firstDay)
    } catch {
        preconditionFailure("the quarter cannot be told: \(error)")
    }
}()

/// A ledger with two teams, a person and a cycle, and no goal.
func frame(
    cadence: Cadence = .days(7), grace: Int = 0, start: Day = "2026-01-01", end: Day = "2026-03-31"
) throws -> Story {
    try given()
        .and(CreateLedger(name: "Acme", zone: .utc), on: firstDay)
        .and(AddPerson(handle: "ana", name: "Ana Ruiz", login: "ana"), on: firstDay)
        .and(AddTeam(id: "acme", title: "Acme", level: .company), on: firstDay)
        .and(AddTeam(id: "sales", title: "Sales", parent: "acme"), on: firstDay)
        .and(
            AddCycle(id: "Q1", start: start, end: end, cadence: cadence, grace: grace),
            on: firstDay)
}

private let firstDay: Day = "2026-01-01"

private func keyResult(
    _ title: String, _ kind: MeasureKind, _ measures: [MeasureField: Decimal],
    _ unit: String? = nil
) -> AddKeyResult {
    AddKeyResult(objective: "O-1", title: title, kind: kind, measures: measures, unit: unit)
}

extension Story {
    /// The figures of a key result on a day, as known through an entry (all of them unless named).
    func keyResult(_ id: GoalID, on day: Day, asOf entry: Int? = nil) -> KeyResultFigures {
        let board = Scoreboard(state(through: entry), on: day, includingVoided: true)
        guard let figures = board.keyResults.first(where: { $0.goal.id == id }) else {
            preconditionFailure("the story has no key result \(id)")
        }
        return figures
    }

    /// The figures of an objective on a day, as known through an entry.
    func objective(_ id: GoalID, on day: Day, asOf entry: Int? = nil) -> ObjectiveFigures {
        let board = Scoreboard(state(through: entry), on: day, includingVoided: true)
        guard let figures = board.objectives.first(where: { $0.goal.id == id }) else {
            preconditionFailure("the story has no objective \(id)")
        }
        return figures
    }

    /// The figures of a cycle on a day, as known through an entry.
    func cycle(_ id: CycleID, on day: Day, asOf entry: Int? = nil) -> CycleFigures {
        let board = Scoreboard(state(through: entry), on: day)
        guard let figures = board.cycles.first(where: { $0.cycle.id == id }) else {
            preconditionFailure("the story has no cycle \(id)")
        }
        return figures
    }

    /// The number of the last entry so far.
    var last: Int { entries.count }

    func state(through entry: Int?) -> State {
        guard let entry else { return state }
        var state = State()
        for known in entries.prefix(entry) { state.evolve(known) }
        return state
    }
}
