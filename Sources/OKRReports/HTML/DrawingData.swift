import OKRModel
import OKRText

/// The pictures of rows as data that the page's script draws from when a row is opened.
///
/// `styles` lists what shapes are; `rows` has a picture by the name of its row. A shape is
/// `[form, style, places, days, words, entry]`: a path for a line (0) and an area (1), numbers for
/// a box (2) and a dot (3), numbers with words and side (0 begins, 1 is centred, 2 ends there) for
/// a text (4). Days count from the axis' first: `on`, `[on, known]` or `[on, known, until]`; null
/// for always. What is missing at the end is left out.
enum DrawingData {
    /// The element that holds the pictures; nothing where there are none.
    ///
    /// Marks name the entries of rows that stand on the page, which they lead to.
    static func element(
        _ drawings: [(row: String, drawing: Drawing)], leadingTo places: Set<String>
    ) -> String {
        guard !drawings.isEmpty else { return "" }
        var styles: [String: Int] = [:]
        var names: [JSON] = []
        var rows: [JSON.Member] = []
        var seen: Set<String> = []
        for (row, drawing) in drawings where seen.insert(row).inserted {
            var drawing = drawing
            for index in drawing.shapes.indices {
                guard let entry = drawing.shapes[index].entry else { continue }
                if !places.contains("entry-\(entry)") { drawing.shapes[index].entry = nil }
            }
            for shape in drawing.shapes where styles[shape.style] == nil {
                styles[shape.style] = names.count
                names.append(.string(shape.style))
            }
            rows.append(.init(row, json(drawing, styles)))
        }
        let json = JSON.object([.init("styles", .array(names)), .init("rows", .object(rows))])
        var bytes: [UInt8] = []
        json.write(to: &bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        return HTMLData.element("drawings", HTMLText.inScript(text)) + "\n"
    }

    private static func json(_ drawing: Drawing, _ styles: [String: Int]) -> JSON {
        var members: [JSON.Member] = [
            .init("title", .string(VisibleText.line(HTMLRenderer.plain(drawing.title)))),
            .init("words", .string(VisibleText.line(drawing.words))),
            .init("size", .array([number(drawing.width), number(drawing.height)])),
        ]
        if let days = drawing.days {
            members.append(
                .init(
                    "days",
                    .array([
                        .string(days.first.description), .string(days.last.description),
                        number(days.left), number(days.right),
                    ])))
        }
        let first = drawing.days?.first
        members.append(
            .init("shapes", .array(drawing.shapes.map { json($0, styles, from: first) })))
        return .object(members)
    }

    private static func json(_ shape: Shape, _ styles: [String: Int], from first: Day?) -> JSON {
        var parts = [
            .integer(kind(shape.form)), .integer(styles[shape.style] ?? 0), places(shape.form),
        ]
        parts.append(shape.presence.map { days($0, from: first ?? $0.on) } ?? .null)
        parts.append(shape.words.map { .string(VisibleText.line($0)) } ?? .null)
        parts.append(shape.entry.map { .integer($0) } ?? .null)
        while parts.last == .null { parts.removeLast() }
        return .array(parts)
    }

    /// The radius of a dot of which none is told.
    private static let usualRadius = 2.5

    private static func kind(_ form: Shape.Form) -> Int {
        switch form {
        case .line, .lines: 0
        case .area: 1
        case .box: 2
        case .dot: 3
        case .text: 4
        }
    }

    private static func places(_ form: Shape.Form) -> JSON {
        switch form {
        case .line(let places): return .string(Shape.path(places, HTMLContent.tenths))
        case .lines(let lines):
            return .string(lines.map { Shape.path($0, HTMLContent.tenths) }.joined())
        case .area(let places): return .string(Shape.path(places, HTMLContent.tenths) + "Z")
        case .box(let place, let width, let height):
            return .array([
                number(place.x), number(place.y), number(max(width, 0)), number(max(height, 0)),
            ])
        case .dot(let place, let radius):
            let places = [number(place.x), number(place.y)]
            return .array(radius == usualRadius ? places : places + [number(radius)])
        case .text(let place, let text, let side):
            return .array([
                number(place.x), number(place.y), .string(VisibleText.line(text)),
                .integer(side == .start ? 0 : side == .middle ? 1 : 2),
            ])
        }
    }

    private static func days(_ presence: Shape.Presence, from first: Day) -> JSON {
        let (on, known) = (presence.on - first, presence.known - first)
        guard let until = presence.until else {
            return on == known ? .integer(on) : .array([.integer(on), .integer(known)])
        }
        return .array([.integer(on), .integer(known), .integer(until - first)])
    }

    private static func number(_ value: Double) -> JSON {
        .number(HTMLContent.tenths(value))
    }
}

extension HTMLContent {
    /// A coordinate of at most one decimal.
    static func tenths(_ value: Double) -> String {
        coordinate((value * 10).rounded() / 10)
    }
}
