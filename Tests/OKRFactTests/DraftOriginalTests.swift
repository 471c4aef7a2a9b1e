import OKRTesting
import Testing

@testable import OKRModel

/// The original is fixed by the agreement: what was known then, and nothing before or after.
@Suite("Originals of drafts")
struct DraftOriginalTests {
    private static func target(_ value: Decimal, reason: String? = nil, on: Day? = nil)
        -> ChangeTarget
    {
        ChangeTarget(of: "KR-6", to: [.target: value], reason: reason, on: on)
    }

    @Test("A draft is changed freely, on any later day and without a reason")
    func free() throws {
        let story = try AgreementTests.draft()
            .and(Self.target(12), on: "2026-01-20")
            .and(ChangeBaseline(of: "KR-6", to: 2), on: "2026-01-21")
            .and(ChangeWeight(of: "KR-6", to: 3), on: "2026-01-22")
            .and(ChangeAmbition(of: "O-2", to: .aspirational), on: "2026-01-23")
            .and(ProposeGoal("O-2"), on: "2026-01-24")
            .and(Self.target(14), on: "2026-01-25")
        #expect(story.keyResult("KR-6", on: "2026-02-02").moves == 0)
        #expect(story.state.goals["O-2"]?.moves(knownThrough: .max).isEmpty == true)
    }

    @Test("The agreement fixes what was known by then; what comes later is a move with a reason")
    func fixed() throws {
        let story = try AgreementTests.draft()
            .and(Self.target(12), on: "2026-01-20")
            .and(ChangeWeight(of: "KR-6", to: 3), on: "2026-01-20")
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-25")
            .and(Self.target(9, reason: "fewer hands"), on: "2026-01-25")
        let figures = story.keyResult("KR-6", on: "2026-02-02")
        #expect(figures.original[.target] == 12)
        #expect(figures.measures[.target] == 9)
        #expect(figures.moves == 1)
        #expect(story.state.goals["KR-6"]?.original(.weight, knownThrough: .max) == .number(3))
    }

    @Test("Key results agreed with their objective belong to its original set")
    func originalSet() throws {
        let story = try AgreementTests.draft()
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-25")
            .and(RecordCheckIn(on: "KR-6", value: 5), on: "2026-01-26")
            .and(
                ChangeTarget(of: "KR-6", to: [.target: 9], reason: "fewer hands"),
                on: "2026-01-27")
        let figures = Scoreboard(story.state, on: "2026-02-02")
        let moved = try #require(figures.keyResults.first { $0.goal.id == "KR-6" }?.drift)
        let drift = try #require(figures.objectives.first { $0.goal.id == "O-2" }?.drift)
        #expect(moved > 0 && drift > 0)
    }

    @Test("Later agreements fix nothing anew: one that was sent back before has its own first one")
    func firstAgreement() throws {
        let story = try AgreementTests.draft()
            .and(ProposeGoal("O-2"), on: "2026-01-06")
            .and(ReturnGoal("O-2", reason: "vague"), on: "2026-01-07")
            .and(Self.target(20), on: "2026-01-08")
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-09")
        #expect(story.keyResult("KR-6", on: "2026-01-09").original[.target] == 20)
    }

    @Test("A change that was recorded late about a day before the agreement is a move all the same")
    func backdated() throws {
        let story = try AgreementTests.draft()
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-25")
            .and(Self.target(9, reason: "found late", on: "2026-01-10"), on: "2026-01-30")
        let figures = story.keyResult("KR-6", on: "2026-02-02")
        #expect(figures.original[.target] == 10)
        #expect(figures.moves == 1)
    }

    @Test("As known before the agreement nothing is fixed, and nothing has moved")
    func knownBefore() throws {
        let story = try AgreementTests.draft()
            .and(Self.target(12), on: "2026-01-20")
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-25")
            .and(Self.target(9, reason: "fewer hands"), on: "2026-01-26")
        let before = story.keyResult("KR-6", on: "2026-01-21", asOf: 15)
        #expect(before.measures[.target] == 12)
        #expect(before.moves == 0)
    }

    @Test("A first value after the agreement is set late, and no move")
    func setLate() throws {
        var bare = AddKeyResult(objective: "O-2", title: "Bare")
        bare.isDraft = true
        let story = try AgreementTests.draft().and(bare, on: "2026-01-05")
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-25")
            .and(ChangeTarget(of: "KR-8", to: [.target: 5]), on: "2026-01-26")
        let figures = story.keyResult("KR-8", on: "2026-02-02")
        #expect(figures.original[.target] == 5)
        #expect(figures.moves == 0)
    }

    @Test("A mistake in a draft may be corrected at any time before the agreement")
    func correctedDraft() throws {
        let story = try AgreementTests.draft()
            .and(Self.target(12), on: "2026-01-06")
            .and(CorrectEntry(15, value: 13, reason: "typo"), on: "2026-01-20")
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-25")
        let figures = story.keyResult("KR-6", on: "2026-02-02")
        #expect(figures.original[.target] == 13)
        #expect(figures.moves == 0)
    }

    static func refusals() throws -> [RefusalCase] {
        let agreed = try AgreementTests.draft().and(AgreeOnGoals(["O-2"]), on: "2026-01-25")
        var add = AddKeyResult(objective: "O-2", title: "More")
        add.reason = " "
        return [
            RefusalCase(
                "a move on the day of the agreement", agreed, target(9), on: "2026-01-25",
                "this moves the goalposts of KR-6, and a move needs a reason; say why with "
                    + "--reason “…”"),
            RefusalCase(
                "a key result for an objective agreed that day", agreed, add, on: "2026-01-25",
                "this moves the goalposts of O-2, and a move needs a reason; say why with "
                    + "--reason “…”"),
        ]
    }
}
