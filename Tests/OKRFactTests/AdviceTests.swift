import OKRTesting
import Testing

@testable import OKRModel

/// The quarter, from 1 January to 31 March, and what it could be advised.
@Suite("Advice about the present")
struct AdviceTests {
    private static func advice(
        _ story: Story, on day: Day = "2026-01-02", of filter: GoalFilter = .init()
    ) -> [Advice] {
        AdviceReview(
            story.state, at: Perspective(entry: story.entries.count, day: day), of: filter
        ).findings
    }

    /// What is said of a rule: `O-1 has no key result`.
    private static func said(
        _ rule: AdviceRule, _ story: Story, on day: Day = "2026-01-02"
    ) -> [String] {
        advice(story, on: day).filter { $0.rule == rule }.map { "\($0.subject) \($0.what)" }
    }

    private static func objective(
        _ title: String, _ owner: OwnerName = "team:sales", below parents: [Goal.Parent] = []
    ) -> AddObjective {
        AddObjective(title: title, cycle: "Q1", owner: owner, parents: parents)
    }

    private static func kpi(_ title: String, _ owner: OwnerName = "team:sales") -> AddKPI {
        AddKPI(title: title, owner: owner)
    }

    @Test("Each rule has a number, a word that the policies do not have, a meaning and a why")
    func rules() {
        #expect(AdviceRule.allCases.map(\.number) == Array(1...18))
        for rule in AdviceRule.allCases {
            #expect(Policy(rawValue: rule.rawValue) == nil)
            #expect(rule.meaning.hasSuffix(".") && !rule.why.isEmpty)
        }
    }

    @Test("Three to five objectives an owner and cycle")
    func objectives() throws {
        #expect(
            Self.said(.fewObjectives, quarter) == ["team:sales has one objective in Q1: O-1"])
        var story = quarter
        for title in ["Two", "Three"] {
            story = try story.and(Self.objective(title), on: "2026-01-01")
        }
        #expect(Self.said(.fewObjectives, story) == [])
        for title in ["Four", "Five"] {
            story = try story.and(Self.objective(title), on: "2026-01-01")
        }
        #expect(Self.said(.manyObjectives, story) == [])
        story = try story.and(Self.objective("Six"), on: "2026-01-01")
        #expect(
            Self.said(.manyObjectives, story)
                == ["team:sales has 6 objectives in Q1: O-1, O-2, O-3, O-4, O-5, O-6"])
        story = try story.and(
            CloseGoal("O-6", outcome: .abandoned, note: "too much"), on: "2026-01-02")
        #expect(Self.said(.manyObjectives, story) == [])
    }

    @Test("Three to five key results an objective; what only gathers others needs none")
    func keyResults() throws {
        #expect(Self.said(.manyKeyResults, quarter) == [])
        let six = try quarter.and(
            AddKeyResult(objective: "O-1", title: "Six", measures: [.target: 3]), on: "2026-01-01")
        #expect(Self.said(.manyKeyResults, six) == ["O-1 has 6 key results"])
        let empty = try quarter.and(Self.objective("Whole"), on: "2026-01-01")
        #expect(Self.said(.fewKeyResults, empty) == ["O-2 has no key result"])
        let gathering = try empty.and(
            AlignGoal("O-1", to: Goal.Parent(id: "O-2", weight: 1)), on: "2026-01-01")
        #expect(Self.said(.fewKeyResults, gathering) == [])
    }

    @Test("A cycle of more than a year is no time frame, nor is a deadline behind its end")
    func timeFrames() throws {
        #expect(Self.said(.timeFrame, quarter) == [])
        let long = try frame(end: "2027-01-02")
            .and(Self.objective("Grow"), on: "2026-01-01")
        #expect(Self.said(.timeFrame, long) == ["O-1 runs for the 367 days of Q1"])
        let late = try quarter.and(
            ChangeDeadline(of: "KR-1", to: "2026-04-01"), on: "2026-01-01")
        #expect(
            Self.said(.timeFrame, late)
                == ["KR-1 is due on 2026-04-01, after its cycle ends on 2026-03-31"])
    }

    @Test("A key result without baseline or target cannot be measured")
    func measures() throws {
        #expect(
            Self.said(.unmeasured, quarter) == ["KR-5 has neither baseline nor target"])
        let half = try quarter.and(
            ChangeTarget(of: "KR-5", to: [.target: 9]), on: "2026-01-01")
        #expect(Self.said(.unmeasured, half) == ["KR-5 has no baseline"])
    }

    @Test(
        "A number in an objective's title is found; years and names are not",
        arguments: [
            ("Increase sales by 20 %", "20"), ("Reach 1,5M€ revenue", "1,5M€"),
            ("+15% leads", "+15%"),
            ("Win (100) customers", "100"), ("Be number 1", "1"),
        ])
    func numbers(title: String, number: String) {
        #expect(AdviceJudge.number(in: title) == number)
    }

    @Test(
        "Names and years are no numbers",
        arguments: [
            "Be ready for 2027", "Win Q3", "Pass ISO-9001", "Web2 for all", "Grow", "B2B first",
        ])
    func names(title: String) {
        #expect(AdviceJudge.number(in: title) == nil)
    }

    @Test("A key result whose check-in is missed is silent")
    func silence() throws {
        // The first check-in is due on 8 January, the second on the 15th.
        #expect(Self.said(.silentKeyResult, quarter, on: "2026-01-15") == [])
        #expect(
            Self.said(.silentKeyResult, quarter, on: "2026-01-16").first
                == "KR-1 has no check-in yet, the next was due on 2026-01-08")
        let spoken = try quarter.and(RecordCheckIn(on: "KR-1", value: 5), on: "2026-01-10")
        let said = Self.said(.silentKeyResult, spoken, on: "2026-01-16")
        #expect(said.count == 4 && !said.contains { $0.hasPrefix("KR-1") })
        #expect(
            Self.said(.silentKeyResult, spoken, on: "2026-01-25").first
                == "KR-1 was checked in on last for 2026-01-10, the next was due on 2026-01-17")
    }

    @Test("An orphan is one where there is something above it")
    func orphans() throws {
        #expect(Self.said(.orphan, quarter) == [])
        let above = try quarter.and(Self.objective("Lead", "team:acme"), on: "2026-01-01")
        #expect(
            Self.said(.orphan, above)
                == ["O-1 is aligned to nothing, and there is O-2 “Lead” above it"])
        let strategy = try quarter.and(AddStrategy(title: "Known"), on: "2026-01-01")
        #expect(
            Self.said(.orphan, strategy)
                == ["O-1 is aligned to nothing, and there is the strategy, S-1 “Known”"])
        let aligned = try strategy.and(
            AlignGoal("O-1", to: Goal.Parent(id: "S-1", weight: nil)), on: "2026-01-01")
        #expect(Self.said(.orphan, aligned) == [])
    }

    @Test("A level is skipped where the owner above is not right above")
    func levels() throws {
        let story =
            try quarter
            .and(AddTeam(id: "north", title: "North", parent: "sales"), on: "2026-01-01")
            .and(Self.objective("Lead", "team:acme"), on: "2026-01-01")
            .and(
                Self.objective("North", "team:north", below: [.init(id: "O-2", weight: 1)]),
                on: "2026-01-01")
        #expect(
            Self.said(.levelSkip, story) == ["O-3 is aligned to O-2 of acme, past sales"])
        let moved =
            try story
            .and(UnalignGoal("O-3", from: "O-2"), on: "2026-01-01")
            .and(AlignGoal("O-3", to: .init(id: "O-1", weight: 1)), on: "2026-01-01")
        #expect(Self.said(.levelSkip, moved) == [])
    }

    @Test("Weights of 0 add up to nothing")
    func weights() throws {
        var story = try frame().and(Self.objective("Grow"), on: "2026-01-01")
        story = try story.and(
            AddKeyResult(objective: "O-1", title: "One", measures: [.target: 3], weight: 0),
            on: "2026-01-01")
        #expect(Self.said(.weightless, story) == ["O-1 counts nothing, for KR-1 weigh 0"])
        story = try story.and(
            AddKeyResult(objective: "O-1", title: "Two", measures: [.target: 3]),
            on: "2026-01-01")
        #expect(Self.said(.weightless, story) == [])
    }

    @Test("A goal of a retired team is nobody's")
    func owners() throws {
        #expect(Self.said(.departedOwner, quarter) == [])
        let retired = TeamRetired(on: "2026-01-02", reason: "split")
        let story = quarter.and("team:sales", .teamRetired(retired), on: "2026-01-02")
        #expect(
            Self.said(.departedOwner, story).first == "O-1 belongs to sales, which is retired")
    }

    @Test("1.0 on every aspirational goal may be sandbagging; on one of two it is not")
    func scores() throws {
        func story(_ second: Decimal) throws -> Story {
            var story = try frame()
            for (id, score) in [("A", Decimal(1)), ("B", second)] {
                var objective = Self.objective(id)
                (objective.id, objective.ambition) = (id, .aspirational)
                story = try story.and(objective, on: "2026-01-01")
                let goal = try #require(GoalID(id))
                story = try story.and(
                    CloseGoal(goal, outcome: .achieved, score: score, note: "so"),
                    on: "2026-01-02")
            }
            return story
        }
        #expect(
            Self.said(.sandbagging, try story(1))
                == ["team:sales scored 1.0 on every aspirational goal: A, B"])
        #expect(Self.said(.sandbagging, try story(0)) == [])
    }

    @Test("More than three KPIs a department, segments left out")
    func manyKPIs() throws {
        var story = try quarter.and(
            AddTeam(id: "market", title: "Marketing", parent: "acme", level: .department),
            on: "2026-01-01")
        for title in ["a", "b", "c"] {
            story = try story.and(Self.kpi(title, "team:market"), on: "2026-01-01")
        }
        var segment = Self.kpi("north", "team:market")
        (segment.plan.segmentOf, segment.plan.segment) = ("KPI-1", "north")
        story = try story.and(segment, on: "2026-01-01")
        #expect(Self.said(.manyKPIs, story) == [])
        story = try story.and(Self.kpi("d", "team:market"), on: "2026-01-01")
        #expect(
            Self.said(.manyKPIs, story)
                == ["team:market watches 4 KPIs: KPI-1, KPI-2, KPI-3, KPI-5"])
        story = try story.and(RetireKPI("KPI-1", reason: "done"), on: "2026-01-01")
        #expect(Self.said(.manyKPIs, story, on: "2026-01-02") == [])
    }

    @Test("A KPI is to be read, held to something, and worked on when it is red")
    func kpis() throws {
        let bare = try quarter.and(Self.kpi("Churn"), on: "2026-01-01")
        #expect(
            Self.said(.silentKPI, bare)
                == ["KPI-1 has no data: KPI-1 has no reading on or before 2026-01-02"])
        #expect(
            Self.said(.untargetedKPI, bare) == ["KPI-1 has neither target nor thresholds"])
        let red =
            try bare
            .and(ChangeThresholds(of: "KPI-1", green: .value(10)), on: "2026-01-01")
            .and(RecordCheckIn(on: "KPI-1", value: 3), on: "2026-01-02")
        #expect(Self.said(.silentKPI, red) + Self.said(.untargetedKPI, red) == [])
        #expect(
            Self.said(.redKPI, red)
                == ["KPI-1 is red, and no open key result takes its values from it"])
        let promotion = PromoteKPI(
            "KPI-1",
            as: AddKeyResult(objective: "O-1", title: "", measures: [.target: 10]))
        #expect(Self.said(.redKPI, try red.and(promotion, on: "2026-01-02")) == [])
    }

    @Test("A KPI that was not green on most of its last days is missed too often")
    func missed() throws {
        var kpi = Self.kpi("Churn")
        (kpi.green, kpi.plan.frequency) = (10, .daily)
        var story = try quarter.and(kpi, on: "2026-01-01")
        func read(_ values: [Decimal], _ story: Story) throws -> Story {
            var story = story
            var day: Day = "2026-01-01"
            for value in values {
                story = try story.and(RecordCheckIn(on: "KPI-1", value: value), on: day)
                day = day + 1
            }
            return story
        }
        story = try read([1, 1, 12, 12], story)
        #expect(Self.said(.missedKPI, story, on: "2026-01-04") == [])
        story = try story.and(RecordCheckIn(on: "KPI-1", value: 9), on: "2026-01-05")
        #expect(
            Self.said(.missedKPI, story, on: "2026-01-05")
                == ["KPI-1 was not green on 3 of the last 5 days it was read"])
    }

    @Test("A rule that is switched off says nothing from then on, and says so again once it is on")
    func switches() throws {
        let off = try quarter.and(
            SetPolicy("few-objectives", to: "off", reason: "a small team"), on: "2026-01-02")
        #expect(Self.said(.fewObjectives, off) == [])
        let earlier = AdviceReview(
            off.state, at: Perspective(entry: off.entries.count - 1, day: "2026-01-02"))
        #expect(earlier.findings.contains { $0.rule == .fewObjectives })
        let on = try off.and(SetPolicy("few-objectives", to: "on"), on: "2026-01-03")
        #expect(Self.said(.fewObjectives, on).count == 1)
        try given(off).when(SetPolicy("few-objectives", to: "off"), on: "2026-01-03")
            .thenNothing("the rule few-objectives is off already; nothing was recorded")
        try given(off).when(SetPolicy("few-objectives", to: "0.5"), on: "2026-01-03")
            .thenRefused("“0.5” is no value of the rule few-objectives; give on or off")
    }

    @Test("Closed cycles, and those that are over, are left alone; a filter keeps to its goals")
    func scope() throws {
        #expect(Self.advice(quarter, on: "2026-04-01") == [])
        let other = try quarter.and(Self.objective("Lead", "team:acme"), on: "2026-01-01")
        let own = Self.advice(other, of: GoalFilter(owners: [.team("acme")]))
        #expect(Set(own.map(\.subject)) == ["O-2", "team:acme"])
    }
}
