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

    private var ended: [Run] = []
    /// The run that goes on; most days add to it.
    private var last: Run?
    private(set) var length = 0

    /// The runs in the order of their days.
    var runs: [Run] { last.map { ended + [$0] } ?? ended }

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

    /// The same with other numbers: `numbers` has one for each, 0 stays.
    func numbered(_ numbers: [Int]) -> Series {
        var other = Series()
        for run in runs {
            guard run.counts else {
                other.add(run.number > 0 ? numbers[run.number - 1] : 0, days: run.length)
                continue
            }
            for day in 0..<run.length { other.add(numbers[run.number + day - 1], days: 1) }
        }
        return other
    }

    private mutating func add(_ number: Int, days: Int) {
        defer { length += days }
        guard var run = last else {
            last = Run(start: length, number: number, length: days, counts: false)
            return
        }
        if run.length == 1, days == 1, run.number > 0, number == run.number + 1 {
            run.counts = true
        }
        // What stays for days ends what counts up.
        let goesOn =
            run.counts ? days == 1 && number == run.number + run.length : number == run.number
        guard goesOn else {
            ended.append(run)
            last = Run(start: length, number: number, length: days, counts: false)
            return
        }
        run.length += days
        last = run
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
