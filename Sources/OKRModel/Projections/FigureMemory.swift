/// Figures of goals, kept from one perspective to the next, for key results and for objectives
/// that count nothing but key results of their own.
///
/// They hold as long as nothing was recorded about the goal, what it ever belonged to, what ever
/// belonged to it and the cycles of these. From one day to another only what the calendar says
/// moves on, until a day comes that one of these speaks of. One object, so that what is kept is
/// changed in place whoever asks.
final class FigureMemory {
    /// What is kept of a goal, at its place in the order of creation.
    struct Kept {
        /// Whether it stands on the scoreboard; nil until asked.
        var isShown: Bool?
        var keyResult: KeyResultFigures?
        /// Figures of a key result of which all holds but what its check-ins say.
        var frame: KeyResultFigures?
        var wholes: Wholes?

        fileprivate var span = Span()
        fileprivate var frameSpan = Span()
    }

    /// The perspectives between which nothing that counts was recorded or began to hold.
    fileprivate struct Span {
        /// The last entry that counts at the perspective, and the last that voids may be known by.
        var known = -1
        var heard = -1
        var days = 0..<0
    }

    /// The roll-ups of an objective.
    struct Wholes {
        /// The key results that it counts: their places, with their weights.
        let counted: [(place: Int, weight: Double)]
        /// Those that it counted originally.
        let countedOriginally: [(place: Int, weight: Double)]
        /// The perspective that the roll-ups are of.
        let view: Perspective
        /// By the set, weights and targets in force.
        let current: RollUp
        /// By the original set, weights and targets.
        let original: RollUp
        /// What is said of the objective at some perspective; nil until asked.
        var figures: ObjectiveFigures?
    }

    /// What something rests on.
    private struct Ground {
        /// The entries about it, in rising order.
        let entries: [Int]
        /// The days that these speak of, in rising order, with the first entry to do so.
        let breaks: [(day: Int, entry: Int)]

        init(_ entries: [Int], _ breaks: [(day: Int, entry: Int)]) {
            self.entries = entries.sorted()
            self.breaks = breaks.sorted { ($0.day, $0.entry) < ($1.day, $1.entry) }
        }

        func known(through entry: Int) -> Int {
            let next = entries.firstPlace { $0 > entry }
            return next > 0 ? entries[next - 1] : 0
        }

        func holds(_ span: Span, at view: Perspective, _ horizon: Int) -> Bool {
            span.days.contains(view.day.number) && span.known == known(through: view.entry)
                && span.heard == known(through: horizon)
        }

        /// The perspectives around one for which the same holds.
        func span(around view: Perspective, _ horizon: Int) -> Span {
            let known = self.known(through: view.entry)
            // A day that nobody speaks of yet breaks nothing.
            var next = breaks.firstPlace { $0.day > view.day.number }
            var last = next - 1
            while next < breaks.count, breaks[next].entry > known { next += 1 }
            while last >= 0, breaks[last].entry > known { last -= 1 }
            let begin = last >= 0 ? breaks[last].day : Int.min
            let end = next < breaks.count ? breaks[next].day : Int.max
            return Span(known: known, heard: self.known(through: horizon), days: begin..<end)
        }
    }

    /// What is kept of a goal rests on.
    private struct Kin {
        /// All that is kept; of an objective, which key results it counts.
        let ground: Ground
        /// Of a key result, what its check-ins do not say; nil for others.
        let frame: Ground?
    }

    /// The goals in the order of creation.
    let goals: [Goal]
    private let places: [GoalID: Int]
    private let entries: [Subject: [Int]]
    /// Which goals are not moved by more than their kin.
    private let isLasting: [Bool]
    private let calendars: [CycleID: CalendarParts]
    private var kin: [Kin?]
    /// What is kept of each goal; it holds where ``turn(_:to:knownThrough:in:)`` was told first.
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
        calendars = state.cycles.mapValues(CalendarParts.init)
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
    /// Voided goals are known through an entry of their own, the horizon. Complexity: logarithmic
    /// in what was recorded of its kin, once that is gathered.
    func turn(_ place: Int, to view: Perspective, knownThrough horizon: Int, in state: State) {
        let kin = kin(at: place, in: state)
        guard !kin.ground.holds(kept[place].span, at: view, horizon) else { return }
        var next = Kept()
        next.span = kin.ground.span(around: view, horizon)
        if let frame = kin.frame {
            let old = kept[place]
            if frame.holds(old.frameSpan, at: view, horizon) {
                next.frame = old.keyResult ?? old.frame
                next.frameSpan = old.frameSpan
                next.isShown = old.isShown
            } else {
                next.frameSpan = frame.span(around: view, horizon)
            }
        }
        kept[place] = next
    }

    /// Lets go of which goals stand on the scoreboard.
    func forgetShown() {
        for place in kept.indices { kept[place].isShown = nil }
    }

    private func breaks(_ goals: [Goal], _ cycles: Set<CycleID>) -> [(day: Int, entry: Int)] {
        let parts = cycles.compactMap { calendars[$0] }
        return Kinship.breaks(goals, parts).map { (day: $0.number, entry: 0) }
    }

    private func kin(at place: Int, in state: State) -> Kin {
        if let known = kin[place] { return known }
        let goal = goals[place]
        let family = [goal] + state.goals(everBelow: goal.id).compactMap { state.goals[$0] }
        let above = Set(family.flatMap(\.everAbove)).subtracting(family.map(\.id))
        let all = family + above.compactMap { state.goals[$0] }
        let cycles = Set(all.flatMap(\.everIn))
        let subjects = all.map { Subject.goal($0.id) } + cycles.map(Subject.cycle)
        let numbers = subjects.flatMap { entries[$0] ?? [] }
        let breaks = self.breaks(all, cycles)
        // What key results come to, they say themselves.
        let checkIns = Set(family.flatMap(\.entriesOfCheckIns))
        let frame = Ground(numbers.filter { !checkIns.contains($0) }, breaks)
        let found: Kin
        if goal.type == .keyResult {
            let told = goal.daysOfCheckIns.map { (day: $0.day.number, entry: $0.entry) }
            found = Kin(ground: Ground(numbers, breaks + told), frame: frame)
        } else {
            found = Kin(ground: frame, frame: nil)
        }
        kin[place] = found
        return found
    }
}

extension Goal {
    /// The entries that record its check-ins, correct and retract them.
    fileprivate var entriesOfCheckIns: [Int] {
        checkIns.flatMap { checkIn in
            [checkIn.stamp.entry] + checkIn.corrections.map(\.stamp.entry)
                + [checkIn.retraction?.stamp.entry].compactMap { $0 }
        }
    }
}

extension Array {
    /// The place of the first element past something, where all after it are, too.
    fileprivate func firstPlace(_ isPast: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
