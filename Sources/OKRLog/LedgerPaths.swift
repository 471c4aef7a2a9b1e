/// Where the parts of a ledger are.
struct LedgerPaths: Sendable {
    /// The ledger's folder.
    let ledger: String

    init(_ path: String) {
        var path = path[...]
        while path.count > 1, path.last == "/" { path.removeLast() }
        ledger = path.isEmpty ? "." : String(path)
    }

    var log: String { ledger + "/log" }
    var head: String { ledger + "/head" }
    var lock: String { ledger + "/lock" }
    var tree: String { ledger + "/tree" }
    var edge: String { ledger + "/tree/edge" }
    var torn: String { ledger + "/torn" }

    /// The folder the ledger's folder is in.
    var parent: String {
        guard let slash = ledger.lastIndex(of: "/") else { return "." }
        return slash == ledger.startIndex ? "/" : String(ledger[..<slash])
    }

    /// The segment whose first entry has this number.
    func segment(_ first: Int) -> String { log + "/" + padded(first, to: 20) + ".jsonl" }

    /// The first entry's number in the name of a segment; nil for a name no segment has.
    static func firstEntry(ofSegment name: String) -> Int? {
        guard name.utf8.count == 26, name.hasSuffix(".jsonl"), let first = Int(name.prefix(20)),
            first > 0, padded(first, to: 20) == name.prefix(20)
        else { return nil }
        return first
    }

    /// The path of a full tile, from the ledger's folder (C2SP tlog-tiles).
    static func tile(level: Int, index: Int) -> String {
        var path = padded(index % 1000, to: 3)
        var rest = index / 1000
        while rest > 0 {
            path = "x" + padded(rest % 1000, to: 3) + "/" + path
            rest /= 1000
        }
        return "tree/tile/\(level)/" + path
    }
}
