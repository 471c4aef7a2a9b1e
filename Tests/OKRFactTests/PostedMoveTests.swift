import OKRTesting
import Testing

@testable import OKRModel

@Suite("Which way goalposts moved")
struct PostedMoveTests {
    private static let today: Day = "2026-02-01"

    private static func direction(
        _ command: any Command, in story: Story = quarter
    ) throws -> MoveDirection? {
        try story.and(command, on: today).lastDirection
    }

    private static func target(
        _ measures: [MeasureField: Decimal], of goal: GoalID = "KR-1", turns: Bool = false,
        on: Day? = nil
    ) -> ChangeTarget {
        ChangeTarget(of: goal, to: measures, turns: turns, reason: "why", on: on)
    }

    @Test("A target nearer to the baseline is easier, farther is harder")
    func target() throws {
        #expect(try Self.direction(Self.target([.target: 80])) == .easier)
        #expect(try Self.direction(Self.target([.target: 120])) == .harder)
        let falling = try frame()
            .and(AddObjective(title: "Grow", cycle: "Q1", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "Less", measures: [.baseline: 50, .target: 10]),
                on: "2026-01-01")
        #expect(try Self.direction(Self.target([.target: 20]), in: falling) == .easier)
        #expect(try Self.direction(Self.target([.target: 5]), in: falling) == .harder)
    }

    @Test("A target that crosses the baseline is another aim: neutral")
    func turned() throws {
        #expect(try Self.direction(Self.target([.target: -50], turns: true)) == .neutral)
    }

    @Test("Commit and stretch are judged as the target is, and a mixed change is neutral")
    func marks() throws {
        let marked = try quarter.and(
            Self.target([.commit: 50, .stretch: 150]), on: "2026-01-01")
        #expect(try Self.direction(Self.target([.commit: 40]), in: marked) == .easier)
        #expect(try Self.direction(Self.target([.stretch: 170]), in: marked) == .harder)
        let mixed = try marked.and(Self.target([.commit: 40, .target: 110]), on: Self.today)
        #expect(
            mixed.posts() == [
                "@13 KR-1 changed neutral: target 100 → 110 (harder), commit 50 → 40 (easier)"
            ])
        let same = try marked.and(Self.target([.commit: 40, .target: 90]), on: Self.today)
        #expect(
            same.posts() == ["@13 KR-1 changed easier: target 100 → 90, commit 50 → 40"])
    }

    @Test("A baseline nearer to the target is easier, farther or beyond it is not")
    func baseline() throws {
        func change(_ value: Decimal) -> ChangeBaseline {
            ChangeBaseline(of: "KR-1", to: value, reason: "why")
        }
        #expect(try Self.direction(change(20)) == .easier)
        #expect(try Self.direction(change(-20)) == .harder)
        #expect(try Self.direction(change(120)) == .neutral)
    }

    @Test("A value to keep is easier on the laxer side")
    func guardrails() throws {
        #expect(try Self.direction(Self.target([.target: 99], of: "KR-2")) == .easier)
        #expect(try Self.direction(Self.target([.target: 99.9], of: "KR-2")) == .harder)
        #expect(try Self.direction(Self.target([.target: 6], of: "KR-3")) == .easier)
        #expect(try Self.direction(Self.target([.target: 4], of: "KR-3")) == .harder)
        #expect(try Self.direction(Self.target([.target: 4], of: "KR-1"), in: plans) == .easier)
        let lid = try objective().and(every(.week, .atMost, 5), on: "2026-01-01")
        #expect(try Self.direction(Self.target([.target: 4], of: "KR-1"), in: lid) == .harder)
    }

    @Test(
        "A band that contains the old one is easier, one within it harder, a shifted one neither",
        arguments: [
            (9, 20, MoveDirection.easier), (10, 21, .easier), (9, 21, .easier),
            (11, 20, .harder), (10, 19, .harder), (11, 19, .harder), (9, 19, .neutral),
            (30, 40, .neutral),
        ] as [(Decimal, Decimal, MoveDirection)])
    func band(_ low: Decimal, _ high: Decimal, _ direction: MoveDirection) throws {
        let change = Self.target([.low: low, .high: high], of: "KR-4")
        #expect(try Self.direction(change) == direction)
    }

    @Test("A later deadline is easier, an earlier one harder; without one it is the cycle's end")
    func deadline() throws {
        func change(_ day: Day?) -> ChangeDeadline {
            ChangeDeadline(of: "KR-1", to: day, reason: "why")
        }
        #expect(try Self.direction(change("2026-03-02")) == .harder)
        #expect(try Self.direction(change("2026-04-15")) == .easier)
        let early = try quarter.and(change("2026-03-02"), on: "2026-01-05")
        #expect(try Self.direction(change("2026-03-10"), in: early) == .easier)
        #expect(try Self.direction(change(nil), in: early) == .easier)
    }

    @Test("Fewer or lighter open milestones are easier; one that is done is open no more")
    func milestones() throws {
        let drop = DropMilestone("Lease", of: "KR-2", reason: "why")
        #expect(try Self.direction(drop, in: plans) == .easier)
        let done = try plans.and(
            OKRFactTests.milestones(done: ["Lease"]), on: "2026-01-10")
        #expect(try Self.direction(drop, in: done) == .neutral)
        func weigh(_ weight: Decimal) -> WeighMilestone {
            WeighMilestone("Staff", of: "KR-2", to: weight, reason: "why")
        }
        #expect(try Self.direction(weigh(1), in: plans) == .easier)
        #expect(try Self.direction(weigh(4), in: plans) == .harder)
        let add = AddMilestone(to: "KR-2", MilestonePlan(name: "Party"), reason: "why")
        let added = try plans.and(add, on: Self.today)
        #expect(added.posts() == ["@11 KR-2 changed harder: milestone Party – → 1"])
    }

    @Test("Committed made aspirational is easier; phases and words of zones are neither")
    func others() throws {
        let ambition = ChangeAmbition(of: "O-1", to: .aspirational, reason: "why")
        let eased = try quarter.and(ambition, on: Self.today)
        #expect(
            eased.posts() == ["@12 O-1 changed easier: ambition committed → aspirational"])
        let back = ChangeAmbition(of: "O-1", to: .committed, reason: "why")
        #expect(try eased.and(back, on: "2026-02-02").lastDirection == .harder)
        let phases = ChangePhases(
            of: "KR-4", to: [Phase(day: "2026-02-10", value: 5)], reason: "why")
        #expect(try Self.direction(phases, in: plans) == .neutral)
        let words = DescribeZone(.commit, of: "KR-3", as: "In the street", reason: "why")
        #expect(
            try plans.and(words, on: Self.today).posts()
                == ["@11 KR-3 described neutral: zone commit In town → In the street"])
    }

    @Test("Dating a change back hides nothing: before and after are those of its day")
    func backdated() throws {
        let story = try quarter.and(Self.target([.target: 80], on: "2025-12-01"), on: "2026-03-30")
        let move = try #require(story.goalposts().moves.first)
        #expect(move.line == "@12 KR-1 changed easier: target 100 → 80")
        #expect(move.on == "2025-12-01")
        #expect(move.shareElapsed == 88.0 / 89)
    }

    @Test("The share of the cycle is that of the day of recording, 0 to 1")
    func shares() throws {
        func share(_ day: Day, _ start: Day = "2026-01-01", _ end: Day = "2026-03-31") throws
            -> Double?
        {
            try objective(start: start, end: end)
                .and(every(.week, .atLeast, 5), on: "2026-01-01")
                .and(Self.target([.target: 4]), on: day).goalposts().moves.first?.shareElapsed
        }
        #expect(try share("2026-01-02") == 1.0 / 89)
        #expect(try share("2026-03-31") == 1)
        #expect(try share("2026-04-09") == 1)
        #expect(try share("2026-01-02", "2026-01-20") == 0)
        #expect(try share("2026-01-20", "2026-01-20", "2026-01-20") == 1)
    }

    @Test("A clerical correction is none, and stands apart with what it mended")
    func clerical() throws {
        let story =
            try quarter
            .and(Self.target([.target: 8]), on: Self.today, at: 36_000)
            .and(CorrectEntry(12, value: 80, reason: "typo"), on: Self.today, at: 36_060)
        #expect(story.posts() == ["@12 KR-1 changed easier: target 100 → 80"])
        #expect(story.posts(asOf: 12) == ["@12 KR-1 changed easier: target 100 → 8"])
        let apart = story.goalposts().clerical.map(\.line)
        #expect(apart == ["@13 KR-1 corrected of @12 harder: target 8 → 80"])
        let gone =
            try quarter
            .and(Self.target([.target: 8]), on: Self.today)
            .and(RetractEntry(12, reason: "typo"), on: Self.today)
        #expect(gone.posts().isEmpty)
        #expect(
            gone.goalposts().clerical.map(\.line)
                == ["@13 KR-1 retracted of @12 harder: target 8 → 100"])
    }

    @Test("A late correction or retraction is a move, from what held to what holds")
    func late() throws {
        let moved = try quarter.and(Self.target([.target: 80]), on: Self.today)
        let corrected = try moved.and(
            CorrectEntry(12, value: 70, reason: "second thought"), on: "2026-02-10")
        #expect(
            corrected.posts() == [
                "@12 KR-1 changed easier: target 100 → 80",
                "@13 KR-1 corrected of @12 easier: target 80 → 70",
            ])
        let retracted = try moved.and(RetractEntry(12, reason: "regret"), on: "2026-02-10")
        #expect(retracted.posts().last == "@13 KR-1 retracted of @12 harder: target 80 → 100")
        let dated = try moved.and(
            CorrectEntry(12, on: "2026-01-10", reason: "since then"), on: "2026-02-10")
        #expect(dated.posts().last == "@13 KR-1 corrected of @12 easier: target 100 → 80")
        #expect(dated.goalposts().moves.last?.on == "2026-01-10")
    }

    @Test("The first value of what was empty is set late, and no move")
    func setLate() throws {
        let story =
            try quarter
            .and(Self.target([.target: 80], of: "KR-5"), on: Self.today)
            .and(Self.target([.target: 80, .stretch: 120]), on: Self.today)
        #expect(story.posts() == ["@13 KR-1 changed easier: target 100 → 80"])
        #expect(
            story.goalposts().setLate.map(\.line) == [
                "@12 KR-5 changed neutral: target – → 80",
                "@13 KR-1 changed neutral: stretch – → 120",
            ])
    }

    @Test("A draft moves freely, an imported goal from its import on")
    func originals() throws {
        let draft = try AgreementTests.draft()
            .and(Self.target([.target: 12], of: "KR-6"), on: "2026-01-20")
            .and(AgreeOnGoals(["O-2"]), on: "2026-01-25")
        #expect(draft.posts().isEmpty)
        let moved = try draft.and(Self.target([.target: 9], of: "KR-6"), on: "2026-01-25")
        #expect(moved.posts() == ["@\(moved.last) KR-6 changed easier: target 12 → 9"])
        let imported =
            try quarter
            .and(
                AddKeyResult(objective: "O-1", title: "In", measures: [.baseline: 0, .target: 9]),
                on: "2026-01-01", importedBy: 12
            )
            .and(Self.target([.target: 8], of: "KR-6"), on: "2026-01-01")
        #expect(imported.posts() == ["@13 KR-6 changed easier: target 9 → 8"])
    }
}
