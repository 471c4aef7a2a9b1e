import OKRTesting
import Testing

@testable import OKRModel

@Suite("Blockers, by age")
struct BlockersTests {
    /// KR-1 is held back from 20 January on (@12), KR-2 from 10 January on (@13), recorded later.
    private static func story() throws -> Story {
        try quarter
            .and(
                RecordCheckIn(
                    on: "KR-1", value: 10, talk: .init(blocker: "no licence"), day: "2026-01-20"),
                on: "2026-01-20"
            )
            .and(
                RecordCheckIn(
                    on: "KR-2", blockedBy: .owner("team:acme"), day: "2026-01-10"),
                on: "2026-01-21"
            )
            .and(RecordCheckIn(on: "KR-3", value: 1), on: "2026-01-22")
    }

    private static func open(_ story: Story, on day: Day) -> [String] {
        let view = Perspective(entry: story.last, day: day)
        return story.state.blockers(at: view).filter(\.isOpen).map {
            "\($0.goal.id) \($0.daysOpen)"
        }
    }

    @Test("The oldest comes first, by the day it was raised")
    func order() throws {
        #expect(try Self.open(Self.story(), on: "2026-02-02") == ["KR-2 23", "KR-1 13"])
        #expect(try Self.open(Self.story(), on: "2026-01-20") == ["KR-2 10", "KR-1 0"])
        #expect(try Self.open(Self.story(), on: "2026-01-19") == ["KR-2 9"])
        #expect(try Self.open(Self.story(), on: "2026-01-09") == [])
    }

    @Test("It is open until the day it is resolved, and until that was known")
    func resolved() throws {
        let story = try Self.story().and(ResolveBlocker(13, note: "done"), on: "2026-02-01")
        #expect(Self.open(story, on: "2026-02-02") == ["KR-1 13"])
        #expect(Self.open(story, on: "2026-01-31") == ["KR-2 21", "KR-1 11"])
        let before = story.state.blockers(at: Perspective(entry: 14, day: "2026-02-02"))
        #expect(before.map(\.isOpen) == [true, true])
        let after = story.state.blockers(at: Perspective(entry: 15, day: "2026-03-02"))
        #expect(after.map(\.resolution?.note) == ["done", nil])
        #expect(after.map(\.daysOpen) == [22, 41])
    }

    @Test("A retracted check-in raises nothing, and a corrected day moves the blocker")
    func amended() throws {
        let story = try Self.story()
            .and(RetractEntry(13, reason: "another team's"), on: "2026-01-30")
            .and(CorrectEntry(12, on: "2026-01-15", reason: "a slip"), on: "2026-01-31")
        #expect(Self.open(story, on: "2026-02-02") == ["KR-1 18"])
    }

    @Test("A closed goal is held back by nothing, and a voided one is left out")
    func ended() throws {
        let closed = try Self.story().and(
            CloseGoal("KR-1", outcome: .missed, score: 0.1), on: "2026-01-25")
        #expect(Self.open(closed, on: "2026-02-02") == ["KR-2 23"])
        #expect(Self.open(closed, on: "2026-01-24") == ["KR-2 14", "KR-1 4"])
        let all = closed.state.blockers(at: Perspective(entry: closed.last, day: "2026-02-02"))
        #expect(all.map(\.isOfClosedGoal) == [false, true])
        let voided = try Self.story().and(VoidGoal("KR-2", reason: "a slip"), on: "2026-01-25")
        #expect(Self.open(voided, on: "2026-02-02") == ["KR-1 13"])
    }

    @Test("A filter leaves the others out")
    func filtered() throws {
        let story = try Self.story()
        let view = Perspective(entry: story.last, day: "2026-02-02")
        let one = story.state.blockers(at: view, of: GoalFilter(goal: "KR-1"))
        #expect(one.map(\.goal.id) == ["KR-1"])
        let all = story.state.blockers(at: view, of: GoalFilter(goal: "O-1"))
        #expect(all.map(\.owner) == ["team:sales", "team:sales"])
        #expect(story.state.blockers(at: view, of: GoalFilter(owners: ["team:acme"])).isEmpty)
    }
}
