/// How a run of text looks: a colour, and whether it is bold or dim.
struct Look: Equatable {
    /// The colours of a terminal that mean something here, with their codes of ECMA-48.
    enum Color: Int {
        case red = 31, green = 32, yellow = 33, cyan = 36
    }

    var color: Color?
    var isBold = false
    var isDim = false

    static let plain = Look()
    static let bold = Look(isBold: true)
    static let dim = Look(isDim: true)

    /// The codes that turn the look on.
    var codes: [Int] {
        (isBold ? [1] : []) + (isDim ? [2] : []) + (color.map { [$0.rawValue] } ?? [])
    }

    /// The look with another's weight and colour where it has none of its own.
    func under(_ other: Look) -> Look {
        Look(
            color: color ?? other.color, isBold: isBold || (other.isBold && !isDim),
            isDim: isDim || (other.isDim && !isBold))
    }
}

/// A piece of text with one look, free of control characters.
struct Run: Equatable {
    var text: String
    var look: Look = .plain
}

/// A line in pieces, measured in columns, without its end.
struct StyledLine: Equatable {
    var runs: [Run] = []

    init(_ runs: [Run] = []) {
        self.runs = runs
    }

    init(_ text: String, _ look: Look = .plain) {
        runs = text.isEmpty ? [] : [Run(text: text, look: look)]
    }

    /// The columns it takes.
    var width: Int {
        runs.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    }

    /// Whether it is empty or all spaces.
    var isBlank: Bool {
        runs.allSatisfy { $0.text.allSatisfy { $0 == " " } }
    }

    static func + (left: StyledLine, right: StyledLine) -> StyledLine {
        StyledLine(left.runs + right.runs)
    }

    static func += (left: inout StyledLine, right: StyledLine) {
        left.runs += right.runs
    }

    /// The line with a look under every piece.
    func under(_ look: Look) -> StyledLine {
        StyledLine(runs.map { Run(text: $0.text, look: $0.look.under(look)) })
    }

    /// The line filled with spaces to a width; a line that is wider stays as it is.
    func padded(to width: Int, trailing: Bool = false) -> StyledLine {
        let gap = StyledLine(String(repeating: " ", count: max(0, width - self.width)))
        return trailing ? gap + self : self + gap
    }

    /// The line cut to a width between characters; one that is cut ends in the ellipsis.
    func shortened(to width: Int, ellipsis: String) -> StyledLine {
        guard self.width > width else { return self }
        let mark = TextWidth.columns(of: ellipsis) <= width ? ellipsis : ""
        var room = width - TextWidth.columns(of: mark)
        var kept = StyledLine()
        var lastLook = runs.first?.look ?? .plain
        for run in runs {
            lastLook = run.look
            var text = ""
            for character in run.text {
                let columns = TextWidth.columns(of: character)
                guard columns <= room else {
                    kept.runs.append(Run(text: text.trimmedAtEnd, look: run.look))
                    return kept + StyledLine(mark, lastLook)
                }
                room -= columns
                text.append(character)
            }
            kept.runs.append(Run(text: text, look: run.look))
        }
        return kept + StyledLine(mark, lastLook)
    }

    /// The line with neighbours of the same look joined.
    var merged: StyledLine {
        runs.reduce(into: StyledLine()) { line, run in
            if let last = line.runs.last, last.look == run.look {
                line.runs[line.runs.count - 1].text += run.text
            } else {
                line.runs.append(run)
            }
        }
    }

    /// The line without the spaces at its end.
    var trimmed: StyledLine {
        var rest = runs
        while let last = rest.last {
            let text = last.text.trimmedAtEnd
            guard text.isEmpty else {
                rest[rest.count - 1].text = text
                break
            }
            rest.removeLast()
        }
        return StyledLine(rest)
    }

    /// The line as text, with escape sequences where colour is allowed and no space at its end.
    func text(color: Bool) -> String {
        trimmed.merged.runs.reduce(into: "") { text, run in
            let codes = color ? run.look.codes.map(String.init).joined(separator: ";") : ""
            text += codes.isEmpty ? run.text : "\u{1B}[\(codes)m\(run.text)\u{1B}[0m"
        }
    }
}

extension String {
    /// The text without the spaces at its end.
    fileprivate var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
