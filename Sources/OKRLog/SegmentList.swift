/// The segments of a log by their first entries, in order.
struct SegmentList {
    let firsts: [Int]

    /// Lists a log's folder and refuses what does not belong there.
    ///
    /// - Throws: `damaged` for a foreign name, a link or a missing first segment.
    init(of paths: LedgerPaths, on disk: any Disk) throws(StoreError) {
        let names: [String]
        do throws(DiskError) {
            names = try disk.names(in: paths.log)
        } catch {
            throw error.reason == .absent ? .noLedger(path: paths.ledger) : StoreError(error)
        }
        var firsts: [Int] = []
        for name in names {
            let path = paths.log + "/" + name
            guard let first = LedgerPaths.firstEntry(ofSegment: name) else {
                throw .damaged(
                    file: path, entry: nil, problem: "A foreign file stands among the segments.",
                    remedy: "Move it out of the ledger.")
            }
            firsts.append(first)
        }
        if let first = firsts.first, first != 1 {
            throw .missingSegment(paths.segment(1), entry: 1)
        }
        self.firsts = firsts
    }

    /// The segment an entry is in, and the last entry of it by the name of the next one.
    func segment(holding entry: Int) -> (first: Int, last: Int?)? {
        var low = 0
        var high = firsts.count
        while low < high {
            let middle = (low + high) / 2
            if firsts[middle] <= entry { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        return (firsts[low - 1], low < firsts.count ? firsts[low] - 1 : nil)
    }

    /// Refuses a list that does not fit what is acknowledged.
    func check(against record: HeadRecord, of paths: LedgerPaths) throws(StoreError) {
        guard record.size > 0 else { return }
        guard firsts.contains(record.segment) else {
            throw .missingSegment(paths.segment(record.segment), entry: record.segment)
        }
        for first in firsts where first > record.segment && first <= record.size {
            throw .damaged(
                file: paths.segment(first), entry: first,
                problem: "The segment overlaps the one before it.", remedy: .restore)
        }
    }
}

extension StoreError {
    static func missingSegment(_ path: String, entry: Int) -> StoreError {
        .damaged(
            file: path, entry: entry, problem: "A segment of the log is missing.",
            remedy: .restore)
    }
}

extension String {
    /// What to do where acknowledged bytes are gone.
    static let restore =
        "Keep the ledger as it is, run verify to see all that differs, and restore it from a copy."

    /// The same, once it was verified.
    static let restoreVerified = "Keep the ledger as it is, and restore it from a copy."
}

extension Disk {
    /// Opens a segment, which has to be a plain file.
    func openSegment(
        _ path: String, entry: Int, _ access: DiskAccess = .reading
    ) throws(StoreError) -> DiskFile {
        let file: DiskFile
        do throws(DiskError) {
            file = try open(path, access)
        } catch {
            throw error.reason == .absent
                ? .missingSegment(path, entry: entry) : StoreError(error)
        }
        let status: DiskStatus
        do throws(DiskError) {
            status = try self.status(file)
        } catch {
            close(file)
            throw StoreError(error)
        }
        guard status.kind == .file else {
            close(file)
            throw .damaged(
                file: path, entry: entry, problem: "A segment is not a plain file.",
                remedy: .restore)
        }
        return file
    }
}
