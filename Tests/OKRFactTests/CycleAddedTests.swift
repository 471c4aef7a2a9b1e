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
    ]

    private static func cycle(
        _ id: String, cadence: Cadence = .days(7), grace: Int = 0
    ) -> AddCycle {
        AddCycle(id: id, start: "2026-04-01", end: "2026-06-30", cadence: cadence, grace: grace)
    }
}
