extension Decimal {
    /// The sum; rounded to 15 significant digits where it has more, nil where none hold it.
    func adding(_ other: Decimal) -> Decimal? {
        let scale = max(scale, other.scale)
        return Decimal(
            rounding: Decimal.raised(significand, by: scale - self.scale)
                + Decimal.raised(other.significand, by: scale - other.scale), scale: scale)
    }

    /// The difference, as a sum is rounded.
    func subtracting(_ other: Decimal) -> Decimal? {
        guard let negative = Decimal(significand: -other.significand, scale: other.scale) else {
            return nil
        }
        return adding(negative)
    }

    /// So many hundredths of the magnitude, as a sum is rounded.
    func share(_ percent: Decimal) -> Decimal? {
        Decimal(
            rounding: Int128(significand.magnitude) * Int128(percent.significand),
            scale: scale + percent.scale + 2)
    }

    private static func raised(_ significand: Int64, by exponent: Int) -> Int128 {
        (0..<exponent).reduce(Int128(significand)) { power, _ in power * 10 }
    }

    /// Half away from zero; trailing zeros behind the point that nobody entered are dropped.
    private init?(rounding digits: Int128, scale: Int) {
        var (digits, scale) = (digits, scale)
        func isTooLong() -> Bool {
            digits.magnitude >= 1_000_000_000_000_000 || scale > Decimal.mostDecimals
        }
        while scale > 0, isTooLong() || digits % 10 == 0 {
            let rest = digits % 10
            digits /= 10
            if rest.magnitude >= 5 { digits += digits < 0 || rest < 0 ? -1 : 1 }
            scale -= 1
        }
        guard !isTooLong() else { return nil }
        self.init(significand: Int64(digits), scale: scale)
    }
}
