import OKRModel

/// A box with a sign, a name and a figure, as goals and KPIs stand in maps and trees.
enum NodeBox {
    static let (width, height) = (168.0, 32.0)

    /// A box whose upper left corner is at a place, in the tone of a word.
    static func shapes(
        at place: Shape.Place, id: String, title: String, figure: String, state: String
    ) -> [Shape] {
        let sign = state.isEmpty ? nil : StandingSign(state)
        let style = "node \((sign?.tone ?? .neutral).name)"
        let words = [id, title, figure, state].filter { !$0.isEmpty }.joined(separator: " ")
        let head = [sign?.symbol, id, figure].compactMap { $0 }.filter { !$0.isEmpty }
        return [
            Shape(.box(place, width: width, height: height), style, words: words),
            Shape(.text(.init(place.x + 6, place.y + 13), short(head), .start), "id"),
            Shape(.text(.init(place.x + 6, place.y + 26), cut(title, 29), .start), "label"),
        ]
    }

    private static func short(_ parts: [String]) -> String { cut(parts.joined(separator: " "), 27) }

    private static func cut(_ text: String, _ most: Int) -> String {
        text.count > most ? text.prefix(most - 1) + "…" : text
    }
}
