/// A moment as people name it for `--as-of`.
public enum When: Hashable, Sendable {
    /// The state after an entry: `@1042`.
    case entry(Int)
    /// An instant: `2026-02-15T09:00:00Z`.
    case instant(Instant)
    /// A day through its end: `2026-02-15`.
    case day(Day)
    /// The last instant before a cycle's first day: `start:2026-Q1`.
    case start(CycleID)
    /// The end of a cycle's last day: `end:2026-Q1`.
    case end(CycleID)
    /// The closing of a cycle: `closed:2026-Q1`.
    case closed(CycleID)
    /// That many days back from now: `-7d`, `-3w`.
    case daysBack(Int)
    /// That many months back from now: `-2m`.
    case monthsBack(Int)

    /// Reads any of the forms; nil where the text is none of them.
    public init?(_ text: some StringProtocol) {
        if text.hasPrefix("@") {
            guard let number = Decimal(text.dropFirst()), number.scale == 0, number > 0 else {
                return nil
            }
            self = .entry(Int(number.significand))
        } else if text.hasPrefix("-") {
            guard let span = When.span(text.dropFirst()) else { return nil }
            self = span
        } else if let day = Day(text) {
            self = .day(day)
        } else if let instant = Instant(text) {
            self = .instant(instant)
        } else if let colon = text.firstIndex(of: ":"),
            let cycle = CycleID(text[text.index(after: colon)...])
        {
            switch text[..<colon] {
            case "start": self = .start(cycle)
            case "end": self = .end(cycle)
            case "closed": self = .closed(cycle)
            default: return nil
            }
        } else {
            return nil
        }
    }

    private static func span(_ text: some StringProtocol) -> When? {
        guard let unit = text.last, let count = Decimal(text.dropLast()), count.scale == 0,
            (0...100_000).contains(count.significand)
        else { return nil }
        let number = Int(count.significand)
        switch unit {
        case "d": return .daysBack(number)
        case "w": return .daysBack(7 * number)
        case "m": return .monthsBack(number)
        default: return nil
        }
    }

    /// What can be typed, for error messages.
    public static let grammar =
        "@ENTRY, a day (2026-02-15), an instant (2026-02-15T09:00:00Z), start:CYCLE, end:CYCLE, "
        + "closed:CYCLE or a span back from now (-7d, -3w, -2m)"
}
