internal import Foundation

/// A session at the shell as a file: what is typed, and all that the built command answers.
///
/// 1. `# …` between commands is a comment; `# at 2026-01-05 09:00` sets the clock (UTC).
/// 2. `$ …` is a line of shell; the lines after it that begin with `> ` belong to it.
/// 3. Then stand the standard output as it is, each line of the standard error after `stderr: `,
///    and `exit N` where the exit code is not 0.
/// 4. Blank lines at the end of an answer are for the eye. Control characters stand as `\u{1B}`.
/// 5. A line of an answer that begins like a comment or a command stands after a backslash.
/// 6. What chance decides stands as `<UUID>`, `<HEX>`, `<HASH>`, `<SALT>`, `<CRC>`, `<FOLDER>`.
///
/// With `GOLDEN=write` in the environment the answers are written anew, to be read by a person.
public struct Transcript: Sendable {
    struct Step {
        /// The comments and blank lines before the command.
        var preamble: [String] = []
        var command: [String] = []
        var answer: [String] = []
    }

    private let file: String
    private let steps: [Step]
    private let ending: [String]

    /// The names of all transcripts in the fixtures.
    public static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
        return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }()

    private static let folder = Repository.fixtures + "/transcripts"

    /// Reads a transcript of the fixtures.
    public init(named name: String) throws {
        file = Transcript.folder + "/" + name
        var steps: [Step] = []
        var step = Step()
        for line in try String(contentsOfFile: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init) {
            let isNext = line.hasPrefix("$ ") || line.hasPrefix("# ")
            if isNext, !step.command.isEmpty {
                steps.append(step)
                step = Step()
            }
            if line.hasPrefix("$ ") || (line.hasPrefix("> ") && step.answer.isEmpty) {
                step.command.append(String(line.dropFirst(2)))
            } else if step.command.isEmpty {
                step.preamble.append(line)
            } else {
                step.answer.append(line)
            }
        }
        if step.command.isEmpty { ending = step.preamble } else { ending = [] }
        self.steps = step.command.isEmpty ? steps : steps + [step]
    }

    /// Types every command and answers each difference from what the file says.
    public func differences(in world: TranscriptWorld) throws -> [String] {
        var differences: [String] = []
        var played = steps
        for index in steps.indices {
            let step = steps[index]
            for line in step.preamble { try world.setClock(from: line) }
            let answer = try world.answer(to: step.command.joined(separator: "\n"))
            let expected = Transcript.trimmed(step.answer)
            if answer != expected {
                differences.append(
                    "$ \(step.command.joined(separator: "\n> "))\n--- expected\n"
                        + expected.joined(separator: "\n") + "\n--- got\n"
                        + answer.joined(separator: "\n"))
            }
            played[index].answer = answer + [""]
        }
        guard ProcessInfo.processInfo.environment["GOLDEN"] == "write" else { return differences }
        try write(played)
        return []
    }

    private func write(_ played: [Step]) throws {
        var lines: [String] = []
        for step in played {
            lines += step.preamble
            for (index, line) in step.command.enumerated() {
                lines.append((index == 0 ? "$ " : "> ") + line)
            }
            lines += step.answer
        }
        lines += ending
        let text = Transcript.trimmed(lines).joined(separator: "\n") + "\n"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
    }

    private static func trimmed(_ lines: [String]) -> [String] {
        var lines = lines
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}

/// Where a transcript is played: a folder, a clock and a login name of its own.
public final class TranscriptWorld {
    private let scratch: Scratch
    private var seconds: Int64 = 1_767_603_600  // 2026-01-05T09:00:00Z

    /// Makes a world.
    public init() throws {
        scratch = try Scratch()
    }

    /// Whether a world with its own clock can be made; prints the reason where it cannot.
    public static let isPossible: Bool = {
        if preload != nil { return true }
        print("skipped: there is no clang to compile fixtures/transcripts/world.c with")
        return false
    }()

    /// The library that shows the world to the program, compiled once beside it.
    private static let preload: String? = {
        let library = Binary.folder + "/transcript-world.so"
        let source = Repository.fixtures + "/transcripts/world.c"
        // Moved into place, so that tests of another process never load half of it.
        let script = """
            clang -shared -fPIC -O1 -o "$HOME/world.so" '\(source)' &&
            mv "$HOME/world.so" '\(library)'
            """
        guard let scratch = try? Scratch() else { return nil }
        return (try? Binary(in: scratch).shell(script))?.code == 0 ? library : nil
    }()

    func setClock(from line: String) throws {
        guard line.hasPrefix("# at ") else { return }
        seconds = try TranscriptWorld.seconds(of: String(line.dropFirst(5)))
    }

    static func environment(seconds: Int64) throws -> [String: String] {
        guard let preload else {
            throw BinaryFailure(description: "fixtures/transcripts/world.c cannot be compiled")
        }
        return [
            "LD_PRELOAD": preload, "TRANSCRIPT_SECONDS": "\(seconds)", "TRANSCRIPT_LOGIN": "ana",
        ]
    }

    static func seconds(of moment: String) throws -> Int64 {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "yyyy-MM-dd HH:mm"
        guard let date = format.date(from: moment) else {
            throw BinaryFailure(description: "“\(moment)” is no time such as 2026-01-05 09:00")
        }
        return Int64(date.timeIntervalSince1970)
    }

    /// The lines that a command answers; a minute passes before the next one.
    func answer(to script: String) throws -> [String] {
        let binary = Binary(
            in: scratch, environment: try TranscriptWorld.environment(seconds: seconds))
        let outcome = try binary.shell(script)
        seconds += 60
        var output = outcome.output
        let endsWell = output.isEmpty || output.hasSuffix("\n")
        if output.hasSuffix("\n") { output.removeLast() }
        var lines = outcome.bytes.isEmpty ? [] : normalised(output)
        if !endsWell { lines.append("(no newline)") }
        while lines.last == "" { lines.removeLast() }
        // What would be read as a comment or a command is not one.
        lines = lines.map { $0.hasPrefix("# ") || $0.hasPrefix("$ ") ? "\\" + $0 : $0 }
        let errors = normalised(outcome.errors).dropLast()
        lines += errors.map { "stderr: " + $0 }
        if outcome.code != 0 { lines.append("exit \(outcome.code)") }
        return lines
    }

    private func normalised(_ text: String) -> [String] {
        var text = text.replacingOccurrences(of: scratch.path, with: "<FOLDER>")
        let patterns = [
            ("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<UUID>"),
            ("\\b[0-9a-f]{64}\\b", "<HEX>"),
            ("[A-Za-z0-9+/]{43}=", "<HASH>"), ("[A-Za-z0-9+/]{22}==", "<SALT>"),
            ("\"crc\":\"[0-9a-f]{8}\"", "\"crc\":\"<CRC>\""),
        ]
        for (pattern, mark) in patterns {
            text = text.replacingOccurrences(of: pattern, with: mark, options: .regularExpression)
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.unicodeScalars.map { scalar in
                let isControl = scalar.value < 32 || scalar.value == 127
                return isControl
                    ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
            }.joined()
        }
    }
}
