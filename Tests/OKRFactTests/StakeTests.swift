import OKRTesting
import Testing

@testable import OKRModel

@Suite("Changing weights and ambitions")
struct StakeTests {
    private static let today: Day = "2026-02-02"

    @Test("A weight holds from today, or from an earlier day on")
    func weight() throws {
        try given(quarter)
            .when(ChangeWeight(of: "KR-1", to: 2, reason: "key"), on: Self.today)
            .then("KR-1", .weightChanged(.init(on: Self.today, weight: 2, reason: "key")))
        try given(quarter)
            .when(
                ChangeWeight(of: "O-1", to: 0.5, reason: "late", on: "2026-01-15"), on: Self.today
            )
            .then(
                "O-1", .weightChanged(.init(on: "2026-01-15", weight: 0.5, reason: "late")))
    }

    @Test("The weight of the day counts in the objective's mean")
    func weighted() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-10")
            .and(RecordCheckIn(on: "KR-2", value: 100), on: "2026-01-10")
            .and(VoidGoal("KR-3", reason: "less"), on: "2026-01-10")
            .and(VoidGoal("KR-4", reason: "less"), on: "2026-01-10")
            .and(ChangeWeight(of: "KR-2", to: 3, reason: "key"), on: "2026-01-12")
        #expect(story.objective("O-1", on: "2026-01-11").progress == 0.75)
        #expect(story.objective("O-1", on: "2026-01-12").progress == 0.875)
        #expect(story.objective("O-1", on: "2026-01-12", asOf: 15).progress == 0.75)
    }

    @Test("A weight of 0 is one, and 1 is the weight of what was never weighed")
    func bounds() throws {
        try given(quarter).when(ChangeWeight(of: "KR-1", to: 0, reason: "out"), on: Self.today)
            .then("KR-1", .weightChanged(.init(on: Self.today, weight: 0, reason: "out")))
        try given(quarter).when(ChangeWeight(of: "KR-1", to: 1), on: Self.today)
            .thenNothing("KR-1 weighs 1 on 2026-02-02 already; nothing was recorded")
        let story = try quarter.and(
            ChangeWeight(of: "KR-1", to: 2, reason: "key"), on: "2026-01-15")
        try given(story).when(ChangeWeight(of: "KR-1", to: 2.0), on: Self.today)
            .thenNothing("KR-1 weighs 2.0 on 2026-02-02 already; nothing was recorded")
        try given(story)
            .when(ChangeWeight(of: "KR-1", to: 1, reason: "back"), on: Self.today)
            .then("KR-1", .weightChanged(.init(on: Self.today, weight: 1, reason: "back")))
    }

    @Test("An ambition holds from its day on")
    func ambition() throws {
        try given(quarter)
            .when(ChangeAmbition(of: "O-1", to: .aspirational, reason: "new"), on: Self.today)
            .then(
                "O-1",
                .ambitionChanged(.init(on: Self.today, ambition: .aspirational, reason: "new")))
        let story = try quarter.and(
            ChangeAmbition(of: "O-1", to: .aspirational, reason: "new"), on: Self.today)
        #expect(story.objective("O-1", on: "2026-02-01").terms.ambition == .committed)
        #expect(story.objective("O-1", on: "2026-02-02").terms.ambition == .aspirational)
        try given(story).when(ChangeAmbition(of: "O-1", to: .aspirational), on: Self.today)
            .thenNothing("O-1 is aspirational on 2026-02-02 already; nothing was recorded")
    }

    @Test("Both are moves after the original was fixed, and free before")
    func moves() throws {
        let story =
            try quarter
            .and(ChangeWeight(of: "KR-1", to: 3), on: "2026-01-01")
            .and(ChangeAmbition(of: "O-1", to: .aspirational), on: "2026-01-01")
        #expect(story.keyResult("KR-1", on: Self.today).moves == 0)
        #expect(story.state.goals["O-1"]?.moves(knownThrough: .max).isEmpty == true)
        #expect(story.state.goals["KR-1"]?.original(.weight, knownThrough: .max) == .number(3))
        let moved =
            try story
            .and(ChangeWeight(of: "KR-1", to: 1, reason: "less"), on: Self.today)
            .and(ChangeAmbition(of: "O-1", to: .committed, reason: "sure"), on: Self.today)
        #expect(moved.keyResult("KR-1", on: Self.today).moves == 1)
        #expect(
            moved.state.goals["O-1"]?.moves(knownThrough: .max).map(\.reason) == ["sure"])
        #expect(moved.state.goals["KR-1"]?.original(.weight, knownThrough: .max) == .number(3))
    }

    @Test("The sentences say from which day on")
    func sentences() throws {
        let words = Phrasebook(quarter.state)
        #expect(
            WeightChanged(on: Self.today, weight: 2, reason: nil).sentence("KR-1", in: words)
                == "set the weight of KR-1 “Win deals” to 2 from 2026-02-02 on")
        #expect(
            AmbitionChanged(on: Self.today, ambition: .committed, reason: nil)
                .sentence("O-1", in: words) == "made O-1 “Grow” committed from 2026-02-02 on")
    }

    static func refusals() throws -> [RefusalCase] {
        let closed = try quarter.and(
            CloseGoal("KR-1", outcome: .achieved, score: 1), on: "2026-01-30")
        let strategy = try quarter.and(AddStrategy(title: "Mission"), on: "2026-01-30")
        return [
            RefusalCase(
                "a closed key result", closed, ChangeWeight(of: "KR-1", to: 2, reason: "key"),
                "KR-1 was closed as achieved and takes no new weight; reopen it first: "
                    + "okr reopen KR-1 --reason “…”"),
            RefusalCase(
                "a part of the strategy", strategy,
                ChangeWeight(of: "S-1", to: 2, reason: "key"),
                "S-1 is part of the strategy and has no weight of its own; weigh what is aligned "
                    + "to it: okr align OBJECTIVE S-1=WEIGHT"),
            RefusalCase(
                "a weight below 0", ChangeWeight(of: "KR-1", to: -1, reason: "out"),
                "a weight of -1 is below 0; give 0 or more"),
            RefusalCase(
                "a day to come", ChangeWeight(of: "KR-1", to: 2, reason: "key", on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a move without a reason", ChangeWeight(of: "KR-1", to: 2),
                "this moves the goalposts of KR-1, and a move needs a reason; say why with "
                    + "--reason “…”"),
            RefusalCase(
                "a key result", ChangeAmbition(of: "KR-1", to: .aspirational, reason: "new"),
                "KR-1 is a key result and is judged by its objective's ambition; change that: "
                    + "okr ambition O-1 aspirational"),
            RefusalCase(
                "a part of the strategy", strategy,
                ChangeAmbition(of: "S-1", to: .aspirational, reason: "new"),
                "S-1 is part of the strategy and is not judged by a result; name an objective"),
            RefusalCase(
                "a day to come",
                ChangeAmbition(of: "O-1", to: .aspirational, reason: "new", on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a move without a reason", ChangeAmbition(of: "O-1", to: .aspirational),
                "this moves the goalposts of O-1, and a move needs a reason; say why with "
                    + "--reason “…”"),
        ]
    }
}
