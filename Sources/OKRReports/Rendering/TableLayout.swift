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

        /// The width up to which room that is left does it good.
        var most: Int

        /// 0 always stays; where room is short, the highest number leaves first.
        var rank: Int
    }

    /// The places of the columns shown.
    private(set) var columns: [Int]

    /// The width of each of them.
    private(set) var widths: [Int]

    /// The columns of the screen the table takes.
    var total: Int {
        widths.reduce(0, +) + max(0, widths.count - 1) * Self.gap
    }

    /// Fits columns into a width: the least of each, dropping by rank where even that is too much,
    /// then room for what would be cut most, then room for bars.
    init(_ wishes: [Wish], width: Int) {
        columns = Array(wishes.indices)
        widths = wishes.map(\.least)
        while total > width, let place = expendable(wishes) {
            columns.remove(at: place)
            widths.remove(at: place)
        }
        squeeze(to: width)
        grow(to: width) { column, width in wishes[column].natural - width }
        grow(to: width) { column, width in wishes[column].most - width }
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

    /// Gives the room that is left, column by column, to whoever wants the most.
    private mutating func grow(to width: Int, wanting want: (_ column: Int, _ width: Int) -> Int) {
        var room = width - total
        while room > 0 {
            let wants = zip(columns, widths).map(want)
            guard let greatest = wants.max(), greatest > 0,
                let place = wants.firstIndex(of: greatest)
            else { return }
            widths[place] += 1
            room -= 1
        }
    }
}
