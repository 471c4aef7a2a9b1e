/// What the open goals and the KPIs of a moment could be advised.
///
/// Rules are judged as they are switched at the moment asked about. Closed cycles, and those that
/// ended before the day, are left alone.
public struct AdviceReview: Sendable {
    /// The moment asked about.
    public let view: Perspective
    /// Each rule, whether it is on, and who said so.
    public let rules: [(rule: AdviceRule, isOn: Bool, setting: AdviceSetting?)]
    /// What is advised: in the order of the rules, and of each in the order of creation.
    public let findings: [Advice]

    /// Goes through what passes a filter, as known through any entry of a state.
    ///
    /// Complexity: that of a scoreboard, and of eight of them for KPIs that are held to something.
    public init(_ state: State, at view: Perspective, of filter: GoalFilter = GoalFilter()) {
        self.view = view
        rules = AdviceRule.allCases.map { rule in
            let known = state.ledgerDescription?.advice(rule, knownThrough: view.entry)
            return (rule, known?.isOn ?? true, known?.setting)
        }
        var judge = AdviceJudge(state: state, view: view, filter: filter)
        for (rule, isOn, _) in rules where isOn { judge.judge(rule) }
        findings = judge.found
    }
}

/// A piece of advice.
public struct Advice: Hashable, Sendable {
    /// The rule that is not kept.
    public let rule: AdviceRule
    /// What it is about.
    public let subject: Subject
    /// What about it, in a sentence without its end.
    public let what: String
    /// What could be done, in a sentence without its end.
    public let remedy: String
}

/// Holds goals to one rule after the other.
struct AdviceJudge {
    let state: State
    let view: Perspective
    let filter: GoalFilter
    let board: Scoreboard
    /// The cycles that are not over, with their calendars.
    let cycles: [CycleID: CycleCalendar]
    private(set) var found: [Advice] = []

    init(state: State, view: Perspective, filter: GoalFilter) {
        self.state = state
        self.view = view
        self.filter = filter
        board = Scoreboard(state, at: view)
        var cycles: [CycleID: CycleCalendar] = [:]
        for figures in board.cycles
        where figures.state != .closed && figures.calendar.end >= view.day {
            cycles[figures.cycle.id] = figures.calendar
        }
        self.cycles = cycles
    }

    mutating func judge(_ rule: AdviceRule) {
        switch rule {
        case .manyObjectives, .fewObjectives: judgeNumberOfObjectives(rule)
        case .manyKeyResults, .fewKeyResults: judgeNumberOfKeyResults(rule)
        case .timeFrame: judgeTimeFrames()
        case .unmeasured: judgeMeasures()
        case .numberedObjective: judgeTitles()
        case .silentKeyResult: judgeCheckIns()
        case .orphan: judgeOrphans()
        case .levelSkip: judgeLevels()
        case .weightless: judgeWeights()
        case .departedOwner: judgeOwners()
        case .sandbagging: judgeScores()
        case .manyKPIs: judgeNumberOfKPIs()
        case .silentKPI, .untargetedKPI, .redKPI: judgeKPIs(rule)
        case .missedKPI: judgeMissedKPIs()
        }
    }

    mutating func add(
        _ rule: AdviceRule, _ subject: Subject, _ what: String, _ remedy: String
    ) {
        found.append(Advice(rule: rule, subject: subject, what: what, remedy: remedy))
    }

    /// The objectives of cycles that are not over and that were not abandoned.
    var objectives: [ObjectiveFigures] {
        board.objectives.filter { figures in
            guard let cycle = figures.terms.cycle, cycles[cycle] != nil else { return false }
            return figures.life.closing?.outcome != .abandoned
        }
    }

    /// The open key results of cycles that are not over, drafts left out.
    var openKeyResults: [KeyResultFigures] {
        board.keyResults.filter { figures in
            guard figures.life == .active,
                let cycle = state.cycle(containing: figures.goal, at: figures.view)?.id
            else { return false }
            return cycles[cycle] != nil && passes(figures.goal)
        }
    }

    /// The KPIs that are read.
    var kpis: [KPIFigures] { board.kpis.filter { $0.retired == nil } }

    func passes(_ goal: Goal) -> Bool { filter.passes(goal, at: view, in: state) }

    func called(_ id: GoalID) -> String { state.goals[id].map { "“\($0.title)”" } ?? id.text }
}
