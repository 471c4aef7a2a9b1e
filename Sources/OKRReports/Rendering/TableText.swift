/// Turns a table into lines, every one of them aligned.
struct TableText {
    private let table: Table
    private let texts: ContentText
    private let branches: [TreeBranch]
    private let layout: TableLayout

    /// Lays a table out for a style.
    init(_ table: Table, texts: ContentText) {
        let branches = TreeBranch.of(table.rows, glyphs: texts.glyphs)
        let wishes = table.columns.indices.map { column in
            Self.wish(of: column, in: table, branches: branches, texts: texts)
        }
        self.table = table
        self.texts = texts
        self.branches = branches
        layout = TableLayout(wishes, width: texts.style.width)
    }

    /// The lines of the table, its header first.
    var lines: [StyledLine] {
        if table.rows.isEmpty, let whenEmpty = table.whenEmpty {
            return texts.lines(whenEmpty, width: texts.style.width)
        }
        return header + body
    }

    /// The lines of its rows alone.
    var body: [StyledLine] {
        var lines: [StyledLine] = []
        for (index, row) in table.rows.enumerated() {
            if row.kind == .group {
                if index > 0 { lines.append(StyledLine()) }
                lines.append(title(row))
            } else {
                lines += rowLines(row, branch: branches[index])
            }
        }
        return lines
    }

    private var header: [StyledLine] {
        guard table.columns.contains(where: { !$0.title.isEmpty }) else { return [] }
        let titles = zip(layout.columns, layout.widths).map { column, width in
            aligned(
                texts.line(.dim(table.columns[column].title), width: width), column, to: width)
        }
        let rule = String(repeating: texts.glyphs.rule, count: layout.total)
        return [joined(titles), StyledLine(rule, .dim)]
    }

    private func title(_ row: Row) -> StyledLine {
        let content = row.cells.first ?? .missing
        return texts.line(content, width: texts.style.width).under(.bold)
    }

    /// One row; where a cell wraps, the others are empty from the second line on.
    private func rowLines(_ row: Row, branch: TreeBranch) -> [StyledLine] {
        let cells = zip(layout.columns, layout.widths).map { column, width in
            cellLines(row, column: column, width: width, branch: branch)
        }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { index in
            let pieces = zip(cells, zip(layout.columns, layout.widths)).map { lines, place in
                aligned(
                    index < lines.count ? lines[index] : StyledLine(), place.0, to: place.1)
            }
            return joined(pieces)
        }
    }

    private func cellLines(
        _ row: Row, column: Int, width: Int, branch: TreeBranch
    ) -> [StyledLine] {
        let content = column < row.cells.count ? row.cells[column] : .text("")
        let indent = column == 0 ? min(branch.width, max(0, width - 1)) : 0
        let room = width - indent
        let lines =
            table.columns[column].overflow == .wraps
            ? texts.lines(content, width: room) : [texts.line(content, width: room)]
        let styled = lines.map { row.look.map($0.under) ?? $0 }
        guard indent > 0 else { return styled }
        return styled.enumerated().map { index, line in
            let prefix = StyledLine(index == 0 ? branch.first : branch.rest, .dim)
            return prefix.shortened(to: indent, ellipsis: "") + line
        }
    }

    private func aligned(_ line: StyledLine, _ column: Int, to width: Int) -> StyledLine {
        line.padded(to: width, trailing: table.columns[column].alignment == .trailing)
    }

    private func joined(_ pieces: [StyledLine]) -> StyledLine {
        let gap = StyledLine(String(repeating: " ", count: TableLayout.gap))
        return pieces.enumerated().reduce(into: StyledLine()) { line, piece in
            if piece.offset > 0 { line += gap }
            line += piece.element
        }
    }

    /// What a column would like, by its declaration and its cells.
    private static func wish(
        of column: Int, in table: Table, branches: [TreeBranch], texts: ContentText
    ) -> TableLayout.Wish {
        let declared = table.columns[column]
        var natural = TextWidth.columns(of: declared.title)
        var hasBar = false
        var hasSparkline = false
        for (row, branch) in zip(table.rows, branches)
        where row.kind != .group && column < row.cells.count {
            let indent = column == 0 ? branch.width : 0
            natural = max(natural, texts.line(row.cells[column]).width + indent)
            if case .progress = row.cells[column] { hasBar = true }
            if case .sparkline = row.cells[column] { hasSparkline = true }
        }
        natural = declared.width ?? natural
        let willing =
            hasBar ? ProgressBar.least + ProgressBar.textWidth : hasSparkline ? 8 : natural
        let share = Int(declared.share * Double(texts.style.width))
        return TableLayout.Wish(
            least: min(natural, max(declared.minimum ?? willing, share)), natural: natural,
            isBar: hasBar, rank: declared.rank)
    }
}

extension Row {
    /// The look under all of its cells.
    fileprivate var look: Look? {
        switch kind {
        case .strong, .group: .bold
        case .dim: .dim
        case .plain: nil
        }
    }
}
