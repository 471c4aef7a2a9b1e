import OKRModel

/// One member of a command written as JSON, as in `okr apply`.
struct CommandMember: Sendable {
    /// What the member says.
    enum Value: Sendable, Equatable {
        /// Numbers as their digits; several for a list.
        case texts([String])

        /// Whether a flag is set.
        case flag(Bool)
    }

    /// The option's long name, or the argument's name in lower case.
    let name: String

    /// What it says.
    let value: Value

    /// Makes a member with one or several texts.
    init(_ name: String, _ texts: String...) {
        self.init(name, .texts(texts))
    }

    /// Makes a member.
    init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}

extension Catalogue {
    /// The invocation that members make of a verb; whoever reads the JSON leaves out what is null.
    func invocation(
        of name: String, members: [CommandMember]
    ) throws(UsageError) -> Invocation {
        guard let verb = verb(named: name) else {
            throw unknown(name.split(separator: " ").map(String.init))
        }
        var builder = InvocationBuilder(verb: verb, voice: .members)
        for member in members {
            if let option = verb.options.first(where: { $0.name == member.name }) {
                try builder.add(member, to: option, of: verb)
            } else if let argument = verb.argument(named: member.name) {
                try builder.add(member, to: argument, of: verb)
            } else {
                let names = verb.arguments.flatMap(\.allKeys) + verb.options.map(\.name)
                throw UsageError(
                    "'\(verb.name)' has no member '\(member.name)'.",
                    suggestion: NearMiss.sentence(for: member.name, among: names), verb: verb)
            }
        }
        return try builder.finish()
    }
}

extension InvocationBuilder {
    fileprivate mutating func add(
        _ member: CommandMember, to option: Option, of verb: Verb
    ) throws(UsageError) {
        switch member.value {
        case .flag(let isSet) where option.isFlag:
            if isSet { try add(option, values: []) }
        case .texts(let texts) where option.values.count == 1 && option.repeats:
            for text in texts { try add(option, values: [text]) }
        case .texts(let texts) where !option.isFlag && texts.count == option.values.count:
            try add(option, values: texts)
        default:
            throw UsageError(
                "'\(option.name)' is \(Self.demand(of: option)).", verb: verb)
        }
    }

    fileprivate mutating func add(
        _ member: CommandMember, to argument: Argument, of verb: Verb
    ) throws(UsageError) {
        guard case .texts(let texts) = member.value, argument.arity.isList || texts.count == 1
        else {
            let demand = argument.arity.isList ? "one value or a list of them" : "one value"
            throw UsageError("'\(member.name)' is \(demand).", verb: verb)
        }
        try add(argument, named: member.name, values: texts)
    }

    private static func demand(of option: Option) -> String {
        switch option.values.count {
        case 0: "true or false"
        case 1: option.repeats ? "one value or a list of them" : "one value"
        default: "a list of \(option.values.count) values"
        }
    }
}
