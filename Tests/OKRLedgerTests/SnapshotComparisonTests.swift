import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Testing

@Suite("Differences between two moments of random ledgers")
struct SnapshotComparisonTests {
    /// A random ledger with three random moments in it, sometimes before its first entry.
    private struct World {
        let seed: UInt64
        let entries: [Entry]
        let state: State
        private(set) var views: [Perspective] = []

        init(seed: UInt64) throws {
            var random = try RandomLedger(seed: seed)
            try random.fill(random.int(50...110))
            entries = try (1..<random.ledger.head.size + 1).map { try random.ledger.entry($0) }
            state = try random.ledger.state()
            self.seed = seed
            for _ in 0..<3 {
                let entry = random.int(0...entries.count)
                let about = entries[max(entry, 1) - 1].day
                let day = random.chance(3) ? about + random.int(-40...60) : about
                views.append(Perspective(entry: entry, day: day))
            }
        }

        func fail(_ what: String) {
            let asked = views.map { "@\($0.entry) on \($0.day)" }.joined(separator: ", ")
            let log = entries.map { PlainEntry($0).description }.joined(separator: "\n")
            Issue.record("OKR_SEED=\(seed): \(what); \(asked)\n\(log)")
        }
    }

    @Test("From A to B and on to C is from A to C, and back again is nothing", arguments: seeds)
    func composition(seed: UInt64) throws {
        let world = try World(seed: seed)
        let snapshots = world.views.map { Snapshot(world.state, at: $0) }
        let (first, second, third) = (snapshots[0], snapshots[1], snapshots[2])
        func difference(_ one: Snapshot, _ other: Snapshot) -> SnapshotDifference {
            SnapshotDifference(from: one, to: other)
        }
        if difference(first, second).followed(by: difference(second, third))
            != difference(first, third)
        {
            world.fail("the parts do not make the whole")
        }
        if difference(second, first) != difference(first, second).inverted {
            world.fail("the way back is another one")
        }
        if !difference(first, first).isEmpty
            || !Comparison(
                world.state, from: world.views[0], to: world.views[0]
            ).isEmpty
        {
            world.fail("a moment differs from itself")
        }
    }

    @Test(
        "A comparison lists every difference once, with the figures of both sides", arguments: seeds
    )
    func everyDifferenceOnce(seed: UInt64) throws {
        let world = try World(seed: seed)
        let (one, other) = (world.views[0], world.views[1])
        let comparison = Comparison(world.state, from: one, to: other)
        let difference = SnapshotDifference(
            from: Snapshot(world.state, at: one), to: Snapshot(world.state, at: other))
        let listed = comparison.subjects.flatMap(\.differences)
        if listed.count != difference.changes.count { world.fail("the counts differ") }
        for view in [one, other] where view.entry > 0 {
            let snapshot = Snapshot(world.state, at: view)
            var replayed = State()
            for entry in world.entries.prefix(view.entry) { replayed.evolve(entry) }
            let board = Scoreboard(replayed, on: view.day)
            func check(_ subject: Subject, _ progress: Double?, _ standing: Standing) {
                let figures = [
                    snapshot.values[.init(subject, "progress")],
                    snapshot.values[.init(subject, "standing")],
                ]
                if figures != [progress.map(Snapshot.Value.share), .text(standing.rawValue)] {
                    world.fail("other figures of \(subject): \(figures)")
                }
            }
            for figures in board.keyResults {
                check(.goal(figures.goal.id), figures.progress, figures.standing)
            }
            for figures in board.objectives + board.strategies {
                check(.goal(figures.goal.id), figures.progress, figures.standing)
            }
            for figures in board.kpis
            where snapshot.values[.init(.goal(figures.goal.id), "health")]
                != .text(figures.health.rawValue)
            {
                world.fail("another health of \(figures.goal.id)")
            }
            for figures in board.cycles {
                check(.cycle(figures.cycle.id), figures.progress, figures.standing)
            }
            // The words too are those of then, though the state knows later ones.
            for goal in replayed.goals.values
            where snapshot.values[.init(.goal(goal.id), "title")] != .text(goal.title) {
                world.fail("another title of \(goal.id)")
            }
        }
    }

    @Test(
        "What was recorded between the moments is laid to an entry between them", arguments: seeds)
    func causes(seed: UInt64) throws {
        let world = try World(seed: seed)
        let sorted = world.views.prefix(2).sorted { ($0.entry, $0.day) < ($1.entry, $1.day) }
        let (early, late) = (sorted[0], sorted[1])
        let comparison = Comparison(world.state, from: early, to: late)
        let known = Snapshot(
            world.state, at: Perspective(entry: early.entry, day: late.day))
        let after = Snapshot(world.state, at: late)
        let recorded = SnapshotDifference(from: known, to: after)
        for compared in comparison.subjects {
            for differing in compared.differences
            where !Snapshot.figures.contains(differing.field) {
                guard let cause = differing.cause else {
                    world.fail("nobody changed \(differing.field) of \(compared.subject)")
                    continue
                }
                guard world.entries[cause.stamp.entry - 1].subject == compared.subject else {
                    world.fail("@\(cause.stamp.entry) is not about \(compared.subject)")
                    continue
                }
                let isRecorded = recorded.changes.contains { key, change in
                    key.subject == compared.subject && key.field == differing.field
                        && change.after == differing.after && key.member == nil
                }
                let isInside = early.entry < cause.stamp.entry && cause.stamp.entry <= late.entry
                if isRecorded, differing.member == nil, !isInside {
                    world.fail(
                        "@\(cause.stamp.entry) changed \(differing.field) of "
                            + "\(compared.subject) before or after")
                }
                if cause.stamp.entry > late.entry { world.fail("@\(cause.stamp.entry) is later") }
            }
        }
    }
}

/// Half of the compared seeds: each ledger is looked at from three moments.
private let seeds = Array(comparedSeeds.prefix(max(1, comparedSeeds.count / 2)))
