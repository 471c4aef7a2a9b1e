import OKRTesting
import Testing

@testable import OKRModel

/// The quarter with O-2 and O-3 beside O-1, each with a key result from 0 to 100; last entry @15.
func threeObjectives() throws -> Story {
    try quarter
        .and(AddObjective(title: "Below", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
        .and(AddObjective(title: "Beside", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
        .and(
            AddKeyResult(objective: "O-2", title: "Two", measures: [.baseline: 0, .target: 100]),
            on: "2026-01-01"
        )
        .and(
            AddKeyResult(objective: "O-3", title: "Three", measures: [.baseline: 0, .target: 100]),
            on: "2026-01-01")
}

@Suite("Aligning goals")
struct GoalAlignedTests {
    private static let today: Day = "2026-02-02"

    private static func align(
        _ goal: GoalID, to parent: GoalID, _ weight: Decimal? = nil, reason: String? = nil,
        on: Day? = nil
    ) -> AlignGoal {
        AlignGoal(goal, to: .init(id: parent, weight: weight), reason: reason, on: on)
    }

    private static func aligned(
        _ parent: GoalID, _ weight: Decimal? = nil, reason: String? = nil, on: Day = today
    ) -> Event {
        .goalAligned(
            .init(on: on, parent: .init(id: parent, weight: weight), reason: reason))
    }

    @Test("An objective can support others, a key result too, and count in other objectives")
    func shapes() throws {
        let story = try threeObjectives()
        try given(story).when(Self.align("O-2", to: "O-1"), on: Self.today)
            .then("O-2", Self.aligned("O-1"))
        try given(story).when(Self.align("O-2", to: "KR-1"), on: Self.today)
            .then("O-2", Self.aligned("KR-1"))
        try given(story).when(Self.align("O-2", to: "O-1", 0.5, on: "2026-01-20"), on: Self.today)
            .then("O-2", Self.aligned("O-1", 0.5, on: "2026-01-20"))
        let both = try story.and(Self.align("O-2", to: "O-1", 1), on: Self.today)
            .and(Self.align("O-2", to: "O-3", 2), on: Self.today)
        #expect(
            both.objective("O-2", on: Self.today).terms.parents == [
                .init(id: "O-1", weight: 1), .init(id: "O-3", weight: 2),
            ])
    }

    @Test("It counts from its day on, and until the day it is taken away")
    func days() throws {
        let story = try threeObjectives()
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-05")
            .and(RecordCheckIn(on: "KR-6", value: 90), on: "2026-01-05")
            .and(CloseGoal("KR-2", outcome: .abandoned, note: "moot"), on: "2026-01-05")
            .and(CloseGoal("KR-3", outcome: .abandoned, note: "moot"), on: "2026-01-05")
            .and(CloseGoal("KR-4", outcome: .abandoned, note: "moot"), on: "2026-01-05")
            .and(Self.align("O-2", to: "O-1", 3, on: "2026-01-20"), on: Self.today)
            .and(UnalignGoal("O-2", from: "O-1", reason: "why"), on: Self.today)
        #expect(story.objective("O-1", on: "2026-01-19").progress == 0.5)
        #expect(story.objective("O-1", on: "2026-01-20").progress == (0.5 + 3 * 0.9) / 4)
        #expect(story.objective("O-1", on: "2026-02-01").progress == (0.5 + 3 * 0.9) / 4)
        #expect(story.objective("O-1", on: Self.today).progress == 0.5)
        // As known before the alignment there was none.
        #expect(story.objective("O-1", on: "2026-01-20", asOf: 20).progress == 0.5)
        // In the cycle it counts of its own again.
        #expect(story.cycle("Q1", on: "2026-01-20").reporting.total == 2)
        #expect(story.cycle("Q1", on: Self.today).reporting.total == 3)
    }

    @Test("A new alignment is no move; counting less, or no longer, is one")
    func moves() throws {
        let story = try threeObjectives()
            .and(Self.align("O-2", to: "O-1", 0.5), on: Self.today)
        #expect(story.state.goals["O-2"]?.moves(knownThrough: .max).isEmpty == true)
        try given(story).when(Self.align("O-2", to: "O-3", 1), on: "2026-02-03")
            .then("O-2", Self.aligned("O-3", 1, on: "2026-02-03"))
        let refusal =
            "this moves the goalposts of O-2, and a move needs a reason; say why with "
            + "--reason “…”"
        for command in [
            Self.align("O-2", to: "O-1", 0.4), Self.align("O-2", to: "O-1"),
            Self.align("O-2", to: "O-1", 0), Self.align("O-2", to: "O-1", 0.6),
            UnalignGoal("O-2", from: "O-1"),
        ] as [any Command] {
            try given(story).when(command, on: "2026-02-03").thenRefused(refusal)
        }
        let supports = try story.and(
            Self.align("O-2", to: "O-1", reason: "less"), on: "2026-02-03")
        #expect(supports.state.goals["O-2"]?.moves(knownThrough: .max).count == 1)
        // What only supports can go without a word.
        try given(supports).when(UnalignGoal("O-2", from: "O-1"), on: "2026-02-04")
            .then("O-2", .goalUnaligned(.init(on: "2026-02-04", parent: "O-1", reason: nil)))
    }

    @Test("On the day the goal was recorded no reason is needed")
    func sameDay() throws {
        let story = try threeObjectives().and(Self.align("O-2", to: "O-1", 1), on: "2026-01-01")
        try given(story).when(UnalignGoal("O-2", from: "O-1"), on: "2026-01-01")
            .then("O-2", .goalUnaligned(.init(on: "2026-01-01", parent: "O-1", reason: nil)))
    }

    @Test("Being aligned so already, or not being aligned, changes nothing")
    func nothing() throws {
        let story = try threeObjectives().and(Self.align("O-2", to: "O-1", 0.50), on: Self.today)
        try given(story).when(Self.align("O-2", to: "O-1", 0.5), on: Self.today)
            .thenNothing("O-2 is aligned to O-1 so on 2026-02-02 already; nothing was recorded")
        try given(story).when(UnalignGoal("O-2", from: "O-3"), on: Self.today)
            .thenNothing("O-2 is not aligned to O-3 on 2026-02-02; nothing was recorded")
        try given(story).when(UnalignGoal("O-2", from: "O-1", on: "2026-02-01"), on: Self.today)
            .thenNothing("O-2 is not aligned to O-1 on 2026-02-01; nothing was recorded")
    }

    @Test("Sentence and account name the other goal")
    func account() throws {
        let story = try threeObjectives()
            .and(Self.align("O-2", to: "O-1", 0.5), on: Self.today)
            .and(UnalignGoal("O-2", from: "O-1", reason: "why"), on: Self.today)
        let lines = Account(story.entries) { $0.number > 15 }.lines
        #expect(
            lines.map(\.differences) == [
                [.init("parent", before: nil, after: "O-1=0.5")],
                [.init("parent", before: "O-1=0.5", after: nil)],
            ])
        let words = Phrasebook(story.state)
        #expect(
            lines.map { $0.entry.event.fact.sentence("O-2", in: words) } == [
                "aligned O-2 “Below” to O-1 “Grow”, counting with weight 0.5, from 2026-02-02 on",
                "took the alignment of O-2 “Below” to O-1 “Grow” away from 2026-02-02 on",
            ])
        #expect(lines.map(\.entry.event.fact.named) == [["O-1"], ["O-1"]])
        let supports = GoalAligned(
            on: Self.today, parent: .init(id: "O-1", weight: nil), reason: nil)
        #expect(
            supports.sentence("O-2", in: words)
                == "aligned O-2 “Below” to O-1 “Grow” from 2026-02-02 on")
    }

    @Test("Its weight and day can be corrected, and a circle cannot be made so")
    func corrected() throws {
        let story = try threeObjectives().and(Self.align("O-2", to: "O-1", 5), on: Self.today)
        let other = try story.and(
            CorrectEntry(16, value: 0.5, on: "2026-01-20", reason: "typo"), on: Self.today)
        #expect(
            other.objective("O-2", on: "2026-01-20").terms.parents == [
                .init(id: "O-1", weight: 0.5)
            ])
        #expect(other.objective("O-2", on: "2026-02-02", asOf: 16).terms.parents[0].weight == 5)
        let turned = try threeObjectives()
            .and(Self.align("O-1", to: "O-2"), on: "2026-01-05")
            .and(UnalignGoal("O-1", from: "O-2", on: "2026-01-10"), on: "2026-01-10")
            .and(Self.align("O-2", to: "O-1"), on: "2026-01-12")
        try given(turned)
            .when(CorrectEntry(18, on: "2026-01-09", reason: "typo"), on: Self.today)
            .thenRefused(
                "O-2 would stand above itself: O-2 → O-1 → O-2; take one of these alignments away "
                    + "first: okr unalign GOAL PARENT")
        try given(turned)
            .when(CorrectEntry(18, value: -1, reason: "typo"), on: Self.today)
            .thenRefused("a weight of -1 is below 0; give 0 or more")
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try threeObjectives()
        let chain = try story.and(align("O-2", to: "O-1"), on: "2026-01-20")
            .and(align("O-3", to: "KR-6", on: "2026-01-25"), on: "2026-02-01")
            .and(AddStrategy(title: "Lead"), on: "2026-02-01")
        let closed = try story.and(VoidGoal("KR-6", reason: "twice"), on: "2026-01-20")
            .and(CloseGoal("O-2", outcome: .missed, score: 0), on: "2026-01-20")
        return [
            RefusalCase(
                "a closed objective", closed, align("O-2", to: "O-1"),
                "O-2 was closed as missed and takes no change of its alignments; reopen it first: "
                    + "okr reopen O-2 --reason “…”"),
            RefusalCase(
                "a key result", story, align("KR-1", to: "O-2"),
                "KR-1 is a key result and belongs to its objective alone; align the objective, or "
                    + "move the key result: okr move KR-1 OBJECTIVE"),
            RefusalCase(
                "an unknown parent", story, align("O-2", to: "O-9"),
                "there is no goal O-9; okr status lists the goals"),
            RefusalCase(
                "a weight below 0", story, align("O-2", to: "O-1", -1),
                "a weight of -1 is below 0; give 0 or more"),
            RefusalCase(
                "a key result that would count it", story, align("O-2", to: "KR-1", 1),
                "KR-1 is a key result and cannot count an objective; align to it without a "
                    + "weight: KR-1, or to an objective"),
            RefusalCase(
                "itself", story, align("O-2", to: "O-2"),
                "O-2 would stand above itself: O-2 → O-2; take one of these alignments away "
                    + "first: okr unalign GOAL PARENT"),
            RefusalCase(
                "a circle", chain, align("O-1", to: "O-2"),
                "O-1 would stand above itself: O-1 → O-2 → O-1; take one of these alignments away "
                    + "first: okr unalign GOAL PARENT"),
            RefusalCase(
                "a circle through a key result", chain, align("O-1", to: "O-3"),
                "O-1 would stand above itself: O-1 → O-3 → KR-6 → O-2 → O-1; take one of these "
                    + "alignments away first: okr unalign GOAL PARENT"),
            RefusalCase(
                "a circle from a later day on", chain, align("O-1", to: "O-3", on: "2026-01-02"),
                "O-1 would stand above itself: O-1 → O-3 → KR-6 → O-2 → O-1; take one of these "
                    + "alignments away first: okr unalign GOAL PARENT"),
            RefusalCase(
                "a part of the strategy below an objective", chain, align("S-1", to: "O-1"),
                "S-1 is part of the strategy and stands above O-1; align O-1 to it: "
                    + "okr align O-1 S-1"),
            RefusalCase(
                "a day to come", story, align("O-2", to: "O-1", on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "an unknown parent to be taken away", story, UnalignGoal("O-2", from: "O-9"),
                "there is no goal O-9; okr status lists the goals"),
        ]
    }
}
