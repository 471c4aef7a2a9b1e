extension JSON {
    /// An integer.
    public static func integer(_ value: some BinaryInteger) -> JSON {
        .number(String(value))
    }

    /// A binary number in the shortest digits that read back as itself; whole ones have no point.
    ///
    /// The value must be finite: JSON has no other numbers.
    public static func double(_ value: Double) -> JSON {
        precondition(value.isFinite, "JSON can hold finite numbers only.")
        if value == 0 { return .number("0") }
        let digits = value.description
        return .number(digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
    }

    /// The value, or `null` where there is none.
    public static func optional(_ value: JSON?) -> JSON {
        value ?? .null
    }

    /// The text, or `null` where there is none.
    public static func optional(_ text: String?) -> JSON {
        text.map(JSON.string) ?? .null
    }

    /// The integer, or `null` where there is none.
    public static func optional(_ value: Int?) -> JSON {
        value.map { .integer($0) } ?? .null
    }

    /// The binary number, or `null` where there is none.
    public static func optional(_ value: Double?) -> JSON {
        value.map { .double($0) } ?? .null
    }
}

// MARK: Literals

extension JSON: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral text: String) {
        self = .string(text)
    }
}

extension JSON: ExpressibleByBooleanLiteral {
    /// A truth value.
    public init(booleanLiteral truth: Bool) {
        self = .bool(truth)
    }
}

extension JSON: ExpressibleByIntegerLiteral {
    /// An integer.
    public init(integerLiteral value: Int) {
        self = .integer(value)
    }
}

extension JSON: ExpressibleByArrayLiteral {
    /// An array.
    public init(arrayLiteral elements: JSON...) {
        self = .array(elements)
    }
}

extension JSON: ExpressibleByDictionaryLiteral {
    /// An object whose members stand in the order of the literal.
    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members.map { Member(name: $0.0, value: $0.1) })
    }
}
