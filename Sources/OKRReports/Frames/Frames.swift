public import OKRModel

/// What stands in the live places of a page on each of its days, as known then and as known now.
///
/// Live are the cells of rows with a name and the places of `Content.live`. A page that has the
/// frames shows any day by putting in what was worked out here, and computes nothing itself.
public struct Frames: Sendable {
    /// A day of the page.
    public struct Moment: Sendable, Equatable {
        /// The day.
        public let day: Day
        /// The last entry that was known on that day.
        public let entry: Int

        /// Makes a moment.
        public init(day: Day, entry: Int) {
            self.day = day
            self.entry = entry
        }
    }

    /// What is known of a day.
    public enum Knowledge: Int, Sendable, CaseIterable {
        /// What was recorded by the end of that day.
        case then
        /// What is recorded by now.
        case now
    }

    /// The days, in order.
    let moments: [Moment]
    private(set) var texts = Numbering<String>()
    private(set) var bars = Numbering<Bar>()
    private(set) var dues = Numbering<Bar.Due>()
    /// The rows in the order in which they came up first.
    private(set) var rows: [(name: String, line: Line)] = []
    private var placeOfRow: [String: Int] = [:]
    private(set) var places: [String: Cell] = [:]
    private(set) var tables: [String: [Row]] = [:]
    private let contents = HTMLContent()
    private var numberOfDue: [Double?: Int] = [:]

    /// One place: what stands in it day by day, in both ways to know.
    struct Cell: Sendable {
        /// Text or a bar in the page's numbering, by knowledge.
        var shown = [Series(), Series()]
        /// What was expected, for bars.
        var due = [Series(), Series()]
        var isBar = false
        fileprivate var last: [(content: Content, number: Int)?] = [nil, nil]
    }

    /// One row with its cells.
    struct Line: Sendable {
        var cells: [Cell] = []
        fileprivate var isNew = true
    }

    /// Works out what a page shows on each day; `blocks` answers for a perspective.
    ///
    /// What usually follows each other day by day, such as the age of something, is given ahead:
    /// numbered in that order it takes little room.
    ///
    /// - Complexity: two questions for each day.
    public init(
        of moments: [Moment], nowKnowing entry: Int, following: [Content] = [],
        blocks: (Perspective) -> [Block]
    ) {
        self.moments = moments
        for content in following { _ = texts.number(of: contents.html(content)) }
        for (index, moment) in moments.enumerated() {
            for knowledge in Knowledge.allCases {
                let known = knowledge == .now ? entry : min(moment.entry, entry)
                add(blocks(Perspective(entry: known, day: moment.day)), on: index, knowledge)
            }
        }
        for place in rows.indices {
            for index in rows[place].line.cells.indices {
                rows[place].line.cells[index].end(at: moments.count)
            }
        }
        for name in places.keys { places[name]?.end(at: moments.count) }
    }

    private mutating func add(_ blocks: [Block], on day: Int, _ knowledge: Knowledge) {
        for block in blocks {
            switch block {
            case .heading(let content), .paragraph(let content), .note(_, let content):
                add(content, on: day, knowledge)
            case .table(let table): add(table, on: day, knowledge)
            case .onPage(let blocks), .onScreen(let blocks, _): add(blocks, on: day, knowledge)
            case .facts, .list, .rule, .drawing: break
            }
        }
    }

    private mutating func add(_ content: Content, on day: Int, _ knowledge: Knowledge) {
        switch content {
        case .live(let name, let content):
            var cell = places[name] ?? Cell()
            set(content, in: &cell, on: day, knowledge)
            places[name] = cell
        case .joined(let parts):
            for part in parts { add(part, on: day, knowledge) }
        default: break
        }
    }

    private mutating func add(_ table: Table, on day: Int, _ knowledge: Knowledge) {
        var previous: String?
        for row in table.rows {
            guard let name = row.name else { continue }
            let place = place(ofRow: name)
            var line = Line()
            swap(&line, &rows[place].line)
            while line.cells.count < row.cells.count { line.cells.append(Cell()) }
            for (index, content) in row.cells.enumerated() {
                set(content, in: &line.cells[index], on: day, knowledge)
            }
            if line.isNew, let table = table.name { keep(row, after: previous, in: table) }
            line.isNew = false
            swap(&line, &rows[place].line)
            previous = name
        }
    }

    private mutating func place(ofRow name: String) -> Int {
        if let known = placeOfRow[name] { return known }
        placeOfRow[name] = rows.count
        rows.append((name, Line()))
        return rows.count - 1
    }

    /// Remembers a row in its place among those of its table.
    private mutating func keep(_ row: Row, after previous: String?, in table: String) {
        var known = tables[table] ?? []
        let place = previous.flatMap { name in known.firstIndex { $0.name == name } }
        known.insert(row, at: place.map { $0 + 1 } ?? (previous == nil ? 0 : known.count))
        tables[table] = known
    }

    private mutating func set(
        _ content: Content, in cell: inout Cell, on day: Int, _ knowledge: Knowledge
    ) {
        let which = knowledge.rawValue
        if case .progress(let share, let expected, let tone) = content {
            cell.isBar = true
            let number = Bar(share, tone).map { bars.number(of: $0) } ?? bars.number(of: .none)
            cell.shown[which].set(number, on: day)
            cell.due[which].set(due(share == nil ? nil : expected), on: day)
            return
        }
        // Most places stay as they were the day before.
        let number: Int
        if let last = cell.last[which], last.content == content {
            number = last.number
        } else {
            number = texts.number(of: contents.html(content))
            cell.last[which] = (content, number)
        }
        cell.shown[which].set(number, on: day)
    }

    private mutating func due(_ expected: Double?) -> Int {
        if let known = numberOfDue[expected] { return known }
        let number = dues.number(of: Bar.Due(expected))
        numberOfDue[expected] = number
        return number
    }
}

extension Frames {
    /// The names of the rows that are there on some day.
    public var rowNames: Set<String> { Set(rows.map(\.name)) }

    /// The row of a name; nil where it is there on no day.
    func line(of name: String) -> Line? { placeOfRow[name].map { rows[$0].line } }
}

extension Document {
    /// The names of the rows of its tables.
    public var rowNames: Set<String> { Set(blocks.flatMap(\.rowNames)) }
}

extension Block {
    fileprivate var rowNames: [String] {
        switch self {
        case .table(let table): table.rows.compactMap(\.name)
        case .onPage(let blocks), .onScreen(let blocks, _): blocks.flatMap(\.rowNames)
        default: []
        }
    }
}

extension Frames.Cell {
    fileprivate mutating func end(at count: Int) {
        for index in shown.indices {
            shown[index].end(at: count)
            if isBar { due[index].end(at: count) }
        }
    }
}

extension Document {
    /// The document with the rows that its frames know on other days alone, out of sight.
    func withRows(of frames: Frames) -> Document {
        var document = self
        document.blocks = blocks.map { $0.withRows(of: frames) }
        return document
    }
}

extension Block {
    fileprivate func withRows(of frames: Frames) -> Block {
        switch self {
        case .onPage(let blocks): return .onPage(blocks.map { $0.withRows(of: frames) })
        case .onScreen(let blocks, let content):
            return .onScreen(blocks.map { $0.withRows(of: frames) }, onPaper: content)
        case .table(var table):
            guard let name = table.name, let known = frames.tables[name] else { return self }
            let shown = Set(table.rows.compactMap(\.name))
            var previous: String?
            for row in known {
                defer { previous = row.name }
                guard let name = row.name, !shown.contains(name) else { continue }
                var absent = row
                absent.isAbsent = true
                let place = table.rows.firstIndex { $0.name == previous }
                table.rows.insert(absent, at: place.map { $0 + 1 } ?? 0)
            }
            return .table(table)
        default: return self
        }
    }
}
