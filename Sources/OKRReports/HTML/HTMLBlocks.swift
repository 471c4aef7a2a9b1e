/// Blocks of a document as HTML: sections with headings, tables with headers, lists and notes.
struct HTMLBlocks {
    private let contents = HTMLContent()
    private var parts: [String] = []
    /// The headings with the names by which the page links to them.
    private(set) var headings: [(name: String, html: String)] = []
    /// The pictures of rows with the names of these, in their order.
    private(set) var drawings: [(row: String, drawing: Drawing)] = []
    private var isInSection = false
    private var tables = 0
    private var section = 0
    private var isLive = false
    private var isOnScreen = false
    /// The names of rows, which places of the page lead to.
    private(set) var names: Set<String> = []

    /// Renders blocks in their order; what follows a heading is its section.
    init(_ blocks: [Block]) {
        for block in blocks { add(block) }
        endSection()
    }

    /// Ends a section; one without anything live says on other days that it stands still.
    private mutating func endSection() {
        guard isInSection else { return }
        let classes = (isLive ? [] : ["still"]) + (isOnScreen ? ["screen"] : [])
        if !classes.isEmpty {
            let names = classes.joined(separator: " ")
            parts[section] =
                "<section class=\"\(names)\"" + parts[section].dropFirst("<section".count)
        }
        parts.append("</section>")
        isInSection = false
    }

    /// The blocks as HTML.
    var html: String { parts.joined(separator: "\n") }

    private mutating func add(_ block: Block) {
        switch block {
        case .heading(let content): begin(content)
        case .paragraph(let content):
            if content.isLive { isLive = true }
            parts.append("<p>\(contents.html(content))</p>")
        case .facts(let facts): add(facts)
        case .table(let table): add(table)
        case .list(let items):
            let lines = items.map { "<li>\(contents.html($0))</li>" }
            parts.append("<ul>\(lines.joined())</ul>")
        case .note(let tone, let content):
            parts.append(
                "<p class=\"note \(tone.name)\"><strong>\(tone.word)</strong> "
                    + "\(contents.html(content))</p>")
        case .rule: parts.append("<hr>")
        case .drawing(let drawing): parts.append(HTMLDrawing().html(drawing))
        case .onPage(let blocks): for block in blocks { add(block) }
        case .onScreen(let blocks, let content):
            endSection()
            isOnScreen = true
            for block in blocks { add(block) }
            endSection()
            isOnScreen = false
            parts.append("<p class=\"paper\">\(contents.html(content))</p>")
        }
    }

    private mutating func begin(_ content: Content) {
        endSection()
        isInSection = true
        let name = "part-\(headings.count + 1)"
        let html = contents.html(content)
        headings.append((name, html))
        section = parts.count
        isLive = false
        parts.append("<section aria-labelledby=\"\(name)\"><h2 id=\"\(name)\">\(html)</h2>")
    }

    private mutating func add(_ facts: [Fact]) {
        let rows = facts.map { fact in
            "<div><dt>\(HTMLText.escaped(fact.label))</dt>"
                + "<dd>\(contents.html(fact.value))</dd></div>"
        }
        parts.append("<dl>\(rows.joined())</dl>")
    }

    /// A table that scrolls on its own where it is too wide, also by the keyboard.
    private mutating func add(_ table: Table) {
        if table.rows.isEmpty, let whenEmpty = table.whenEmpty {
            parts.append("<p>\(contents.html(whenEmpty))</p>")
            return
        }
        tables += 1
        let label =
            headings.last.map { "aria-labelledby=\"\($0.name)\"" }
            ?? "aria-label=\"Table \(tables)\""
        let isMinor = table.rows.allSatisfy(\.isMinor) && !table.rows.isEmpty
        let kind = isMinor ? "scroll minor" : "scroll"
        var html = "<div class=\"\(kind)\" role=\"group\" tabindex=\"0\" \(label)><table>"
        if table.columns.contains(where: { !$0.title.isEmpty }) {
            let cells = table.columns.map { column in
                column.title.isEmpty
                    ? "<td></td>"
                    : "<th scope=\"col\"\(side(column))\(column.isChoice ? " data-choice" : "")>"
                        + "\(HTMLText.escaped(column.title))</th>"
            }
            html += "<thead><tr>\(cells.joined())</tr></thead>"
        }
        html += "<tbody>"
        for row in table.rows { html += self.row(row, of: table) }
        html += "</tbody></table></div>"
        parts.append(html)
        for row in table.rows {
            if let name = row.name, let drawing = row.drawing { drawings.append((name, drawing)) }
        }
    }

    private func side(_ column: Column) -> String {
        let names =
            (column.alignment == .trailing ? ["trailing"] : []) + (column.isMinor ? ["minor"] : [])
        return names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
    }

    /// A number in a column of numbers looks like one without being told.
    private func cell(_ content: Content, of column: Column) -> String {
        if case .number(let text) = content, column.alignment == .trailing {
            return HTMLText.escaped(text)
        }
        return contents.html(content)
    }

    private mutating func row(_ row: Row, of table: Table) -> String {
        if row.kind == .group {
            let title = row.cells.first.map(contents.html) ?? ""
            return "<tr class=\"group\"><th scope=\"colgroup\" colspan=\"\(table.columns.count)\">"
                + "\(title)</th></tr>"
        }
        var classes: [String] = []
        if row.kind == .strong { classes.append("strong") }
        if row.kind == .dim { classes.append("dim") }
        if row.isMinor { classes.append("minor") }
        let kind = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
        var name = ""
        if let row = row.name {
            let isFirst = names.insert(row).inserted
            let text = HTMLText.escaped(row)
            if table.name != nil {
                isLive = true
                // The first row of a name has it as its own.
                name = isFirst ? " data-row" : " data-row=\"\(text)\""
            }
            if isFirst { name += " id=\"\(text)\"" }
        }
        if row.isAbsent { name += " data-absent=\"1\" hidden" }
        var html = "<tr\(name)\(kind)>"
        for (index, column) in table.columns.enumerated() {
            let cell = index < row.cells.count ? self.cell(row.cells[index], of: column) : ""
            if index == 0, !cell.isEmpty {
                let level = row.level > 0 ? " class=\"level-\(min(row.level, 6))\"" : side(column)
                let isLive = row.name != nil && table.name != nil
                let inside = isLive ? "<span data-cell>\(cell)</span>" : cell
                // A header without words would head nothing.
                html +=
                    cell.isEmpty ? "<td></td>" : "<th scope=\"row\"\(level)>\(inside)</th>"
            } else {
                html += "<td\(side(column))>\(cell)</td>"
            }
        }
        return html + "</tr>"
    }
}
