/// When an expression became true, and turned again.
public struct WhenAnswer: Sendable {
    /// The expression asked about.
    public let expression: Expression
    /// Along which of the two times it was asked.
    public let axis: WhenAxis
    /// The first moment that was looked at: nothing that the expression names is older.
    public let start: Moment
    /// The last moment that was looked at.
    public let end: Moment
    /// Every moment at which the answer turned, the first of them to true.
    public let turns: [Turn]
    /// Whether it is true at the last moment.
    public let isTrueAtEnd: Bool

    /// A moment on the axis.
    public struct Moment: Hashable, Sendable {
        /// The last entry known.
        public let entry: Int
        /// The day asked about.
        public let day: Day
    }

    /// A moment at which the answer turned.
    public struct Turn: Sendable {
        /// The moment.
        public let moment: Moment
        /// What the answer is from then on.
        public let isTrue: Bool
        /// The entry of the command recorded last that is about what the expression rests on.
        ///
        /// Nil along the days, and where nothing but the day had changed.
        public let cause: Entry?
        /// The entry that the moment is named by; nil along the days.
        public let entry: Entry?
        /// What each field held before and holds from then on.
        public let readings: [Change]
    }

    /// What a field held before a turn, and holds from then on.
    public struct Change: Sendable {
        /// The field.
        public let field: ExpressionField
        /// What it held before; nil for nothing.
        public let before: FieldReading?
        /// What it holds; nil for nothing.
        public let after: FieldReading?
    }

    /// Whether it was true from the first moment on.
    public var wasTrueFromTheStart: Bool { turns.first?.moment == start }
}

/// Along which of the two times it is asked when an expression became true.
public enum WhenAxis: Hashable, Sendable {
    /// Entry by entry, each about the day it was recorded, or all about one day.
    case recorded(about: Day?)
    /// Day by day, up to one, as known through all entries.
    case days(through: Day)
}

extension Expression {
    /// Refuses what a state does not know; answers a field that its goal or cycle does not have.
    public func check(in state: State) throws -> ExpressionError? {
        for field in fields {
            guard let subject = state.subject(of: field) else {
                let what = field.isCycle ? "cycle" : "goal"
                throw Refusal(
                    "there is no \(what) \(field.subject)",
                    field.isCycle ? "okr cycle list lists them" : "okr status lists the goals")
            }
            let names = state.fieldNames(of: subject)
            guard names.contains(field.name) else {
                let start = field.column - 1 + field.description.count - field.name.rawValue.count
                return ExpressionError(
                    at: start..<(start + field.name.rawValue.count),
                    "\(field.subject) has no “\(field.name.rawValue)”; it has "
                        + names.map(\.rawValue).joined(separator: ", "))
            }
        }
        for name in owners {
            do {
                _ = try state.owner(named: name)
            } catch let refusal as Refusal {
                throw Refusal(refusal.rule, "okr status shows the owners")
            }
        }
        return nil
    }

    /// Finds when it turned, over all entries of a state.
    ///
    /// The state is the fold of the entries. Complexity: one look at the figures for each command
    /// that can change them, and between two of those one for each halving that finds another
    /// value; along the days one for each day that a fact is about.
    public func turns(in state: State, of entries: [Entry], along axis: WhenAxis) -> WhenAnswer? {
        var search = WhenSearch(self, in: state, of: entries)
        return search.answer(along: axis)
    }
}

/// Looks for the moments at which an expression turns.
private struct WhenSearch {
    private let expression: Expression
    private let fields: [ExpressionField]
    private let kin: Kinship
    private let entries: [Entry]
    private var reader: ExpressionReader
    private var points: [Point] = []
    private var samples: [Int: Sample] = [:]

    /// A moment that may be looked at.
    private struct Point {
        let moment: WhenAnswer.Moment
        /// The last entry known that can matter.
        let known: Int
        /// Where its entry stands; nil along the days.
        let index: Int?
        /// How many days on which a figure may jump have come.
        let breaks: Int
    }

    /// What is found at a point.
    private struct Sample {
        let found: [Found]
        /// What the pace does not tell: whether anything is expected yet.
        let beginnings: [Bool]
        let isTrue: Bool

        func isLike(_ other: Sample) -> Bool {
            found == other.found && beginnings == other.beginnings
        }
    }

    init(_ expression: Expression, in state: State, of entries: [Entry]) {
        self.expression = expression
        fields = expression.fields
        kin = Kinship(of: fields.compactMap { state.subject(of: $0) }, in: state)
        self.entries = entries
        reader = ExpressionReader(state)
    }

    mutating func answer(along axis: WhenAxis) -> WhenAnswer? {
        switch axis {
        case .recorded(let day): points = recorded(about: day)
        case .days(let last): points = days(through: last)
        }
        guard let first = points.first, let last = points.last else { return nil }
        var found: [Int] = sample(0).isTrue ? [0] : []
        var low = 0
        while low + 1 < points.count {
            let high = endOfStretch(from: low)
            found += turns(from: low, to: high)
            if high + 1 < points.count { found += turns(from: high, to: high + 1) }
            low = high + 1
        }
        var list: [WhenAnswer.Turn] = []
        for index in found { list.append(turn(index)) }
        return WhenAnswer(
            expression: expression, axis: axis, start: first.moment, end: last.moment,
            turns: list, isTrueAtEnd: sample(points.count - 1).isTrue)
    }

    // MARK: Where to look

    /// The end of every command from the first on that knows something of what is named.
    private func recorded(about day: Day?) -> [Point] {
        var list: [Point] = []
        var known = 0
        let named = Set(fields.compactMap { reader.state.subject(of: $0) })
        var isNamed = false
        for (index, entry) in entries.enumerated() {
            if kin.subjects.contains(entry.subject) { known = entry.number }
            if named.contains(entry.subject) { isNamed = true }
            let isInside = index + 1 < entries.count && entries[index + 1].time == entry.time
            guard !isInside, isNamed else { continue }
            let moment = WhenAnswer.Moment(entry: entry.number, day: day ?? entry.day)
            list.append(
                Point(
                    moment: moment, known: known, index: index,
                    breaks: breaks(through: moment.day)))
        }
        return list
    }

    /// The days from the first that matters on; past the last that matters only the day asked
    /// about.
    private func days(through last: Day) -> [Point] {
        let known = entries.last?.number ?? 0
        let first = min(kin.breaks.first ?? last, last)
        let end = kin.isEndless ? last : max(first, min(kin.breaks.last ?? last, last))
        var days = (first.number...end.number).map { Day(number: $0) }
        if end < last { days.append(last) }
        return days.map { day in
            Point(
                moment: WhenAnswer.Moment(entry: known, day: day), known: known, index: nil,
                breaks: breaks(through: day))
        }
    }

    private func breaks(through day: Day) -> Int {
        var (low, high) = (0, kin.breaks.count)
        while low < high {
            let middle = (low + high) / 2
            if kin.breaks[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Looking

    /// The last point up to which figures change by the steady growth of what is expected alone.
    private func endOfStretch(from low: Int) -> Int {
        guard !kin.isUnsteady else { return low }
        var high = low
        while high + 1 < points.count, points[high + 1].known == points[low].known,
            points[high + 1].breaks == points[low].breaks,
            points[high].moment.day <= points[high + 1].moment.day
        {
            high += 1
        }
        return high
    }

    /// The turns after one point and up to another.
    ///
    /// Within a stretch every field grows or falls steadily: what is the same at both ends is the
    /// same between them.
    private mutating func turns(from low: Int, to high: Int) -> [Int] {
        let (before, after) = (sample(low), sample(high))
        guard high > low, !before.isLike(after) else { return [] }
        guard high > low + 1 else { return before.isTrue != after.isTrue ? [high] : [] }
        let middle = (low + high) / 2
        return turns(from: low, to: middle) + turns(from: middle, to: high)
    }

    private mutating func sample(_ index: Int) -> Sample {
        if let known = samples[index] { return known }
        let point = points[index]
        let view = Perspective(entry: point.known, day: point.moment.day)
        var found: [Found] = []
        var beginnings: [Bool] = []
        for field in fields {
            found.append(reader.look(at: field, from: view))
            guard field.name == .pace else { continue }
            let expected = ExpressionField(field.subject, .expected, isCycle: field.isCycle)
            beginnings.append(reader.look(at: expected, from: view) == .holds(.number(0)))
        }
        let held = Dictionary(uniqueKeysWithValues: zip(fields, found))
        let sample = Sample(
            found: found, beginnings: beginnings, isTrue: reader.isTrue(expression, held))
        samples[index] = sample
        return sample
    }

    /// The last entry that matters, where the command that ends there recorded it.
    private func cause(at index: Int, _ known: Int) -> Entry? {
        for entry in entries[...index].reversed() where entry.number <= known {
            return entry.number == known && entry.time == entries[index].time ? entry : nil
        }
        return nil
    }

    private mutating func turn(_ index: Int) -> WhenAnswer.Turn {
        let point = points[index]
        let before: [Found] = index > 0 ? sample(index - 1).found : []
        let after = sample(index)
        let entry = point.index.map { entries[$0] }
        var origin: Entry?
        if let place = point.index { origin = cause(at: place, point.known) }
        return WhenAnswer.Turn(
            moment: point.moment, isTrue: after.isTrue, cause: origin, entry: entry,
            readings: fields.indices.map { place in
                WhenAnswer.Change(
                    field: fields[place], before: before.isEmpty ? nil : before[place].reading,
                    after: after.found[place].reading)
            })
    }
}
