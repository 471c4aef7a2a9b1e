/// What free text may be.
enum Text {
    static let longestTitle = 500
    static let longestNote = 20_000

    /// A title or name: one line, not empty, at most 500 characters.
    static func title(
        _ text: String, of what: String, called word: String = "title"
    ) throws -> String {
        let trimmed = trimmed(text)
        guard !trimmed.isEmpty else {
            throw Refusal("the \(word) of \(what) is empty", "give it a \(word)")
        }
        guard trimmed.count <= longestTitle, trimmed.utf8.count <= longestNote else {
            throw Refusal(
                "the \(word) of \(what) is longer than \(longestTitle) characters", "shorten it")
        }
        guard !trimmed.unicodeScalars.contains(where: { isControl($0) }) else {
            throw Refusal(
                "the \(word) of \(what) has a line break or another control character",
                "write it on one line")
        }
        return trimmed
    }

    /// A note or reason: at most 20 000 bytes; nil where it is empty.
    static func note(_ text: String?, _ what: String) throws -> String? {
        guard let text else { return nil }
        let trimmed = trimmed(text)
        guard trimmed.utf8.count <= longestNote else {
            throw Refusal("the \(what) is longer than \(longestNote) bytes", "shorten it")
        }
        return trimmed.isEmpty ? nil : trimmed
    }

    /// A unit: at most 24 characters, no control characters; nil where it is empty.
    static func unit(_ text: String?) throws -> String? {
        guard let text else { return nil }
        let trimmed = trimmed(text)
        guard trimmed.count <= 24, trimmed.utf8.count <= 96,
            !trimmed.unicodeScalars.contains(where: { isControl($0) })
        else {
            throw Refusal(
                "the unit “\(trimmed)” is longer than 24 characters or has a control character",
                "shorten it")
        }
        return trimmed.isEmpty ? nil : trimmed
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .lineSeparator
            || scalar.properties.generalCategory == .paragraphSeparator
    }

    static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
