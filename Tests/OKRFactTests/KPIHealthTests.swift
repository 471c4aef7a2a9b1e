import OKRTesting
import Testing

@testable import OKRModel

@Suite("What KPIs come to")
struct KPIHealthTests {
    private static func added(
        _ change: (inout AddKPI) -> Void = { _ in }
    ) throws -> Story {
        var command = AddKPI(title: "Watched", owner: "team:sales", on: "2026-01-01")
        change(&command)
        return try frame().and(command, on: "2026-01-01")
    }

    private static func read(
        _ story: Story, _ value: Decimal, on day: Day = "2026-01-10", of kpi: GoalID = "KPI-1"
    ) throws -> Story {
        try story.and(RecordCheckIn(on: kpi, value: value, day: day), on: day)
    }

    // MARK: Health

    @Test("Thresholds in the wrong order name no direction, which stays as it is")
    func order() throws {
        let story = try KPIAddedTests.story()
        let command = ChangeThresholds(of: "KPI-1", green: .value(5), amber: .value(6))
        try given(story).when(command, on: "2026-01-01").thenRefused(
            "the amber threshold 6 is above the green one, 5; give amber on the worse side")
    }

    @Test(
        "Thresholds include their value, on either side",
        arguments: [
            (KPIDirection.up, 90, KPIHealth.green), (.up, 89, .amber), (.up, 80, .amber),
            (.up, 79, .red), (.down, 90, .green), (.down, 91, .amber), (.down, 100, .amber),
            (.down, 101, .red),
        ])
    func thresholds(_ direction: KPIDirection, _ value: Int, _ health: KPIHealth) throws {
        let story = try Self.added {
            $0.plan.direction = direction
            $0.green = 90
            $0.amber = direction == .up ? 80 : 100
            // Thresholds go before the target.
            $0.target = direction == .up ? 200 : 0
        }
        #expect(
            try Self.read(story, Decimal(value)).kpi("KPI-1", on: "2026-01-10").health == health)
    }

    @Test("Without an amber threshold there is no almost")
    func withoutAmber() throws {
        let story = try Self.added { $0.green = 90 }
        #expect(try Self.read(story, 90).kpi("KPI-1", on: "2026-01-10").health == .green)
        #expect(try Self.read(story, 89.9).kpi("KPI-1", on: "2026-01-10").health == .red)
    }

    @Test(
        "Within a tenth of the way to the target it is amber, at exactly a tenth too",
        arguments: [
            ("100", KPIHealth.green), ("99", .amber), ("90", .amber), ("89.9", .red),
            ("101", .green),
        ])
    func target(_ value: String, _ health: KPIHealth) throws {
        let value = try #require(Decimal(value))
        // From 0 up to 100, and mirrored from 0 down to -100.
        let up = try Self.added {
            $0.value = 0
            $0.target = 100
        }
        #expect(try Self.read(up, value).kpi("KPI-1", on: "2026-01-10").health == health)
        let down = try Self.added {
            $0.value = 0
            $0.target = -100
            $0.plan.direction = .down
        }
        let mirrored = try #require(Decimal.zero.subtracting(value))
        #expect(try Self.read(down, mirrored).kpi("KPI-1", on: "2026-01-10").health == health)
    }

    @Test("The way to a new target begins at the first value since it holds")
    func epoch() throws {
        var story = try Self.read(try Self.added { $0.value = 0 }, 50)
        story = try story.and(
            ChangeTarget(of: "KPI-1", to: [.target: 100], reason: "why"), on: "2026-01-15")
        let unread = story.kpi("KPI-1", on: "2026-01-15")
        #expect(unread.health == .red && unread.start == nil)
        story = try Self.read(story, 60, on: "2026-01-20")
        #expect(story.kpi("KPI-1", on: "2026-01-20").start == .exact(60))
        // A tenth of the way from 60 to 100 is 4.
        story = try Self.read(story, 96, on: "2026-01-21")
        #expect(story.kpi("KPI-1", on: "2026-01-21").health == .amber)
        story = try Self.read(story, 95.9, on: "2026-01-22")
        #expect(story.kpi("KPI-1", on: "2026-01-22").health == .red)
    }

    @Test(
        "It is stale once its last reading lies more than two periods back",
        arguments: [
            (Frequency.daily, "2026-01-12", "2026-01-13"),
            (.weekly, "2026-01-24", "2026-01-25"), (.monthly, "2026-03-11", "2026-03-12"),
            (.quarterly, "2026-07-11", "2026-07-12"), (.yearly, "2028-01-10", "2028-01-11"),
        ])
    func stale(_ frequency: Frequency, _ last: String, _ first: String) throws {
        let story = try Self.read(
            Self.added {
                $0.plan.frequency = frequency
                $0.green = 1
            }, 5)
        let (last, first) = (try #require(Day(last)), try #require(Day(first)))
        #expect(story.kpi("KPI-1", on: last).health == .green)
        let stale = story.kpi("KPI-1", on: first)
        #expect(stale.health == .noData)
        #expect(stale.value == .exact(5))
        #expect(
            stale.reading.cause?.sentence
                == "the last reading of KPI-1, of 2026-01-10, is more than two periods before "
                + "\(first)")
    }

    @Test("Nothing read means no data, whatever it is held to")
    func unread() throws {
        let figures = try Self.added { $0.target = 5 }.kpi("KPI-1", on: "2026-01-10")
        #expect(figures.health == .noData && figures.value == nil)
        #expect(figures.reading.cause?.sentence == "KPI-1 has no reading on or before 2026-01-10")
    }

    // MARK: Due

    @Test("The next reading is due a period after the last, in a short month at its end")
    func due() throws {
        let story = try Self.added()
        #expect(story.kpi("KPI-1", on: "2026-01-05").due == "2026-02-01")
        let read = try Self.read(story, 1, on: "2026-01-31")
        #expect(read.kpi("KPI-1", on: "2026-02-28").due == "2026-02-28")
        #expect(read.kpi("KPI-1", on: "2026-02-28").overdue == nil)
        #expect(read.kpi("KPI-1", on: "2026-03-02").overdue == 2)
        let worked = try read.adding("KPI-1 * 2")
        #expect(worked.kpi("KPI-2", on: "2026-03-02").due == nil)
    }

    // MARK: Trend

    @Test("The trend is the median slope of the last eight values, in a period's length")
    func trend() throws {
        var story = try Self.added { $0.plan.frequency = .weekly }
        story = try Self.read(story, 10, on: "2026-01-01")
        #expect(story.kpi("KPI-1", on: "2026-01-01").trend == nil)
        story = try Self.read(story, 12, on: "2026-01-08")
        #expect(story.kpi("KPI-1", on: "2026-01-08").trend == 2)
        // Slopes 2, 45 and (100 - 12) = 88: the middle one.
        story = try Self.read(story, 100, on: "2026-01-15")
        #expect(story.kpi("KPI-1", on: "2026-01-15").trend == 45)
        // With 16 a week later: 2, 45, 2, 88, 2, -84 – sorted -84, 2, 2, 2, 45, 88: (2 + 2) / 2.
        story = try Self.read(story, 16, on: "2026-01-22")
        #expect(story.kpi("KPI-1", on: "2026-01-22").trend == 2)
        #expect(!story.kpi("KPI-1", on: "2026-01-22").isWrongWay)
        // A second value of one day replaces the first.
        story = try Self.read(story, 14, on: "2026-01-22")
        #expect(story.kpi("KPI-1", on: "2026-01-22").series.map(\.value).last == .exact(14))
    }

    // MARK: Formulas

    /// KPI-3 is KPI-1 over KPI-2, which are 100 and 4.
    private static func quotient() throws -> Story {
        try KPIAddedTests.story().adding("KPI-1 / KPI-2")
    }

    @Test("A formula counts what is known, of the day that is asked about")
    func formulas() throws {
        let story = try Self.quotient()
        #expect(story.kpi("KPI-3", on: "2026-01-05").value == .worked(25))
        let corrected = try story.and(CorrectEntry(15, value: 5, reason: "slip"), on: "2026-01-09")
        #expect(corrected.kpi("KPI-3", on: "2026-01-05").value == .worked(20))
        #expect(corrected.kpi("KPI-3", on: "2026-01-05", asOf: story.last).value == .worked(25))
        let backdated = try corrected.and(
            RecordCheckIn(on: "KPI-1", value: 50, day: "2026-01-03"), on: "2026-01-12")
        #expect(backdated.kpi("KPI-3", on: "2026-01-02").value == .worked(20))
        #expect(backdated.kpi("KPI-3", on: "2026-01-03").value == .worked(10))
        #expect(backdated.kpi("KPI-3", on: "2026-01-03", asOf: corrected.last).value == .worked(20))
        #expect(backdated.kpi("KPI-3", on: "2026-01-03").valueOn == "2026-01-03")
        let retracted = try backdated.and(
            RetractEntry(backdated.last, reason: "no"), on: "2026-01-13")
        #expect(retracted.kpi("KPI-3", on: "2026-01-03").value == .worked(20))
    }

    @Test("A formula without a value says why")
    func causes() throws {
        let story = try Self.quotient()
        let zero = try story.and(
            RecordCheckIn(on: "KPI-2", value: 0, day: "2026-01-06"), on: "2026-01-06")
        #expect(zero.kpi("KPI-3", on: "2026-01-05").value == .worked(25))
        let failed = zero.kpi("KPI-3", on: "2026-01-06")
        #expect(failed.value == nil && failed.health == .noData)
        #expect(
            failed.reading.cause?.sentence == "KPI-3 divides by KPI-2, which is 0 on 2026-01-06")
        let early = story.kpi("KPI-3", on: "2025-12-31")
        #expect(
            early.reading.cause?.sentence == "KPI-1 has no reading on or before 2025-12-31")
        let stale = story.kpi("KPI-3", on: "2026-06-01")
        #expect(stale.value == .worked(25) && stale.health == .noData)
        #expect(stale.reading.cause?.sentence.hasPrefix("the last reading of KPI-1") == true)
        #expect(stale.due == nil)
    }

    @Test("An earlier value is that of the earlier day")
    func previous() throws {
        let story = try KPIAddedTests.story().adding("KPI-1 / previous(KPI-1, 1 month) - 1").and(
            RecordCheckIn(on: "KPI-1", value: 120, day: "2026-02-01"), on: "2026-02-01")
        let figures = story.kpi("KPI-3", on: "2026-02-01")
        #expect(figures.value?.decimal == 0.2)
        #expect(
            story.kpi("KPI-3", on: "2026-01-31").reading.cause?.sentence
                == "KPI-1 has no reading on or before 2025-12-31")
    }

    // MARK: Segments

    @Test("A rule takes the segments that there are that day")
    func segments() throws {
        func part(_ name: String, on day: Day, _ value: Decimal?) -> AddKPI {
            var command = AddKPI(title: name, owner: "team:sales", on: day)
            command.plan.segmentOf = "KPI-1"
            command.plan.segment = name
            command.value = value
            return command
        }
        var story = try Self.added { $0.plan.rule = .sum }
        #expect(
            story.kpi("KPI-1", on: "2026-01-01").reading.cause?.sentence
                == "KPI-1 has no segments on 2026-01-01")
        story = try story.and(part("Europe", on: "2026-01-02", 3), on: "2026-01-02")
            .and(part("Asia", on: "2026-01-05", 4), on: "2026-01-05")
        #expect(story.kpi("KPI-1", on: "2026-01-04").value == .worked(3))
        #expect(story.kpi("KPI-1", on: "2026-01-05").value == .worked(7))
        #expect(story.kpi("KPI-1", on: "2026-01-05").segments == ["KPI-2", "KPI-3"])
        story = try story.and(RetireKPI("KPI-2", reason: "sold"), on: "2026-01-09")
        // The day it is retired is its last.
        #expect(story.kpi("KPI-1", on: "2026-01-09").value == .worked(7))
        #expect(story.kpi("KPI-1", on: "2026-01-10").value == .worked(4))
        // A segment without a value leaves a sum without one.
        story = try story.and(part("Africa", on: "2026-01-10", nil), on: "2026-01-10")
        #expect(story.kpi("KPI-1", on: "2026-01-10").value == nil)
        let counted = try story.adding("count(KPI-1)", on: "2026-01-10")
        #expect(counted.kpi("KPI-5", on: "2026-01-10").value == .worked(1))
    }
}

extension Story {
    /// The story with a KPI that is worked out by a formula.
    fileprivate func adding(_ formula: String, on day: Day = "2026-01-01") throws -> Story {
        var command = AddKPI(title: "Worked out", owner: "team:sales", on: day)
        command.formula = try Formula(formula)
        return try and(command, on: day)
    }
}
