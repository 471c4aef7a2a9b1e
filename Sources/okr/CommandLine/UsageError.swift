/// What was wrong with the command line, how it should have been, and where to read more.
struct UsageError: Error, Sendable, Equatable {
    /// The exit code of wrong usage, `EX_USAGE` of `sysexits.h`.
    static let exitCode: Int32 = 64

    /// What is wrong, as a sentence.
    let problem: String

    /// What may have been meant, as a sentence.
    let suggestion: String?

    /// How the verb is typed.
    let usage: String

    /// The command that explains more.
    let more: String

    /// Makes an error about one verb.
    init(_ problem: String, suggestion: String? = nil, verb: Verb) {
        self.problem = problem
        self.suggestion = suggestion
        usage = verb.usage
        more = "okr help \(verb.name)"
    }

    /// Makes an error where no verb is known yet, or only its first word.
    init(_ problem: String, suggestion: String? = nil, group: String? = nil) {
        self.problem = problem
        self.suggestion = suggestion
        usage = (["okr", group, "VERB", "[arguments]", "[options]"].compactMap { $0 })
            .joined(separator: " ")
        more = (["okr", "help", group].compactMap { $0 }).joined(separator: " ")
    }

    /// The problem and what may have been meant, on one line.
    var sentence: String {
        [problem, suggestion].compactMap { $0 }.joined(separator: " ")
    }

    /// All of it on three lines, for the standard error.
    var text: String {
        """
        okr: \(sentence)
        Usage: \(usage)
        More:  \(more)

        """
    }
}
