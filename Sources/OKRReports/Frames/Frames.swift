public import OKRModel
import OKRThreads

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
    let texts: Numbering<String>
    let bars: Numbering<Bar>
    let dues: Numbering<Bar.Due>
    /// The rows in the order in which they came up first.
    let rows: [(name: String, line: Line)]
    let places: [String: Cell]
    /// The rows of tables by name, each as it was on its first day.
    let tables: [String: [Row]]

    /// One place: what stands in it day by day, in both ways to know.
    struct Cell: Sendable {
        /// Text or a bar in the page's numbering, by knowledge.
        let shown: [Series]
        /// What was expected, for bars.
        let due: [Series]
        let isBar: Bool
    }

    /// One row with its cells.
    struct Line: Sendable {
        let cells: [Cell]
    }

    /// Works out what a page shows on each day.
    ///
    /// `blocks` is asked once for each way to know, and what it gives then for each day in turn,
    /// both at the same time. What usually follows each other day by day, such as the age of
    /// something, is given ahead: numbered in that order it takes little room.
    ///
    /// - Complexity: two questions for each day.
    public init(
        of moments: [Moment], nowKnowing entry: Int, following: [Content] = [],
        blocks: @Sendable (Knowledge) -> (Perspective) -> [Block]
    ) {
        let strands = Threads.map(Knowledge.allCases.count) { which in
            let knowledge = Knowledge.allCases[which]
            let blocks = blocks(knowledge)
            var strand = Strand(following: following)
            for (index, moment) in moments.enumerated() {
                let known = knowledge == .now ? entry : min(moment.entry, entry)
                strand.add(blocks(Perspective(entry: known, day: moment.day)), on: index)
            }
            strand.end(at: moments.count)
            return strand
        }
        self.init(strands[Knowledge.then.rawValue], strands[Knowledge.now.rawValue], on: moments)
    }

    /// Numbers what was known then as it is numbered now.
    private init(_ then: Strand, _ now: Strand, on moments: [Moment]) {
        self.moments = moments
        var (texts, bars, dues) = (now.texts, now.bars, now.dues)
        let textNumbers = then.texts.things.map { texts.number(of: $0) }
        let barNumbers = then.bars.things.map { bars.number(of: $0) }
        let dueNumbers = then.dues.things.map { dues.number(of: $0) }
        (self.texts, self.bars, self.dues) = (texts, bars, dues)
        let absent = Strand.Track(on: moments.count)
        func cell(_ then: Strand.Track?, _ now: Strand.Track?) -> Cell {
            let (then, now) = (then ?? absent, now ?? absent)
            return Cell(
                shown: [
                    then.shown.numbered(then.isBar ? barNumbers : textNumbers), now.shown,
                ], due: [then.due.numbered(dueNumbers), now.due], isBar: then.isBar || now.isBar)
        }
        func line(_ then: Strand.Line?, _ now: Strand.Line?) -> Line {
            let (then, now) = (then?.tracks ?? [], now?.tracks ?? [])
            return Line(
                cells: (0..<max(then.count, now.count)).map { index in
                    cell(
                        index < then.count ? then[index] : nil,
                        index < now.count ? now[index] : nil)
                })
        }
        rows =
            now.rows.map { ($0.name, line(then.line(of: $0.name), $0)) }
            + then.rows.filter { now.line(of: $0.name) == nil }.map { ($0.name, line($0, nil)) }
        var places: [String: Cell] = [:]
        for name in Set(then.places.keys).union(now.places.keys) {
            places[name] = cell(then.places[name], now.places[name])
        }
        self.places = places
        tables = now.tables.merging(then.tables) { now, then in
            now.joined(with: then)
        }
    }
}

extension [Row] {
    /// The rows with those of another list that are not among them, each after the one before it.
    fileprivate func joined(with others: [Row]) -> [Row] {
        let known = Set(compactMap(\.name))
        var following: [String?: [Row]] = [:]
        var previous: String?
        for row in others {
            if let name = row.name, known.contains(name) {
                previous = name
            } else {
                following[previous, default: []].append(row)
            }
        }
        return (following[nil] ?? [])
            + flatMap { row in [row] + (row.name.flatMap { following[$0] } ?? []) }
    }
}

extension Frames {
    /// The names of the rows that are there on some day.
    public var rowNames: Set<String> { Set(rows.map(\.name)) }
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
            let absent = known.map { row in
                var row = row
                row.isAbsent = true
                return row
            }
            table.rows = table.rows.joined(with: absent)
            return .table(table)
        default: return self
        }
    }
}
