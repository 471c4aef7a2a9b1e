/// A verb and everything that was given to it.
///
/// Options and arguments share one set of names: an argument's is its own in lower case.
struct Invocation: Sendable {
    /// One option or argument as given.
    struct Given: Sendable, Hashable {
        /// The option's long name without dashes, or the argument's name in lower case.
        let name: String

        /// Its values; none for a flag, two for an option that takes two.
        let values: [String]
    }

    /// The verb that was called.
    let verb: Verb

    /// Options and arguments in the order given, options by their long names.
    let given: [Given]

    /// The value of an option, nil where it was not given.
    subscript(_ name: String) -> String? {
        all(name).last
    }

    /// Every value of an option that may be repeated, in the order given.
    func all(_ name: String) -> [String] {
        given.filter { $0.name == name }.flatMap(\.values)
    }

    /// Whether an option or flag was given.
    func has(_ name: String) -> Bool {
        given.contains { $0.name == name }
    }

    /// The two values of an option that takes two.
    func pair(_ name: String) -> (String, String)? {
        guard let values = given.last(where: { $0.name == name })?.values, values.count == 2 else {
            return nil
        }
        return (values[0], values[1])
    }

    /// The argument of this name, nil where an optional one was left out.
    func positional(_ name: String) -> String? {
        self[name.lowercased()]
    }

    /// Every argument of this name, in the order given.
    func positionals(_ name: String) -> [String] {
        all(name.lowercased())
    }

    /// The argument of this name; a precondition where it is not declared as required.
    func required(_ name: String) -> String {
        guard let value = positional(name) else {
            preconditionFailure("'\(verb.name)' does not declare \(name) as required.")
        }
        return value
    }

    /// A usage error about this verb, for what a declaration cannot say.
    func misuse(_ problem: String, suggestion: String? = nil) -> UsageError {
        UsageError(problem, suggestion: suggestion, verb: verb)
    }
}

extension Invocation: CustomStringConvertible {
    /// The verb and what was given, for the reader of a failed test.
    var description: String {
        ([verb.name] + given.map { "\($0.name)=\($0.values)" }).joined(separator: " ")
    }
}
