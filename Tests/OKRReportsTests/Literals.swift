import OKRModel

// Literals for the stories that reports are made of; one that names nothing ends the test run.

extension Day: ExpressibleByStringLiteral {
    /// Makes a day from a literal such as `"2026-02-15"`.
    init(stringLiteral text: String) {
        self = known(Day(text), text, "a day")
    }
}

extension Identifier: ExpressibleByUnicodeScalarLiteral, ExpressibleByStringLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
{
    /// Makes an identifier from a literal such as `"KR-1"`.
    init(stringLiteral text: String) {
        self = known(Identifier(text), text, "an identifier")
    }
}

extension OwnerName: ExpressibleByStringLiteral {
    /// Makes an owner's name from a literal such as `"team:platform"` or `"person:ana"`.
    init(stringLiteral text: String) {
        self = known(OwnerName(text), text, "an owner")
    }
}

extension Decimal: ExpressibleByFloatLiteral {
    /// Makes a decimal from the shortest digits that name the literal: `0.7`.
    init(floatLiteral value: Double) {
        self = known(Decimal("\(value)"), "\(value)", "a decimal")
    }
}

private func known<Value>(_ value: Value?, _ text: String, _ what: String) -> Value {
    guard let value else { preconditionFailure("“\(text)” in a test is not \(what)") }
    return value
}
