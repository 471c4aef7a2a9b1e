/// Something a verb takes by its name.
struct Option: Sendable {
    /// The part of a verb's help it stands in.
    enum Section: String, CaseIterable, Sendable {
        case own = "Options"
        case recording = "Recording"
        case reading = "Looking back"
        case filtering = "Which goals"
        case everywhere = "Everywhere"
    }

    /// Its long name, without dashes.
    let name: String

    /// Other long names, without dashes; understood, but not shown.
    var aliases: [String] = []

    /// Its name of one letter, for the very few that have one.
    var letter: Character?

    /// What its values are called, in capitals; none for a flag.
    var values: [String] = []

    /// The only words its value may be; none for no such bound.
    var choices: [String] = []

    /// What it is, in a phrase without a full stop.
    let meaning: String

    /// Whether it may be given several times.
    var repeats = false

    /// Whether the verb cannot do without it.
    var isRequired = false

    /// The part of a verb's help it stands in.
    var section = Section.own

    /// Whether it takes no value.
    var isFlag: Bool { values.isEmpty }

    /// How the usage line and the errors show it: `--between LOW HIGH`.
    var synopsis: String { (["--" + name] + values).joined(separator: " ") }

    /// Whether this is one of its long names.
    func answers(to name: String) -> Bool {
        self.name == name || aliases.contains(name)
    }
}

extension Option {
    /// An option without a value.
    static func flag(
        _ name: String, _ meaning: String, letter: Character? = nil, aliases: [String] = []
    ) -> Option {
        Option(name: name, aliases: aliases, letter: letter, meaning: meaning)
    }

    /// An option with one value, or with several where `values` names them.
    static func value(
        _ name: String, _ values: String..., meaning: String, oneOf choices: [String] = [],
        aliases: [String] = [], required: Bool = false, repeats: Bool = false
    ) -> Option {
        precondition(!values.isEmpty, "'--\(name)' is declared with a value but names none.")
        return Option(
            name: name, aliases: aliases, values: values, choices: choices, meaning: meaning,
            repeats: repeats, isRequired: required)
    }

    /// The same option in another part of the help.
    func placed(in section: Section) -> Option {
        var copy = self
        copy.section = section
        return copy
    }
}
