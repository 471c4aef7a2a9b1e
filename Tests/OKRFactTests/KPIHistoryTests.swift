import OKRTesting
import Testing

@testable import OKRModel

@Suite("The history of key results with the values of a KPI")
struct KPIHistoryTests {
    /// KPI-1 with 100 on 1 January (@13) is promoted to KR-6 (@16), which aims at 200, on the 10th.
    private static func promoted() throws -> Story {
        try KPIAddedTests.story().and(
            PromoteKPI(
                "KPI-1", as: AddKeyResult(objective: "O-1", title: "", measures: [.target: 200])),
            on: "2026-01-10")
    }

    /// The steps in short: entry, day, value and whether it comes from the KPI.
    private static func steps(
        _ story: Story, of id: GoalID = "KR-6", until day: Day = "2026-03-01"
    ) throws -> [String] {
        try #require(GoalHistory(of: id, in: story.entries, until: day)).steps.map { step in
            let value = step.reading?.value.map { " \($0)" } ?? ""
            let kpi = step.reading.map { " \($0.kpi)\($0.isWorkedOut ? " worked out" : "")" }
            return "@\(step.entry.number) \(step.day)\(kpi ?? "")\(value)"
        }
    }

    @Test("It lists the readings since its first day, with the progress that they gave it")
    func readings() throws {
        let start = try Self.promoted()
        let (own, first) = (start.last, start.last + 1)
        let story = try start.and(RecordCheckIn(on: "KPI-1", value: 150), on: "2026-01-20")
            .and(RecordCheckIn(on: "KR-6", value: 175, confidence: 0.7), on: "2026-01-25")
            .and(AddComment(on: .goal("KPI-1"), text: "is none of it"), on: "2026-01-26")
        // The first reading, of 1 January, is before its first day.
        #expect(
            try Self.steps(story) == [
                "@\(own) 2026-01-10", "@\(first) 2026-01-20 KPI-1 150",
                "@\(first + 1) 2026-01-25 KPI-1 175", "@\(first + 2) 2026-01-25",
            ])
        let history = try #require(GoalHistory(of: "KR-6", in: story.entries))
        #expect(history.steps.map(\.progressThen) == [0, 0.5, 0.75, 0.75])
        #expect(history.steps.map(\.progressNow) == [0, 0.5, 0.75, 0.75])
    }

    @Test("What corrects or retracts a reading stands there, too")
    func corrections() throws {
        let start = try Self.promoted().and(
            RecordCheckIn(on: "KPI-1", value: 150), on: "2026-01-20")
        let reading = start.last
        let corrected = try start.and(
            CorrectEntry(reading, value: 110, reason: "a slip"), on: "2026-01-21")
        let steps = try #require(GoalHistory(of: "KR-6", in: corrected.entries)).steps
        #expect(steps.map(\.entry.number) == [reading - 1, reading, reading + 1])
        #expect(steps[1].fate == .corrected(by: reading + 1))
        #expect(steps[1].progressThen == 0.5 && steps[1].progressNow == 0.1)
        #expect(steps[2].reading == .init(kpi: "KPI-1", value: nil, isWorkedOut: false))
        let gone = try start.and(RetractEntry(reading, reason: "a slip"), on: "2026-01-21")
        let left = try #require(GoalHistory(of: "KR-6", in: gone.entries)).steps
        #expect(left[1].fate == .retracted(by: reading + 1))
    }

    @Test("A closed one stands still: what was read since is none of it")
    func closed() throws {
        let open = try Self.promoted().and(
            RecordCheckIn(on: "KPI-1", value: 150), on: "2026-01-20")
        let closed = try open.and(CloseGoal("KR-6", outcome: .missed), on: "2026-01-25")
            .and(RecordCheckIn(on: "KPI-1", value: 200), on: "2026-01-30")
        #expect(try Self.steps(closed).count == 3)
        let reopened = try closed.and(ReopenGoal("KR-6", reason: "too early"), on: "2026-02-01")
        #expect(try Self.steps(reopened).contains { $0.hasSuffix("2026-01-30 KPI-1 200") })
    }

    @Test("Of a KPI that is worked out it says what that came to, and by which reading")
    func workedOut() throws {
        // KPI-1 is 100 and KPI-2 is 4 since 1 January.
        var product = AddKPI(title: "Worked", owner: "team:sales")
        product.formula = try Formula("KPI-1 * KPI-2")
        var linked = AddKeyResult(
            objective: "O-1", title: "As watched", measures: [.baseline: 0, .target: 1000])
        linked.kpi = "KPI-3"
        let story = try KPIAddedTests.story().and(product, on: "2026-01-01")
            .and(linked, on: "2026-01-01")
            .and(RecordCheckIn(on: "KPI-2", value: 5), on: "2026-01-20")
            .and(
                ChangeFormula(of: "KPI-3", to: try Formula("KPI-1 + KPI-2"), reason: "so"),
                on: "2026-01-25")
        let steps = try Self.steps(story)
        let last = story.last
        #expect(steps.contains("@\(last - 1) 2026-01-20 KPI-3 worked out 500"))
        #expect(steps.contains("@\(last - 1) 2026-01-25 KPI-3 worked out 105"))
        #expect(try Self.steps(story, until: "2026-01-24").count == steps.count - 1)
    }

    @Test("A KPI that carries on a key result shows another one that key result's check-ins")
    func adopted() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-12")
            .and(CloseGoal("KR-1", outcome: .missed), on: "2026-01-25")
            .and(AdoptKeyResult("KR-1"), on: "2026-01-26")
        // Closed, it goes on with its own check-ins alone.
        #expect(try Self.steps(story, of: "KR-1").allSatisfy { !$0.contains("KPI-1") })
    }
}
