import OKRTesting
import Testing

@testable import OKRModel

@Suite("Phases")
struct PhaseTests {
    private static let today: Day = "2026-02-02"

    private static func change(
        _ phases: KeyValuePairs<Day, Decimal>, reason: String? = "why", on: Day? = nil,
        of goal: GoalID = "KR-4"
    ) -> ChangePhases {
        ChangePhases(
            of: goal, to: phases.map { Phase(day: $0.key, value: $0.value) }, reason: reason,
            on: on)
    }

    private static func fact(
        _ phases: KeyValuePairs<Day, Decimal>, reason: String? = "why", on: Day = today
    ) -> Event {
        .phasesChanged(
            .init(
                on: on, phases: phases.map { Phase(day: $0.key, value: $0.value) }, reason: reason))
    }

    /// O-1 with KR-1 from 0 to 100 and phases.
    private static func story(_ phases: KeyValuePairs<Day, Decimal>) throws -> Story {
        try objective().and(phased(phases), on: "2026-01-01")
    }

    @Test("Expected is linear from the first day through the phases to the last day")
    func expected() {
        for (day, expected) in [
            ("2025-12-01", 0), ("2026-01-01", 0), ("2026-01-16", 0.1 * (15.0 / 31)),
            ("2026-02-01", 0.1), ("2026-02-15", 0.1 + (0.9 - 0.1) * (14.0 / 28)),
            ("2026-03-01", 0.9), ("2026-03-16", 0.9 + (1 - 0.9) * (15.0 / 30)), ("2026-03-31", 1),
            ("2026-04-09", 1),
        ] as [(Day, Double)] {
            #expect(plans.keyResult("KR-4", on: day).expected == expected, "\(day)")
        }
    }

    @Test("A phase beyond the target or before the baseline is clamped, and the way to it too")
    func clamped() throws {
        let story = try Self.story(["2026-02-01": -50, "2026-03-01": 150])
        #expect(story.keyResult("KR-1", on: "2026-02-01").expected == 0)
        #expect(story.keyResult("KR-1", on: "2026-02-08").expected == 0)
        #expect(story.keyResult("KR-1", on: "2026-02-15").expected == 0.5)
        #expect(story.keyResult("KR-1", on: "2026-02-22").expected == 1)
        #expect(story.keyResult("KR-1", on: "2026-03-10").expected == 1)
    }

    @Test("A falling metric's phases fall")
    func falling() throws {
        var command = AddKeyResult(
            objective: "O-1", title: "Fewer", measures: [.baseline: 50, .target: 10])
        command.phases = [Phase(day: "2026-02-01", value: 40)]
        let story = try objective().and(command, on: "2026-01-01")
        #expect(story.keyResult("KR-1", on: "2026-02-01").expected == 0.25)
    }

    @Test("Those that are not between first and last day do not count, and are remarked")
    func outside() throws {
        let story = try Self.story(["2026-01-01": 80, "2026-03-31": 10, "2026-05-01": 5])
        #expect(story.keyResult("KR-1", on: "2026-02-15").expected == 45.0 / 89)
        let remark =
            "is not between the goal's first day, 2026-01-01, and its last, 2026-03-31, and does "
            + "not count"
        try given(plans)
            .when(
                Self.change(["2026-01-01": 80, "2026-02-20": 5, "2026-03-31": 10]),
                on: Self.today
            )
            .then(
                "KR-4",
                Self.fact(["2026-01-01": 80, "2026-02-20": 5, "2026-03-31": 10]),
                remarks: [
                    "the phase of 2026-01-01 \(remark)", "the phase of 2026-03-31 \(remark)",
                ])
    }

    @Test("They are held against the baseline and target in force on the day")
    func target() throws {
        let story = try plans.and(
            ChangeTarget(of: "KR-4", to: [.target: 200], reason: "more"), on: "2026-02-15")
        #expect(story.keyResult("KR-4", on: "2026-02-14").expected == 0.1 + 0.8 * (13.0 / 28))
        #expect(story.keyResult("KR-4", on: "2026-02-15").expected == 0.05 + 0.4 * (14.0 / 28))
        #expect(story.keyResult("KR-4", on: "2026-03-01").expected == 0.45)
    }

    @Test("They stand in the order of their days, however they were given")
    func sorted() throws {
        try given(plans)
            .when(Self.change(["2026-03-01": 50, "2026-02-20": 5]), on: Self.today)
            .then("KR-4", Self.fact(["2026-02-20": 5, "2026-03-01": 50]))
    }

    @Test("Other phases are a move; the first ones are set late, and taking them away is a move")
    func moves() throws {
        let story = try plans.and(Self.change(["2026-02-20": 5]), on: Self.today)
        #expect(story.keyResult("KR-4", on: Self.today).moves == 1)
        #expect(story.keyResult("KR-4", on: "2026-02-01").expected == 0.1)
        #expect(story.keyResult("KR-4", on: "2026-02-20").expected == 0.05)
        let none = try story.and(Self.change([:]), on: Self.today)
        #expect(none.keyResult("KR-4", on: Self.today).moves == 2)
        #expect(none.keyResult("KR-4", on: "2026-02-15").expected == 45.0 / 89)
        let late = try quarter.and(
            Self.change(["2026-02-20": 5], reason: nil, of: "KR-1"), on: Self.today)
        #expect(late.keyResult("KR-1", on: Self.today).moves == 0)
        #expect(late.keyResult("KR-1", on: "2026-02-20").expected == 0.05)
        try given(late).when(Self.change([:], reason: nil, of: "KR-1"), on: Self.today)
            .thenRefused(
                "this moves the goalposts of KR-1, and a move needs a reason; say why with "
                    + "--reason “…”")
    }

    @Test("Where they were taken away before the original was fixed, the next ones are set late")
    func takenAwayEarly() throws {
        let story = try plans.and(Self.change([:], reason: nil), on: "2026-01-01")
            .and(Self.change(["2026-02-20": 5], reason: nil), on: Self.today)
        #expect(story.keyResult("KR-4", on: Self.today).moves == 0)
        let again = try story.and(Self.change(["2026-02-21": 5]), on: Self.today)
        #expect(again.keyResult("KR-4", on: Self.today).moves == 1)
    }

    @Test("The same phases, or none where there are none, change nothing")
    func nothing() throws {
        try given(plans)
            .when(Self.change(["2026-03-01": 90.0, "2026-02-01": 10]), on: Self.today)
            .thenNothing("KR-4 has these phases on 2026-02-02 already; nothing was recorded")
        try given(quarter).when(Self.change([:], of: "KR-1"), on: Self.today)
            .thenNothing("KR-1 has these phases on 2026-02-02 already; nothing was recorded")
    }

    @Test("They can be corrected, and what two of them say of one day cannot")
    func corrected() throws {
        let story = try plans.and(Self.change(["2026-02-20": 5]), on: Self.today)
        let other = try story.and(
            CorrectEntry(11, word: "2026-02-20=50;2026-02-10=5", reason: "typo"), on: Self.today)
        #expect(other.keyResult("KR-4", on: "2026-02-20").expected == 0.5)
        #expect(other.keyResult("KR-4", on: "2026-02-20").moves == 1)
        #expect(other.keyResult("KR-4", on: "2026-02-20", asOf: 11).expected == 0.05)
        try given(story)
            .when(
                CorrectEntry(11, word: "2026-02-20=50;2026-02-20=5", reason: "typo"), on: Self.today
            )
            .thenRefused("there are two phases of 2026-02-20; give one value for each day")
    }

    @Test("The sentence names each value with its unit")
    func sentence() throws {
        let fact = PhasesChanged(
            on: Self.today, phases: [Phase(day: "2026-02-20", value: 5)], reason: nil)
        let words = Phrasebook(quarter.state)
        #expect(
            fact.sentence("KR-1", in: words)
                == "set the phases of KR-1 “Win deals” to 5 % by 2026-02-20 from 2026-02-02 on")
        #expect(
            PhasesChanged(on: Self.today, phases: [], reason: nil).sentence("KR-1", in: words)
                == "took the phases of KR-1 “Win deals” away from 2026-02-02 on")
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try plans.and(
            CloseGoal("KR-4", outcome: .missed, score: 0), on: "2026-01-20")
        return [
            RefusalCase(
                "a closed key result", closed, change(["2026-02-20": 5]),
                "KR-4 was closed as missed and takes no phases; reopen it first: "
                    + "okr reopen KR-4 --reason “…”"),
            RefusalCase(
                "another kind", plans, change(["2026-02-20": 5], of: "KR-2"),
                "KR-2 is of kind “milestones” and has no phases; only what goes from a baseline "
                    + "to a target has"),
            RefusalCase(
                "two of one day", plans, change(["2026-02-20": 5, "2026-02-20": 6]),
                "there are two phases of 2026-02-20; give one value for each day"),
            RefusalCase(
                "a day to come", plans, change(["2026-02-20": 5], on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a move without a reason", plans, change(["2026-02-20": 5], reason: nil),
                "this moves the goalposts of KR-4, and a move needs a reason; say why with "
                    + "--reason “…”"),
        ]
    }
}
