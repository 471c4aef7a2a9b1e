import OKRTesting

@testable import OKRModel

extension EntryCodingSample {
    /// The life of cycles, teams and persons, and goals that are carried on.
    static func frameLife() throws -> [EntryCodingSample] {
        try cycles() + teams() + carried()
    }

    private static func cycles() throws -> [EntryCodingSample] {
        let cycle = "cycle:2026-Q1"
        return [
            .init(
                cycle,
                .cycleAdded(
                    .init(
                        start: try day("2026-01-01"), end: try day("2026-03-31"),
                        cadence: .monthly, grace: 0, parent: try known(CycleID.init("FY26")),
                        holidays: [try day("2026-01-01"), try day("2026-01-06")], title: nil))),
            .init(cycle, .cycleActivated(.init())),
            .init(
                cycle,
                .cycleChanged(
                    .init(
                        on: try day("2026-02-02"),
                        settings: [
                            .start: .day(try day("2026-01-05")), .end: .day(try day("2026-04-10")),
                            .cadence: .cadence(.days(14)), .grace: .whole(2),
                            .holidays: .days([try day("2026-04-03"), try day("2026-04-06")]),
                        ], title: "Spring", reason: "the launch was moved"))),
            .init(
                cycle,
                .cycleChanged(
                    .init(
                        on: try day("2026-02-09"), settings: [.holidays: .days([])], title: nil,
                        reason: nil))),
            .init(cycle, .cycleClosed(.init(note: "two teams were merged"))),
            .init(cycle, .cycleReopened(.init(reason: "a number came late"))),
        ]
    }

    private static func teams() throws -> [EntryCodingSample] {
        let team = "team:platform"
        let operations = try known(TeamID.init("operations"))
        return [
            .init(
                team,
                .teamMoved(
                    .init(
                        on: try day("2026-02-02"), place: .below(operations), level: .department,
                        reason: "closer to users"))),
            .init(team, .teamMoved(.init(on: try day("2026-02-02"), place: .top, reason: nil))),
            .init(
                team,
                .teamMoved(.init(on: try day("2026-02-02"), place: nil, level: .team, reason: nil))
            ),
            .init(team, .teamRenamed(.init(on: try day("2026-02-02"), title: "Foundations"))),
            .init(
                team,
                .teamMerged(
                    .init(on: try day("2026-02-02"), successor: operations, reason: "one desk"))),
            .init(team, .teamRetired(.init(on: try day("2026-02-02"), reason: "its work is done"))),
            .init("person:p4", .personLeft(.init(on: try day("2026-02-02"), reason: "a new job"))),
            .init("person:p4", .roleGranted(.init(Holding(.admin), reason: "keeps the ledger"))),
            .init(
                "person:p4", .roleGranted(.init(Holding(.editor, of: operations), reason: nil))),
            .init(
                "person:p4",
                .roleRevoked(.init(Holding(.editor, of: operations), reason: "a new lead"))),
            .init("person:p4", .roleRevoked(.init(Holding(.relay), reason: nil))),
        ]
    }

    private static func carried() throws -> [EntryCodingSample] {
        let ana = Owner.person(PersonID(number: 4))
        let team = Owner.team(try known(TeamID.init("platform")))
        return [
            .init(
                "O-1",
                .goalCarried(
                    .init(
                        to: try known(GoalID.init("O-3")), in: try known(CycleID.init("2026-Q2"))))
            ),
            .init(
                "O-3",
                .objectiveAdded(
                    .init(
                        on: try day("2026-03-31"), cycle: try known(CycleID.init("2026-Q2")),
                        owner: team, ambition: .committed, weight: nil, parents: [],
                        isDraft: true, reviewer: ana, contributors: [team, ana],
                        carriedFrom: try known(GoalID.init("O-1")), title: "Fewer bugs",
                        description: nil))),
            .init(
                "KR-3",
                .keyResultAdded(
                    .init(
                        on: try day("2026-03-31"), objective: try known(GoalID.init("O-3")),
                        owner: team, plan: MeasurementPlan(.metric), unit: nil,
                        measures: [.target: try known(Decimal.init("80"))], weight: nil,
                        isDraft: true, reviewer: ana, contributors: [team],
                        carriedFrom: try known(GoalID.init("KR-1")), title: "Coverage",
                        description: nil, reason: "the work goes on"))),
        ]
    }

    private static func day(_ text: String) throws -> Day { try known(Day.init(text)) }
}
