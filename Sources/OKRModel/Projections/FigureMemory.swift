/// Figures of key results, kept from one perspective to the next.
///
/// They hold as long as nothing was recorded about the key result, what it ever belonged to and
/// the cycles of that, and the day is the same.
struct FigureMemory {
    private let entries: [Subject: [Int]]
    private var kept: [GoalID: Kept] = [:]
    private var kin: [GoalID: [Subject]] = [:]

    private struct Kept {
        let known: Int
        let day: Day
        let figures: KeyResultFigures
    }

    init(of state: State) {
        var entries: [Subject: [Int]] = [:]
        for (index, subject) in state.subjects.enumerated() {
            entries[subject, default: []].append(index + 1)
        }
        self.entries = entries
    }

    /// The figures of a key result, nil where those that were kept do not hold.
    mutating func figures(
        of goal: Goal, at view: Perspective, in state: State
    ) -> KeyResultFigures? {
        guard let kept = kept[goal.id], kept.day == view.day,
            kept.known == lastEntry(about: goal, through: view.entry, in: state)
        else { return nil }
        return kept.figures
    }

    /// Keeps figures in the place of those of an earlier perspective.
    mutating func keep(_ figures: KeyResultFigures, at view: Perspective, in state: State) {
        let known = lastEntry(about: figures.goal, through: view.entry, in: state)
        kept[figures.goal.id] = Kept(known: known, day: view.day, figures: figures)
    }

    private mutating func lastEntry(
        about goal: Goal, through entry: Int, in state: State
    ) -> Int {
        subjects(of: goal, in: state).map { last($0, through: entry) }.max() ?? 0
    }

    private mutating func subjects(of goal: Goal, in state: State) -> [Subject] {
        if let known = kin[goal.id] { return known }
        let above = goal.everAbove
        let cycles = ([goal] + above.compactMap { state.goals[$0] }).flatMap(\.everIn)
        let subjects = Set(
            [Subject.goal(goal.id)] + above.map(Subject.goal) + cycles.map(Subject.cycle))
        kin[goal.id] = Array(subjects)
        return Array(subjects)
    }

    private func last(_ subject: Subject, through entry: Int) -> Int {
        let numbers = entries[subject] ?? []
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] <= entry { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? numbers[low - 1] : 0
    }
}
