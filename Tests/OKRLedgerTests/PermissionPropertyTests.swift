import OKRLog
import OKRModel
import OKRTesting
import Testing

@testable import OKRLedger

@Suite("Roles over random ledgers")
struct PermissionPropertyTests {
    private static func ledger(
        _ seed: UInt64, _ commands: ClosedRange<Int>
    ) throws -> (RandomLedger, [Entry]) {
        var random = try RandomLedger(seed: seed)
        try random.fill(random.int(commands))
        let ledger = random.ledger
        return (random, try (1..<ledger.head.size + 1).map { try ledger.entry($0) })
    }

    /// The first entries of what would have been refused.
    private static func refused(_ entries: [Entry]) throws -> [Int] {
        var state = State()
        for entry in entries { state.evolve(entry) }
        let review = try PermissionReview(entries, by: state)
        return try review.findings.map { finding in
            // A finding has no entries that only add persons; the command begins with those.
            let first = try #require(finding.entries.first?.number)
            return try #require(
                entries.first { entry in
                    entry.number <= first && first < entry.number + (entry.count ?? 1)
                }?.number)
        }
    }

    @Test(
        "What would have been refused is what the rules say, worked out plainly",
        arguments: comparedSeeds.prefix(80))
    func plain(seed: UInt64) throws {
        var (random, entries) = try Self.ledger(seed, 40...100)
        for question in 0..<2 {
            let known = question == 0 ? entries.count : random.int(1...entries.count)
            // A moment within a command means its last entry.
            let command = entries.last { $0.number <= known && ($0.count ?? 1) > 1 }
            let end = max(known, command.map { $0.number + ($0.count ?? 1) - 1 } ?? known)
            let prefix = Array(entries.prefix(end))
            let expected = PlainPermissions(prefix).refused
            let found = try Self.refused(prefix)
            let differing = Set(found).symmetricDifference(expected).sorted().map {
                "\(PlainEntry(entries[$0 - 1]))"
            }
            #expect(found == expected, "OKR_SEED=\(seed) as of @\(end): \(differing)")
        }
    }

    @Test(
        "The same commands are refused where roles are enforced, and no others",
        arguments: comparedSeeds.prefix(8))
    func enforced(seed: UInt64) throws {
        let (random, entries) = try Self.ledger(seed, 30...45)
        let expected = Set(try Self.refused(entries))
        var given = 0
        for command in random.given where command.entry > 3 {
            // Granted at the end, they would change nothing here.
            if command.request.command is GrantRole { continue }
            if command.request.command is RevokeRole { continue }
            // A stranger is refused by another rule than that of roles.
            let first = entries[command.entry - 1]
            if first.event.name == "person-described", first.count != nil { continue }
            let desk = try Enforcement(
                of: PlainPermissions(entries), before: command.entry, in: random, entries)
            let outcome = try desk.outcome(command.request)
            #expect(
                outcome.isRefused == expected.contains(command.entry),
                "OKR_SEED=\(seed): @\(command.entry) \(outcome.sentence ?? "")")
            given += 1
        }
        #expect(given > 20)
    }
}

/// A copy of the beginning of a ledger in which the roles of its end are held and enforced.
private struct Enforcement {
    let ledger: Ledger

    init(
        of roles: PlainPermissions, before entry: Int, in random: RandomLedger, _ entries: [Entry]
    ) throws {
        let store = MemoryStore()
        var commands: [[[UInt8]]] = []
        var number = 1
        while number < entry {
            let count = entries[number - 1].count ?? 1
            commands.append((number..<number + count).map { Array(random.ledger.line($0)) })
            number += count
        }
        _ = try store.append(commands, after: .empty)
        let clock = TestClock(entries[entry - 1].time)
        ledger = try Ledger(opening: store, clock: clock, random: SameBytes())
        let root = Author(login: "root")
        func give(_ command: any Command) throws {
            try ledger.record(Request(command, by: root, acceptsClock: true))
        }
        let state = try ledger.state()
        try give(AddPerson(handle: "root", name: "Root"))
        try give(GrantRole(.admin, to: try #require(.init("root"))))
        for person in state.persons.values where person.left == nil {
            let who = try #require(Identifier<OwnerName.Handle>(person.id.text))
            let wanted = roles.held(by: person.id)
            for held in person.roles(knownThrough: .max).map(\.holding) {
                let word = [held.role.rawValue, held.team?.text].compactMap { $0 }
                    .joined(separator: " ")
                guard !wanted.contains(word) else { continue }
                try give(RevokeRole(held.role, of: who, team: held.team))
            }
            for word in wanted {
                let parts = word.split(separator: " ")
                let role = try #require(Role(rawValue: String(parts[0])))
                let team = parts.count > 1 ? TeamID(parts[1]) : nil
                // A team that is not there yet owns nothing.
                if let team, state.teams[team] == nil { continue }
                try give(GrantRole(role, to: who, team: team))
            }
        }
        try give(SetPolicy("enforce", to: "on"))
    }

    func outcome(_ request: Request) throws -> (isRefused: Bool, sentence: String?) {
        var request = request
        request.acceptsClock = true
        switch try ledger.record([request], .dryRun)[0] {
        case .refused(let refusal): return (true, "\(refusal)")
        case .recorded: return (false, nil)
        }
    }
}
