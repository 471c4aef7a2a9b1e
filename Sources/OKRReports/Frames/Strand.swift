import OKRModel

/// What stands in the live places of a page on each of its days, in one way to know.
///
/// It numbers what stands there by itself, so that two are spun at the same time.
struct Strand: Sendable {
    private(set) var texts = Numbering<String>()
    private(set) var bars = Numbering<Bar>()
    private(set) var dues = Numbering<Bar.Due>()
    /// The rows in the order in which they came up first.
    private(set) var rows: [Line] = []
    private(set) var places: [String: Track] = [:]
    /// The rows of tables by name, each as it was on its first day.
    private(set) var tables: [String: [Row]] = [:]
    private var placeOfRow: [String: Int] = [:]
    private var numberOfDue: [Double?: Int] = [:]
    private let contents = HTMLContent()

    /// One place: what stands in it day by day.
    struct Track: Sendable {
        /// Text or a bar, by number.
        var shown = Series()
        /// What was expected, for bars.
        var due = Series()
        var isBar = false
        fileprivate var last: (content: Content, number: Int)?

        init() {}

        /// A place that is there on no day.
        init(on days: Int) {
            shown.end(at: days)
        }
    }

    /// One row with its cells.
    struct Line: Sendable {
        let name: String
        var tracks: [Track] = []
        fileprivate var isNew = true

        fileprivate init(_ name: String) {
            self.name = name
        }
    }

    /// Numbers some texts ahead.
    init(following: [Content]) {
        for content in following { _ = texts.number(of: contents.html(content)) }
    }

    /// The row of a name; nil where it is there on no day.
    func line(of name: String) -> Line? { placeOfRow[name].map { rows[$0] } }

    /// Adds what stands there on a day, which comes after those that were added.
    mutating func add(_ blocks: [Block], on day: Int) {
        for block in blocks {
            switch block {
            case .heading(let content), .paragraph(let content), .note(_, let content):
                add(content, on: day)
            case .table(let table): add(table, on: day)
            case .onPage(let blocks), .onScreen(let blocks, _): add(blocks, on: day)
            case .facts, .list, .rule, .drawing: break
            }
        }
    }

    /// Ends it: what was added is all.
    mutating func end(at days: Int) {
        for place in rows.indices {
            for index in rows[place].tracks.indices { rows[place].tracks[index].end(at: days) }
        }
        for name in places.keys { places[name]?.end(at: days) }
    }

    private mutating func add(_ content: Content, on day: Int) {
        switch content {
        case .live(let name, let content):
            var track = places[name] ?? Track()
            set(content, in: &track, day)
            places[name] = track
        case .joined(let parts):
            for part in parts { add(part, on: day) }
        default: break
        }
    }

    private mutating func add(_ table: Table, on day: Int) {
        var previous: String?
        for row in table.rows {
            guard let name = row.name else { continue }
            let place = place(ofRow: name)
            // Taken out while it changes, so that it changes where it lies.
            var tracks: [Track] = []
            swap(&tracks, &rows[place].tracks)
            while tracks.count < row.cells.count { tracks.append(Track()) }
            for index in row.cells.indices { set(row.cells[index], in: &tracks[index], day) }
            swap(&tracks, &rows[place].tracks)
            if rows[place].isNew, let table = table.name { keep(row, after: previous, in: table) }
            rows[place].isNew = false
            previous = name
        }
    }

    private mutating func place(ofRow name: String) -> Int {
        if let known = placeOfRow[name] { return known }
        placeOfRow[name] = rows.count
        rows.append(Line(name))
        return rows.count - 1
    }

    /// Remembers a row in its place among those of its table.
    private mutating func keep(_ row: Row, after previous: String?, in table: String) {
        let known = tables[table] ?? []
        guard let previous else {
            tables[table, default: []].insert(row, at: 0)
            return
        }
        // Most tables are there from top to bottom on the first day.
        let isLast = known.last?.name == previous
        let place = isLast ? known.count - 1 : known.firstIndex { $0.name == previous }
        tables[table, default: []].insert(row, at: place.map { $0 + 1 } ?? known.count)
    }

    private mutating func set(_ content: Content, in track: inout Track, _ day: Int) {
        if case .progress(let share, let expected, let tone) = content {
            track.isBar = true
            let number = Bar(share, tone).map { bars.number(of: $0) } ?? bars.number(of: .none)
            track.shown.set(number, on: day)
            track.due.set(due(share == nil ? nil : expected), on: day)
            return
        }
        // Most places stay as they were the day before.
        if let last = track.last, last.content == content {
            track.shown.set(last.number, on: day)
            return
        }
        let number = texts.number(of: contents.html(content))
        track.last = (content, number)
        track.shown.set(number, on: day)
    }

    private mutating func due(_ expected: Double?) -> Int {
        if let known = numberOfDue[expected] { return known }
        let number = dues.number(of: Bar.Due(expected))
        numberOfDue[expected] = number
        return number
    }
}

extension Strand.Track {
    fileprivate mutating func end(at count: Int) {
        shown.end(at: count)
        if isBar { due.end(at: count) }
    }
}
