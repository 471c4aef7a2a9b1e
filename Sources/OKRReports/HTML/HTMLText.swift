/// Texts as they stand in HTML, whoever wrote them.
///
/// 1. `&`, `<`, `>`, `"` and `'` are written as references, in elements and attributes alike.
/// 2. Control characters and marks that turn the direction of text are made visible first.
/// 3. What may run from right to left stands in an element of its own, so that it turns nothing
///    else.
enum HTMLText {
    /// A text in an element or in a quoted attribute, on one line.
    static func escaped(_ text: String) -> String { escape(VisibleText.line(text)) }

    /// A text in an element, with its line feeds as breaks, apart from what stands around it.
    static func isolated(_ text: String) -> String {
        let lines = VisibleText.lines(text).map(escape).joined(separator: "<br>")
        return text.unicodeScalars.contains { $0.value >= 0x590 } ? "<bdi>\(lines)</bdi>" : lines
    }

    /// A text as the value of a JSON member in a script: no `<` is left that could end it.
    static func inScript(_ json: String) -> String {
        var result = ""
        result.reserveCapacity(json.utf8.count)
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": result += "\\u003c"
            case ">": result += "\\u003e"
            case "&": result += "\\u0026"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { special.contains($0) }) else { return text }
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    private static let special = Set("&<>\"'".utf8)
}
