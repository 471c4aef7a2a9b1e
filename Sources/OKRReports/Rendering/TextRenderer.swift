/// Renders a document as text for a terminal of a given width.
///
/// No line is wider than the style's width, no line ends in a space, and no control character of a
/// user's text reaches the terminal. The same document and style give the same bytes.
public struct TextRenderer: Sendable {
    /// What the terminal can show.
    public let style: TextStyle

    /// Makes a renderer for one style.
    public init(style: TextStyle) {
        self.style = style
    }

    /// The document as lines, each ended by a line feed.
    public func render(_ document: Document) -> String {
        var lines = texts.lines(document.title, width: style.width).map { $0.under(.bold) }
        for line in document.provenance {
            lines += texts.lines(line, width: style.width).map { $0.under(.dim) }
        }
        var previous: Block?
        for block in document.textBlocks {
            if needsGap(after: previous, before: block), !lines.isEmpty {
                lines.append(StyledLine())
            }
            lines += self.lines(of: block)
            previous = block
        }
        return lines.map { $0.text(color: style.color) + "\n" }.joined()
    }

    /// One content on one line without its end, shortened to the width: for what is not a document.
    public func line(_ content: Content) -> String {
        texts.line(content, width: style.width).text(color: style.color)
    }

    /// The rows of a table without its header, each ended by a line feed: to go on below one.
    public func rows(of table: Table) -> String {
        TableText(table, texts: texts).body.map { $0.text(color: style.color) + "\n" }.joined()
    }

    private var texts: ContentText { ContentText(style: style) }

    /// Running text on very wide lines is hard to read.
    private var textWidth: Int { min(style.width, 100) }

    /// What follows a heading belongs to it, and so do notes to each other.
    private func needsGap(after previous: Block?, before block: Block) -> Bool {
        switch (previous, block) {
        case (.heading, _), (.note, .note): false
        default: true
        }
    }

    private func lines(of block: Block) -> [StyledLine] {
        switch block {
        case .heading(let content):
            texts.lines(content, width: style.width).map { $0.under(.bold) }
        case .paragraph(let content):
            texts.lines(content, width: textWidth)
        case .facts(let facts):
            self.lines(of: facts)
        case .table(let table):
            TableText(table, texts: texts).lines
        case .list(let items):
            items.flatMap { item in
                hanging(item, after: StyledLine(texts.glyphs.bullet + " ", .dim))
            }
        case .note(let tone, let content):
            hanging(content, after: StyledLine(sign(of: tone) + " ", Look(color: tone.color)))
        case .rule:
            [StyledLine(String(repeating: texts.glyphs.rule, count: style.width), .dim)]
        case .drawing, .onPage, .onScreen: []
        }
    }

    private func lines(of facts: [Fact]) -> [StyledLine] {
        let widest = facts.map { TextWidth.columns(of: $0.label) }.max() ?? 0
        let width = min(widest, style.width / 3)
        return facts.flatMap { fact in
            hanging(
                fact.value,
                after: texts.line(.dim(fact.label), width: width).padded(to: width + 2))
        }
    }

    /// Content behind a prefix, its other lines indented as far as the first.
    private func hanging(_ content: Content, after prefix: StyledLine) -> [StyledLine] {
        let indent = StyledLine().padded(to: prefix.width)
        return texts.lines(content, width: max(1, textWidth - prefix.width)).enumerated()
            .map { ($0 == 0 ? prefix : indent) + $1 }
    }

    private func sign(of tone: Tone) -> String {
        switch tone {
        case .good: style.unicode ? "✓" : "+"
        case .warning: style.unicode ? "▲" : "!"
        case .bad: style.unicode ? "■" : "x"
        case .neutral: style.unicode ? "›" : ">"
        }
    }
}
