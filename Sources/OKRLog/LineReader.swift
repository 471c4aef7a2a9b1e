/// The lines of an open segment one after the other, read in large pieces.
struct LineReader {
    private let disk: any Disk
    private let file: DiskFile
    private let end: Int
    private var buffer: [UInt8] = []
    // Where in the buffer the next line begins, and where in the file the buffer does.
    private var next = 0
    private var bufferStart: Int

    static let pieceSize = 1 << 20

    /// Makes a reader of the lines from `offset`, where one has to begin, up to `end`.
    init(_ file: DiskFile, on disk: any Disk, from offset: Int, to end: Int) {
        self.disk = disk
        self.file = file
        self.end = end
        bufferStart = offset
    }

    /// Where the next line begins.
    var offset: Int { bufferStart + next }

    /// What `withNextLine` found.
    enum Found<Result> {
        case line(Result)
        /// Bytes follow, but no line ends in them, or not within the longest line.
        case noLine
        case end
    }

    /// Calls the body with the next line, its newline left out, and moves past it.
    mutating func withNextLine<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(StoreError) -> Result
    ) throws(StoreError) -> Found<Result> {
        guard let length = try lengthOfNextLine() else { return offset < end ? .noLine : .end }
        let range = next..<next + length
        var outcome: Swift.Result<Result, StoreError>?
        buffer.withUnsafeBufferPointer { buffer in
            let line = UnsafeBufferPointer(rebasing: buffer[range])
            outcome = Swift.Result { () throws(StoreError) in try body(line) }
        }
        next += length + 1
        guard let outcome else { return .noLine }
        return .line(try outcome.get())
    }

    private mutating func lengthOfNextLine() throws(StoreError) -> Int? {
        while true {
            if let length = lengthInBuffer() { return length }
            guard buffer.count - next <= LineScanner.longestLine else { return nil }
            let (disk, file, position) = (disk, file, bufferStart + buffer.count)
            let count = min(LineReader.pieceSize, end - position)
            guard count > 0 else { return nil }
            let more = try onDisk { () throws(DiskError) in
                try disk.read(file, at: position, count: count)
            }
            guard !more.isEmpty else { return nil }
            bufferStart += next
            buffer.removeFirst(next)
            next = 0
            buffer.append(contentsOf: more)
        }
    }

    private func lengthInBuffer() -> Int? {
        buffer.withUnsafeBufferPointer { buffer in
            var index = next
            while index < buffer.count {
                if buffer[index] == UInt8(ascii: "\n") { return index - next }
                index &+= 1
            }
            return nil
        }
    }
}
