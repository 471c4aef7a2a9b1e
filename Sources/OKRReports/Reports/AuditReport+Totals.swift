import OKRModel
import OKRText

/// Who did how much, of which type, and for whom.
extension AuditReport {
    private var counted: AccountTotals { AccountTotals(account.lines.map(\.entry)) }

    /// The totals, each list under its heading; nothing beside an entry that says it all.
    var totals: [Block] {
        let totals = counted
        guard totals.entries > 1 || !showsEntries && totals.entries > 0 else { return [] }
        var blocks: [Block] = []
        func add(_ title: String, _ columns: [String], _ rows: [[Content]]) {
            guard !rows.isEmpty else { return }
            let numbers: Set = ["Entries", "For others"]
            let table = Table(
                columns: columns.map { numbers.contains($0) ? .number($0) : .words($0) },
                rows: rows.map { Row($0) })
            blocks += [.heading(.text(title)), .table(table)]
        }
        func number(_ number: Int) -> Content { .number("\(number)") }
        func name(_ id: PersonID) -> Content { .text(words.person(id)) }
        add(
            "By person", ["Who", "For others", "Entries"],
            totals.actors.map {
                [name($0.actor), $0.forOthers > 0 ? number($0.forOthers) : "", number($0.entries)]
            })
        add(
            "On behalf of somebody", ["Who", "For", "Entries"],
            totals.principals.map { [name($0.actor), name($0.principal), number($0.entries)] })
        add(
            "Typed for somebody", ["Who typed", "Who spoke", "Entries"],
            totals.relays.map { [name($0.relay), name($0.actor), number($0.entries)] })
        add(
            "By type", ["Type", "Entries"],
            totals.types.map { [.text($0.type), number($0.entries)] })
        return blocks
    }

    /// The totals as JSON.
    var totalsJSON: JSON {
        let totals = counted
        func handle(_ id: PersonID) -> JSON { .string(words.handle(id)) }
        return [
            "entries": .integer(totals.entries),
            "actors": .array(
                totals.actors.map {
                    [
                        "actor": handle($0.actor), "entries": .integer($0.entries),
                        "forOthers": .integer($0.forOthers),
                    ]
                }),
            "types": .array(
                totals.types.map {
                    ["type": .string($0.type), "entries": .integer($0.entries)]
                }),
            "for": .array(
                totals.principals.map {
                    [
                        "actor": handle($0.actor), "for": handle($0.principal),
                        "entries": .integer($0.entries),
                    ]
                }),
            "relayed": .array(
                totals.relays.map {
                    [
                        "relayedBy": handle($0.relay), "actor": handle($0.actor),
                        "entries": .integer($0.entries),
                    ]
                }),
        ]
    }
}
