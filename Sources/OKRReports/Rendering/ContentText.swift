/// Turns content into a line, and knows how wide it would like to be.
struct ContentText {
    let style: TextStyle

    /// The symbols of the style.
    var glyphs: Glyphs { style.unicode ? .unicode : .ascii }

    /// The columns of a bar with its percentage, where nobody says how wide it is.
    var barWidth: Int { ProgressBar.preferredWidth(on: style.width) }

    /// The content on one line, as wide as it likes.
    func line(_ content: Content) -> StyledLine {
        switch content {
        case .text(let text), .number(let text), .day(let text): words(text)
        case .strong(let text): words(text, .bold)
        case .dim(let text): words(text, .dim)
        case .identifier(let text), .code(let text): words(text, Look(color: .cyan))
        case .badge(let text, let tone): words(text, Look(color: tone.color))
        case .progress(let share, let expected, let tone):
            ProgressBar(share: share, expected: expected, tone: tone)
                .line(width: barWidth, glyphs: glyphs)
        case .standing(let word): standing(word)
        case .sparkline(let values):
            StyledLine(Sparkline(values: values).text(width: values.count, steps: glyphs.steps))
        case .change(let before, let after): change(from: before, to: after)
        case .missing: StyledLine(glyphs.missing, .dim)
        case .live(_, let content): line(content)
        case .joined(let parts): parts.reduce(into: StyledLine()) { $0 += line($1) }
        }
    }

    /// The content on one line of at most this many columns; bars and sparklines fill them.
    func line(_ content: Content, width: Int) -> StyledLine {
        switch content {
        case .progress(let share, let expected, let tone):
            ProgressBar(share: share, expected: expected, tone: tone)
                .line(width: width, glyphs: glyphs).shortened(to: width, ellipsis: glyphs.ellipsis)
        case .sparkline(let values):
            StyledLine(Sparkline(values: values).text(width: width, steps: glyphs.steps))
        default:
            line(content).shortened(to: width, ellipsis: glyphs.ellipsis)
        }
    }

    /// The content on as many lines as it takes, each at most this wide.
    func lines(_ content: Content, width: Int) -> [StyledLine] {
        switch content {
        case .progress(nil, _, _): [line(.missing)]
        case .progress: [line(content, width: min(width, ProgressBar.most))]
        case .sparkline: [line(content, width: width)]
        default: paragraph(content).wrapped(to: width)
        }
    }

    /// The content with the line feeds of its texts kept.
    private func paragraph(_ content: Content) -> StyledLine {
        if case .live(_, let content) = content { return paragraph(content) }
        guard case .joined(let parts) = content else {
            guard case .text(let text) = content else { return line(content) }
            let lines = VisibleText.lines(text, unicode: style.unicode)
            return StyledLine(lines.joined(separator: "\n"))
        }
        return parts.reduce(into: StyledLine()) { $0 += paragraph($1) }
    }

    private func words(_ text: String, _ look: Look = .plain) -> StyledLine {
        StyledLine(VisibleText.line(text, unicode: style.unicode), look)
    }

    private func standing(_ word: String) -> StyledLine {
        let sign = StandingSign(word)
        let look = sign.tone == .neutral ? Look.dim : Look(color: sign.tone.color)
        return words((style.unicode ? sign.symbol : sign.plainSymbol) + " " + word, look)
    }

    private func change(from before: String?, to after: String?) -> StyledLine {
        let missing = StyledLine(glyphs.missing, .dim)
        return (before.map { words($0, .dim) } ?? missing) + StyledLine(" \(glyphs.arrow) ", .dim)
            + (after.map { words($0) } ?? missing)
    }
}
