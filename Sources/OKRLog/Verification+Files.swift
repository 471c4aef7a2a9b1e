extension Verification {
    /// Verifies all files of a ledger in a folder: rehashes every byte that was acknowledged.
    ///
    /// What is wrong is found, not thrown. Linear; memory grows with the number of subjects only.
    ///
    /// - Throws: `noLedger`, or what the system says where a file cannot be read at all.
    public static func verify(
        ledgerAt path: String, disk: any Disk = SystemDisk(),
        against checkpoints: [Checkpoint] = []
    ) throws(StoreError) -> Verification {
        guard try FileStore.isLedger(at: path, disk: disk) else { throw .noLedger(path: path) }
        var verifier = try FileVerifier(
            LogFiles(paths: LedgerPaths(path), disk: disk), checkpoints: checkpoints)
        try verifier.run(against: checkpoints)
        return verifier.entries.report
    }
}

/// Holds the files of a ledger to the rules that are about files, and their lines to the others.
struct FileVerifier {
    private(set) var entries: EntryVerifier
    private let files: LogFiles
    private let head: HeadFile
    // What is acknowledged; nil if that cannot be told.
    private let record: HeadRecord?
    // Where the log was when it had the size of a slot of the head.
    private var places: [Int: HeadRecord] = [:]
    // What stands beyond the head: the place in the last segment, and segments of their own.
    private var beyond = BeyondHead()
    private let hasTree: Bool

    init(_ files: LogFiles, checkpoints: [Checkpoint]) throws(StoreError) {
        self.files = files
        head = try HeadFile.read(files.paths.head, on: files.disk)
        var damage: StoreError?
        do throws(StoreError) {
            record = try files.acknowledged()
        } catch {
            guard case .damaged = error else { throw error }
            damage = error
            record = head.newest
        }
        let slots = head.slots.compactMap { $0?.size }
        let sizes = checkpoints.map(\.size) + slots + [record?.size ?? 0]
        entries = EntryVerifier(rootsAt: sizes)
        let tree = try? files.disk.status(at: files.paths.tree)
        hasTree = tree?.kind == .folder
        if tree != nil, !hasTree {
            find(
                .tiles, files.paths.tree, nil,
                "It is no folder of the ledger's own, so no tiles are stored.",
                "Remove it: the folder tree is made anew from the log.")
        }
        if let damage { find(.head, damage.path, damage.entry, damage.problem, damage.remedy) }
    }

    private mutating func find(
        _ rule: Verification.Rule, _ file: String?, _ entry: Int?, _ problem: String,
        _ remedy: String = .restoreVerified
    ) {
        entries.begin(file)
        entries.find(rule, entry: entry, problem, remedy: remedy)
    }

    mutating func run(against checkpoints: [Checkpoint]) throws(StoreError) {
        places[0] = HeadRecord()
        for first in try segments() { try examine(segment: first) }
        entries.endAcknowledged()
        try examineBeyond()
        entries.finish(against: checkpoints)
        examineHead()
        examineEdge()
    }

    private mutating func segments() throws(StoreError) -> [Int] {
        let names = try onDisk { () throws(DiskError) in
            try files.disk.names(in: files.paths.log)
        }
        var firsts: [Int] = []
        for name in names {
            guard let first = LedgerPaths.firstEntry(ofSegment: name) else {
                find(
                    .segment, files.paths.log + "/" + name, nil,
                    "A foreign file stands among the segments.", "Move it out of the ledger.")
                continue
            }
            if let record, first > record.size {
                beyond.segments.append(first)
            } else {
                firsts.append(first)
            }
        }
        return firsts
    }

    private mutating func examine(segment first: Int) throws(StoreError) {
        let path = files.paths.segment(first)
        let next = entries.tiles.tree.size + 1
        if first != next {
            let problem = first > next ? "Entries before it are missing." : "It overlaps another."
            find(.segment, path, first, problem)
        }
        let file: DiskFile
        let size: Int
        do throws(StoreError) {
            file = try files.disk.openSegment(path, entry: first)
            size = try onDisk { () throws(DiskError) in try files.disk.status(file).size }
        } catch {
            guard case .damaged = error else { throw error }
            find(.segment, path, first, error.problem)
            return
        }
        defer { files.disk.close(file) }
        let isLast = first == record?.segment
        let end = isLast ? min(size, record?.offset ?? size) : size
        if isLast { beyond.byteCount = size - end }
        entries.begin(path)
        try examineLines(of: file, segment: first, from: 0, to: end)
    }

    // The head is not synced: a power cut may keep an older one, and the whole commands beyond it,
    // which the next writer counts. A checkpoint may have been made of them.
    private mutating func examineBeyond() throws(StoreError) {
        var rest = beyond
        if let record, let tail = try tail(after: record) {
            let count = tail.record.size - record.size
            rest.byteCount = try examine(tail, after: record)
            rest.segments.removeAll { $0 <= tail.record.segment }
            beyond.head = tail.record.head
            // Where the head has moved on, a writer was at it and has counted them.
            if count > 0, try HeadFile.read(files.paths.head, on: files.disk) == head {
                entries.note(
                    "\(count) entries beyond the head are whole: the next writing command counts "
                        + "them.")
            }
        }
        if rest.byteCount > 0 {
            entries.note("\(rest.byteCount) bytes are beyond the head: an interrupted command's.")
        }
        for first in rest.segments {
            let path = files.paths.segment(first)
            entries.note("\(path) is beyond the head: an interrupted command made it.")
        }
    }

    // Nil where nothing is beyond the head, or where what is before it is not what it says.
    private func tail(after record: HeadRecord) throws(StoreError) -> LogTail? {
        guard beyond.byteCount > 0 || !beyond.segments.isEmpty,
            entries.report.size == record.size, entries.report.root == record.root
        else { return nil }
        do throws(StoreError) {
            let tail = try files.tail(after: record, entries.tiles)
            return tail.record.size > record.size ? tail : nil
        } catch {
            guard case .damaged = error else { throw error }
            return nil
        }
    }

    // Answers how many bytes follow the whole commands in their last segment.
    private mutating func examine(
        _ tail: LogTail, after record: HeadRecord
    ) throws(StoreError) -> Int {
        var rest = 0
        var segments = tail.laterSegments.filter { $0 <= tail.record.segment }
        if record.segment > 0 { segments.insert(record.segment, at: 0) }
        for segment in segments {
            let path = files.paths.segment(segment)
            let file = try files.disk.openSegment(path, entry: segment)
            defer { files.disk.close(file) }
            let size = try onDisk { () throws(DiskError) in try files.disk.status(file).size }
            let isLast = segment == tail.record.segment
            let start = segment == record.segment ? record.offset : 0
            let end = isLast ? min(size, tail.record.offset) : size
            rest = size - end
            entries.begin(path)
            try examineLines(of: file, segment: segment, from: start, to: end)
        }
        return rest
    }

    private mutating func examineLines(
        of file: DiskFile, segment: Int, from start: Int, to end: Int
    ) throws(StoreError) {
        var lines = LineReader(file, on: files.disk, from: start, to: end)
        while true {
            let found = try lines.withNextLine { line in entries.examine(line) }
            switch found {
            case .end: return
            case .noLine:
                entries.find(
                    .form, entry: entries.tiles.tree.size + 1,
                    "The line does not end, or is longer than any may be.")
                return
            case .line:
                let size = entries.tiles.tree.size
                if entries.roots[size] != nil {
                    places[size] = HeadRecord(segment: segment, offset: lines.offset)
                }
                if !entries.tiles.full.isEmpty { examineTiles() }
            }
        }
    }

    private mutating func examineTiles() {
        let full = entries.tiles.full
        entries.forgetFullTiles()
        guard hasTree else { return }
        for tile in full {
            let path =
                files.paths.ledger + "/" + LedgerPaths.tile(level: tile.level, index: tile.index)
            guard let file = try? files.disk.open(path, .reading) else { continue }
            defer { files.disk.close(file) }
            let stored = try? files.disk.read(file, at: 0, count: TreeTiles.tileSize + 1)
            guard stored != tile.bytes else { continue }
            entries.find(
                .tiles, "The stored tile \(path) is not the log's.", remedy: .deleteTree)
        }
    }

    private mutating func examineHead() {
        let path = files.paths.head
        if !head.isWhole {
            find(
                .head, path, nil, "The head is missing, or not all of it is valid.",
                "The next writing command writes it anew from the log.")
        }
        var records = head.slots.compactMap { $0 }
        if let record, !records.contains(record) { records.append(record) }
        for record in records {
            let place = places[record.size]
            let fits =
                entries.roots[record.size] == record.root
                && (record.size == 0
                    || place?.segment == record.segment && place?.offset == record.offset)
            guard !fits else { continue }
            find(
                .head, path, nil,
                "The log is not what was acknowledged when it had \(record.size) entries.")
        }
    }

    private mutating func examineEdge() {
        guard let record, hasTree, head.isWhole, record.root == entries.report.root,
            let status = try? files.disk.status(at: files.paths.edge)
        else { return }
        let tree = TreeFiles(paths: files.paths, disk: files.disk)
        // After a power cut the edge may be kept where the head, written before it, is not.
        let heads = [record.head] + (beyond.head.map { [$0] } ?? [])
        let fits = status.kind == .file && heads.contains { tree.fromEdge($0) != nil }
        // A writer may be at it: then the head has moved on.
        let now = try? HeadFile.read(files.paths.head, on: files.disk)
        guard !fits, now == head else { return }
        find(
            .tiles, files.paths.edge, nil, "The stored edge of the tree is not the log's.",
            .deleteTree)
    }
}

/// What verification found beyond the head.
private struct BeyondHead {
    /// How many bytes follow in the segment that the head names.
    var byteCount = 0
    /// The segments that begin beyond it.
    var segments: [Int] = []
    /// What the next writer makes the head; nil where it counts nothing more.
    var head: Head?
}

extension String {
    /// What to do where stored tiles are wrong.
    static let deleteTree = "Delete the folder tree: it is made anew from the log."
}
