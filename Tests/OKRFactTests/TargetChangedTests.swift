import OKRTesting
import Testing

@testable import OKRModel

@Suite("Changing a target")
struct TargetChangedTests {
    private static let today: Day = "2026-02-02"

    private static func fact(
        _ measures: [MeasureField: Decimal], on: Day = today, reason: String? = "why"
    ) -> Event {
        .targetChanged(.init(on: on, measures: measures, reason: reason))
    }

    private static func change(
        _ measures: [MeasureField: Decimal], of goal: GoalID = "KR-1", turns: Bool = false,
        reason: String? = "why", on: Day? = nil
    ) -> ChangeTarget {
        ChangeTarget(of: goal, to: measures, turns: turns, reason: reason, on: on)
    }

    @Test("A new target holds from today, or from an earlier day")
    func shapes() throws {
        try given(quarter).when(Self.change([.target: 80]), on: Self.today)
            .then("KR-1", Self.fact([.target: 80]))
        try given(quarter).when(Self.change([.target: 80], on: "2026-01-15"), on: Self.today)
            .then("KR-1", Self.fact([.target: 80], on: "2026-01-15"))
    }

    @Test("Only what differs is recorded")
    func differing() throws {
        try given(quarter)
            .when(Self.change([.target: 100, .stretch: 120, .commit: 50]), on: Self.today)
            .then("KR-1", Self.fact([.stretch: 120, .commit: 50]))
        try given(quarter).when(Self.change([.low: 10, .high: 30], of: "KR-4"), on: Self.today)
            .then("KR-4", Self.fact([.high: 30]))
    }

    @Test("A kept value is changed like any target")
    func kept() throws {
        try given(quarter).when(Self.change([.target: 99], of: "KR-2"), on: Self.today)
            .then("KR-2", Self.fact([.target: 99]))
    }

    @Test("On the day the goal was recorded, and where there was no value, no reason is needed")
    func withoutReason() throws {
        try given(quarter).when(Self.change([.target: 80], reason: nil), on: "2026-01-01")
            .then("KR-1", Self.fact([.target: 80], on: "2026-01-01", reason: nil))
        try given(quarter).when(Self.change([.target: 80], of: "KR-5", reason: nil), on: Self.today)
            .then("KR-5", Self.fact([.target: 80], reason: nil))
    }

    @Test("An imported goal's original is fixed at once")
    func imported() throws {
        let story = try quarter.and(
            AddKeyResult(objective: "O-1", title: "In", measures: [.baseline: 0, .target: 9]),
            on: Self.today, importedBy: 12)
        try given(story).when(Self.change([.target: 8], of: "KR-6", reason: nil), on: Self.today)
            .thenRefused(
                "this moves the goalposts of KR-6, and a move needs a reason; say why with "
                    + "--reason “…”")
    }

    @Test("A target equal to the one in force that day changes nothing")
    func nothing() throws {
        try given(quarter).when(Self.change([.target: 100.0]), on: Self.today)
            .thenNothing("KR-1 has these measures on 2026-02-02 already; nothing was recorded")
        let story = try quarter.and(Self.change([.target: 80]), on: Self.today)
        try given(story).when(Self.change([.target: 80]), on: "2026-02-03")
            .thenNothing("KR-1 has these measures on 2026-02-03 already; nothing was recorded")
        // The day before the change, the old target was in force.
        try given(story).when(Self.change([.target: 80], on: "2026-02-01"), on: "2026-02-03")
            .then("KR-1", Self.fact([.target: 80], on: "2026-02-01"))
    }

    @Test("With --turn the target may cross the baseline")
    func turning() throws {
        try given(quarter).when(Self.change([.target: -10], turns: true), on: Self.today)
            .then("KR-1", Self.fact([.target: -10]))
    }

    @Test("A day outside the goal's days is accepted and remarked")
    func outside() throws {
        try given(quarter).when(Self.change([.target: 80], on: "2025-12-31"), on: Self.today)
            .then(
                "KR-1", Self.fact([.target: 80], on: "2025-12-31"),
                remarks: ["2025-12-31 is before the goal's first day, 2026-01-01"])
    }

    @Test("Before and after are those of its day, whatever holds later")
    func differences() throws {
        let goal = try quarter.and(Self.change([.target: 80]), on: Self.today).state.goals["KR-1"]
        let early = TargetChanged(on: "2026-01-15", measures: [.target: 70], reason: nil)
        #expect(early.differences(from: goal) == [.init("target", before: "100", after: "70")])
        #expect(
            early.sentence("KR-1", in: Phrasebook(quarter.state))
                == "set the target of KR-1 “Win deals” to 70 % from 2026-01-15 on")
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .achieved, score: 1), on: "2026-01-30")
        return [
            RefusalCase(
                "a closed key result", closed, change([.target: 80]),
                "KR-1 was closed as achieved and takes no new target; reopen it first: "
                    + "okr reopen KR-1 --reason “…”"),
            RefusalCase(
                "an objective", change([.target: 80], of: "O-1"),
                "O-1 is an objective and takes no new target: its numbers are its key results'; "
                    + "use one of them: KR-1, KR-2, KR-3, KR-4, KR-5"),
            RefusalCase(
                "no value at all", change([:]),
                "nothing is said about KR-1's target; give a value, --commit, --stretch, --low or "
                    + "--high"),
            RefusalCase(
                "a band for a metric", change([.high: 80]),
                "a key result of kind “metric” has no high; it has baseline, target, commit, "
                    + "stretch"),
            RefusalCase(
                "a target for a band", change([.target: 15], of: "KR-4"),
                "a key result of kind “between” has no target; it has low, high"),
            RefusalCase(
                "a day to come", change([.target: 80], on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a target on the other side of the baseline", change([.target: -10]),
                "the target would cross the baseline 0 from 100 to -10, so that rising becomes "
                    + "falling; say that you mean it with --turn"),
            RefusalCase(
                "a target at the baseline", change([.target: 0]),
                "the target 0 equals the baseline; give a target that differs, or keep the value "
                    + "with --at-least or --at-most"),
            RefusalCase(
                "a stretch short of the target", change([.stretch: 90]),
                "target 100 lies beyond stretch 90; give baseline, commit, target and stretch in "
                    + "this order, rising or falling"),
            RefusalCase(
                "a lower bound above the upper", change([.low: 25], of: "KR-4"),
                "the lower bound 25 is above the upper bound 20; give the lower one first, or "
                    + "both of them"),
            RefusalCase(
                "a move without a reason", change([.target: 80], reason: "  "),
                "this moves the goalposts of KR-1, and a move needs a reason; say why with "
                    + "--reason “…”"),
        ]
    }
}
