import OKRTesting
import Testing

@testable import OKRModel

@Suite("Adding a cycle")
struct CycleAddedTests {
    @Test("A cycle has its days, weekly check-ins and no grace unless told otherwise")
    func shapes() throws {
        try given(quarter)
            .when(AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"), on: "2026-02-02")
            .then(
                "cycle:Q2",
                .cycleAdded(
                    .init(
                        start: "2026-04-01", end: "2026-06-30", cadence: .days(7), grace: 0,
                        title: nil)),
                created: "Q2")
        try given(quarter)
            .when(
                AddCycle(
                    id: "Y", title: "The year", start: "2026-01-01", end: "2026-12-31",
                    cadence: .monthly, grace: 3),
                on: "2026-02-02"
            )
            .then(
                "cycle:Y",
                .cycleAdded(
                    .init(
                        start: "2026-01-01", end: "2026-12-31", cadence: .monthly, grace: 3,
                        title: "The year")),
                created: "Y")
    }

    @Test("A cycle of a single day is a cycle")
    func oneDay() throws {
        let day: Day = "2026-02-02"
        try given(quarter).when(AddCycle(id: "D", start: day, end: day), on: day)
            .then(
                "cycle:D",
                .cycleAdded(.init(start: day, end: day, cadence: .days(7), grace: 0, title: nil)),
                created: "D")
    }

    @Test("A part of another cycle lies within it; holidays are kept once each, in their order")
    func part() throws {
        var quarter = AddCycle.part("FY-Q1", of: "FY", from: "2025-10-01", to: "2025-12-31")
        quarter.holidays = ["2025-12-26", "2025-12-25", "2025-12-26"]
        let year = try given(frame())
            .and(AddCycle(id: "FY", start: "2025-10-01", end: "2026-09-30"), on: "2026-01-01")
        try given(year).when(quarter, on: "2026-01-01")
            .then(
                "cycle:FY-Q1",
                .cycleAdded(
                    .init(
                        start: "2025-10-01", end: "2025-12-31", cadence: .days(7), grace: 0,
                        parent: "FY", holidays: ["2025-12-25", "2025-12-26"], title: nil)),
                created: "FY-Q1")
        let story = try year.and(quarter, on: "2026-01-01")
        #expect(story.state.cycles["FY-Q1"]?.parent == "FY")
        let figures = story.cycle("FY-Q1", on: "2026-01-01")
        #expect(figures.calendar.holidays == ["2025-12-25", "2025-12-26"])
    }

    @Test("A year's figures are its own objectives', not those of its quarters")
    func figures() throws {
        let story = try given(frame())
            .and(AddCycle(id: "FY", start: "2026-01-01", end: "2026-12-31"), on: "2026-01-01")
            .and(
                AddCycle.part("H1", of: "FY", from: "2026-01-01", to: "2026-06-30"),
                on: "2026-01-01"
            )
            .and(AddObjective(title: "Half", cycle: "H1", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "A", measures: [.baseline: 0, .target: 10]),
                on: "2026-01-01"
            )
            .and(RecordCheckIn(on: "KR-1", value: 5), on: "2026-01-02")
        #expect(story.cycle("H1", on: "2026-02-01").progress == 0.5)
        #expect(story.cycle("FY", on: "2026-02-01").progress == nil)
        #expect(story.cycle("FY", on: "2026-02-01").reporting == Coverage(reporting: 0, total: 0))
    }

    static let refusals = [
        RefusalCase(
            "an identifier with a space", cycle("Q 2"),
            "“Q 2” cannot be a cycle's identifier; use letters, digits, “.”, “_” and “-”, "
                + "at most 64"),
        RefusalCase(
            "an identifier in use", cycle("Q1"),
            "there is a cycle Q1 already, from 2026-01-01 to 2026-03-31; choose another "
                + "identifier"),
        RefusalCase(
            "an end before the start",
            AddCycle(id: "Q2", start: "2026-06-30", end: "2026-04-01"),
            "the cycle would end on 2026-04-01, before it starts on 2026-06-30; exchange --from "
                + "and --to"),
        RefusalCase(
            "an empty title",
            AddCycle(id: "Q2", title: " ", start: "2026-04-01", end: "2026-06-30"),
            "the title of the cycle is empty; give it a title"),
        RefusalCase(
            "check-ins that are never due", cycle("Q2", cadence: .days(0)),
            "check-ins cannot be due every 0d; give --cadence weekly, biweekly, monthly or a "
                + "number of days from 1d to 366d"),
        RefusalCase(
            "check-ins due after more than a year", cycle("Q2", cadence: .days(367)),
            "check-ins cannot be due every 367d; give --cadence weekly, biweekly, monthly or a "
                + "number of days from 1d to 366d"),
        RefusalCase(
            "a grace below 0", cycle("Q2", grace: -1),
            "a grace of -1 days is not between 0 and 366; give a span such as 3d"),
        RefusalCase(
            "a part of an unknown cycle",
            AddCycle.part("Q2", of: "FY", from: "2026-04-01", to: "2026-06-30"),
            "there is no cycle FY; add it: okr cycle add FY --from DAY --to DAY"),
        RefusalCase(
            "days beyond the cycle that it is a part of",
            AddCycle.part("Mar", of: "Q1", from: "2026-03-01", to: "2026-04-01"),
            "2026-03-01 to 2026-04-01 is not within cycle Q1, which it is a part of; keep it "
                + "between 2026-01-01 and 2026-03-31, or change that cycle first"),
    ]

    private static func cycle(
        _ id: String, cadence: Cadence = .days(7), grace: Int = 0
    ) -> AddCycle {
        AddCycle(id: id, start: "2026-04-01", end: "2026-06-30", cadence: cadence, grace: grace)
    }
}
