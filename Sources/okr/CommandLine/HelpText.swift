/// The help, made from the declarations alone.
struct HelpText {
    private let catalogue: Catalogue
    private let layout: HelpLayout

    /// Makes help for the verbs of a catalogue.
    init(catalogue: Catalogue, layout: HelpLayout) {
        self.catalogue = catalogue
        self.layout = layout
    }

    /// Every verb by its group, and the options that all of them understand.
    var overview: String {
        let left = layout.leftColumn(
            for: catalogue.verbs.map(Self.entry) + Option.everywhere.map(Self.entry))
        var text = layout.paragraphs(catalogue.summary)
        text += "\n" + usage("okr VERB [arguments] [options]")
        for group in VerbGroup.allCases {
            let verbs = catalogue.verbs.filter { $0.group == group }
            guard !verbs.isEmpty else { continue }
            text += "\n" + layout.heading(group.rawValue)
            text += layout.columns(verbs.map { (Self.entry($0), $0.summary) }, left: left)
        }
        let general = [
            ("help [VERB]", "Explain a verb, or list them all."),
            ("--version", "Print the version."),
        ]
        text += "\n" + layout.heading("Help") + layout.columns(general, left: left)
        text += "\n" + section(.everywhere, of: Option.everywhere, left: left)
        return text
    }

    /// The help for the words after `help`: the overview, a verb, or the verbs of a group.
    func explaining(_ words: [String]) throws(UsageError) -> String {
        guard let first = words.first else { return overview }
        let name = words.joined(separator: " ")
        if let verb = catalogue.verb(named: name) { return explaining(verb) }
        if words.count == 1, !catalogue.verbs(under: first).isEmpty { return listing(first) }
        if name == "help" { return overview }
        throw catalogue.unknown(words)
    }

    /// The verbs of two words that begin with this one.
    func listing(_ word: String) -> String {
        let verbs = catalogue.verbs(under: word)
        let left = layout.leftColumn(for: verbs.map(Self.entry))
        return usage("okr \(word) VERB [arguments] [options]") + "\n"
            + layout.heading("Verbs")
            + layout.columns(verbs.map { (Self.entry($0), $0.summary) }, left: left)
            + "\n" + layout.paragraphs("'okr help \(word) VERB' explains one of them.")
    }

    /// All about one verb.
    func explaining(_ verb: Verb) -> String {
        let options = verb.options + Option.everywhere
        let left = layout.leftColumn(for: verb.arguments.map(\.synopsis) + options.map(Self.entry))
        var text = layout.paragraphs(verb.summary) + "\n" + usage(verb.usage)
        if !verb.discussion.isEmpty {
            text += "\n" + layout.paragraphs(verb.discussion)
        }
        if !verb.arguments.isEmpty {
            let entries = verb.arguments.map { ($0.synopsis, $0.meaning) }
            text += "\n" + layout.heading("Arguments") + layout.columns(entries, left: left)
        }
        for part in Option.Section.allCases where options.contains(where: { $0.section == part }) {
            text += "\n" + section(part, of: options, left: left)
        }
        return text
    }

    private func section(_ section: Option.Section, of options: [Option], left: Int) -> String {
        let entries = options.filter { $0.section == section }
            .map { (Self.entry($0), Self.meaning(of: $0)) }
        return layout.heading(section.rawValue) + layout.columns(entries, left: left)
    }

    /// A usage line; where it is too long it goes on under the verb.
    private func usage(_ line: String) -> String {
        let lines = layout.wrapped(line, to: layout.width - 11)
        return lines.enumerated()
            .map { ($0 == 0 ? "Usage: " : "           ") + $1 + "\n" }.joined()
    }

    private static func entry(_ verb: Verb) -> String {
        ([verb.name] + verb.arguments.map(\.synopsis)).joined(separator: " ")
    }

    private static func entry(_ option: Option) -> String {
        (option.letter.map { "-\($0), " } ?? "") + option.synopsis
    }

    private static func meaning(of option: Option) -> String {
        let remarks = [option.isRequired ? "required" : nil, option.repeats ? "repeatable" : nil]
            .compactMap { $0 }
        return option.meaning + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
    }
}
