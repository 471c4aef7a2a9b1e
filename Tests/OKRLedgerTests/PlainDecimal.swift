import OKRModel

/// A decimal as a whole number of 10^-20, written for comparison with the product's own.
struct PlainDecimal: Comparable {
    private let units: Int128

    init(_ decimal: Decimal) {
        var units = Int128(decimal.significand)
        for _ in decimal.scale..<20 { units *= 10 }
        self.units = units
    }

    private init(units: Int128) {
        self.units = units
    }

    static func - (left: PlainDecimal, right: PlainDecimal) -> PlainDecimal {
        PlainDecimal(units: left.units - right.units)
    }

    static func < (left: PlainDecimal, right: PlainDecimal) -> Bool { left.units < right.units }

    /// The nearest double, by reading the digits as a text: slow, and right by definition.
    var double: Double { Double("\(units)e-20") ?? .nan }
}

extension Double {
    /// The number of whole billionths, halves away from zero: what thresholds are compared in.
    var billionths: Double { (self * 1e9).rounded(.toNearestOrAwayFromZero) }
}
