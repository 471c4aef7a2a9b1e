import OKRModel

/// Reads the words after the verb into an invocation.
enum ArgumentReader {
    /// The invocation that the words make of the verb.
    static func read(_ tokens: [String], for verb: Verb) throws(UsageError) -> Invocation {
        let options = verb.options + Option.everywhere
        var builder = InvocationBuilder(verb: verb, voice: .words)
        var rest = tokens[...]
        while let token = rest.popFirst() {
            if token == "--" {
                while let operand = rest.popFirst() { try builder.add(operand: operand) }
            } else if let word = OptionWord(token) {
                guard let option = options.first(where: word.names) else {
                    throw unknown(word, among: options, of: verb)
                }
                let values = try values(of: option, after: word, from: &rest, for: verb)
                try builder.add(option, values: values)
            } else {
                try builder.add(operand: token)
            }
        }
        return try builder.finish()
    }

    private static func values(
        of option: Option, after word: OptionWord, from rest: inout ArraySlice<String>,
        for verb: Verb
    ) throws(UsageError) -> [String] {
        var values: [String] = []
        if let value = word.value {
            guard !option.isFlag else {
                throw UsageError("'--\(option.name)' takes no value.", verb: verb)
            }
            values.append(value)
        }
        while values.count < option.values.count {
            guard let next = rest.first, next != "--", OptionWord(next) == nil else {
                let count = option.values.count == 1 ? "a value" : "\(option.values.count) values"
                throw UsageError(
                    "'\(option.synopsis)' needs \(count).",
                    suggestion: hint(for: option, before: rest.first, verb), verb: verb)
            }
            values.append(next)
            rest.removeFirst()
        }
        return values
    }

    /// How to give a value that looks like an option, where the next word may have been meant so.
    private static func hint(for option: Option, before next: String?, _ verb: Verb) -> String? {
        guard let next, let word = OptionWord(next), option.values.count == 1,
            !(verb.options + Option.everywhere).contains(where: word.names)
        else { return nil }
        return "If '\(next)' is the value, write '--\(option.name)=\(next)'."
    }

    private static func unknown(
        _ word: OptionWord, among options: [Option], of verb: Verb
    ) -> UsageError {
        let suggestion =
            options.contains { $0.answers(to: word.name) }
            ? "Did you mean '--\(word.name)'?"
            : NearMiss.sentence(for: word.name, among: options.map(\.name), prefix: "--")
        return UsageError(
            "'okr \(verb.name)' has no option '\(word.typed)'.", suggestion: suggestion, verb: verb)
    }
}
