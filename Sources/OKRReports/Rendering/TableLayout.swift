/// Which columns of a table are shown, and how wide each is.
struct TableLayout: Equatable {
    /// The spaces between two columns.
    static let gap = 2

    /// What a column would like.
    struct Wish: Equatable {
        /// The width below which it does not go willingly.
        var least: Int

        /// The width at which nothing is cut.
        var natural: Int

        /// Whether it holds bars, which come before long words and take what these leave.
        var isBar = false

        /// 0 always stays; where room is short, the highest number leaves first.
        var rank = 0
    }

    /// The places of the columns shown.
    private(set) var columns: [Int]

    /// The width of each of them.
    private(set) var widths: [Int]

    /// The columns of the screen the table takes.
    var total: Int {
        widths.reduce(0, +) + max(0, widths.count - 1) * Self.gap
    }

    /// How many columns a bar may take beyond what it would like.
    static let stretch = 8

    /// The highest rank of columns that are worth more than the whole of a long text.
    static let dearest = 2

    /// Fits columns into a width.
    ///
    /// Each gets its least, and leaves by rank where even that is too much; what fits into the room
    /// left comes back; then bars grow as they look well, then what would be cut, then bars again.
    init(_ wishes: [Wish], width: Int) {
        columns = Array(wishes.indices)
        widths = wishes.map(\.least)
        while total > width, let place = expendable(wishes) {
            columns.remove(at: place)
            widths.remove(at: place)
        }
        takeBack(wishes, width: width)
        squeeze(to: width)
        grow(to: width) { wishes[$0].isBar ? wishes[$0].natural - $1 : 0 }
        grow(to: width) { wishes[$0].natural - $1 }
        grow(to: width) { wishes[$0].isBar ? wishes[$0].natural + Self.stretch - $1 : 0 }
    }

    /// Takes back what is dear and fits into the room that a wide column left, the dearest first.
    private mutating func takeBack(_ wishes: [Wish], width: Int) {
        let missing = wishes.indices.filter {
            !columns.contains($0) && wishes[$0].rank <= Self.dearest
        }
        for column in missing.sorted(by: { (wishes[$0].rank, $0) < (wishes[$1].rank, $1) })
        where total + Self.gap + wishes[column].least <= width {
            let place = columns.firstIndex { $0 > column } ?? columns.endIndex
            columns.insert(column, at: place)
            widths.insert(wishes[column].least, at: place)
        }
    }

    /// The place of the column that leaves first, the last of its rank.
    private func expendable(_ wishes: [Wish]) -> Int? {
        let highest = columns.map { wishes[$0].rank }.max() ?? 0
        return highest > 0 ? columns.lastIndex { wishes[$0].rank == highest } : nil
    }

    /// Narrows the widest column again and again; what is left of a hopeless case still aligns.
    private mutating func squeeze(to width: Int) {
        while total > width {
            guard let widest = widths.max(), let place = widths.firstIndex(of: widest) else {
                return
            }
            if widest > 1 {
                widths[place] -= 1
            } else {
                widths.removeLast()
                columns.removeLast()
            }
        }
    }

    /// Gives the room that is left, column by column, to the narrowest that still wants some.
    ///
    /// So one very long text does not cost the short ones beside it.
    private mutating func grow(to width: Int, wanting want: (_ column: Int, _ width: Int) -> Int) {
        var room = width - total
        while room > 0 {
            let places = widths.indices.filter { want(columns[$0], widths[$0]) > 0 }
            guard let place = places.min(by: { widths[$0] < widths[$1] }) else { return }
            widths[place] += 1
            room -= 1
        }
    }
}
