/// The value of a KPI: as it was read, or as it was worked out from others.
public enum Quantity: Hashable, Sendable {
    /// An exact decimal, with the digits it was entered with.
    case exact(Decimal)
    /// A binary double that a formula or the rule for segments came to.
    case worked(Double)

    /// The value as a double; an exact one is rounded once.
    public var double: Double {
        switch self {
        case .exact(let decimal): decimal.double
        case .worked(let double): double
        }
    }

    /// The value as a decimal; one that was worked out is rounded to 15 significant digits.
    ///
    /// Nil where it has more than 20 decimals or is too great for a decimal.
    public var decimal: Decimal? {
        switch self {
        case .exact(let decimal): return decimal
        case .worked(let double): return Decimal(rounding: double)
        }
    }

    /// The difference of two values: exact where both are, then rounded once.
    static func difference(_ left: Quantity, _ right: Quantity) -> Double {
        if case .exact(let left) = left, case .exact(let right) = right {
            return Decimal.difference(left, right)
        }
        return left.double - right.double
    }

    /// Whether it is at least, or at most, a mark; one that was worked out compares after rounding
    /// to 9 decimals.
    func isOnTheBetterSide(of mark: Decimal, _ direction: KPIDirection) -> Bool {
        switch (self, direction) {
        case (.exact(let value), .up): value >= mark
        case (.exact(let value), .down): value <= mark
        case (.worked(let value), .up): Ratio.billionths(value) >= Ratio.billionths(mark.double)
        case (.worked(let value), .down): Ratio.billionths(value) <= Ratio.billionths(mark.double)
        }
    }
}

extension Decimal {
    /// The decimal of 15 significant digits nearest to a double, without zeros at its end.
    ///
    /// Nil where the double is no number, or a decimal of 15 digits and 20 decimals cannot hold it.
    init?(rounding value: Double) {
        guard value.isFinite else { return nil }
        guard value != 0 else {
            self = .zero
            return
        }
        // The shortest digits that give the double back, cut to 15 where there are more.
        var (digits, scale) = Decimal.digits(of: value.magnitude)
        var excess = digits.count - Decimal.mostDigits
        if excess > 0 {
            let rest = digits.suffix(excess)
            digits = Array(digits.dropLast(excess))
            scale -= excess
            if rest.first.map({ $0 >= 5 }) == true { Decimal.increment(&digits) }
        }
        while digits.last == 0, digits.count > 1 {
            digits.removeLast()
            scale -= 1
        }
        while scale < 0 {
            digits.append(0)
            scale += 1
        }
        excess = scale - Decimal.mostDecimals
        guard excess <= 0, digits.count <= Decimal.mostDigits + 1 else { return nil }
        let whole = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
        self.init(significand: value < 0 ? -whole : whole, scale: scale)
    }

    /// The shortest decimal digits of a double and how many of them stand after the point.
    private static func digits(of value: Double) -> (digits: [Int], scale: Int) {
        var digits: [Int] = []
        var scale = 0
        var (isFraction, exponent) = (false, 0)
        let text = value.description
        let parts = text.split(separator: "e", maxSplits: 1)
        if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
        for character in parts[0] {
            if character == "." {
                isFraction = true
            } else if let digit = character.wholeNumberValue {
                digits.append(digit)
                if isFraction { scale += 1 }
            }
        }
        while digits.first == 0, digits.count > 1 { digits.removeFirst() }
        return (digits, scale - exponent)
    }

    private static func increment(_ digits: inout [Int]) {
        for index in digits.indices.reversed() {
            guard digits[index] == 9 else {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }
}
