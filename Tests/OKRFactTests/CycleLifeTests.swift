import OKRTesting
import Testing

@testable import OKRModel

@Suite("The life of a cycle")
struct CycleLifeTests {
    private static let today: Day = "2026-02-02"

    @Test("A cycle is planned, active, closed, and active again, each known from its entry on")
    func turns() throws {
        let story = try frame().and(ActivateCycle("Q1"), on: "2026-01-01")
            .and(CloseCycle("Q1", note: "done"), on: "2026-04-01")
            .and(ReopenCycle("Q1", reason: "one came late"), on: "2026-04-02")
        let states = (5...8).map { story.cycle("Q1", on: "2026-02-02", asOf: $0).state }
        #expect(states == [.planned, .active, .closed, .active])
        #expect(story.state.cycles["Q1"]?.turns.map(\.note) == [nil, "done", "one came late"])
    }

    @Test("Activating records that the goals are pursued from then on")
    func activating() throws {
        try given(quarter).when(ActivateCycle("Q1"), on: Self.today)
            .then("cycle:Q1", .cycleActivated(.init()))
    }

    @Test("A second time changes nothing")
    func twice() throws {
        let active = try quarter.and(ActivateCycle("Q1"), on: Self.today)
        try given(active).when(ActivateCycle("Q1"), on: Self.today)
            .thenNothing("cycle Q1 is active already; nothing was recorded")
        let closed = try frame().and(CloseCycle("Q1"), on: Self.today)
        try given(closed).when(CloseCycle("Q1"), on: Self.today)
            .thenNothing("cycle Q1 is closed already; nothing was recorded")
        try given(quarter).when(ReopenCycle("Q1", reason: "why"), on: Self.today)
            .thenNothing("cycle Q1 is open already; nothing was recorded")
    }

    @Test("A cycle that was never activated can be closed, and a closed one opened again")
    func closing() throws {
        let story = try frame()
        try given(story).when(CloseCycle("Q1", note: " Enough. "), on: Self.today)
            .then("cycle:Q1", .cycleClosed(.init(note: "Enough.")))
        let closed = try story.and(CloseCycle("Q1"), on: Self.today)
        try given(closed).when(ReopenCycle("Q1", reason: "too soon"), on: Self.today)
            .then("cycle:Q1", .cycleReopened(.init(reason: "too soon")))
    }

    @Test("A closed cycle takes no goals until it is reopened")
    func closedCycle() throws {
        let objective = AddObjective(title: "Late", cycle: "Q1", owner: "team:sales")
        let closed = try frame().and(CloseCycle("Q1"), on: Self.today)
        try given(closed).when(objective, on: Self.today)
            .thenRefused("cycle Q1 is closed; reopen it first: okr cycle reopen Q1 --reason “…”")
        let reopened = try closed.and(ReopenCycle("Q1", reason: "one more"), on: Self.today)
        #expect(try reopened.and(objective, on: Self.today).state.goals["O-1"] != nil)
    }

    @Test("Parts of a closed cycle that are still open are remarked")
    func openParts() throws {
        let story = try frame()
            .and(
                AddCycle.part("Jan", of: "Q1", from: "2026-01-01", to: "2026-01-31"), on: Self.today
            )
            .and(
                AddCycle.part("Feb", of: "Q1", from: "2026-02-01", to: "2026-02-28"), on: Self.today
            )
            .and(CloseCycle("Jan"), on: Self.today)
        try given(story).when(CloseCycle("Q1"), on: Self.today)
            .then(
                "cycle:Q1", .cycleClosed(.init(note: nil)),
                remarks: ["what is a part of cycle Q1 is still open: Feb"])
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try frame().and(CloseCycle("Q1"), on: today)
        return [
            RefusalCase(
                "an unknown cycle", ActivateCycle("Q9"),
                "there is no cycle Q9; add it: okr cycle add Q9 --from DAY --to DAY"),
            RefusalCase(
                "a closed cycle", closed, ActivateCycle("Q1"),
                "cycle Q1 is closed; reopen it first: okr cycle reopen Q1 --reason “…”"),
            RefusalCase(
                "an unknown cycle", ReopenCycle("Q9", reason: "why"),
                "there is no cycle Q9; add it: okr cycle add Q9 --from DAY --to DAY"),
            RefusalCase(
                "no reason", closed, ReopenCycle("Q1"),
                "reopening cycle Q1 needs a reason; say why with --reason “…”"),
            RefusalCase(
                "an empty reason", closed, ReopenCycle("Q1", reason: " "),
                "reopening cycle Q1 needs a reason; say why with --reason “…”"),
        ]
    }
}

extension AddCycle {
    /// A cycle that is a part of another one.
    static func part(_ id: String, of parent: CycleID, from start: Day, to end: Day) -> AddCycle {
        var command = AddCycle(id: id, start: start, end: end)
        command.parent = parent
        return command
    }
}
