extension PosixRule {
    /// Reads a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`; the whole text must be one.
    init(_ text: String) throws(ZoneError) {
        var parser = PosixRuleParser(text)
        self = try parser.rule()
    }
}

private struct PosixRuleParser {
    let text: String
    var rest: ArraySlice<UInt8>

    init(_ text: String) {
        self.text = text
        rest = Array(text.utf8)[...]
    }

    mutating func rule() throws(ZoneError) -> PosixRule {
        try name()
        let standard = -(try seconds(hours: 0...24))
        guard !rest.isEmpty else { return PosixRule(standardOffset: standard, summer: nil) }
        try name()
        var summer = standard + 3600
        if rest.first != UInt8(ascii: ",") { summer = -(try seconds(hours: 0...24)) }
        let start = try change()
        let end = try change()
        guard rest.isEmpty else { throw fault("ends after its second date") }
        return PosixRule(
            standardOffset: standard, summer: .init(offset: summer, start: start, end: end))
    }

    private func fault(_ expectation: String) -> ZoneError {
        let place = text.utf8.count - rest.count + 1
        return ZoneError(
            "“\(text)” is not a time-zone rule: at character \(place) a rule \(expectation)",
            "write it as in CET-1CEST,M3.5.0,M10.5.0/3")
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func name() throws(ZoneError) {
        let isQuoted = skip("<")
        let name = rest.prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                isQuoted
            default: false
            }
        }
        guard name.count >= 3 else { throw fault("has a name of three or more letters") }
        rest = rest.dropFirst(name.count)
        if isQuoted, !skip(">") { throw fault("closes its name with >") }
    }

    private mutating func seconds(hours: ClosedRange<Int>) throws(ZoneError) -> Int {
        let sign = skip("-") ? -1 : 1
        if sign == 1 { _ = skip("+") }
        var seconds = try number(in: hours) * 3600
        if skip(":") {
            seconds += try number(in: 0...59) * 60
            if skip(":") { seconds += try number(in: 0...59) }
        }
        return sign * seconds
    }

    private mutating func number(in range: ClosedRange<Int>) throws(ZoneError) -> Int {
        let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard (1...3).contains(digits.count), let number = Day.digits(digits), range ~= number
        else { throw fault("has a number from \(range.lowerBound) to \(range.upperBound)") }
        rest = rest.dropFirst(digits.count)
        return number
    }

    private mutating func change() throws(ZoneError) -> PosixRule.Change {
        guard skip(",") else { throw fault("goes on with a comma and a date") }
        let date = try date()
        let time = skip("/") ? try seconds(hours: 0...167) : 7200
        return PosixRule.Change(date: date, time: time)
    }

    private mutating func date() throws(ZoneError) -> PosixRule.Date {
        if skip("J") { return .julian(try number(in: 1...365)) }
        guard skip("M") else { return .dayOfYear(try number(in: 0...365)) }
        let month = try number(in: 1...12)
        guard skip(".") else { throw fault("has a point after the month") }
        let week = try number(in: 1...5)
        guard skip(".") else { throw fault("has a point after the week") }
        return .weekday(try number(in: 0...6), week: week, month: month)
    }
}
