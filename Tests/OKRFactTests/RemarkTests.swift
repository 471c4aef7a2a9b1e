import OKRTesting
import Testing

@testable import OKRModel

@Suite("What people say of a goal")
struct RemarkTests {
    private static let today: Day = "2026-02-02"

    /// A check-in with a blocker is @12, its correction @13, a retracted one @14.
    private static func story() throws -> Story {
        try quarter
            .and(
                RecordCheckIn(
                    on: "KR-1", value: 10, talk: .init(blocker: "no licence"), day: "2026-01-20"),
                on: "2026-01-22"
            )
            .and(CorrectEntry(12, value: 11, reason: "a slip"), on: "2026-01-23")
            .and(
                RecordCheckIn(on: "KR-2", value: 99, blockedBy: .goal("KR-1")),
                on: "2026-01-24"
            )
            .and(RetractEntry(14, reason: "another team's"), on: "2026-01-25")
    }

    @Test("An entry about a goal is acknowledged, with a note or without, as often as people like")
    func acknowledged() throws {
        let story = try Self.story()
        try given(story).when(AcknowledgeEntry(12), on: Self.today)
            .then("KR-1", .entryAcknowledged(.init(entry: 12, note: nil)))
        let seen = try story.and(AcknowledgeEntry(12), on: Self.today)
        try given(seen).when(AcknowledgeEntry(12, note: " thanks \n"), on: Self.today)
            .then("KR-1", .entryAcknowledged(.init(entry: 12, note: "thanks")))
    }

    @Test("A comment is about a goal or about one of its entries, closed goals included")
    func commented() throws {
        let story = try Self.story().and(
            CloseGoal("KR-1", outcome: .missed, score: 0.11), on: "2026-02-01")
        try given(story).when(AddComment(on: .goal("O-1"), text: "On we go."), on: Self.today)
            .then("O-1", .commentAdded(.init(entry: nil, text: "On we go.")))
        try given(story).when(AddComment(on: .entry(13), text: "11, then."), on: Self.today)
            .then("KR-1", .commentAdded(.init(entry: 13, text: "11, then.")))
    }

    @Test("A win is recorded on any goal")
    func won() throws {
        try given(quarter).when(RecordWin(on: "O-1", text: "First deal"), on: Self.today)
            .then("O-1", .winRecorded(.init(text: "First deal")))
        let goal = try quarter.and(RecordWin(on: "O-1", text: "First deal"), on: Self.today)
            .state.goals["O-1"]
        #expect(goal?.remarks.map(\.kind) == [.win])
        #expect(goal?.remarks.map(\.text) == ["First deal"])
        #expect(goal?.remarks.map(\.stamp.entry) == [12])
    }

    @Test("A blocker is resolved by the check-in that raised it, or by a correction of that")
    func resolved() throws {
        for entry in [12, 13] {
            try given(Self.story())
                .when(ResolveBlocker(entry, note: "it came"), on: Self.today)
                .then("KR-1", .blockerResolved(.init(entry: 12, note: "it came")))
        }
        let story = try Self.story().and(ResolveBlocker(12), on: Self.today)
        try given(story).when(ResolveBlocker(12, note: "again"), on: Self.today)
            .thenNothing("the blocker of @12 was resolved by @16 already; nothing was recorded")
    }

    @Test("Their sentences name the entry and the goal, not what was said")
    func sentences() throws {
        let words = Phrasebook(quarter.state)
        let facts: [(any Fact, String)] = [
            (EntryAcknowledged(entry: 12, note: "x"), "acknowledged @12 of KR-1 “Win deals”"),
            (CommentAdded(entry: 12, text: "x"), "commented on @12 of KR-1 “Win deals”"),
            (CommentAdded(entry: nil, text: "x"), "commented on KR-1 “Win deals”"),
            (WinRecorded(text: "x"), "recorded a win of KR-1 “Win deals”"),
            (
                BlockerResolved(entry: 12, note: nil),
                "resolved the blocker of @12 on KR-1 “Win deals”"
            ),
        ]
        for (fact, sentence) in facts {
            #expect(fact.sentence("KR-1", in: words) == sentence)
            #expect(fact.said == (sentence.hasPrefix("resolved") ? nil : "x"))
        }
    }

    @Test("A blocker without the check-in that raised it does not apply")
    func astray() throws {
        var goal = try Self.story().state.goals["KR-1"]
        let entry = Entry(
            number: 99, time: Instant(utc: Self.today), day: Self.today, subject: "KR-1",
            revision: 9, event: .blockerResolved(.init(entry: 77, note: nil)),
            authors: Authors(actor: PersonID(number: 1)))
        #expect(
            BlockerResolved(entry: 77, note: nil).evolve(&goal, at: entry)
                == .doesNotApply("@77, which raised it, is not there"))
        _ = BlockerResolved(entry: 12, note: nil).evolve(&goal, at: entry)
        #expect(
            BlockerResolved(entry: 12, note: nil).evolve(&goal, at: entry)
                == .doesNotApply("the blocker of @12 is resolved already"))
        #expect(goal?.checkIns.first?.resolution?.stamp.entry == 99)
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        let voided = try story.and(VoidGoal("KR-1", reason: "a mistake"), on: "2026-01-30")
        let long = String(repeating: "x", count: 20_001)
        return [
            RefusalCase(
                "an entry that is not there", AcknowledgeEntry(99),
                "there is no entry @99; okr log lists the entries"),
            RefusalCase(
                "an entry about no goal", AcknowledgeEntry(5),
                "@5 is not about a goal and takes no acknowledgement; name an entry of a goal: "
                    + "okr log --goal GOAL"),
            RefusalCase(
                "an entry of a voided goal", voided, AcknowledgeEntry(12),
                "KR-1 was voided as a mistake; add a new goal instead"),
            RefusalCase(
                "a note of more than 20 000 bytes", story, AcknowledgeEntry(12, note: long),
                "the note is longer than 20000 bytes; shorten it"),
            RefusalCase(
                "an unknown goal", AddComment(on: .goal("KR-9"), text: "x"),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "a voided goal", voided, AddComment(on: .goal("KR-1"), text: "x"),
                "KR-1 was voided as a mistake; add a new goal instead"),
            RefusalCase(
                "an entry that is not there", AddComment(on: .entry(0), text: "x"),
                "there is no entry @0; okr log lists the entries"),
            RefusalCase(
                "an entry about no goal", AddComment(on: .entry(1), text: "x"),
                "@1 is not about a goal and takes no comment; name an entry of a goal: "
                    + "okr log --goal GOAL"),
            RefusalCase(
                "nothing to say", AddComment(on: .goal("KR-1"), text: " \n "),
                "the comment is empty; say it in words, in quotes"),
            RefusalCase(
                "a text of more than 20 000 bytes", AddComment(on: .goal("KR-1"), text: long),
                "the comment is longer than 20000 bytes; shorten it"),
            RefusalCase(
                "an unknown goal", RecordWin(on: "KR-9", text: "x"),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "nothing to say", RecordWin(on: "KR-1", text: ""),
                "the win is empty; say it in words, in quotes"),
            RefusalCase(
                "an entry that is not there", ResolveBlocker(99),
                "there is no entry @99; okr log lists the entries"),
            RefusalCase(
                "an entry about no goal", ResolveBlocker(1),
                "@1 raised no blocker; okr blocker list shows the open ones"),
            RefusalCase(
                "a check-in without a blocker",
                try story.and(RecordCheckIn(on: "KR-1", value: 12), on: "2026-02-01"),
                ResolveBlocker(16), "@16 raised no blocker; okr blocker list shows the open ones"),
            RefusalCase(
                "a check-in that was retracted", story, ResolveBlocker(14),
                "@14 was retracted by @15, and its blocker with it; okr blocker list shows the "
                    + "open ones"),
        ]
    }
}
