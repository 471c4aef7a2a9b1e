/// The life of one goal, entry by entry, with its progress as it was known and as it is known now.
public struct GoalHistory: Sendable {
    /// The goal as known at the moment asked about.
    public let goal: Goal
    /// Its entries in the order they were recorded.
    public let steps: [Step]

    /// One entry of the goal.
    public struct Step: Sendable {
        /// The entry.
        public let entry: Entry
        /// The day it is about: the day it was true, or the day it was recorded.
        public let day: Day
        /// What it changed.
        public let differences: [Difference]
        /// The progress on that day, as known when it was recorded.
        public let progressThen: Double?
        /// The progress on that day, as known at the moment asked about.
        public let progressNow: Double?
        /// The check-in of the same day that it took the place of.
        public let supersedes: Int?
        /// What was said about it later.
        public let fate: Fate?
    }

    /// What became of an entry later.
    public enum Fate: Hashable, Sendable {
        /// Corrected, by that entry last.
        case corrected(by: Int)
        /// Retracted by that entry.
        case retracted(by: Int)
    }

    /// Folds a prefix of the log and keeps the steps of one goal; nil where it is not known.
    ///
    /// Complexity: linear in the entries, and in the goal's check-ins for each of its entries.
    public init?(of id: GoalID, in entries: some Sequence<Entry>) {
        var state = State()
        var lines: [(Entry, Day, [Difference], Double?, Int?)] = []
        for entry in entries {
            guard entry.subject == .goal(id), case .goal(let fact) = entry.event.kind else {
                state.evolve(entry)
                continue
            }
            let before = state.goals[id]
            state.evolve(entry)
            let day = GoalHistory.day(of: entry)
            lines.append(
                (
                    entry, day, fact.differences(from: before),
                    GoalHistory.progress(of: id, in: state, on: day),
                    GoalHistory.superseded(by: entry, in: before)
                ))
        }
        guard let goal = state.goals[id] else { return nil }
        self.goal = goal
        steps = lines.map { entry, day, differences, then, superseded in
            Step(
                entry: entry, day: day, differences: differences, progressThen: then,
                progressNow: GoalHistory.progress(of: id, in: state, on: day),
                supersedes: superseded, fate: GoalHistory.fate(of: entry.number, in: goal))
        }
    }

    private static func day(of entry: Entry) -> Day {
        switch entry.event.kind {
        case .goal(let fact): fact.day ?? entry.day
        default: entry.day
        }
    }

    private static func progress(of id: GoalID, in state: State, on day: Day) -> Double? {
        guard let goal = state.goals[id] else { return nil }
        let view = Perspective(entry: state.entryCount, day: day)
        var scorer = Scorer(state: state)
        switch goal.type {
        case .keyResult: return scorer.keyResult(goal, at: view).progress
        case .objective, .strategy: return scorer.objective(goal, at: view).progress
        case .initiative: return InitiativeFigures(goal, at: view).share
        case .kpi: return nil
        }
    }

    /// The value check-in of the same day that a new one takes the place of.
    private static func superseded(by entry: Entry, in before: Goal?) -> Int? {
        // Milestones done add up; a value or a zone takes the place of another.
        func replaces(_ content: CheckIn.Content) -> Bool {
            content.value != nil || content.zone != nil
        }
        guard let before, case .checkInRecorded(let fact) = entry.event, replaces(fact.content)
        else {
            return nil
        }
        let view = Perspective(entry: .max, day: fact.content.on)
        let rivals = before.checkIns(at: view).filter {
            $0.content.on == fact.content.on && replaces($0.content)
        }
        return rivals.last?.checkIn.stamp.entry
    }

    private static func fate(of entry: Int, in goal: Goal) -> Fate? {
        let checkIn = goal.checkIns.first { $0.stamp.entry == entry }
        let change = goal.changes.first { $0.stamp.entry == entry }
        if let retraction = checkIn?.retraction ?? change?.retraction {
            return .retracted(by: retraction.stamp.entry)
        }
        let last = checkIn?.corrections.last?.stamp ?? change?.corrections.last?.stamp
        return last.map { .corrected(by: $0.entry) }
    }

    /// The progress on each of the given days, as known at the moment asked about.
    public static func progress(of id: GoalID, in state: State, on days: [Day]) -> [Double?] {
        days.map { progress(of: id, in: state, on: $0) }
    }
}
