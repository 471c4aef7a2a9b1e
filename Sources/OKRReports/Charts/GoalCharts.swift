public import OKRModel

/// The charts of goals, for a page: each is made when its row is.
public struct GoalCharts {
    private let scoreboard: Scoreboard
    private let state: State
    private let words: Phrasebook
    private let burnUps: BurnUps
    private let last: [CycleID: Day]

    /// Makes the charts of what stands on a scoreboard; `entries` are those that it rests on.
    public init(_ scoreboard: Scoreboard, of state: State, _ entries: [Entry]) {
        self.scoreboard = scoreboard
        self.state = state
        words = Phrasebook(state, on: scoreboard.view.day)
        last = Dictionary(
            scoreboard.cycles.map { ($0.cycle.id, $0.calendar.end) }, uniquingKeysWith: { $1 })
        burnUps = BurnUps(
            of: scoreboard.objectives.map(\.goal.id), scoreboard.cycles.map(\.cycle.id),
            in: state, at: scoreboard.view
        ) { day in
            entries.last { $0.day <= day }?.number ?? 0
        }
    }

    /// A key result through its days.
    func drawing(_ figures: KeyResultFigures) -> Drawing? {
        KeyResultChart.drawing(figures, of: state, words)
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
