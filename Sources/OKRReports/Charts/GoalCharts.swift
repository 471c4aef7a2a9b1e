public import OKRModel
import OKRThreads

/// The charts of goals, for a page.
public struct GoalCharts {
    private let scoreboard: Scoreboard
    private let state: State
    private let keyResults: [GoalID: Drawing]
    private let burnUps: BurnUps
    private let last: [CycleID: Day]

    /// Makes the charts of what stands on a scoreboard; `entries` are those that it rests on.
    ///
    /// `recorded` is what scoreboards of other days said, in each way to know.
    public init(
        _ scoreboard: Scoreboard, of state: State, _ entries: [Entry],
        recorded: [Frames.Knowledge: BurnUps.Record] = [:]
    ) {
        self.scoreboard = scoreboard
        self.state = state
        let words = Phrasebook(state, on: scoreboard.view.day)
        let all = scoreboard.keyResults
        let drawings = Threads.map(all.count) { place -> (GoalID, Drawing)? in
            KeyResultChart.drawing(all[place], of: state, words).map { (all[place].goal.id, $0) }
        }
        keyResults = Dictionary(drawings.compactMap { $0 }, uniquingKeysWith: { first, _ in first })
        last = Dictionary(
            scoreboard.cycles.map { ($0.cycle.id, $0.calendar.end) }, uniquingKeysWith: { $1 })
        let plan = BurnUps.Plan(
            of: scoreboard.objectives.map(\.goal.id), scoreboard.cycles.map(\.cycle.id),
            in: state, at: scoreboard.view)
        let known = scoreboard.view.entry
        let courses = Threads.map(2) { which -> BurnUps.Course in
            if which == 0 {
                return plan.course(
                    knownThrough: { _ in known }, recorded: recorded[.now] ?? BurnUps.Record())
            }
            return plan.course(
                knownThrough: { day in entries.last { $0.day <= day }?.number ?? 0 },
                recorded: recorded[.then] ?? BurnUps.Record())
        }
        burnUps = BurnUps(now: courses[0], then: courses[1])
    }

    /// A key result through its days.
    func drawing(_ figures: KeyResultFigures) -> Drawing? {
        keyResults[figures.goal.id]
    }

    /// An objective's progress beside what was expected.
    func drawing(_ figures: ObjectiveFigures) -> Drawing? {
        guard let points = burnUps.objectives[figures.goal.id],
            let end = figures.terms.cycle.flatMap({ last[$0] })
        else { return nil }
        return BurnUpChart.drawing(
            .text("\(figures.goal.id) \(figures.goal.title), progress"), points, until: end)
    }

    /// A cycle's progress beside what was expected; none on a page about no cycle at all.
    func blocks(_ figures: CycleFigures) -> [Block] {
        guard let points = burnUps.cycles[figures.cycle.id],
            let drawing = BurnUpChart.drawing(
                "Progress of the cycle, by day", points, until: figures.calendar.end)
        else { return [] }
        return [.onPage([.drawing(drawing)])]
    }

    /// Teams, their objectives in a cycle and the key results of these; nil where there are none.
    public func tree(of cycle: CycleID) -> Drawing? {
        GoalTreeChart.drawing(scoreboard, of: cycle, in: state)
    }
}
