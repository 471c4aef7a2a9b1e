import OKRTesting
import Testing

@testable import OKRModel

@Suite("Check-ins that are owed")
struct DueCheckInsTests {
    /// Weekly check-ins with two days of grace, from 1 January on; KR-1 checked in on the 3rd.
    private static func story() throws -> Story {
        try frame(grace: 2)
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(objective: "O-1", title: "A", owner: "person:ana"), on: "2026-01-01"
            )
            .and(AddKeyResult(objective: "O-1", title: "B"), on: "2026-01-01")
            .and(RecordCheckIn(on: "KR-1", value: 1, day: "2026-01-03"), on: "2026-01-03")
    }

    private static func owed(
        _ story: Story, on day: Day, within days: Int = 0
    ) -> [String] {
        Scoreboard(story.state, on: day).dueCheckIns(within: days).map {
            "\($0.goal.id) \($0.owed.due) \($0.urgency.rawValue) \($0.owed.daysLate)"
        }
    }

    @Test(
        "It is due on its day, late when the grace is over, missed after another cadence",
        arguments: [
            ("2026-01-07", []),
            ("2026-01-08", ["KR-2 2026-01-08 due 0"]),
            ("2026-01-10", ["KR-2 2026-01-08 due 2", "KR-1 2026-01-10 due 0"]),
            ("2026-01-11", ["KR-2 2026-01-08 late 3", "KR-1 2026-01-10 due 1"]),
            ("2026-01-17", ["KR-2 2026-01-08 late 9", "KR-1 2026-01-10 late 7"]),
            ("2026-01-18", ["KR-2 2026-01-08 missed 10", "KR-1 2026-01-10 late 8"]),
            ("2026-03-31", ["KR-2 2026-01-08 missed 82", "KR-1 2026-01-10 missed 80"]),
            ("2026-04-01", []),
        ] as [(Day, [String])])
    func urgency(_ day: Day, _ expected: [String]) throws {
        #expect(Self.owed(try Self.story(), on: day) == expected)
    }

    @Test("Those that come due within some days are listed when asked for")
    func coming() throws {
        let story = try Self.story()
        #expect(Self.owed(story, on: "2026-01-05", within: 2) == [])
        #expect(Self.owed(story, on: "2026-01-05", within: 3) == ["KR-2 2026-01-08 coming 0"])
        #expect(
            Self.owed(story, on: "2026-01-05", within: 5) == [
                "KR-2 2026-01-08 coming 0", "KR-1 2026-01-10 coming 0",
            ])
    }

    @Test("Closed and voided goals and drafts owe nothing")
    func none() throws {
        var draft = AddKeyResult(objective: "O-1", title: "C")
        draft.isDraft = true
        let story = try Self.story().and(draft, on: "2026-01-01")
            .and(CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-01-12")
            .and(VoidGoal("KR-2", reason: "a slip"), on: "2026-01-12")
        #expect(Self.owed(story, on: "2026-02-12", within: 366) == [])
    }
}
