extension StyledLine {
    /// The line broken at spaces into lines of at most this many columns.
    ///
    /// A word wider than a line is broken between characters. A line feed in a run starts a new line.
    func wrapped(to width: Int) -> [StyledLine] {
        var lines: [StyledLine] = []
        var line = StyledLine()
        var column = 0
        for word in words {
            switch word {
            case .lineFeed:
                lines.append(line.trimmed)
                line = StyledLine()
                column = 0
            case .space(let run):
                // Spaces at the break itself vanish; those at the start of a line indent it.
                column += TextWidth.columns(of: run.text)
                line.runs.append(run)
            case .word(let runs):
                var word = StyledLine(runs)
                if column + word.width > width, !line.isBlank {
                    lines.append(line.trimmed)
                    line = StyledLine()
                    column = 0
                }
                while column + word.width > width, let broken = word.broken(at: width - column) {
                    lines.append(line + broken.head)
                    word = broken.tail
                    line = StyledLine()
                    column = 0
                }
                column += word.width
                line += word
            }
        }
        return lines + [line.trimmed]
    }

    /// The line cut in two at a column, nil where not one character fits.
    private func broken(at width: Int) -> (head: StyledLine, tail: StyledLine)? {
        var head = StyledLine()
        var tail = StyledLine()
        var room = max(0, width)
        for run in runs {
            let fitting = run.text.prefix { character in
                room -= TextWidth.columns(of: character)
                return room >= 0
            }
            head.runs.append(Run(text: String(fitting), look: run.look))
            let rest = run.text.dropFirst(fitting.count)
            if !rest.isEmpty {
                room = -1
                tail.runs.append(Run(text: String(rest), look: run.look))
            }
        }
        return head.width == 0 ? nil : (head, tail)
    }

    /// A part of a line between two places where it may be broken.
    private enum Part {
        case word([Run])
        case space(Run)
        case lineFeed
    }

    private var words: [Part] {
        var parts: [Part] = []
        for run in runs {
            for character in run.text {
                let piece = Run(text: String(character), look: run.look)
                switch (character, parts.last) {
                case ("\n", _):
                    parts.append(.lineFeed)
                case (" ", .space(var spaces)) where spaces.look == run.look:
                    spaces.text.append(character)
                    parts[parts.count - 1] = .space(spaces)
                case (" ", _):
                    parts.append(.space(piece))
                case (_, .word(var word)):
                    if word[word.count - 1].look == run.look {
                        word[word.count - 1].text.append(character)
                    } else {
                        word.append(piece)
                    }
                    parts[parts.count - 1] = .word(word)
                default:
                    parts.append(.word([piece]))
                }
            }
        }
        return parts
    }
}
