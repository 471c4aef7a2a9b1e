/// The members that a fact's payload may have: the open ones with their shapes, and the free texts.
public struct Schema: Sendable {
    /// The open members in the order they are written.
    public let open: [Member]
    /// The names of the free texts, which live in the entry's `private` object.
    public let texts: [String]

    /// An open member's name and shape.
    public struct Member: Sendable {
        /// The member's name.
        public let name: String
        /// What its value looks like.
        public let shape: Shape
    }

    /// What a value looks like in JSON.
    public indirect enum Shape: Sendable {
        /// An exact decimal number.
        case number
        /// A whole number.
        case whole
        /// A civil day, `2026-02-15`.
        case day
        /// An identifier, an enumerated word, or a word of a grammar of its own.
        case word
        /// A list of values of one shape.
        case list(Shape)
        /// A record of members.
        case record([Member])
    }

    init(_ open: KeyValuePairs<String, Shape>, texts: [String] = []) {
        self.open = open.map { Member(name: $0.key, shape: $0.value) }
        self.texts = texts
    }
}

extension Schema.Member {
    init(_ name: String, _ shape: Schema.Shape) {
        self.name = name
        self.shape = shape
    }
}
