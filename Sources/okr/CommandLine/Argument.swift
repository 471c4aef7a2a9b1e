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

    /// Its name in capitals, as the help shows it.
    let name: String

    /// What it is, in a phrase without a full stop.
    let meaning: String

    /// How often it may stand there.
    let arity: Arity

    /// Declares an argument.
    init(_ name: String, _ meaning: String, _ arity: Arity = .required) {
        self.name = name
        self.meaning = meaning
        self.arity = arity
    }

    /// Its name as a member of a JSON command.
    var key: String { name.lowercased() }

    /// How the usage line shows it.
    var synopsis: String {
        switch arity {
        case .required: name
        case .optional: "[\(name)]"
        case .many: "\(name)..."
        case .any: "[\(name)...]"
        }
    }
}
