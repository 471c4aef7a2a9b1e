/// One turn of a writer, under the lock: look at the files, recover if need be, append.
///
/// It remembers the head, the tree and the open segment, so that the next turn only compares.
struct WriterTurn {
    let files: LogFiles
    let segmentSize: Int
    var record = HeadRecord()
    var tiles = TreeTiles()
    private var segment: DiskFile?
    private var isKnown = false
    private var recoveries: [Recovery] = []
    /// Whether nothing was written since the files were looked at.
    private(set) var isUnchanged = false
    /// Whether a sync failed, so that what is on the disk is not known.
    private(set) var syncFailed = false

    private var paths: LedgerPaths { files.paths }
    private var disk: any Disk { files.disk }

    init(files: LogFiles, segmentSize: Int) {
        self.files = files
        self.segmentSize = segmentSize
    }

    /// Gives what recovery did since the last call.
    mutating func takeRecoveries() -> [Recovery] {
        defer { recoveries = [] }
        return recoveries
    }

    /// Closes the segment.
    mutating func close() {
        if let segment { disk.close(segment) }
        segment = nil
        isKnown = false
    }

    /// Looks at the files and recovers if need be; afterwards `record` is what is acknowledged.
    mutating func begin() throws(StoreError) {
        isUnchanged = false
        let head = try HeadFile.read(paths.head, on: disk)
        if !head.isWhole || head.newest != record || !isKnown { try learn(head) }
        let reachesBeyond = try comparesSegment()
        let next = paths.segment(record.size + 1)
        let hasNext = try onDisk { () throws(DiskError) in try disk.status(at: next) } != nil
        let isStray = hasNext && record.size + 1 != record.segment
        if !head.isWhole || reachesBeyond || isStray {
            try recover(head)
            if record.segment > 0 { _ = try openedSegment() }
        }
        isUnchanged = true
    }

    private mutating func learn(_ head: HeadFile) throws(StoreError) {
        close()
        record = head.newest ?? HeadRecord()
        try SegmentList(of: paths, on: disk).check(against: record, of: paths)
        tiles = try files.tiles(of: record)
        isKnown = true
    }

    // The path and the descriptor have to be one file, no shorter than the head says. The answer is
    // whether it is longer.
    private mutating func comparesSegment() throws(StoreError) -> Bool {
        guard record.segment > 0 else { return false }
        let path = paths.segment(record.segment)
        let open = try openedSegment()
        let (named, held) = try onDisk { () throws(DiskError) in
            (try disk.status(at: path), try disk.status(open))
        }
        guard named?.kind == .file, named?.identity == held.identity else {
            throw .damaged(
                file: path, entry: record.segment,
                problem: "The segment was replaced while it was written to.", remedy: .restore)
        }
        guard held.size >= record.offset else {
            throw .damaged(
                file: path, entry: record.size,
                problem: "The segment ends before what is acknowledged.", remedy: .restore)
        }
        return held.size > record.offset
    }

    private mutating func openedSegment() throws(StoreError) -> DiskFile {
        if let segment { return segment }
        let path = paths.segment(record.segment)
        let opened = try disk.openSegment(path, entry: record.segment, .writing)
        segment = opened
        return opened
    }

    private mutating func recover(_ head: HeadFile) throws(StoreError) {
        let tail =
            head.isWhole
            ? try files.tail(after: record, tiles) : try files.counted(from: head)
        let recovering = Recovering(files: files, head: head, tail: tail)
        do throws(DiskError) {
            recoveries += [try recovering.run()]
        } catch {
            syncFailed = error.operation == DiskError.sync
            throw StoreError(error)
        }
        close()
        record = recovering.newRecord
        tiles = tail.tiles
        isKnown = true
        // Tiles are hints: what cannot be stored now is stored with the next append.
        try? TreeFiles(paths: paths, disk: disk).store(&tiles)
    }

    /// Appends commands: lines, sync, head; then the tree's tiles, which are hints.
    mutating func append(_ submission: Submission) throws(StoreError) {
        guard !submission.commands.isEmpty else { return }
        isUnchanged = false
        var next = record
        do throws(DiskError) {
            let writes = SegmentWrite.plan(
                submission, after: record, segmentSize: segmentSize)
            for write in writes {
                try perform(write)
                next.segment = write.segment
                next.offset = write.offset + write.bytes.count
            }
        } catch {
            syncFailed = error.operation == DiskError.sync
            guard syncFailed || undo() else { throw .mayBeRecorded(error) }
            throw StoreError(error)
        }
        for command in submission.commands {
            for leaf in command.leaves { tiles.append(leaf) }
        }
        next.size = tiles.tree.size
        next.root = tiles.tree.root
        next.generation += 1
        do throws(DiskError) {
            try disk.write(next, to: paths.head)
        } catch {
            // The lines are durable: whoever writes next counts them.
            throw .mayBeRecorded(error)
        }
        record = next
        try? TreeFiles(paths: paths, disk: disk).store(&tiles)
    }

    private mutating func perform(_ write: SegmentWrite) throws(DiskError) {
        let file: DiskFile
        if write.isNew {
            if let segment { disk.close(segment) }
            segment = nil
            file = try disk.open(paths.segment(write.segment), .creatingAnew)
            segment = file
            try disk.synchronize(file)
            try disk.synchronizeFolder(paths.log)
            if write.segment == 1 {
                // The ledger's creation may have been interrupted before its names were durable.
                try disk.synchronizeFolder(paths.ledger)
                try disk.synchronizeFolder(paths.parent)
            }
        } else {
            guard let segment else { preconditionFailure("begin opens the segment") }
            file = segment
        }
        try disk.write(write.bytes, to: file, at: write.offset)
        try disk.synchronize(file)
    }

    // What was written of an unacknowledged append is cut off again. Where that fails too, the next
    // turn finds it beyond the head, and counts of it what is whole.
    private mutating func undo() -> Bool {
        close()
        defer { close() }
        let first = record.size + 1
        do {
            for stray in try SegmentList(of: paths, on: disk).firsts.reversed()
            where stray >= first && stray != record.segment {
                try disk.remove(paths.segment(stray))
            }
            guard record.segment > 0 else { return true }
            try disk.truncate(try openedSegment(), to: record.offset)
            return true
        } catch {
            return false
        }
    }
}

extension StoreError {
    /// An error after which it is not known whether the next writer counts what was written.
    fileprivate static func mayBeRecorded(_ error: DiskError) -> StoreError {
        .mayBeRecorded(path: error.path, reason: error.message)
    }
}

extension DiskError {
    /// The operation of a failed sync, after which the state of the disk is not known.
    static let sync = "sync"
}

extension Disk {
    /// Writes a head record into its slot.
    func write(_ record: HeadRecord, to path: String) throws(DiskError) {
        let file = try open(path, .creating)
        defer { close(file) }
        try write(record.bytes, to: file, at: record.slot * HeadRecord.slotSize)
    }
}
