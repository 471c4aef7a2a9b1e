import OKRTesting
import Testing

@testable import OKRModel

@Suite("Figures by other rules")
struct RuleStoryTests {
    private func state(
        _ story: Story, _ rules: KeyValuePairs<String, String>
    ) throws -> State {
        var state = story.state
        for (name, value) in rules { try state.rules.set(name, value) }
        return state
    }

    private func keyResult(
        _ id: GoalID, on day: Day, _ story: Story, _ rules: KeyValuePairs<String, String>
    ) throws -> KeyResultFigures {
        let board = Scoreboard(try state(story, rules), on: day)
        return try #require(board.keyResults.first { $0.goal.id == id })
    }

    private func objective(
        on day: Day, _ story: Story, _ rules: KeyValuePairs<String, String>
    ) throws -> ObjectiveFigures {
        try #require(Scoreboard(try state(story, rules), on: day).objectives.first)
    }

    @Test(
        "Progress beyond the ends counts by the clamping asked for",
        arguments: [
            ("both", 1.0, 0.0), ("none", 1.5, -0.5), ("lower", 1.5, 0), ("upper", 1, -0.5),
        ])
    func clamping(word: String, above: Double, below: Double) throws {
        let over = try quarter.and(RecordCheckIn(on: "KR-1", value: 150), on: "2026-01-10")
        let under = try quarter.and(RecordCheckIn(on: "KR-1", value: -50), on: "2026-01-10")
        let rules: KeyValuePairs = ["progress.clamp": word]
        #expect(try keyResult("KR-1", on: "2026-01-10", over, rules).progress == above)
        #expect(try keyResult("KR-1", on: "2026-01-10", under, rules).progress == below)
    }

    @Test("What is kept may count by the share of its weeks, all of them or those so far")
    func share() throws {
        // The quarter has 13 weeks; the ninetieth day ends the last one.
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-2", value: 99.7), on: "2026-01-05")
            .and(RecordCheckIn(on: "KR-2", value: 98), on: "2026-01-12")
            .and(RecordCheckIn(on: "KR-2", value: 99.5), on: "2026-01-19")
        func figures(_ rules: KeyValuePairs<String, String>) throws -> KeyResultFigures {
            try keyResult("KR-2", on: "2026-01-20", story, rules)
        }
        #expect(try figures([:]).progress == 1)
        #expect(try figures(["maintain.measure": "share"]).progress == 2.0 / 13)
        #expect(
            try figures(["maintain.measure": "share", "every.periods": "so-far"]).progress
                == 2.0 / 3)
        #expect(
            try figures([
                "maintain.measure": "share", "every.periods": "so-far",
                "maintain.bounds": "strict",
            ]).progress == 1.0 / 3)
    }

    @Test("What is kept by distance stands by its progress and not by met or not met")
    func distance() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-3", value: 6), on: "2026-01-10")
        let figures = try keyResult(
            "KR-3", on: "2026-01-10", story, ["maintain.measure": "distance"])
        #expect(figures.progress == 0.8)
        #expect(figures.standing == .atRisk)
        #expect(try keyResult("KR-3", on: "2026-01-10", story, [:]).standing == .offTrack)
    }

    @Test(
        "What is expected follows the curve asked for",
        arguments: [
            ("linear", "2026-02-15", 45.0 / 89), ("off", "2026-01-01", 1), ("off", "2026-03-31", 1),
            ("last-day", "2026-03-30", 0), ("last-day", "2026-03-31", 1),
        ] as [(String, Day, Double)])
    func expected(word: String, day: Day, expected: Double) throws {
        let figures = try keyResult("KR-1", on: day, quarter, ["expected.curve": word])
        #expect(figures.expected == expected)
    }

    @Test(
        "A key result without a value counts as 0 after its grace, at once, or never",
        arguments: [
            ("after-grace", "2026-01-05", 0.5), ("after-grace", "2026-01-20", 0.125),
            ("zero", "2026-01-05", 0.125), ("never", "2026-01-20", 0.5),
        ] as [(String, Day, Double)])
    func pending(word: String, day: Day, progress: Double) throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-02")
        let figures = try objective(on: day, story, ["pending.counts": word])
        #expect(figures.progress == progress)
    }

    @Test("A key result that nothing is measured against may count as 0")
    func unmeasured() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-02")
        #expect(
            try objective(
                on: "2026-01-02", story, ["unmeasured.counts": "zero", "pending.counts": "never"]
            ).progress == 0.25)
    }

    @Test("An objective may count its key results alone, and its children then count in the cycle")
    func keyResultsAlone() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-02")
            .and(
                AddObjective(
                    title: "Part", cycle: "Q1", owner: "team:sales",
                    parents: [.init(id: "O-1", weight: 1)]), on: "2026-01-02"
            )
            .and(
                AddKeyResult(
                    objective: "O-2", title: "Deals", kind: .metric,
                    measures: [.baseline: 0, .target: 10]), on: "2026-01-02"
            )
            .and(RecordCheckIn(on: "KR-6", value: 10), on: "2026-01-02")
        #expect(try objective(on: "2026-01-02", story, [:]).progress == 0.75)
        #expect(
            try objective(on: "2026-01-02", story, ["rollup.of": "key-results"]).progress == 0.5)
        let board = Scoreboard(
            try state(story, ["rollup.of": "key-results"]), on: "2026-01-02")
        #expect(board.cycles.first?.progress == 0.75)
        #expect(board.cycles.first?.reporting == Coverage(reporting: 2, total: 2))
    }

    @Test("A closed goal has the score it was given, or that of its progress")
    func score() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-02")
            .and(
                CloseGoal("KR-1", outcome: .achieved, score: 0.9, note: "well argued"),
                on: "2026-01-03")
        func figures(_ rules: KeyValuePairs<String, String>) throws -> KeyResultFigures {
            try keyResult("KR-1", on: "2026-01-03", story, rules)
        }
        #expect(try figures([:]).score == 0.9)
        #expect(try figures([:]).band == .amber)
        #expect(try figures(["score.of": "progress"]).score == 0.5)
        #expect(try figures(["score.of": "progress"]).band == .red)
        #expect(try figures(["score.committed": "0.9/0.5"]).band == .green)
    }

    @Test("A watermelon is one from the confidence asked for")
    func watermelon() throws {
        let story = try quarter.and(
            RecordCheckIn(on: "KR-1", value: 0, confidence: 0.6), on: "2026-02-15")
        #expect(try !keyResult("KR-1", on: "2026-02-15", story, [:]).isWatermelon)
        #expect(
            try keyResult("KR-1", on: "2026-02-15", story, ["watermelon.from": "0.6"])
                .isWatermelon)
    }

    @Test("A missed check-in may leave every key result pending, or none")
    func missed() throws {
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-01-02")
            .and(RecordCheckIn(on: "KR-2", value: 100), on: "2026-01-02")
        func standing(_ id: GoalID, _ word: String) throws -> Standing {
            try keyResult(id, on: "2026-02-01", story, ["standing.missed": word]).standing
        }
        #expect(try standing("KR-1", "guardrails") == .onTrack)
        #expect(try standing("KR-1", "all") == .pending)
        #expect(try standing("KR-2", "guardrails") == .pending)
        #expect(try standing("KR-2", "none") == .onTrack)
    }
}
