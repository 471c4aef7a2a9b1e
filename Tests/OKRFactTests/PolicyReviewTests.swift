import OKRTesting
import Testing

@testable import OKRModel

/// The quarter, from 1 January to 31 March, held to the policies.
@Suite("The history held to policies")
struct PolicyReviewTests {
    private static let ben = PersonID(number: 2)
    private static let byBen = Authors(actor: ben)

    private static func review(_ story: Story, through entry: Int = .max) -> PolicyReview {
        let known = min(entry, story.entries.count)
        return PolicyReview(
            story.state, at: Perspective(entry: known, day: story.entries[known - 1].day))
    }

    /// What broke which policy: `late-easing @14`.
    private static func breaches(_ story: Story) -> [String] {
        review(story).breaches.map { "\($0.policy.rawValue) @\($0.stamp.entry)" }
    }

    private static func target(_ value: Decimal, on day: Day? = nil) -> ChangeTarget {
        ChangeTarget(of: "KR-1", to: [.target: value], reason: "because", on: day)
    }

    private static func withBen() throws -> Story {
        try quarter.and(AddPerson(handle: "ben", name: "Ben Hale", team: "sales"), on: "2026-01-01")
    }

    @Test("A quarter in which nothing moved breaks nothing")
    func nothing() throws {
        #expect(Self.breaches(quarter) == [])
        #expect(Self.review(quarter).policies.map(\.value) == Policy.allCases.map(\.standard))
    }

    @Test("Easing in the last fifth breaks late-easing; earlier or hardening does not")
    func late() throws {
        // 89 days lie between the first and the last: four fifths of them end on 13 March.
        let early = try Self.withBen().and(Self.target(90), on: "2026-03-13")
        #expect(Self.breaches(early) == [])
        let late = try Self.withBen().and(Self.target(90), on: "2026-03-14")
        #expect(Self.breaches(late) == ["late-easing @13"])
        #expect(
            Self.review(late).breaches[0].what
                == "eased the goalposts when 81 % of the cycle had gone by")
        let harder = try Self.withBen().and(Self.target(110), on: "2026-03-30")
        #expect(Self.breaches(harder) == [])
    }

    @Test("To date a late easing back hides nothing, and is one breach more")
    func backdated() throws {
        let story = try Self.withBen().and(Self.target(90, on: "2026-01-10"), on: "2026-03-30")
        #expect(Self.breaches(story) == ["backdated-move @13", "late-easing @13"])
        let week = try Self.withBen().and(Self.target(90, on: "2026-02-01"), on: "2026-02-08")
        #expect(Self.breaches(week) == [])
        let more = try Self.withBen().and(Self.target(90, on: "2026-02-01"), on: "2026-02-09")
        #expect(Self.breaches(more) == ["backdated-move @13"])
    }

    @Test("Only the acknowledgement of somebody who had no part in it answers a late easing")
    func acknowledged() throws {
        let story = try Self.withBen().and(Self.target(90), on: "2026-03-20")
        let own = try story.and(AcknowledgeEntry(13), on: "2026-03-21")
        #expect(Self.breaches(own) == ["late-easing @13"])
        let other = try own.and(AcknowledgeEntry(13), on: "2026-03-22", by: Self.byBen)
        #expect(Self.breaches(other) == [])
        #expect(Self.review(other).acknowledged.map(\.stamp.entry) == [13])
        #expect(Self.review(other).acknowledged[0].acknowledgedBy.map(\.entry) == [15])
        // Before Ben had looked it was broken, and whoever asks about that moment is told so.
        #expect(Self.review(other, through: 14).breaches.count == 1)

        let forBen = try Self.withBen().and(
            Self.target(90), on: "2026-03-20",
            by: Authors(actor: PersonID(number: 1), onBehalfOf: Self.ben)
        ).and(AcknowledgeEntry(13), on: "2026-03-22", by: Self.byBen)
        #expect(Self.breaches(forBen) == ["late-easing @13"])
    }

    @Test("Stretching the cycle late is easing, too, and nobody can acknowledge it")
    func stretched() throws {
        let story = try Self.withBen().and(
            ChangeCycle("Q1", end: "2026-04-05", reason: "Easter"), on: "2026-03-27")
        #expect(Self.breaches(story) == ["late-easing @13"])
        #expect(Self.review(story).breaches[0].subject == .cycle("Q1"))
    }

    @Test("A baseline that changes after the first check-in breaks its policy, a first one not")
    func baseline() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: 10), on: "2026-01-08")
            .and(ChangeBaseline(of: "KR-1", to: 5, reason: "measured again"), on: "2026-01-20")
        #expect(Self.breaches(story) == ["baseline-after-check-in @13"])
        let before =
            try quarter
            .and(ChangeBaseline(of: "KR-1", to: 5, reason: "measured again"), on: "2026-01-07")
            .and(RecordCheckIn(on: "KR-1", value: 10), on: "2026-01-08")
        #expect(Self.breaches(before) == [])
        let first = try quarter.and(RecordCheckIn(on: "KR-5", value: 10), on: "2026-01-08")
            .and(ChangeBaseline(of: "KR-5", to: 5), on: "2026-01-20")
        #expect(Self.breaches(first) == [])
    }

    @Test("A baseline changed before, and corrected after the first check-in, breaks it as well")
    func correctedBaseline() throws {
        let changed =
            try quarter
            .and(ChangeBaseline(of: "KR-1", to: 5, reason: "measured again"), on: "2026-01-07")
        let clerical = try changed.and(
            CorrectEntry(12, value: 6, reason: "a slip"), on: "2026-01-07"
        )
        .and(RecordCheckIn(on: "KR-1", value: 10), on: "2026-01-08")
        #expect(Self.breaches(clerical) == [])
        let late = try changed.and(RecordCheckIn(on: "KR-1", value: 10), on: "2026-01-08")
            .and(CorrectEntry(12, value: 6, reason: "a slip"), on: "2026-01-09")
        #expect(Self.breaches(late) == ["baseline-after-check-in @14"])
    }

    @Test("A score above the computed progress needs a note, also where it was imported")
    func score() throws {
        let checkedIn = try quarter.and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-03-30")
        func closed(_ score: Decimal, note: String?) -> Story {
            checkedIn.and(
                "KR-1", .goalClosed(GoalClosed(outcome: .missed, score: score, note: note)),
                on: "2026-03-31")
        }
        #expect(Self.breaches(closed(0.41, note: nil)) == ["score-above-progress @13"])
        #expect(
            Self.review(closed(0.41, note: nil)).breaches[0].what
                == "scored 0.41, above the computed 0.40, without a note")
        #expect(Self.breaches(closed(0.41, note: "as good as done")) == [])
        #expect(Self.breaches(closed(0.40, note: nil)) == [])
        #expect(Self.breaches(closed(0.3, note: nil)) == [])
    }

    @Test("Whoever owns a goal does not close it as achieved; of a team only where that is asked")
    func own() throws {
        let owned = try Self.withBen()
            .and(AssignGoal("KR-1", to: "person:ben"), on: "2026-01-02")
            .and(RecordCheckIn(on: "KR-1", value: 100), on: "2026-03-30")
            .and(RecordCheckIn(on: "KR-2", value: 100), on: "2026-03-30")
        let byOther = try owned.and(CloseGoal("KR-1", outcome: .achieved), on: "2026-03-31")
        #expect(Self.breaches(byOther) == [])
        let byBen = try owned.and(
            CloseGoal("KR-1", outcome: .achieved), on: "2026-03-31", by: Self.byBen)
        #expect(Self.breaches(byBen) == ["own-closing @16"])
        let ofTeam = try owned.and(
            CloseGoal("KR-2", outcome: .achieved), on: "2026-03-31", by: Self.byBen)
        #expect(Self.breaches(ofTeam) == [])
        let strict = try ofTeam.and(SetPolicy("own-closing", to: "team"), on: "2026-04-01")
        #expect(Self.breaches(strict) == ["own-closing @16"])
        #expect(
            Self.review(strict).breaches[0].what == "closed a goal of their own team as achieved")
        let off = try strict.and(SetPolicy("own-closing", to: "off"), on: "2026-04-02")
        #expect(Self.breaches(off) == [])
    }

    @Test("A move without a reason is named, as an import can bring one")
    func unexplained() throws {
        let fact = TargetChanged(on: "2026-02-01", measures: [.target: 90], reason: nil)
        let story = quarter.and("KR-1", .targetChanged(fact), on: "2026-02-01")
        #expect(Self.breaches(story) == ["unexplained-move @12"])
    }

    @Test("The review can be narrowed to what was recorded since")
    func since() throws {
        let story = try Self.withBen().and(Self.target(90), on: "2026-03-20")
            .and(Self.target(80), on: "2026-03-25")
        let review = Self.review(story).keeping { $0.day >= "2026-03-25" }
        #expect(review.breaches.map(\.stamp.entry) == [14])
    }
}
