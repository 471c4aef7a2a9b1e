import OKRTesting
import Testing

@testable import OKRModel

@Suite("From a draft to an agreement")
struct AgreementTests {
    private static let today: Day = "2026-02-02"
    private static let proposed = Event.goalProposed(.init())

    /// The quarter with the draft objective O-2 and its draft key results KR-6 and KR-7.
    static func draft(on day: Day = "2026-01-05") throws -> Story {
        var objective = AddObjective(title: "Next", cycle: "Q1", owner: "team:sales")
        objective.isDraft = true
        return try quarter.and(objective, on: day)
            .and(keyResult("Reach"), on: day).and(keyResult("Hold"), on: day)
    }

    private static func keyResult(
        _ title: String, in objective: GoalID = "O-2", isDraft: Bool = false,
        reason: String? = nil
    ) -> AddKeyResult {
        var command = AddKeyResult(
            objective: objective, title: title, measures: [.baseline: 0, .target: 10])
        command.isDraft = isDraft
        command.reason = reason
        return command
    }

    private static func life(_ story: Story) -> [String] {
        ["O-2", "KR-6", "KR-7"].map { story.state.goals[$0]?.life.word ?? "nothing" }
    }

    @Test("The key results of a draft objective are drafts, and it is shown as one")
    func drafts() throws {
        let story = try Self.draft()
        #expect(Self.life(story) == ["draft", "draft", "draft"])
        #expect(story.keyResult("KR-6", on: Self.today).standing == .draft)
        #expect(story.objective("O-2", on: Self.today).standing == .draft)
    }

    @Test("A draft objective is proposed with its key results, and sent back with them")
    func proposeAndReturn() throws {
        let ids: [Subject] = ["O-2", "KR-6", "KR-7"]
        try given(Self.draft()).when(ProposeGoal("O-2"), on: Self.today)
            .then(ids.map { ($0, Self.proposed) })
        let story = try Self.draft().and(ProposeGoal("O-2"), on: "2026-01-06")
        #expect(Self.life(story) == ["proposed", "proposed", "proposed"])
        try given(story).when(ReturnGoal("O-2", reason: " vague "), on: Self.today)
            .then(ids.map { ($0, .goalReturned(.init(reason: "vague"))) })
        let back = try story.and(ReturnGoal("O-2", reason: "vague"), on: "2026-01-07")
        #expect(Self.life(back) == ["draft", "draft", "draft"])
    }

    @Test("Only the key results in a fitting state go along, and a key result can go alone")
    func fitting() throws {
        let story = try Self.draft().and(ProposeGoal("KR-6"), on: "2026-01-06")
        #expect(Self.life(story) == ["draft", "proposed", "draft"])
        try given(story).when(ProposeGoal("O-2"), on: Self.today)
            .then([("O-2", Self.proposed), ("KR-7", Self.proposed)])
        try given(story).when(ReturnGoal("O-2", reason: "vague"), on: Self.today)
            .then("KR-6", .goalReturned(.init(reason: "vague")))
        let voided = try story.and(VoidGoal("KR-7", reason: "twice"), on: "2026-01-07")
        try given(voided).when(AgreeOnGoals(["O-2"]), on: Self.today)
            .then([
                ("O-2", .goalAgreed(.init(reason: nil))), ("KR-6", .goalAgreed(.init(reason: nil))),
            ])
    }

    @Test("A key result added to a proposed objective is a draft, and can be proposed with it")
    func addedToProposed() throws {
        let story = try Self.draft().and(ProposeGoal("O-2"), on: "2026-01-06")
            .and(Self.keyResult("Late"), on: "2026-01-07")
        #expect(story.state.goals["KR-8"]?.life == .draft)
        try given(story).when(ProposeGoal("O-2"), on: Self.today).then("KR-8", Self.proposed)
    }

    @Test("Drafts and proposals are agreed on, many at once, each objective with its key results")
    func agree() throws {
        let first = try Self.draft().and(ProposeGoal("O-2"), on: "2026-01-06")
        var objective = AddObjective(title: "Other", cycle: "Q1", owner: "team:sales")
        objective.isDraft = true
        let story = try first.and(objective, on: "2026-01-06")
        let ids: [Subject] = ["O-3", "O-2", "KR-6", "KR-7"]
        try given(story)
            .when(AgreeOnGoals(["KR-6", "O-3", "O-2", "O-3"], reason: "kick-off"), on: Self.today)
            .then(ids.map { ($0, .goalAgreed(.init(reason: "kick-off"))) })
    }

    @Test("What is agreed counts from then on, as known then")
    func counts() throws {
        let story = try Self.draft().and(AgreeOnGoals(["O-2"]), on: "2026-01-09")
            .and(RecordCheckIn(on: "KR-6", value: 5), on: "2026-01-10")
        let figures = story.objective("O-2", on: "2026-01-10")
        #expect(figures.progress == 0.5)
        #expect(figures.reporting.reporting == 1 && figures.reporting.total == 2)
        let before = story.objective("O-2", on: "2026-01-10", asOf: 14)
        #expect(before.standing == .draft)
        #expect(before.reporting.total == 0)
    }

    @Test("What is agreed already is left out, and nothing is recorded where all of it is")
    func agreedAlready() throws {
        let story = try Self.draft().and(AgreeOnGoals(["O-2"]), on: "2026-01-12")
        try given(story).when(AgreeOnGoals(["O-2"]), on: Self.today)
            .thenNothing("O-2 is agreed already; nothing was recorded")
        try given(story).when(AgreeOnGoals(["O-1", "KR-6"]), on: Self.today)
            .thenNothing("O-1, KR-6 are agreed already; nothing was recorded")
        try given(Self.draft()).when(AgreeOnGoals(["O-1", "O-2"]), on: Self.today)
            .then(
                (["O-2", "KR-6", "KR-7"] as [Subject]).map { ($0, .goalAgreed(.init(reason: nil))) }
            )
    }

    @Test("Proposing again, and sending a draft back, changes nothing")
    func nothing() throws {
        let story = try Self.draft().and(ProposeGoal("O-2"), on: "2026-01-06")
        try given(story).when(ProposeGoal("O-2"), on: Self.today)
            .thenNothing("O-2 is proposed already; nothing was recorded")
        try given(Self.draft()).when(ReturnGoal("O-2", reason: "vague"), on: Self.today)
            .thenNothing("O-2 is a draft already; nothing was recorded")
    }

    @Test("A draft in an objective that was agreed on before is agreed on with a reason")
    func draftInAgreed() throws {
        let agreed = try Self.draft().and(AgreeOnGoals(["O-2"]), on: "2026-01-12")
            .and(Self.keyResult("More", isDraft: true), on: "2026-01-12")
        for goal in ["KR-8", "O-2"] as [GoalID] {
            try given(agreed).when(AgreeOnGoals([goal], reason: "needed"), on: "2026-01-12")
                .then("KR-8", .goalAgreed(.init(reason: "needed")))
        }
    }

    @Test("A draft in an objective that never was one needs no reason, for nothing was agreed on")
    func draftInNeverAgreed() throws {
        let story = try quarter.and(
            Self.keyResult("More", in: "O-1", isDraft: true), on: "2026-01-20")
        try given(story).when(AgreeOnGoals(["O-1"]), on: Self.today)
            .then("KR-6", .goalAgreed(.init(reason: nil)))
    }

    @Test("The states of earlier entries stay what they were")
    func knownStates() throws {
        let story = try Self.draft().and(ProposeGoal("O-2"), on: "2026-01-06")
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-12")
        let goal = try #require(story.state.goals["O-2"])
        #expect(goal.life(knownThrough: 14).word == "draft")
        #expect(goal.life(knownThrough: 15).word == "proposed")
        #expect(goal.life(knownThrough: 18).word == "active")
        #expect(goal.firstAgreement?.entry == 18)
    }

    @Test("An event that does not fit the state changes nothing and says so")
    func doesNotApply() throws {
        for (event, why) in [
            (Event.goalProposed(.init()), "the goal is no draft"),
            (.goalReturned(.init(reason: nil)), "the goal is not proposed"),
            (.goalAgreed(.init(reason: nil)), "the goal is agreed already"),
        ] {
            var goal = quarter.state.goals["O-1"]
            guard case .goal(let fact) = event.kind else { continue }
            #expect(fact.evolve(&goal, at: quarter.entries[0]) == .doesNotApply(why))
            #expect(goal?.turns.isEmpty == true)
        }
    }

    @Test("The sentences and differences tell the turn")
    func sentences() throws {
        let story = try Self.draft()
        let words = Phrasebook(story.state)
        let goal = story.state.goals["O-2"]
        #expect(GoalProposed().sentence("O-2", in: words) == "proposed O-2 “Next”")
        #expect(
            GoalReturned(reason: nil).sentence("O-2", in: words) == "sent O-2 “Next” back")
        #expect(GoalAgreed(reason: nil).sentence("O-2", in: words) == "agreed on O-2 “Next”")
        #expect(
            GoalProposed().differences(from: goal)
                == [.init("state", before: "draft", after: "proposed")])
        #expect(
            GoalAgreed(reason: nil).differences(from: goal)
                == [.init("state", before: "draft", after: "active")])
    }

    static func refusals() throws -> [RefusalCase] {
        let draft = try draft()
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .achieved, score: 1), on: "2026-01-30")
        let inAgreed = try draft.and(AgreeOnGoals(["O-2"]), on: "2026-01-12")
            .and(keyResult("More", isDraft: true), on: "2026-01-30")
        return [
            RefusalCase(
                "an agreed goal", ProposeGoal("O-1"),
                "O-1 is agreed already, and only a draft is proposed; begin with a draft: "
                    + "--draft, when the goal is added"),
            RefusalCase(
                "a closed goal", closed, ProposeGoal("KR-1"),
                "KR-1 was closed as achieved and takes no proposal; reopen it first: "
                    + "okr reopen KR-1 --reason “…”"),
            RefusalCase(
                "an agreed goal", ReturnGoal("O-1", reason: "vague"),
                "O-1 is agreed already, and only a proposal is sent back; change what is wrong "
                    + "with it, or abandon it: okr close O-1 --outcome abandoned --note “…”"),
            RefusalCase(
                "no reason", try draft.and(ProposeGoal("O-2"), on: "2026-01-06"),
                ReturnGoal("O-2", reason: " "),
                "sending O-2 back needs a reason; say why with --reason “…”"),
            RefusalCase(
                "no goal at all", AgreeOnGoals([]),
                "no goal is named to agree on; name one or more"),
            RefusalCase(
                "an unknown goal among others", draft, AgreeOnGoals(["O-2", "O-9"]),
                "there is no goal O-9; okr status lists the goals"),
            RefusalCase(
                "a key result of a draft objective", draft, AgreeOnGoals(["KR-6"]),
                "KR-6 belongs to O-2, which is not agreed yet; agree on that, and its key "
                    + "results with it: okr agree O-2"),
            RefusalCase(
                "a key result of an agreed objective without a reason", inAgreed,
                AgreeOnGoals(["KR-8"]),
                "this moves the goalposts of O-2, and a move needs a reason; say why with "
                    + "--reason “…”"),
            RefusalCase(
                "a check-in on a draft", draft, RecordCheckIn(on: "KR-6", value: 1),
                "KR-6 is not agreed yet and takes no check-in; agree on it first: "
                    + "okr agree KR-6"),
            RefusalCase(
                "the closing of a draft", draft, CloseGoal("O-2", outcome: .missed, score: 0),
                "O-2 is not agreed yet and cannot be closed; agree on it: okr agree O-2, or take "
                    + "it out: okr void O-2"),
        ]
    }
}
