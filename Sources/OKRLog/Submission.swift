/// Commands that were found fit to be appended: every line canonical, numbered and counted.
struct Submission {
    /// One command: its lines, each ended by a newline, and the leaf hashes of its entries.
    struct Command {
        var bytes: [UInt8] = []
        var leaves: [Digest] = []
    }

    private(set) var commands: [Command] = []

    /// Checks the commands of one `append` after `size` entries.
    ///
    /// - Throws: `badRecord` for the first line the log may not hold.
    init(_ commands: [[[UInt8]]], after size: Int) throws(StoreError) {
        var scanner = LineScanner()
        var number = size
        for lines in commands {
            guard let first = lines.first else { continue }
            var command = Command()
            command.bytes.reserveCapacity(lines.count * (first.count + 64))
            for (index, bytes) in lines.enumerated() {
                number += 1
                let line: Line
                do throws(LineError) {
                    line = try Line(parsing: bytes, with: &scanner)
                } catch {
                    throw .badRecord(entry: number, problem: "The line is refused: \(error).")
                }
                try Submission.check(line, is: number, at: index, of: lines.count)
                command.bytes.append(contentsOf: bytes)
                command.bytes.append(UInt8(ascii: "\n"))
                command.leaves.append(line.leafHash)
            }
            self.commands.append(command)
        }
    }

    private static func check(
        _ line: Line, is number: Int, at index: Int, of total: Int
    ) throws(StoreError) {
        func refuse(_ problem: String) -> StoreError {
            .badRecord(entry: number, problem: problem)
        }
        guard line.number == number else {
            throw refuse("The line has number \(line.number) where \(number) is next.")
        }
        let due: Int? = index == 0 && total > 1 ? total : nil
        guard line.layout.count == due else {
            throw refuse("The line's count is not that of its command (\(total)).")
        }
        guard line.crcIsGood else { throw refuse("The line's crc is wrong.") }
        guard line.commitmentIsGood else { throw refuse("The line's commitment is wrong.") }
    }
}
