/// Mermaid's quoted labels: what would end or format them is written as a character's number.
enum Mermaid {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "#", "&", "<", ">", "`", "\\", ";", "[", "]", "{", "}", "|":
                result += "#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Graphviz's quoted strings: a quotation mark and a backslash are escaped.
enum Graphviz {
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if character == "\"" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result
    }
}

/// What the drawings have in common.
enum Graph {
    /// The colour of a tone.
    static func colour(_ tone: Tone) -> String? {
        switch tone {
        case .good: "#2e7d32"
        case .warning: "#b26a00"
        case .bad: "#c62828"
        case .neutral: nil
        }
    }

    /// What a tone's class is called in Mermaid.
    static func name(_ tone: Tone) -> String {
        switch tone {
        case .good: "good"
        case .warning: "warning"
        case .bad: "bad"
        case .neutral: "neutral"
        }
    }

    /// Mermaid's classes for the nodes `n0`, `n1`, … by the tone of each.
    static func classes(of tones: [Tone]) -> [String] {
        [Tone.good, .warning, .bad].flatMap { tone -> [String] in
            let members = tones.enumerated().filter { $1 == tone }.map { "n\($0.offset)" }
            guard let colour = colour(tone), !members.isEmpty else { return [] }
            return [
                "    classDef \(name(tone)) stroke:\(colour),stroke-width:3px",
                "    class \(members.joined(separator: ",")) \(name(tone))",
            ]
        }
    }
}
