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
        let first = random.firstDay + -3
        let last = try #require(known.last).day + 40
        var (now, then) = (ScoreboardMemory(of: state), ScoreboardMemory(of: state))
        var asked = 0
        // Days follow each other; now and then one comes again or is left out.
        var day = first
        while day <= last {
            let past = known.last { $0.day <= day }?.entry ?? 0
            for entry in [past, state.entryCount] {
                let view = Perspective(entry: entry, day: day)
                let board =
                    entry == state.entryCount
                    ? Scoreboard(state, at: view, remembering: &now)
                    : Scoreboard(state, at: view, remembering: &then)
                let alone = Scoreboard(state, at: view)
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
