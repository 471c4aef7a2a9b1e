import OKRTesting
import Testing

@testable import OKRModel

@Suite("Changing a baseline")
struct BaselineChangedTests {
    private static let today: Day = "2026-02-02"

    private static func fact(
        _ baseline: Decimal, on: Day = today, reason: String? = "why"
    ) -> Event {
        .baselineChanged(.init(on: on, baseline: baseline, reason: reason))
    }

    @Test("A new baseline holds from today, or from an earlier day")
    func shapes() throws {
        try given(quarter)
            .when(ChangeBaseline(of: "KR-1", to: 20, reason: "why"), on: Self.today)
            .then("KR-1", Self.fact(20))
        try given(quarter)
            .when(
                ChangeBaseline(of: "KR-1", to: 20, reason: "why", on: "2025-12-31"),
                on: Self.today
            )
            .then(
                "KR-1", Self.fact(20, on: "2025-12-31"),
                remarks: ["2025-12-31 is before the goal's first day, 2026-01-01"])
    }

    @Test("A first baseline, and one given on the day of the goal, need no reason")
    func withoutReason() throws {
        try given(quarter).when(ChangeBaseline(of: "KR-5", to: 20), on: Self.today)
            .then("KR-5", Self.fact(20, reason: nil))
        try given(quarter).when(ChangeBaseline(of: "KR-1", to: 20), on: "2026-01-01")
            .then("KR-1", Self.fact(20, on: "2026-01-01", reason: nil))
    }

    @Test("A baseline equal to the one in force that day changes nothing")
    func nothing() throws {
        try given(quarter).when(ChangeBaseline(of: "KR-1", to: 0.0), on: Self.today)
            .thenNothing("KR-1 has this baseline on 2026-02-02 already; nothing was recorded")
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .achieved, score: 1), on: "2026-01-30")
        return [
            RefusalCase(
                "a closed key result", closed, ChangeBaseline(of: "KR-1", to: 20, reason: "why"),
                "KR-1 was closed as achieved and takes no new baseline; reopen it first: "
                    + "okr reopen KR-1 --reason “…”"),
            RefusalCase(
                "an objective", ChangeBaseline(of: "O-1", to: 20),
                "O-1 is an objective and takes no new baseline: its numbers are its key "
                    + "results'; use one of them: KR-1, KR-2, KR-3, KR-4, KR-5"),
            RefusalCase(
                "a kind without a baseline", ChangeBaseline(of: "KR-2", to: 20),
                "a key result of kind “at-least” has no baseline; it has target"),
            RefusalCase(
                "a day to come", ChangeBaseline(of: "KR-1", to: 20, on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a baseline at the target",
                ChangeBaseline(of: "KR-1", to: 100, reason: "why"),
                "the target 100 equals the baseline; give a target that differs, or keep the "
                    + "value with --at-least or --at-most"),
            RefusalCase(
                "a move without a reason", ChangeBaseline(of: "KR-1", to: 20),
                "this moves the goalposts of KR-1, and a move needs a reason; say why with "
                    + "--reason “…”"),
        ]
    }
}
