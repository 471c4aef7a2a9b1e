import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Testing

@Suite("What-if replays of random ledgers")
struct HypothesisTests {
    private func entries(_ seed: UInt64) throws -> [Entry] {
        var random = try RandomLedger(seed: seed)
        try random.fill(90)
        return try (1..<random.ledger.head.size + 1).map { try random.ledger.entry($0) }
    }

    private func compare(
        _ one: State, _ other: State, at view: Perspective, _ what: String
    ) {
        let boards = [one, other].map { Scoreboard($0, at: view, includingVoided: true) }
        let differences = boards[1].differences(from: boards[0])
        #expect(differences.isEmpty, "\(what): \(differences.map(\.subject))")
        #expect(boards[1].kpiDifferences(from: boards[0]).map(\.kpi) == [], "\(what)")
        #expect(boards[0].keyResults.map(\.raw) == boards[1].keyResults.map(\.raw), "\(what)")
        #expect(boards[0].keyResults.map(\.moves) == boards[1].keyResults.map(\.moves), "\(what)")
        #expect(one.goalOrder == other.goalOrder, "\(what)")
        let isSame = one.subjects == other.subjects
        #expect(isSame, "\(what)")
    }

    @Test(
        "A replay that leaves nothing out is the truth, and every recorded entry applies",
        arguments: comparedSeeds.prefix(40))
    func nothingLeftOut(seed: UInt64) throws {
        let entries = try entries(seed)
        var truth = State()
        for entry in entries {
            let applied = truth.evolve(entry)
            #expect(applied == .applied, "OKR_SEED=\(seed) @\(entry.number) \(entry.event.name)")
        }
        let hypothesis = try Hypothesis(entries, without: [])
        #expect(hypothesis.removed.isEmpty && hypothesis.spared.isEmpty)
        let why = hypothesis.inapplicable.map { "@\($0.entry.number): \($0.why)" }
        #expect(why == [], "OKR_SEED=\(seed)")
        for known in [entries.count / 2, entries.count] {
            let view = Perspective(entry: known, day: entries[known - 1].day)
            compare(truth, hypothesis.state, at: view, "OKR_SEED=\(seed) as of @\(known)")
        }
    }

    @Test(
        "Whatever is left out, the rest folds, and what no longer applies changes nothing",
        arguments: comparedSeeds.prefix(20))
    func leftOut(seed: UInt64) throws {
        let entries = try entries(seed)
        let last = try #require(entries.last)
        var random = SeededRandom(seed: seed)
        let forbidden = ["ledger-created", "person-described"]
        let types = Set(entries.map { $0.event.name }).subtracting(forbidden).sorted()
        let actors = Set(entries.map(\.authors.actor)).sorted { "\($0)" < "\($1)" }
        let single = entries.filter { !forbidden.contains($0.event.name) }
            .randomElement(using: &random)
        var questions = actors.map { [Hypothesis.Removal.actor($0)] }
        questions += types.map { [.type($0)] }
        if let single { questions.append([.entry(single.number)]) }
        for removals in questions {
            let what = "OKR_SEED=\(seed) without \(removals)"
            let hypothesis = try Hypothesis(entries, without: removals)
            let gone = Set(
                hypothesis.removed.map(\.number) + hypothesis.inapplicable.map(\.entry.number))
            #expect(
                gone.count == hypothesis.removed.count + hypothesis.inapplicable.count, "\(what)")
            // The rest alone comes to the same: what does not apply is as if it were not there.
            let rest = entries.filter { !gone.contains($0.number) }
            let alone = try Hypothesis(rest, without: [])
            #expect(alone.inapplicable.map(\.entry.number) == [], "\(what)")
            let view = Perspective(entry: last.number, day: last.day)
            compareFigures(alone.state, hypothesis.state, at: view, what)
            // Every early moment can be asked about, too.
            let early = Perspective(entry: entries.count / 2, day: last.day)
            _ = Scoreboard(hypothesis.state, at: early, includingVoided: true)
        }
    }

    private func compareFigures(
        _ one: State, _ other: State, at view: Perspective, _ what: String
    ) {
        let boards = [one, other].map { Scoreboard($0, at: view, includingVoided: true) }
        #expect(boards[1].differences(from: boards[0]).isEmpty, "\(what)")
        #expect(boards[1].kpiDifferences(from: boards[0]).map(\.kpi) == [], "\(what)")
    }

    @Test("Under random rules the health of every KPI is the one worked out plainly")
    func kpiRules() throws {
        var told: [String: Int] = [:]
        var others = 0
        for seed in comparedSeeds.prefix(30) {
            let entries = try entries(seed)
            var random = SeededRandom(seed: seed)
            var rules = Rules.standard
            var plain = PlainHistory(entries)
            let untargeted = ["untargeted", "green"].randomElement(using: &random) ?? "green"
            try rules.set("kpi.untargeted", untargeted)
            let ambers: [(String, Double?)] = [
                ("off", nil), ("0", 0), ("0.5", 500_000_000), ("1", 1e9), ("0.1", 100_000_000),
            ]
            let amber = ambers.randomElement(using: &random) ?? ambers[0]
            try rules.set("kpi.amber", amber.0)
            let stales: [Double] = [0, 0.25, 1, 2, 5, 40]
            let stale = stales.randomElement(using: &random) ?? 0
            try rules.set("kpi.stale", "\(stale)")
            plain.kpiRules = PlainKPIRules(untargeted: untargeted, amber: amber.1, stale: stale)
            let day = entries[entries.count - 1].day + Int.random(in: -20...60, using: &random)
            let view = Perspective(entry: entries.count, day: day)
            let state = try Hypothesis(entries, without: [], by: rules).state
            let truth = Dictionary(
                uniqueKeysWithValues: Scoreboard(
                    try Hypothesis(entries, without: []).state, at: view
                ).kpis.map { ($0.goal.id, $0.health) })
            for figures in Scoreboard(state, at: view).kpis {
                let id = figures.goal.id
                let moment = PlainMoment(entry: view.entry, day: day)
                #expect(
                    figures.plain.listing(of: id.text)
                        == plain.kpi(id.text, at: moment).listing(of: id.text),
                    "OKR_SEED=\(seed) \(rules.differing) on \(day)")
                told[figures.health.rawValue, default: 0] += 1
                if truth[id] != figures.health { others += 1 }
            }
        }
        // Every health occurs, and the rules tell another one than the standard rules do.
        let isRich = told.count == 5 && others > 10
        #expect(comparedSeeds.count < 30 || isRich, "\(told), \(others) others")
    }

    @Test("What makes no sense any more is what names something that is gone")
    func reasons() throws {
        var reasons: Set<String> = []
        for seed in comparedSeeds.prefix(20) {
            let entries = try entries(seed)
            for type in Set(entries.map { $0.event.name })
            where !["ledger-created", "person-described"].contains(type) {
                let hypothesis = try Hypothesis(entries, without: [.type(type)])
                for line in hypothesis.inapplicable {
                    reasons.insert("\(type): \(line.entry.event.name)")
                }
            }
        }
        for expected in [
            "goal-closed: goal-reopened", "goal-agreed: check-in-recorded",
            "key-result-added: check-in-recorded", "objective-added: key-result-added",
            "cycle-added: objective-added", "goal-aligned: goal-unaligned",
            "check-in-recorded: entry-corrected", "target-changed: entry-retracted",
            "goal-reopened: check-in-recorded", "milestone-added: check-in-recorded",
        ] {
            let isFound = reasons.contains(expected)
            #expect(isFound, "\(expected)")
        }
    }
}
