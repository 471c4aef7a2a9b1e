import OKRTesting
import Testing

@testable import OKRModel

@Suite("Adding KPIs and changing what they are held to")
struct KPIAddedTests {
    private static let today: Day = "2026-02-02"

    /// KPI-1 “Revenue” (@12) with 100 on 1 January (@13), KPI-2 “Heads” (@14) with 4 (@15).
    static func story() throws -> Story {
        var revenue = AddKPI(title: "Revenue", owner: "team:sales", on: "2026-01-01")
        revenue.unit = "k€"
        revenue.value = 100
        var heads = AddKPI(title: "Heads", owner: "person:ana", on: "2026-01-01")
        heads.value = 4
        return try quarter.and(revenue, on: "2026-01-01").and(heads, on: "2026-01-01")
    }

    static func formula(_ text: String) -> Formula? { try? Formula(text) }

    private static func add(_ change: (inout AddKPI) -> Void = { _ in }) -> AddKPI {
        var command = AddKPI(title: "New", owner: "team:sales")
        change(&command)
        return command
    }

    @Test("A KPI is assigned the next number, and its first value is a reading")
    func added() throws {
        let command = Self.add {
            $0.value = 5
            $0.plan.direction = .down
            $0.plan.frequency = .weekly
            $0.scope = .process(" Ordering ")
        }
        var plan = KPIPlan()
        plan.direction = .down
        plan.frequency = .weekly
        plan.scope = .process
        plan.scopeName = "Ordering"
        var content = CheckIn.Content(on: Self.today)
        content.value = 5
        try given(quarter).when(command, on: Self.today).then(
            [
                (
                    "KPI-1",
                    .kpiAdded(
                        .init(
                            on: Self.today, owner: "team:sales", plan: plan, unit: nil,
                            measures: [:], formula: nil, parents: [], title: "New",
                            description: nil))
                ),
                ("KPI-1", .checkInRecorded(.init(content: content))),
            ], created: "KPI-1")
    }

    @Test(
        "A step is taken to the better side of the value",
        arguments: [
            (100, KPIDirection.up, "10%", "110"), (100, .down, "10%", "90"),
            (-100, .up, "10%", "-90"), (-100, .down, "10%", "-110"), (100, .up, "5", "105"),
            (100, .down, "0.5", "99.5"),
        ])
    func steps(_ value: Int, _ direction: KPIDirection, _ step: String, _ target: String) throws {
        let command = Self.add {
            $0.value = Decimal(value)
            $0.plan.direction = direction
            $0.step = RelativeTarget(step)
        }
        let story = try quarter.and(command, on: Self.today)
        let goal = try #require(story.state.goals["KPI-1"])
        #expect(goal.measure(.target, at: .latest) == Decimal(target))
        #expect(goal.relativeTarget(at: .latest) == step)
        // A correction of the target says no longer that it was a step.
        let moved = try story.and(
            ChangeTarget(of: "KPI-1", to: [.target: 1], reason: "why"), on: "2026-02-03")
        #expect(moved.state.goals["KPI-1"]?.relativeTarget(at: .latest) == nil)
    }

    @Test("A target, thresholds and a formula hold from their day on")
    func changes() throws {
        var story = try Self.story()
            .and(ChangeTarget(of: "KPI-1", to: [.target: 120]), on: "2026-01-10")
            .and(
                ChangeThresholds(
                    of: "KPI-1", green: .value(90), amber: .value(80), reason: "plan"),
                on: "2026-01-20"
            )
            .and(
                ChangeFormula(of: "KPI-1", to: Self.formula("KPI-2 * 30"), reason: "count"),
                on: "2026-01-30")
        #expect(story.kpi("KPI-1", on: "2026-01-09").health == .untargeted)
        #expect(story.kpi("KPI-1", on: "2026-01-10").health == .red)
        #expect(story.kpi("KPI-1", on: "2026-01-20").health == .green)
        #expect(story.kpi("KPI-1", on: "2026-01-29").value == .exact(100))
        #expect(story.kpi("KPI-1", on: "2026-01-30").value == .worked(120))
        // As known before the formula was given, the last reading counts on that day, too.
        #expect(story.kpi("KPI-1", on: "2026-01-30", asOf: story.last - 1).value == .exact(100))
        story = try story.and(
            ChangeFormula(of: "KPI-1", to: nil, reason: "no"), on: "2026-01-31")
        #expect(story.kpi("KPI-1", on: "2026-01-31").value == .exact(100))
    }

    @Test("A formula, one threshold, a benchmark and a strength are corrected by their value")
    func corrected() throws {
        let story = try Self.story()
            .and(
                ChangeFormula(of: "KPI-1", to: Self.formula("KPI-2 * 2"), reason: "why"),
                on: "2026-01-10"
            )
            .and(ChangeThresholds(of: "KPI-1", green: .value(10), reason: "why"), on: "2026-01-10")
            .and(RecordBenchmark(beside: "KPI-1", source: "Branch", value: 3), on: "2026-01-10")
            .and(
                ClaimInfluence(of: "KPI-2", on: "KPI-1", strength: 0.5, lag: 30), on: "2026-01-10")
        let first = story.last - 3
        let mended = try story.and(
            CorrectEntry(first, word: "KPI-2 * 3", reason: "slip"), on: Self.today
        )
        .and(CorrectEntry(first + 1, value: 12, reason: "slip"), on: Self.today)
        .and(CorrectEntry(first + 2, value: 4, reason: "slip"), on: Self.today)
        .and(CorrectEntry(first + 3, value: -0.5, reason: "slip"), on: Self.today)
        let figures = mended.kpi("KPI-1", on: "2026-01-10")
        #expect(figures.value == .worked(12))
        #expect(figures.green == 12)
        #expect(figures.health == .green)
        #expect(figures.benchmarks.map(\.value) == [4])
        #expect(
            mended.kpi("KPI-2", on: "2026-01-10").influences
                == [Influence(kpi: "KPI-1", strength: -0.5, lag: 30)])
        let before = mended.kpi("KPI-1", on: "2026-01-10", asOf: story.last)
        #expect(before.value == .worked(8) && before.green == 10)
    }

    @Test("Neither a correction nor a retraction lets a KPI be worked out from itself")
    func circles() throws {
        // KPI-2 stands on KPI-1 until 10 January, and then KPI-1 on KPI-2.
        let story = try Self.story()
            .and(
                ChangeFormula(of: "KPI-2", to: Self.formula("KPI-1 * 2"), reason: "why"),
                on: "2026-01-05"
            )
            .and(ChangeFormula(of: "KPI-2", to: nil, reason: "why"), on: "2026-01-10")
            .and(
                ChangeFormula(of: "KPI-1", to: Self.formula("KPI-2 / 2"), reason: "why"),
                on: "2026-01-11")
        let rule =
            "KPI-2 would be worked out from itself: KPI-2 → KPI-1 → KPI-2; "
            + "take one of these out of a formula first"
        let freed = story.last - 1
        try given(story).when(RetractEntry(freed, reason: "no"), on: Self.today).thenRefused(rule)
        try given(story)
            .when(CorrectEntry(freed, on: "2026-01-20", reason: "no"), on: Self.today)
            .thenRefused(rule)
        try given(story)
            .when(CorrectEntry(freed, word: "KPI-1 + 1", reason: "no"), on: Self.today)
            .thenRefused(rule)
        // Taking the other formula away first makes room.
        let room = try story.and(RetractEntry(story.last, reason: "no"), on: Self.today)
            .and(RetractEntry(freed, reason: "no"), on: Self.today)
        #expect(room.kpi("KPI-2", on: Self.today).value == .worked(200))
    }

    @Test("Retiring lets a KPI stand still, and retracting that undoes it")
    func retired() throws {
        let story = try Self.story().and(
            RetireKPI("KPI-1", reason: "no use", on: "2026-01-20"), on: Self.today)
        #expect(story.kpi("KPI-1", on: "2026-12-31").retired == "2026-01-20")
        #expect(story.kpi("KPI-1", on: "2026-12-31").health == .untargeted)
        #expect(story.kpi("KPI-1", on: "2026-12-31").due == nil)
        try given(story).when(RecordCheckIn(on: "KPI-1", value: 3), on: Self.today).thenRefused(
            "KPI-1 was retired on 2026-01-20 and takes no reading; "
                + "retract the entry that retired it: okr history KPI-1 names it")
        try given(story).when(RetireKPI("KPI-1", reason: "again"), on: Self.today).thenNothing(
            "KPI-1 was retired on 2026-01-20 already; nothing was recorded")
        let back = try story.and(RetractEntry(story.last, reason: "in use"), on: Self.today)
            .and(RecordCheckIn(on: "KPI-1", value: 3), on: Self.today)
        #expect(back.kpi("KPI-1", on: Self.today).value == .exact(3))
        #expect(back.kpi("KPI-1", on: Self.today, asOf: story.last).value == .exact(100))
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        let formed = try story.and(
            ChangeFormula(of: "KPI-1", to: formula("KPI-2 * 2"), reason: "why"), on: today)
        var whole = add { $0.plan.rule = .sum }
        whole.id = "whole"
        let segmented = try story.and(whole, on: today).and(
            add {
                $0.plan.segmentOf = "whole"
                $0.plan.segment = "Europe"
            }, on: today)
        func part(_ name: String?, of whole: GoalID?) -> AddKPI {
            add {
                $0.plan.segmentOf = whole
                $0.plan.segment = name
            }
        }
        return [
            .init(
                "a formula and a rule", story,
                add {
                    $0.formula = formula("KPI-1 / KPI-2")
                    $0.plan.rule = .sum
                }, "KPI-3 is given a formula and a rule for its segments; give one of them"),
            .init(
                "a formula and a value", story,
                add {
                    $0.formula = formula("KPI-1 / KPI-2")
                    $0.value = 3
                },
                "KPI-3 is worked out by a formula and has no reading of its own; "
                    + "leave --value out"),
            .init(
                "a rule and a value", story,
                add {
                    $0.plan.rule = .sum
                    $0.value = 3
                },
                "KPI-3 is put together from its segments and has no reading of its own; "
                    + "leave --value out"),
            .init(
                "an input that is not there", story, add { $0.formula = formula("KPI-9 * 2") },
                "there is no KPI KPI-9, which the formula names; okr kpis lists the KPIs, or "
                    + "write “ - ” with spaces to subtract"),
            .init(
                "an input that is no KPI", story, add { $0.formula = formula("KR-1 * 2") },
                "KR-1 is a key result and no KPI; okr kpis lists the KPIs"),
            .init(
                "a target and a step", story,
                add {
                    $0.target = 5
                    $0.value = 3
                    $0.step = RelativeTarget("10%")
                }, "KPI-3 is given a target and a step to it; give one of them"),
            .init(
                "a step from no value", story, add { $0.step = RelativeTarget("10%") },
                "KPI-3 has no value yet that a step of 10% could begin at; "
                    + "record a reading first, or give the target as a number"),
            .init(
                "amber without green", story, add { $0.amber = 5 },
                "KPI-3 is given an amber threshold and no green one; give --green, too"),
            .init(
                "amber on the better side", story,
                add {
                    $0.green = 5
                    $0.amber = 6
                },
                "the amber threshold 6 is above the green one, 5; give amber on the worse side, "
                    + "or the direction: --direction up|down"),
            .init(
                "a segment without a name", story, part(nil, of: "KPI-1"),
                "the segment KPI-3 of KPI-1 has no name; give one with --segment"),
            .init(
                "a name of a segment alone", story, part("Europe", of: nil),
                "KPI-3 is given the name of a segment and no KPI that it is a segment of; "
                    + "name that with --of KPI"),
            .init(
                "a segment of a segment", segmented, part("Spain", of: "KPI-3"),
                "KPI-3 is itself a segment of whole; add the segment to whole"),
            .init(
                "a segment of that name", segmented, part("europe", of: "whole"),
                "KPI-3 is the segment “europe” of whole already; choose another name"),
            .init(
                "a parent that counts it", story,
                add { $0.parents = [.init(id: "O-1", weight: 1)] },
                "KPI-3 is a KPI and does not count in the progress of O-1; "
                    + "leave the weight out: O-1"),
            .init(
                "no thresholds", story, ChangeThresholds(of: "KPI-1"),
                "nothing is said about KPI-1's thresholds; give --green, --amber or both"),
            .init(
                "thresholds without a reason", story,
                ChangeThresholds(of: "KPI-1", green: .value(3)),
                "this changes the thresholds of KPI-1, and that needs a reason; "
                    + "say why with --reason “…”"),
            .init(
                "thresholds of a key result", story,
                ChangeThresholds(of: "KR-1", green: .value(3)),
                "KR-1 is a key result and no KPI; okr kpis lists the KPIs"),
            .init(
                "a circle", formed,
                ChangeFormula(of: "KPI-2", to: formula("KPI-1 / 2"), reason: "why"),
                "KPI-2 would be worked out from itself: KPI-2 → KPI-1 → KPI-2; "
                    + "take one of these out of a formula first"),
            .init(
                "a formula of its own", story,
                ChangeFormula(of: "KPI-2", to: formula("KPI-2 + 1"), reason: "why"),
                "KPI-2 would be worked out from itself: KPI-2 → KPI-2; "
                    + "take one of these out of a formula first"),
            .init(
                "a reading of what is worked out", formed,
                RecordCheckIn(on: "KPI-1", value: 3),
                "KPI-1 is worked out as KPI-2 * 2 on 2026-02-02 and takes no reading; "
                    + "record readings of KPI-2"),
            .init(
                "a reading of what its segments come to", segmented,
                RecordCheckIn(on: "whole", value: 3),
                "whole is the sum of its segments and takes no reading; record one of KPI-3"),
            .init(
                "a mark that KPIs have not", story,
                ChangeTarget(of: "KPI-1", to: [.commit: 3], reason: "why"),
                "KPI-1 is a KPI and has no commit; "
                    + "it has a target, and thresholds: okr kpi thresholds KPI-1"),
            .init(
                "retiring without a reason", story, RetireKPI("KPI-1", reason: nil),
                "retiring KPI-1 needs a reason; say why with --reason “…”"),
            .init(
                "an influence on itself", story, ClaimInfluence(of: "KPI-1", on: "KPI-1"),
                "KPI-1 cannot be said to move itself; name two KPIs"),
            .init(
                "a strength beyond 1", story,
                ClaimInfluence(of: "KPI-1", on: "KPI-2", strength: 1.5),
                "a strength of 1.5 is not between -1 and 1; "
                    + "give a number such as 0.6, or -0.6 for one that moves the other down"),
            .init(
                "a lag beyond ten years", story,
                ClaimInfluence(of: "KPI-1", on: "KPI-2", lag: 4000),
                "a lag of 4000 days is not between 0 and 3660; give one such as 30d"),
        ]
    }
}

extension Story {
    /// The figures of a KPI on a day, as known through an entry (all of them unless named).
    func kpi(_ id: GoalID, on day: Day, asOf entry: Int? = nil) -> KPIFigures {
        let view = Perspective(entry: entry ?? last, day: day)
        let board = Scoreboard(state, at: view, includingVoided: true)
        guard let figures = board.kpis.first(where: { $0.goal.id == id }) else {
            preconditionFailure("the story has no KPI \(id)")
        }
        return figures
    }
}
