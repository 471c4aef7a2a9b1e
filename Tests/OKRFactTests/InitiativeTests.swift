import OKRTesting
import Testing

@testable import OKRModel

@Suite("Initiatives")
struct InitiativeTests {
    private static let today: Day = "2026-02-02"

    /// Two initiatives: I-1 (@12) serves KR-1, I-2 (@13) the strategy (@14).
    private static func story() throws -> Story {
        try quarter
            .and(
                AddInitiative(title: "Rewrite", owner: "team:sales", serves: ["KR-1"]),
                on: "2026-01-05"
            )
            .and(AddStrategy(title: "Mission"), on: "2026-01-05")
            .and(
                AddInitiative(
                    title: "Train", owner: "person:ana", serves: ["S-1", "O-1"],
                    deadline: "2026-03-01"), on: "2026-01-05")
    }

    private static func said(
        _ progress: Decimal?, _ effort: Effort = .open, note: String? = nil, on: Day = today
    ) -> Event {
        .initiativeProgressed(.init(on: on, progress: progress, effort: effort, note: note))
    }

    private static func figures(_ story: Story, _ id: GoalID = "I-1", on day: Day = today)
        -> InitiativeFigures?
    {
        story.state.initiatives(at: Perspective(entry: story.last, day: day))
            .first { $0.goal.id == id }
    }

    @Test("An initiative serves goals of every type, and is assigned the next number")
    func added() throws {
        try given(quarter)
            .when(
                AddInitiative(title: " Rewrite ", owner: "team:sales", serves: ["KR-1", "O-1"]),
                on: Self.today
            )
            .then(
                "I-1",
                .initiativeAdded(
                    .init(
                        on: Self.today, owner: "team:sales",
                        parents: [.init(id: "KR-1", weight: nil), .init(id: "O-1", weight: nil)],
                        title: "Rewrite")), created: "I-1")
        var whole = AddInitiative(
            id: "train", title: "Train", description: "Everybody.", owner: "person:ana",
            serves: ["O-1"], deadline: "2026-03-01", on: "2026-01-15")
        whole.contributors = ["team:acme"]
        try given(quarter).when(whole, on: Self.today)
            .then(
                "train",
                .initiativeAdded(
                    .init(
                        on: "2026-01-15", owner: "person:p1",
                        parents: [.init(id: "O-1", weight: nil)], contributors: ["team:acme"],
                        deadline: "2026-03-01", title: "Train", description: "Everybody.")),
                created: "train")
    }

    @Test("It is at 0 until something is said, then at what was said of the day")
    func progress() throws {
        let story = try Self.story()
        #expect(Self.figures(story)?.percent == 0)
        #expect(Self.figures(story)?.effort == .open)
        #expect(Self.figures(story)?.said == nil)
        try given(story).when(ProgressInitiative("I-1", .percent(40)), on: Self.today)
            .then("I-1", Self.said(40))
        let later = try story.and(
            ProgressInitiative("I-1", .percent(40), on: "2026-01-20"), on: Self.today)
        #expect(Self.figures(later, on: "2026-01-19")?.percent == 0)
        #expect(Self.figures(later, on: "2026-01-20")?.percent == 40)
        #expect(Self.figures(later)?.share == 0.4)
        #expect(Self.figures(later)?.said?.stamp.entry == 15)
    }

    @Test("Done means 100 %, dropped leaves it where it got, and a percentage opens it again")
    func ends() throws {
        let begun = try Self.story().and(ProgressInitiative("I-1", .percent(40)), on: "2026-01-20")
        try given(begun).when(ProgressInitiative("I-1", .done), on: Self.today)
            .then("I-1", Self.said(100, .done))
        let dropped = try begun.and(
            ProgressInitiative("I-1", .dropped, note: "bought"), on: "2026-01-25")
        #expect(Self.figures(dropped)?.percent == 40)
        #expect(Self.figures(dropped)?.effort == .dropped)
        #expect(Self.figures(dropped)?.said?.note == "bought")
        let again = try dropped.and(ProgressInitiative("I-1", .percent(40)), on: "2026-01-26")
        #expect(Self.figures(again)?.effort == .open)
        let done = try again.and(ProgressInitiative("I-1", .done), on: "2026-01-27")
        #expect(Self.figures(done)?.percent == 100)
        let open = try done.and(ProgressInitiative("I-1", .percent(90)), on: "2026-01-28")
        #expect(Self.figures(open)?.percent == 90 && Self.figures(open)?.effort == .open)
    }

    @Test("What holds already changes nothing, unless a note says more")
    func nothing() throws {
        let begun = try Self.story().and(ProgressInitiative("I-1", .percent(40)), on: "2026-01-20")
        try given(begun).when(ProgressInitiative("I-1", .percent(40)), on: Self.today)
            .thenNothing("I-1 is at 40 % on 2026-02-02 already; nothing was recorded")
        try given(begun)
            .when(ProgressInitiative("I-1", .percent(40), note: "still"), on: Self.today)
            .then("I-1", Self.said(40, note: "still"))
        let done = try begun.and(ProgressInitiative("I-1", .done), on: "2026-01-21")
        for step in [ProgressInitiative.Step.done, .percent(100)] {
            try given(done).when(ProgressInitiative("I-1", step), on: Self.today)
                .thenNothing("I-1 is done on 2026-02-02 already; nothing was recorded")
        }
        let dropped = try begun.and(
            ProgressInitiative("I-1", .dropped, note: "why"), on: "2026-01-21")
        try given(dropped).when(ProgressInitiative("I-1", .dropped), on: Self.today)
            .thenNothing("I-1 is dropped on 2026-02-02 already; nothing was recorded")
    }

    @Test("What is said is corrected and retracted; as known before, it stays what it was")
    func amended() throws {
        let story = try Self.story()
            .and(ProgressInitiative("I-1", .percent(40)), on: "2026-01-20")
            .and(CorrectEntry(15, value: 30, reason: "a slip"), on: "2026-01-21")
            .and(ProgressInitiative("I-1", .dropped, note: "bought"), on: "2026-01-22")
            .and(RetractEntry(17, reason: "not yet"), on: "2026-01-23")
        func at(_ entry: Int) throws -> (Decimal, Effort) {
            let goal = try #require(story.state.goals["I-1"])
            let figures = InitiativeFigures(goal, at: Perspective(entry: entry, day: Self.today))
            return (figures.percent, figures.effort)
        }
        #expect(try at(14) == (0, .open))
        #expect(try at(15) == (40, .open))
        #expect(try at(16) == (30, .open))
        #expect(try at(17) == (30, .dropped))
        #expect(try at(18) == (30, .open))
    }

    @Test("It counts in nothing, moves no goalposts, and takes a deadline without a reason")
    func countsNowhere() throws {
        let story = try Self.story()
        let before = quarter.objective("O-1", on: Self.today)
        let after = try story.and(ProgressInitiative("I-2", .percent(90)), on: "2026-01-20")
            .objective("O-1", on: Self.today)
        #expect(before.progress == after.progress && before.reporting == after.reporting)
        try given(story).when(ChangeDeadline(of: "I-2", to: "2026-04-01"), on: Self.today)
            .then(
                "I-2",
                .deadlineChanged(.init(on: Self.today, deadline: "2026-04-01", reason: nil)))
        #expect(story.state.goals["I-2"]?.moves(knownThrough: .max).isEmpty == true)
    }

    @Test("It is found by the goals that it serves, by its owner, and by the cycle of those")
    func found() throws {
        let story = try Self.story()
        let view = Perspective(entry: story.last, day: Self.today)
        func ids(_ filter: GoalFilter) -> [GoalID] {
            story.state.initiatives(at: view, of: filter).map(\.goal.id)
        }
        #expect(ids(GoalFilter()) == ["I-1", "I-2"])
        #expect(ids(GoalFilter(goal: "KR-1")) == ["I-1"])
        #expect(ids(GoalFilter(goal: "O-1")) == ["I-1", "I-2"])
        #expect(ids(GoalFilter(goal: "S-1")) == ["I-2"])
        #expect(ids(GoalFilter(owners: ["person:p1"])) == ["I-2"])
        #expect(ids(GoalFilter(cycle: "Q1")) == ["I-1", "I-2"])
        #expect(story.state.initiatives(serving: "KR-1", at: view).map(\.goal.id) == ["I-1"])
        let gone = try story.and(UnalignGoal("I-1", from: "KR-1"), on: "2026-01-20")
            .and(VoidGoal("I-2", reason: "twice"), on: "2026-01-20")
        let late = Perspective(entry: gone.last, day: Self.today)
        #expect(gone.state.initiatives(serving: "KR-1", at: late).isEmpty)
        #expect(gone.state.initiatives(at: late).map(\.goal.id) == ["I-1"])
    }

    @Test("A day outside its own is remarked")
    func remarks() throws {
        try given(Self.story())
            .when(ProgressInitiative("I-2", .percent(5), on: "2026-01-02"), on: Self.today)
            .then(
                "I-2", Self.said(5, on: "2026-01-02"),
                remarks: ["2026-01-02 is before the initiative's first day, 2026-01-05"])
        try given(Self.story()).when(ProgressInitiative("I-2", .percent(5)), on: "2026-03-02")
            .then(
                "I-2", Self.said(5, on: "2026-03-02"),
                remarks: ["2026-03-02 is after the initiative's deadline, 2026-03-01"])
    }

    @Test("Its sentences")
    func sentences() throws {
        let story = try Self.story().and(ProgressInitiative("I-1", .percent(40)), on: "2026-01-20")
            .and(ProgressInitiative("I-1", .done), on: "2026-01-21")
            .and(ProgressInitiative("I-1", .dropped, note: "bought"), on: "2026-01-22")
        let words = Phrasebook(story.state)
        #expect(
            (story.entries.suffix(3) + [story.entries[11]]).map { words.sentence($0) } == [
                "Ana Ruiz said that I-1 “Rewrite” is under way, 40 % of it done, "
                    + "from 2026-01-20 on",
                "Ana Ruiz said that I-1 “Rewrite” is done from 2026-01-21 on",
                "Ana Ruiz dropped I-1 “Rewrite” from 2026-01-22 on",
                "Ana Ruiz added initiative I-1 “Rewrite”, owned by Sales, to serve KR-1",
            ])
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story().and(ProgressInitiative("I-1", .done), on: "2026-01-20")
        func adding(_ goals: [GoalID]) -> AddInitiative {
            AddInitiative(title: "Work", owner: "team:sales", serves: goals)
        }
        var counting = adding([])
        counting.serves = [.init(id: "O-1", weight: 1)]
        return [
            .init(
                "no goal", adding([]),
                "an initiative serves a goal, and none is named; name one with --serves GOAL"),
            .init(
                "an unknown goal", adding(["O-9"]),
                "there is no goal O-9; okr status lists the goals"),
            .init(
                "a goal named twice", adding(["O-1", "O-1"]),
                "O-1 is named as a parent twice; name it once"),
            .init(
                "an initiative", story, adding(["I-1"]),
                "I-1 is an initiative, and nothing stands below one; "
                    + "name the goal that both of them serve"),
            .init(
                "a goal with a weight", counting,
                "I-1 is an initiative and does not count in the progress of O-1; "
                    + "leave the weight out: O-1"),
            .init(
                "a deadline before its day",
                AddInitiative(
                    title: "Work", owner: "team:sales", serves: ["O-1"], deadline: "2026-01-01"),
                "the deadline 2026-01-01 is before the goal's first day, 2026-02-02; "
                    + "give a later one"),
            .init(
                "101 %", story, ProgressInitiative("I-1", .percent(101)),
                "101 is no percentage; give a number from 0 to 100"),
            .init(
                "a key result", story, ProgressInitiative("KR-1", .percent(5)),
                "KR-1 is a key result, and only an initiative says how far it is; "
                    + "check in on it: okr check-in KR-1 VALUE"),
            .init(
                "an objective", story, ProgressInitiative("O-1", .done),
                "O-1 is an objective, and only an initiative says how far it is; "
                    + "okr initiative list lists the initiatives"),
            .init(
                "dropped without a note", story, ProgressInitiative("I-1", .dropped),
                "dropping I-1 needs a note; say why with --note “…”"),
            .init(
                "a day to come", story, ProgressInitiative("I-1", .percent(5), on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; "
                    + "record it on its day, or give an earlier one with --on"),
            .init(
                "what was done to less", story, CorrectEntry(15, value: 60, reason: "why"),
                "@15 says that the initiative is done, which means 100 %; retract it, and say how "
                    + "far it was: okr initiative progress ID PERCENT --on DAY"),
        ] + others(story)
    }

    private static func others(_ story: Story) -> [RefusalCase] {
        let take = "say how far it is: okr initiative progress I-1 PERCENT"
        let cases: [(any Command, String)] = [
            (
                RecordCheckIn(on: "I-1", value: 5),
                "I-1 is an initiative and takes no check-in; \(take)"
            ),
            (
                ChangeTarget(of: "I-1", to: [.target: 5]),
                "I-1 is an initiative and takes no new target; \(take)"
            ),
            (
                ReopenGoal("I-1", reason: "why"),
                "I-1 is an initiative and is never closed; \(take)"
            ),
            (
                CloseGoal("I-1", outcome: .achieved),
                "I-1 is an initiative and has no outcome; "
                    + "say how far it is: okr initiative progress I-1 done"
            ),
            (
                CarryGoal("I-1", to: "Q1"),
                "I-1 is an initiative and goes on without being carried; "
                    + "name an objective or a key result"
            ),
            (
                AgreeOnGoals(["I-1"]),
                "I-1 is an initiative and is never a draft; agree on goals of a cycle: okr agree "
                    + "GOAL"
            ),
            (
                ProposeGoal("I-1"),
                "I-1 is an initiative and is never a draft; agree on goals of a cycle: okr agree "
                    + "GOAL"
            ),
            (
                MoveGoal("I-1", to: "Q1"),
                "I-1 is an initiative and belongs to no cycle; "
                    + "align it to another goal: okr align I-1 PARENT"
            ),
            (
                ChangeWeight(of: "I-1", to: 2),
                "I-1 is an initiative and counts in no mean; weigh an objective or a key result"
            ),
            (
                AlignGoal("I-1", to: .init(id: "O-1", weight: 1)),
                "I-1 is an initiative and does not count in the progress of O-1; "
                    + "leave the weight out: O-1"
            ),
        ]
        return cases.map { RefusalCase("an initiative", story, $0.0, $0.1) }
    }
}
