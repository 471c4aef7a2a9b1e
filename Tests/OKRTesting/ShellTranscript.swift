// $ okr kr add O-1 "Raise code coverage" \                 a command, going on after a backslash
//     --from 63 --to 80
// KR-1                                                     what it prints
//                                                          an empty line where the writer likes one
// $ cat > goals.csv <<'END'                                a command with lines of input
// type,id
// END

/// A console block: commands after `$ `, each with what it prints.
public struct ShellTranscript {
    /// The commands in their order.
    public var steps: [Step] = []

    /// One command with what it is to print.
    public struct Step {
        /// The lines of the block that give the command.
        public var source: [String]
        /// The command itself.
        public var command: String
        /// The lines of input that follow it.
        public var document: String?
        /// What it prints, line by line, without the empty lines at its end.
        public var output: [String] = []
        /// The empty lines before the next command.
        public var gap = 0
    }

    /// Reads the lines of a block.
    public init(_ lines: [String]) throws {
        var rest = lines[...]
        while let line = rest.popFirst() {
            guard line.hasPrefix("$ ") else {
                guard !steps.isEmpty else {
                    throw ShellLine.Problem(description: "the block does not begin with a command")
                }
                steps[steps.count - 1].output.append(line)
                continue
            }
            var step = Step(source: [line], command: String(line.dropFirst(2)))
            while step.command.hasSuffix("\\"), let next = rest.popFirst() {
                step.source.append(next)
                step.command += "\n" + next
            }
            if let end = try ShellLine.documentEnd(of: step.command) {
                var document = ""
                while let next = rest.popFirst() {
                    step.source.append(next)
                    if next == end { break }
                    document += next + "\n"
                }
                step.document = document
            }
            steps.append(step)
        }
        for index in steps.indices {
            while steps[index].output.last == "" {
                steps[index].output.removeLast()
                steps[index].gap += 1
            }
        }
    }

    /// The block with what the commands print, line by line.
    public var lines: [String] {
        var lines = steps.flatMap { step in
            step.source + step.output + Array(repeating: "", count: step.gap)
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// What a command printed as lines, without the empty ones at its end.
    public static func lines(of printed: String) -> [String] {
        var lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}
