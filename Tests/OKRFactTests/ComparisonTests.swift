import OKRModel
import OKRTesting
import Testing

@Suite("What changed between two moments")
struct ComparisonTests {
    private static func compare(
        _ story: Story, _ first: (Int, Day), _ second: (Int, Day),
        of filter: GoalFilter = GoalFilter()
    ) -> Comparison {
        Comparison(
            story.state, from: Perspective(entry: first.0, day: first.1),
            to: Perspective(entry: second.0, day: second.1), of: (filter, filter))
    }

    /// Each set field in a word: subject, field, before, after, entry; figures are left out.
    private static func fields(_ comparison: Comparison) -> [String] {
        comparison.subjects.flatMap { compared in
            compared.differences.filter { !Snapshot.figures.contains($0.field) }.map { differing in
                func text(_ value: Snapshot.Value?) -> String {
                    if case .text(let text)? = value { text } else { "–" }
                }
                let cause = differing.cause.map { "@\($0.stamp.entry) of \($0.entries)" } ?? ""
                return "\(compared.subject) \(differing.field) \(text(differing.before)) → "
                    + "\(text(differing.after)) \(cause)"
            }
        }
    }

    @Test("A change shows with the entry that made it, and how many did")
    func changes() throws {
        let story =
            try quarter
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "a"), on: "2026-02-10")
            .and(ChangeTarget(of: "KR-1", to: [.target: 90], reason: "b"), on: "2026-02-11")
        let comparison = Self.compare(story, (11, "2026-02-01"), (13, "2026-02-12"))
        #expect(Self.fields(comparison) == ["KR-1 target 100 → 90 @13 of 2"])
        #expect(comparison.subjects.last?.differences.first?.cause?.reason == "b")
        let back = Self.compare(story, (13, "2026-02-12"), (11, "2026-02-01"))
        #expect(Self.fields(back) == ["KR-1 target 90 → 100 @13 of 2"])
        #expect(back.runsBackwards && !comparison.runsBackwards)
    }

    @Test("A retraction is what took the value away")
    func retraction() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 10), on: "2026-01-10")
            .and(RecordCheckIn(on: "KR-1", value: 20), on: "2026-01-17")
            .and(RetractEntry(13, reason: "twice"), on: "2026-01-18")
        let one = Self.compare(story, (13, "2026-01-18"), (14, "2026-01-18"))
        #expect(Self.fields(one) == ["KR-1 value 20 → 10 @14 of 1"])
        #expect(one.subjects.last?.differences.first?.cause?.reason == "twice")
    }

    @Test("Two days at one moment differ by what holds from a day between them")
    func days() throws {
        let story = try quarter.and(
            ChangeTarget(of: "KR-1", to: [.target: 80], reason: "a", on: "2026-02-05"),
            on: "2026-02-10")
        let there = Self.compare(story, (12, "2026-02-04"), (12, "2026-02-05"))
        #expect(Self.fields(there) == ["KR-1 target 100 → 80 @12 of 0"])
        let back = Self.compare(story, (12, "2026-02-05"), (12, "2026-02-04"))
        #expect(Self.fields(back) == ["KR-1 target 80 → 100 @12 of 0"])
    }

    @Test("Before the first entry nothing was known, and everything is new")
    func nothing() throws {
        let comparison = Self.compare(quarter, (0, "2025-12-31"), (quarter.last, "2026-01-01"))
        #expect(comparison.subjects.count == 9)
        #expect(comparison.subjects.allSatisfy { !$0.wasThere && $0.isThere })
        #expect(Self.compare(quarter, (0, "2025-12-31"), (0, "2025-12-30")).isEmpty)
    }

    @Test("A new goal that changed since tells what it held first")
    func first() throws {
        let story = try quarter.and(
            ChangeTarget(of: "KR-1", to: [.target: 80], reason: "a"), on: "2026-02-10")
        let comparison = Self.compare(story, (6, "2026-01-01"), (12, "2026-02-10"))
        let goal = try #require(comparison.subjects.first { $0.subject == .goal("KR-1") })
        let target = try #require(goal.differences.first { $0.field == "target" })
        #expect(target.before == nil && target.first == "100" && target.after == .text("80"))
        #expect(goal.differences.first { $0.field == "baseline" }?.first == nil)
    }

    @Test("Opening a closed goal brings up what was said while it stood still")
    func reopened() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-02-01")
            .and(CloseGoal("KR-1", outcome: .missed, score: 0.5), on: "2026-03-01")
            .and(CorrectEntry(12, value: 40, reason: "typo"), on: "2026-03-02")
            .and(ReopenGoal("KR-1", reason: "again"), on: "2026-03-03")
        let comparison = Self.compare(story, (14, "2026-03-03"), (15, "2026-03-03"))
        #expect(
            Self.fields(comparison) == [
                "KR-1 state missed → active @15 of 1", "KR-1 score 0.5 → – @15 of 1",
                "KR-1 value 50 → 40 @15 of 0",
            ])
    }

    @Test("A goal passes a filter if it does at either moment")
    func filter() throws {
        let story =
            try quarter
            .and(AssignGoal("KR-1", to: "person:ana"), on: "2026-02-01")
            .and(AssignGoal("KR-2", to: "team:acme"), on: "2026-02-01")
        func changed(_ owner: Owner) -> [String] {
            Self.fields(
                Self.compare(
                    story, (11, "2026-01-31"), (13, "2026-02-01"),
                    of: GoalFilter(owners: [owner]))
            ).filter { $0.contains(" owner ") }
        }
        #expect(changed(.person("p1")) == ["KR-1 owner team:sales → person:p1 @12 of 1"])
        #expect(changed(.team("sales")).count == 2)
        #expect(changed(.team("acme")) == ["KR-2 owner team:sales → team:acme @13 of 1"])
    }

    @Test("Cycles and teams differ by their days, titles and states")
    func frames() throws {
        let story =
            try quarter
            .and(ChangeCycle("Q1", title: "First quarter"), on: "2026-02-01")
            .and(
                ChangeCycle("Q1", end: "2026-04-15", reason: "snow"), on: "2026-02-02"
            )
            .and(RenameTeam("sales", to: "Selling"), on: "2026-02-03")
            .and(ActivateCycle("Q1"), on: "2026-02-04")
        let comparison = Self.compare(story, (11, "2026-01-31"), (15, "2026-02-04"))
        #expect(
            Self.fields(comparison) == [
                "cycle:Q1 title – → First quarter @12 of 1",
                "cycle:Q1 state planned → active @15 of 1",
                "cycle:Q1 end 2026-03-31 → 2026-04-15 @13 of 1",
                "team:sales title Sales → Selling @14 of 1",
            ])
        // As of an earlier entry the title is the one of then.
        #expect(
            Self.fields(Self.compare(story, (11, "2026-02-04"), (12, "2026-02-04")))
                == ["cycle:Q1 title – → First quarter @12 of 1"])
    }
}
