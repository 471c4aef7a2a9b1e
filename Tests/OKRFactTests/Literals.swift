import OKRModel

// Literals for tests, so that a story reads as it is told: `"KR-1"`, `"2026-02-15"`, `0.7`.
// A literal that is none ends the test run with a sentence.

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

extension Subject: ExpressibleByStringLiteral {
    /// Makes a subject from a literal such as `"KR-1"`, `"team:platform"` or `"ledger"`.
    init(stringLiteral text: String) {
        self = known(Subject(text), text, "a subject")
    }
}

extension Owner: ExpressibleByStringLiteral {
    /// Makes an owner from a literal such as `"team:platform"` or `"person:p1"`.
    init(stringLiteral text: String) {
        self = known(Owner(text), text, "an owner")
    }
}

extension OwnerName: ExpressibleByStringLiteral {
    /// Makes an owner's name from a literal such as `"team:platform"` or `"person:ana"`.
    init(stringLiteral text: String) {
        self = known(OwnerName(text), text, "an owner")
    }
}

extension Instant: ExpressibleByStringLiteral {
    /// Makes an instant from a literal such as `"2026-02-15T09:00:00Z"`.
    init(stringLiteral text: String) {
        self = known(Instant(text), text, "an instant")
    }
}

extension When: ExpressibleByStringLiteral {
    /// Makes a moment from a literal such as `"@12"` or `"end:Q1"`.
    init(stringLiteral text: String) {
        self = known(When(text), text, "a moment")
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
