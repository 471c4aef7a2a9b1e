extension JSONCursor {
    /// Moves over a positive integer without leading zeros, of at most 15 digits.
    mutating func positiveInteger() throws(LineError) -> Int {
        let start = position
        var value = 0
        while UInt8(ascii: "0")...UInt8(ascii: "9") ~= current, position - start < 16 {
            value = value * 10 + Int(current - UInt8(ascii: "0"))
            position += 1
        }
        guard 1...15 ~= position - start, bytes[start] != UInt8(ascii: "0") else {
            throw LineError("expected a positive integer here", column: start + 1)
        }
        return value
    }

    /// Moves over eight lower-case hexadecimal digits.
    mutating func eightDigits() throws(LineError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<8 {
            guard let digit = hexadecimalValue(of: current) else {
                throw error("expected eight lower-case hexadecimal digits here")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    /// Moves over `"YYYY-MM-DDTHH:MM:SS.ffffffZ"`, a real moment; the range leaves the quotes out.
    mutating func moment() throws(LineError) -> Range<Int> {
        let start = position
        let range = start + 1..<start + 28
        let separators: [(Int, UInt8)] = [
            (0, UInt8(ascii: "\"")), (5, UInt8(ascii: "-")), (8, UInt8(ascii: "-")),
            (11, UInt8(ascii: "T")), (14, UInt8(ascii: ":")), (17, UInt8(ascii: ":")),
            (20, UInt8(ascii: ".")), (27, UInt8(ascii: "Z")), (28, UInt8(ascii: "\"")),
        ]
        var isMoment = bytes.count - start >= 29
        if isMoment {
            for (offset, separator) in separators {
                isMoment = isMoment && bytes[start + offset] == separator
            }
            isMoment = isMoment && isRealMoment(from: range.lowerBound)
        }
        guard isMoment else {
            throw LineError("expected a moment YYYY-MM-DDTHH:MM:SS.ffffffZ here", column: start + 1)
        }
        position = start + 29
        return range
    }

    private func isRealMoment(from start: Int) -> Bool {
        guard let year = digits(start, 4), let month = digits(start + 5, 2),
            let day = digits(start + 8, 2), let hour = digits(start + 11, 2),
            let minute = digits(start + 14, 2), let second = digits(start + 17, 2),
            digits(start + 20, 6) != nil
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days: Int
        switch month {
        case 2: days = isLeap ? 29 : 28
        case 4, 6, 9, 11: days = 30
        case 1...12: days = 31
        default: return false
        }
        return year >= 1 && 1...days ~= day && hour < 24 && minute < 60 && second < 60
    }

    private func digits(_ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<start + count {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] else { return nil }
            value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
        }
        return value
    }
}
