import OKRModel

/// Collects what is given to a verb and holds it against the declaration.
struct InvocationBuilder {
    /// How errors name an option or an argument: as typed, or as a member of a JSON command.
    enum Voice {
        case words, members
    }

    private let verb: Verb
    private let voice: Voice
    private var given: [Invocation.Given] = []
    private var operands = 0

    /// Starts with nothing given.
    init(verb: Verb, voice: Voice) {
        self.verb = verb
        self.voice = voice
    }

    /// Adds an option with as many values as it takes.
    mutating func add(_ option: Option, values: [String]) throws(UsageError) {
        if !option.repeats, given.contains(where: { $0.name == option.name }) {
            throw UsageError("'\(spelled(option.name))' is given twice.", verb: verb)
        }
        for value in values where !option.choices.isEmpty && !option.choices.contains(value) {
            throw UsageError(
                "'\(spelled(option.name))' is \(Self.choice(of: option.choices)), not '\(value)'.",
                suggestion: NearMiss.sentence(for: value, among: option.choices), verb: verb)
        }
        given.append(Invocation.Given(name: option.name, values: values))
    }

    /// Adds the next argument by position.
    mutating func add(operand: String) throws(UsageError) {
        let arguments = verb.arguments
        let place = operands < arguments.count ? operands : arguments.count - 1
        guard place >= 0, operands < arguments.count || arguments[place].arity.isList else {
            throw tooMany(operand)
        }
        operands += 1
        let name = arguments[place].key(for: operand)
        given.append(Invocation.Given(name: name, values: [operand]))
    }

    /// Adds an argument by one of its names.
    mutating func add(
        _ argument: Argument, named name: String, values: [String]
    ) throws(UsageError) {
        guard !has(argument) else {
            let names = argument.allKeys.map { "'\($0)'" }
            throw UsageError(
                names.count == 1
                    ? "\(names[0]) is given twice."
                    : "Give \(Self.choice(of: names)), and only once.",
                verb: verb)
        }
        for value in values {
            let key = argument.key(for: value, named: name)
            given.append(Invocation.Given(name: key, values: [value]))
        }
    }

    /// The invocation, where nothing is missing.
    func finish() throws(UsageError) -> Invocation {
        for argument in verb.arguments where argument.arity.isNeeded && !has(argument) {
            let keys = argument.allKeys.map { "'\($0)'" }
            let name = voice == .words ? argument.name : Self.choice(of: keys)
            throw UsageError("\(name) is missing: \(argument.meaning).", verb: verb)
        }
        for option in verb.options where option.isRequired && !has(option.name) {
            let name = voice == .words ? option.synopsis : option.name
            throw UsageError("'\(name)' is missing: \(option.meaning).", verb: verb)
        }
        return Invocation(verb: verb, given: given)
    }

    private func has(_ name: String) -> Bool {
        given.contains { $0.name == name }
    }

    private func has(_ argument: Argument) -> Bool {
        argument.allKeys.contains(where: has)
    }

    private func spelled(_ name: String) -> String {
        voice == .words ? "--\(name)" : name
    }

    private func tooMany(_ operand: String) -> UsageError {
        let options = verb.options.map(\.name)
        let suggestion =
            options.contains(operand)
            ? "Did you mean '--\(operand)'?"
            : verb.arguments.isEmpty ? nil : "A text of several words needs quotes."
        return UsageError(
            "'\(operand)' is one argument too many.", suggestion: suggestion, verb: verb)
    }

    /// The words as a choice: `auto, always or never`.
    static func choice(of words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
