/// Bytes that go to one segment in one piece.
struct SegmentWrite {
    /// The first entry of the segment.
    var segment: Int
    /// Where in it the bytes go.
    var offset: Int
    var bytes: [UInt8] = []
    /// Whether the segment is made for them.
    var isNew: Bool

    /// Distributes commands over segments.
    ///
    /// A new segment begins before a command that would make the last one longer than
    /// `segmentSize`; a command is never divided.
    static func plan(
        _ submission: Submission, after record: HeadRecord, segmentSize: Int
    ) -> [SegmentWrite] {
        var writes: [SegmentWrite] = []
        var current = SegmentWrite(segment: record.segment, offset: record.offset, isNew: false)
        var size = record.size
        for command in submission.commands {
            let end = current.offset + current.bytes.count
            let isFull = end > 0 && end + command.bytes.count > segmentSize
            if current.segment == 0 || isFull {
                if !current.bytes.isEmpty { writes.append(current) }
                current = SegmentWrite(segment: size + 1, offset: 0, isNew: true)
            }
            current.bytes += command.bytes
            size += command.leaves.count
        }
        if !current.bytes.isEmpty { writes.append(current) }
        return writes
    }
}
