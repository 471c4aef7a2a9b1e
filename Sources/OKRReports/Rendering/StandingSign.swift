/// The symbol and the tone that go with the word of a standing or of a KPI's health.
struct StandingSign {
    /// A symbol of one column, different for each tone.
    let symbol: String

    /// The same in ASCII.
    let plainSymbol: String

    /// What the colour says.
    let tone: Tone

    /// The sign of a word; a word nobody knows is neutral.
    init(_ word: String) {
        switch word {
        case "on-track", "green": (symbol, plainSymbol, tone) = ("●", "o", .good)
        case "at-risk", "amber": (symbol, plainSymbol, tone) = ("▲", "!", .warning)
        case "off-track", "red": (symbol, plainSymbol, tone) = ("■", "x", .bad)
        case "achieved": (symbol, plainSymbol, tone) = ("✓", "+", .good)
        case "missed": (symbol, plainSymbol, tone) = ("✗", "x", .bad)
        case "abandoned": (symbol, plainSymbol, tone) = ("⊘", "/", .neutral)
        case "draft": (symbol, plainSymbol, tone) = ("◇", "~", .neutral)
        default: (symbol, plainSymbol, tone) = ("○", ".", .neutral)
        }
    }
}

extension Tone {
    /// The tone of a standing or of a KPI's health by its word, such as `on-track` or `red`.
    public init(standing word: String) {
        self = StandingSign(word).tone
    }

    /// The colour that goes with it; none for neither good nor bad.
    var color: Look.Color? {
        switch self {
        case .good: .green
        case .warning: .yellow
        case .bad: .red
        case .neutral: nil
        }
    }
}
