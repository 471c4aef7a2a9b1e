import OKRModel
import OKRTesting
import Testing

@Suite("Whether values bear out that one KPI moves another")
struct InfluenceCheckTests {
    /// Two KPIs that are read once a month from January 2024 on; nil is a month without a reading.
    private func story(
        _ causes: [Decimal?], _ effects: [Decimal?],
        _ frequencies: [Frequency] = [.monthly, .monthly]
    ) throws -> Story {
        var story = try frame()
        for (name, frequency) in zip(["Cause", "Effect"], frequencies) {
            var kpi = AddKPI(title: name, owner: "team:sales")
            kpi.plan.frequency = frequency
            story = try story.and(kpi, on: "2026-01-01")
        }
        for (id, values) in [("KPI-1", causes), ("KPI-2", effects)] {
            for (month, value) in values.enumerated() {
                guard let value, let kpi = GoalID(id) else { continue }
                let day = ("2024-01-10" as Day).adding(months: month)
                story = try story.and(
                    RecordCheckIn(on: kpi, value: value, day: day), on: "2026-01-02")
            }
        }
        return story
    }

    private func check(
        _ story: Story, lag: Int = 0, strength: Decimal? = nil
    ) throws -> InfluenceCheck {
        try #require(
            InfluenceCheck(
                from: "KPI-1", to: "KPI-2", lag: lag, strength: strength, at: .latest,
                in: story.state))
    }

    @Test("Pearson's r of the changes, by hand")
    func byHand() throws {
        // Changes 1 2 3 4 and 1 3 2 4: each varies by 5 about 2.5, both together by 4; r = 4 ÷ 5.
        let found = try check(story([0, 1, 3, 6, 10], [0, 1, 4, 6, 10]))
        #expect(found.pairs.map(\.from) == [1, 2, 3, 4])
        #expect(found.pairs.map(\.to) == [1, 3, 2, 4])
        #expect(abs(try #require(found.correlation) - 0.8) < 1e-12)
    }

    @Test("A lag pairs a change with one so many periods later")
    func lag() throws {
        // The effect changes by twice what the cause changed by a month before.
        let story = try story([10, 12, 11, 15, 14], [100, 101, 105, 103, 111, 109])
        let found = try check(story, lag: 30)
        #expect(found.lag == 1)
        #expect(found.pairs.map(\.from) == [2, -1, 4, -1])
        #expect(found.pairs.map(\.to) == [4, -2, 8, -2])
        #expect(found.correlation == 1)
        #expect(try check(story, lag: 0).correlation != 1)
    }

    @Test(
        "A lag counts in whole periods, rounded half away from zero",
        arguments: [(0, 0), (15, 0), (16, 1), (30, 1), (45, 1), (46, 2), (61, 2), (365, 12)])
    func periods(_ days: Int, _ periods: Int) throws {
        #expect(try check(story([1], [1]), lag: days).lag == periods)
    }

    @Test("A month without a value takes the two changes beside it away")
    func gaps() throws {
        let found = try check(story([0, 1, nil, 6, 10, 11], [0, 1, 4, 6, 10, 12]))
        #expect(found.pairs.map(\.from) == [1, 4, 1])
        #expect(found.pairs.map(\.to) == [1, 4, 2])
    }

    @Test("Fewer than three changes, or changes all alike, tell nothing")
    func tooLittle() throws {
        let few = try check(story([0, 1, 3], [0, 1, 4]), strength: 0.5)
        #expect(few.pairs.count == 2)
        #expect(few.correlation == nil)
        #expect(few.verdict == .tooLittle)
        let alike = try check(story([0, 1, 2, 3, 4], [0, 1, 4, 6, 10]), strength: 0.5)
        #expect(alike.pairs.count == 4)
        #expect(alike.correlation == nil)
    }

    @Test("The longer of the two frequencies is the period, and the last value in it counts")
    func longer() throws {
        let found = try check(
            story(
                [0, 1, 3, 6, 10, 15, 21, 28, 36], [5, 5, 9, 9, 9, 1, 1, 1, 4],
                [.monthly, .quarterly]))
        #expect(found.period == .quarterly)
        // Quarters end with 3, 15, 36 and 9, 1, 4.
        #expect(found.pairs.map(\.from) == [12, 21])
        #expect(found.pairs.map(\.to) == [-8, 3])
    }

    @Test(
        "A claim is borne out where sign and size agree to 0.2",
        arguments: [
            (0.8 as Decimal, InfluenceCheck.Verdict.bearsOut), (1, .bearsOut), (0.6, .bearsOut),
            (0.59, .stronger), (0.1, .stronger), (-0.8, .doesNotBearOut),
            (0, .doesNotBearOut),
        ])
    func verdict(_ strength: Decimal, _ verdict: InfluenceCheck.Verdict) throws {
        let story = try story([0, 1, 3, 6, 10], [0, 1, 4, 6, 10])
        #expect(try check(story, strength: strength).verdict == verdict)
    }

    @Test("What nobody claims is compared with nothing")
    func unclaimed() throws {
        let story = try story([0, 1, 3, 6, 10], [0, 1, 4, 6, 10])
        #expect(try check(story).verdict == .unclaimed)
    }

    @Test("Weeks are those of ISO 8601: they begin on Monday, across the year's end too")
    func weeks() {
        let monday = KPIPeriod(.weekly, containing: "2025-12-29")
        #expect(KPIPeriod(.weekly, containing: "2026-01-04") == monday)
        #expect(KPIPeriod(.weekly, containing: "2025-12-28") < monday)
        #expect(monday < KPIPeriod(.weekly, containing: "2026-01-05"))
        #expect(
            KPIPeriod(.weekly, containing: "1969-12-29")
                == KPIPeriod(.weekly, containing: "1970-01-04"))
        #expect(
            KPIPeriod(.quarterly, containing: "2026-04-01")
                != KPIPeriod(.quarterly, containing: "2026-03-31"))
    }

    @Test("A plain computation comes to the same", arguments: 1...12)
    func plain(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        func values() -> [Decimal?] {
            (0..<20).map { _ in
                Int.random(in: 0..<6, using: &random) == 0
                    ? nil : Decimal(Int.random(in: -50...50, using: &random))
            }
        }
        let (causes, effects) = (values(), values())
        let lag = Int.random(in: 0...3, using: &random)
        let found = try check(story(causes, effects), lag: lag * 30)
        func change(_ values: [Decimal?], _ month: Int) -> Double? {
            guard values.indices.contains(month), month > 0, let now = values[month],
                let before = values[month - 1]
            else { return nil }
            return now.double - before.double
        }
        var (count, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for month in 0..<20 {
            guard let one = change(causes, month - lag), let other = change(effects, month) else {
                continue
            }
            count += 1
            x += one
            y += other
            xx += one * one
            yy += other * other
            xy += one * other
        }
        #expect(found.pairs.count == Int(count), "OKR_SEED=\(seed)")
        guard count >= 3 else { return }
        let spread = ((count * xx - x * x) * (count * yy - y * y)).squareRoot()
        let expected = (count * xy - x * y) / spread
        let correlation = try #require(found.correlation)
        #expect(abs(correlation - expected) < 1e-9, "OKR_SEED=\(seed)")
    }
}
