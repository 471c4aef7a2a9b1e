import OKRModel
import OKRText

/// The frames of a page as the JSON that its script reads, and what moves through them.
///
/// `series` are runs of `start.number` (see ``Series``); a place names its series for both ways to
/// know, `7/9`, or one where they are the same; a bar has one for itself and one for its mark.
struct HTMLFrames: Sendable {
    private let frames: Frames
    private var series = Numbering<String>()

    init(_ frames: Frames) {
        self.frames = frames
    }

    /// The frames as a script element that holds data alone.
    mutating func data() -> String {
        let rows = frames.rows.sorted { $0.name < $1.name }.map { name, line in
            JSON.Member(
                name, .string(line.cells.map { text(of: $0) }.joined(separator: " ")))
        }
        let places = frames.places.sorted { $0.key < $1.key }.map { name, cell in
            JSON.Member(name, .string(text(of: cell)))
        }
        let bars = frames.bars.things.map { bar in
            bar.tone.isEmpty ? "" : "\(bar.tone)|\(bar.width)|\(bar.text)"
        }
        let json = JSON.object([
            .init("days", strings(frames.moments.map(\.day.description))),
            .init("words", strings(frames.moments.map(\.day.inWords))),
            .init("entries", .array(frames.moments.map { .integer($0.entry) })),
            .init("texts", strings(frames.texts.things.map(short))), .init("bars", strings(bars)),
            .init("dues", strings(frames.dues.things.map { "\($0.place)|\($0.text)" })),
            .init("rows", .object(rows)), .init("places", .object(places)),
            .init("series", strings(series.things)),
        ])
        return HTMLData.element("frames", HTMLText.markupInScript(json.description))
    }

    /// What stands around numbers is said by one sign.
    private func short(_ html: String) -> String {
        if html.hasPrefix("#") { return "&#35;" + html.dropFirst() }
        let (start, end) = ("<span class=\"number\">", "</span>")
        guard html.hasPrefix(start), html.hasSuffix(end), !html.dropFirst().contains("<span") else {
            return html
        }
        return "#" + html.dropFirst(start.count).dropLast(end.count)
    }

    private func strings(_ list: [String]) -> JSON { .array(list.map { .string($0) }) }

    private mutating func text(of cell: Frames.Cell) -> String {
        guard cell.isBar else { return text(of: cell.shown) }
        return text(of: cell.shown) + ";" + text(of: cell.due)
    }

    private mutating func text(of pair: [Series]) -> String {
        let numbers = pair.map { series.number(of: $0.text) - 1 }
        return numbers[0] == numbers[1] ? "\(numbers[0])" : "\(numbers[0])/\(numbers[1])"
    }

    /// A bar for places that had none where the page stands.
    static let template =
        "<template id=\"bar\">\(HTMLContent().html(.progress(0, expected: nil)))</template>"

    /// What moves through the days; the script shows it.
    var controls: String {
        let last = frames.moments.count - 1
        return """
            <form id="moment" class="moment" hidden>
            <button type="button" id="moment-play">Play</button>
            <label for="moment-day">Day</label>
            <input type="range" id="moment-day" min="0" max="\(last)" value="\(last)">
            <output id="moment-words" for="moment-day"></output>
            <fieldset><legend class="unseen">What is known of the day</legend>
            <label><input type="radio" name="known" id="moment-then"> as known then</label>
            <label><input type="radio" name="known" id="moment-now" checked> as we know it now</label>
            </fieldset>
            <button type="button" id="moment-back" hidden>Back to the report’s day</button>
            </form>
            """
    }
}
