/// Reads an expression by recursive descent.
///
///     condition   = conjunction { "or" conjunction }
///     conjunction = negation { "and" negation }
///     negation    = "not" negation | "(" condition ")" | comparison
///     comparison  = side comparator side | field that is true or false
struct ExpressionParser {
    private static let deepest = 64

    private var lexer: ExpressionLexer
    private var token: ExpressionToken
    private var depth = 0

    init(_ text: String) throws(ExpressionError) {
        lexer = ExpressionLexer(text)
        token = try lexer.next()
    }

    /// Reads the whole text.
    mutating func whole() throws(ExpressionError) -> Expression {
        let expression = try condition()
        switch token.kind {
        case .end: return expression
        case .close:
            throw ExpressionError(at: token.place, "there is no “(” for this “)”")
        default:
            throw ExpressionError(
                at: token.place, "expected “and”, “or” or the end instead of “\(token.text)”",
                typed: token.keyword, candidates: ["and", "or"])
        }
    }

    private mutating func advance() throws(ExpressionError) { token = try lexer.next() }

    private mutating func condition() throws(ExpressionError) -> Expression {
        var parts = [try conjunction()]
        while token.keyword == "or" {
            try advance()
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(ExpressionError) -> Expression {
        var parts = [try negation()]
        while token.keyword == "and" {
            try advance()
            parts.append(try negation())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(ExpressionError) -> Expression {
        guard token.keyword == "not" || token.kind == .open else { return try comparison() }
        let opening = token
        guard depth < ExpressionParser.deepest else {
            throw ExpressionError(
                at: opening.place,
                "more than \(ExpressionParser.deepest) parentheses and “not” inside each other")
        }
        depth += 1
        defer { depth -= 1 }
        try advance()
        guard opening.kind == .open else { return .not(try negation()) }
        let inner = try condition()
        guard token.kind == .close else {
            throw ExpressionError(
                at: token.place, "expected “and”, “or” or “)”\(instead)",
                typed: token.keyword, candidates: ["and", "or"])
        }
        try advance()
        return inner
    }

    private mutating func comparison() throws(ExpressionError) -> Expression {
        let left = try side("a field such as KR-1.progress, “not” or “(”")
        guard case .comparator(let comparator) = token.kind else {
            if case .field(let field) = left, field.name.kind == .truth { return .flag(field) }
            throw ExpressionError(
                at: token.place,
                "expected a comparison (< <= > >= == !=)\(instead)")
        }
        let sign = token
        try advance()
        let expected =
            left.field.map { $0.name.kind.expectation } ?? "a field such as KR-1.progress"
        let right = try side(expected)
        return try compare(left, comparator, right, at: sign.place)
    }

    private var instead: String { token.kind == .end ? "" : " instead of “\(token.text)”" }

    /// A side as it stands there, before it is known what it is compared with.
    private enum Side {
        case field(ExpressionField)
        case literal(ExpressionToken)

        var field: ExpressionField? { if case .field(let field) = self { field } else { nil } }
    }

    private mutating func side(_ expected: String) throws(ExpressionError) -> Side {
        let found = token
        switch found.kind {
        case .word where ["and", "or", "not"].contains(found.keyword), .comparator, .open, .close,
            .end:
            throw ExpressionError(at: found.place, "expected \(expected)\(instead)")
        case .number, .quoted: break
        case .word:
            if let field = try ExpressionParser.field(found) {
                try advance()
                return .field(field)
            }
        }
        try advance()
        return .literal(found)
    }

    /// What stands before the last dot and behind it; nil where there is no dot.
    private static func field(
        _ token: ExpressionToken
    ) throws(ExpressionError) -> ExpressionField? {
        guard let dot = token.text.lastIndex(of: "."), OwnerName(token.text) == nil else {
            return nil
        }
        let isCycle = token.text.hasPrefix("cycle:")
        let before = isCycle ? token.text[..<dot].dropFirst("cycle:".count) : token.text[..<dot]
        let word = String(token.text[token.text.index(after: dot)...])
        guard let subject = Identifier<ExpressionField>(before) else {
            throw ExpressionError(
                at: token.place,
                "“\(before)” is not the name of a goal or cycle: "
                    + Identifier<ExpressionField>.grammar)
        }
        guard let name = FieldName(named: word) else {
            let end = token.place.upperBound
            let all = isCycle ? FieldName.ofCycles : FieldName.allCases
            throw ExpressionError(
                at: (end - word.count)..<end,
                word.isEmpty
                    ? "expected a field behind the dot" : "there is no field “\(word)”",
                typed: word, candidates: all.map(\.rawValue))
        }
        return ExpressionField(
            subject, name, isCycle: isCycle, column: token.place.lowerBound + 1)
    }

    private func compare(
        _ left: Side, _ comparator: Expression.Comparator, _ right: Side, at place: Range<Int>
    ) throws(ExpressionError) -> Expression {
        guard let field = left.field ?? right.field else {
            throw ExpressionError(
                at: place, "one side of a comparison is a field such as KR-1.progress")
        }
        let kind = field.name.kind
        guard !comparator.asksForOrder || kind.isOrdered else {
            throw ExpressionError(
                at: place, "\(field.name.rawValue) has no order: write == or !=")
        }
        let sides = (
            try operand(left, beside: kind, comparator),
            try operand(right, beside: kind, comparator)
        )
        return .comparison(sides.0, comparator, sides.1)
    }

    private func operand(
        _ side: Side, beside kind: FieldKind, _ comparator: Expression.Comparator
    ) throws(ExpressionError) -> Expression.Operand {
        switch side {
        case .field(let field):
            guard field.name.kind == kind else {
                let start = field.column - 1
                throw ExpressionError(
                    at: start..<(start + field.description.count),
                    "\(field.name.rawValue) cannot be compared with it: expected "
                        + kind.expectation)
            }
            return .field(field)
        case .literal(let token):
            if let operand = token.operand(of: kind) { return operand }
            if ["null", "none"].contains(token.keyword) {
                guard !comparator.asksForOrder else {
                    throw ExpressionError(
                        at: token.place, "null has no order: write == null or != null")
                }
                return .absent
            }
            var candidates: [String] = []
            if case .word(let words) = kind { candidates = words }
            throw ExpressionError(
                at: token.place, "expected \(kind.expectation) instead of “\(token.text)”",
                typed: token.text, candidates: candidates)
        }
    }
}

extension ExpressionToken {
    /// What it says beside a field of that kind; nil where it says nothing of the kind.
    fileprivate func operand(of kind: FieldKind) -> Expression.Operand? {
        switch (kind, self.kind) {
        case (.number, .number(let number)): return .number(number)
        case (.day, .word), (.day, .quoted): return Day(said).map(Expression.Operand.day)
        case (.text, .word) where keyword == "null" || keyword == "none": return nil
        case (.text, _): return .text(said)
        case (.owner, .word), (.owner, .quoted):
            return OwnerName(said).map(Expression.Operand.owner)
        case (.truth, .word):
            return keyword == "true" ? .truth(true) : keyword == "false" ? .truth(false) : nil
        case (.word(let words), .word), (.word(let words), .quoted):
            return words.contains(said) ? .text(said) : nil
        default: return nil
        }
    }

    private var said: String { if case .quoted(let text) = kind { text } else { text } }
}

extension Expression {
    /// Reads an expression; the error says at which character it goes wrong.
    public init(_ text: String) throws(ExpressionError) {
        var parser = try ExpressionParser(text)
        self = try parser.whole()
    }
}
