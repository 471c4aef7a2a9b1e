/// Why bytes are not a JSON document that is accepted here, where, and what to do about it.
public struct JSONError: Error, Hashable, Sendable {
    /// The byte at which reading stopped, counted from 0.
    public let offset: Int
    /// The line of that byte, counted from 1; CR, LF and CRLF end a line.
    public let line: Int
    /// The column of that byte in characters (Unicode scalars), counted from 1.
    public let column: Int
    /// What is wrong.
    public let problem: String
    /// What would be right.
    public let remedy: String

    init(_ problem: String, remedy: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        var line = 1
        var lineStart = 0
        for index in 0..<min(offset, bytes.count) {
            let endsLine =
                bytes[index] == UInt8(ascii: "\n")
                || bytes[index] == UInt8(ascii: "\r")
                    && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"))
            if endsLine {
                line += 1
                lineStart = index + 1
            }
        }
        var column = 1
        for index in lineStart..<min(offset, bytes.count) where bytes[index] & 0xC0 != 0x80 {
            column += 1
        }
        self.offset = offset
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }
}

extension JSONError: CustomStringConvertible {
    /// Line, column, what is wrong and what would be right, in one line.
    public var description: String {
        "\(line):\(column): \(problem); \(remedy)"
    }
}
