/// Something wrong in a file to import: where, what, and what would be right.
public struct ImportProblem: Error, Hashable, Sendable {
    /// The name of the file.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// The column in characters (Unicode scalars), counted from 1.
    public let column: Int
    /// What is wrong.
    public let problem: String
    /// What would be right.
    public let remedy: String
    /// The line of the file, without control characters; at most 100 characters around the place.
    public let excerpt: String
    /// Whether the row is good but needs another one that is not.
    public let isConsequence: Bool
}

extension ImportProblem: CustomStringConvertible {
    /// File, line, column, what is wrong and what would be right, in one line.
    public var description: String {
        "\(file):\(line):\(column): \(problem); \(remedy)"
    }
}

/// The problems met so far.
final class ProblemList {
    private var found: [(file: Int, problem: ImportProblem)] = []
    private let sources: [SourceText]
    /// Problems each of which left out one row and nothing else.
    private(set) var unreadRows = 0

    init(_ files: [ImportFile]) {
        sources = files.map(SourceText.init)
    }

    var isEmpty: Bool { found.isEmpty }

    /// Whether the files can be read, apart from single rows.
    var leaveFilesWhole: Bool { found.count == unreadRows }

    func add(
        file: Int, line: Int, column: Int, _ problem: String, _ remedy: String,
        isConsequence: Bool = false, isOfOneRow: Bool = false
    ) {
        if isOfOneRow { unreadRows += 1 }
        let source = sources[file]
        found.append(
            (
                file,
                ImportProblem(
                    file: source.name, line: line, column: column, problem: problem, remedy: remedy,
                    excerpt: source.excerpt(line: line, column: column),
                    isConsequence: isConsequence)
            ))
    }

    /// All problems in the order of the files and their lines.
    var inOrder: [ImportProblem] {
        let order = found.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            return (one.file, one.problem.line, one.problem.column, left.offset)
                < (other.file, other.problem.line, other.problem.column, right.offset)
        }
        return order.map(\.element.problem)
    }
}

/// The lines of a file, found when the first of them is quoted.
private final class SourceText {
    let name: String
    private let bytes: [UInt8]
    private lazy var lines = SourceText.lines(of: bytes)

    init(_ file: ImportFile) {
        name = file.name
        bytes = file.bytes
    }

    func excerpt(line: Int, column: Int) -> String {
        guard lines.indices.contains(line - 1) else { return "" }
        let text = String(decoding: bytes[lines[line - 1]], as: UTF8.self)
        var scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
        if scalars.count > 100 {
            let start = max(0, min(column - 40, scalars.count - 100))
            scalars = scalars.dropFirst(start).prefix(100)
        }
        var excerpt = ""
        // A control character could move the cursor of the terminal that shows it.
        for scalar in scalars {
            let isControl = scalar.properties.generalCategory == .control
            excerpt.unicodeScalars.append(isControl ? " " : scalar)
        }
        return excerpt
    }

    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                lines.append(start..<index)
                let isPair = byte == UInt8(ascii: "\r") && bytes[(index + 1)...].first == 0x0A
                index += isPair ? 1 : 0
                start = index + 1
            }
            index += 1
        }
        return lines + [start..<bytes.count]
    }
}
