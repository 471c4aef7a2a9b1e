import OKRTesting
import Testing

@testable import OKRModel

@Suite("KPIs at their edges")
struct KPIEdgeTests {
    private static let first: Day = "2026-01-01"

    private static func adding(
        _ story: Story, _ change: (inout AddKPI) -> Void = { _ in }
    ) throws -> Story {
        var command = AddKPI(title: "Watched", owner: "team:sales", on: first)
        change(&command)
        return try story.and(command, on: first)
    }

    private static func formula(_ text: String) throws -> Event {
        .formulaChanged(FormulaChanged(on: first, formula: try Formula(text), reason: nil))
    }

    // MARK: Formulas that no entry would let in

    @Test("A circle that was never checked says so, from either side, and does not end the run")
    func circle() throws {
        let bare = try Self.adding(Self.adding(try frame()))
        let story = bare.and("KPI-1", try Self.formula("KPI-2 + 1"), on: Self.first)
            .and("KPI-2", try Self.formula("KPI-1 + 1"), on: Self.first)
        for id in ["KPI-1", "KPI-2"] as [GoalID] {
            let figures = story.kpi(id, on: "2026-01-10")
            #expect(figures.value == nil && figures.health == .noData && figures.trend == nil)
            let cause = figures.reading.cause?.sentence
            #expect(cause?.hasPrefix("it is worked out from itself: KPI-") == true, "\(id)")
        }
    }

    @Test("Forty formulas one upon the other are not followed to the end")
    func deep() throws {
        var story = try Self.adding(try frame()) { $0.value = 1 }
        for _ in 2...41 { story = try Self.adding(story) }
        for number in (2...41).reversed() {
            let subject = try #require(Subject("KPI-\(number)"))
            story = story.and(subject, try Self.formula("KPI-\(number - 1) + 1"), on: Self.first)
        }
        let view = Perspective(entry: story.last, day: Self.first)
        var reader = KPIReader(KPISource(story.state), knownThrough: story.last)
        let top = reader.reading(of: "KPI-41", at: view)
        #expect(top.value == nil)
        #expect(
            top.cause?.sentence.hasSuffix("stands on more than 32 formulas, one upon the other")
                == true)
        // KPI-21 stands on the twenty formulas below and with them on 1: 1 + 20.
        var lower = KPIReader(KPISource(story.state), knownThrough: story.last)
        #expect(lower.reading(of: "KPI-21", at: view).value == .worked(21))
    }

    // MARK: Numbers

    @Test("Nothing times less than nothing is 0 and not −0")
    func zero() throws {
        let story = try Self.adding(Self.adding(try frame()) { $0.value = 0 }) {
            $0.formula = try? Formula("KPI-1 * -1")
        }
        let value = try #require(story.kpi("KPI-2", on: Self.first).value)
        #expect(value.double == 0 && value.double.sign == .plus)
    }

    @Test(
        "A billionth more than a tenth of the way left is red",
        arguments: [("90", KPIHealth.amber), ("89.9999999", .red), ("89.99999999", .amber)])
    func billionth(_ value: String, _ health: KPIHealth) throws {
        // Of 100 there are left: 10 (0.1), 10.0000001 (0.100000001), and 10.00000001, which is
        // 0.1000000001 and rounds to 0.100000000.
        let value = try #require(Decimal(value))
        let story = try Self.adding(try frame()) {
            $0.value = 0
            $0.target = 100
        }.and(RecordCheckIn(on: "KPI-1", value: value), on: "2026-01-10")
        #expect(story.kpi("KPI-1", on: "2026-01-10").health == health)
    }

    @Test("A target dated back begins at the first value since that day")
    func datedBack() throws {
        let story = try Self.adding(try frame()) { $0.value = 0 }
            .and(RecordCheckIn(on: "KPI-1", value: 50), on: "2026-01-05")
            .and(RecordCheckIn(on: "KPI-1", value: 94), on: "2026-01-10")
            .and(ChangeTarget(of: "KPI-1", to: [.target: 1000], reason: "plan"), on: "2026-01-11")
            .and(
                ChangeTarget(of: "KPI-1", to: [.target: 100], reason: "plan", on: "2026-01-05"),
                on: "2026-01-12")
        // On 10 January the way is that from 50 to 100: a tenth is 5, and 6 are left.
        let figures = story.kpi("KPI-1", on: "2026-01-10")
        #expect(figures.start == .exact(50) && figures.health == .red)
        // As known before, there was no target that day.
        #expect(story.kpi("KPI-1", on: "2026-01-10", asOf: story.last - 1).health == .untargeted)
    }

    // MARK: Trend

    @Test("Of ten readings the trend takes the last eight, and steps of 0.1 stay exact")
    func lastEight() throws {
        var story = try Self.adding(try frame()) { $0.plan.frequency = .daily }
        // Two far away, and then 0.1, 0.2 … 0.8 on the eight days after them.
        for (index, text) in [
            "900", "-900", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8",
        ]
        .enumerated() {
            let day = Self.first + index
            let value = try #require(Decimal(text))
            story = try story.and(RecordCheckIn(on: "KPI-1", value: value), on: day)
        }
        let figures = story.kpi("KPI-1", on: "2026-01-10")
        #expect(figures.series.count == 10)
        let trend = try #require(figures.trend)
        #expect(abs(trend - 0.1) < 1e-15)
        #expect(!figures.isWrongWay)
    }

    @Test("Falling is the right way where less is better, and the wrong one where more is")
    func falling() throws {
        for (direction, isWrong) in [(KPIDirection.down, false), (.up, true)] {
            let story = try Self.adding(try frame()) {
                $0.plan.frequency = .weekly
                $0.plan.direction = direction
                $0.value = 10
            }.and(RecordCheckIn(on: "KPI-1", value: 7), on: "2026-01-08")
            let figures = story.kpi("KPI-1", on: "2026-01-08")
            // 3 less in one week.
            #expect(figures.trend == -3)
            #expect(figures.isWrongWay == isWrong)
        }
    }

    // MARK: Due

    @Test(
        "A reading is due a period after the last one",
        arguments: [
            (Frequency.daily, "2026-01-31", "2026-02-01"), (.weekly, "2026-01-31", "2026-02-07"),
            (.monthly, "2026-01-31", "2026-02-28"), (.quarterly, "2026-01-31", "2026-04-30"),
            (.yearly, "2028-02-29", "2029-02-28"),
        ])
    func due(_ frequency: Frequency, _ read: String, _ due: String) throws {
        let (read, due) = (try #require(Day(read)), try #require(Day(due)))
        let story = try Self.adding(try frame()) { $0.plan.frequency = frequency }
            .and(RecordCheckIn(on: "KPI-1", value: 1), on: read)
        #expect(story.kpi("KPI-1", on: read).due == due)
        #expect(story.kpi("KPI-1", on: due).overdue == nil)
        #expect(story.kpi("KPI-1", on: due + 1).overdue == 1)
    }
}
