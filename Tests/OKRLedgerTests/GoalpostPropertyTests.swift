import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Testing

@Suite("Goalposts over random ledgers")
struct GoalpostPropertyTests {
    private static func ledger(_ seed: UInt64) throws -> (RandomLedger, [Entry]) {
        var random = try RandomLedger(seed: seed)
        try random.fill(random.int(60...130))
        let ledger = random.ledger
        return (random, try (1..<ledger.head.size + 1).map { try ledger.entry($0) })
    }

    @Test(
        "Moves, cycles and directions are those worked out plainly, and never change afterwards",
        arguments: comparedSeeds)
    func plainMoves(seed: UInt64) throws {
        var (random, entries) = try Self.ledger(seed)
        let everything = try random.ledger.state()
        for question in 0..<2 {
            let known = question == 0 ? entries.count : random.int(1...entries.count)
            let day = entries[random.int(1...known) - 1].day + random.int(-9...40)
            let view = Perspective(entry: known, day: day)
            let hindsight = Goalposts(everything, at: view)
            let then = Goalposts(try random.ledger.state(through: known), at: view)
            #expect(hindsight.listing == then.listing, "OKR_SEED=\(seed): as of @\(known)")
            let differences = PlainHistory(Array(entries.prefix(known)))
                .differences(from: hindsight)
            #expect(differences.isEmpty, "OKR_SEED=\(seed): as of @\(known) \(differences)")
        }
    }

    @Test("There is no drift where nothing moved, there or below", arguments: comparedSeeds)
    func driftHasMoves(seed: UInt64) throws {
        let (random, entries) = try Self.ledger(seed)
        let state = try random.ledger.state()
        // About a day that no change is dated after: before it, what a draft once was may show.
        let day = (entries.map(\.day).max() ?? entries[0].day) + 30
        let posts = Goalposts(state, at: Perspective(entry: entries.count, day: day))
        var moved = Set(posts.moves.compactMap { $0.subject.goal })
        // Abandoned before its original was fixed: in the original set, and no move by the rules.
        moved.formUnion(
            posts.goals.filter { $0.closing?.outcome == .abandoned }.map(\.id))
        var above: [GoalID: [GoalID]] = [:]
        for entry in entries {
            if let id = entry.subject.goal { above[id, default: []] += entry.event.putsBelow }
        }
        func reachesMove(_ id: GoalID) -> Bool {
            moved.contains { start in
                var (seen, waiting): (Set<GoalID>, [GoalID]) = ([start], [start])
                while let next = waiting.popLast() {
                    if next == id { return true }
                    for parent in above[next] ?? [] where seen.insert(parent).inserted {
                        waiting.append(parent)
                    }
                }
                return false
            }
        }
        for goal in posts.byDrift where goal.isDrifting {
            #expect(reachesMove(goal.id), "OKR_SEED=\(seed): \(goal.id) drifts and did not move")
        }
        for cycle in posts.cycles where cycle.drift.map({ $0 != 0 }) ?? false {
            let subject = Subject.cycle(cycle.cycle.id)
            let isMoved =
                posts.moves.contains { $0.subject == subject }
                || posts.goals.contains { goal in
                    goal.type == .objective && reachesMove(goal.id)
                }
            #expect(isMoved, "OKR_SEED=\(seed): \(subject) drifts and nothing moved")
        }
    }
}

extension Subject {
    fileprivate var goal: GoalID? { if case .goal(let id) = self { id } else { nil } }
}

extension Goalposts {
    /// The goals asked about.
    fileprivate var goals: [Goal] { objectives.map(\.goal) + keyResults.map(\.goal) }

    /// All that is said, each as a text.
    fileprivate var listing: [String] {
        func lines(_ list: String, _ moves: [PostedMove]) -> [String] {
            moves.map { move in
                "\(list) @\(move.stamp.entry) \(move.subject) \(move.kind) \(move.on as Day?) "
                    + "\(move.changes) \(move.direction) \(move.shareElapsed as Double?) "
                    + "\(move.reason ?? "-")"
            }
        }
        func line(
            _ what: String, _ original: Double?, _ progress: Double?, _ drift: Double?
        ) -> String { "\(what) \(original as Double?) \(progress as Double?) \(drift as Double?)" }
        return lines("move", moves) + lines("late", setLate) + lines("clerical", clerical)
            + byDrift.map { line($0.id.text, $0.originalProgress, $0.progress, $0.drift) }
            + cycles.map { line($0.cycle.id.text, $0.originalProgress, $0.progress, $0.drift) }
            + owners.map { posts in
                let own = posts.figures
                return line(own.owner.description, own.originalProgress, own.progress, own.drift)
                    + " \(posts.came) \(posts.went)"
            }
    }
}
