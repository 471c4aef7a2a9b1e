import OKRModel

/// A list of figures by name, each written so that equal texts mean equal bits.
private struct Listing {
    private(set) var lines: [String] = []
    private let owner: String

    init(_ owner: some CustomStringConvertible) {
        self.owner = owner.description
    }

    mutating func add(_ name: String, _ value: Double?) {
        lines.append("\(owner) \(name) \(value.map { "\($0) \($0.bitPattern)" } ?? "null")")
    }

    mutating func add(_ name: String, _ value: (some CustomStringConvertible)?) {
        lines.append("\(owner) \(name) \(value?.description ?? "null")")
    }

    mutating func add(_ name: String, _ measures: [MeasureField: Decimal]) {
        for field in MeasureField.allCases { add("\(name) \(field.rawValue)", measures[field]) }
    }
}

extension PlainHistory {
    /// The figures in which the product and the plain computation differ, both ways.
    func differences(from board: Scoreboard, on day: Day) -> [String] {
        let plain = listing(at: PlainMoment(entry: lastEntry, day: day))
        let product = board.listing
        let missing = Set(plain).subtracting(product).map { "plain    \($0)" }
        let surplus = Set(product).subtracting(plain).map { "product  \($0)" }
        let order = plain == product ? [] : ["lines in another order, or others"]
        return order
            + (missing + surplus).sorted { $0.dropFirst(9) < $1.dropFirst(9) }
    }

    private func listing(at moment: PlainMoment) -> [String] {
        let listed = goals.filter { !isVoided($0) }
        var (keyResults, objectives): ([String], [String]) = ([], [])
        for goal in listed {
            if case .keyResultAdded? = creation(of: goal)?.event {
                keyResults += keyResult(goal, at: moment).listing(of: goal)
            } else {
                objectives += objective(goal, at: moment).listing(of: goal)
            }
        }
        return keyResults + objectives
            + cycles.flatMap { cycle($0.id, at: moment).listing(of: $0.id) }
    }
}

extension PlainMean {
    fileprivate func listing(of owner: some CustomStringConvertible) -> [String] {
        var list = Listing(owner)
        list.add("progress", progress)
        list.add("expected", expected)
        list.add("standing", standing.rawValue)
        list.add("reporting", "\(reporting) of \(total)")
        list.add("score", score)
        list.add("closed", isClosed)
        list.add("key results", keyResults.description)
        return list.lines
    }
}

extension PlainKeyResult {
    fileprivate func listing(of owner: GoalID) -> [String] {
        var list = Listing(owner)
        list.add("value", value)
        list.add("valueOn", valueOn)
        list.add("measure", measures)
        list.add("raw", raw)
        list.add("progress", progress)
        list.add("expected", expected)
        list.add("pace", pace)
        list.add("standing", standing.rawValue)
        list.add("zone", zone)
        list.add("confidence", confidence)
        list.add("watermelon", isWatermelon)
        list.add("score", score)
        list.add("closed", isClosed)
        list.add("lastCheckIn", lastCheckIn)
        list.add("checkIns", checkIns)
        list.add("original", original)
        list.add("moves", moves)
        list.add("drift", drift)
        list.add("due", due)
        list.add("overdue", overdue)
        return list.lines
    }
}

extension Scoreboard {
    /// The figures in the same form.
    fileprivate var listing: [String] {
        var lines: [String] = []
        for figures in keyResults { lines += figures.listing }
        for figures in objectives {
            let mean = PlainMean(
                progress: figures.progress, expected: figures.expected,
                standing: figures.standing, reporting: figures.reporting.reporting,
                total: figures.reporting.total, score: figures.score, isClosed: figures.isClosed,
                keyResults: figures.keyResults)
            lines += mean.listing(of: figures.goal.id)
        }
        for figures in cycles {
            let mean = PlainMean(
                progress: figures.progress, expected: figures.expected,
                standing: figures.standing, reporting: figures.reporting.reporting,
                total: figures.reporting.total)
            lines += mean.listing(of: figures.cycle.id)
        }
        return lines
    }
}

extension KeyResultFigures {
    fileprivate var listing: [String] {
        var plain = PlainKeyResult()
        plain.value = value
        plain.valueOn = valueOn
        plain.measures = measures
        plain.raw = raw
        plain.progress = progress
        plain.expected = expected
        plain.pace = pace
        plain.standing = standing
        plain.zone = zone?.rawValue
        plain.confidence = confidence
        plain.isWatermelon = isWatermelon
        plain.score = score
        plain.isClosed = isClosed
        plain.lastCheckIn = lastCheckIn.map { "@\($0.checkIn.stamp.entry) on \($0.content.on)" }
        plain.checkIns = checkIns
        plain.original = original
        plain.moves = moves
        plain.drift = drift
        plain.due = due
        plain.overdue = overdue
        return plain.listing(of: goal.id)
    }
}
