import OKRModel

/// Drawings as SVG in a page: looks by classes, words for those who do not see them.
///
/// Shapes that are there on some days only carry these days as `data-on`, `data-known` and
/// `data-until`; the script shows and hides by them. A shape of an entry leads to `#entry-N`.
struct HTMLDrawing {
    /// The drawing as a figure with its caption.
    func html(_ drawing: Drawing) -> String {
        var attributes = ""
        if let days = drawing.days {
            attributes =
                " data-first=\"\(days.first)\" data-last=\"\(days.last)\""
                + " data-left=\"\(number(days.left))\" data-right=\"\(number(days.right))\""
        }
        let caption = HTMLContent().html(drawing.title)
        return "<figure><figcaption>\(caption)</figcaption><div class=\"canvas\" tabindex=\"0\">"
            + "<svg class=\"drawing\(drawing.isSmall ? " small" : "")\" "
            + "viewBox=\"0 0 \(number(drawing.width)) \(number(drawing.height))\" "
            + "width=\"\(number(drawing.width))\" height=\"\(number(drawing.height))\" "
            + "role=\"img\" "
            + "aria-label=\"\(HTMLText.escaped(drawing.words))\"\(attributes)>"
            + drawing.shapes.map(html).joined() + "</svg></div></figure>"
    }

    private func html(_ shape: Shape) -> String {
        var attributes = " class=\"\(HTMLText.escaped(shape.style))\""
        if let presence = shape.presence {
            attributes += " data-on=\"\(presence.on)\" data-known=\"\(presence.known)\""
            if let until = presence.until { attributes += " data-until=\"\(until)\"" }
        }
        let day = shape.presence.map { "\($0.on): " } ?? ""
        let title = shape.words.map { "<title>\(day)\(HTMLText.escaped($0))</title>" } ?? ""
        let element = element(shape.form, attributes, title)
        guard let entry = shape.entry else { return element }
        return "<a href=\"#entry-\(entry)\" tabindex=\"-1\">\(element)</a>"
    }

    private func element(_ form: Shape.Form, _ attributes: String, _ title: String) -> String {
        switch form {
        case .line(let places):
            return "<path\(attributes) d=\"\(path(places))\" fill=\"none\">\(title)</path>"
        case .lines(let lines):
            return
                "<path\(attributes) d=\"\(lines.map(path).joined())\" fill=\"none\">\(title)</path>"
        case .area(let places):
            return "<path\(attributes) d=\"\(path(places))Z\">\(title)</path>"
        case .box(let place, let width, let height):
            return "<rect\(attributes) x=\"\(number(place.x))\" y=\"\(number(place.y))\" "
                + "width=\"\(number(max(width, 0)))\" height=\"\(number(max(height, 0)))\">"
                + "\(title)</rect>"
        case .dot(let place, let radius):
            return "<circle\(attributes) cx=\"\(number(place.x))\" cy=\"\(number(place.y))\" "
                + "r=\"\(number(radius))\">\(title)</circle>"
        case .text(let place, let text, let side):
            return "<text\(attributes) x=\"\(number(place.x))\" y=\"\(number(place.y))\" "
                + "text-anchor=\"\(side.rawValue)\">\(HTMLText.escaped(text))\(title)</text>"
        }
    }

    private func path(_ places: [Shape.Place]) -> String { Shape.path(places, number) }

    private func number(_ value: Double) -> String { HTMLContent.coordinate(value) }
}

extension Drawing {
    /// Whether it is made for a narrow screen and grows with a wider one.
    var isSmall: Bool { width <= 400 }
}

extension Shape {
    /// A line through places as SVG writes it; what runs straight across or down is shortened.
    static func path(_ places: [Place], _ number: (Double) -> String) -> String {
        var path = ""
        var last: (x: String, y: String)?
        for place in places {
            let (x, y) = (number(place.x), number(place.y))
            switch last {
            case nil: path += "M\(x) \(y)"
            case (x, y)?: break
            case (_, y)?: path += "H\(x)"
            case (x, _)?: path += "V\(y)"
            default: path += "L\(x) \(y)"
            }
            last = (x, y)
        }
        return path
    }
}
