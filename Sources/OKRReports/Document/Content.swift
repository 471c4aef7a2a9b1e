/// What a cell, a value or a sentence says, by meaning and not by looks.
///
/// Texts come from users and may hold anything, control characters too: every renderer makes them
/// harmless in its own way. A string literal is `.text`, an array literal joins its parts as they
/// stand, without a space between them.
public enum Content: Sendable, Equatable {
    /// Words: a title, a note, a name.
    case text(String)

    /// Words that carry the line.
    case strong(String)

    /// Words of the second rank: an author, a unit, a hint.
    case dim(String)

    /// The identifier of a goal, a team, a person or an entry.
    case identifier(String)

    /// Something to type, letter by letter.
    case code(String)

    /// A number, written as people read it.
    case number(String)

    /// A civil day or an instant, written out.
    case day(String)

    /// A share from 0 to 1 of the way, unclamped, with the share that was due by now.
    case progress(Double?, expected: Double?, tone: Tone = .neutral)

    /// The standing of a goal or the health of a KPI by its word, such as `on-track` or `red`.
    case standing(String)

    /// A word in a tone: a warning beside a title, the direction of a move.
    case badge(String, Tone)

    /// Values in the order of time; nil is a time without one.
    case sparkline([Double?])

    /// What was, and what is instead; nil is nothing at all.
    case change(before: String?, after: String?)

    /// A value nobody knows yet.
    case missing

    /// Something that was or will be otherwise on other days, with the name of its place.
    indirect case live(String, Content)

    /// Parts one after the other.
    case joined([Content])
}

extension Content: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    /// Makes text from a literal.
    public init(stringLiteral text: String) {
        self = .text(text)
    }

    /// Makes one content of several.
    public init(arrayLiteral parts: Content...) {
        self = .joined(parts)
    }

    /// Whether something in it is otherwise on other days.
    var isLive: Bool {
        switch self {
        case .live: true
        case .joined(let parts): parts.contains(where: \.isLive)
        default: false
        }
    }

    /// Makes a number where there is one, and a missing value where there is none.
    public static func number(orMissing text: String?) -> Content {
        text.map(Content.number) ?? .missing
    }
}

/// What a colour would say; always said in a word or a symbol as well.
public enum Tone: Sendable, Equatable, CaseIterable {
    /// As it should be.
    case good

    /// Worth a look.
    case warning

    /// Not as it should be.
    case bad

    /// Neither good nor bad.
    case neutral
}
