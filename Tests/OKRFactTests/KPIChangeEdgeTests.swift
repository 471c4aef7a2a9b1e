import OKRTesting
import Testing

@testable import OKRModel

@Suite("What is taken back, stepped and refused of KPIs")
struct KPIChangeEdgeTests {
    private static let today: Day = "2026-02-02"

    private static func formula(_ text: String) -> AddKPI {
        var command = AddKPI(title: "Worked out", owner: "team:sales", on: "2026-01-01")
        command.formula = try? Formula(text)
        return command
    }

    private static func part(
        _ name: String, of whole: GoalID = "KPI-1", _ value: Decimal? = nil
    ) -> AddKPI {
        var command = AddKPI(title: name, owner: "team:sales", on: "2026-01-01")
        command.plan.segmentOf = whole
        command.plan.segment = name
        command.value = value
        return command
    }

    // MARK: Taking back

    @Test("A benchmark that is retracted lets the one before it count, and then none")
    func benchmarks() throws {
        let story = try KPIAddedTests.story()
            .and(RecordBenchmark(beside: "KPI-1", source: "Branch", value: 3), on: "2026-01-10")
            .and(RecordBenchmark(beside: "KPI-1", source: "branch", value: 5), on: "2026-01-11")
        func values(_ story: Story, asOf entry: Int? = nil) -> [Decimal] {
            story.kpi("KPI-1", on: Self.today, asOf: entry).benchmarks.map(\.value)
        }
        #expect(values(story) == [5])
        let one = try story.and(RetractEntry(story.last, reason: "slip"), on: "2026-01-12")
        #expect(values(one) == [3])
        let none = try one.and(RetractEntry(story.last - 1, reason: "slip"), on: "2026-01-13")
        #expect(values(none) == [])
        #expect(values(none, asOf: story.last) == [5] && values(none, asOf: one.last) == [3])
    }

    @Test("A claim of influence that is retracted lets the one before it count, a drop too")
    func influences() throws {
        let story = try KPIAddedTests.story()
            .and(ClaimInfluence(of: "KPI-2", on: "KPI-1", strength: 0.5), on: "2026-01-10")
            .and(
                ClaimInfluence(of: "KPI-2", on: "KPI-1", strength: 0.8, lag: 30), on: "2026-01-11"
            )
            .and(DropInfluence(of: "KPI-2", on: "KPI-1", reason: "doubtful"), on: "2026-01-12")
        func claims(_ story: Story) -> [Influence] {
            story.kpi("KPI-2", on: Self.today).influences
        }
        #expect(claims(story) == [])
        let held = try story.and(RetractEntry(story.last, reason: "slip"), on: "2026-01-13")
        #expect(claims(held) == [Influence(kpi: "KPI-1", strength: 0.8, lag: 30)])
        let first = try held.and(RetractEntry(story.last - 1, reason: "slip"), on: "2026-01-14")
        #expect(claims(first) == [Influence(kpi: "KPI-1", strength: 0.5, lag: 0)])
        let none = try first.and(RetractEntry(story.last - 2, reason: "slip"), on: "2026-01-15")
        #expect(claims(none) == [])
    }

    @Test("A segment whose retirement is retracted counts in its whole as before")
    func retirement() throws {
        let retired = try KPIAddedTests.story().and(Self.part("North", 3), on: "2026-01-03")
            .and(Self.part("South", 4), on: "2026-01-03")
            .and(Self.formula("sum(KPI-1)"), on: "2026-01-04")
            .and(RetireKPI("KPI-4", reason: "sold"), on: "2026-01-20")
        #expect(retired.kpi("KPI-5", on: Self.today).value == .worked(3))
        let back = try retired.and(RetractEntry(retired.last, reason: "kept"), on: "2026-01-25")
        #expect(back.kpi("KPI-5", on: "2026-01-22").value == .worked(7))
        #expect(back.kpi("KPI-5", on: "2026-01-22", asOf: retired.last).value == .worked(3))
    }

    // MARK: Steps

    @Test(
        "A step that 15 digits do not hold is rounded half away from zero, in either direction",
        arguments: [
            // 12345678.9012345 more is 135802467.9135795: the sixteenth digit is 5.
            ("123456789.012345", KPIDirection.up, "10%", "135802467.91358"),
            // … and less is 111111110.1111105.
            ("123456789.012345", .down, "10%", "111111110.111111"),
            ("-123456789.012345", .down, "10%", "-135802467.91358"),
            ("899999999999999", .up, "10%", "989999999999999"),
            ("0", .up, "5", "5"), ("0", .down, "5", "-5"),
        ])
    func steps(_ value: String, _ way: KPIDirection, _ step: String, _ target: String) throws {
        var command = AddKPI(title: "New", owner: "team:sales", on: "2026-01-01")
        command.value = Decimal(value)
        command.plan.direction = way
        command.step = RelativeTarget(step)
        let story = try quarter.and(command, on: "2026-01-01")
        let found = story.state.goals["KPI-1"]?.measure(.target, at: .latest)
        #expect(found == Decimal(target))
    }

    @Test("A step from nothing, from no reading, or beyond 15 digits is refused")
    func noSteps() throws {
        let bare = try quarter.and(AddKPI(title: "New", owner: "team:sales"), on: "2026-01-01")
        func aim(_ step: String) -> ChangeTarget {
            var command = ChangeTarget(of: "KPI-1", to: [:], reason: "plan")
            command.step = RelativeTarget(step)
            return command
        }
        for step in ["10%", "5"] {
            try given(bare).when(aim(step), on: Self.today).thenRefused(
                "KPI-1 has no value yet that a step of \(step) could begin at; "
                    + "record a reading first, or give the target as a number")
        }
        let zero = try bare.and(RecordCheckIn(on: "KPI-1", value: 0), on: "2026-01-02")
        try given(zero).when(aim("10%"), on: Self.today).thenRefused(
            "10% of 0 is nothing; give the target as a number")
        let most = try bare.and(
            RecordCheckIn(on: "KPI-1", value: 999_999_999_999_999), on: "2026-01-02")
        try given(most).when(aim("10%"), on: Self.today).thenRefused(
            "the target 10% from 999999999999999 has more than 15 digits; give it as a number")
    }

    // MARK: Refusals

    @Test("What can be neither dropped nor set beside a KPI is refused")
    func refusals() throws {
        let story = try KPIAddedTests.story()
        let retired = try story.and(RetireKPI("KPI-1", reason: "no use"), on: "2026-01-20")
        let cases: [(Story, any Command, String)] = [
            (
                story, DropInfluence(of: "KR-1", on: "KPI-1"),
                "KR-1 is a key result and no KPI; okr kpis lists the KPIs"
            ),
            (
                story, DropInfluence(of: "KPI-2", on: "KPI-1", from: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; "
                    + "record it on its day, or give an earlier one with --on"
            ),
            (
                story, RecordBenchmark(beside: "KR-1", source: "Branch", value: 3),
                "KR-1 is a key result and no KPI; okr kpis lists the KPIs"
            ),
            (
                story, RecordBenchmark(beside: "KPI-1", source: " ", value: 3),
                "the source of the benchmark is empty; give it a source"
            ),
            (
                story,
                RecordBenchmark(beside: "KPI-1", source: "Branch", value: 3, on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; "
                    + "record it on its day, or give an earlier one with --on"
            ),
            (
                retired, RecordBenchmark(beside: "KPI-1", source: "Branch", value: 3),
                "KPI-1 was retired on 2026-01-20 and takes no benchmark; "
                    + "retract the entry that retired it: okr history KPI-1 names it"
            ),
        ]
        for (story, command, sentence) in cases {
            try given(story).when(command, on: Self.today).thenRefused(sentence)
        }
        try given(story).when(DropInfluence(of: "KPI-2", on: "KPI-1"), on: Self.today).thenNothing(
            "KPI-2 is not said to move KPI-1; nothing was recorded")
    }

    @Test("Thirty-two formulas may stand one upon the other, and no more")
    func depth() throws {
        var story = try quarter.and(
            AddKPI(title: "Read", owner: "team:sales"), on: "2026-01-01"
        ).and(RecordCheckIn(on: "KPI-1", value: 1), on: "2026-01-01")
        // KPI-33 is the thirty-second formula: 1 and as many ones.
        for number in 1...32 {
            story = try story.and(Self.formula("KPI-\(number) + 1"), on: "2026-01-01")
        }
        #expect(story.kpi("KPI-33", on: "2026-01-01").value == .worked(33))
        try given(story).when(Self.formula("KPI-33 + 1"), on: Self.today).thenRefused(
            "KPI-34 would stand on more than 32 formulas, one upon the other; "
                + "take its inputs from readings further down")
    }

    @Test("A segment cannot be worked out from its whole, nor from what stands on that")
    func segmentCircles() throws {
        var whole = AddKPI(title: "Whole", owner: "team:sales", on: "2026-01-01")
        whole.plan.rule = .sum
        let ruled = try quarter.and(whole, on: "2026-01-01")
        var share = Self.part("Share", of: "KPI-1")
        share.formula = try Formula("KPI-1 / 2")
        try given(ruled).when(share, on: Self.today).thenRefused(
            "KPI-2 would be worked out from itself: KPI-2 → KPI-1 → KPI-2; "
                + "take one of these out of a formula first")
        // The whole is read, and another adds its segments up.
        let summed = try KPIAddedTests.story().and(Self.formula("sum(KPI-1)"), on: "2026-01-02")
        share.formula = try Formula("KPI-3 / 2")
        try given(summed).when(share, on: Self.today).thenRefused(
            "KPI-4 would be worked out from itself: KPI-4 → KPI-3 → KPI-1 → KPI-4; "
                + "take one of these out of a formula first")
        // One that was there before its whole's rule was asked for is refused the formula later.
        let parted = try ruled.and(Self.part("Share", of: "KPI-1", 3), on: "2026-01-02")
        try given(parted)
            .when(
                ChangeFormula(of: "KPI-2", to: Formula("KPI-1 / 2"), reason: "why"),
                on: Self.today
            )
            .thenRefused(
                "KPI-2 would be worked out from itself: KPI-2 → KPI-1 → KPI-2; "
                    + "take one of these out of a formula first")
    }

    // MARK: Days and segments

    @Test(
        "A month or a year before the end of a month is the end of the shorter one",
        arguments: [
            // 28 February is read as 7, 1 March as 9; a month before 31 March is 28 February.
            ("1 month", "2026-02-28", "2026-03-01", "2026-03-31"),
            ("1 month", "2028-02-29", "2028-03-01", "2028-03-31"),
            ("1 quarter", "2026-02-28", "2026-03-01", "2026-05-31"),
            ("1 year", "2027-02-28", "2027-03-01", "2028-02-29"),
        ])
    func previous(_ span: String, _ then: String, _ after: String, _ now: String) throws {
        let days = try [then, after, now].map { try #require(Day($0)) }
        var story = try quarter.and(AddKPI(title: "Read", owner: "team:sales"), on: "2026-01-01")
            .and(Self.formula("KPI-1 - previous(KPI-1, \(span))"), on: "2026-01-01")
        for (day, value) in zip(days, [7, 9, 14] as [Decimal]) {
            story = try story.and(RecordCheckIn(on: "KPI-1", value: value), on: day)
        }
        #expect(story.kpi("KPI-2", on: days[2]).value == .worked(7))
        // A day later the earlier one is 1 March; after 29 February, too.
        #expect(story.kpi("KPI-2", on: days[2] + 1).value == .worked(5))
    }

    @Test(
        "A segment that was never read leaves every rule but the count without a value",
        arguments: [
            (Formula.Aggregate.sum, 8), (.avg, 4), (.min, 3), (.max, 5),
        ])
    func unread(_ rule: Formula.Aggregate, _ value: Double) throws {
        var whole = AddKPI(title: "Whole", owner: "team:sales", on: "2026-01-01")
        whole.plan.rule = rule
        let two = try quarter.and(whole, on: "2026-01-01")
            .and(Self.part("North", 3), on: "2026-01-01")
            .and(Self.part("South", 5), on: "2026-01-01")
        #expect(two.kpi("KPI-1", on: "2026-01-02").value == .worked(value))
        let three = try two.and(Self.part("West"), on: "2026-01-01")
            .and(Self.formula("count(KPI-1)"), on: "2026-01-01")
        let figures = three.kpi("KPI-1", on: "2026-01-02")
        #expect(figures.value == nil && figures.health == .noData)
        #expect(figures.reading.cause?.sentence == "KPI-4 has no reading on or before 2026-01-02")
        #expect(three.kpi("KPI-5", on: "2026-01-02").value == .worked(2))
    }
}
