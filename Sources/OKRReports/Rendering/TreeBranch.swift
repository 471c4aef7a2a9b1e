/// What is drawn before a row so that its place in the tree can be seen.
struct TreeBranch: Equatable {
    /// What stands before the row's first line.
    let first: String

    /// What stands before its other lines.
    let rest: String

    /// The columns of either.
    var width: Int { first.count }

    /// The branches of rows, each by its level and the levels after it.
    static func of(_ rows: [Row], glyphs: Glyphs) -> [TreeBranch] {
        // From the last row up: which levels are met again before a shallower row ends them.
        var open: Set<Int> = []
        var branches: [TreeBranch] = []
        for row in rows.reversed() {
            let level = row.kind == .group ? 0 : max(0, row.level)
            let ancestors = level > 1 ? Array(1..<level) : []
            let passing = ancestors.map { open.contains($0) ? glyphs.passing : glyphs.nothing }
            let before = passing.joined()
            let goesOn = open.contains(level)
            branches.append(
                level == 0
                    ? TreeBranch(first: "", rest: "")
                    : TreeBranch(
                        first: before + (goesOn ? glyphs.child : glyphs.lastChild),
                        rest: before + (goesOn ? glyphs.passing : glyphs.nothing)))
            open = open.filter { $0 < level }.union([level])
        }
        return branches.reversed()
    }
}
