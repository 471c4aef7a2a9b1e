/// Renders a document as Markdown (CommonMark with GitHub's tables), for a wiki or a mail.
///
/// 1. Punctuation of users' texts that Markdown would read as markup stands after a backslash.
/// 2. Line feeds in a cell stand as `<br>`; control characters are made visible.
/// 3. Bars are their percentages, standings their words; nothing is said by looks alone.
///
/// The same document gives the same bytes.
public struct MarkdownRenderer: Sendable {
    /// Makes a renderer.
    public init() {}

    /// The document as Markdown, ended by a line feed.
    public func render(_ document: Document) -> String {
        var parts = ["# " + line(document.title)]
        if !document.provenance.isEmpty {
            parts.append(document.provenance.map { "_" + line($0) + "_" }.joined(separator: "  \n"))
        }
        parts += document.textBlocks.map(render)
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func render(_ block: Block) -> String {
        switch block {
        case .heading(let content): "## " + line(content)
        case .paragraph(let content): paragraph(content)
        case .facts(let facts):
            facts.map { "- **\(escaped($0.label)):** \(line($0.value))" }.joined(separator: "\n")
        case .table(let table): render(table)
        case .list(let items): items.map { "- " + line($0) }.joined(separator: "\n")
        case .note(let tone, let content): "> **\(tone.word)** " + line(content)
        case .rule: "---"
        case .drawing, .onPage, .onScreen: ""
        }
    }

    private func render(_ table: Table) -> String {
        if table.rows.isEmpty, let empty = table.whenEmpty { return line(empty) }
        let titles = table.columns.map { escaped($0.title) }
        let sides = table.columns.map { $0.alignment == .trailing ? "---:" : "---" }
        return ([row(titles), row(sides)] + table.rows.map { render($0, of: table) })
            .joined(separator: "\n")
    }

    private func render(_ row: Row, of table: Table) -> String {
        var cells = row.cells.map { cell($0) }
        if row.kind == .group || row.kind == .strong, let first = cells.first, !first.isEmpty {
            cells[0] = "**\(first)**"
        }
        if row.level > 0, let first = cells.first {
            cells[0] = String(repeating: "&emsp;", count: row.level) + first
        }
        if row.kind == .group { cells = Array(cells.prefix(1)) }
        while cells.count < table.columns.count { cells.append("") }
        return self.row(cells)
    }

    private func row(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }

    private func cell(_ content: Content) -> String {
        text(content, lineFeed: "<br>")
    }

    private func line(_ content: Content) -> String { text(content, lineFeed: " ") }

    private func paragraph(_ content: Content) -> String { text(content, lineFeed: "  \n") }

    private func text(_ content: Content, lineFeed: String) -> String {
        switch content {
        case .text(let text), .dim(let text), .number(let text), .day(let text),
            .identifier(let text), .badge(let text, _):
            return escaped(text, lineFeed: lineFeed)
        case .standing(let word): return escaped(word)
        case .strong(let text):
            let inner = escaped(text, lineFeed: lineFeed)
            return inner.isEmpty ? "" : "**\(inner)**"
        case .code(let text): return code(text)
        case .progress(let share, _, _):
            return share.map { NumberText.percent(min(max($0, 0), 1)) } ?? NumberText.missing
        case .sparkline(let values):
            return Sparkline(values: values).text(width: values.count, steps: Glyphs.unicode.steps)
        case .change(let before, let after):
            let (from, to) = (before ?? NumberText.missing, after ?? NumberText.missing)
            return escaped(from, lineFeed: lineFeed) + " → " + escaped(to, lineFeed: lineFeed)
        case .missing: return NumberText.missing
        case .live(_, let content): return text(content, lineFeed: lineFeed)
        case .joined(let parts):
            return parts.map { text($0, lineFeed: lineFeed) }.joined()
        }
    }

    /// Code between as many backticks as it takes; a pipe in it would end a cell.
    private func code(_ text: String) -> String {
        let visible = VisibleText.line(text)
        if visible.contains("|") { return escaped(visible) }
        var run = 0
        var longest = 0
        for character in visible {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let space = longest > 0 ? " " : ""
        return fence + space + visible + space + fence
    }

    private static let markup = Set("\\`*_{}[]<>#|~&!$")

    private func escaped(_ text: String, lineFeed: String = " ") -> String {
        MarkdownRenderer.escaped(text, lineFeed: lineFeed)
    }

    /// A text with everything escaped that Markdown would read as markup.
    public static func escaped(_ text: String, lineFeed: String = " ") -> String {
        VisibleText.lines(text).map { line in
            var result = ""
            for character in line {
                if markup.contains(character) { result.append("\\") }
                result.append(character)
            }
            return guarded(result)
        }.joined(separator: lineFeed)
    }

    /// A line that would begin a list, or underline the one before it, with its first mark escaped.
    private static func guarded(_ line: String) -> String {
        let start = line.drop { $0 == " " }
        guard let first = start.first else { return line }
        if "+-=".contains(first) {
            let next = start.dropFirst().first
            guard next == nil || next == " " || next == first else { return line }
            return "\\" + start
        }
        let digits = start.prefix { $0.isASCII && $0.isNumber }
        let rest = start.dropFirst(digits.count)
        guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")",
            rest.dropFirst().first == " " || rest.count == 1
        else { return line }
        return digits + "\\" + rest
    }
}
