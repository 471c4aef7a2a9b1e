/// Reads a formula by recursive descent.
///
///     sum     = product { ("+" | "-") product }
///     product = signed { ("*" | "/") signed }
///     signed  = "-" signed | operand
///     operand = number | kpi | "(" sum ")"
///             | aggregate "(" kpi ")" | "previous" "(" sum "," number unit ")"
struct FormulaParser {
    private static let operand = "a KPI, a number or “(”"
    private static let signs = "an operator (+ - * /)"
    private static let previous = "previous"

    private var lexer: FormulaLexer
    private var token: FormulaToken
    /// The token before.
    private var last: FormulaToken?
    private var depth = 0
    private var operands = 0
    private var namesKPI = false

    /// Begins with a trimmed text.
    init(_ text: String) throws(FormulaError) {
        guard text.utf8.count <= Formula.mostBytes else {
            let start = text.utf8.index(text.startIndex, offsetBy: Formula.mostBytes)
            // The character that holds the first byte too many.
            let whole = text[...start].count - 1
            throw FormulaError(
                text, at: whole..<(whole + 1),
                "a formula has at most \(Formula.mostBytes) bytes, and this one has "
                    + "\(text.utf8.count)")
        }
        lexer = FormulaLexer(text)
        token = try lexer.next()
    }

    /// Reads the whole text.
    mutating func whole() throws(FormulaError) -> Formula.Node {
        guard token.kind != .end else {
            throw error("the formula is empty: write one such as revenue / headcount")
        }
        let root = try sum()
        guard token.kind == .end else { throw missingSign(or: "the end") }
        guard namesKPI else {
            throw lexer.error(
                0..<lexer.text.count, "the formula names no KPI, so its value would never change")
        }
        return root
    }

    private mutating func advance() throws(FormulaError) {
        last = token
        token = try lexer.next()
    }

    private mutating func sum() throws(FormulaError) -> Formula.Node {
        var left = try product()
        while case .sign(let sign) = token.kind, sign == .add || sign == .subtract {
            try advance()
            left = .calculation(sign, left, try product())
        }
        return left
    }

    private mutating func product() throws(FormulaError) -> Formula.Node {
        var left = try signed()
        while case .sign(let sign) = token.kind, sign == .multiply || sign == .divide {
            try advance()
            left = .calculation(sign, left, try signed())
        }
        return left
    }

    private mutating func signed() throws(FormulaError) -> Formula.Node {
        guard token.kind == .sign(.subtract) else { return try operand() }
        try enter()
        defer { depth -= 1 }
        try advance()
        return .negated(try signed())
    }

    private mutating func operand() throws(FormulaError) -> Formula.Node {
        let found = token
        switch found.kind {
        case .number(let number):
            try count()
            try advance()
            return .number(number)
        case .name where lexer.isBeforeOpen: return try function()
        case .name, .quoted: return .kpi(try kpi())
        case .open:
            try enter()
            defer { depth -= 1 }
            try advance()
            let inner = try sum()
            try close(found)
            return inner
        case .close where last == nil || last?.kind == .close: throw unopened
        case .sign, .close, .comma, .end:
            throw error("expected \(FormulaParser.operand)\(found.instead)")
        }
    }

    /// The KPI that the token names.
    private mutating func kpi() throws(FormulaError) -> GoalID {
        let id: GoalID
        switch token.kind {
        case .name(let name), .quoted(let name): id = name
        default: throw error("expected a KPI\(token.instead)")
        }
        try count()
        namesKPI = true
        try advance()
        return id
    }

    private mutating func function() throws(FormulaError) -> Formula.Node {
        let name = token
        let aggregate = Formula.Aggregate(named: name.text)
        guard aggregate != nil || name.text.lowercased() == FormulaParser.previous else {
            let names = Formula.Aggregate.allCases.map(\.rawValue)
            throw error(
                "there is no function “\(name.text)”: there are "
                    + names.joined(separator: ", ") + " and \(FormulaParser.previous)",
                suggestion: nearest(names + [FormulaParser.previous]))
        }
        try enter()
        defer { depth -= 1 }
        try advance()
        let open = token
        try advance()
        guard let aggregate else { return try previous(open) }
        return .aggregate(aggregate, try segments(of: aggregate, open))
    }

    /// The one KPI of `sum(revenue)`, and the “)” behind it.
    private mutating func segments(
        of aggregate: Formula.Aggregate, _ open: FormulaToken
    ) throws(FormulaError) -> GoalID {
        let name = aggregate.rawValue
        let rule = "\(name) takes one KPI, the segments of which it goes over"
        guard token.kind != .end else { throw unclosed(open) }
        switch token.kind {
        case .name where !lexer.isBeforeOpen, .quoted: break
        default: throw error("\(rule): expected a KPI\(token.instead)")
        }
        let id = try kpi()
        guard token.kind != .end else { throw unclosed(open) }
        guard token.kind == .close else {
            throw error("\(rule): expected “)”\(token.instead)")
        }
        try advance()
        return id
    }

    /// The formula and the span of `previous(revenue, 1 year)`, and the “)” behind them.
    private mutating func previous(_ open: FormulaToken) throws(FormulaError) -> Formula.Node {
        let rule = "previous takes a formula and a span, as in previous(revenue, 1 year)"
        guard token.kind != .close else {
            throw error("\(rule): expected a formula\(token.instead)")
        }
        let inner = try sum()
        guard token.kind == .comma else {
            if token.kind == .end { throw unclosed(open) }
            if token.kind == .close {
                throw error("\(rule): expected “,” and a span\(token.instead)")
            }
            throw missingSign(or: "“,”")
        }
        let decimal = decimalComma
        try advance()
        let span = try span(behind: decimal)
        guard token.kind != .end else { throw unclosed(open) }
        guard token.kind == .close else { throw error("\(rule): expected “)”\(token.instead)") }
        try advance()
        return .previous(inner, span)
    }

    /// Reads `1 year`; behind what may be a decimal comma, it says so instead of missing a unit.
    private mutating func span(
        behind comma: FormulaError?
    ) throws(FormulaError) -> Formula.Span {
        guard case .number(let number) = token.kind else {
            throw error("expected a span such as 1 year\(token.instead)")
        }
        let counted = token
        try advance()
        guard case .name = token.kind else {
            if let comma { throw comma }
            throw error("expected day, week, month, quarter or year\(token.instead)")
        }
        guard let unit = Formula.Span.Unit(named: token.text) else {
            let names = Formula.Span.Unit.allCases.flatMap(\.names)
            throw error(
                "expected day, week, month, quarter or year\(token.instead)",
                suggestion: nearest(names))
        }
        guard number.scale == 0, let span = Formula.Span(Int(number.significand), unit) else {
            let counts = Formula.Span.counts
            throw lexer.error(
                counted.place,
                "a span has a whole number from \(counts.lowerBound) to \(counts.upperBound)"
                    + counted.instead)
        }
        try advance()
        return span
    }

    private mutating func enter() throws(FormulaError) {
        guard depth < Formula.deepest else {
            throw error(
                "more than \(Formula.deepest) parentheses, functions and minus signs inside each "
                    + "other")
        }
        depth += 1
    }

    private mutating func count() throws(FormulaError) {
        guard operands < Formula.mostOperands else {
            throw error("more than \(Formula.mostOperands) numbers and KPIs in one formula")
        }
        operands += 1
    }

    private mutating func close(_ open: FormulaToken) throws(FormulaError) {
        guard token.kind != .end else { throw unclosed(open) }
        guard token.kind == .close else { throw missingSign(or: "“)”") }
        try advance()
    }
}

/// What can be wrong.
extension FormulaParser {
    private func error(_ problem: String, suggestion: String? = nil) -> FormulaError {
        lexer.error(token.place, problem, suggestion: suggestion)
    }

    private var unopened: FormulaError { error("there is no “(” for this “)”") }

    private func unclosed(_ open: FormulaToken) -> FormulaError {
        error(
            "expected “)” for the “(” in column \(open.place.lowerBound + 1)\(token.instead)")
    }

    /// Between an operand and what stands behind it.
    private func missingSign(or other: String) -> FormulaError {
        if let decimalComma { return decimalComma }
        if token.kind == .close { return unopened }
        var problem = "expected \(FormulaParser.signs) or \(other)\(token.instead)"
        if case .name(let id) = last?.kind, id.text.hasSuffix("-") {
            problem += "; “\(id)” is one name, so put a space before the minus"
        }
        return error(problem)
    }

    /// Where the token is the comma of `1,5`, that a number has none.
    private var decimalComma: FormulaError? {
        guard token.kind == .comma, let last, case .number = last.kind,
            last.place.upperBound == token.place.lowerBound
        else { return nil }
        var rest = lexer
        guard let next = try? rest.next(), case .number = next.kind,
            next.place.lowerBound == token.place.upperBound
        else { return nil }
        return error("a number has a decimal point: write \(last.text).\(next.text)")
    }

    /// The word nearest to the token.
    private func nearest(_ words: [String]) -> String? {
        NearMiss.of(token.text, among: words)
    }
}
