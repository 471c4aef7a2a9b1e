import OKRTesting
import Testing

@testable import OKRModel

@Suite("The health of KPIs by other rules")
struct KPIRuleTests {
    static let first: Day = "2026-01-01"

    static func added(_ change: (inout AddKPI) -> Void = { _ in }) throws -> Story {
        var command = AddKPI(title: "Watched", owner: "team:sales", on: first)
        change(&command)
        return try frame().and(command, on: first)
    }

    private static func read(_ story: Story, _ value: Decimal) throws -> Story {
        try story.and(RecordCheckIn(on: "KPI-1", value: value), on: "2026-01-10")
    }

    @Test(
        "How much may be left of the way to the target is the share asked for, or nothing",
        arguments: [
            ("0.1", 90, .amber), ("0.1", 89, .red), ("0.2", 80, .amber), ("0.2", 79, .red),
            ("0.05", 95, .amber), ("0.05", 94, .red), ("0", 99, .red), ("1", 0, .amber),
            ("off", 99, .red), ("off", 100, .green), ("0.2", 100, .green),
        ] as [(String, Int, KPIHealth)])
    func amber(_ share: String, _ value: Int, _ health: KPIHealth) throws {
        // From 0 up to 100: of 80 there is a fifth left.
        let story = try Self.read(
            Self.added {
                $0.value = 0
                $0.target = 100
            }, Decimal(value))
        let figures = try story.kpi("KPI-1", on: "2026-01-10", by: ["kpi.amber": share])
        #expect(figures.health == health)
    }

    @Test("Thresholds keep their amber, whatever the share")
    func thresholds() throws {
        let story = try Self.read(
            Self.added {
                $0.green = 90
                $0.amber = 50
                $0.target = 100
            }, 50)
        for share in ["0.1", "0.9", "off"] {
            let figures = try story.kpi("KPI-1", on: "2026-01-10", by: ["kpi.amber": share])
            #expect(figures.health == .amber, "\(share)")
        }
    }

    @Test(
        "What has no mark is neither good nor bad, or green once it was read",
        arguments: [("untargeted", KPIHealth.untargeted), ("green", .green)])
    func untargeted(_ word: String, _ health: KPIHealth) throws {
        let rules: KeyValuePairs = ["kpi.untargeted": word]
        let bare = try Self.added()
        #expect(try bare.kpi("KPI-1", on: "2026-01-10", by: rules).health == .noData)
        let read = try Self.read(bare, 5)
        #expect(try read.kpi("KPI-1", on: "2026-01-10", by: rules).health == health)
        // A mark that is not met is a mark, and what is stale tells nothing.
        let aimed = try Self.read(Self.added { $0.green = 6 }, 5)
        #expect(try aimed.kpi("KPI-1", on: "2026-01-10", by: rules).health == .red)
        #expect(try read.kpi("KPI-1", on: "2026-05-01", by: rules).health == .noData)
    }

    @Test(
        "A weekly reading speaks for as many weeks as asked for",
        arguments: [
            ("0", "2026-01-10", "2026-01-11", "0 periods"),
            ("0.5", "2026-01-13", "2026-01-14", "0.5 periods"),
            ("1", "2026-01-17", "2026-01-18", "one period"),
            ("2", "2026-01-24", "2026-01-25", "two periods"),
            ("3", "2026-01-31", "2026-02-01", "3 periods"),
        ] as [(String, Day, Day, String)])
    func stale(_ count: String, _ last: Day, _ first: Day, _ words: String) throws {
        var story = try Self.read(
            Self.added {
                $0.plan.frequency = .weekly
                $0.green = 1
            }, 5)
        var doubled = AddKPI(title: "Twice", owner: "team:sales", on: Self.first)
        doubled.formula = try Formula("KPI-1 * 2")
        doubled.green = 10
        story = try story.and(doubled, on: "2026-01-10")
        let cause =
            "the last reading of KPI-1, of 2026-01-10, is more than \(words) before \(first)"
        // What is worked out is as stale as what goes in.
        for id in ["KPI-1", "KPI-2"] as [GoalID] {
            #expect(try story.kpi(id, on: last, by: ["kpi.stale": count]).health == .green)
            let stale = try story.kpi(id, on: first, by: ["kpi.stale": count])
            #expect(stale.health == .noData && stale.value != nil, "\(id)")
            #expect(stale.reading.cause?.sentence == cause, "\(id)")
        }
    }

    @Test("The page of a KPI says what it came from by the same rules")
    func origin() throws {
        var state = try Self.read(Self.added { $0.green = 1 }, 5).state
        let view = Perspective(entry: state.entryCount, day: "2026-05-01")
        #expect(!KPIOrigin(of: "KPI-1", at: view, in: state).reading.isFresh)
        try state.rules.set("kpi.stale", "12")
        #expect(KPIOrigin(of: "KPI-1", at: view, in: state).reading.isFresh)
    }

    @Test(
        "What is no value of a rule of KPIs is named",
        arguments: [
            ("kpi.amber", "none"), ("kpi.amber", "-0.1"), ("kpi.amber", ""),
            ("kpi.untargeted", "no-data"), ("kpi.stale", "off"), ("kpi.stale", "-1"),
        ])
    func unknownValue(name: String, value: String) throws {
        var rules = Rules.standard
        #expect(throws: Rules.Problem.unknownValue(value, of: name)) {
            try rules.set(name, value)
        }
        #expect(rules == .standard)
    }

    @Test(
        "The standard rules of KPIs are those of the contract",
        arguments: [("kpi.untargeted", "untargeted"), ("kpi.amber", "0.1"), ("kpi.stale", "2")])
    func standard(name: String, value: String) {
        #expect(NamedRule.named(name)?.standard == value)
    }
}

extension Story {
    /// The figures of a KPI on a day, counted by other rules.
    func kpi(
        _ id: GoalID, on day: Day, by rules: KeyValuePairs<String, String>
    ) throws -> KPIFigures {
        var state = state
        for (name, value) in rules { try state.rules.set(name, value) }
        return try #require(Scoreboard(state, on: day).kpis.first { $0.goal.id == id })
    }
}
