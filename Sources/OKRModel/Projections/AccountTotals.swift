/// How many entries there are, by whom, of which type, and for whom.
///
/// Each list has the most frequent first, and of the same number the one that occurred first.
public struct AccountTotals: Sendable {
    /// How many entries are counted.
    public let entries: Int
    /// How many entries each person made, and how many of them on behalf of somebody else.
    public let actors: [(actor: PersonID, entries: Int, forOthers: Int)]
    /// How many entries there are of each type.
    public let types: [(type: String, entries: Int)]
    /// Who acted for whom, how often.
    public let principals: [(actor: PersonID, principal: PersonID, entries: Int)]
    /// Who typed for whom, how often.
    public let relays: [(relay: PersonID, actor: PersonID, entries: Int)]

    /// Counts some entries.
    public init(_ list: some Sequence<Entry>) {
        var count = 0
        var (actors, forOthers) = (Tally<PersonID>(), Tally<PersonID>())
        var types = Tally<String>()
        var (principals, relays) = (Tally<[PersonID]>(), Tally<[PersonID]>())
        for entry in list {
            count += 1
            let authors = entry.authors
            actors.add(authors.actor)
            types.add(entry.event.name)
            if let principal = authors.onBehalfOf {
                forOthers.add(authors.actor)
                principals.add([authors.actor, principal])
            }
            if let relay = authors.relayedBy { relays.add([relay, authors.actor]) }
        }
        entries = count
        self.actors = actors.sorted.map { ($0, $1, forOthers[$0]) }
        self.types = types.sorted.map { ($0, $1) }
        self.principals = principals.sorted.map { ($0[0], $0[1], $1) }
        self.relays = relays.sorted.map { ($0[0], $0[1], $1) }
    }

    /// How often things occurred.
    private struct Tally<Thing: Hashable> {
        private var counts: [Thing: Int] = [:]
        private var order: [Thing] = []

        mutating func add(_ thing: Thing) {
            if counts[thing] == nil { order.append(thing) }
            counts[thing, default: 0] += 1
        }

        subscript(thing: Thing) -> Int { counts[thing] ?? 0 }

        var sorted: [(Thing, Int)] {
            order.enumerated().sorted { one, other in
                (-self[one.element], one.offset) < (-self[other.element], other.offset)
            }.map { ($0.element, self[$0.element]) }
        }
    }
}
