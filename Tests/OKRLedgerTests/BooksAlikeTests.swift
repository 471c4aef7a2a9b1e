import OKRLedger
import OKRModel
import OKRTesting
import Testing

@Suite("Both books")
struct BooksAlikeTests {
    @Test(
        "Looking up single goals decides every command as a full replay does",
        arguments: Array(UInt64(501)...524))
    func bothBooksDecideAlike(seed: UInt64) throws {
        var random = try RandomLedger(seed: seed)
        try random.fill(20)
        let isEnforced = seed % 2 == 0
        if isEnforced {
            try random.give(GrantRole(.admin, to: try #require(.init("ana"))))
            try random.give(SetPolicy("enforce", to: "on"))
        }
        for command in 1...40 {
            random.moveClock()
            guard let intention = random.nextCommand() else { continue }
            let request = try random.request(intention)
            let indexed = try Ledger(
                opening: random.store, clock: random.clock, random: SameBytes())
            let replayed = try Ledger(
                opening: random.store, clock: random.clock, random: SameBytes(), keepsState: true)
            let byLookingUp = try outcome(of: request, decidedBy: indexed)
            let byReplaying = try outcome(of: request, decidedBy: replayed)
            #expect(byLookingUp == byReplaying, "seed \(seed), command \(command)")
            try random.give(intention)
        }
        #expect(isEnforced || random.accepted > random.refused, "seed \(seed)")
    }

    @Test(
        "A book that stays open and one opened afresh decide alike", arguments: Array(UInt64(1)...6)
    )
    func booksThatStayOpenKeepUp(seed: UInt64) throws {
        var random = try RandomLedger(seed: seed)
        let indexed = try Ledger(opening: random.store, clock: random.clock, random: SameBytes())
        for command in 1...50 {
            random.moveClock()
            guard let intention = random.nextCommand() else { continue }
            let request = try random.request(intention)
            #expect(
                try outcome(of: request, decidedBy: indexed)
                    == outcome(of: request, decidedBy: random.ledger),
                "seed \(seed), command \(command)")
            // Now the one, now the other records it, and the other has to catch up.
            if random.chance(2) {
                _ = try indexed.record([request], .keepGoing)
            } else {
                try random.give(intention)
            }
        }
    }

    /// What a request comes to, as text: the entries it would record, or its refusal.
    private func outcome(of request: Request, decidedBy ledger: Ledger) throws -> [String] {
        switch try ledger.record([request], .dryRun)[0] {
        case .refused(let refusal): return ["refused: \(refusal)"]
        case .recorded(let recorded):
            let entries = recorded.entries.map { entry in
                "@\(entry.number) \(entry.time) \(entry.day) \(entry.subject) "
                    + "\(entry.revision) \(entry.event) \(entry.authors) "
                    + "\(entry.importedBy ?? 0) \(entry.count ?? 1)"
            }
            return entries + recorded.remarks
                + [recorded.created ?? "-", recorded.nothing ?? "-"]
        }
    }
}
