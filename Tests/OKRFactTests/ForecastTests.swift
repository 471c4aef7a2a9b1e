import OKRTesting
import Testing

@testable import OKRModel

@Suite("Where values lead")
struct ForecastTests {
    private typealias Said = (value: Decimal, on: Day)

    /// The values of the page about the numbers, of KR-1 from 0 to 100.
    private static let page: [Said] = [
        (10, "2026-02-01"), (14, "2026-02-11"), (17, "2026-02-21"), (22, "2026-03-03"),
    ]

    private static func story(
        _ said: [Said], of goal: GoalID = "KR-1", from story: Story? = nil
    ) throws -> Story {
        var story = story ?? quarter
        for (value, on) in said {
            story = try story.and(RecordCheckIn(on: goal, value: value, day: on), on: on)
        }
        return story
    }

    private static func outlook(
        _ story: Story, of goal: GoalID = "KR-1", on day: Day = "2026-03-10"
    ) -> Outlook? {
        story.state(through: nil).outlook(of: story.keyResult(goal, on: day))
    }

    private static func forecast(
        _ story: Story, of goal: GoalID = "KR-1", on day: Day = "2026-03-10"
    ) throws -> Forecast {
        guard case .forecast(let forecast) = outlook(story, of: goal, on: day) else {
            throw Missing()
        }
        return forecast
    }

    private struct Missing: Error {}

    private static func isClose(_ left: Double?, _ right: Double) -> Bool {
        left.map { abs($0 - right) < 1e-9 } ?? false
    }

    @Test("The line, its band and its progress are those worked out on the page of numbers")
    func worked() throws {
        let forecast = try Self.forecast(Self.story(Self.page))
        #expect(forecast.day == "2026-03-31" && forecast.since == "2026-02-01")
        #expect(forecast.count == 4)
        #expect(Self.isClose(forecast.slope, 0.4))
        #expect(Self.isClose(forecast.value, 33.2))
        #expect(Self.isClose(forecast.low, 32.5) && Self.isClose(forecast.high, 33.2))
        #expect(Self.isClose(forecast.progress, 0.332))
        #expect(Self.isClose(forecast.value(on: "2026-02-01"), 10))
    }

    @Test("One value far off does not turn the line")
    func robust() throws {
        let steady: [Said] = [
            (10, "2026-02-01"), (11, "2026-02-02"), (12, "2026-02-03"), (13, "2026-02-04"),
            (14, "2026-02-05"),
        ]
        let odd = steady + [(90, "2026-02-06")]
        let forecast = try Self.forecast(Self.story(odd), on: "2026-02-10")
        // Ten of the fifteen slopes are 1.
        #expect(Self.isClose(forecast.slope, 1) && Self.isClose(forecast.value, 10 + 58))
    }

    @Test("Two days with a value are not enough, however often each was said")
    func tooFew() throws {
        let twice = Array(Self.page.prefix(2)) + [(15, "2026-02-11"), (16, "2026-02-11")]
        #expect(Self.outlook(try Self.story(twice)) == .tooFew(2))
        #expect(Self.outlook(quarter) == .tooFew(0))
        // The last one said for a day stands for it: slopes 0.6, 0.35 and 0.1.
        let third = try Self.story(twice + [(17, "2026-02-21")])
        #expect(Self.isClose(try Self.forecast(third).slope, 0.35))
    }

    @Test("Values before the target in force are left out, as of the day it holds from")
    func epoch() throws {
        let moved = try Self.story(Self.page).and(
            ChangeTarget(of: "KR-1", to: [.target: 50], reason: "less", on: "2026-02-11"),
            on: "2026-03-04")
        let forecast = try Self.forecast(moved)
        // 14, 17, 22: slopes 0.3, 0.4, 0.5.
        #expect(forecast.count == 3 && forecast.since == "2026-02-11")
        #expect(Self.isClose(forecast.slope, 0.4))
        // Rests 14, 13, 14 and 48 days: 14 + 19.2, of 50.
        #expect(Self.isClose(forecast.value, 33.2) && Self.isClose(forecast.progress, 0.664))
        // Before the change was recorded nothing was known of it.
        let before = moved.keyResult("KR-1", on: "2026-03-10", asOf: moved.entries.count - 1)
        let known = moved.state(through: moved.entries.count - 1).outlook(of: before)
        guard case .forecast(let earlier) = known else { throw Missing() }
        #expect(earlier.count == 4)
    }

    @Test("What is to be kept leads to kept or not")
    func kept() throws {
        let falling: [Said] = [(100, "2026-02-01"), (99.9, "2026-02-11"), (99.8, "2026-02-21")]
        let forecast = try Self.forecast(
            Self.story(falling, of: "KR-2"), of: "KR-2", on: "2026-03-01")
        // 100 − 58 × 0.01 = 99.42, below 99.5.
        #expect(Self.isClose(forecast.value, 99.42) && forecast.progress == 0)
    }

    @Test("What was retracted is no value, and a corrected one counts as corrected")
    func amended() throws {
        let story = try Self.story(Self.page)
        let last = story.entries.count
        let retracted = try story.and(
            RetractEntry(last, reason: "a typo"), on: "2026-03-04")
        #expect(try Self.forecast(retracted).count == 3)
        let corrected = try story.and(
            CorrectEntry(last, value: 25, reason: "a typo"), on: "2026-03-04")
        // Slopes 0.4, 0.35, 0.5, 0.3, 0.55, 0.8: between 0.4 and 0.5.
        #expect(Self.isClose(try Self.forecast(corrected).slope, 0.45))
    }

    @Test("Nothing leads anywhere once the last day has come, nor without a cycle or numbers")
    func none() throws {
        let story = try Self.story(Self.page)
        #expect(Self.outlook(story, on: "2026-03-30") != nil)
        #expect(Self.outlook(story, on: "2026-03-31") == nil)
        let withSteps = try quarter.and(steps([MilestonePlan(name: "One")]), on: "2026-01-01")
        #expect(Self.outlook(withSteps, of: "KR-6") == nil)
    }
}
