import OKRTesting
import Testing

@testable import OKRModel

@Suite("Hindsight on a cycle")
struct HindsightTests {
    private static func look(_ story: Story, on day: Day = "2026-03-31") throws -> Hindsight {
        let view = Perspective(entry: story.entries.count, day: day)
        return try #require(Hindsight(of: "Q1", in: story.state, at: view))
    }

    /// A number in hundredths, so that sums are compared as people read them.
    private static func points(_ number: Double?) -> Int? {
        number.map { Int(($0 * 100).rounded()) }
    }

    @Test("A corrected check-in was off by what the correction says")
    func corrected() throws {
        let first = try quarter.and(
            RecordCheckIn(on: "KR-1", value: 80, day: "2026-02-01"), on: "2026-02-03")
        let wrong = first.entries.count
        let story = try first.and(
            CorrectEntry(wrong, value: 60, reason: "a slip"), on: "2026-02-10")
        let hindsight = try Self.look(story)
        let report = try #require(hindsight.reports.first)
        #expect(hindsight.reports.count == 1)
        #expect(report.then.value == 80)
        #expect(report.now.value == 60)
        #expect(Self.points(report.error) == -20)
        #expect(report.valueError == -20)
        #expect(Self.points(report.shift) == 0)
        #expect(report.fate == .corrected(by: wrong + 1))
        #expect(report.isOff)
        let reporter = try #require(hindsight.reporters.first)
        #expect(reporter.corrected == 1)
        #expect(Self.points(reporter.meanError) == 20)
        #expect(reporter.worst?.stamp.entry == wrong)
        #expect(hindsight.late.map(\.lag) == [2])
    }

    @Test("A retracted check-in was off by what held before it; without that it has no error")
    func retracted() throws {
        let first =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 10, day: "2026-01-10"), on: "2026-01-10")
            .and(RecordCheckIn(on: "KR-1", value: 30, day: "2026-01-20"), on: "2026-01-20")
        let count = first.entries.count
        let story = try first.and(RetractEntry(count, reason: "a slip"), on: "2026-01-21")
        let reports = try Self.look(story).reports
        #expect(reports.map { Self.points($0.error) } == [0, -20])
        #expect(reports.map(\.isOff) == [false, true])
        let both = try story.and(RetractEntry(count - 1, reason: "a slip"), on: "2026-01-22")
        let none = try Self.look(both).reports
        #expect(none.map { Self.points($0.error) } == [nil, nil])
        #expect(none.map(\.isOff) == [true, true])
    }

    @Test("A target set back by days is no mistake of the author")
    func shifted() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 40, day: "2026-02-01"), on: "2026-02-01")
            .and(
                ChangeTarget(of: "KR-1", to: [.target: 80], reason: "eased", on: "2026-01-15"),
                on: "2026-02-20")
        let report = try #require(try Self.look(story).reports.first)
        #expect(Self.points(report.error) == 0)
        #expect(Self.points(report.shift) == 10)
        #expect(report.isShifted && report.isOff)
        let lags = try Self.look(story).changeLags
        #expect(lags.spread == [0, 0, 0, 0, 0, 1])
        #expect(lags.largest == 36)
    }

    @Test("Of two check-ins about one day the first gave way")
    func superseded() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 40, day: "2026-02-01"), on: "2026-02-01")
            .and(RecordCheckIn(on: "KR-1", value: 45, day: "2026-02-01"), on: "2026-02-02")
        let hindsight = try Self.look(story)
        #expect(hindsight.reports.map { $0.fate?.word } == ["superseded", nil])
        #expect(hindsight.reports.map { Self.points($0.error) } == [5, 0])
    }

    @Test("What is corrected after the goal was closed shows, though its numbers stand still")
    func afterClosing() throws {
        let first = try quarter.and(
            RecordCheckIn(on: "KR-1", value: 90, day: "2026-03-20"), on: "2026-03-20")
        let count = first.entries.count
        let story =
            try first
            .and(CloseGoal("KR-1", outcome: .achieved, score: 0.9), on: "2026-03-25")
            .and(CorrectEntry(count, value: 50, reason: "a slip"), on: "2026-03-28")
        let hindsight = try Self.look(story)
        #expect(hindsight.reports.map { Self.points($0.error) } == [-40])
        #expect(hindsight.afterClosing == [story.entries.count])
        #expect(story.keyResult("KR-1", on: "2026-03-31").value == 90)
    }

    @Test("Lags by their spans, with the middle, nine in ten and the longest; imports left out")
    func lags() throws {
        var story = quarter
        for (value, day) in zip(
            1..., ["2026-02-28", "2026-02-27", "2026-02-25", "2026-02-21"] as [Day])
        {
            story = try story.and(
                RecordCheckIn(on: "KR-1", value: Decimal(value), day: day), on: "2026-02-28")
        }
        story = try story.and(
            RecordCheckIn(on: "KR-1", value: 9, day: "2026-01-02"), on: "2026-02-28",
            importedBy: 1)
        let lags = try Self.look(story).checkInLags
        #expect(lags.spread == [1, 1, 1, 1, 0, 0])
        #expect(lags.median == 1)
        #expect(lags.ninetieth == 7)
        #expect(lags.largest == 7)
        #expect(lags.count == 4)
        #expect(lags.imported == 1)
    }

    @Test("A cycle without check-ins has nothing to look back on; an unknown one is none")
    func nothing() throws {
        let hindsight = try Self.look(quarter)
        #expect(hindsight.reports.isEmpty && hindsight.late.isEmpty)
        #expect(hindsight.checkInLags.median == nil)
        let view = Perspective(entry: quarter.entries.count, day: "2026-02-01")
        #expect(Hindsight(of: "Q9", in: quarter.state, at: view) == nil)
    }

    @Test("As of an earlier entry it says what it said then")
    func invariance() throws {
        let first = try quarter.and(
            RecordCheckIn(on: "KR-1", value: 80, day: "2026-02-01"), on: "2026-02-01")
        let count = first.entries.count
        let story = try first.and(
            CorrectEntry(count, value: 60, reason: "a slip"), on: "2026-02-10")
        let early = try #require(
            Hindsight(
                of: "Q1", in: story.state, at: Perspective(entry: count, day: "2026-02-05")))
        #expect(early.reports.map(\.isOff) == [false])
        #expect(early.reports.map(\.fate) == [nil])
    }
}
