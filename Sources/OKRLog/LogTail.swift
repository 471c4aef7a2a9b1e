/// What stands in the log after a record: whole good commands, then whatever else.
struct LogTail {
    /// Where the whole good commands end; its generation is that of the record it began with.
    var record: HeadRecord
    /// The tree up to there.
    var tiles: TreeTiles
    /// Why it goes no further; nil if nothing follows.
    var problem: String?
    /// Whether a good line stands somewhere after the first bad one.
    var hasGoodLineBeyond = false
    /// The segments that begin after the record, as far as there are any, in order.
    var laterSegments: [Int] = []
}

extension LogFiles {
    /// Reads on from a record, command by command, to the end of the log or the first bad line.
    func tail(after start: HeadRecord, _ tiles: TreeTiles) throws(StoreError) -> LogTail {
        let list = try SegmentList(of: paths, on: disk)
        try list.check(against: start, of: paths)
        var tail = LogTail(record: start, tiles: tiles)
        tail.laterSegments = list.firsts.filter { $0 > start.segment }
        var segments = tail.laterSegments
        if start.segment > 0 { segments.insert(start.segment, at: 0) }
        for segment in segments {
            try continueTail(&tail, in: segment, from: segment == start.segment ? start.offset : 0)
        }
        tail.record.root = tail.tiles.tree.root
        return tail
    }

    private func continueTail(
        _ tail: inout LogTail, in segment: Int, from offset: Int
    ) throws(StoreError) {
        let path = paths.segment(segment)
        let file = try disk.openSegment(path, entry: segment)
        defer { disk.close(file) }
        let size = try onDisk { () throws(DiskError) in try disk.status(file).size }
        guard size >= offset else {
            throw .damaged(
                file: path, entry: tail.record.size,
                problem: "The segment ends before what is acknowledged.", remedy: .restore)
        }
        if tail.problem == nil, segment > tail.record.size + 1 {
            tail.problem = "Entries before \(segment) are missing."
        }
        guard tail.problem == nil else {
            if !tail.hasGoodLineBeyond {
                tail.hasGoodLineBeyond = try hasGoodLine(in: file, from: 0, to: size)
            }
            return
        }
        guard size > offset else { return }
        guard segment == tail.record.segment || segment == tail.record.size + 1 else {
            tail.problem = "The segment overlaps the one before it."
            tail.hasGoodLineBeyond = try hasGoodLine(in: file, from: 0, to: size)
            return
        }
        var commands = CommandReader(
            file, on: disk, after: tail.record.size, from: offset, to: size)
        while let leaves = try commands.next() {
            for leaf in leaves { tail.tiles.append(leaf) }
            tail.record.size = commands.number
            tail.record.segment = segment
            tail.record.offset = commands.offset
        }
        guard let problem = commands.problem else { return }
        tail.problem = problem
        tail.hasGoodLineBeyond = try hasGoodLine(
            in: file, from: commands.problemOffset, to: size, skippingFirst: true)
    }

    // Where the first one is bad, it is bad up to the next newline, wherever that stands.
    private func hasGoodLine(
        in file: DiskFile, from offset: Int, to end: Int, skippingFirst: Bool = false
    ) throws(StoreError) -> Bool {
        var lines = LineReader(file, on: disk, from: offset, to: end)
        var scanner = LineScanner()
        var isSkipped = skippingFirst
        while true {
            let found = try lines.withNextLine { line in
                guard let layout = try? scanner.scan(line) else { return false }
                return layout.crcIsGood(in: line)
            }
            guard case .line(let isGood) = found else { return false }
            if isGood, !isSkipped { return true }
            isSkipped = false
        }
    }
}
