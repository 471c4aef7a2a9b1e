/// What a writer found beyond the head and did with it.
public struct Recovery: Hashable, Sendable {
    /// The entries that were whole and are counted now; nil if there were none.
    public var counted: ClosedRange<Int>?
    /// The files that what was not whole was copied to before it was cut.
    public var setAside: [String] = []
    /// How many bytes that were.
    public var byteCount = 0
    /// Why they were not counted.
    public var problem: String?
    /// Whether the head was missing or harmed and was written anew.
    public var rewroteHead = false
}

extension Recovery: CustomStringConvertible {
    /// What was done, in sentences.
    public var description: String {
        var sentences: [String] = []
        if let counted, rewroteHead {
            sentences.append(
                "The head was missing or harmed; entries \(counted.lowerBound) to "
                    + "\(counted.upperBound), which stand whole in the log, are counted. Whether "
                    + "there were more, only a kept checkpoint tells: verify against one.")
        } else if let counted {
            sentences.append(
                "Entries \(counted.lowerBound) to \(counted.upperBound) of an interrupted command "
                    + "were on disk and are counted.")
        }
        if !setAside.isEmpty {
            let files = setAside.joined(separator: ", ")
            sentences.append(
                "\(byteCount) bytes of an interrupted command were set aside in \(files).")
        }
        if rewroteHead { sentences.append("The head is written anew.") }
        if sentences.isEmpty { sentences.append("An empty segment was removed.") }
        return sentences.joined(separator: " ")
    }
}

/// Makes the log end with its last whole command again, without losing a byte.
struct Recovering {
    let files: LogFiles
    let head: HeadFile
    let tail: LogTail

    private var base: HeadRecord { head.newest ?? HeadRecord() }
    private var paths: LedgerPaths { files.paths }
    private var disk: any Disk { files.disk }

    /// The record afterwards.
    var newRecord: HeadRecord {
        var record = tail.record
        record.generation = base.generation + (head.isWhole ? 1 : 2)
        return record
    }

    /// Counts what is whole, sets aside the rest and writes the head.
    ///
    /// Each step may be interrupted: the next writer begins again and comes to the same end.
    func run() throws(DiskError) -> Recovery {
        var report = Recovery()
        report.problem = tail.problem
        if tail.record.size > base.size {
            report.counted = base.size + 1...tail.record.size
            try writeAgain()
        }
        try setAsideRest(&report)
        if !head.isWhole {
            report.rewroteHead = true
            var other = newRecord
            other.generation -= 1
            try writeDurably(other)
        }
        try writeDurably(newRecord)
        try disk.synchronizeFolder(paths.ledger)
        return report
    }

    // Synced one by one, so that no crash tears both slots.
    private func writeDurably(_ record: HeadRecord) throws(DiskError) {
        try disk.write(record, to: paths.head)
        let file = try disk.open(paths.head, .writing)
        defer { disk.close(file) }
        if try disk.status(file).size > 2 * HeadRecord.slotSize {
            try disk.truncate(file, to: 2 * HeadRecord.slotSize)
        }
        try disk.synchronize(file)
    }

    // After a failed sync a system may hold bytes in memory, call them clean and lose them later;
    // so what is counted is written again before it is synced, not just synced.
    private func writeAgain() throws(DiskError) {
        var segments = tail.laterSegments.filter { $0 <= tail.record.segment }
        if base.segment > 0 { segments.insert(base.segment, at: 0) }
        for segment in segments {
            let file = try disk.open(paths.segment(segment), .writing)
            defer { disk.close(file) }
            var offset = segment == base.segment ? base.offset : 0
            let end =
                segment == tail.record.segment
                ? tail.record.offset : try disk.status(file).size
            while offset < end, head.newest != nil {
                let bytes = try disk.read(
                    file, at: offset, count: min(end - offset, LineReader.pieceSize))
                guard !bytes.isEmpty else { break }
                try disk.write(bytes, to: file, at: offset)
                offset += bytes.count
            }
            try disk.synchronize(file)
        }
        try disk.synchronizeFolder(paths.log)
    }

    private func setAsideRest(_ report: inout Recovery) throws(DiskError) {
        let segment = tail.record.segment
        if segment > 0 {
            let file = try disk.open(paths.segment(segment), .writing)
            defer { disk.close(file) }
            if try disk.status(file).size > tail.record.offset {
                try copy(file, of: segment, from: tail.record.offset, &report)
                try disk.truncate(file, to: tail.record.offset)
                try disk.synchronize(file)
            }
        }
        let strays = tail.laterSegments.filter { $0 > segment }
        for stray in strays {
            let file = try disk.open(paths.segment(stray), .writing)
            defer { disk.close(file) }
            if try disk.status(file).size > 0 { try copy(file, of: stray, from: 0, &report) }
        }
        // The last first, so that what remains of an interrupted removal still follows on.
        for stray in strays.reversed() { try disk.remove(paths.segment(stray)) }
        if !strays.isEmpty { try disk.synchronizeFolder(paths.log) }
    }

    private func copy(
        _ file: DiskFile, of segment: Int, from offset: Int, _ report: inout Recovery
    ) throws(DiskError) {
        try disk.makeFolder(paths.torn)
        let (copy, path) = try newTornFile("\(padded(segment, to: 20))-\(offset)")
        defer { disk.close(copy) }
        var position = offset
        while true {
            let bytes = try disk.read(file, at: position, count: LineReader.pieceSize)
            guard !bytes.isEmpty else { break }
            try disk.write(bytes, to: copy, at: position - offset)
            position += bytes.count
        }
        try disk.synchronize(copy)
        try disk.synchronizeFolder(paths.torn)
        try disk.synchronizeFolder(paths.ledger)
        report.setAside.append(path)
        report.byteCount += position - offset
    }

    private func newTornFile(_ name: String) throws(DiskError) -> (DiskFile, String) {
        var attempt = 1
        while true {
            let path = paths.torn + "/" + name + (attempt == 1 ? "" : "-\(attempt)")
            do throws(DiskError) {
                return (try disk.open(path, .creatingAnew), path)
            } catch {
                guard error.reason == .present else { throw error }
                attempt += 1
            }
        }
    }
}
