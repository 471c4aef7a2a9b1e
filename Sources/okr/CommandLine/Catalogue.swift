import OKRModel

/// Every verb there is, and what a command line asks of them.
struct Catalogue: Sendable {
    /// What the program is, in one sentence, at the head of the overview.
    let summary: String

    /// The verbs in the order of the overview.
    let verbs: [Verb]

    /// Makes a catalogue; no verb may be declared twice or stand in the way of an option of all.
    init(summary: String, verbs: [Verb]) {
        self.summary = summary
        self.verbs = verbs
        let names = verbs.map(\.name)
        precondition(Set(names).count == names.count, "A verb is declared twice among \(names).")
        for verb in verbs {
            let taken = Option.everywhere.first { verb.option(named: $0.name) != nil }
            precondition(taken == nil, "'\(verb.name)' declares '\(taken?.name ?? "")' anew.")
        }
    }

    /// What is to be done for a command line; `arguments` come without the program's own name.
    func parse(_ arguments: [String], layout: HelpLayout = HelpLayout(width: 80)) -> ParseResult {
        do throws(UsageError) {
            return try answer(to: CommandWords(arguments, in: self), layout: layout)
        } catch {
            return .usageError(error)
        }
    }

    /// The verb of this name.
    func verb(named name: String) -> Verb? {
        verbs.first { $0.name == name }
    }

    /// The verbs of two words that begin with this one.
    func verbs(under word: String) -> [Verb] {
        verbs.filter { $0.name.hasPrefix(word + " ") }
    }

    private func answer(
        to words: CommandWords, layout: HelpLayout
    ) throws(UsageError) -> ParseResult {
        let help = HelpText(catalogue: self, layout: layout)
        switch words.meaning {
        case .nothing where words.tokens.isEmpty || words.asksForHelp:
            return .help(help.overview)
        case .nothing where words.tokens.contains("--version"):
            return .version
        case .nothing:
            throw words.strayOption ?? UsageError("A verb is missing.")
        case .help(let topic):
            return .help(try help.explaining(topic))
        case .group(let word):
            return .help(help.listing(word))
        case .unknown(let typed):
            throw unknown(typed)
        case .verb(let verb, _) where words.asksForHelp:
            return .help(help.explaining(verb))
        case .verb(let verb, let rest):
            return .run(try ArgumentReader.read(rest, for: verb))
        }
    }

    /// The error for words that name no verb, with the verb that was probably meant.
    func unknown(_ words: [String]) -> UsageError {
        let first = words.first ?? ""
        let typed = words.joined(separator: " ")
        let names = verbs.map(\.name) + ["help"]
        let turned = words.reversed().joined(separator: " ")
        if words.count > 1, names.contains(turned) {
            return UsageError(
                "There is no verb '\(typed)'.", suggestion: "Did you mean '\(turned)'?")
        }
        if words.count > 1, !verbs(under: first).isEmpty {
            return UsageError(
                "There is no verb '\(typed)'.",
                suggestion: NearMiss.sentence(for: typed, among: names), group: first)
        }
        let meant = NearMiss.of(first, among: names) ?? NearMiss.of(typed, among: names)
        return UsageError(
            "There is no verb '\(first)'.", suggestion: meant.map { "Did you mean '\($0)'?" })
    }
}

/// What a command line asks for.
enum ParseResult: Sendable {
    /// A verb is to run.
    case run(Invocation)

    /// This text is to be printed.
    case help(String)

    /// The version is to be printed.
    case version

    /// Nothing can be done; the error says why.
    case usageError(UsageError)
}
