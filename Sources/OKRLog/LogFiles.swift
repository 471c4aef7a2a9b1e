/// The files of a ledger as a reader sees them: no lock, never a change.
struct LogFiles {
    let paths: LedgerPaths
    let disk: any Disk

    /// What is acknowledged now.
    ///
    /// Both slots of the head are written in turn, so while both are valid the newer one is the
    /// answer. If one is not, a writer may be at it: it is read again. If it stays so, a write of
    /// it was torn or it was harmed since; either way its lines are durable, because the head is
    /// written after them, and are counted from the log.
    func acknowledged() throws(StoreError) -> HeadRecord {
        var head = try HeadFile.read(paths.head, on: disk)
        while true {
            if head.isWhole, let record = head.newest { return record }
            let again = try HeadFile.read(paths.head, on: disk)
            guard again == head else {
                head = again
                continue
            }
            let record = try counted(from: head).record
            let after = try HeadFile.read(paths.head, on: disk)
            if after == head { return record }
            head = after
        }
    }

    /// The log's whole good commands, where not both slots of the head are valid.
    ///
    /// A crash can tear the slot that is written and, beyond it, the lines of one append. It cannot
    /// harm both slots: then nothing says how much was acknowledged.
    ///
    /// - Throws: `damaged` if no slot is valid and a bad line is followed by a good one, for then
    ///   it is no torn end.
    func counted(from head: HeadFile) throws(StoreError) -> LogTail {
        let start = head.newest ?? HeadRecord()
        let tail = try tail(after: start, try tiles(of: start))
        if let problem = tail.problem, tail.hasGoodLineBeyond, head.newest == nil {
            throw .damaged(
                file: paths.segment(max(1, tail.record.segment)), entry: tail.record.size + 1,
                problem: problem, remedy: .restore)
        }
        return tail
    }

    /// The tree of a record: from the stored edge, from stored tiles, or from the log itself.
    ///
    /// - Throws: `damaged` if the log does not have the record's root.
    func tiles(of record: HeadRecord) throws(StoreError) -> TreeTiles {
        let files = TreeFiles(paths: paths, disk: disk)
        if let tiles = files.fromEdge(record.head) { return tiles }
        let loose = TreeTiles.edgeWidth(of: 0, size: record.size)
        let lastLeaves = try leaves(record.size - loose + 1, record.size, of: record)
        if let tiles = files.fromTiles(record.head, lastLeaves: lastLeaves) { return tiles }
        var tiles = TreeTiles()
        var first = 1
        while first <= record.size {
            let last = min(record.size, first + 9_999)
            for leaf in try leaves(first, last, of: record) { tiles.append(leaf) }
            first = last + 1
        }
        guard tiles.tree.root == record.root else {
            throw .damaged(
                file: paths.head, entry: nil,
                problem: "The entries do not have the root that was acknowledged.",
                remedy: .restore)
        }
        return tiles
    }

    private func leaves(
        _ first: Int, _ last: Int, of record: HeadRecord
    ) throws(StoreError) -> [Digest] {
        guard first <= last else { return [] }
        var leaves: [Digest] = []
        leaves.reserveCapacity(last - first + 1)
        try forEachLine(first...last, of: record) { line, layout in
            leaves.append(layout.leafHash(of: line))
        }
        return leaves
    }
}
