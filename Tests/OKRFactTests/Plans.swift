import OKRModel
import OKRTesting

/// A small quarter of the other kinds, to begin stories with.
///
/// The frame and O-1 are those of `quarter`; KR-1 is kept at 5 or more every week, KR-2 has the
/// milestones Lease (1), Staff (2, by 1 February) and Doors open (3, by 15 March), KR-3 has zones,
/// and KR-4 goes from 0 to 100 with 10 on 1 February and 90 on 1 March. The last entry is @10.
let plans: Story = {
    do {
        return try objective()
            .and(every(.week, .atLeast, 5), on: "2026-01-01")
            .and(steps(opening), on: "2026-01-01")
            .and(zones(), on: "2026-01-01")
            .and(phased(["2026-02-01": 10, "2026-03-01": 90]), on: "2026-01-01")
    } catch {
        preconditionFailure("the plans cannot be told: \(error)")
    }
}()

/// The milestones of KR-2.
let opening = [
    MilestonePlan(name: "Lease"), MilestonePlan(name: "Staff", weight: 2, day: "2026-02-01"),
    MilestonePlan(name: "Doors open", weight: 3, day: "2026-03-15"),
]

/// The frame with the objective O-1, and nothing below it.
func objective(start: Day = "2026-01-01", end: Day = "2026-03-31") throws -> Story {
    try frame(start: start, end: end)
        .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
}

/// A key result of O-1 that is kept in every period.
func every(_ period: Period, _ bound: Bound, _ target: Decimal) -> AddKeyResult {
    var command = AddKeyResult(objective: "O-1", title: "Keep going", measures: [.target: target])
    command.plan = MeasurementPlan(.every, period: period, bound: bound)
    return command
}

/// A key result of O-1 with milestones.
func steps(_ milestones: [MilestonePlan]) -> AddKeyResult {
    var command = AddKeyResult(objective: "O-1", title: "Open the shop", kind: .milestones)
    command.milestones = milestones
    return command
}

/// A key result of O-1 with zones.
func zones(
    _ words: [ReachedZone: String] = [
        .commit: "In town", .target: "In the state", .stretch: "Abroad",
    ]
) -> AddKeyResult {
    var command = AddKeyResult(objective: "O-1", title: "Be known", kind: .zones)
    command.zones = words
    return command
}

/// A key result of O-1 from 0 to 100 with phases.
func phased(_ phases: KeyValuePairs<Day, Decimal>) -> AddKeyResult {
    var command = AddKeyResult(
        objective: "O-1", title: "Win deals", measures: [.baseline: 0, .target: 100])
    command.phases = phases.map { Phase(day: $0.key, value: $0.value) }
    return command
}

/// A check-in that says which milestones of KR-2 are done, and which are not after all.
func milestones(done: [String] = [], undone: [String] = [], on day: Day? = nil) -> RecordCheckIn {
    RecordCheckIn(on: "KR-2", done: done, undone: undone, day: day)
}
