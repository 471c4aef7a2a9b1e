import OKRTesting
import Testing

@testable import OKRModel

@Suite("Adding to the strategy")
struct StrategyAddedTests {
    private static let today: Day = "2026-02-02"

    private static func fact(
        _ title: String = "Mission", on: Day = today, owner: Owner? = nil,
        parents: [Goal.Parent] = [], description: String? = nil
    ) -> Event {
        .strategyAdded(
            .init(on: on, owner: owner, parents: parents, title: title, description: description))
    }

    private static func mission() throws -> Story {
        try quarter.and(AddStrategy(title: "Mission"), on: "2026-01-02")
    }

    @Test("A mission needs nothing but a title and is assigned the next number")
    func plain() throws {
        try given(quarter).when(AddStrategy(title: " Mission "), on: Self.today)
            .then("S-1", Self.fact(), created: "S-1")
        try given(Self.mission()).when(AddStrategy(title: "Mission"), on: Self.today)
            .then("S-2", Self.fact(), created: "S-2")
    }

    @Test("A pillar takes an identifier, an owner, parents, a description and a day")
    func whole() throws {
        let parents = [Goal.Parent(id: "S-1", weight: 0.5)]
        try given(Self.mission())
            .when(
                AddStrategy(
                    id: "reliable", title: "Be reliable", description: "Always.",
                    owner: "person:ana", parents: parents, on: "2026-01-15"),
                on: Self.today
            )
            .then(
                "reliable",
                Self.fact(
                    "Be reliable", on: "2026-01-15", owner: "person:p1", parents: parents,
                    description: "Always."),
                created: "reliable")
    }

    @Test("It counts what is aligned to it with a weight, and through its pillars")
    func counts() throws {
        let story = try Self.mission()
            .and(
                AddStrategy(title: "Pillar", parents: [.init(id: "S-1", weight: 1)]),
                on: "2026-01-02"
            )
            .and(
                AddObjective(
                    title: "Serve", cycle: "Q1", owner: "team:sales",
                    parents: [.init(id: "S-2", weight: 1)]), on: "2026-01-02"
            )
            .and(
                AddKeyResult(
                    objective: "O-2", title: "Serve", measures: [.baseline: 0, .target: 10]),
                on: "2026-01-02"
            )
            .and(RecordCheckIn(on: "KR-6", value: 4), on: "2026-01-10")
        let board = Scoreboard(story.state, on: "2026-01-10")
        #expect(board.strategies.map(\.goal.id) == ["S-1", "S-2"])
        #expect(board.strategies.map(\.progress) == [0.4, 0.4])
        #expect(board.objectives.map(\.goal.id) == ["O-1", "O-2"])
        #expect(board.strategies[0].terms.cycle == nil && board.strategies[0].terms.owner == nil)
    }

    @Test("It is renamed, described, assigned and voided like any goal")
    func life() throws {
        let story = try Self.mission()
            .and(RenameGoal("S-1", to: "Vision"), on: Self.today)
            .and(DescribeGoal("S-1", as: "Far."), on: Self.today)
            .and(AssignGoal("S-1", to: "team:acme"), on: Self.today)
        let goal = try #require(story.state.goals["S-1"])
        #expect(goal.title == "Vision" && goal.description == "Far.")
        #expect(goal.owner(at: .latest) == "team:acme")
        #expect(goal.type == .strategy && goal.life == .active)
        let voided = try story.and(VoidGoal("S-1", reason: "twice"), on: Self.today)
        #expect(Scoreboard(voided.state, on: Self.today).strategies.isEmpty)
    }

    @Test("The sentence names owner and parents; it is there on every day")
    func sentence() throws {
        let story = try Self.mission()
        let words = Phrasebook(story.state)
        #expect(
            words.sentence(story.entries[11])
                == "Ana Ruiz added S-1 “Mission” to the strategy")
        let fact = StrategyAdded(
            on: Self.today, owner: "person:p1", parents: [.init(id: "O-1", weight: 2)],
            title: "Mission", description: nil)
        #expect(
            fact.sentence("S-1", in: words)
                == "added S-1 “Mission” to the strategy, owned by Ana Ruiz, below O-1")
        #expect(fact.named == ["person:p1"])
        #expect(
            fact.differences(from: nil) == [
                .init("title", before: nil, after: "Mission"),
                .init("owner", before: nil, after: "person:p1"),
                .init("parent", before: nil, after: "O-1=2"),
            ])
        #expect(
            story.state.cycle(containing: try #require(story.state.goals["S-1"]), at: .latest)
                == nil)
    }

    static func refusals() throws -> [RefusalCase] {
        let mission = try mission()
        return [
            RefusalCase(
                "an identifier in use", AddStrategy(id: "O-1", title: "Mission"),
                "there is a goal O-1 already, “Grow”; choose another identifier, or leave --id "
                    + "out to have one assigned"),
            RefusalCase(
                "an objective above",
                AddStrategy(title: "Mission", parents: [.init(id: "O-1", weight: nil)]),
                "S-1 is part of the strategy and stands above O-1; align O-1 to it: "
                    + "okr align O-1 S-1"),
            RefusalCase(
                "an unknown parent",
                AddStrategy(title: "Mission", parents: [.init(id: "S-9", weight: nil)]),
                "there is no goal S-9; okr status lists the goals"),
            RefusalCase(
                "a parent named twice", mission,
                AddStrategy(
                    title: "Pillar",
                    parents: [.init(id: "S-1", weight: nil), .init(id: "S-1", weight: 1)]),
                "S-1 is named as a parent twice; name it once"),
            RefusalCase(
                "an unknown owner", AddStrategy(title: "Mission", owner: "person:bo"),
                "there is no person bo; add them: okr person add --handle bo --name NAME"),
            RefusalCase(
                "an empty title", AddStrategy(title: " "),
                "the title of S-1 is empty; give it a title"),
            RefusalCase(
                "a day to come", AddStrategy(title: "Mission", on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a check-in", mission, RecordCheckIn(on: "S-1", value: 1),
                "S-1 is part of the strategy and takes no check-in; align objectives to it: "
                    + "okr align OBJECTIVE S-1"),
            RefusalCase(
                "a key result", mission, AddKeyResult(objective: "S-1", title: "More"),
                "S-1 is part of the strategy and cannot have key results; add an objective that "
                    + "is aligned to it: okr objective add TITLE --parent S-1"),
            RefusalCase(
                "a unit", mission, ChangeUnit(of: "S-1", to: "%"),
                "S-1 is part of the strategy and takes no new unit; align objectives to it: "
                    + "okr align OBJECTIVE S-1"),
            RefusalCase(
                "a result", mission, CloseGoal("S-1", outcome: .achieved, score: 1),
                "S-1 is part of the strategy and is not closed; take it out with okr void S-1 "
                    + "--reason “…”"),
        ]
    }
}
