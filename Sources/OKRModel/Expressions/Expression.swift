/// A condition on fields of goals and cycles: `KR-1.progress >= 0.7 and O-2.standing == off-track`.
public indirect enum Expression: Hashable, Sendable {
    /// Two sides compared; one of them at least is a field.
    case comparison(Operand, Comparator, Operand)
    /// A field that is true or false by itself.
    case flag(ExpressionField)
    case not(Expression)
    /// All of two or more.
    case all([Expression])
    /// At least one of two or more.
    case any([Expression])

    /// One side of a comparison.
    public enum Operand: Hashable, Sendable {
        case field(ExpressionField)
        case number(Decimal)
        case day(Day)
        case text(String)
        case owner(OwnerName)
        case truth(Bool)
        /// Nothing: what is not known or not there.
        case absent
    }

    /// How two sides are compared.
    public enum Comparator: String, Hashable, Sendable, CaseIterable {
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case equal = "=="
        case unequal = "!="

        /// Whether it asks for an order, which numbers and days alone have.
        var asksForOrder: Bool { self != .equal && self != .unequal }
    }

    /// The fields that it names, in their order, each once.
    public var fields: [ExpressionField] {
        var found: [ExpressionField] = []
        func note(_ field: ExpressionField) {
            if !found.contains(field) { found.append(field) }
        }
        func walk(_ expression: Expression) {
            switch expression {
            case .comparison(let left, _, let right):
                for case .field(let field) in [left, right] { note(field) }
            case .flag(let field): note(field)
            case .not(let inner): walk(inner)
            case .all(let parts), .any(let parts): for part in parts { walk(part) }
            }
        }
        walk(self)
        return found
    }

    /// The owners that it names.
    public var owners: [OwnerName] {
        switch self {
        case .comparison(let left, _, let right):
            [left, right].compactMap { if case .owner(let name) = $0 { name } else { nil } }
        case .flag: []
        case .not(let inner): inner.owners
        case .all(let parts), .any(let parts): parts.flatMap(\.owners)
        }
    }
}

extension Expression: CustomStringConvertible {
    /// The condition as it can be typed; reading it again gives the same condition.
    public var description: String {
        switch self {
        case .comparison(let left, let comparator, let right):
            "\(left) \(comparator.rawValue) \(right)"
        case .flag(let field): field.description
        case .not(let inner): "not " + inner.enclosed
        case .all(let parts): parts.map(\.enclosed).joined(separator: " and ")
        case .any(let parts):
            parts.map { part in
                if case .all = part { part.description } else { part.enclosed }
            }.joined(separator: " or ")
        }
    }

    /// In parentheses where several conditions are joined.
    private var enclosed: String {
        switch self {
        case .all, .any: "(\(self))"
        case .comparison, .flag, .not: description
        }
    }
}

extension Expression.Operand: CustomStringConvertible {
    /// The side as it can be typed.
    public var description: String {
        switch self {
        case .field(let field): field.description
        case .number(let number): number.description
        case .day(let day): day.description
        case .text(let text): Expression.Operand.quoted(text)
        case .owner(let owner): owner.description
        case .truth(let truth): truth ? "true" : "false"
        case .absent: "null"
        }
    }

    /// Plain words as they are, anything else in quotes, a quote in it twice.
    private static func quoted(_ text: String) -> String {
        let isPlain = FieldKind.words.contains(text)
        if isPlain { return text }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
