extension LogFiles {
    /// Reads acknowledged entries, checked line by line.
    func read(
        _ entries: ClosedRange<Int>, of record: HeadRecord
    ) throws(StoreError) -> [LogChunk] {
        var chunks: [LogChunk] = []
        var first = entries.lowerBound
        var count = 0
        var bytes: [UInt8] = []
        try forEachLine(entries, of: record) { line, layout in
            bytes.append(contentsOf: line)
            bytes.append(UInt8(ascii: "\n"))
            count += 1
            if bytes.count >= LineReader.pieceSize {
                chunks.append(LogChunk(first: first, count: count, bytes: bytes))
                first += count
                count = 0
                bytes = []
            }
        }
        if count > 0 { chunks.append(LogChunk(first: first, count: count, bytes: bytes)) }
        return chunks
    }

    /// Calls the body with each acknowledged line of a range, checked in form and check sum.
    func forEachLine(
        _ entries: ClosedRange<Int>, of record: HeadRecord,
        _ body: (UnsafeBufferPointer<UInt8>, LineLayout) -> Void
    ) throws(StoreError) {
        guard entries.lowerBound >= 1, entries.upperBound <= record.size else {
            throw .notThere(entries, size: record.size)
        }
        let list = try SegmentList(of: paths, on: disk)
        try list.check(against: record, of: paths)
        var next = entries.lowerBound
        var scanner = LineScanner()
        while next <= entries.upperBound {
            guard let segment = list.segment(holding: next) else {
                throw .missingSegment(paths.segment(1), entry: next)
            }
            let isLast = segment.first == record.segment
            let last = isLast ? record.size : segment.last ?? record.size
            let wanted = next...min(last, entries.upperBound)
            try forEachLine(
                wanted, in: segment.first, whose: last, isLast ? record.offset : nil, &scanner, body
            )
            next = wanted.upperBound + 1
        }
    }

    // `acknowledgedEnd` is where the last segment's acknowledged lines end; the others end with
    // their files.
    private func forEachLine(
        _ wanted: ClosedRange<Int>, in segment: Int, whose last: Int, _ acknowledgedEnd: Int?,
        _ scanner: inout LineScanner, _ body: (UnsafeBufferPointer<UInt8>, LineLayout) -> Void
    ) throws(StoreError) {
        let path = paths.segment(segment)
        let file = try disk.openSegment(path, entry: wanted.lowerBound)
        defer { disk.close(file) }
        let size = try onDisk { () throws(DiskError) in try disk.status(file).size }
        let end = acknowledgedEnd ?? size
        guard size >= end else {
            throw .damaged(
                file: path, entry: last,
                problem: "The segment ends before what is acknowledged.", remedy: .restore)
        }
        let start = try place(of: wanted.lowerBound, in: file, from: segment, to: end)
        var lines = LineReader(file, on: disk, from: start.offset, to: end)
        var number = start.number
        while number <= wanted.upperBound {
            let due = number
            let isWanted = number >= wanted.lowerBound
            let found = try lines.withNextLine { (line) throws(StoreError) in
                guard isWanted else { return }
                body(line, try checked(line, is: due, in: path, with: &scanner))
            }
            guard case .line = found else {
                throw .damaged(
                    file: path, entry: number, problem: "The segment ends too early.",
                    remedy: .restore)
            }
            number += 1
        }
        guard wanted.upperBound < last || lines.offset == end else {
            throw .damaged(
                file: path, entry: last, problem: "The segment goes on where it has to end.",
                remedy: .restore)
        }
    }

    private func checked(
        _ line: UnsafeBufferPointer<UInt8>, is number: Int, in path: String,
        with scanner: inout LineScanner
    ) throws(StoreError) -> LineLayout {
        func damaged(_ problem: String) -> StoreError {
            .damaged(file: path, entry: number, problem: problem, remedy: .restore)
        }
        let layout: LineLayout
        do throws(LineError) {
            layout = try scanner.scan(line)
        } catch {
            throw damaged("The line is not canonical: \(error).")
        }
        guard layout.number == number else {
            throw damaged("The line has number \(layout.number) where \(number) is due.")
        }
        guard layout.crcIsGood(in: line) else { throw damaged("The line's crc is wrong.") }
        guard layout.commitmentIsGood(in: line) else {
            throw damaged("The private text is not the one committed to.")
        }
        return layout
    }

    // A line begins with its number, so that an entry is found by halving, in a few small reads.
    private func place(
        of entry: Int, in file: DiskFile, from first: Int, to end: Int
    ) throws(StoreError) -> (number: Int, offset: Int) {
        var low = (number: first, offset: 0)
        var high = end
        while low.number < entry, high - low.offset > 2 * LineScanner.longestLine {
            let middle = (low.offset + high) / 2
            guard let found = try firstLine(in: file, from: middle, to: high) else { break }
            if found.number <= entry, found.number > low.number {
                low = found
            } else if found.number > entry {
                high = middle
            } else {
                break
            }
        }
        return low
    }

    private func firstLine(
        in file: DiskFile, from offset: Int, to end: Int
    ) throws(StoreError) -> (number: Int, offset: Int)? {
        let prefix = Array("{\"specversion\":\"1.0\",\"id\":\"".utf8)
        let count = min(end - offset, LineScanner.longestLine + 64)
        let bytes = try onDisk { () throws(DiskError) in
            try disk.read(file, at: offset, count: count)
        }
        guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let line = bytes[(newline + 1)...]
        guard line.starts(with: prefix) else { return nil }
        let digits = line.dropFirst(prefix.count).prefix { $0 != UInt8(ascii: "\"") }
        guard digits.count <= 15, let number = Int(String(decoding: digits, as: UTF8.self)) else {
            return nil
        }
        return (number, offset + newline + 1)
    }
}
