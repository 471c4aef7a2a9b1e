import OKRTesting
import Testing

@testable import OKRModel

@Suite("Teams that move, are renamed, merged and retired")
struct TeamLifeTests {
    private static let today: Day = "2026-02-16"

    /// Acme with Sales and Operations; Support below Sales, Night below Support; Bo in Support.
    private static func story() throws -> Story {
        try frame()
            .and(AddTeam(id: "ops", title: "Operations", parent: "acme"), on: "2026-01-01")
            .and(AddTeam(id: "support", title: "Support", parent: "sales"), on: "2026-01-01")
            .and(AddTeam(id: "night", title: "Night", parent: "support"), on: "2026-01-01")
            .and(AddPerson(handle: "bo", team: "support"), on: "2026-01-01")
            .and(
                AddObjective(title: "Answer", cycle: "Q1", owner: "team:support"),
                on: "2026-01-01")
    }

    @Test("A team moves below another one, to the top, and to another level")
    func moving() throws {
        let story = try Self.story()
        try given(story)
            .when(MoveTeam("support", to: .below("ops"), reason: "closer"), on: Self.today)
            .then(
                "team:support",
                .teamMoved(.init(on: Self.today, place: .below("ops"), reason: "closer")))
        try given(story)
            .when(MoveTeam("support", to: .top, level: .department), on: Self.today)
            .then(
                "team:support",
                .teamMoved(
                    .init(on: Self.today, place: .top, level: .department, reason: nil)))
        try given(story)
            .when(MoveTeam("support", to: .below("sales"), level: .team), on: Self.today)
            .then(
                "team:support",
                .teamMoved(.init(on: Self.today, place: nil, level: .team, reason: nil)))
    }

    @Test("A change of level alone leaves a move of an earlier day, recorded later, in force")
    func levelAlone() throws {
        let story = try Self.story()
            .and(MoveTeam("support", level: .department, on: "2026-02-10"), on: Self.today)
            .and(MoveTeam("support", to: .below("ops"), on: "2026-02-05"), on: Self.today)
        let team = try #require(story.state.teams["support"])
        #expect(team.parent(at: Perspective(entry: .max, day: "2026-02-12")) == "ops")
        #expect(team.level(at: Perspective(entry: .max, day: "2026-02-09")) == nil)
        #expect(team.level(at: Perspective(entry: .max, day: "2026-02-10")) == .department)
    }

    @Test("The tree of a day is the one that held then, as far as it was known")
    func tree() throws {
        let story = try Self.story().and(
            MoveTeam("support", to: .below("ops"), on: "2026-02-01"), on: Self.today)
        func below(_ id: TeamID, _ day: Day, asOf entry: Int) -> Set<Owner> {
            story.state.teams(from: id, at: Perspective(entry: entry, day: day))
        }
        let last = story.last
        #expect(
            below("sales", "2026-01-31", asOf: last) == [
                "team:sales", "team:support", "team:night",
            ])
        #expect(below("sales", "2026-02-01", asOf: last) == ["team:sales"])
        #expect(
            below("ops", "2026-02-01", asOf: last) == ["team:ops", "team:support", "team:night"])
        #expect(below("ops", "2026-02-01", asOf: last - 1) == ["team:ops"])
    }

    @Test("What changes nothing is not recorded")
    func nothing() throws {
        let story = try Self.story()
        try given(story).when(MoveTeam("support", to: .below("sales")), on: Self.today)
            .thenNothing("team support stands there on 2026-02-16 already; nothing was recorded")
        try given(story).when(MoveTeam("acme", to: .top), on: Self.today)
            .thenNothing("team acme stands there on 2026-02-16 already; nothing was recorded")
        try given(story).when(RenameTeam("support", to: " Support "), on: Self.today)
            .thenNothing(
                "team support is called “Support” on 2026-02-16 already; nothing was recorded")
        let retired = try story.and(RetireTeam("night"), on: Self.today)
        try given(retired).when(RetireTeam("night"), on: Self.today)
            .thenNothing("team night is retired by 2026-02-16 already; nothing was recorded")
    }

    @Test("A renamed team keeps its old title in reports about earlier days")
    func renaming() throws {
        let story = try Self.story()
        try given(story).when(RenameTeam("support", to: "Care"), on: Self.today)
            .then("team:support", .teamRenamed(.init(on: Self.today, title: "Care")))
        let renamed = try story.and(RenameTeam("support", to: "Care"), on: Self.today)
        #expect(Phrasebook(renamed.state, on: "2026-02-15").owner("team:support") == "Support")
        #expect(Phrasebook(renamed.state, on: "2026-02-16").owner("team:support") == "Care")
    }

    @Test("A merged team gives its open goals, its teams and its people to the other one")
    func merging() throws {
        let story = try Self.story()
            .and(AddObjective(title: "Done", cycle: "Q1", owner: "team:support"), on: "2026-01-01")
            .and(CloseGoal("O-2", outcome: .achieved, score: 1), on: "2026-02-01")
        try given(story).when(MergeTeam("support", into: "ops", reason: "one desk"), on: Self.today)
            .then([
                (
                    "team:support",
                    .teamMerged(.init(on: Self.today, successor: "ops", reason: "one desk"))
                ),
                (
                    "O-1",
                    .goalAssigned(.init(on: Self.today, owner: "team:ops", reason: "one desk"))
                ),
                (
                    "team:night",
                    .teamMoved(.init(on: Self.today, place: .below("ops"), reason: "one desk"))
                ),
                (
                    "person:p2",
                    .personDescribed(
                        .init(team: "ops", handle: nil, name: nil, login: nil, email: nil))
                ),
            ])
        let merged = try story.and(MergeTeam("support", into: "ops"), on: Self.today)
        let before = Perspective(entry: .max, day: "2026-02-15")
        let team = try #require(merged.state.teams["support"])
        #expect(!team.isRetired(at: before))
        #expect(team.isRetired(at: .latest))
        #expect(team.successor(at: .latest) == "ops")
        #expect(merged.state.goals["O-1"]?.owner(at: before) == "team:support")
        #expect(merged.state.goals["O-1"]?.owner(at: .latest) == "team:ops")
        #expect(merged.state.goals["O-2"]?.owner(at: .latest) == "team:support")
        #expect(merged.state.persons["p2"]?.team == "ops")
    }

    @Test("Merged into a team below it, that one rises to where the team stood")
    func mergingDown() throws {
        let story = try Self.story().and(MergeTeam("support", into: "night"), on: Self.today)
        #expect(story.state.teams["night"]?.parent(at: .latest) == "sales")
        let deep = try Self.story().and(MergeTeam("sales", into: "night"), on: Self.today)
        #expect(deep.state.teams["support"]?.parent(at: .latest) == "acme")
        #expect(deep.state.teams["night"]?.parent(at: .latest) == "support")
        let top = try Self.story().and(MergeTeam("acme", into: "sales"), on: Self.today)
        #expect(top.state.teams["sales"]?.parent(at: .latest) == nil)
        #expect(top.state.teams["ops"]?.parent(at: .latest) == "sales")
    }

    @Test("Merged on an earlier day, it gives away what came to it since, from that day on")
    func mergingBack() throws {
        let story = try Self.story()
            .and(AddObjective(title: "Later", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(AssignGoal("O-2", to: "team:support", on: "2026-02-10"), on: "2026-02-10")
            .and(MergeTeam("support", into: "ops", on: "2026-02-05"), on: Self.today)
        func owner(_ day: Day) -> Owner? {
            story.state.goals["O-2"]?.owner(at: Perspective(entry: .max, day: day))
        }
        #expect(owner("2026-02-09") == "team:sales")
        #expect(owner("2026-02-10") == "team:ops")
        #expect(
            try AssignmentRules.openGoals(of: .team("support"), in: story.state).isEmpty)
    }

    @Test("A retired team takes neither goals nor teams nor people")
    func retired() throws {
        let story = try Self.story().and(RetireTeam("night", reason: "no nights"), on: Self.today)
        try given(story)
            .when(AddObjective(title: "More", cycle: "Q1", owner: "team:night"), on: Self.today)
            .thenRefused("team night is retired and takes no goals; name another team")
        try given(story).when(AddTeam(id: "new", title: "New", parent: "night"), on: Self.today)
            .thenRefused("team night is retired by 2026-02-16; name another team")
        try given(story).when(ChangePerson(handle("bo"), team: "night"), on: Self.today)
            .thenRefused("team night is retired by 2026-02-16; name another team")
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        let later = try story.and(
            MoveTeam("sales", to: .below("ops"), on: "2026-02-10"), on: today)
        let retired = try story.and(RetireTeam("night"), on: today)
        let merged = try story.and(MergeTeam("night", into: "ops"), on: today)
        let day: Day = today
        func refusal(
            _ situation: String, _ story: Story, _ command: any Command, _ sentence: String
        ) -> RefusalCase {
            RefusalCase(situation, story, command, on: day, sentence)
        }
        return [
            refusal(
                "an unknown team", story, MoveTeam("care", to: .top),
                "there is no team care; add it: okr team add care TITLE"),
            refusal(
                "an unknown team above", story, MoveTeam("support", to: .below("care")),
                "there is no team care; add it: okr team add care TITLE"),
            refusal(
                "nowhere to go", story, MoveTeam("support"),
                "nothing is said that would move team support; give --parent, --top or --level"),
            refusal(
                "below itself", story, MoveTeam("sales", to: .below("sales")),
                "team sales would stand below itself: sales → sales; move one of them first: okr "
                    + "team move ID --top"),
            refusal(
                "below a team that is below it", story, MoveTeam("sales", to: .below("night")),
                "team sales would stand below itself: sales → night → support → sales; move one "
                    + "of them first: okr team move ID --top"),
            refusal(
                "below a team that is below it later", later,
                MoveTeam("ops", to: .below("sales"), on: "2026-02-01"),
                "team ops would stand below itself: ops → sales → ops; move one of them first: "
                    + "okr team move ID --top"),
            refusal(
                "a day to come", story, MoveTeam("support", to: .top, on: "2026-02-17"),
                "2026-02-17 is still to come: today is 2026-02-16; record it on its day, or give "
                    + "an earlier one with --on"),
            refusal(
                "a retired team", retired, MoveTeam("night", to: .top),
                "team night is retired by 2026-02-16; name another team"),
            refusal(
                "a merged team", merged, RenameTeam("night", to: "Day"),
                "team night is retired by 2026-02-16; name the team that took its place: ops"),
            refusal(
                "an unknown team", story, RenameTeam("care", to: "Care"),
                "there is no team care; add it: okr team add care TITLE"),
            refusal(
                "an empty title", story, RenameTeam("support", to: " "),
                "the title of the team is empty; give it a title"),
            refusal(
                "into itself", story, MergeTeam("support", into: "support"),
                "team support would be merged into itself; name another team"),
            refusal(
                "into an unknown team", story, MergeTeam("support", into: "care"),
                "there is no team care; add it: okr team add care TITLE"),
            refusal(
                "into a retired team", retired, MergeTeam("support", into: "night"),
                "team night is retired by 2026-02-16; name another team"),
            refusal(
                "an unknown team", story, RetireTeam("care"),
                "there is no team care; add it: okr team add care TITLE"),
            refusal(
                "a team with open goals", story, RetireTeam("support"),
                "team support owns open goals: O-1; give them away first: okr assign --from "
                    + "team:support --to WHO, or merge the team: okr team merge support INTO"),
            refusal(
                "a team with teams below it", story, RetireTeam("sales"),
                "teams stand below sales: support; move them first: okr team move support "
                    + "--parent ID"),
        ]
    }
}
