/// A JSON value that keeps members in their order and numbers as they were written.
///
/// Two values are equal when they would be written with the same bytes: texts compare scalar by
/// scalar, not by canonical equivalence, and `1.0` is not `1`. RFC 8259.
public enum JSON: Sendable {
    /// The literal `null`.
    case null
    /// The literals `true` and `false`.
    case bool(Bool)
    /// A number, as its token was written: a recorded number never changes its digits.
    case number(String)
    /// A text.
    case string(String)
    /// Values in their order.
    case array([JSON])
    /// Members in their order, each name once.
    case object([Member])

    /// A name and the value it has inside an object.
    public struct Member: Sendable {
        /// The name, unescaped.
        public var name: String
        /// The value of that name.
        public var value: JSON

        /// Puts a name and its value together.
        public init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }

        /// Puts a name and its value together, for lists of members that read as a table.
        public init(_ name: String, _ value: JSON) {
            self.init(name: name, value: value)
        }
    }

    /// The value of a member of an object; nil where there is none or this is not an object.
    ///
    /// Linear in the number of members.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        for member in members where member.name.isScalarForScalarEqual(to: name) {
            return member.value
        }
        return nil
    }
}

// MARK: Looking inside

extension JSON {
    /// Whether this is the literal `null`.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The truth value, where this is one.
    public var truth: Bool? {
        if case .bool(let truth) = self { return truth }
        return nil
    }

    /// The token of a number, where this is one.
    public var digits: String? {
        if case .number(let digits) = self { return digits }
        return nil
    }

    /// The number, where this is one that is written as an integer and fits.
    public var integer: Int? {
        if case .number(let digits) = self { return Int(digits) }
        return nil
    }

    /// The text, where this is one.
    public var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The elements, where this is an array.
    public var elements: [JSON]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    /// The members in their order, where this is an object.
    public var members: [Member]? {
        if case .object(let members) = self { return members }
        return nil
    }
}

// MARK: Equality

extension JSON: Equatable {
    /// Whether both would be written with the same bytes.
    public static func == (one: JSON, other: JSON) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)): one.isScalarForScalarEqual(to: other)
        case (.string(let one), .string(let other)): one.isScalarForScalarEqual(to: other)
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        default: false
        }
    }
}

extension JSON.Member: Equatable {
    /// Whether both would be written with the same bytes.
    public static func == (one: JSON.Member, other: JSON.Member) -> Bool {
        one.name.isScalarForScalarEqual(to: other.name) && one.value == other.value
    }
}

extension String {
    // `==` would be canonical equivalence.
    func isScalarForScalarEqual(to other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let areEqual = utf8.withContiguousStorageIfAvailable { one in
            other.utf8.withContiguousStorageIfAvailable { other in one.elementsEqual(other) }
        }
        return areEqual.flatMap(\.self) ?? utf8.elementsEqual(other.utf8)
    }
}
