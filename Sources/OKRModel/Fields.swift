/// One value of a fact's payload, in the few shapes that facts are made of.
public enum FieldValue: Hashable, Sendable {
    case number(Decimal)
    case whole(Int)
    case day(Day)
    case word(String)
    case list([FieldValue])
    case record([Field])

    /// A member of a record.
    public struct Field: Hashable, Sendable {
        /// The member's name.
        public let name: String
        /// The member's value.
        public let value: FieldValue

        /// Makes a member of a record.
        public init(_ name: String, _ value: FieldValue) {
            self.name = name
            self.value = value
        }
    }
}

extension FieldValue: CustomStringConvertible {
    /// The value as people read it.
    public var description: String {
        switch self {
        case .number(let number): number.description
        case .whole(let whole): String(whole)
        case .day(let day): day.description
        case .word(let word): word
        case .list(let values): values.map(\.description).joined(separator: ", ")
        case .record(let fields): fields.map { "\($0.name) \($0.value)" }.joined(separator: " ")
        }
    }
}

/// The payload of a fact between its own type and the bytes of an entry.
///
/// `open` members stay readable for ever; `texts` are the free strings, kept in the entry's
/// `private` object so that they can be erased without breaking a proof. Members that are nil are
/// left out.
public struct Fields: Hashable, Sendable {
    /// The open members in the order of the schema.
    public private(set) var open: [FieldValue.Field] = []
    /// The free texts in the order of the schema.
    public private(set) var texts: [Text] = []

    /// One free text.
    public struct Text: Hashable, Sendable {
        /// The text's name.
        public let name: String
        /// The text itself.
        public let text: String
    }

    /// Makes an empty payload.
    public init() {}

    /// Adds an open member, unless the value is nil.
    public mutating func add(_ name: String, _ value: FieldValue?) {
        if let value { open.append(.init(name, value)) }
    }

    /// Adds an exact number, unless it is nil.
    public mutating func add(_ name: String, _ number: Decimal?) {
        add(name, number.map(FieldValue.number))
    }

    /// Adds a day, unless it is nil.
    public mutating func add(_ name: String, _ day: Day?) {
        add(name, day.map(FieldValue.day))
    }

    /// Adds a word or identifier, unless it is nil.
    public mutating func add(_ name: String, _ word: String?) {
        add(name, word.map(FieldValue.word))
    }

    /// Adds a whole number, unless it is nil.
    public mutating func add(_ name: String, _ whole: Int?) {
        add(name, whole.map(FieldValue.whole))
    }

    /// Adds a list of words or identifiers, unless it is empty.
    public mutating func add(_ name: String, words: [String]) {
        if !words.isEmpty { add(name, .list(words.map(FieldValue.word))) }
    }

    /// Adds a list of days, unless it is empty.
    public mutating func add(_ name: String, days: [Day]) {
        if !days.isEmpty { add(name, .list(days.map(FieldValue.day))) }
    }

    /// Adds a free text, unless it is nil.
    public mutating func addText(_ name: String, _ text: String?) {
        if let text { texts.append(Text(name: name, text: text)) }
    }
}

/// A payload that lacks a member or holds one of the wrong shape.
public struct FieldProblem: Error, Hashable, CustomStringConvertible {
    /// What is wrong, naming the member.
    public let description: String

    /// Makes a complaint.
    public init(description: String) {
        self.description = description
    }
}

extension Fields {
    /// The open member of that name, or nil.
    public func value(_ name: String) -> FieldValue? {
        open.first { $0.name == name }?.value
    }

    func number(_ name: String) throws(FieldProblem) -> Decimal? {
        switch value(name) {
        case nil: nil
        case .number(let number): number
        default: throw misshapen(name, "a number")
        }
    }

    func whole(_ name: String) throws(FieldProblem) -> Int? {
        switch value(name) {
        case nil: nil
        case .whole(let whole): whole
        default: throw misshapen(name, "a whole number")
        }
    }

    func day(_ name: String) throws(FieldProblem) -> Day? {
        switch value(name) {
        case nil: nil
        case .day(let day): day
        default: throw misshapen(name, "a day")
        }
    }

    func word(_ name: String) throws(FieldProblem) -> String? {
        switch value(name) {
        case nil: nil
        case .word(let word): word
        default: throw misshapen(name, "a word")
        }
    }

    func list(_ name: String) throws(FieldProblem) -> [FieldValue] {
        switch value(name) {
        case nil: []
        case .list(let values): values
        default: throw misshapen(name, "a list")
        }
    }

    /// A list of words read by their own grammar; nil where the member is missing.
    func words<Read>(_ name: String, as read: (String) -> Read?) throws(FieldProblem) -> [Read]? {
        guard value(name) != nil else { return nil }
        var words: [Read] = []
        for value in try list(name) {
            guard case .word(let word) = value, let known = read(word) else {
                throw misshapen(name, "a list of words it knows")
            }
            words.append(known)
        }
        return words
    }

    /// A list of days; nil where the member is missing.
    func days(_ name: String) throws(FieldProblem) -> [Day]? {
        guard value(name) != nil else { return nil }
        var days: [Day] = []
        for value in try list(name) {
            guard case .day(let day) = value else { throw misshapen(name, "a list of days") }
            days.append(day)
        }
        return days
    }

    /// A word read by its own grammar, such as an identifier or an enumerated word.
    func word<Read>(_ name: String, as read: (String) -> Read?) throws(FieldProblem) -> Read? {
        guard let word = try word(name) else { return nil }
        guard let value = read(word) else {
            throw misshapen(name, "a word it knows, not “\(word)”")
        }
        return value
    }

    func text(_ name: String) -> String? {
        texts.first { $0.name == name }?.text
    }

    func misshapen(_ name: String, _ wanted: String) -> FieldProblem {
        FieldProblem(description: "its member “\(name)” is not \(wanted)")
    }
}

/// The value, or the complaint that the payload lacks the member.
func required<Value>(_ value: Value?, _ name: String) throws(FieldProblem) -> Value {
    guard let value else { throw FieldProblem(description: "its member “\(name)” is missing") }
    return value
}
