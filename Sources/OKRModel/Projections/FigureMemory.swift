/// Figures of goals, kept from one perspective to the next, for key results and for objectives
/// that count nothing but key results of their own.
///
/// They hold as long as nothing was recorded about the goal, what it ever belonged to, what ever
/// belonged to it and the cycles of these. From one day to another only what the calendar says
/// moves on, until a day comes that one of these speaks of.
struct FigureMemory: Sendable {
    /// What is kept of a goal, at its place in the order of creation.
    struct Kept {
        /// Whether it stands on the scoreboard; nil until asked.
        var isShown: Bool?
        var keyResult: KeyResultFigures?
        var wholes: Wholes?

        fileprivate var known = -1
        fileprivate var days = 0..<0
    }

    /// The roll-ups of an objective.
    struct Wholes {
        /// The places of the key results that it counts, with their weights.
        let counted: [(place: Int, weight: Double)]
        /// By the original set, weights and targets: the calendar does not move its progress.
        let original: RollUp
        /// The perspective that the current roll-up is of.
        var view: Perspective
        /// By the set, weights and targets in force.
        var current: RollUp
        /// What is said of the objective at some perspective; nil until asked.
        var figures: ObjectiveFigures?
    }

    /// What the figures of a goal rest on.
    private struct Kin {
        /// The entries about it, in rising order.
        let entries: [Int]
        /// The days that it speaks of, in rising order.
        let breaks: [Int]
    }

    /// The goals in the order of creation.
    let goals: [Goal]
    private let places: [GoalID: Int]
    private let entries: [Subject: [Int]]
    /// Which goals are not moved by more than their kin.
    private let isLasting: [Bool]
    private var kin: [Kin?]
    /// What is kept of each goal; it holds where ``turn(_:to:in:)`` was told first.
    var kept: [Kept]

    /// - Complexity: linear in the entries and the goals.
    init(of state: State) {
        var entries: [Subject: [Int]] = [:]
        for (index, subject) in state.subjects.enumerated() {
            entries[subject, default: []].append(index + 1)
        }
        self.entries = entries
        goals = state.goalOrder.compactMap { state.goals[$0] }
        places = Dictionary(
            goals.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        isLasting = goals.map { goal in
            switch goal.type {
            // What takes values from a KPI changes with others than its kin.
            case .keyResult: goal.kpiLinks.isEmpty
            case .objective:
                state.goals(everBelow: goal.id).compactMap { state.goals[$0] }.allSatisfy {
                    $0.type == .initiative || ($0.type == .keyResult && $0.kpiLinks.isEmpty)
                }
            default: false
            }
        }
        kin = Array(repeating: nil, count: goals.count)
        kept = Array(repeating: Kept(), count: goals.count)
    }

    /// The place of a goal of which something may be kept; nil for others.
    func place(of goal: Goal) -> Int? {
        guard let place = places[goal.id], isLasting[place] else { return nil }
        return place
    }

    /// Whether something may be kept of the goal at a place.
    func keeps(at place: Int) -> Bool { isLasting[place] }

    /// Lets go of what is kept at a place where it does not hold at a perspective.
    ///
    /// - Complexity: logarithmic in what was recorded of its kin.
    mutating func turn(_ place: Int, to view: Perspective, in state: State) {
        let kin = kin(at: place, in: state)
        let known = kin.entries.last(through: view.entry)
        if kept[place].known == known, kept[place].days.contains(view.day.number) { return }
        let next = kin.breaks.firstPlace(past: view.day.number)
        let first = next > 0 ? kin.breaks[next - 1] : Int.min
        let last = next < kin.breaks.count ? kin.breaks[next] : Int.max
        kept[place] = Kept(known: known, days: first..<last)
    }

    /// Lets go of which goals stand on the scoreboard.
    mutating func forgetShown() {
        for place in kept.indices { kept[place].isShown = nil }
    }

    private mutating func kin(at place: Int, in state: State) -> Kin {
        if let known = kin[place] { return known }
        let goal = goals[place]
        let family = [goal] + state.goals(everBelow: goal.id).compactMap { state.goals[$0] }
        let above = Set(family.flatMap(\.everAbove)).subtracting(family.map(\.id))
        let all = family + above.compactMap { state.goals[$0] }
        let cycles = Set(all.flatMap(\.everIn))
        let subjects = all.map { Subject.goal($0.id) } + cycles.map(Subject.cycle)
        let found = Kin(
            entries: subjects.flatMap { entries[$0] ?? [] }.sorted(),
            breaks: Kinship.breaks(all, cycles.compactMap { state.cycles[$0] })
                .map(\.number).sorted())
        kin[place] = found
        return found
    }
}

extension [Int] {
    /// The place of the first number past another, where the numbers rise.
    fileprivate func firstPlace(past number: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] > number { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The last number up to another, 0 where there is none.
    fileprivate func last(through number: Int) -> Int {
        let place = firstPlace(past: number)
        return place > 0 ? self[place - 1] : 0
    }
}
