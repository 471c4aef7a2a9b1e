/// Something a verb takes by its position.
struct Argument: Sendable {
    /// How often it may stand there.
    enum Arity: Sendable {
        case required, optional

        /// One or more.
        case many

        /// None or more.
        case any

        /// Whether it takes all that is left.
        var isList: Bool { self == .many || self == .any }

        /// Whether the verb cannot do without it.
        var isNeeded: Bool { self == .required || self == .many }
    }

    /// Its name in capitals, as the help shows it: `GOAL`, `PARENT[=WEIGHT]`, `GOAL|@ENTRY`.
    let name: String

    /// What it is, in a phrase without a full stop.
    let meaning: String

    /// How often it may stand there.
    let arity: Arity

    /// Its names as a member of a JSON command, the one that the verb asks for first.
    private let keys: [String]

    /// Its name as a member of a JSON command where it is an entry; nil where it cannot be one.
    private let entryKey: String?

    /// Declares an argument.
    ///
    /// What may be one of several things names them with `|` between; a word that begins with `@`
    /// is the one that does so too, and every other word is the first of the others.
    init(_ name: String, _ meaning: String, _ arity: Arity = .required) {
        self.name = name
        self.meaning = meaning
        self.arity = arity
        let forms = name.split(separator: "|")
        let entries = forms.filter { $0.hasPrefix("@") }.map { Argument.key(of: $0.dropFirst()) }
        let others = forms.filter { !$0.hasPrefix("@") }.map(Argument.key)
        keys = others.isEmpty ? entries : others
        entryKey = others.isEmpty ? nil : entries.first
        precondition(keys.first?.isEmpty == false, "'\(name)' is no name of an argument.")
    }

    /// Its name as a member of a JSON command, and the name under which the verb finds it.
    var key: String { keys.first ?? "" }

    /// Every name it answers to as a member of a JSON command.
    var allKeys: [String] { keys + [entryKey].compactMap { $0 } }

    /// The name under which the verb finds a word: an entry's where it begins with `@`.
    func key(for word: String) -> String {
        word.hasPrefix("@") ? entryKey ?? key : key
    }

    /// The name under which the verb finds what a member of this name says.
    func key(for word: String, named member: String) -> String {
        member == entryKey ? member : key(for: word)
    }

    /// How the usage line shows it.
    var synopsis: String {
        switch arity {
        case .required: name
        case .optional: "[\(name)]"
        case .many: "\(name)…"
        case .any: "[\(name)…]"
        }
    }

    /// The word a name begins with, in lower case: `parent` for `PARENT[=WEIGHT]`.
    private static func key(of name: Substring) -> String {
        name.lowercased().prefix { $0.isLetter || $0 == "-" }.description
    }
}
