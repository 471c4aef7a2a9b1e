/// An exact decimal number that keeps the digits it was entered with.
///
/// The value is `significand × 10^-scale`. At most 15 significant digits and 20 decimals, so that
/// every number survives JSON readers that use binary doubles, and the difference of any two is
/// exact in 128 bits. `1.50` and `1.5` are equal, but each prints as it was entered.
public struct Decimal: Sendable {
    /// The digits as a whole number, with sign.
    public let significand: Int64
    /// How many of the digits stand after the decimal point.
    public let scale: Int

    static let mostDigits = 15
    static let mostDecimals = 20

    /// The number zero.
    public static let zero = Decimal(0)
    /// The number one.
    public static let one = Decimal(1)

    /// Makes a whole number; its magnitude must be below 10^15.
    public init(_ whole: Int) {
        precondition(abs(whole) < 1_000_000_000_000_000, "a decimal has at most 15 digits")
        significand = Int64(whole)
        scale = 0
    }

    /// Makes `significand × 10^-scale`, or nil where that has too many digits or decimals.
    public init?(significand: Int64, scale: Int) {
        guard scale >= 0, scale <= Decimal.mostDecimals else { return nil }
        guard significand.magnitude < 1_000_000_000_000_000 else { return nil }
        self.significand = significand
        self.scale = scale
    }

    /// Reads `-12.50`: digits with an optional sign and decimal point, and nothing else.
    ///
    /// An exponent, a leading `+`, a missing digit before or after the point, more than 15
    /// significant digits or more than 20 decimals give nil. `007` is read as 7 and `-0` as 0.
    public init?(_ text: some StringProtocol) {
        var digits: Int64 = 0
        var significant = 0
        var decimals: Int?
        var seen = 0
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        for byte in rest {
            if byte == UInt8(ascii: ".") {
                guard decimals == nil, seen > 0 else { return nil }
                decimals = 0
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            seen += 1
            if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
            guard significant <= Decimal.mostDigits else { return nil }
            digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
            if let sofar = decimals { decimals = sofar + 1 }
        }
        guard seen > 0, decimals != 0, decimals ?? 0 <= Decimal.mostDecimals else { return nil }
        significand = isNegative ? -digits : digits
        scale = decimals ?? 0
    }

    /// Whether the number is below zero.
    public var isNegative: Bool { significand < 0 }

    /// Whether it is 0.
    public var isZero: Bool { significand == 0 }

    /// The nearest binary double, rounded once.
    public var double: Double { Decimal.nearestDouble(Int128(significand), scale: scale) }

    /// The exact difference of two decimals, rounded once to a binary double.
    ///
    /// Subtracting first keeps what two nearby doubles would cancel away.
    public static func difference(_ left: Decimal, _ right: Decimal) -> Double {
        let (a, b, scale) = aligned(left, right)
        return nearestDouble(a - b, scale: scale)
    }

    private static func aligned(_ left: Decimal, _ right: Decimal) -> (Int128, Int128, Int) {
        let scale = max(left.scale, right.scale)
        return (
            Int128(left.significand) * power(scale - left.scale),
            Int128(right.significand) * power(scale - right.scale), scale
        )
    }

    private static func power(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    private static let exactPowers: [Double] = {
        var powers = [1.0]
        while powers.count <= 22 { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// Both operands are exact doubles below 2^53 and 10^22, so their one division rounds once.
    private static func nearestDouble(_ digits: Int128, scale: Int) -> Double {
        if digits.magnitude < 9_007_199_254_740_992, scale <= 22 {
            return Double(Int64(digits)) / exactPowers[scale]
        }
        return Double("\(digits)e-\(scale)") ?? 0
    }
}

extension Decimal: Hashable, Comparable {
    /// Compares values: `1.50` equals `1.5`.
    public static func == (left: Decimal, right: Decimal) -> Bool {
        let (a, b, _) = aligned(left, right)
        return a == b
    }

    /// Compares values exactly.
    public static func < (left: Decimal, right: Decimal) -> Bool {
        let (a, b, _) = aligned(left, right)
        return a < b
    }

    /// Hashes the value without trailing zeros, so that equal values hash alike.
    public func hash(into hasher: inout Hasher) {
        var digits = significand
        var decimals = scale
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        hasher.combine(digits)
        hasher.combine(decimals)
    }
}

extension Decimal: CustomStringConvertible {
    /// The digits as entered, which is also the number's form in JSON.
    public var description: String {
        let digits = String(significand.magnitude)
        let sign = significand < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let point = padded.index(padded.endIndex, offsetBy: -scale)
        return sign + padded[..<point] + "." + padded[point...]
    }
}

extension Decimal: ExpressibleByIntegerLiteral {
    /// Makes a whole number from a literal.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}
