/// One verb as declared: from this alone come parsing, help and the text of usage errors.
struct Verb: Sendable {
    /// What is typed: one word, or two such as `kr add`.
    let name: String

    /// The part of the overview it stands in.
    let group: VerbGroup

    /// What it does, in one imperative sentence.
    let summary: String

    /// What `okr help VERB` says beyond that: paragraphs, with examples indented by two spaces.
    let discussion: String

    /// What it takes by position.
    let arguments: [Argument]

    /// What it takes by name, in the order of the help.
    let options: [Option]

    /// Declares a verb; names are distinct, needed arguments come first and a list last.
    init(
        _ name: String, _ group: VerbGroup, _ summary: String, discussion: String = "",
        arguments: [Argument] = [], options: [Option] = []
    ) {
        self.name = name
        self.group = group
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments
        self.options = options
        let names = arguments.flatMap(\.allKeys) + options.flatMap { [$0.name] + $0.aliases }
        precondition(
            Set(names).count == names.count, "'\(name)' declares a name twice among \(names).")
        precondition(
            !arguments.dropLast().contains { $0.arity.isList },
            "'\(name)' has a list before its end.")
        let needed = arguments.map(\.arity.isNeeded)
        precondition(
            needed.drop { $0 }.allSatisfy { !$0 },
            "'\(name)' needs an argument after an optional one.")
    }

    /// The option of this name or alias, without dashes.
    func option(named name: String) -> Option? {
        options.first { $0.answers(to: name) }
    }

    /// The argument that answers to this name as a member of a JSON command.
    func argument(named name: String) -> Argument? {
        arguments.first { $0.allKeys.contains(name) }
    }

    /// How it is typed, on one line: arguments, options it needs, and a word for the rest.
    var usage: String {
        let required = options.filter(\.isRequired).map(\.synopsis)
        let others = options.contains { !$0.isRequired } ? ["[options]"] : []
        return (["okr", name] + arguments.map(\.synopsis) + required + others)
            .joined(separator: " ")
    }
}

/// The parts of the overview, in its order.
enum VerbGroup: String, CaseIterable, Sendable {
    case ledger = "The ledger"
    case frame = "Cycles, teams, persons"
    case strategy = "Strategy"
    case objectives = "Objectives"
    case keyResults = "Key results"
    case indicators = "KPIs and initiatives"
    case checkIns = "Check-ins"
    case changes = "Changes"
    case life = "The life of a goal"
    case look = "Looking"
    case travel = "Time travel"
    case account = "Giving account"
    case report = "Reports"
    case inOut = "In and out"
}
