extension FileStore {
    /// Makes a ledger without entries in a folder, which may be there already, and opens it.
    ///
    /// When it returns, the ledger is durable. Interrupted, it can be repeated.
    ///
    /// - Throws: `alreadyThere` if the folder holds a ledger.
    public static func create(
        at path: String, disk: any Disk = SystemDisk(),
        segmentSize: Int = FileStore.usualSegmentSize
    ) throws(StoreError) -> FileStore {
        let paths = LedgerPaths(path)
        guard try !isLedger(at: path, disk: disk) else { throw .alreadyThere(path: paths.ledger) }
        try onDisk { () throws(DiskError) in
            try disk.makeFolder(paths.ledger)
            try disk.makeFolder(paths.log)
        }
        let lock = WriterLock(path: paths.lock, disk: disk)
        try lock.held {
            Result { () throws(StoreError) in
                guard try !isLedger(at: path, disk: disk) else {
                    throw .alreadyThere(path: paths.ledger)
                }
                try onDisk { () throws(DiskError) in try writeFirstHead(of: paths, on: disk) }
            }
        }.get()
        return try FileStore(opening: path, disk: disk, segmentSize: segmentSize)
    }

    private static func writeFirstHead(
        of paths: LedgerPaths, on disk: any Disk
    ) throws(DiskError) {
        var record = HeadRecord()
        try disk.write(record, to: paths.head)
        record.generation = 1
        try disk.write(record, to: paths.head)
        let head = try disk.open(paths.head, .writing)
        defer { disk.close(head) }
        try disk.synchronize(head)
        try disk.synchronizeFolder(paths.log)
        try disk.synchronizeFolder(paths.ledger)
        try disk.synchronizeFolder(paths.parent)
    }

    /// Whether a folder holds a ledger: a log with a valid head beside it, or with a segment.
    public static func isLedger(
        at path: String, disk: any Disk = SystemDisk()
    ) throws(StoreError) -> Bool {
        let paths = LedgerPaths(path)
        let names: [String]
        do throws(DiskError) {
            guard try disk.status(at: paths.log)?.kind == .folder else { return false }
            names = try disk.names(in: paths.log)
        } catch {
            throw StoreError(error)
        }
        if names.contains(where: { LedgerPaths.firstEntry(ofSegment: $0) != nil }) { return true }
        return try HeadFile.read(paths.head, on: disk).newest != nil
    }
}
