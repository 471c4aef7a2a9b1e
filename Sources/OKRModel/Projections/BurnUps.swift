/// How objectives and cycles came on from day to day beside what was expected.
public struct BurnUps: Sendable {
    /// What holds on one day.
    public struct Point: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// The progress as known now; nil where there was none.
        public let progress: Double?
        /// What was expected by then.
        public let expected: Double?
        /// The progress as known then; nil where nobody knew of any.
        public let knownThen: Double?
    }

    /// The days of each objective, from the first of its cycle to the one asked about.
    public let objectives: [GoalID: [Point]]
    /// The days of each cycle.
    public let cycles: [CycleID: [Point]]

    /// At most so many days are looked at.
    public static let mostDays = 60
    /// About so many figures of key results are worked out, and fewer days looked at for more.
    static let mostFigures = 200_000

    /// Works out the days of objectives and of cycles as known at a perspective.
    ///
    /// `lastEntry` gives the last entry recorded by the end of a day. Complexity: linear in the
    /// goals, for each of the days.
    public init(
        of objectives: [GoalID], _ cycles: [CycleID], in state: State, at view: Perspective,
        lastEntry: (Day) -> Int
    ) {
        var spans: [CycleID: [Day]] = [:]
        let fewer = max(8, BurnUps.mostFigures / max(1, 2 * state.goalOrder.count))
        for id in state.cycleOrder {
            guard let cycle = state.cycles[id] else { continue }
            let calendar = cycle.calendar(at: view)
            spans[id] = BurnUps.days(
                from: calendar.start, to: min(calendar.end, view.day),
                atMost: min(BurnUps.mostDays, fewer))
        }
        var goals: [Day: [Goal]] = [:]
        for goal in objectives.compactMap({ state.goals[$0] }) {
            guard let cycle = goal.cycle(at: goal.standingStill(view)) else { continue }
            for day in spans[cycle] ?? [] { goals[day, default: []].append(goal) }
        }
        var whole: [Day: [Cycle]] = [:]
        for cycle in cycles.compactMap({ state.cycles[$0] }) {
            for day in spans[cycle.id] ?? [] { whole[day, default: []].append(cycle) }
        }
        var byGoal: [GoalID: [Point]] = [:]
        var byCycle: [CycleID: [Point]] = [:]
        var (keptNow, keptThen) = (ScoreboardMemory(of: state), ScoreboardMemory(of: state))
        for day in Set(goals.keys).union(whole.keys).sorted() {
            let now = Perspective(entry: view.entry, day: day)
            let then = Perspective(entry: min(lastEntry(day), view.entry), day: day)
            // A scorer for each day: what it remembers of others would only be carried along.
            var scorer = Scorer(state, knownThrough: view.entry, taking: &keptNow)
            var early = Scorer(state, knownThrough: then.entry, taking: &keptThen)
            defer {
                keptNow.keep(scorer)
                keptThen.keep(early)
            }
            for goal in goals[day] ?? [] {
                let roll = scorer.rollUp(of: goal, at: now, .current)
                let isKnown = goal.created.entry <= then.entry
                let past = isKnown ? early.rollUp(of: goal, at: then, .current).progress : nil
                byGoal[goal.id, default: []].append(
                    Point(
                        day: day, progress: roll.progress, expected: roll.expected,
                        knownThen: past))
            }
            for cycle in whole[day] ?? [] {
                let figures = scorer.cycle(cycle, at: now)
                let isKnown = cycle.added.entry <= then.entry
                let past = isKnown ? early.cycle(cycle, at: then).progress : nil
                byCycle[cycle.id, default: []].append(
                    Point(
                        day: day, progress: figures.progress, expected: figures.expected,
                        knownThen: past))
            }
        }
        self.objectives = byGoal
        self.cycles = byCycle
    }

    /// So many days at most, evenly from the last one back, with the first.
    private static func days(from first: Day, to last: Day, atMost most: Int) -> [Day] {
        guard first <= last else { return [] }
        let step = max(1, (last - first + most - 2) / max(1, most - 1))
        var days: [Day] = []
        var day = last
        while day > first {
            days.append(day)
            day = day + -step
        }
        return (days + [first]).reversed()
    }
}
