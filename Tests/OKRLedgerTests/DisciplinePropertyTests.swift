import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Testing

@Suite("Discipline and hindsight over random ledgers")
struct DisciplinePropertyTests {
    private static func ledger(_ seed: UInt64) throws -> (RandomLedger, [Entry]) {
        var random = try RandomLedger(seed: seed)
        try random.fill(random.int(60...130))
        let ledger = random.ledger
        return (random, try (1..<ledger.head.size + 1).map { try ledger.entry($0) })
    }

    private static func listing(_ discipline: Discipline) -> [String] {
        discipline.keyResults.map { one in
            "\(one.goal.id) \(one.duty) \(one.checkIns) \(one.atTheEnd) \(one.isBurst) "
                + "\(one.watermelons) \(one.flatConfidence.map { "\($0)" } ?? "–") "
                + "\(one.staleFor ?? 0)"
        }
    }

    @Test(
        "What was owed is what it is worked out to be plainly, and never changes afterwards",
        arguments: comparedSeeds.prefix(100))
    func plainDuties(seed: UInt64) throws {
        var (random, entries) = try Self.ledger(seed)
        let everything = try random.ledger.state()
        for question in 0..<3 {
            let known = question == 0 ? entries.count : random.int(1...entries.count)
            let day = entries[known - 1].day + random.int(-20...40)
            let view = Perspective(entry: known, day: day)
            let discipline = Discipline(everything, at: view)
            let then = Discipline(try random.ledger.state(through: known), at: view)
            #expect(
                Self.listing(discipline) == Self.listing(then),
                "OKR_SEED=\(seed): as of @\(known) on \(day)")
            let plain = PlainHistory(Array(entries.prefix(known)))
            var sum = Discipline.totals(of: [])
            var seen = 0
            for goal in plain.goals where plain.isKeyResult(goal) {
                let found = discipline.keyResults.first { $0.goal.id.text == goal }?.duty
                let expected = plain.duty(of: goal, known: known, today: day)
                let duty = found.map {
                    PlainDuty(
                        onTime: $0.onTime, late: $0.late, missed: $0.missed, open: $0.open,
                        backdated: $0.backdated)
                }
                #expect(duty == expected, "OKR_SEED=\(seed): \(goal) as of @\(known) on \(day)")
                guard let found else { continue }
                seen += 1
                sum = sum + found
                #expect(found.due == found.onTime + found.late + found.missed + found.open)
            }
            #expect(seen == discipline.keyResults.count)
            #expect(Discipline.totals(of: discipline.keyResults) == sum)
            let byOwner = discipline.byOwner.map { Discipline.totals(of: $0.keyResults) }
            #expect(byOwner.reduce(Discipline.totals(of: [])) { $0 + $1 } == sum)
        }
    }

    @Test(
        "What was known then is what a replay up to the check-in says, and stays so",
        arguments: comparedSeeds.prefix(60))
    func known(seed: UInt64) throws {
        let (random, entries) = try Self.ledger(seed)
        let state = try random.ledger.state()
        let end = Perspective(entry: entries.count, day: Perspective.latest.day)
        for cycle in state.cycleOrder {
            let hindsight = try #require(Hindsight(of: cycle, in: state, at: end))
            for report in hindsight.reports {
                let then = try random.ledger.state(through: report.stamp.entry)
                let board = Scoreboard(then, on: report.on, includingVoided: true)
                let figures = board.keyResults.first { $0.goal.id == report.goal.id }
                #expect(
                    figures?.progress == report.then.progress,
                    "OKR_SEED=\(seed): @\(report.stamp.entry)")
            }
            let count = hindsight.checkInLags.spread.reduce(0, +)
            #expect(count == hindsight.checkInLags.count)
            #expect(count + hindsight.checkInLags.imported == hindsight.reports.count)
        }
    }

    @Test(
        "Nothing was off where nothing was amended, recorded late or said twice of a day",
        arguments: comparedSeeds.prefix(100))
    func nothingOff(seed: UInt64) throws {
        let (random, all) = try Self.ledger(seed)
        let state = try random.ledger.state()
        let entries = all.map { PlainEntry($0) }
        let end = Perspective(entry: all.count, day: Perspective.latest.day)
        let backdates = entries.contains { $0.on < $0.day && !$0.subject.hasPrefix("KR-") }
        var amended: Set<String> = []
        for entry in entries where entry.amended != nil || entry.on < entry.day {
            amended.insert(entry.subject)
        }
        for cycle in state.cycleOrder {
            let hindsight = try #require(Hindsight(of: cycle, in: state, at: end))
            for (goal, reports) in Dictionary(grouping: hindsight.reports, by: \.goal.id.text)
            where !amended.contains(goal) && Set(reports.map(\.on)).count == reports.count {
                // What a cycle or an objective says late can move the weeks of `every`.
                if backdates,
                    state.goals.values.first(where: { $0.id.text == goal })?.kind == .every
                {
                    continue
                }
                for report in reports where !changes(goal, on: report.on, in: entries) {
                    let place = "OKR_SEED=\(seed): @\(report.stamp.entry)"
                    #expect(!report.isOff && report.fate == nil, "\(place)")
                    #expect(report.error ?? 0 == 0 && report.shift ?? 0 == 0, "\(place)")
                }
            }
        }
    }

    /// Whether anything else is said of that very day, of the goal or of what it belongs to.
    private func changes(_ goal: String, on day: Day, in entries: [PlainEntry]) -> Bool {
        entries.contains { entry in
            entry.on == day && entry.kind != "check-in-recorded"
                && (entry.subject == goal || !entry.subject.hasPrefix("KR-"))
        }
    }
}
