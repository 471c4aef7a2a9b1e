/// How often check-ins are due in a cycle.
public enum Cadence: Hashable, Sendable, CustomStringConvertible {
    case days(Int)
    case monthly

    /// Reads `weekly`, `biweekly`, `monthly` or a number of days such as `10d` (1 to 366).
    public init?(_ text: some StringProtocol) {
        switch text {
        case "weekly": self = .days(7)
        case "biweekly": self = .days(14)
        case "monthly": self = .monthly
        default:
            guard let days = Cadence.span(text), days > 0 else { return nil }
            self = .days(days)
        }
    }

    /// Reads a span of days such as `3d`, up to 366.
    public static func span(_ text: some StringProtocol) -> Int? {
        guard text.last == "d", let days = Decimal(text.dropLast()), days.scale == 0 else {
            return nil
        }
        return (0...366).contains(days.significand) ? Int(days.significand) : nil
    }

    /// The day one cadence after a day; a month too short ends it earlier.
    public func next(after day: Day) -> Day {
        switch self {
        case .days(let days): day + days
        case .monthly: day.adding(months: 1)
        }
    }

    /// The cadence as it is entered.
    public var description: String {
        switch self {
        case .days(7): "weekly"
        case .days(14): "biweekly"
        case .days(let days): "\(days)d"
        case .monthly: "monthly"
        }
    }
}
