import OKRTesting
import Testing

@testable import OKRModel

@Suite("KPIs over time: looking back, taken back, taken out")
struct KPITimesTests {
    private static let first: Day = "2026-01-01"

    private static func adding(
        _ story: Story, on day: Day = first, _ change: (inout AddKPI) throws -> Void = { _ in }
    ) throws -> Story {
        var command = AddKPI(title: "Watched", owner: "team:sales")
        try change(&command)
        return try story.and(command, on: day)
    }

    // MARK: Looking back

    @Test(
        "A month back from its last day is the last day of the month before; a leap day a year back, too",
        arguments: [
            ("1 month", "2026-03-31", ["2026-02-27": 1, "2026-02-28": 2, "2026-03-01": 4], 2),
            ("1 month", "2026-03-30", ["2026-02-27": 1, "2026-02-28": 2, "2026-03-01": 4], 2),
            ("1 year", "2024-02-29", ["2023-02-28": 3, "2023-03-01": 5], 3),
            ("1 year", "2025-02-28", ["2024-02-28": 7, "2024-02-29": 9], 7),
            ("1 quarter", "2026-05-31", ["2026-02-28": 6, "2026-03-01": 8], 6),
        ])
    func monthEnds(_ span: String, _ day: Day, _ readings: [String: Int], _ value: Int) throws {
        var story = try Self.adding(try frame())
        for (day, value) in readings.sorted(by: { $0.key < $1.key }) {
            story = try story.and(
                RecordCheckIn(on: "KPI-1", value: Decimal(value), day: Day(stringLiteral: day)),
                on: "2026-06-01")
        }
        story = try Self.adding(story, on: "2026-06-01") {
            $0.formula = try Formula("previous(KPI-1, \(span))")
            $0.on = "2020-01-01"
        }
        #expect(story.kpi("KPI-2", on: day).value?.decimal == Decimal(value))
    }

    @Test(
        "With a segment that was never read there is no value, and that is named; counting leaves it out",
        arguments: Formula.Aggregate.allCases)
    func unreadSegments(_ rule: Formula.Aggregate) throws {
        var story = try Self.adding(try frame()) { $0.plan.rule = rule }
        for (name, value) in [("North", 3), ("South", 4), ("West", nil)] as [(String, Decimal?)] {
            story = try Self.adding(story) {
                $0.plan.segmentOf = "KPI-1"
                $0.plan.segment = name
                $0.value = value
            }
        }
        let day: Day = "2026-01-10"
        let figures = story.kpi("KPI-1", on: day)
        if rule == .count {
            #expect(figures.value?.decimal == 2 && figures.reading.cause == nil)
        } else {
            #expect(figures.value == nil && figures.health == .noData)
            let cause = figures.reading.cause?.sentence
            #expect(cause == "KPI-4 has no reading on or before 2026-01-10")
        }
        // Once it is retired it counts no longer, from the day after on.
        let retired = try story.and(RetireKPI("KPI-4", reason: "never begun"), on: day)
        let values: [Formula.Aggregate: Decimal] = [
            .sum: 7, .avg: 3.5, .min: 3, .max: 4, .count: 2,
        ]
        #expect(retired.kpi("KPI-1", on: "2026-01-11").value?.decimal == values[rule])
    }

    // MARK: Taken back

    @Test("What is said beside a KPI is gone once its entry is retracted, and was there before")
    func retractions() throws {
        let said = try KPIAddedTests.story()
            .and(RecordBenchmark(beside: "KPI-1", source: "Branch", value: 3), on: "2026-01-10")
            .and(
                ClaimInfluence(of: "KPI-2", on: "KPI-1", strength: 0.5, lag: 30), on: "2026-01-11"
            )
            .and(RetireKPI("KPI-1", reason: "sold"), on: "2026-01-12")
        let (benchmark, claim, retirement) = (said.last - 2, said.last - 1, said.last)
        var story = said
        for entry in [benchmark, claim, retirement] {
            story = try story.and(RetractEntry(entry, reason: "a mistake"), on: "2026-01-13")
        }
        let day: Day = "2026-01-14"
        #expect(story.kpi("KPI-1", on: day).benchmarks.isEmpty)
        #expect(story.kpi("KPI-2", on: day).influences.isEmpty)
        #expect(story.kpi("KPI-1", on: day).retired == nil)
        // As of the entry before, all of it was known.
        #expect(story.kpi("KPI-1", on: day, asOf: said.last).benchmarks.map(\.value) == [3])
        #expect(story.kpi("KPI-2", on: day, asOf: said.last).influences.map(\.lag) == [30])
        #expect(story.kpi("KPI-1", on: day, asOf: said.last).retired == "2026-01-12")
        // A benchmark of the same source goes on in the same series.
        let again = try story.and(
            RecordBenchmark(beside: "KPI-1", source: "branch", value: 4), on: day)
        #expect(again.kpi("KPI-1", on: day).benchmarks.map(\.id.text) == ["b1"])
    }

    @Test("Who drops an influence ends it from that day on; what nobody claims changes nothing")
    func dropping() throws {
        let story = try KPIAddedTests.story().and(
            ClaimInfluence(of: "KPI-2", on: "KPI-1", strength: 0.5, lag: 30), on: "2026-01-10")
        let dropped = InfluenceDropped(on: "2026-01-20", kpi: "KPI-1", reason: "it was not so")
        try given(story)
            .when(
                DropInfluence(of: "KPI-2", on: "KPI-1", reason: "it was not so"), on: "2026-01-20"
            )
            .then("KPI-2", .influenceDropped(dropped))
        let ended = try story.and(DropInfluence(of: "KPI-2", on: "KPI-1"), on: "2026-01-20")
        #expect(ended.kpi("KPI-2", on: "2026-01-19").influences.count == 1)
        #expect(ended.kpi("KPI-2", on: "2026-01-20").influences.isEmpty)
        try given(ended).when(DropInfluence(of: "KPI-2", on: "KPI-1"), on: "2026-01-21")
            .thenNothing("KPI-2 is not said to move KPI-1; nothing was recorded")
        try given(story).when(DropInfluence(of: "O-1", on: "KPI-1"), on: "2026-01-20")
            .thenRefused("O-1 is an objective and no KPI; okr kpis lists the KPIs")
        try given(story).when(
            DropInfluence(of: "KPI-2", on: "KPI-1", from: "2026-02-01"), on: "2026-01-20"
        ).thenRefused(
            "2026-02-01 is still to come: today is 2026-01-20; record it on its day, or give an earlier one with --on"
        )
    }

    @Test("A benchmark needs a KPI that is read, a source and a day that has come")
    func benchmarkRefusals() throws {
        let story = try KPIAddedTests.story()
        let retired = try story.and(RetireKPI("KPI-1", reason: "sold"), on: "2026-01-12")
        try given(retired).when(
            RecordBenchmark(beside: "KPI-1", source: "Branch", value: 3), on: "2026-01-20"
        ).thenRefused(
            "KPI-1 was retired on 2026-01-12 and takes no benchmark; retract the entry that retired it: okr history KPI-1 names it"
        )
        try given(story).when(
            RecordBenchmark(beside: "KR-1", source: "Branch", value: 3), on: "2026-01-20"
        ).thenRefused("KR-1 is a key result and no KPI; okr kpis lists the KPIs")
        let empty = RecordBenchmark(beside: "KPI-1", source: "  ", value: 3)
        try given(story).when(empty, on: "2026-01-20").thenRefused(
            "the source of the benchmark is empty; give it a source")
    }

    // MARK: Relative targets

    @Test(
        "A step is taken exactly, however many digits the value has",
        arguments: [
            ("123456789012345", "10%", KPIDirection.up, "135802467913580"),
            ("-40", "10%", .up, "-36"), ("-40", "10%", .down, "-44"), ("0.1", "5", .down, "-4.9"),
            ("99999999999999.9", "0.1", .up, "100000000000000"),
        ])
    func steps(
        _ value: String, _ step: String, _ direction: KPIDirection, _ target: String
    ) throws {
        let story = try Self.adding(try frame()) {
            $0.value = Decimal(value)
            $0.step = RelativeTarget(step)
            $0.plan.direction = direction
        }
        let figures = story.kpi("KPI-1", on: Self.first)
        #expect(figures.target == Decimal(target) && figures.relativeTarget == step)
    }

    @Test(
        "A step that is nothing, or leads beyond 15 digits, is refused, as is one from no value",
        arguments: [
            ("0", "10%", "10% of 0 is nothing; give the target as a number"),
            (
                "999999999999999", "1",
                "the target 1 from 999999999999999 has more than 15 digits; give it as a number"
            ),
            (
                nil, "10%",
                "KPI-1 has no value yet that a step of 10% could begin at; record a reading first, or give the target as a number"
            ),
        ] as [(String?, String, String)])
    func noSteps(_ value: String?, _ step: String, _ refusal: String) throws {
        var command = AddKPI(title: "Watched", owner: "team:sales")
        command.value = value.flatMap { Decimal($0) }
        command.step = RelativeTarget(step)
        try given(try frame()).when(command, on: Self.first).thenRefused(refusal)
    }

    // MARK: Circles and depth

    @Test("A new segment whose formula names its whole, straight or through another, is refused")
    func segmentCircle() throws {
        let story = try Self.adding(try Self.adding(try frame()) { $0.plan.rule = .sum }) {
            $0.formula = try Formula("KPI-1 * 2")
        }
        func segment(_ formula: String) throws -> AddKPI {
            var command = AddKPI(title: "Part", owner: "team:sales")
            command.plan.segmentOf = "KPI-1"
            command.plan.segment = "Part"
            command.formula = try Formula(formula)
            return command
        }
        try given(story).when(try segment("KPI-1 / 2"), on: Self.first).thenRefused(
            "KPI-3 would be worked out from itself: KPI-3 → KPI-1 → KPI-3; take one of these out of a formula first"
        )
        try given(story).when(try segment("KPI-2 / 2"), on: Self.first).thenRefused(
            "KPI-3 would be worked out from itself: KPI-3 → KPI-2 → KPI-1 → KPI-3; take one of these out of a formula first"
        )
        // A formula of the whole's later on comes back through the segment as well.
        let parted = try story.and(
            AddKPI.part(of: "KPI-1", named: "Part", value: 5), on: Self.first)
        try given(parted).when(
            ChangeFormula(of: "KPI-3", to: try Formula("KPI-2 + 1"), reason: "x"),
            on: "2026-01-02"
        ).thenRefused(
            "KPI-3 would be worked out from itself: KPI-3 → KPI-2 → KPI-1 → KPI-3; take one of these out of a formula first"
        )
    }

    @Test("Thirty-two KPIs may stand one upon the other, and no more")
    func depth() throws {
        // KPI-1 is read; each of the others adds 1 to the one before.
        var story = try Self.adding(try frame()) { $0.value = 1 }
        for number in 2...32 {
            story = try Self.adding(story) { $0.formula = try Formula("KPI-\(number - 1) + 1") }
        }
        #expect(story.kpi("KPI-32", on: Self.first).value?.decimal == 32)
        var command = AddKPI(title: "One more", owner: "team:sales")
        command.formula = try Formula("KPI-32 + 1")
        try given(story).when(command, on: Self.first).thenRefused(
            "KPI-33 would stand on more than 32 KPIs, one upon the other; take its inputs from readings further down"
        )
    }
}

extension AddKPI {
    fileprivate static func part(
        of whole: GoalID, named name: String, value: Decimal
    ) -> AddKPI {
        var command = AddKPI(title: name, owner: "team:sales")
        command.plan.segmentOf = whole
        command.plan.segment = name
        command.value = value
        return command
    }
}
