import OKRTesting
import Testing

@testable import OKRModel

@Suite("Moving goals")
struct GoalMovedTests {
    private static let today: Day = "2026-02-02"

    /// Three objectives, and the cycles Y (all of 2026) and Q2; last entry @17.
    private static func story() throws -> Story {
        try threeObjectives()
            .and(AddCycle(id: "Y", start: "2025-12-01", end: "2026-12-31"), on: "2026-01-01")
            .and(AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"), on: "2026-01-01")
    }

    private static func move(
        _ goal: GoalID = "KR-1", to place: String = "O-2", reason: String? = "why",
        on: Day? = nil
    ) -> MoveGoal {
        MoveGoal(goal, to: place, reason: reason, on: on)
    }

    @Test("A key result moves to another objective, an objective to another cycle")
    func shapes() throws {
        try given(Self.story()).when(Self.move(), on: Self.today)
            .then("KR-1", .goalMoved(.init(on: Self.today, to: .objective("O-2"), reason: "why")))
        try given(Self.story()).when(Self.move("O-1", to: "Q2"), on: Self.today)
            .then("O-1", .goalMoved(.init(on: Self.today, to: .cycle("Q2"), reason: "why")))
    }

    @Test("From its day on it counts there with its check-ins, and no longer where it was")
    func counting() throws {
        let story = try Self.story()
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-05")
            .and(RecordCheckIn(on: "KR-6", value: 100), on: "2026-01-05")
            .and(Self.move(on: "2026-01-20"), on: Self.today)
        #expect(story.objective("O-2", on: "2026-01-19").progress == 1)
        #expect(story.objective("O-2", on: "2026-01-20").progress == 0.75)
        #expect(story.objective("O-2", on: "2026-01-20", asOf: 19).progress == 1)
        #expect(story.objective("O-1", on: "2026-01-19").keyResults.first == "KR-1")
        #expect(story.objective("O-1", on: "2026-01-20").keyResults.first == "KR-2")
        #expect(story.objective("O-2", on: "2026-01-20").keyResults == ["KR-1", "KR-6"])
        #expect(story.keyResult("KR-1", on: "2026-01-19").terms.objective == "O-1")
        #expect(story.keyResult("KR-1", on: "2026-01-20").terms.objective == "O-2")
        #expect(story.keyResult("KR-1", on: "2026-01-20").moves == 1)
        // In the original set it stays where it was.
        #expect(story.objective("O-2", on: "2026-01-20").drift == 0.75 - 1)
    }

    @Test("An objective counts in its new cycle from its day on, and its key results with it")
    func cycles() throws {
        let story = try Self.story()
            .and(RecordCheckIn(on: "KR-6", value: 100), on: "2026-01-05")
            .and(Self.move("O-2", to: "Y"), on: Self.today)
        #expect(story.cycle("Q1", on: "2026-02-01").reporting.total == 3)
        #expect(story.cycle("Q1", on: Self.today).reporting.total == 2)
        #expect(story.cycle("Y", on: "2026-02-01").reporting.total == 0)
        #expect(story.cycle("Y", on: Self.today).progress == 1)
        #expect(story.keyResult("KR-6", on: Self.today).lastDay == "2026-12-31")
    }

    @Test("In another cycle the first day is that cycle's; in the same it stays")
    func firstDay() throws {
        let story = try Self.story()
            .and(
                AddKeyResult(
                    objective: "O-2", title: "Late", measures: [.baseline: 0, .target: 1],
                    on: "2026-01-21"), on: "2026-01-21"
            )
            .and(Self.move("O-2", to: "Y"), on: Self.today)
        #expect(story.keyResult("KR-8", on: "2026-02-01").firstDay == "2026-01-21")
        #expect(story.keyResult("KR-8", on: "2026-02-02").firstDay == "2025-12-01")
        #expect(story.keyResult("KR-8", on: "2026-02-02").expected == 63.0 / 395)
        #expect(story.keyResult("KR-6", on: "2026-02-02").firstDay == "2025-12-01")
        // To another objective of its cycle it takes its first day along.
        let beside = try story.and(Self.move("KR-8", to: "O-3"), on: "2026-02-03")
        #expect(beside.keyResult("KR-8", on: "2026-02-03").firstDay == "2026-01-21")
        // What is added to an objective that has moved was never anywhere else.
        let added = try story.and(
            AddKeyResult(objective: "O-2", title: "New", measures: [.baseline: 0, .target: 1]),
            on: "2026-02-04")
        #expect(added.keyResult("KR-9", on: "2026-02-04").firstDay == "2026-02-04")
        // A key result comes into the cycle of its new objective.
        let across = try story.and(Self.move("KR-1", to: "O-2"), on: "2026-02-03")
        #expect(across.keyResult("KR-1", on: "2026-02-03").firstDay == "2025-12-01")
        #expect(across.keyResult("KR-1", on: "2026-02-02").firstDay == "2026-01-01")
        // Back in the cycle it was created in, it began when it was created.
        let back = try story.and(Self.move("O-2", to: "Q1"), on: "2026-02-05")
        #expect(back.keyResult("KR-8", on: "2026-02-05").firstDay == "2026-01-21")
    }

    @Test("On the day it was recorded no reason is needed, unless where it goes was agreed on")
    func withoutReason() throws {
        try given(Self.story()).when(Self.move(reason: nil), on: "2026-01-01")
            .then(
                "KR-1", .goalMoved(.init(on: "2026-01-01", to: .objective("O-2"), reason: nil)))
        var draft = AddObjective(title: "Agreed", cycle: "Q1", owner: "team:sales")
        draft.isDraft = true
        let agreed = try Self.story().and(draft, on: "2026-01-01")
            .and(AgreeOnGoals(["O-4"]), on: "2026-01-01")
        try given(agreed).when(Self.move(to: "O-4", reason: nil), on: "2026-01-01")
            .thenRefused(
                "this moves the goalposts of KR-1, and a move needs a reason; say why with "
                    + "--reason “…”")
    }

    @Test("Where it belongs already nothing is recorded")
    func nothing() throws {
        try given(Self.story()).when(Self.move(to: "O-1"), on: Self.today)
            .thenNothing("KR-1 belongs to O-1 on 2026-02-02 already; nothing was recorded")
        try given(Self.story()).when(Self.move("O-1", to: "Q1"), on: Self.today)
            .thenNothing("O-1 belongs to Q1 on 2026-02-02 already; nothing was recorded")
    }

    @Test("A closed goal stays where it was, whatever is retracted later")
    func standsStill() throws {
        let story = try Self.story()
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-05")
            .and(Self.move(on: "2026-01-20"), on: "2026-01-20")
            .and(CloseGoal("KR-1", outcome: .missed), on: "2026-01-25")
            .and(RetractEntry(19, reason: "mistook"), on: Self.today)
        #expect(story.objective("O-2", on: Self.today).keyResults == ["KR-1", "KR-6"])
        #expect(!story.objective("O-1", on: Self.today).keyResults.contains("KR-1"))
        #expect(story.keyResult("KR-1", on: Self.today).terms.objective == "O-2")
        let open = try story.and(ReopenGoal("KR-1", reason: "go on"), on: Self.today)
        #expect(open.objective("O-1", on: Self.today).keyResults.contains("KR-1"))
    }

    @Test("Its day can be corrected, where it went to cannot")
    func corrected() throws {
        let story = try Self.story().and(Self.move(), on: Self.today)
        let earlier = try story.and(
            CorrectEntry(18, on: "2026-01-20", reason: "typo"), on: Self.today)
        #expect(earlier.keyResult("KR-1", on: "2026-01-20").terms.objective == "O-2")
        try given(story).when(CorrectEntry(18, word: "O-3", reason: "typo"), on: Self.today)
            .thenRefused(
                "@18 has no one value that could be replaced; retract it and record the change "
                    + "again")
    }

    @Test("Sentence and account say where from and where to")
    func account() throws {
        let story = try Self.story().and(Self.move(), on: Self.today)
            .and(Self.move("O-1", to: "Q2"), on: Self.today)
        let lines = Account(story.entries) { $0.number > 17 }.lines
        #expect(
            lines.map(\.differences) == [
                [.init("objective", before: "O-1", after: "O-2")],
                [.init("cycle", before: "Q1", after: "Q2")],
            ])
        let words = Phrasebook(story.state)
        #expect(
            lines.map { $0.entry.event.fact.sentence($0.entry.subject, in: words) } == [
                "moved KR-1 “Win deals” to O-2 “Below” from 2026-02-02 on",
                "moved O-1 “Grow” to cycle Q2 from 2026-02-02 on",
            ])
        #expect(lines.map(\.entry.event.fact.named) == [["O-2"], ["cycle:Q2"]])
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        var draft = AddObjective(title: "Draft", cycle: "Q1", owner: "team:sales")
        draft.isDraft = true
        let supported = try story.and(
            AlignGoal("O-2", to: .init(id: "KR-1", weight: nil)), on: "2026-01-20"
        ).and(draft, on: "2026-01-20").and(AddStrategy(title: "Lead"), on: "2026-01-20")
        let closed = try story.and(VoidGoal("KR-6", reason: "twice"), on: "2026-01-20")
            .and(CloseGoal("O-2", outcome: .missed, score: 0), on: "2026-01-20")
        return [
            RefusalCase(
                "to a closed objective", closed, move(),
                "O-2 was closed as missed and takes no key result; reopen it first: "
                    + "okr reopen O-2 --reason “…”"),
            RefusalCase(
                "a closed objective", closed, move("O-2", to: "Q2"),
                "O-2 was closed as missed and takes no move; reopen it first: "
                    + "okr reopen O-2 --reason “…”"),
            RefusalCase(
                "a key result to a cycle", story, move(to: "Q2"),
                "KR-1 is a key result and belongs to the cycle of its objective; move it to an "
                    + "objective of Q2: okr move KR-1 OBJECTIVE"),
            RefusalCase(
                "a key result to a key result", story, move(to: "KR-2"),
                "KR-2 is no objective and cannot have key results; move KR-1 to an objective: "
                    + "okr move KR-1 OBJECTIVE"),
            RefusalCase(
                "a key result to nowhere", story, move(to: "O-9"),
                "there is no goal O-9; okr status lists the goals"),
            RefusalCase(
                "a key result to what is no identifier", story, move(to: "O 9"),
                "“O 9” is no identifier; okr status lists the objectives"),
            RefusalCase(
                "an objective to an objective", story, move("O-2", to: "O-1"),
                "O-2 is an objective and belongs to a cycle, not to O-1; align it instead: "
                    + "okr align O-2 O-1"),
            RefusalCase(
                "an objective to an unknown cycle", story, move("O-2", to: "Q3"),
                "there is no cycle Q3; add it: okr cycle add Q3 --from DAY --to DAY"),
            RefusalCase(
                "an agreed key result to a draft", supported, move(to: "O-4"),
                "O-4 is not agreed yet and holds no key result that is; agree on it first: "
                    + "okr agree O-4"),
            RefusalCase(
                "a part of the strategy", supported, move("S-1", to: "Q2"),
                "S-1 is part of the strategy and belongs to no cycle; align it to another part: "
                    + "okr align S-1 PARENT"),
            RefusalCase(
                "below what supports it", supported, move(to: "O-2"),
                "KR-1 would stand above itself: KR-1 → O-2 → KR-1; take one of these alignments "
                    + "away first: okr unalign GOAL PARENT"),
            RefusalCase(
                "a day to come", story, move(on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a move without a reason", story, move(reason: nil),
                "this moves the goalposts of KR-1, and a move needs a reason; say why with "
                    + "--reason “…”"),
        ]
    }
}
