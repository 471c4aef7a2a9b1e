/// Figures of key results, kept from one perspective to the next.
///
/// They hold as long as nothing was recorded about the key result, what it ever belonged to and
/// the cycles of that. From one day to another only what the calendar says moves on, until a day
/// comes that one of these speaks of.
struct FigureMemory: Sendable {
    private let entries: [Subject: [Int]]
    private var kept: [GoalID: Kept] = [:]
    private var kin: [GoalID: Kin] = [:]

    private struct Kept {
        let known: Int
        /// The days between which nothing but the calendar moves, without the last.
        let days: Range<Int>
        let figures: KeyResultFigures
    }

    /// What the figures of a key result rest on.
    private struct Kin {
        /// The entries about it, in rising order.
        let entries: [Int]
        /// The days that it speaks of, in rising order.
        let breaks: [Int]
    }

    init(of state: State) {
        var entries: [Subject: [Int]] = [:]
        for (index, subject) in state.subjects.enumerated() {
            entries[subject, default: []].append(index + 1)
        }
        self.entries = entries
    }

    /// The figures of a key result, nil where those that were kept do not hold.
    ///
    /// They are those of a day from which only the calendar moved on.
    mutating func figures(
        of goal: Goal, at view: Perspective, in state: State
    ) -> KeyResultFigures? {
        guard let kept = kept[goal.id], kept.days.contains(view.day.number),
            kept.known == lastEntry(about: goal, through: view.entry, in: state)
        else { return nil }
        return kept.figures
    }

    /// Keeps figures in the place of those of an earlier perspective.
    mutating func keep(_ figures: KeyResultFigures, at view: Perspective, in state: State) {
        let kin = kin(of: figures.goal, in: state)
        let next = kin.breaks.partitionPoint { $0 > view.day.number }
        let first = next > 0 ? kin.breaks[next - 1] : Int.min
        let last = next < kin.breaks.count ? kin.breaks[next] : Int.max
        kept[figures.goal.id] = Kept(
            known: FigureMemory.last(of: kin.entries, through: view.entry), days: first..<last,
            figures: figures)
    }

    private mutating func lastEntry(
        about goal: Goal, through entry: Int, in state: State
    ) -> Int {
        FigureMemory.last(of: kin(of: goal, in: state).entries, through: entry)
    }

    private mutating func kin(of goal: Goal, in state: State) -> Kin {
        if let known = kin[goal.id] { return known }
        let above = goal.everAbove
        let goals = [goal] + above.compactMap { state.goals[$0] }
        let cycles = goals.flatMap(\.everIn)
        let subjects = Set(
            [Subject.goal(goal.id)] + above.map(Subject.goal) + cycles.map(Subject.cycle))
        let found = Kin(
            entries: subjects.flatMap { entries[$0] ?? [] }.sorted(),
            breaks: Kinship.breaks(goals, Set(cycles).compactMap { state.cycles[$0] })
                .map(\.number).sorted())
        kin[goal.id] = found
        return found
    }

    private static func last(of numbers: [Int], through entry: Int) -> Int {
        let place = numbers.partitionPoint { $0 > entry }
        return place > 0 ? numbers[place - 1] : 0
    }
}

extension [Int] {
    /// The place of the first number that is past something, as all after it are.
    fileprivate func partitionPoint(_ isPast: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
