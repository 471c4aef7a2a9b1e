/// A moment in time, in microseconds since 1970-01-01T00:00:00Z, without leap seconds.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since the epoch.
    public let microseconds: Int64

    /// Microseconds in a day.
    public static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Makes the instant that many microseconds after the epoch.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Makes the instant at a time of day of a civil day in UTC.
    public init(utc day: Day, secondsOfDay: Int = 0, microsecond: Int = 0) {
        let seconds = Int64(day.number) * 86_400 + Int64(secondsOfDay)
        self.init(microseconds: seconds * 1_000_000 + Int64(microsecond))
    }

    /// Reads RFC 3339 with a zone: `2026-02-15T09:00:00Z`, `2026-02-15T10:00:00.25+01:00`.
    ///
    /// At most six decimals of a second; a leap second (`:60`) gives nil, and so does a moment
    /// that UTC has outside of the years 0001 to 9999.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let day = Day(text.prefix(10)) else { return nil }
        guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") else { return nil }
        guard bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Day.digits(bytes[11..<13]), hour < 24,
            let minute = Day.digits(bytes[14..<16]), minute < 60,
            let second = Day.digits(bytes[17..<19]), second < 60
        else { return nil }
        var position = 19
        var microsecond = 0
        if bytes[position] == UInt8(ascii: ".") {
            let end = bytes[(position + 1)...].firstIndex { !(48...57).contains($0) } ?? bytes.count
            let count = end - position - 1
            guard (1...6).contains(count), let digits = Day.digits(bytes[(position + 1)..<end])
            else {
                return nil
            }
            microsecond = (0..<(6 - count)).reduce(digits) { value, _ in value * 10 }
            position = end
        }
        guard let offset = Instant.offset(bytes[position...]) else { return nil }
        let seconds = hour * 3600 + minute * 60 + second - offset
        self.init(utc: day, secondsOfDay: seconds, microsecond: microsecond)
        guard Instant.writable ~= self else { return nil }
    }

    // What has a text of four digits for the year.
    private static let writable =
        Instant(utc: Day(number: Day.first))..<Instant(utc: Day(number: Day.last))
        + microsecondsPerDay

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        let zone = Array(bytes)
        if zone == [UInt8(ascii: "Z")] || zone == [UInt8(ascii: "z")] { return 0 }
        guard zone.count == 6, zone[3] == UInt8(ascii: ":"),
            let hours = Day.digits(zone[1..<3]), hours < 24,
            let minutes = Day.digits(zone[4..<6]), minutes < 60
        else { return nil }
        switch zone[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    /// Compares instants by their order in time.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The instant that many microseconds later.
    public static func + (instant: Instant, microseconds: Int64) -> Instant {
        Instant(microseconds: instant.microseconds + microseconds)
    }

    /// Microseconds between two instants: positive where the left one is later.
    public static func - (left: Instant, right: Instant) -> Int64 {
        left.microseconds - right.microseconds
    }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 {
        Int64(Day.floorDivide(Int(microseconds), 1_000_000))
    }
}

extension Instant: CustomStringConvertible {
    /// The instant in UTC as `2026-02-13T09:00:00.123456Z`, always with six decimals.
    public var description: String {
        let perDay = Int(Instant.microsecondsPerDay)
        let day = Day(number: Day.floorDivide(Int(microseconds), perDay))
        let rest = Day.modulo(Int(microseconds), perDay)
        let seconds = rest / 1_000_000
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
        return "\(day)T\(time.joined(separator: ":")).\(padded(rest % 1_000_000, 6))Z"
    }
}
