/// A name, a number or a sign of a formula, with the characters it stands at.
struct FormulaToken: Equatable {
    let kind: Kind
    /// The characters, from 0.
    let place: Range<Int>
    /// The characters as they were typed.
    let text: String

    enum Kind: Equatable {
        case name(GoalID)
        case quoted(GoalID)
        case number(Decimal)
        case sign(Formula.Operator)
        case open
        case close
        case comma
        case end
    }

    /// What stands there instead of what was expected.
    var instead: String { kind == .end ? " instead of the end" : " instead of “\(text)”" }
}

/// Cuts a formula into tokens.
struct FormulaLexer {
    let text: String
    private let characters: [Character]
    private var position = 0

    init(_ text: String) {
        self.text = text
        characters = Array(text)
    }

    /// Whether the next token is “(”, which makes a function of the name before it.
    var isBeforeOpen: Bool { characters[position...].first { $0 != " " } == "(" }

    /// The next token; at the end, again and again, the end.
    mutating func next() throws(FormulaError) -> FormulaToken {
        while position < characters.count, characters[position] == " " { position += 1 }
        guard position < characters.count else { return token(.end, through: position) }
        switch characters[position] {
        case "(": return token(.open, through: position + 1)
        case ")": return token(.close, through: position + 1)
        case ",": return token(.comma, through: position + 1)
        case "+": return token(.sign(.add), through: position + 1)
        case "-", "−": return token(.sign(.subtract), through: position + 1)
        case "*", "×": return token(.sign(.multiply), through: position + 1)
        case "/", "÷": return token(.sign(.divide), through: position + 1)
        case "\"": return try quoted()
        case "0"..."9", ".":
            if let number = try number() { return number }
            return try name()
        case let character where FormulaLexer.isPartOfName(character): return try name()
        case let character: throw meaningless(character)
        }
    }

    private mutating func token(_ kind: FormulaToken.Kind, through end: Int) -> FormulaToken {
        let place = position..<end
        position = end
        return FormulaToken(kind: kind, place: place, text: String(characters[place]))
    }

    private func end(
        of start: Int, while isPart: (Character) -> Bool
    ) -> Int {
        var end = start
        while end < characters.count, isPart(characters[end]) { end += 1 }
        return end
    }

    private mutating func name() throws(FormulaError) -> FormulaToken {
        let end = end(of: position, while: FormulaLexer.isPartOfName)
        guard let id = GoalID(String(characters[position..<end])) else {
            throw error(
                position..<end, "a name of \(end - position) characters: a KPI has at most 64")
        }
        return token(.name(id), through: end)
    }

    /// Digits and what goes with them, nil where a letter makes a name of them.
    private mutating func number() throws(FormulaError) -> FormulaToken? {
        let end = end(of: position) { "0"..."9" ~= $0 || $0 == "." || $0 == "_" }
        let digits = String(characters[position..<end])
        if let end = endOfExponent(behind: end) {
            throw error(
                position..<end,
                "a number has no exponent: write its digits, or a KPI of that name in double quotes"
            )
        }
        // The minus of `3-KPI-1` subtracts; that of `3x-1` belongs to a name.
        guard
            end == characters.count || characters[end] == "-"
                || !FormulaLexer.isPartOfName(characters[end])
        else { return nil }
        if let number = Decimal(digits) { return token(.number(number), through: end) }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), !digits.contains("_") else {
            throw error(
                position..<end,
                "“\(digits)” is no number such as 1000.5; a KPI of that name stands in double "
                    + "quotes")
        }
        throw error(
            position..<end,
            "a number has at most \(Decimal.mostDigits) digits and \(Decimal.mostDecimals) "
                + "decimals")
    }

    /// Where the exponent ends that stands behind the digits, as in `1e5` and `1E-5`; nil for none.
    private func endOfExponent(behind digits: Int) -> Int? {
        guard digits < characters.count, ["e", "E"].contains(characters[digits]) else {
            return nil
        }
        var start = digits + 1
        if start < characters.count, ["+", "-", "−"].contains(characters[start]) { start += 1 }
        let end = end(of: start) { "0"..."9" ~= $0 }
        let goesOn =
            end < characters.count && characters[end] != "-"
            && FormulaLexer.isPartOfName(characters[end])
        return end > start && !goesOn ? end : nil
    }

    /// A KPI whose name would be read as something else.
    private mutating func quoted() throws(FormulaError) -> FormulaToken {
        let close = end(of: position + 1) { $0 != "\"" }
        guard close < characters.count else {
            throw error(
                position..<characters.count, "the name that begins here has no quote at its end")
        }
        guard let id = GoalID(String(characters[(position + 1)..<close])) else {
            throw error(
                position..<(close + 1),
                "what stands in quotes is not the name of a KPI: \(GoalID.grammar)")
        }
        return token(.quoted(id), through: close + 1)
    }

    private func meaningless(_ character: Character) -> FormulaError {
        let place = position..<(position + 1)
        if character.isWhitespace {
            return error(
                place, "a formula stands on one line, with no other spaces than plain ones")
        }
        switch character {
        case "^": return error(place, "there are no powers: “^” does not exist, multiply instead")
        case "%":
            return error(place, "there are no percentages: “%” does not exist, write 0.1 for 10 %")
        default: break
        }
        let known = "; a KPI is named by the letters a to z, digits, “.”, “_” and “-”"
        let quotes = "; a name stands in straight double quotes, \"like-this\""
        return error(
            place,
            "“\(FormulaError.plain(String(character)))” has no meaning in a formula"
                + (character.isLetter ? known : "'‘’“”„«»".contains(character) ? quotes : ""))
    }

    /// An error at some characters.
    func error(
        _ place: Range<Int>, _ problem: String, suggestion: String? = nil
    ) -> FormulaError {
        FormulaError(text, at: place, problem, suggestion: suggestion)
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": character.isASCII
        default: false
        }
    }
}
