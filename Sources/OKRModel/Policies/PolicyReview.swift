/// The whole history held to the policies of its ledger.
///
/// Policies are judged as they are set at the moment asked about, over everything that was recorded
/// until then: a rule that was switched on today finds what was done last year.
public struct PolicyReview: Sendable {
    /// The moment asked about.
    public let view: Perspective
    /// Each policy, how it is set, and who set it.
    public let policies: [(policy: Policy, value: Policy.Value, setting: PolicySetting?)]
    /// What broke a policy, in the order it was recorded.
    public let breaches: [PolicyBreach]
    /// What would have broken one, had nobody else acknowledged it.
    public let acknowledged: [PolicyBreach]

    /// Judges the goals and cycles that pass a filter, as known through any entry of a state.
    ///
    /// Complexity: that of finding the goalposts' moves.
    public init(_ state: State, at view: Perspective, of filter: GoalFilter = GoalFilter()) {
        self.view = view
        policies = Policy.allCases.map { policy in
            let known = state.ledgerDescription?.policy(policy, knownThrough: view.entry)
            return (policy, known?.value ?? policy.standard, known?.setting)
        }
        let goalposts = Goalposts(state, at: view, of: filter)
        let goals = (goalposts.objectives.map(\.goal) + goalposts.keyResults.map(\.goal)).sorted {
            $0.created.entry < $1.created.entry
        }
        var judge = PolicyJudge(state: state, view: view, goals: goals, moves: goalposts.moves)
        for (policy, value, _) in policies where policy.isOfHistory && value != .off {
            judge.judge(policy, value)
        }
        let found = judge.found.sorted {
            ($0.stamp.entry, $0.policy.rawValue) < ($1.stamp.entry, $1.policy.rawValue)
        }
        breaches = found.filter { !$0.isAnswered }
        acknowledged = found.filter(\.isAnswered)
    }
}

extension PolicyReview {
    /// The review of some entries alone.
    public func keeping(_ isAsked: (Stamp) -> Bool) -> PolicyReview {
        PolicyReview(
            view: view, policies: policies, breaches: breaches.filter { isAsked($0.stamp) },
            acknowledged: acknowledged.filter { isAsked($0.stamp) })
    }

    private init(
        view: Perspective,
        policies: [(policy: Policy, value: Policy.Value, setting: PolicySetting?)],
        breaches: [PolicyBreach], acknowledged: [PolicyBreach]
    ) {
        self.view = view
        self.policies = policies
        self.breaches = breaches
        self.acknowledged = acknowledged
    }
}

/// An entry that broke a policy.
public struct PolicyBreach: Sendable {
    /// The policy.
    public let policy: Policy
    /// The goal or the cycle.
    public let subject: Subject
    /// The entry that broke it.
    public let stamp: Stamp
    /// What about it, in a sentence without its end.
    public let what: String
    /// What can be done about it.
    public let remedy: String
    /// Who acknowledged it beside its own authors, where the policy asks for that.
    public let acknowledgedBy: [Stamp]

    /// Whether an acknowledgement answers it.
    public var isAnswered: Bool { !acknowledgedBy.isEmpty }
}

/// Holds goals and moves to one policy after the other.
struct PolicyJudge {
    let state: State
    let view: Perspective
    let goals: [Goal]
    let moves: [PostedMove]
    var found: [PolicyBreach] = []

    mutating func judge(_ policy: Policy, _ value: Policy.Value) {
        switch policy {
        case .lateEasing: judgeLateEasing(value)
        case .baselineAfterCheckIn: judgeBaselines()
        case .scoreAboveProgress: judgeScores()
        case .ownClosing: judgeOwnClosings(value)
        case .backdatedMove: judgeBackdatedMoves(value)
        case .unexplainedMove: judgeUnexplainedMoves()
        // What it does not let pass is never recorded.
        case .enforce: break
        }
    }

    mutating func add(
        _ policy: Policy, _ subject: Subject, _ stamp: Stamp, _ what: String, _ remedy: String,
        acknowledgedBy: [Stamp] = []
    ) {
        found.append(
            PolicyBreach(
                policy: policy, subject: subject, stamp: stamp, what: what, remedy: remedy,
                acknowledgedBy: acknowledgedBy))
    }

    /// The turns of a goal that are known and closed it.
    func closings(of goal: Goal) -> [(stamp: Stamp, closing: LifeTurn.Closing)] {
        goal.turns.compactMap { turn in
            guard turn.stamp.entry <= view.entry, case .closed(let closing) = turn.turn else {
                return nil
            }
            return (turn.stamp, closing)
        }
    }
}
