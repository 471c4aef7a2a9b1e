import Foundation
import OKRLedger
import OKRLog
import OKRModel
import OKRTesting
import Testing

/// The seeds to compare: 50, more where `OKR_TESTS=full`, or the one that `OKR_SEED` names.
let comparedSeeds: [UInt64] = {
    if let text = ProcessInfo.processInfo.environment["OKR_SEED"], let seed = UInt64(text) {
        return [seed]
    }
    let isFull = ProcessInfo.processInfo.environment["OKR_TESTS"] == "full"
    return Array(1...(isFull ? 100 : 50))
}()

@Suite("The figures against a plain computation")
struct ComparisonTests {
    @Test(
        "Every number of status equals the one worked out plainly from the entries",
        arguments: comparedSeeds)
    func everyNumberAgrees(seed: UInt64) throws {
        var random = try RandomLedger(seed: seed)
        try random.fill(random.int(60...130))
        let ledger = random.ledger
        let entries = try (1..<ledger.head.size + 1).map { try ledger.entry($0) }
        let everything = try ledger.state()
        for question in 0..<4 {
            let known = question == 0 ? entries.count : random.int(1...entries.count)
            let about = entries[random.int(1...known) - 1].day
            let day = random.chance(4) ? about + random.int(-40...150) : about
            let state = try ledger.state(through: known)
            let plain = PlainHistory(Array(entries.prefix(known)))
            // The same question to a state that knows what was recorded later, too; titles apart,
            // which it knows in their latest words.
            let hindsight = Scoreboard(everything, at: Perspective(entry: known, day: day))
            let differences =
                plain.differences(from: Scoreboard(state, on: day), of: state, on: day)
                + plain.differences(from: hindsight, of: state, on: day)
                .filter { !$0.contains(" words ") && !$0.hasPrefix("lines in another order") }
            guard differences.isEmpty else {
                let ledger = entries.prefix(known).map { PlainEntry($0).description }
                Issue.record(
                    """
                    OKR_SEED=\(seed): as of @\(known) on \(day)
                    \(differences.joined(separator: "\n"))
                    \(ledger.joined(separator: "\n"))
                    """)
                return
            }
        }
    }

    @Test("Most random commands are accepted, and every kind of entry occurs")
    func randomLedgersAreRich() throws {
        var names: Set<String> = []
        var refusals: [String: Int] = [:]
        var (accepted, refused) = (0, 0)
        for seed in comparedSeeds.prefix(100) {
            var random = try RandomLedger(seed: seed)
            try random.fill(130)
            accepted += random.accepted
            refused += random.refused
            refusals.merge(random.refusals, uniquingKeysWith: +)
            for number in 1..<random.ledger.head.size + 1 {
                names.insert(try random.ledger.entry(number).event.name)
            }
        }
        let common = refusals.sorted { $0.value > $1.value }.prefix(20)
        #expect(accepted > 3 * refused, "\(accepted) accepted, \(refused) refused: \(common)")
        let missing = Set(Event.vocabulary.map { $0.name }).subtracting(names)
        #expect(comparedSeeds.count < 100 || missing == ["command-noted"], "\(missing)")
    }
}
