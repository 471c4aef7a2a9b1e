extension JSON {
    /// The value over several lines for people: two spaces a level, short lists on one line.
    ///
    /// An array of scalars stands on one line where that line has at most 80 characters. There is
    /// no newline at the end.
    public func prettyPrinted() -> String {
        var printer = JSONPrettyPrinter()
        printer.print(self, after: 0, followedByComma: false)
        return printer.text
    }
}

private struct JSONPrettyPrinter {
    static let width = 80
    var text = ""
    var level = 0

    // `prefix` counts the characters of the name that stands before the value on its line.
    mutating func print(_ value: JSON, after prefix: Int, followedByComma comma: Bool) {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            let room = Self.width - 2 * level - prefix - (comma ? 1 : 0)
            if let line = oneLine(elements), line.unicodeScalars.count <= room {
                text += line
            } else {
                printLines(of: elements)
            }
        case .object(let members) where !members.isEmpty: printLines(of: members)
        default: text += value.description
        }
    }

    private func oneLine(_ elements: [JSON]) -> String? {
        var line = "["
        for (index, element) in elements.enumerated() {
            switch element {
            case .array(let elements) where !elements.isEmpty: return nil
            case .object(let members) where !members.isEmpty: return nil
            default: line += (index == 0 ? "" : ", ") + element.description
            }
        }
        return line + "]"
    }

    private mutating func printLines(of elements: [JSON]) {
        text += "["
        level += 1
        for (index, element) in elements.enumerated() {
            let comma = index + 1 < elements.count
            beginLine()
            print(element, after: 0, followedByComma: comma)
            if comma { text += "," }
        }
        level -= 1
        beginLine()
        text += "]"
    }

    private mutating func printLines(of members: [JSON.Member]) {
        text += "{"
        level += 1
        for (index, member) in members.enumerated() {
            let comma = index + 1 < members.count
            let name = JSON.string(member.name).description + ": "
            beginLine()
            text += name
            print(member.value, after: name.unicodeScalars.count, followedByComma: comma)
            if comma { text += "," }
        }
        level -= 1
        beginLine()
        text += "}"
    }

    private mutating func beginLine() {
        text += "\n" + String(repeating: " ", count: 2 * level)
    }
}
