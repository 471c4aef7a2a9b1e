import OKRTesting
import Testing

@testable import OKRModel

@Suite("Assigning goals")
struct GoalAssignedTests {
    private static let today: Day = "2026-02-02"

    /// The quarter with a second person, Bo (p2).
    private static func company() throws -> Story {
        try quarter.and(AddPerson(handle: "bo", name: "Bo Li"), on: "2026-01-02")
    }

    private static func fact(
        on: Day = today, owner: Owner? = nil, reason: String? = nil,
        _ change: (inout GoalAssigned) -> Void = { _ in }
    ) -> Event {
        var fact = GoalAssigned(on: on, owner: owner, reason: reason)
        change(&fact)
        return .goalAssigned(fact)
    }

    @Test("A goal gets another owner from today or an earlier day on, with or without a reason")
    func owner() throws {
        try given(quarter).when(AssignGoal("KR-1", to: "person:ana"), on: Self.today)
            .then("KR-1", Self.fact(owner: "person:p1"))
        try given(quarter)
            .when(
                AssignGoal("O-1", to: "team:acme", reason: " grown ", on: "2026-01-15"),
                on: Self.today
            )
            .then("O-1", Self.fact(on: "2026-01-15", owner: "team:acme", reason: "grown"))
    }

    @Test("The key results of an objective keep their owners")
    func keyResultsStay() throws {
        let story = try quarter.and(AssignGoal("O-1", to: "person:ana"), on: Self.today)
        #expect(story.objective("O-1", on: Self.today).terms.owner == "person:p1")
        #expect(story.keyResult("KR-1", on: Self.today).terms.owner == "team:sales")
    }

    @Test("Reviewer and contributors change without the owner")
    func roles() throws {
        let story = try Self.company().and(
            AssignGoal("O-1", reviewer: .somebody("person:ana"), adding: ["team:acme"]),
            on: "2026-01-20")
        let terms = story.objective("O-1", on: Self.today).terms
        #expect(terms.owner == "team:sales")
        #expect(terms.reviewer == "person:p1")
        #expect(terms.contributors == ["team:acme"])
        try given(story)
            .when(
                AssignGoal(
                    "O-1", reviewer: .nobody, adding: ["person:bo"], removing: ["team:acme"]),
                on: Self.today
            )
            .then(
                "O-1",
                Self.fact {
                    $0.reviewer = .nobody
                    $0.added = ["person:p2"]
                    $0.removed = ["team:acme"]
                })
    }

    @Test("Only what differs on the day is recorded, and each contributor once")
    func differing() throws {
        let story = try Self.company().and(
            AssignGoal("O-1", adding: ["person:bo"]), on: "2026-01-20")
        let command = AssignGoal(
            "O-1", to: "team:sales", reviewer: .nobody,
            adding: ["person:bo", "team:acme", "team:acme"], removing: ["person:ana"])
        try given(story).when(command, on: Self.today)
            .then("O-1", Self.fact { $0.added = ["team:acme"] })
        var earlier = command
        earlier.on = "2026-01-19"
        try given(story).when(earlier, on: Self.today)
            .then(
                "O-1", Self.fact(on: "2026-01-19") { $0.added = ["person:p2", "team:acme"] },
                remarks: ["it holds until 2026-01-20, from which on @13 does"])
    }

    @Test("Where nobody changes, nothing is recorded")
    func nothing() throws {
        try given(quarter).when(AssignGoal("KR-1", to: "team:sales"), on: Self.today)
            .thenNothing("KR-1 is assigned so on 2026-02-02 already; nothing was recorded")
        try given(quarter).when(AssignGoal("KR-1", removing: ["person:ana"]), on: Self.today)
            .thenNothing("KR-1 is assigned so on 2026-02-02 already; nothing was recorded")
    }

    @Test("Past days keep the owner, and a backdated contributor leaves the others alone")
    func twoTimes() throws {
        let story = try Self.company()
            .and(AssignGoal("KR-1", to: "person:ana", adding: ["team:acme"]), on: Self.today)
            .and(AssignGoal("KR-1", adding: ["person:bo"], on: "2026-01-10"), on: "2026-02-03")
        #expect(story.keyResult("KR-1", on: "2026-02-01").terms.owner == "team:sales")
        #expect(story.keyResult("KR-1", on: "2026-02-01").terms.contributors == ["person:p2"])
        let now = story.keyResult("KR-1", on: "2026-02-03").terms
        #expect(now.owner == "person:p1")
        #expect(now.contributors == ["team:acme", "person:p2"])
        #expect(
            story.keyResult("KR-1", on: "2026-02-03", asOf: 13).terms.contributors == ["team:acme"])
    }

    @Test("Who has a goal is no goalpost")
    func noMove() throws {
        let story = try quarter.and(
            AssignGoal("KR-1", to: "person:ana", reviewer: .somebody("team:acme")),
            on: Self.today)
        #expect(story.keyResult("KR-1", on: Self.today).moves == 0)
    }

    @Test("A key result that is added later has the objective's owner of that time")
    func laterKeyResult() throws {
        let story = try quarter.and(AssignGoal("O-1", to: "person:ana"), on: Self.today)
        let added = try story.and(AddKeyResult(objective: "O-1", title: "More"), on: Self.today)
        #expect(added.keyResult("KR-6", on: Self.today).terms.owner == "person:p1")
    }

    @Test("Everything that somebody owns goes to another: drafts and strategy, but no closed goal")
    func handover() throws {
        var draft = AddObjective(title: "Next", cycle: "Q1", owner: "person:bo")
        draft.isDraft = true
        let story = try Self.company()
            .and(AssignGoal("KR-1", to: "person:bo"), on: "2026-01-10")
            .and(AssignGoal("KR-2", to: "person:bo"), on: "2026-01-10")
            .and(
                AssignGoal("KR-3", to: "person:bo", reviewer: .somebody("person:bo")),
                on: "2026-01-10"
            )
            .and(AddStrategy(title: "Mission", owner: "person:bo"), on: "2026-01-10")
            .and(draft, on: "2026-01-10")
            .and(CloseGoal("KR-2", outcome: .missed, score: 0), on: "2026-01-11")
            .and(VoidGoal("KR-3", reason: "twice"), on: "2026-01-11")
        try given(story)
            .when(HandOverGoals(from: "person:bo", to: "team:acme", reason: "left"), on: Self.today)
            .then(
                ["KR-1", "S-1", "O-2"].map { ($0, Self.fact(owner: "team:acme", reason: "left")) })
    }

    @Test("What somebody owned on a day is handed over from that day on")
    func handoverOnDay() throws {
        let story = try Self.company().and(
            AssignGoal("KR-1", to: "person:bo"), on: "2026-01-20")
        try given(story)
            .when(
                HandOverGoals(from: "person:bo", to: "team:acme", on: "2026-01-19"), on: Self.today
            )
            .thenNothing("person:bo owns no open goal on 2026-01-19; nothing was recorded")
        try given(story)
            .when(
                HandOverGoals(from: "person:bo", to: "team:acme", on: "2026-01-20"), on: Self.today
            )
            .then("KR-1", Self.fact(on: "2026-01-20", owner: "team:acme"))
    }

    @Test("With roles, what somebody reviews and contributes to is handed over too")
    func handoverWithRoles() throws {
        let story = try Self.company()
            .and(AssignGoal("O-1", reviewer: .somebody("person:bo")), on: "2026-01-10")
            .and(AssignGoal("KR-1", to: "person:bo", adding: ["person:bo"]), on: "2026-01-10")
            .and(AssignGoal("KR-2", adding: ["person:bo", "person:ana"]), on: "2026-01-10")
        let events = try AssignmentRules.handover(
            from: "person:p2", to: "person:p1", withRoles: true, on: Self.today, reason: nil,
            in: story.state)
        #expect(events.map(\.subject) == ["O-1", "KR-1", "KR-2"])
        #expect(
            events.map(\.event) == [
                Self.fact { $0.reviewer = .somebody("person:p1") },
                Self.fact(owner: "person:p1") {
                    $0.added = ["person:p1"]
                    $0.removed = ["person:p2"]
                },
                Self.fact { $0.removed = ["person:p2"] },
            ])
    }

    @Test("The sentence names everybody, and the differences are those of the day")
    func sentence() throws {
        let story = try Self.company()
        let words = Phrasebook(story.state)
        var fact = GoalAssigned(on: Self.today, owner: "person:p2", reason: nil)
        #expect(
            fact.sentence("KR-1", in: words)
                == "assigned KR-1 “Win deals” to Bo Li from 2026-02-02 on")
        fact.reviewer = .somebody("person:p1")
        fact.added = ["team:acme"]
        fact.removed = ["team:sales"]
        #expect(
            fact.sentence("KR-1", in: words)
                == "assigned KR-1 “Win deals” to Bo Li from 2026-02-02 on: reviewer Ana Ruiz, "
                + "contributor Acme, no longer contributor Sales")
        #expect(
            Set(fact.named) == ["person:p2", "person:p1", "team:acme", "team:sales"])
        let differences = fact.differences(from: story.state.goals["KR-1"])
        #expect(
            differences == [
                .init("owner", before: "team:sales", after: "person:p2"),
                .init("reviewer", before: nil, after: "person:p1"),
                .init("contributor", before: nil, after: "team:acme"),
                .init("contributor", before: nil, after: nil),
            ])
        #expect(
            words.readable(differences[0])
                == .init("owner", before: "team:sales", after: "person:bo"))
    }

    /// Everything that gives somebody a goal refuses who can take none any more.
    private static func takers() throws -> [RefusalCase] {
        let story = try company()
            .and(AddTeam(id: "ops", title: "Operations"), on: "2026-01-02")
            .and(AddTeam(id: "lab", title: "Laboratory"), on: "2026-01-02")
            .and(RetireTeam("ops"), on: "2026-01-20")
            .and(MergeTeam("lab", into: "sales"), on: "2026-01-20")
            .and(LeavePerson("bo"), on: "2026-01-20")
        let left = "person:bo left on 2026-01-20 and takes no goals; name somebody else"
        let retired = "team ops is retired and takes no goals; name another team"
        let merged =
            "team lab is retired and takes no goals; name the one that took its place: team:sales"
        var objective = AddObjective(title: "More", cycle: "Q1", owner: "team:sales")
        objective.reviewer = "person:bo"
        var keyResult = AddKeyResult(objective: "O-1", title: "More")
        keyResult.contributors = ["team:ops"]
        return [
            RefusalCase(
                "an owner who has left, on a day before", story,
                AssignGoal("KR-1", to: "person:bo", on: "2026-01-10"), left),
            RefusalCase(
                "a retired team as reviewer", story,
                AssignGoal("KR-1", reviewer: .somebody("team:ops")), retired),
            RefusalCase(
                "a merged team as contributor", story,
                AssignGoal("KR-1", adding: ["team:lab"]), merged),
            RefusalCase(
                "everything to a team that was merged", story,
                HandOverGoals(from: "team:sales", to: "team:lab"), merged),
            RefusalCase("a reviewer who has left", story, objective, left),
            RefusalCase("a retired team as contributor", story, keyResult, retired),
            RefusalCase(
                "a retired team as owner", story,
                AddStrategy(title: "Mission", owner: "team:ops"), retired),
        ]
    }

    @Test("Somebody who can take no goals any more can still be taken away")
    func removingLeaver() throws {
        let story = try Self.company()
            .and(AssignGoal("KR-1", adding: ["person:bo"]), on: "2026-01-10")
            .and(LeavePerson("bo"), on: "2026-01-20")
        try given(story).when(AssignGoal("KR-1", removing: ["person:bo"]), on: Self.today)
            .then("KR-1", Self.fact { $0.removed = ["person:p2"] })
    }

    static func refusals() throws -> [RefusalCase] { try ownRefusals() + takers() }

    private static func ownRefusals() throws -> [RefusalCase] {
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .achieved, score: 1), on: "2026-01-30")
        return [
            RefusalCase(
                "an unknown goal", AssignGoal("KR-9", to: "team:sales"),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "a closed goal", closed, AssignGoal("KR-1", to: "team:acme"),
                "KR-1 was closed as achieved and takes no new owner; reopen it first: "
                    + "okr reopen KR-1 --reason “…”"),
            RefusalCase(
                "nobody at all", AssignGoal("KR-1"),
                "nothing is said about who is to have KR-1; give an owner, --reviewer, "
                    + "--contributor or --remove-contributor"),
            RefusalCase(
                "an unknown owner", AssignGoal("KR-1", to: "person:bo"),
                "there is no person bo; add them: okr person add --handle bo --name NAME"),
            RefusalCase(
                "an unknown reviewer", AssignGoal("KR-1", reviewer: .somebody("team:ops")),
                "there is no team ops; add it: okr team add ops TITLE"),
            RefusalCase(
                "a contributor added and taken away",
                AssignGoal("KR-1", adding: ["person:ana"], removing: ["person:p1"]),
                "person:ana is to contribute to KR-1 and to contribute no longer; say one"),
            RefusalCase(
                "a day to come", AssignGoal("KR-1", to: "team:acme", on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "everything to its own owner",
                HandOverGoals(from: "person:ana", to: "person:p1"),
                "person:ana would hand over to themselves; name somebody else with --to"),
            RefusalCase(
                "everything of an unknown owner",
                HandOverGoals(from: "person:bo", to: "person:ana"),
                "there is no person bo; add them: okr person add --handle bo --name NAME"),
            RefusalCase(
                "everything on a day to come",
                HandOverGoals(from: "team:sales", to: "person:ana", on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
        ]
    }
}
