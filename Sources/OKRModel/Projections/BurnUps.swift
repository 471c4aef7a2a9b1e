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

    /// Joins what is known now of each day with what was known then.
    public init(now: Course, then: Course) {
        func points<Key: Hashable>(
            _ now: [Key: [Course.Mean]], _ then: [Key: [Course.Mean]]
        ) -> [Key: [Point]] {
            Dictionary(
                uniqueKeysWithValues: now.map { key, means in
                    let past = then[key] ?? []
                    let points = means.enumerated().map { place, mean in
                        Point(
                            day: mean.day, progress: mean.progress, expected: mean.expected,
                            knownThen: place < past.count ? past[place].progress : nil)
                    }
                    return (key, points)
                })
        }
        objectives = points(now.objectives, then.objectives)
        cycles = points(now.cycles, then.cycles)
    }

    /// What scoreboards said of objectives and cycles, a day each, in one way to know.
    public struct Record: Sendable {
        fileprivate var boards: [Day: Board] = [:]

        fileprivate struct Board: Sendable {
            let entry: Int
            var objectives: [GoalID: (progress: Double?, expected: Double?)] = [:]
            var cycles: [CycleID: (progress: Double?, expected: Double?)] = [:]
        }

        /// Begins with no day.
        public init() {}

        /// Takes what a scoreboard says of its day.
        public mutating func add(_ scoreboard: Scoreboard) {
            var board = Board(entry: scoreboard.view.entry)
            for figures in scoreboard.objectives {
                board.objectives[figures.goal.id] = (figures.progress, figures.expected)
            }
            for figures in scoreboard.cycles {
                board.cycles[figures.cycle.id] = (figures.progress, figures.expected)
            }
            boards[scoreboard.view.day] = board
        }
    }

    /// What objectives and cycles came to on their days, in one way to know.
    public struct Course: Sendable {
        struct Mean: Sendable {
            let day: Day
            var progress: Double?
            var expected: Double?
        }

        var objectives: [GoalID: [Mean]] = [:]
        var cycles: [CycleID: [Mean]] = [:]
    }

    /// Which days are looked at.
    public struct Plan: Sendable {
        private let state: State
        private let view: Perspective
        private var goals: [Day: [Goal]] = [:]
        private var whole: [Day: [Cycle]] = [:]

        /// Plans the days of objectives and of cycles as known at a perspective.
        public init(
            of objectives: [GoalID], _ cycles: [CycleID], in state: State, at view: Perspective
        ) {
            self.state = state
            self.view = view
            var spans: [CycleID: [Day]] = [:]
            let fewer = max(8, BurnUps.mostFigures / max(1, 2 * state.goalOrder.count))
            for id in state.cycleOrder {
                guard let cycle = state.cycles[id] else { continue }
                let calendar = cycle.calendar(at: view)
                spans[id] = BurnUps.days(
                    from: calendar.start, to: min(calendar.end, view.day),
                    atMost: min(BurnUps.mostDays, fewer))
            }
            for goal in objectives.compactMap({ state.goals[$0] }) {
                guard let cycle = goal.cycle(at: goal.standingStill(view)) else { continue }
                for day in spans[cycle] ?? [] { goals[day, default: []].append(goal) }
            }
            for cycle in cycles.compactMap({ state.cycles[$0] }) {
                for day in spans[cycle.id] ?? [] { whole[day, default: []].append(cycle) }
            }
        }

        /// What they came to, of each day as known at an entry that `entry` gives for it; without
        /// progress where they were not known yet.
        ///
        /// What a scoreboard said of the same day and entry is not worked out again. Complexity:
        /// linear in the goals, for each of the days.
        public func course(
            knownThrough entry: (Day) -> Int, recorded record: Record = Record()
        ) -> Course {
            var course = Course()
            let kept = ScoreboardMemory(of: state)
            for day in Set(goals.keys).union(whole.keys).sorted() {
                let asked = Perspective(entry: min(entry(day), view.entry), day: day)
                let board = record.boards[day].flatMap { $0.entry == asked.entry ? $0 : nil }
                // A scorer for each day: what it remembers of others would be carried along.
                var scorer = Scorer(
                    state: state, knownThrough: asked.entry, remembering: kept)
                for goal in goals[day] ?? [] {
                    var mean = Course.Mean(day: day)
                    if let known = board?.objectives[goal.id] {
                        (mean.progress, mean.expected) = known
                    } else if goal.created.entry <= asked.entry {
                        let roll = scorer.rollUp(of: goal, at: asked, .current)
                        (mean.progress, mean.expected) = (roll.progress, roll.expected)
                    }
                    course.objectives[goal.id, default: []].append(mean)
                }
                for cycle in whole[day] ?? [] {
                    var mean = Course.Mean(day: day)
                    if let known = board?.cycles[cycle.id] {
                        (mean.progress, mean.expected) = known
                    } else if cycle.added.entry <= asked.entry {
                        let figures = scorer.cycle(cycle, at: asked)
                        (mean.progress, mean.expected) = (figures.progress, figures.expected)
                    }
                    course.cycles[cycle.id, default: []].append(mean)
                }
            }
            return course
        }
    }

    /// So many days at most, evenly from the last one back, with the first.
    fileprivate static func days(from first: Day, to last: Day, atMost most: Int) -> [Day] {
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
