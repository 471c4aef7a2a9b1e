/// Numbers over the days of a page, by runs: the same number, or one that counts up day by day.
///
/// 0 stands for a day without a number. Complexity: constant for a day, in order.
struct Series: Hashable, Sendable {
    /// Days in a row.
    struct Run: Hashable, Sendable {
        let start: Int
        let number: Int
        var length: Int
        var counts: Bool
    }

    private(set) var runs: [Run] = []
    private(set) var length = 0

    /// Sets the number of a day; days left out before it have none, and what is set stays.
    mutating func set(_ number: Int, on day: Int) {
        guard day >= length else { return }
        if day > length { add(0, days: day - length) }
        add(number, days: 1)
    }

    /// Ends the series: later days up to a count have no number.
    mutating func end(at count: Int) {
        if count > length { add(0, days: count - length) }
    }

    private mutating func add(_ number: Int, days: Int) {
        defer { length += days }
        guard var last = runs.last else {
            runs.append(Run(start: length, number: number, length: days, counts: false))
            return
        }
        if last.length == 1, days == 1, last.number > 0, number == last.number + 1 {
            last.counts = true
        }
        guard number == (last.counts ? last.number + last.length : last.number) else {
            runs.append(Run(start: length, number: number, length: days, counts: false))
            return
        }
        last.length += days
        runs[runs.count - 1] = last
    }

    /// The runs as `start.number`, a `+` after those that count up, set apart by spaces.
    var text: String {
        runs.map { "\($0.start).\($0.number)" + ($0.counts ? "+" : "") }.joined(separator: " ")
    }
}

/// Things by number, from 1, in the order in which they came up first.
struct Numbering<Thing: Hashable & Sendable>: Sendable {
    private var numbers: [Thing: Int] = [:]
    private(set) var things: [Thing] = []

    /// The number of a thing, new or not.
    mutating func number(of thing: Thing) -> Int {
        if let known = numbers[thing] { return known }
        things.append(thing)
        numbers[thing] = things.count
        return things.count
    }
}
