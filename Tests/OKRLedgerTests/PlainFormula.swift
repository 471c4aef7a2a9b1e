import OKRModel

/// A formula worked out token by token, with a stack of signs: no tree, and none of the product's.
struct PlainFormula {
    /// What a name comes to; nil where it says nothing.
    var value: (String, Day) -> PlainWorth
    /// What the segments of a KPI come to by a rule.
    var aggregate: (String, String, Day) -> PlainWorth

    /// The value of a formula on a day.
    func worth(of text: String, on day: Day) -> PlainWorth {
        var values: [PlainWorth] = []
        var signs: [String] = []
        var isOperand = true
        func rank(_ sign: String) -> Int {
            switch sign {
            case "+", "-": 1
            case "*", "/": 2
            case "~": 3
            default: 0
            }
        }
        func apply() {
            let sign = signs.removeLast()
            let right = values.removeLast()
            guard sign != "~" else { return values.append(PlainWorth([right]) { -$0[0] }) }
            let left = values.removeLast()
            if sign == "/", right.value == 0, left.value != nil {
                return values.append(PlainWorth([left, right], lacking: "division"))
            }
            values.append(
                PlainWorth([left, right]) {
                    switch sign {
                    case "+": $0[0] + $0[1]
                    case "-": $0[0] - $0[1]
                    case "*": $0[0] * $0[1]
                    default: $0[0] / $0[1]
                    }
                })
        }
        var rest = PlainFormula.tokens(text)[...]
        while let token = rest.popFirst() {
            switch token {
            case "(":
                signs.append(token)
                isOperand = true
            case ")":
                while let sign = signs.last, sign != "(" { apply() }
                signs.removeLast()
                isOperand = false
            case "+", "-", "*", "/":
                if isOperand {
                    signs.append("~")
                } else {
                    while let sign = signs.last, rank(sign) >= rank(token) { apply() }
                    signs.append(token)
                }
                isOperand = true
            default:
                isOperand = false
                if rest.first == "(" {
                    let inside = PlainFormula.enclosed(&rest)
                    values.append(called(token, inside, on: day))
                } else if let number = Decimal(token) {
                    values.append(PlainWorth(PlainDecimal(number).double))
                } else {
                    values.append(value(token, day))
                }
            }
        }
        while !signs.isEmpty { apply() }
        return values.last ?? PlainWorth([], lacking: "nothing")
    }

    private func called(_ name: String, _ inside: [String], on day: Day) -> PlainWorth {
        guard name == "previous" else { return aggregate(name, inside[0], day) }
        let count = Int(inside[inside.count - 2]) ?? 0
        guard let earlier = PlainFormula.moved(day, count, inside[inside.count - 1], back: true)
        else { return PlainWorth([], lacking: "days") }
        return worth(of: inside.dropLast(3).joined(separator: " "), on: earlier)
    }

    /// The names that a formula reads directly, and with which shifts they are read.
    static func reads(_ text: String) -> [(name: String, rule: String?, shift: [(Int, String)])] {
        var found: [(String, String?, [(Int, String)])] = []
        func walk(_ tokens: [String], _ shift: [(Int, String)]) {
            var rest = tokens[...]
            while let token = rest.popFirst() {
                guard !["(", ")", "+", "-", "*", "/"].contains(token) else { continue }
                if rest.first == "(" {
                    let inside = enclosed(&rest)
                    if token == "previous" {
                        let count = Int(inside[inside.count - 2]) ?? 0
                        walk(Array(inside.dropLast(3)), [(count, inside[inside.count - 1])] + shift)
                    } else {
                        found.append((inside[0], token, shift))
                    }
                } else if Decimal(token) == nil {
                    found.append((token, nil, shift))
                }
            }
        }
        walk(tokens(text), [])
        return found
    }

    /// The day so many units earlier or later.
    static func moved(_ day: Day, _ count: Int, _ unit: String, back: Bool) -> Day? {
        let count = back ? -count : count
        switch unit.prefix(3) {
        case "day": return day + count
        case "wee": return day + 7 * count
        case "mon": return day.adding(months: count)
        case "qua": return day.adding(months: 3 * count)
        default: return day.adding(months: 12 * count)
        }
    }

    private static func enclosed(_ rest: inout ArraySlice<String>) -> [String] {
        rest.removeFirst()
        var (depth, inside): (Int, [String]) = (1, [])
        while let token = rest.popFirst() {
            if token == "(" { depth += 1 }
            if token == ")" { depth -= 1 }
            if depth == 0 { break }
            inside.append(token)
        }
        return inside
    }

    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        func finish() {
            if !word.isEmpty { tokens.append(word) }
            word = ""
        }
        for character in text {
            if character == " " {
                finish()
            } else if "()+*/,".contains(character) || (character == "-" && word.isEmpty) {
                finish()
                tokens.append(String(character))
            } else {
                word.append(character)
            }
        }
        finish()
        return tokens
    }
}

/// What part of a formula comes to.
struct PlainWorth {
    var value: Double?
    /// The latest day of what went in.
    var on: Day?
    /// The first thing that says nothing, or nothing of the day.
    var lacking: String?
    /// The last entry that went in.
    var entry = 0

    init(_ value: Double) { self.value = value }

    init(_ parts: [PlainWorth], lacking: String) {
        self.init(parts) { _ in 0 }
        value = nil
        self.lacking = lacking
    }

    init(_ parts: [PlainWorth], _ rule: ([Double]) -> Double) {
        on = parts.compactMap(\.on).max()
        entry = parts.map(\.entry).max() ?? 0
        let values = parts.compactMap(\.value)
        if values.count == parts.count { value = rule(values) }
        let silent = parts.first { $0.value == nil }
        lacking = silent == nil ? parts.compactMap(\.lacking).first : silent?.lacking
    }
}
