import OKRModel

/// A command line on its way to a verb: which words name the verb, and what is left for it.
struct CommandWords {
    /// What the words before the verb's own options say.
    enum Meaning {
        case nothing
        case help([String])
        case group(String)
        case unknown([String])
        case verb(Verb, rest: [String])
    }

    /// The words as typed.
    let tokens: [String]

    private let catalogue: Catalogue

    /// Reads the words against the verbs of a catalogue.
    init(_ tokens: [String], in catalogue: Catalogue) {
        self.tokens = tokens
        self.catalogue = catalogue
    }

    /// Whether the help was asked for, wherever it stands before a `--`.
    var asksForHelp: Bool {
        tokens.prefix { $0 != "--" }.contains { $0 == "-h" || $0 == "--help" }
    }

    /// What the words say.
    var meaning: Meaning {
        let places = operandPlaces
        guard let first = places.first.map({ tokens[$0] }) else { return .nothing }
        if first == "help" {
            return .help(places.dropFirst().map { tokens[$0] })
        }
        let pair = places.prefix(2).map { tokens[$0] }
        if pair.count == 2, let verb = catalogue.verb(named: pair.joined(separator: " ")) {
            return .verb(verb, rest: rest(without: places.prefix(2)))
        }
        if let verb = catalogue.verb(named: first) {
            return .verb(verb, rest: rest(without: places.prefix(1)))
        }
        if pair.count == 1, !catalogue.verbs(under: first).isEmpty {
            return .group(first)
        }
        return .unknown(pair)
    }

    /// The error for an option that no verb has, where there is no verb to ask.
    var strayOption: UsageError? {
        let known = everyOption
        for token in tokens {
            guard let word = OptionWord(token), !known.contains(where: word.names) else { continue }
            let names = Option.everywhere.map(\.name) + ["version"]
            return UsageError(
                "There is no option '\(word.typed)'.",
                suggestion: NearMiss.sentence(for: word.name, among: names, prefix: "--"))
        }
        return nil
    }

    /// The places of the words that are neither options nor their values.
    ///
    /// The verb is not known yet, so how many values an option takes is asked of every verb.
    private var operandPlaces: [Int] {
        let known = everyOption
        var places: [Int] = []
        var place = 0
        while place < tokens.count, tokens[place] != "--" {
            if let word = OptionWord(tokens[place]) {
                let values = known.first(where: word.names)?.values.count ?? 0
                place += 1 + max(0, values - (word.value == nil ? 0 : 1))
            } else {
                places.append(place)
                place += 1
            }
        }
        return places
    }

    private var everyOption: [Option] {
        Option.everywhere + catalogue.verbs.flatMap(\.options)
    }

    private func rest(without places: ArraySlice<Int>) -> [String] {
        tokens.indices.filter { !places.contains($0) }.map { tokens[$0] }
    }
}
