import OKRModel
import OKRTesting
import Testing

@Suite("Two times")
struct TwoTimesTests {
    private static func checkIns(_ list: (Decimal, of: Day, on: Day)...) throws -> Story {
        var story = quarter
        for (value, of, on) in list {
            story = try story.and(RecordCheckIn(on: "KR-1", value: value, day: of), on: on)
        }
        return story
    }

    @Test("There is no value before the first check-in's day")
    func before() throws {
        let story = try Self.checkIns((10, of: "2026-01-10", on: "2026-01-12"))
        #expect(story.keyResult("KR-1", on: "2026-01-09").value == nil)
        #expect(story.keyResult("KR-1", on: "2026-01-10").value == 10)
        #expect(story.keyResult("KR-1", on: "2027-01-01").value == 10)
    }

    @Test("The greatest day wins, whatever was recorded last")
    func greatestDay() throws {
        let story = try Self.checkIns(
            (10, of: "2026-01-10", on: "2026-01-10"), (5, of: "2026-01-08", on: "2026-01-11"))
        #expect(story.keyResult("KR-1", on: "2026-01-09").value == 5)
        let figures = story.keyResult("KR-1", on: "2026-01-20")
        #expect(figures.value == 10)
        #expect(figures.valueOn == "2026-01-10")
        #expect(figures.lastCheckIn?.checkIn.stamp.entry == 12)
    }

    @Test("Of one day, the entry recorded last wins")
    func ties() throws {
        let story = try Self.checkIns(
            (10, of: "2026-01-10", on: "2026-01-10"), (11, of: "2026-01-10", on: "2026-01-12"))
        #expect(story.keyResult("KR-1", on: "2026-01-10").value == 11)
        #expect(story.keyResult("KR-1", on: "2026-01-10", asOf: 12).value == 10)
    }

    @Test("What was recorded later does not exist for an earlier as-of")
    func asOf() throws {
        let story = try Self.checkIns((10, of: "2026-01-10", on: "2026-02-10"))
        #expect(story.keyResult("KR-1", on: "2026-01-10", asOf: 11).value == nil)
        #expect(story.keyResult("KR-1", on: "2026-01-10", asOf: 12).value == 10)
    }

    @Test("Value and confidence each come from the last check-in that carries one")
    func apart() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 10, confidence: 0.5), on: "2026-01-10")
            .and(RecordCheckIn(on: "KR-1", confidence: 0.9), on: "2026-01-17")
            .and(RecordCheckIn(on: "KR-1", note: "later"), on: "2026-01-24")
        let figures = story.keyResult("KR-1", on: "2026-01-25")
        #expect(figures.value == 10)
        #expect(figures.confidence == 0.9)
        #expect(figures.lastCheckIn?.content.note == "later")
        #expect(figures.checkIns == 3)
    }

    @Test("A correction holds from when it was recorded; before, the original stands")
    func correction() throws {
        let story = try Self.checkIns((10, of: "2026-01-10", on: "2026-01-10"))
            .and(CorrectEntry(12, value: 20, reason: "typo"), on: "2026-01-15")
        #expect(story.keyResult("KR-1", on: "2026-01-12", asOf: 12).value == 10)
        #expect(story.keyResult("KR-1", on: "2026-01-12").value == 20)
        #expect(story.keyResult("KR-1", on: "2026-01-12").checkIns == 1)
    }

    @Test("Each field is that of the latest correction of it")
    func perField() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 10, note: "first"), on: "2026-01-10")
            .and(CorrectEntry(12, value: 20, note: "second", reason: "typo"), on: "2026-01-11")
            .and(CorrectEntry(12, confidence: 0.4, note: "third", reason: "typo"), on: "2026-01-12")
            .and(CorrectEntry(12, on: "2026-01-09", reason: "typo"), on: "2026-01-13")
        let figures = story.keyResult("KR-1", on: "2026-01-09")
        #expect(figures.value == 20)
        #expect(figures.confidence == 0.4)
        #expect(figures.lastCheckIn?.content.note == "third")
        #expect(story.keyResult("KR-1", on: "2026-01-08").value == nil)
        #expect(story.keyResult("KR-1", on: "2026-01-09", asOf: 14).value == nil)
    }

    @Test("A corrected check-in keeps its own entry number for ties")
    func correctedTie() throws {
        let story = try Self.checkIns(
            (10, of: "2026-01-10", on: "2026-01-10"), (11, of: "2026-01-10", on: "2026-01-10")
        )
        .and(CorrectEntry(12, value: 12, reason: "typo"), on: "2026-01-11")
        #expect(story.keyResult("KR-1", on: "2026-01-10").value == 11)
    }

    @Test("Correcting a correction means its check-in")
    func correctionOfCorrection() throws {
        let story = try Self.checkIns((10, of: "2026-01-10", on: "2026-01-10"))
            .and(CorrectEntry(12, value: 20, reason: "typo"), on: "2026-01-11")
            .and(CorrectEntry(13, value: 30, reason: "typo"), on: "2026-01-12")
        #expect(story.keyResult("KR-1", on: "2026-01-10", asOf: 13).value == 20)
        #expect(story.keyResult("KR-1", on: "2026-01-10").value == 30)
    }

    @Test("A retraction takes the check-in away for good, from when it was recorded")
    func retraction() throws {
        let story = try Self.checkIns(
            (10, of: "2026-01-10", on: "2026-01-10"), (20, of: "2026-01-17", on: "2026-01-17")
        )
        .and(RetractEntry(13, reason: "twice"), on: "2026-01-18")
        #expect(story.keyResult("KR-1", on: "2026-01-20").value == 10)
        #expect(story.keyResult("KR-1", on: "2026-01-20").checkIns == 1)
        #expect(story.keyResult("KR-1", on: "2026-01-20", asOf: 13).value == 20)
    }

    @Test("A target changed on 10 March never alters what the progress was on 1 March")
    func target() throws {
        let story = try Self.checkIns((40, of: "2026-02-20", on: "2026-02-20"))
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "less"), on: "2026-03-10")
        #expect(story.keyResult("KR-1", on: "2026-03-09").progress == 0.4)
        #expect(story.keyResult("KR-1", on: "2026-03-10").progress == 0.5)
        #expect(story.keyResult("KR-1", on: "2026-03-10", asOf: 12).progress == 0.4)
    }

    @Test("A back-dated target holds from its day, and yields to one of a later day")
    func backDatedTarget() throws {
        let story =
            try quarter
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "less"), on: "2026-02-10")
            .and(
                ChangeTarget(of: "KR-1", to: [.target: 90], reason: "late", on: "2026-02-01"),
                on: "2026-02-20")
        func target(_ day: Day, asOf entry: Int? = nil) -> Decimal? {
            story.keyResult("KR-1", on: day, asOf: entry).measures[.target]
        }
        #expect(target("2026-01-31") == 100)
        #expect(target("2026-02-01") == 90)
        #expect(target("2026-02-09") == 90)
        #expect(target("2026-02-10") == 80)
        #expect(target("2026-02-28") == 80)
        #expect(target("2026-02-05", asOf: 12) == 100)
    }

    @Test("What was given at creation holds from the beginning of time")
    func creation() throws {
        let story = try quarter.and(
            AddKeyResult(
                objective: "O-1", title: "Late", measures: [.baseline: 0, .target: 8],
                on: "2026-01-20"), on: "2026-02-02")
        #expect(story.keyResult("KR-6", on: "2020-01-01").measures[.target] == 8)
    }

    @Test("A goal recorded by then is listed on every day, and no goal before")
    func existence() throws {
        let board = Scoreboard(quarter.state, on: "2020-01-01")
        #expect(board.keyResults.count == 5)
        #expect(board.objectives.map(\.goal.id) == ["O-1"])
        var state = State()
        for entry in quarter.entries.prefix(7) { state.evolve(entry) }
        #expect(Scoreboard(state, on: "2026-02-02").keyResults.map(\.goal.id) == ["KR-1"])
    }

    @Test("Two changes that make baseline and target equal on a day leave the day unmeasured")
    func equalByDay() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-10")
            .and(ChangeTarget(of: "KR-1", to: [.target: 200], reason: "more"), on: "2026-02-10")
            .and(ChangeBaseline(of: "KR-1", to: 100, reason: "new"), on: "2026-02-10")
            .and(CorrectEntry(14, on: "2026-02-01", reason: "earlier"), on: "2026-02-11")
        let between = story.keyResult("KR-1", on: "2026-02-05")
        #expect(between.raw == nil)
        #expect(between.standing == .unmeasured)
        #expect(story.keyResult("KR-1", on: "2026-02-10").raw == -0.5)
    }
}
