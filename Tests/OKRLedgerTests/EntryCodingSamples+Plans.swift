import OKRTesting

@testable import OKRModel

extension EntryCodingSample {
    /// The other kinds of key results, their check-ins and corrections, and what changes on a day.
    static func plans() throws -> [EntryCodingSample] {
        try kinds() + kindCheckIns() + kindCorrections() + planChanges() + placings()
    }

    private static func kinds() throws -> [EntryCodingSample] {
        let owner = Owner.team(try known(TeamID.init("platform")))
        func added(
            _ plan: MeasurementPlan, _ measures: [MeasureField: Decimal] = [:],
            phases: [Phase] = [], deadline: Day? = nil,
            milestones: [(milestone: Milestone, name: String)] = [],
            zones: [ReachedZone: String] = [:]
        ) throws -> Event {
            .keyResultAdded(
                .init(
                    on: try day("2026-01-02"), objective: try goal("O-2"), owner: owner,
                    plan: plan, unit: nil, measures: measures, weight: nil, phases: phases,
                    deadline: deadline, milestones: milestones, title: "Another kind",
                    description: nil, zones: zones))
        }
        return [
            .init(
                "KR-5",
                try added(
                    MeasurementPlan(.every, period: .week, bound: .atLeast),
                    [.target: try number("5")])),
            .init(
                "KR-6",
                try added(
                    MeasurementPlan(.milestones),
                    milestones: [
                        (try milestone(1, "1"), "Lease signed"),
                        (try milestone(2, "2.50", "2026-03-01"), "Doors “open”"),
                    ])),
            .init(
                "KR-7",
                try added(
                    MeasurementPlan(.zones),
                    zones: [.commit: "In town", .target: "In the state", .stretch: "Abroad"])),
            .init(
                "KR-8",
                try added(
                    MeasurementPlan(.metric), [.baseline: try number("0")],
                    phases: [
                        Phase(day: try day("2026-02-01"), value: try number("40")),
                        Phase(day: try day("2026-03-01"), value: try number("-0.50")),
                    ], deadline: try day("2026-03-15"))),
        ]
    }

    private static func kindCheckIns() throws -> [EntryCodingSample] {
        var steps = CheckIn.Content(on: try day("2026-02-12"))
        steps.done = [MilestoneID(number: 1), MilestoneID(number: 2)]
        steps.undone = [MilestoneID(number: 3)]
        var zone = CheckIn.Content(on: try day("2026-02-12"))
        zone.zone = .commit
        let held = CheckIn.Talk(
            well: "the lease", blocker: "no permit yet",
            blockedBy: .goal(try goal("KR-1")), help: "a lawyer")
        let waiting = CheckIn.Talk(blockedBy: .owner(.person(PersonID(number: 4))))
        return [
            .init("KR-6", .checkInRecorded(.init(content: steps, talk: held))),
            .init("KR-7", .checkInRecorded(.init(content: zone, talk: waiting))),
        ]
    }

    private static func kindCorrections() throws -> [EntryCodingSample] {
        func corrected(_ change: (inout EntryCorrected) throws -> Void) throws -> Event {
            var fact = EntryCorrected(entry: 12, reason: "mistook")
            try change(&fact)
            return .entryCorrected(fact)
        }
        return [
            .init(
                "KR-6",
                try corrected {
                    $0.content.done = []
                    $0.content.undone = [MilestoneID(number: 1)]
                }),
            .init("KR-7", try corrected { $0.content.zone = .target }),
            .init("KR-1", try corrected { $0.setting = .day(try day("2026-03-20")) }),
            .init(
                "KR-1",
                try corrected {
                    $0.setting = .phases([
                        Phase(day: try day("2026-02-01"), value: try number("4"))
                    ])
                }),
            .init(
                "KR-1", try corrected { $0.setting = .owner(.person(PersonID(number: 4))) }),
            .init("O-2", try corrected { $0.setting = .ambition(.aspirational) }),
        ]
    }

    private static func planChanges() throws -> [EntryCodingSample] {
        let on = try day("2026-02-10")
        return [
            .init(
                "KR-1",
                .deadlineChanged(
                    .init(on: on, deadline: try day("2026-03-20"), reason: "the auditors"))),
            .init("KR-1", .deadlineChanged(.init(on: on, deadline: nil, reason: nil))),
            .init(
                "KR-1",
                .phasesChanged(
                    .init(
                        on: on,
                        phases: [
                            Phase(day: try day("2026-02-15"), value: try number("64.50"))
                        ], reason: "late tools"))),
            .init("KR-1", .phasesChanged(.init(on: on, phases: [], reason: nil))),
            .init(
                "KR-6",
                .milestoneAdded(
                    .init(
                        on: on, milestone: try milestone(3, "3", "2026-03-01"),
                        called: "Security review", reason: "the board"))),
            .init(
                "KR-6",
                .milestoneDropped(
                    .init(on: on, milestone: MilestoneID(number: 1), reason: "no lease"))),
            .init(
                "KR-6",
                .milestoneWeighed(
                    .init(
                        on: on, milestone: MilestoneID(number: 2), weight: try number("4.0"),
                        reason: "heavy"))),
            .init(
                "KR-7",
                .zoneDescribed(.init(zone: .stretch, text: "Overseas", reason: "two oceans"))),
        ]
    }

    private static func placings() throws -> [EntryCodingSample] {
        let on = try day("2026-02-10")
        return [
            .init(
                "O-2",
                .goalAligned(
                    .init(
                        on: on, parent: .init(id: try goal("O-1"), weight: try number("0.50")),
                        reason: "it counts"))),
            .init(
                "O-2",
                .goalAligned(
                    .init(on: on, parent: .init(id: try goal("S-1"), weight: nil), reason: nil))),
            .init(
                "O-2",
                .goalUnaligned(.init(on: on, parent: try goal("O-1"), reason: "moot"))),
            .init(
                "KR-1",
                .goalMoved(
                    .init(on: on, to: .objective(try goal("O-1")), reason: "another team"))),
            .init(
                "O-2",
                .goalMoved(
                    .init(
                        on: on, to: .cycle(try known(CycleID.init("2026-Q2"))), reason: nil))),
        ]
    }

    private static func day(_ text: String) throws -> Day { try known(Day.init(text)) }
    private static func goal(_ text: String) throws -> GoalID { try known(GoalID.init(text)) }
    private static func number(_ text: String) throws -> Decimal { try known(Decimal.init(text)) }

    private static func milestone(
        _ place: Int, _ weight: String, _ due: String? = nil
    ) throws -> Milestone {
        Milestone(
            id: MilestoneID(number: place), weight: try number(weight),
            day: try due.map { try day($0) })
    }
}
