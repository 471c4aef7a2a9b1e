import OKRTesting
import Testing

@testable import OKRModel

@Suite("Retracting an entry")
struct EntryRetractedTests {
    private static let today: Day = "2026-02-02"

    /// The quarter with a check-in of 5 as @12 corrected to 6 by @13, and a target of 80 as @14.
    private static func story() throws -> Story {
        try quarter
            .and(RecordCheckIn(on: "KR-1", value: 5, confidence: 0.5), on: "2026-01-30")
            .and(CorrectEntry(12, value: 6, reason: "typo"), on: "2026-01-30")
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "less"), on: "2026-01-31")
    }

    @Test("A check-in, corrected or not, and a change can be retracted")
    func shapes() throws {
        for entry in [12, 14] {
            try given(Self.story()).when(RetractEntry(entry, reason: "twice"), on: Self.today)
                .then("KR-1", .entryRetracted(.init(entry: entry, reason: "twice")))
        }
    }

    @Test("A correction is not retracted: that would take the check-in with it, for good")
    func correction() throws {
        try given(Self.story()).when(RetractEntry(13, reason: "no"), on: Self.today)
            .thenRefused(
                "@13 is a correction of @12, and a correction is not retracted; correct @12 again: "
                    + "okr correct @12 --reason “…”, or retract @12 itself")
    }

    @Test("A closed key result's entries can still be retracted")
    func closed() throws {
        let story = try Self.story().and(
            CloseGoal("KR-1", outcome: .missed, score: 0, note: "no"), on: Self.today)
        try given(story).when(RetractEntry(12, reason: "twice"), on: Self.today)
            .then("KR-1", .entryRetracted(.init(entry: 12, reason: "twice")))
    }

    @Test("It takes back what the entry said last")
    func differences() throws {
        let goal = try Self.story().state.goals["KR-1"]
        #expect(
            EntryRetracted(entry: 12, reason: nil).differences(from: goal) == [
                .init("value", before: "6", after: nil),
                .init("confidence", before: "0.5", after: nil),
            ])
        #expect(
            EntryRetracted(entry: 14, reason: nil).differences(from: goal) == [
                .init("target", before: "80", after: "100")
            ])
    }

    @Test("Without the entry it names it does not apply, as a replay can have it")
    func doesNotApply() throws {
        let last = quarter.last
        let story = quarter.and(
            "KR-1", .entryRetracted(.init(entry: 99, reason: nil)), on: Self.today)
        var state = quarter.state
        #expect(
            state.evolve(story.entries[last])
                == .doesNotApply("@99, which it retracts, is not there"))
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        let gone = try story.and(RetractEntry(12, reason: "twice"), on: "2026-02-01")
        return [
            RefusalCase(
                "an entry that is not there", story, RetractEntry(0, reason: "twice"),
                "there is no entry @0; okr log lists the entries"),
            RefusalCase(
                "the creation of a goal", story, RetractEntry(6, reason: "twice"),
                "@6 is neither a check-in nor a change that holds from a day on; okr "
                    + "history GOAL lists the entries that can be corrected or retracted"),
            RefusalCase(
                "no reason", story, RetractEntry(12),
                "a correction or retraction needs a reason; say why with --reason “…”"),
            RefusalCase(
                "an entry that was retracted", gone, RetractEntry(12, reason: "twice"),
                "@12 was retracted by @15, which is final; record it anew"),
            RefusalCase(
                "a correction of what was retracted", gone, RetractEntry(13, reason: "twice"),
                "@12 was retracted by @15, which is final; record it anew"),
            RefusalCase(
                "a retraction", gone, RetractEntry(15, reason: "twice"),
                "@15 is neither a check-in nor a change that holds from a day on; okr "
                    + "history GOAL lists the entries that can be corrected or retracted"),
        ]
    }
}
