/// A word, a number or a sign of an expression, with the characters it stands at.
struct ExpressionToken: Equatable {
    let kind: Kind
    /// The characters, from 0.
    let place: Range<Int>
    /// The characters as they were typed.
    let text: String

    enum Kind: Equatable {
        case word
        case number(Decimal)
        case quoted(String)
        case comparator(Expression.Comparator)
        case open
        case close
        case end
    }

    /// The word in small letters, nil for anything else.
    var keyword: String? { kind == .word ? text.lowercased() : nil }
}

/// Cuts an expression into tokens.
struct ExpressionLexer {
    private let characters: [Character]
    private var position = 0

    init(_ text: String) {
        characters = Array(text)
    }

    /// The next token; at the end, again and again, the end.
    mutating func next() throws(ExpressionError) -> ExpressionToken {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        guard position < characters.count else {
            return ExpressionToken(kind: .end, place: position..<position, text: "")
        }
        let character = characters[position]
        if character == "(" { return token(.open, length: 1) }
        if character == ")" { return token(.close, length: 1) }
        if character == "\"" || character == "'" { return try quoted(by: character) }
        if ExpressionLexer.isWordPart(character) { return try wordOrNumber() }
        return try comparator()
    }

    private mutating func token(_ kind: ExpressionToken.Kind, length: Int) -> ExpressionToken {
        let place = position..<(position + length)
        position += length
        return ExpressionToken(kind: kind, place: place, text: String(characters[place]))
    }

    private mutating func comparator() throws(ExpressionError) -> ExpressionToken {
        let pair = String(characters[position..<min(position + 2, characters.count)])
        if let comparator = Expression.Comparator(rawValue: pair) {
            return token(.comparator(comparator), length: pair.count)
        }
        switch characters[position] {
        case "<": return token(.comparator(.less), length: 1)
        case ">": return token(.comparator(.greater), length: 1)
        case "=": return token(.comparator(.equal), length: 1)
        case let other:
            throw ExpressionError(
                at: position..<(position + 1),
                "“\(other)” has no meaning here; other characters than letters and digits "
                    + "stand in quotes")
        }
    }

    /// Letters, digits, `.`, `_`, `-` and `:`; a number may have a `%` behind it.
    private mutating func wordOrNumber() throws(ExpressionError) -> ExpressionToken {
        var end = position
        while end < characters.count, ExpressionLexer.isWordPart(characters[end]) { end += 1 }
        let text = String(characters[position..<end])
        let isShare = end < characters.count && characters[end] == "%"
        guard let number = Decimal(text) else {
            guard !isShare else {
                throw ExpressionError(
                    at: position..<(end + 1), "“\(text)%” is not a number such as 70%")
            }
            return token(.word, length: end - position)
        }
        guard isShare else { return token(.number(number), length: end - position) }
        guard let share = Decimal(significand: number.significand, scale: number.scale + 2) else {
            throw ExpressionError(at: position..<(end + 1), "“\(text)%” has too many decimals")
        }
        return token(.number(share), length: end + 1 - position)
    }

    /// Anything up to the next quote of that kind; the quote itself is written twice.
    private mutating func quoted(by quote: Character) throws(ExpressionError) -> ExpressionToken {
        var text = ""
        var end = position + 1
        while end < characters.count {
            guard characters[end] == quote else {
                text.append(characters[end])
                end += 1
                continue
            }
            guard end + 1 < characters.count, characters[end + 1] == quote else {
                return token(.quoted(text), length: end + 1 - position)
            }
            text.append(quote)
            end += 2
        }
        throw ExpressionError(
            at: position..<characters.count, "the text that begins here has no quote at its end")
    }

    static func isWordPart(_ character: Character) -> Bool {
        guard let byte = character.asciiValue else { return false }
        return character.isLetter || character.isNumber || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    }
}
