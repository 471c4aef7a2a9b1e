import OKRTesting
import Testing

@testable import OKRModel

@Suite("Renaming and describing goals, and their units")
struct GoalWordingTests {
    private static let today: Day = "2026-02-02"

    @Test("A goal is renamed, without a reason at any time")
    func rename() throws {
        try given(quarter).when(RenameGoal("O-1", to: " Grow more "), on: Self.today)
            .then("O-1", .goalRenamed(.init(title: "Grow more")))
        let story = try quarter.and(RenameGoal("O-1", to: "Grow more"), on: Self.today)
        #expect(story.state.goals["O-1"]?.title == "Grow more")
        #expect(story.objective("O-1", on: "2026-01-01").goal.title == "Grow more")
        #expect(story.objective("O-1", on: Self.today, asOf: 11).goal.title == "Grow")
    }

    @Test("A goal is described, anew or no longer")
    func describe() throws {
        let story = try quarter.and(DescribeGoal("KR-1", as: " Signed. "), on: Self.today)
        #expect(story.state.goals["KR-1"]?.description == "Signed.")
        try given(story).when(DescribeGoal("KR-1", as: " "), on: Self.today)
            .then("KR-1", .goalDescribed(.init(description: nil)))
        let without = try story.and(DescribeGoal("KR-1", as: ""), on: Self.today)
        #expect(without.state.goals["KR-1"]?.description == nil)
    }

    @Test("A unit is changed or taken away, and the numbers stay")
    func unit() throws {
        let story = try quarter.and(ChangeUnit(of: "KR-1", to: "deals"), on: Self.today)
        let figures = story.keyResult("KR-1", on: Self.today)
        #expect(figures.goal.unit == "deals")
        #expect(figures.measures[.target] == 100)
        #expect(figures.moves == 0)
        try given(story).when(ChangeUnit(of: "KR-1", to: ""), on: Self.today)
            .then("KR-1", .unitChanged(.init(unit: nil)))
    }

    @Test("A closed goal may be renamed and described")
    func closed() throws {
        let story = try quarter.and(
            CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-01-30")
        try given(story).when(RenameGoal("KR-1", to: "Won deals"), on: Self.today)
            .then("KR-1", .goalRenamed(.init(title: "Won deals")))
        try given(story).when(DescribeGoal("KR-1", as: "None."), on: Self.today)
            .then("KR-1", .goalDescribed(.init(description: "None.")))
    }

    @Test("The same words again change nothing")
    func nothing() throws {
        try given(quarter).when(RenameGoal("O-1", to: "Grow "), on: Self.today)
            .thenNothing("O-1 is called “Grow” already; nothing was recorded")
        try given(quarter).when(DescribeGoal("O-1", as: ""), on: Self.today)
            .thenNothing("O-1 has no description; nothing was recorded")
        let story = try quarter.and(DescribeGoal("O-1", as: "More."), on: Self.today)
        try given(story).when(DescribeGoal("O-1", as: "More."), on: Self.today)
            .thenNothing("O-1 is described so already; nothing was recorded")
        try given(quarter).when(ChangeUnit(of: "KR-1", to: "%"), on: Self.today)
            .thenNothing("KR-1 has the unit % already; nothing was recorded")
        try given(quarter).when(ChangeUnit(of: "KR-2", to: ""), on: Self.today)
            .thenNothing("KR-2 has no unit; nothing was recorded")
    }

    @Test("The sentences say what was done, and the differences what was there")
    func sentences() throws {
        let goal = quarter.state.goals["KR-1"]
        let words = Phrasebook(quarter.state)
        let renamed = GoalRenamed(title: "Won deals")
        #expect(renamed.sentence("KR-1", in: words) == "renamed KR-1 to “Won deals”")
        #expect(
            renamed.differences(from: goal)
                == [.init("title", before: "Win deals", after: "Won deals")])
        #expect(GoalRenamed(title: nil).sentence("KR-1", in: words) == "renamed KR-1")
        #expect(
            GoalDescribed(description: "More.").sentence("KR-1", in: words)
                == "described KR-1 “Win deals”")
        #expect(
            GoalDescribed(description: nil).sentence("KR-1", in: words)
                == "took away the description of KR-1 “Win deals”")
        #expect(
            UnitChanged(unit: "deals").sentence("KR-1", in: words)
                == "set the unit of KR-1 “Win deals” to deals")
        #expect(
            UnitChanged(unit: nil).differences(from: goal)
                == [.init("unit", before: "%", after: nil)])
    }

    @Test("A goal whose new title was erased is called by its identifier")
    func erased() throws {
        let story = quarter.and("O-1", .goalRenamed(.init(title: nil)), on: Self.today)
        #expect(story.state.goals["O-1"]?.title == "O-1")
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-01-30")
        let voided = try quarter.and(VoidGoal("KR-1", reason: "twice"), on: "2026-01-30")
        return [
            RefusalCase(
                "an unknown goal", RenameGoal("KR-9", to: "More"),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "a voided goal", voided, RenameGoal("KR-1", to: "More"),
                "KR-1 was voided as a mistake; add a new goal instead"),
            RefusalCase(
                "an empty title", RenameGoal("KR-1", to: " "),
                "the title of KR-1 is empty; give it a title"),
            RefusalCase(
                "an unknown goal", DescribeGoal("KR-9", as: "More"),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "more than 20 000 bytes",
                DescribeGoal("KR-1", as: String(repeating: "x", count: 20_001)),
                "the description is longer than 20000 bytes; shorten it"),
            RefusalCase(
                "an objective", ChangeUnit(of: "O-1", to: "%"),
                "O-1 is an objective and takes no new unit: its numbers are its key results'; "
                    + "use one of them: KR-1, KR-2, KR-3, KR-4, KR-5"),
            RefusalCase(
                "a closed key result", closed, ChangeUnit(of: "KR-1", to: "deals"),
                "KR-1 was closed as missed and takes no new unit; reopen it first: "
                    + "okr reopen KR-1 --reason “…”"),
            RefusalCase(
                "a unit of 25 characters",
                ChangeUnit(of: "KR-1", to: String(repeating: "k", count: 25)),
                "the unit “kkkkkkkkkkkkkkkkkkkkkkkkk” is longer than 24 characters or has a "
                    + "control character; shorten it"),
        ]
    }
}
