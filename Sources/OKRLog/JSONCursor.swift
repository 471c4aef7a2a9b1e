// A place in the bytes of one line that can only move over canonical JSON: no white space, the
// shortest escapes, plain numbers (rules 3 to 7 of LineScanner.swift).

struct JSONCursor {
    private(set) var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var position = 0
    // The names of the objects that are open, innermost last; kept from line to line.
    var names: [Range<Int>] = []

    static let deepest = 64

    mutating func begin(_ line: UnsafeBufferPointer<UInt8>) {
        bytes = line
        position = 0
        names.removeAll(keepingCapacity: true)
    }

    var isAtEnd: Bool { position == bytes.count }

    /// The byte at the cursor; zero, which no canonical line has outside its texts, at the end.
    @inline(__always)
    var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    func error(_ problem: String) -> LineError { LineError(problem, column: position + 1) }

    /// Whether the literal stands at the cursor.
    func stands(at literal: StaticString) -> Bool {
        let length = literal.utf8CodeUnitCount
        guard bytes.count - position >= length else { return false }
        let expected = literal.utf8Start
        var index = 0
        while index < length {
            if bytes[position &+ index] != expected[index] { return false }
            index &+= 1
        }
        return true
    }

    /// Moves over the literal if it stands at the cursor.
    mutating func take(_ literal: StaticString) -> Bool {
        guard stands(at: literal) else { return false }
        position += literal.utf8CodeUnitCount
        return true
    }

    /// Moves over the literal, which has to stand at the cursor.
    mutating func expect(_ literal: StaticString) throws(LineError) {
        guard take(literal) else { throw error("expected \(literal) here") }
    }

    /// Whether the bytes of a range are those of the literal.
    func text(at range: Range<Int>, is literal: StaticString) -> Bool {
        guard range.count == literal.utf8CodeUnitCount else { return false }
        let expected = literal.utf8Start
        for index in 0..<range.count where bytes[range.lowerBound + index] != expected[index] {
            return false
        }
        return true
    }

    /// Whether the bytes of one range sort before those of the other.
    func text(at first: Range<Int>, precedes second: Range<Int>) -> Bool {
        bytes[first].lexicographicallyPrecedes(bytes[second])
    }

    /// Moves over any value; `depth` is how many containers it would be nested in, itself included.
    mutating func skipValue(depth: Int) throws(LineError) {
        switch current {
        case UInt8(ascii: "\""): _ = try text()
        case UInt8(ascii: "{"): try skipObject(depth: depth)
        case UInt8(ascii: "["): try skipArray(depth: depth)
        case UInt8(ascii: "t"): try expect("true")
        case UInt8(ascii: "f"): try expect("false")
        case UInt8(ascii: "n"): try expect("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
        default: throw error("expected a value here")
        }
    }

    private mutating func skipArray(depth: Int) throws(LineError) {
        guard depth < JSONCursor.deepest else { throw error("nested too deeply") }
        position += 1
        guard !take("]") else { return }
        repeat { try skipValue(depth: depth + 1) } while take(",")
        try expect("]")
    }

    private mutating func skipObject(depth: Int) throws(LineError) {
        guard depth < JSONCursor.deepest else { throw error("nested too deeply") }
        position += 1
        guard !take("}") else { return }
        let names = beginNames()
        repeat {
            _ = try memberName()
            try skipValue(depth: depth + 1)
        } while take(",")
        try endNames(names)
        try expect("}")
    }

    private mutating func skipNumber() throws(LineError) {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let isNegative = position > start
        var significant = skipDigits(significantBefore: 0)
        let whole = position - start - (isNegative ? 1 : 0)
        guard whole > 0 else { throw error("a number has no digits") }
        guard whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
            throw LineError("a number has a leading zero", column: start + 1)
        }
        if current == UInt8(ascii: ".") {
            position += 1
            let fraction = position
            significant = skipDigits(significantBefore: significant)
            guard position > fraction else { throw error("no digit follows the point") }
        }
        guard current | 0x20 != UInt8(ascii: "e") else { throw error("a number has an exponent") }
        guard significant > 0 || !isNegative else {
            throw LineError("zero has a minus sign", column: start + 1)
        }
        guard significant <= 15 else {
            throw LineError("a number has more than 15 significant digits", column: start + 1)
        }
    }

    // Leading zeros are not significant, those after another digit are.
    private mutating func skipDigits(significantBefore: Int) -> Int {
        var significant = significantBefore
        while UInt8(ascii: "0")...UInt8(ascii: "9") ~= current {
            if significant > 0 || current != UInt8(ascii: "0") { significant += 1 }
            position += 1
        }
        return significant
    }
}
