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
        /// What it says of the KPI that a key result takes its values from; nil where it is an
        /// entry of the goal itself.
        public let reading: Reading?
    }

    /// What an entry says of the KPI whose values are those of a key result.
    public struct Reading: Hashable, Sendable {
        /// The KPI.
        public let kpi: GoalID
        /// What the KPI came to on that day; nil for what corrects or retracts a reading.
        public let value: Decimal?
        /// Whether that was worked out instead of being read.
        public let isWorkedOut: Bool
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
    /// A key result that takes its values from a KPI keeps the KPI's readings since its first day
    /// among its steps, for days until the one given, and until it was closed. Complexity: linear
    /// in the entries, and in the goal's check-ins for each of its entries.
    public init?(of id: GoalID, in entries: some Collection<Entry>, until day: Day? = nil) {
        var walk = Walk(of: id)
        for entry in entries { walk.take(entry) }
        guard let goal = walk.state.goals[id] else { return nil }
        if !goal.kpiLinks.isEmpty, let last = entries.map(\.day).max() {
            let view = Perspective(entry: walk.state.entryCount, day: day ?? last)
            let readings = walk.state.readings(of: goal, at: view)
            if !readings.isEmpty {
                walk = Walk(of: id, with: readings)
                for entry in entries { walk.take(entry) }
            }
        }
        self.goal = goal
        steps = walk.steps
    }

    fileprivate static func day(of entry: Entry) -> Day {
        switch entry.event.kind {
        case .goal(let fact): fact.day ?? entry.day
        default: entry.day
        }
    }

    fileprivate static func progress(of id: GoalID, in state: State, on day: Day) -> Double? {
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
    fileprivate static func superseded(by entry: Entry, in before: Goal?) -> Int? {
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

    fileprivate static func fate(of entry: Int, in goal: Goal) -> Fate? {
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

/// Goes through the entries and keeps what is of the goal.
private struct Walk {
    var state = State()
    private let id: GoalID
    private let readings: [Int: [(day: Day, reading: GoalHistory.Reading)]]
    private var lines: [Line] = []

    private struct Line {
        let entry: Entry
        let day: Day
        let differences: [Difference]
        let progress: Double?
        let supersedes: Int?
        let reading: GoalHistory.Reading?
    }

    init(
        of id: GoalID, with readings: [Int: [(day: Day, reading: GoalHistory.Reading)]] = [:]
    ) {
        self.id = id
        self.readings = readings
    }

    mutating func take(_ entry: Entry) {
        guard case .goal(let subject) = entry.subject, case .goal(let fact) = entry.event.kind,
            subject == id || readings[entry.number] != nil
        else {
            state.evolve(entry)
            return
        }
        let before = state.goals[subject]
        state.evolve(entry)
        let day = GoalHistory.day(of: entry)
        let superseded = GoalHistory.superseded(by: entry, in: before)
        let differences = fact.differences(from: before)
        func keep(_ day: Day, _ superseded: Int?, _ reading: GoalHistory.Reading?) {
            lines.append(
                Line(
                    entry: entry, day: day, differences: differences,
                    progress: GoalHistory.progress(of: id, in: state, on: day),
                    supersedes: superseded, reading: reading))
        }
        guard subject != id else { return keep(day, superseded, nil) }
        for (on, reading) in readings[entry.number] ?? [] {
            // Of a day on which a KPI was worked out, the reading that went in last says nothing.
            keep(reading.isWorkedOut ? on : day, reading.isWorkedOut ? nil : superseded, reading)
        }
    }

    var steps: [GoalHistory.Step] {
        lines.map { line in
            var fate: GoalHistory.Fate?
            if case .goal(let subject) = line.entry.subject, let goal = state.goals[subject] {
                fate = GoalHistory.fate(of: line.entry.number, in: goal)
            }
            return GoalHistory.Step(
                entry: line.entry, day: line.day, differences: line.differences,
                progressThen: line.progress,
                progressNow: GoalHistory.progress(of: id, in: state, on: line.day),
                supersedes: line.supersedes, fate: fate, reading: line.reading)
        }
    }
}

extension State {
    /// What the entries of others say of the KPI that a key result takes its values from, by their
    /// numbers, as long as it is open and since its first day.
    fileprivate func readings(
        of goal: Goal, at asked: Perspective
    ) -> [Int: [(day: Day, reading: GoalHistory.Reading)]] {
        let view = goal.standingStill(asked)
        guard let kpi = goal.kpi(knownThrough: view.entry) else { return [:] }
        let isWorkedOut = goals[kpi].map { $0.isWorkedOut(at: $0.stillRead(view)) } ?? false
        var found: [Int: [(day: Day, reading: GoalHistory.Reading)]] = [:]
        let first = firstDay(of: goal, at: view)
        for checkIn in read(goal, at: view).checkIns where checkIn.source != nil {
            let content = checkIn.content(knownThrough: view.entry) ?? checkIn.content
            guard first.map({ content.on >= $0 }) ?? true, let value = content.value else {
                continue
            }
            let entry = checkIn.stamp.entry
            let reading = GoalHistory.Reading(kpi: kpi, value: value, isWorkedOut: isWorkedOut)
            found[entry, default: []].append((content.on, reading))
            let amendments =
                checkIn.corrections.map(\.stamp.entry)
                + [checkIn.retraction?.stamp.entry].compactMap { $0 }
            for amendment in amendments where amendment <= view.entry && !isWorkedOut {
                let said = GoalHistory.Reading(kpi: kpi, value: nil, isWorkedOut: false)
                found[amendment] = [(content.on, said)]
            }
        }
        return found
    }

    private func firstDay(of goal: Goal, at view: Perspective) -> Day? {
        let home = cycle(containing: goal, at: goal.creation)?.id
        return cycle(containing: goal, at: view).map {
            GoalCalendar(goal, in: $0, createdIn: home, at: view).first
        }
    }
}
