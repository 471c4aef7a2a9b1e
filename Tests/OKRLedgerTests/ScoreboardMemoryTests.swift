import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Testing

/// Scoreboards asked for day after day are those of each day asked for alone.
@Suite("Scoreboards one after the other") struct ScoreboardMemoryTests {
    /// Everything that figures say, in words.
    private func words(_ board: Scoreboard) -> [String] {
        let keyResults = board.keyResults.map { figures -> String in
            let last = figures.lastCheckIn.map { "\($0.checkIn.stamp.entry) \($0.content)" } ?? ""
            let measures = figures.measures.sorted { $0.key.rawValue < $1.key.rawValue }
            return "\(figures.goal.id) \(figures.view) \(figures.terms) \(figures.ambition) "
                + "\(figures.life) \(text(figures.score)) \(measures) \(text(figures.value)) "
                + "\(figures.done?.map(\.text).sorted() ?? []) \(text(figures.valueOn)) "
                + "\(text(figures.raw)) \(text(figures.progress)) "
                + "\(text(figures.originalProgress)) \(figures.expected) \(text(figures.pace)) "
                + "\(figures.standing) \(text(figures.zone)) \(text(figures.confidence)) "
                + "\(last) \(figures.checkIns) \(figures.moves) \(text(figures.owed)) "
                + "\(text(figures.firstDay)) \(text(figures.lastDay)) \(figures.isWatermelon)"
        }
        let objectives = (board.strategies + board.objectives).map { figures in
            "\(figures.goal.id) \(figures.view) \(figures.terms) \(figures.life) "
                + "\(text(figures.score)) \(text(figures.progress)) \(text(figures.expected)) "
                + "\(figures.standing) \(figures.reporting) \(text(figures.originalProgress)) "
                + "\(text(figures.drift)) \(figures.keyResults)"
        }
        let cycles = board.cycles.map { figures in
            "\(figures.cycle.id) \(text(figures.progress)) \(text(figures.expected)) "
                + "\(figures.standing) \(figures.reporting) \(text(figures.drift))"
        }
        return keyResults + objectives + cycles
    }

    private func text<T>(_ value: T?) -> String { value.map { "\($0)" } ?? "nil" }

    /// What lists are asked for: everything, with voided goals, of a cycle, an owner or a goal.
    private func lists(
        of state: State, _ random: inout RandomLedger
    ) -> [(filter: GoalFilter, includesVoided: Bool)] {
        var lists = [(GoalFilter(), false), (GoalFilter(), true)]
        if let cycle = state.cycleOrder.last { lists.append((GoalFilter(cycle: cycle), false)) }
        let owners = state.goals.values.compactMap {
            $0.owner(at: Perspective(entry: state.entryCount, day: random.firstDay + 30))
        }.sorted { $0.description < $1.description }
        if !owners.isEmpty {
            let owner = owners[random.int(0...(owners.count - 1))]
            lists.append((GoalFilter(owners: [owner]), random.int(0...1) == 0))
        }
        if !state.goalOrder.isEmpty {
            let goal = state.goalOrder[random.int(0...(state.goalOrder.count - 1))]
            lists.append((GoalFilter(goal: goal), false))
        }
        return lists
    }

    @Test(arguments: comparedSeeds.prefix((comparedSeeds.count + 7) / 8))
    func whatIsKeptHolds(seed: UInt64) throws {
        var random = try RandomLedger(seed: seed)
        try random.fill(random.int(60...140))
        var state = State()
        var known: [(entry: Int, day: Day)] = []
        for number in 1..<(random.ledger.head.size + 1) {
            let entry = try random.ledger.entry(number)
            state.evolve(entry)
            known.append((entry.number, entry.day))
        }
        // Every second ledger is counted by the rules of somebody else.
        if seed % 2 == 0, let preset = random.pick(RulePreset.all) {
            for (name, value) in preset.values { try state.rules.set(name, value) }
        }
        let first = random.firstDay + -3
        let last = try #require(known.last).day + 40
        let (now, then) = (ScoreboardMemory(of: state), ScoreboardMemory(of: state))
        let lists = lists(of: state, &random)
        var list = lists[0]
        var asked = 0
        // Days follow each other; now and then one comes again or is left out.
        var day = first
        while day <= last {
            // One list is asked for many times, then another from the same memory.
            if random.int(0...9) == 0 { list = lists[random.int(0...(lists.count - 1))] }
            let past = known.last { $0.day <= day }?.entry ?? 0
            for entry in [past, state.entryCount] {
                let view = Perspective(entry: entry, day: day)
                func ask(_ kept: ScoreboardMemory) -> Scoreboard {
                    Scoreboard(
                        state, at: view, includingVoided: list.includesVoided, of: list.filter,
                        remembering: kept)
                }
                let board = entry == state.entryCount ? ask(now) : ask(then)
                let alone = Scoreboard(
                    state, at: view, includingVoided: list.includesVoided, of: list.filter)
                let (found, expected) = (words(board), words(alone))
                for (one, other) in zip(found, expected) where one != other {
                    Issue.record("OKR_SEED=\(seed) \(view):\n\(one)\n\(other)")
                    return
                }
                #expect(found.count == expected.count)
                asked += found.count
            }
            day = day + random.int(-1...4)
            if day < first { day = first }
        }
        #expect(asked > 0)
    }
}
