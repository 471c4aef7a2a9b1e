/// Reads a segment command by command, as far as whole good commands go.
///
/// A line is good if it is canonical, its number is the next and its crc and commitment are right;
/// a command is whole if all the lines that its `count` announces are there.
struct CommandReader {
    private var lines: LineReader
    private var scanner = LineScanner()
    private(set) var number: Int
    /// Where the last whole command ends.
    private(set) var offset: Int
    /// Why it goes no further; nil at the end of the segment.
    private(set) var problem: String?
    /// Where the line begins that is the reason; the end, where a line is missing.
    private(set) var problemOffset: Int

    /// Makes a reader of what follows entry `number` at an offset of a segment.
    init(
        _ file: DiskFile, on disk: any Disk, after number: Int, from offset: Int, to end: Int
    ) {
        lines = LineReader(file, on: disk, from: offset, to: end)
        self.number = number
        self.offset = offset
        problemOffset = offset
    }

    /// The leaf hashes of the next whole command; nil where there is none.
    mutating func next() throws(StoreError) -> [Digest]? {
        var leaves: [Digest] = []
        var missing = 1
        while missing > 0 {
            let number = number + leaves.count + 1
            var scanner = scanner
            let isFirst = leaves.isEmpty
            problemOffset = lines.offset
            let found = try lines.withNextLine { (line) throws(StoreError) in
                Self.examine(line, with: &scanner, is: number, isFirst: isFirst)
            }
            switch found {
            case .end:
                if !isFirst { problem = "A command is not whole." }
                return nil
            case .noLine:
                problem = "A line does not end."
                return nil
            case .line(.failure(let reason)):
                problem = reason.description
                return nil
            case .line(.success(let (leaf, count))):
                if isFirst { missing = count }
                leaves.append(leaf)
                missing -= 1
            }
        }
        number += leaves.count
        offset = lines.offset
        return leaves
    }

    private static func examine(
        _ line: UnsafeBufferPointer<UInt8>, with scanner: inout LineScanner, is number: Int,
        isFirst: Bool
    ) -> Result<(leaf: Digest, count: Int), LineError> {
        Result { () throws(LineError) in
            let layout = try scanner.scan(line)
            guard layout.number == number else {
                throw LineError("the number is not \(number)", column: 28)
            }
            guard isFirst || layout.count == nil else {
                throw LineError("a command begins inside another", column: 1)
            }
            guard layout.crcIsGood(in: line) else {
                throw LineError("the crc is wrong", column: layout.checkStart + 1)
            }
            guard layout.commitmentIsGood(in: line) else {
                throw LineError("the commitment is wrong", column: layout.data.lowerBound + 1)
            }
            return (layout.leafHash(of: line), layout.commandCount)
        }
    }
}
