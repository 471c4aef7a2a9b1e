/// Things in the order in which a tree shows them: each followed by what stands below it.
struct Nesting<Item, ID: Hashable> {
    /// The things, each with how deep it stands; 0 is a root.
    private(set) var items: [(item: Item, level: Int)] = []
    private var seen: Set<ID> = []

    /// Makes the tree of things that name what they stand below.
    ///
    /// One whose parent is not among them, or stands below it in turn, is a root. Complexity:
    /// linear in the things.
    init(_ all: [Item], id: (Item) -> ID, below parent: (Item) -> ID?) {
        let known = Set(all.map(id))
        let parts = Dictionary(grouping: all) { item in
            parent(item).flatMap { known.contains($0) ? $0 : nil }
        }
        list(parts[nil] ?? [], parts, id)
        list(all, parts, id)
    }

    private mutating func list(_ roots: [Item], _ parts: [ID?: [Item]], _ id: (Item) -> ID) {
        // What waits last is listed next, before what stands beside or above it.
        var waiting = roots.reversed().map { (item: $0, level: 0) }
        while let next = waiting.popLast() {
            guard seen.insert(id(next.item)).inserted else { continue }
            items.append(next)
            for part in (parts[id(next.item)] ?? []).reversed() {
                waiting.append((part, next.level + 1))
            }
        }
    }
}
