/// A bar of progress as a page draws it: the same where the page stands and where it moves.
struct Bar: Hashable, Sendable {
    /// The class of its tone; empty where there is no progress.
    let tone: String
    /// How far it is filled, in tenths of a percent.
    let filled: Int
    /// The words beside it.
    let text: String

    /// No progress at all.
    static let none = Bar(tone: "", filled: 0, text: "")

    private init(tone: String, filled: Int, text: String) {
        self.tone = tone
        self.filled = filled
        self.text = text
    }

    /// Makes the bar of a share of the way; nil where there is none.
    init?(_ share: Double?, _ tone: Tone) {
        guard let share, share.isFinite else { return nil }
        let done = min(max(share, 0), 1)
        self.init(
            tone: tone.name, filled: Int((done * 1000).rounded()),
            text: (share > 1 ? "↑" : "") + NumberText.percent(done))
    }

    /// How far it is filled, in percent.
    var width: String { HTMLContent.coordinate(Double(filled) / 10) }

    /// The mark of what was expected.
    struct Due: Hashable, Sendable {
        /// Where it stands; outside of the bar where nothing is expected.
        let place: String
        /// The words for those who do not see it.
        let text: String

        /// Makes the mark of an expected share of the way.
        init(_ expected: Double?) {
            guard let expected, expected > 0 else {
                place = "-9"
                text = ""
                return
            }
            let tenths = (min(expected, 1) * 1000).rounded() / 10
            place = HTMLContent.coordinate(tenths - 0.75)
            text = " of \(NumberText.percent(expected)) expected"
        }
    }
}
