/// A line of shell as read: pipelines, each of which runs only if the one before succeeded.
///
/// The grammar is what documentation needs: words with quotes and `$NAME`, assignments in front of
/// a command, `|`, `&&`, `>`, `>>`, `<<WORD`, and a comment after `#`.
public struct ShellLine {
    /// Commands joined by `|`, in the order of the `&&` between them.
    public var pipelines: [[Command]] = [[]]

    /// One command of a pipeline.
    public struct Command {
        /// The variables set for this command alone.
        public var assignments: [(name: String, value: String)] = []
        /// The program and its arguments.
        public var words: [String] = []
        /// The file that takes the output.
        public var output: String?
        /// Whether the output is added to what the file holds.
        public var appends = false
        /// Whether the lines that follow are its input.
        public var readsDocument = false
    }

    /// Why a line is none that this shell reads.
    public struct Problem: Error, CustomStringConvertible {
        /// What is wrong.
        public let description: String

        /// Makes a complaint.
        public init(description: String) {
            self.description = description
        }
    }

    /// Reads a line; `variables` gives the values of `$NAME` and `$?`.
    public init(_ text: String, variables: [String: String] = [:]) throws {
        var reader = ShellReader(text, variables: variables)
        var command = Command()
        while let token = try reader.next() {
            switch token {
            case .word(let word, let isPlain):
                add(word, isPlain, to: &command)
            case .sign("|"): try close(&command)
            case .sign("&&"):
                try close(&command)
                pipelines.append([])
            case .sign("<<"):
                _ = try reader.word(after: "<<")
                command.readsDocument = true
            case .sign(let sign):
                command.output = try reader.word(after: sign)
                command.appends = sign == ">>"
            }
        }
        guard pipelines.count > 1 || !command.words.isEmpty || !command.assignments.isEmpty else {
            return
        }
        try close(&command)
    }

    /// The word that ends the lines of input that follow a line; nil where none follow.
    public static func documentEnd(of text: String) throws -> String? {
        var reader = ShellReader(text, variables: [:])
        while let token = try reader.next() {
            if case .sign("<<") = token { return try reader.word(after: "<<") }
        }
        return nil
    }

    private func add(_ word: String, _ isPlain: Bool, to command: inout Command) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if isPlain, command.words.isEmpty, parts.count == 2, let first = parts[0].first,
            first.isLetter, parts[0].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
        {
            command.assignments.append((String(parts[0]), String(parts[1])))
        } else {
            command.words.append(word)
        }
    }

    private mutating func close(_ command: inout Command) throws {
        guard !command.words.isEmpty || !command.assignments.isEmpty else {
            throw Problem(description: "a command is missing")
        }
        pipelines[pipelines.count - 1].append(command)
        command = Command()
    }
}

/// Reads words and signs from a line of shell.
private struct ShellReader {
    enum Token {
        /// A word, and whether its name part was free of quotes, as an assignment must be.
        case word(String, isPlain: Bool)
        case sign(String)
    }

    private let text: [Character]
    private let variables: [String: String]
    private var place = 0

    init(_ text: String, variables: [String: String]) {
        self.text = Array(text)
        self.variables = variables
    }

    mutating func word(after sign: String) throws -> String {
        guard case .word(let word, _) = try next() else {
            throw ShellLine.Problem(description: "a word is missing after \(sign)")
        }
        return word
    }

    mutating func next() throws -> Token? {
        while place < text.count, text[place] == " " || text[place] == "\n" { place += 1 }
        guard place < text.count, text[place] != "#" else { return nil }
        for sign in ["&&", ">>", "<<", "|", ">"] where text[place...].starts(with: sign) {
            place += sign.count
            return .sign(sign)
        }
        let isPlain = text[place] != "\"" && text[place] != "'"
        var word = ""
        while place < text.count, !" \n|>&".contains(text[place]) {
            try read(into: &word)
        }
        return .word(word, isPlain: isPlain)
    }

    private mutating func read(into word: inout String) throws {
        let character = text[place]
        place += 1
        switch character {
        case "'":
            while try current() != "'" { word.append(try take()) }
            place += 1
        case "\"":
            while try current() != "\"" {
                let inside = try take()
                if inside == "\\", "\"\\$".contains(try current()) {
                    word.append(try take())
                } else if inside == "$" {
                    word += variable()
                } else {
                    word.append(inside)
                }
            }
            place += 1
        case "\\":
            let escaped = try take()
            if escaped != "\n" { word.append(escaped) }
        case "$": word += variable()
        default: word.append(character)
        }
    }

    private func current() throws -> Character {
        guard place < text.count else {
            throw ShellLine.Problem(description: "a quote is not closed: \(String(text))")
        }
        return text[place]
    }

    private mutating func take() throws -> Character {
        let character = try current()
        place += 1
        return character
    }

    private mutating func variable() -> String {
        var name = ""
        while place < text.count, text[place].isLetter || "_?".contains(text[place]) {
            name.append(text[place])
            place += 1
            if name == "?" { break }
        }
        return name.isEmpty ? "$" : variables[name] ?? ""
    }
}
