/// Numbers as people read them; exact decimals are printed as entered and need none of this.
public enum NumberText {
    /// What stands for a number nobody knows.
    public static let missing = "–"

    /// A share as a percentage: `0.4237` is `42 %`.
    ///
    /// Rounded to the nearest; but what is short of the whole never reads `100 %`.
    public static func percent(_ share: Double) -> String {
        guard share.isFinite else { return missing }
        let text = fixed(share * 100, places: 0)
        return (share < 1 && text == "100" ? "99" : text) + " %"
    }

    /// A difference of shares in points of a percentage, with its sign: `-0.1` is `-10 pp`.
    public static func points(_ difference: Double) -> String {
        guard difference.isFinite else { return missing }
        let text = fixed(difference * 100, places: 0)
        return (text == "0" || difference < 0 ? "" : "+") + text + " pp"
    }

    /// A computed number with about four digits that matter and no zeros at its end.
    ///
    /// Below 10 there are up to three decimals, below 100 two, below 1000 one, then none; a small
    /// number keeps two digits that matter, down to the sixth decimal.
    public static func decimal(_ number: Double) -> String {
        guard number.isFinite else { return missing }
        let size = number.magnitude
        var places = size < 10 ? 3 : size < 100 ? 2 : size < 1000 ? 1 : 0
        var limit = 0.01
        while size > 0, size < limit, places < 6 {
            places += 1
            limit /= 10
        }
        let text = fixed(number, places: places)
        guard places > 0, text.contains("."), !text.contains("e") else { return text }
        let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        let result = String(trimmed.reversed())
        return result == "-0" ? "0" : result
    }

    /// A score or a confidence: two decimals, always both.
    public static func score(_ number: Double) -> String {
        number.isFinite ? fixed(number, places: 2) : missing
    }

    /// A number of things: `1 day`, `3 days`.
    public static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    /// A number with this many decimals, rounded half away from zero.
    ///
    /// A number beyond 10¹⁵, which has no decimals worth the name, is printed as Swift does.
    private static func fixed(_ number: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
        let scaled = number.magnitude * scale
        guard scaled < 1e15 else { return "\(number)" }
        // By hand, because `rounded()` would need the C library's mathematics linked.
        let below = Int(scaled)
        let whole = scaled - Double(below) >= 0.5 ? below + 1 : below
        var digits = String(whole)
        while digits.count <= places { digits = "0" + digits }
        let sign = number < 0 && whole > 0 ? "-" : ""
        return sign + digits.dropLast(places) + (places == 0 ? "" : "." + digits.suffix(places))
    }
}
