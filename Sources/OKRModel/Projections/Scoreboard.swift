/// The state of every cycle, objective and key result as known at an entry about a day.
///
/// Lists stand in the order of creation; voided goals are left out unless asked for.
public struct Scoreboard: Sendable {
    /// The moment asked about.
    public let view: Perspective
    /// Every cycle known.
    public let cycles: [CycleFigures]
    /// Every part of the strategy known.
    public let strategies: [ObjectiveFigures]
    /// Every objective known.
    public let objectives: [ObjectiveFigures]
    /// Every key result known.
    public let keyResults: [KeyResultFigures]
    /// Every KPI known.
    public let kpis: [KPIFigures]
    /// The owners asked about, each with their own objectives alone; empty unless asked for.
    public internal(set) var owners: [OwnerFigures] = []

    /// Computes the figures of a state about a day, as known through all of its entries.
    public init(_ state: State, on day: Day, includingVoided: Bool = false) {
        self.init(
            state, at: Perspective(entry: state.entryCount, day: day),
            includingVoided: includingVoided)
    }

    /// Computes the figures of a state as known through any of its entries about a day.
    ///
    /// They are those of a replay up to that entry: what was recorded later does not count. With a
    /// filter they are those of the goals that pass it, as in ``filtered(_:in:)``, and no others
    /// are worked out.
    public init(
        _ state: State, at view: Perspective, includingVoided: Bool = false,
        of filter: GoalFilter = GoalFilter()
    ) {
        var scorer = Scorer(state: state, knownThrough: view.entry)
        self.init(&scorer, at: view, includingVoided: includingVoided, of: filter)
    }

    /// The same, with what was kept of the perspective before.
    ///
    /// Where one day follows another, what stayed as it was is not worked out again.
    public init(
        _ state: State, at view: Perspective, includingVoided: Bool = false,
        of filter: GoalFilter = GoalFilter(), remembering kept: ScoreboardMemory
    ) {
        kept.use(ScoreboardList(filter: filter, includesVoided: includingVoided))
        var scorer = Scorer(
            state: state, knownThrough: view.entry, remembering: kept)
        self.init(&scorer, at: view, includingVoided: includingVoided, of: filter)
    }

    private init(
        _ scorer: inout Scorer, at view: Perspective, includingVoided: Bool, of filter: GoalFilter
    ) {
        self.view = view
        let state = scorer.state
        var strategies: [ObjectiveFigures] = []
        var objectives: [ObjectiveFigures] = []
        var keyResults: [KeyResultFigures] = []
        var kpis: [KPIFigures] = []
        let list = ScoreboardList(filter: filter, includesVoided: includingVoided)
        for (place, goal) in scorer.goals.enumerated()
        where scorer.shows(goal, at: place, view, list) {
            switch goal.type {
            case .strategy: strategies.append(scorer.objective(goal, at: view))
            case .objective: objectives.append(scorer.objective(goal, at: view))
            case .keyResult: keyResults.append(scorer.keyResult(goal, at: place, view))
            case .kpi: kpis.append(scorer.kpi(goal, at: view))
            case .initiative: break
            }
        }
        cycles = state.cycleOrder.compactMap { state.cycles[$0] }
            .filter {
                $0.added.entry <= view.entry && (filter.cycle == nil || $0.id == filter.cycle)
            }
            .map { scorer.cycle($0, at: view) }
        self.strategies = strategies
        self.objectives = objectives
        self.keyResults = keyResults
        self.kpis = kpis
        owners = owners(filter, in: state, cycles)
    }

    /// The cycle that a page shows where nothing else is asked for.
    ///
    /// The one that contains the day (the shortest, where several do), else the latest.
    public var cycleShown: CycleFigures? { cycles.shown(on: view.day) }

    init(
        view: Perspective, cycles: [CycleFigures], strategies: [ObjectiveFigures],
        objectives: [ObjectiveFigures], keyResults: [KeyResultFigures], kpis: [KPIFigures],
        owners: [OwnerFigures]
    ) {
        self.view = view
        self.cycles = cycles
        self.strategies = strategies
        self.objectives = objectives
        self.keyResults = keyResults
        self.kpis = kpis
        self.owners = owners
    }
}

/// What scoreboards of one state, asked for one after the other, leave to the next.
///
/// It goes with one way to know: as known then for each day, or as known now for all of them.
public final class ScoreboardMemory {
    let figures: FigureMemory
    var knots: Scorer.Rings?
    private var list: ScoreboardList?

    /// Begins with nothing.
    ///
    /// - Complexity: linear in the entries.
    public init(of state: State) {
        figures = FigureMemory(of: state)
    }

    /// Says which goals are asked for: what is kept of others does not tell.
    func use(_ list: ScoreboardList) {
        if let known = self.list, known != list { figures.forgetShown() }
        self.list = list
    }
}

extension [CycleFigures] {
    /// The cycle that contains a day (the shortest, where several do), else the latest.
    func shown(on day: Day) -> CycleFigures? { shown(on: day, of: \.calendar) }
}

extension State {
    /// The cycle that a page shows where nothing else is asked for.
    ///
    /// The one that contains the day (the shortest, where several do), else the latest.
    public func cycleShown(at view: Perspective) -> Cycle? {
        cycleOrder.compactMap { cycles[$0] }.filter { $0.added.entry <= view.entry }
            .shown(on: view.day) { $0.calendar(at: view) }
    }
}

extension Array {
    fileprivate func shown(on day: Day, of calendar: (Element) -> CycleCalendar) -> Element? {
        let dated = map { ($0, calendar($0)) }
        let shortest = dated.filter { $0.1.contains(day) }.min {
            ($0.1.end - $0.1.start) < ($1.1.end - $1.1.start)
        }
        return (shortest ?? dated.max { $0.1.end < $1.1.end })?.0
    }
}
