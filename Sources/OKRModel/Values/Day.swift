/// A civil day of the proleptic Gregorian calendar, without a time of day or a zone.
///
/// Counted from 1970-01-01 (day 0); years 0001 to 9999.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int

    static let first = Day.number(year: 1, month: 1, day: 1)
    static let last = Day.number(year: 9999, month: 12, day: 31)

    /// Makes the day that many days after 1970-01-01, kept within the years 0001 to 9999.
    public init(number: Int) {
        self.number = min(max(number, Day.first), Day.last)
    }

    /// Makes a day from its parts, or nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    /// Reads `2026-02-15`, exactly ten characters (ISO 8601 calendar date).
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
            return nil
        }
        guard let year = Day.digits(bytes[0..<4]), let month = Day.digits(bytes[5..<7]),
            let day = Day.digits(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads `2026-01-01;2026-04-03..2026-04-06`, with `;` or `,` between; nil where it is none.
    ///
    /// At most 3660 days, as many as ten years have.
    public static func list(_ text: some StringProtocol) -> [Day]? {
        var days: [Day] = []
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "," }) {
            let ends = Text.trimmed(String(part)).split(separator: "..", maxSplits: 1)
            guard let first = ends.first.flatMap({ Day(Text.trimmed(String($0))) }),
                let last = ends.last.flatMap({ Day(Text.trimmed(String($0))) }),
                first <= last, days.count + (last - first) < 3660
            else { return nil }
            days += (0...(last - first)).map { first + $0 }
        }
        return days.isEmpty ? nil : days
    }

    static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// Compares days by their order in time.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The day that many days later (or earlier, where negative).
    public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }

    /// How many days lie between two days: positive where the left one is later.
    public static func - (left: Day, right: Day) -> Int { left.number - right.number }

    /// The same day of the month that many months later; a month too short ends it earlier.
    public func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let count = year * 12 + (month - 1) + months
        let (newYear, newMonth) = (Day.floorDivide(count, 12), Day.modulo(count, 12) + 1)
        guard newYear >= 1 else { return Day(number: Day.first) }
        guard newYear <= 9999 else { return Day(number: Day.last) }
        let clipped = min(day, Day.length(ofMonth: newMonth, year: newYear))
        return Day(number: Day.number(year: newYear, month: newMonth, day: clipped))
    }

    /// The day of the week, 0 for Sunday to 6 for Saturday.
    public var weekday: Int { Day.modulo(number + 4, 7) }

    /// Year, month (1…12) and day of the month (1…31).
    ///
    /// Counts eras of 400 years from 1 March of year 0, so that the leap day ends a year.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = Day.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = floorDivide(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func floorDivide(_ left: Int, _ right: Int) -> Int {
        let quotient = left / right
        return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient
    }

    static func modulo(_ left: Int, _ right: Int) -> Int { left - floorDivide(left, right) * right }
}

extension Day: CustomStringConvertible {
    /// The day as `2026-02-15`.
    public var description: String {
        let (year, month, day) = parts
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
}

/// A whole number of at least the given width, filled with zeros on the left.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Day {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// The day as people write it: `22 November 2026`.
    public var inWords: String {
        let (year, month, day) = parts
        return "\(day) \(Day.months[month - 1]) \(year)"
    }

    /// The day as people write it where the year is plain: `22 Nov`.
    public var short: String {
        let (_, month, day) = parts
        return "\(day) \(Day.months[month - 1].prefix(3))"
    }
}
