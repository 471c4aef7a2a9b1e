/// Computes figures of goals, remembering those of objectives that contribute to others.
struct Scorer {
    let state: State
    private var rollUps: [Question: RollUp] = [:]
    private var keyResults: [Question: KeyResultFigures] = [:]
    private var ownKnots: Rings?
    var rings: [Knot: Rings] = [:]
    /// What is kept of other perspectives, where many are asked about one after the other.
    private let shared: ScoreboardMemory?
    var memory: FigureMemory? { shared?.figures }
    /// The goals that were ever aligned in a circle; nil until asked.
    var knots: Rings? {
        get { shared?.knots ?? ownKnots }
        set {
            shared?.knots = newValue
            ownKnots = newValue
        }
    }
    /// What KPIs come to.
    private(set) var reader: KPIReader

    /// Which set, weights and targets a roll-up is about.
    enum Basis: Hashable {
        /// Those in force at the perspective.
        case current
        /// Those in force when each goal's original was fixed.
        case original
    }

    /// A goal, the perspective it is asked about, and what is counted.
    struct Question: Hashable {
        let goal: GoalID
        let view: Perspective
        let basis: Basis
    }

    /// A goal that counts in the roll-up of another, with its weight there.
    struct Counted {
        let goal: Goal
        let weight: Double
    }

    /// The entry through which voided goals are known; those of a closed goal count no more, too.
    let horizon: Int

    /// Figures as known through an entry of the state; every perspective asked about ends there.
    ///
    /// With what is kept of other perspectives, that is answered from and added to.
    init(
        state: State, knownThrough horizon: Int = .max, remembering kept: ScoreboardMemory? = nil
    ) {
        self.state = state
        self.horizon = horizon
        shared = kept
        reader = KPIReader(KPISource(state), knownThrough: horizon)
    }

    /// Whether a goal was taken out as a mistake.
    func isVoided(_ goal: Goal) -> Bool { goal.isVoided(knownThrough: horizon) }

    /// Everything that can be said of an objective, or of a part of the strategy.
    mutating func objective(_ goal: Goal, at asked: Perspective) -> ObjectiveFigures {
        guard let place = memory?.place(of: goal) else { return figures(of: goal, at: asked) }
        let wholes = wholes(at: place, asked)
        let figures: ObjectiveFigures
        // The score of a closed objective may be what its key results come to.
        if let kept = wholes.figures, !kept.isClosed || state.rules.score != .progress {
            figures = kept.moved(
                to: goal.standingStill(asked), wholes.current, original: wholes.original)
        } else {
            figures = self.figures(of: goal, at: asked)
        }
        memory?.kept[place].wholes?.figures = figures
        return figures
    }

    private mutating func figures(of goal: Goal, at asked: Perspective) -> ObjectiveFigures {
        let current = rollUp(of: goal, at: asked, .current)
        let original = rollUp(of: goal, at: asked, .original)
        let view = goal.standingStill(asked)
        let life = goal.life(knownThrough: asked.entry)
        let terms = goal.terms(at: view)
        let score = state.rules.score(of: life, progress: current.progress)
        let still = ObjectiveFigures.Still(
            goal: goal, terms: terms, life: life, score: score,
            band: score.map { ScoreBand($0, terms.ambition ?? .committed, by: state.rules) },
            keyResults: state.keyResults(of: goal.id, at: view).filter {
                $0.created.entry <= asked.entry && !isVoided($0)
            }.map(\.id))
        return ObjectiveFigures(still, at: view, current, original: original)
    }

    /// Everything that can be said of a key result, remembered.
    mutating func keyResult(_ goal: Goal, at asked: Perspective) -> KeyResultFigures {
        if let place = memory?.place(of: goal) { return keyResult(at: place, asked) }
        let question = Question(goal: goal.id, view: asked, basis: .current)
        if let known = keyResults[question] { return known }
        let computed: KeyResultFigures = figures(of: goal, at: asked)
        keyResults[question] = computed
        return computed
    }

    /// Everything that can be said of a KPI.
    mutating func kpi(_ goal: Goal, at asked: Perspective) -> KPIFigures {
        reader.figures(of: goal, at: asked)
    }

    /// A key result with the readings of its KPI among its check-ins.
    mutating func withReadings(_ goal: Goal, at view: Perspective) -> Goal {
        reader.withReadings(goal, at: view)
    }

    /// How far the current set, weights and targets flatter; nil where either has no progress.
    static func drift(_ current: RollUp, from original: RollUp) -> Double? {
        guard let now = current.progress, let then = original.progress else { return nil }
        return now - then
    }

    /// The roll-up of an objective or a part of the strategy.
    mutating func rollUp(of goal: Goal, at asked: Perspective, _ basis: Basis) -> RollUp {
        if let place = memory?.place(of: goal) {
            let wholes = wholes(at: place, asked)
            return basis == .current ? wholes.current : wholes.original
        }
        let question = question(about: goal, at: asked, basis)
        if rollUps[question] == nil { answer(question) }
        return rollUps[question] ?? RollUp([], by: state.rules)
    }

    /// A closed goal stands still: to ask later is to ask the same.
    private func question(about goal: Goal, at asked: Perspective, _ basis: Basis) -> Question {
        Question(goal: goal.id, view: goal.standingStill(asked), basis: basis)
    }

    /// Answers a question and every one that it depends on, the lowest first.
    private mutating func answer(_ root: Question) {
        // A walk with a list of its own: a chain of objectives may be as long as the log.
        var walk = ComponentWalk<Question>()
        walk.begin(root, towards: dependencies(of: root))
        while let step = walk.next(isSettled: { rollUps[$0] != nil }) {
            switch step {
            case .enter(let question):
                walk.begin(question, towards: dependencies(of: question))
            case .leave(let questions):
                for question in questions {
                    rollUps[question] = RollUp(contributions(to: question), by: state.rules)
                }
            }
        }
    }

    private mutating func dependencies(of question: Question) -> [Question] {
        objectives(countedFor: question).map {
            self.question(about: $0.goal, at: question.view, question.basis)
        }
    }

    /// The objectives that a goal counts, without those that stand in a circle with it.
    private mutating func objectives(countedFor question: Question) -> [Counted] {
        guard let goal = state.goals[question.goal] else { return [] }
        var list: [Counted] = []
        for counted in objectives(countedBy: goal, at: question.view, question.basis)
        where !isInCircle(counted.goal.id, with: goal.id, at: question.view, question.basis) {
            list.append(counted)
        }
        return list
    }

    /// The key results of an objective and the objectives that it counts, in order of creation.
    private mutating func contributions(to question: Question) -> [RollUp.Contribution] {
        guard let objective = state.goals[question.goal] else { return [] }
        var counted = keyResults(of: objective, at: question.view, question.basis)
        counted += objectives(countedFor: question)
        counted.sort { $0.goal.created.entry < $1.goal.created.entry }
        var list: [RollUp.Contribution] = []
        for one in counted {
            list.append(contribution(of: one, at: question.view, question.basis))
        }
        return list
    }

    private mutating func contribution(
        of counted: Counted, at view: Perspective, _ basis: Basis
    ) -> RollUp.Contribution {
        counted.goal.type == .keyResult
            ? contribution(ofKeyResult: counted, at: view, basis)
            : contribution(ofObjective: counted, at: view, basis)
    }

    private mutating func contribution(
        ofKeyResult counted: Counted, at asked: Perspective, _ basis: Basis
    ) -> RollUp.Contribution {
        // Asked for first: what is asked with it would be a copy of everything remembered.
        let figures = keyResult(counted.goal, at: asked)
        return contribution(of: figures, weighing: counted.weight, basis)
    }

    func contribution(
        of figures: KeyResultFigures, weighing weight: Double, _ basis: Basis
    ) -> RollUp.Contribution {
        let progress = basis == .current ? figures.progress : figures.originalProgress
        let yardstick = basis == .current ? figures.yardstick : figures.originalYardstick
        let isPending = progress == nil && yardstick.isMeasured(by: state.rules)
        let value = progress ?? (countsAsZero(figures, isPending: isPending) ? 0 : nil)
        return RollUp.Contribution(
            weight: weight, reported: progress, counted: value,
            expected: figures.expected, isPending: isPending, standing: figures.standing)
    }

    /// Whether a key result without progress counts as 0.
    private func countsAsZero(_ figures: KeyResultFigures, isPending: Bool) -> Bool {
        guard isPending else { return state.rules.unmeasured == .zero }
        switch state.rules.pending {
        case .zero: return true
        case .never: return false
        case .afterGrace:
            return figures.calendar.map { !$0.isInGrace(on: figures.view.day) } ?? false
        }
    }

    private mutating func contribution(
        ofObjective counted: Counted, at view: Perspective, _ basis: Basis
    ) -> RollUp.Contribution {
        let rollUp = rollUp(of: counted.goal, at: view, basis)
        return RollUp.Contribution(
            weight: counted.weight, reported: rollUp.progress, counted: rollUp.progress,
            expected: rollUp.expected, isPending: rollUp.standing == .pending,
            standing: rollUp.standing)
    }

    /// The figures of objectives that stand together: a cycle's, an owner's.
    ///
    /// Those that another of the same set counts are in its figures already.
    mutating func whole(
        _ objectives: [Goal], at view: Perspective, _ basis: Basis
    ) -> RollUp {
        let set = Set(objectives.map(\.id))
        var contributions: [RollUp.Contribution] = []
        for goal in objectives {
            let counted = Counted(goal: goal, weight: weight(of: goal, at: view, basis))
            let contribution = contribution(ofObjective: counted, at: view, basis)
            var isCounted = false
            for parent in parents(of: goal, at: view, basis)
            where parent.counts && set.contains(parent.id) {
                guard let whole = state.goals[parent.id], countsObjectives(whole) else { continue }
                if !isInCircle(goal.id, with: parent.id, at: view, basis) { isCounted = true }
            }
            if !isCounted { contributions.append(contribution) }
        }
        return RollUp(contributions, by: state.rules)
    }
}
