import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Testing

@Suite("When, against a scan of every state")
struct WhenAgreementTests {
    /// A state replayed up to the end of each command.
    private struct Replays {
        var entries: [Entry] = []
        /// The states after each command, with the day it was recorded.
        var ends: [(entry: Int, day: Day, state: State)] = []
        var all = State()

        init(_ ledger: Ledger) throws {
            entries = try (1..<ledger.head.size + 1).map { try ledger.entry($0) }
            for (index, entry) in entries.enumerated() {
                all.evolve(entry)
                let isInside = index + 1 < entries.count && entries[index + 1].time == entry.time
                if !isInside { ends.append((entry.number, entry.day, all)) }
            }
        }
    }

    @Test(
        "The same entries turn the answer as in a replay up to every entry",
        arguments: comparedSeeds.prefix((comparedSeeds.count + 15) / 16))
    func recorded(seed: UInt64) throws {
        var random = try RandomLedger(seed: seed)
        try random.fill(random.int(40...90))
        let replays = try Replays(random.ledger)
        let scans = replays.ends.map { WhenScan($0.state, on: $0.day) }
        var expressions = self.expressions(seed, replays.all)
        for _ in 0..<30 {
            guard let expression = expressions.expression() else { continue }
            #expect(try Expression(expression.description) == expression)
            let first = firstEntry(of: expression, in: replays)
            var expected: [String] = []
            var isTrue = false
            for (end, scan) in zip(replays.ends, scans) where end.entry >= first {
                guard scan.isTrue(expression) != isTrue else { continue }
                isTrue.toggle()
                expected.append("@\(end.entry) \(isTrue)")
            }
            let answer = try #require(
                expression.turns(
                    in: replays.all, of: replays.entries, along: .recorded(about: nil)))
            let found = answer.turns.map { "@\($0.moment.entry) \($0.isTrue)" }
            #expect(found == expected, "OKR_SEED=\(seed): \(expression)")
            #expect(answer.isTrueAtEnd == isTrue, "OKR_SEED=\(seed): \(expression)")
        }
    }

    @Test(
        "The same days turn the answer as asked day by day",
        arguments: comparedSeeds.prefix((comparedSeeds.count + 15) / 16))
    func days(seed: UInt64) throws {
        var random = try RandomLedger(seed: seed)
        try random.fill(random.int(40...90))
        let replays = try Replays(random.ledger)
        var expressions = self.expressions(seed, replays.all)
        let today = try #require(replays.ends.last).day
        let last = today + random.int(-30...200)
        var scans: [Day: WhenScan] = [:]
        for _ in 0..<12 {
            guard let expression = expressions.expression(),
                let answer = expression.turns(
                    in: replays.all, of: replays.entries, along: .days(through: last))
            else { continue }
            var expected: [String] = []
            var isTrue = false
            // Days far back are alike: the frame of random ledgers begins within two years.
            var day = max(answer.start.day, today + -700)
            while day <= last {
                let scan = scans[day] ?? WhenScan(replays.all, on: day)
                scans[day] = scan
                if scan.isTrue(expression) != isTrue {
                    isTrue.toggle()
                    expected.append("\(day) \(isTrue)")
                }
                day = day + 1
            }
            let found = answer.turns.map { "\($0.moment.day) \($0.isTrue)" }
            guard answer.start.day >= today + -700 else { continue }
            #expect(found == expected, "OKR_SEED=\(seed): \(expression)")
        }
    }

    @Test(
        "What was answered as of an entry is the beginning of what is answered later",
        arguments: comparedSeeds.prefix(6))
    func invariance(seed: UInt64) throws {
        var random = try RandomLedger(seed: seed)
        try random.fill(60)
        let replays = try Replays(random.ledger)
        let end = replays.ends[random.int(0...(replays.ends.count - 1))]
        var expressions = self.expressions(seed, end.state)
        for _ in 0..<20 {
            guard let expression = expressions.expression() else { continue }
            let early = expression.turns(
                in: end.state, of: Array(replays.entries.prefix(end.entry)),
                along: .recorded(about: nil))
            let late = expression.turns(
                in: replays.all, of: replays.entries, along: .recorded(about: nil))
            let known = late?.turns.filter { $0.moment.entry <= end.entry }
            #expect(
                early?.turns.map(\.moment.entry) == known?.map(\.moment.entry),
                "OKR_SEED=\(seed) @\(end.entry): \(expression)")
        }
    }

    private func expressions(_ seed: UInt64, _ state: State) -> RandomExpressions {
        var numbers: [Decimal] = ["0", "0.3", "0.5", "0.7", "0.9", "1", "2", "5"].compactMap {
            Decimal($0)
        }
        for goal in state.goals.values.sorted(by: { $0.created.entry < $1.created.entry }) {
            numbers += goal.checkIns.compactMap(\.content.value)
        }
        return RandomExpressions(
            random: SeededRandom(seed: seed &+ 77), state: state, numbers: numbers)
    }

    /// The first entry about anything that an expression names.
    private func firstEntry(of expression: Expression, in replays: Replays) -> Int {
        let named = Set(
            expression.fields.map { field in
                (field.isCycle ? "cycle:" : "") + field.subject.text
            })
        return replays.entries.first { named.contains($0.subject.description) }?.number ?? 0
    }
}
