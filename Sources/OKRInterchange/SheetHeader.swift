import OKRText

/// The header of a sheet: which columns it has, and by them what it holds.
struct SheetHeader {
    private let cells: [(name: String, cell: CSVCell)]
    private let file: Int
    private let problems: ProblemList

    init(_ header: [CSVCell], file: Int, problems: ProblemList) {
        cells = header.map { cell in
            (
                cell.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased(),
                cell
            )
        }
        self.file = file
        self.problems = problems
    }

    /// What the sheet holds; nil, with a problem, where that cannot be told.
    var kind: SheetKind? {
        let names = cells.map(\.name)
        if names.contains("type") { return .goals }
        if names.contains("goal") {
            if names.contains("field") { return .changes }
            return names.contains("outcome") ? .outcomes : .checkIns
        }
        let first = cells.first?.cell
        problems.add(
            file: file, line: first?.line ?? 1, column: first?.column ?? 1,
            "this is no sheet of goals, check-ins, changes or outcomes",
            "begin it with column names: type, id, title … for goals; goal, on, value … for "
                + "check-ins; goal, on, field, value … for changes; goal, outcome … for outcomes")
        return nil
    }

    /// Where each known column stands; adds a problem for every other one that says something.
    func indexes(of kind: SheetKind, _ rows: [CSVRow], _ options: ImportOptions) -> [Column: Int] {
        var indexes: [Column: Int] = [:]
        for (index, (name, cell)) in cells.enumerated() {
            if let column = kind.columns.first(where: { $0.rawValue == name }) {
                if indexes[column] != nil {
                    add(cell, "the column “\(name)” stands twice", "remove one of them")
                }
                indexes[column] = index
            } else if name.isEmpty {
                let hasText = rows.contains { !$0.cells[index].text.allSatisfy(\.isWhitespace) }
                if hasText { add(cell, "a column has no name", "name it, or empty it") }
            } else if !options.ignoresUnknownColumns {
                let known = kind.columns.map(\.rawValue)
                let guess = nearest(to: name, among: known).map { "did you mean “\($0)”? " } ?? ""
                add(
                    cell, "a sheet of \(kind.rawValue) has no column “\(name)”",
                    guess + "remove it, or pass over it with --ignore-unknown")
            }
        }
        return indexes
    }

    private func add(_ cell: CSVCell, _ problem: String, _ remedy: String) {
        problems.add(file: file, line: cell.line, column: cell.column, problem, remedy)
    }
}

/// The word that was most likely meant: at most two letters away, or a third of its length.
func nearest(to word: String, among words: [String]) -> String? {
    let limit = max(1, min(2, word.count / 3))
    let candidates = words.map { (word: $0, distance: distance(word, $0)) }
    return candidates.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
}

/// How many letters have to be changed, added or removed (Levenshtein).
private func distance(_ one: String, _ other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (line, letter) in one.enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        for index in other.indices {
            let change = diagonal + (other[index] == letter ? 0 : 1)
            diagonal = row[index + 1]
            row[index + 1] = min(change, row[index] + 1, row[index + 1] + 1)
        }
    }
    return row[other.count]
}
