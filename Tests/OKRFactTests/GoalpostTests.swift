import OKRTesting
import Testing

@testable import OKRModel

@Suite("Goalposts")
struct GoalpostTests {
    private static func target(
        _ value: Decimal, reason: String? = "why", of goal: GoalID = "KR-1", from day: Day? = nil
    ) -> ChangeTarget {
        ChangeTarget(of: goal, to: [.target: value], reason: reason, on: day)
    }

    @Test("What is changed on the day the goal was recorded is its original, and no move")
    func sameDay() throws {
        let story = try quarter.and(Self.target(90, reason: nil), on: "2026-01-01")
        let figures = story.keyResult("KR-1", on: "2026-02-15")
        #expect(figures.original[.target] == 90)
        #expect(figures.moves == 0)
    }

    @Test("A later change is a move, and the original stays")
    func move() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-01-10")
            .and(Self.target(80, reason: "fewer sales"), on: "2026-02-01")
        let figures = story.keyResult("KR-1", on: "2026-02-15")
        #expect(figures.original == [.baseline: 0, .target: 100])
        #expect(figures.measures == [.baseline: 0, .target: 80])
        #expect(figures.moves == 1)
        #expect(figures.drift == 0.5 - 0.4)
        let move = try #require(story.state.goals["KR-1"]?.moves(knownThrough: .max).first)
        #expect(move.reason == "fewer sales")
        #expect(move.stamp.entry == 13)
        guard case .changed(let fields) = move.kind else {
            Issue.record("a change of a target is told as \(move.kind)")
            return
        }
        #expect(fields.map(\.field) == [.measure(.target)])
        #expect(fields.map(\.before) == [.number(100)])
        #expect(fields.map(\.after) == [.number(80)])
    }

    @Test("Before the move's day there is no drift, but the move is known")
    func dayBefore() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-01-10")
            .and(Self.target(80), on: "2026-02-01")
        #expect(story.keyResult("KR-1", on: "2026-01-31").drift == 0)
        #expect(story.keyResult("KR-1", on: "2026-01-31").moves == 1)
        #expect(story.keyResult("KR-1", on: "2026-02-15", asOf: 12).moves == 0)
    }

    @Test("Drift compares clamped progress of the same value")
    func clamped() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 120), on: "2026-01-10")
            .and(Self.target(80), on: "2026-02-01")
        #expect(story.keyResult("KR-1", on: "2026-02-15").drift == 0)
    }

    @Test("Backdating never alters the original")
    func backdated() throws {
        let story = try quarter.and(Self.target(80, from: "2025-12-01"), on: "2026-02-01")
        let figures = story.keyResult("KR-1", on: "2026-02-15")
        #expect(figures.original[.target] == 100)
        #expect(figures.measures[.target] == 80)
        #expect(figures.moves == 1)
    }

    @Test("The first value of an empty field is its original, given late, and no move")
    func setLate() throws {
        let story =
            try quarter
            .and(Self.target(80, reason: nil, of: "KR-5"), on: "2026-02-01")
            .and(ChangeBaseline(of: "KR-5", to: 0), on: "2026-02-02")
        let figures = story.keyResult("KR-5", on: "2026-02-15")
        #expect(figures.original == [.baseline: 0, .target: 80])
        #expect(figures.moves == 0)
        let moved = try story.and(Self.target(70, of: "KR-5"), on: "2026-02-03")
        #expect(moved.keyResult("KR-5", on: "2026-02-15").original[.target] == 80)
        #expect(moved.keyResult("KR-5", on: "2026-02-15").moves == 1)
    }

    @Test("A change that gives one value late and moves another is a move of the other")
    func mixed() throws {
        let story = try quarter.and(
            ChangeTarget(of: "KR-1", to: [.target: 80, .stretch: 120], reason: "why"),
            on: "2026-02-01")
        let move = try #require(story.state.goals["KR-1"]?.moves(knownThrough: .max).first)
        guard case .changed(let fields) = move.kind else {
            Issue.record("a change of a target is told as \(move.kind)")
            return
        }
        #expect(fields.map(\.field) == [.measure(.target)])
    }

    @Test("A correction within 24 hours and before the next check-in is clerical")
    func clerical() throws {
        let moved = try quarter.and(Self.target(8), on: "2026-02-01", at: 36_000)
        let fixed = try moved.and(
            CorrectEntry(12, value: 80, reason: "typo"), on: "2026-02-02", at: 36_000)
        let moves = try #require(fixed.state.goals["KR-1"]).moves(knownThrough: .max)
        #expect(moves.map(\.stamp.entry) == [12])
        guard case .changed(let fields)? = moves.first?.kind else {
            Issue.record("the move is not told as a change")
            return
        }
        #expect(fields.map(\.after) == [.number(80)])
    }

    @Test("A second after 24 hours a correction is a move of its own")
    func notClerical() throws {
        let story = try quarter.and(Self.target(8), on: "2026-02-01", at: 36_000)
            .and(CorrectEntry(12, value: 80, reason: "typo"), on: "2026-02-02", at: 36_001)
        let moves = try #require(story.state.goals["KR-1"]).moves(knownThrough: .max)
        #expect(moves.map(\.stamp.entry) == [12, 13])
    }

    @Test("After the goal's next check-in a correction is a move of its own")
    func afterCheckIn() throws {
        let story = try quarter.and(Self.target(8), on: "2026-02-01")
            .and(RecordCheckIn(on: "KR-1", value: 5), on: "2026-02-01")
            .and(CorrectEntry(12, value: 80, reason: "typo"), on: "2026-02-01")
        #expect(story.keyResult("KR-1", on: "2026-02-15").moves == 2)
    }

    @Test("A change retracted as a clerical mistake was no move; later, the retraction is one")
    func retracted() throws {
        let moved = try quarter.and(Self.target(8), on: "2026-02-01")
        let atOnce = try moved.and(RetractEntry(12, reason: "typo"), on: "2026-02-01")
        #expect(atOnce.keyResult("KR-1", on: "2026-02-15").moves == 0)
        #expect(atOnce.keyResult("KR-1", on: "2026-02-15").measures[.target] == 100)
        let late = try moved.and(RetractEntry(12, reason: "regret"), on: "2026-02-10")
        #expect(late.keyResult("KR-1", on: "2026-02-15").moves == 2)
        #expect(late.keyResult("KR-1", on: "2026-02-15").measures[.target] == 100)
    }

    @Test("Correcting on the day of creation, or later as a clerical mistake, mends the original")
    func mendedOriginal() throws {
        let first = try quarter.and(
            Self.target(9, reason: nil), on: "2026-01-01", at: 80_000)
        let mended = try first.and(
            CorrectEntry(12, value: 90, reason: "typo"), on: "2026-01-02", at: 20_000)
        #expect(mended.keyResult("KR-1", on: "2026-02-15").original[.target] == 90)
        #expect(mended.keyResult("KR-1", on: "2026-02-15").moves == 0)
        let late = try first.and(
            CorrectEntry(12, value: 90, reason: "second thought"), on: "2026-01-09")
        #expect(late.keyResult("KR-1", on: "2026-02-15").original[.target] == 9)
        #expect(late.keyResult("KR-1", on: "2026-02-15").moves == 1)
    }

    @Test("Abandoning is a move once the original is fixed")
    func abandoning() throws {
        let story = try quarter.and(
            CloseGoal("KR-1", outcome: .abandoned, note: "moot"), on: "2026-02-01")
        #expect(story.keyResult("KR-1", on: "2026-02-15").moves == 1)
        let atOnce = try quarter.and(CloseGoal("KR-1", outcome: .abandoned), on: "2026-01-01")
        #expect(atOnce.keyResult("KR-1", on: "2026-02-15").moves == 0)
    }

    @Test("An imported goal's original is what the import says, and any change after it a move")
    func imported() throws {
        let story =
            try quarter
            .and(
                AddKeyResult(objective: "O-1", title: "In", measures: [.baseline: 0, .target: 9]),
                on: "2026-01-05", importedBy: 12
            )
            .and(Self.target(8, of: "KR-6"), on: "2026-01-05")
        #expect(story.keyResult("KR-6", on: "2026-02-15").original[.target] == 9)
        #expect(story.keyResult("KR-6", on: "2026-02-15").moves == 1)
    }
}
