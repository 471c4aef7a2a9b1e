/// What the figures of some goals and cycles rest on: whose entries can change them, and on which
/// days.
struct Kinship {
    /// The goals, objectives and cycles that an entry is about where it can change a figure.
    private(set) var subjects: Set<Subject>
    /// The days on which a figure may change otherwise than by the steady growth of what is
    /// expected, in rising order: too many rather than too few.
    private(set) var breaks: [Day]
    /// Whether what is expected may also fall: somebody planned in phases, or other rules count.
    private(set) var isUnsteady: Bool
    /// Whether figures go on changing after the last day that an entry is about: a KPI's reading
    /// grows stale and overdue, and a formula that looks back sees it later.
    private(set) var isEndless: Bool

    init(of named: [Subject], in state: State) {
        let goals = Kinship.goals(of: named, in: state)
        subjects = Set(goals.map(Subject.goal))
        var above: Set<GoalID> = []
        for goal in goals.compactMap({ state.goals[$0] }) { above.formUnion(goal.everAbove) }
        subjects.formUnion(above.map(Subject.goal))
        var cycles: [CycleID] = []
        for case .cycle(let id) in named { cycles.append(id) }
        for goal in goals.union(above).compactMap({ state.goals[$0] }) { cycles += goal.everIn }
        subjects.formUnion(cycles.map(Subject.cycle))
        let all = goals.union(above).compactMap { state.goals[$0] }
        isEndless = all.contains { $0.type == .kpi }
        isUnsteady =
            isEndless || state.rules != .standard || all.contains { $0.everHasPhases }
        var days = Kinship.breaks(all, Set(cycles).compactMap { state.cycles[$0] })
        for goal in all { days.formUnion(goal.daysOfCheckIns.map(\.day)) }
        breaks = days.sorted()
    }

    /// The goals themselves, whatever ever stood below them or in the cycles, and what their values
    /// ever came from.
    private static func goals(of named: [Subject], in state: State) -> Set<GoalID> {
        var found: Set<GoalID> = []
        var waiting: [GoalID] = []
        for subject in named {
            switch subject {
            case .goal(let id): waiting.append(id)
            case .cycle(let id): waiting += state.objectives(everIn: id).map(\.id)
            default: break
            }
        }
        while let id = waiting.popLast() {
            guard found.insert(id).inserted else { continue }
            waiting += state.goals(everBelow: id)
            waiting += state.goals[id]?.everInputs ?? []
        }
        return found
    }

    /// The days on which figures of goals in cycles may change otherwise than steadily, but for
    /// those of check-ins.
    static func breaks(_ goals: [Goal], _ cycles: [Cycle]) -> Set<Day> {
        breaks(goals, cycles.map(CalendarParts.init))
    }

    /// The same, where what was said of the cycles' days is known.
    static func breaks(_ goals: [Goal], _ calendars: [CalendarParts]) -> Set<Day> {
        var days: Set<Day> = []
        for goal in goals { days.formUnion(goal.daysOfChanges) }
        for parts in calendars { days.formUnion(parts.dated) }
        // Past its last day a goal owes no check-in any more.
        days.formUnion((goals.flatMap(\.deadlines) + calendars.flatMap(\.ends)).map { $0 + 1 })
        // Once the grace for its first check-in has gone by, a goal without a value counts as 0.
        let creations = Set(goals.filter { $0.type == .keyResult }.map(\.createdOn))
        for parts in calendars {
            for first in creations.union(parts.starts) { days.formUnion(parts.endsOfGrace(first)) }
        }
        return days
    }
}

/// Everything that was ever said of a cycle's days.
struct CalendarParts {
    private(set) var starts: Set<Day> = []
    private(set) var ends: Set<Day> = []
    private(set) var dated: Set<Day> = []
    private var cadences: Set<Cadence> = [.days(7)]
    private var graces: Set<Int> = [0]
    private var holidays: Set<Day> = []

    init(_ cycle: Cycle) {
        let timeline = cycle.timeline
        starts = [cycle.added.day]
        ends = [cycle.added.day]
        for settings in [timeline.initial] + timeline.changes.map(\.settings) { add(settings) }
        for change in timeline.changes { dated.formUnion(change.daysSpokenOf) }
        dated.formUnion(starts)
    }

    private mutating func add(_ settings: Settings) {
        for item in settings.list {
            switch (item.field, item.setting) {
            case (.start, .day(let day)): starts.insert(day)
            case (.end, .day(let day)): ends.insert(day)
            case (.cadence, .cadence(let cadence)): cadences.insert(cadence)
            case (.grace, .whole(let grace)): graces.insert(grace)
            case (.holidays, .days(let days)): holidays.formUnion(days)
            default: break
            }
        }
    }

    /// The days on one of which the grace for a first check-in may have gone by.
    func endsOfGrace(_ first: Day) -> Set<Day> {
        var days: Set<Day> = []
        for due in cadences.map({ $0.next(after: first) }) {
            let later = holidays.count { due <= $0 }
            for grace in graces {
                for extra in 0...(later + 1) { days.insert(due + (grace + extra)) }
            }
        }
        return days
    }
}

extension Change {
    /// Every day that it was ever said to hold from.
    fileprivate var daysSpokenOf: [Day] { [on] + corrections.compactMap(\.on) }

    fileprivate var settingsSpokenOf: [Setting] {
        settings.list.map(\.setting) + corrections.compactMap(\.setting)
    }
}

extension Goal {
    /// Every day that a change was ever said to be about.
    fileprivate var daysOfChanges: [Day] { [createdOn] + changes.flatMap(\.daysSpokenOf) }

    /// Every day that a check-in was ever said to be about, with the entry that says so.
    var daysOfCheckIns: [(day: Day, entry: Int)] {
        checkIns.flatMap { checkIn in
            [(checkIn.content.on, checkIn.stamp.entry)]
                + checkIn.corrections.compactMap { correction in
                    correction.content.on.map { ($0, correction.stamp.entry) }
                }
        }
    }

    fileprivate var deadlines: [Day] {
        let settings = [timeline.initial[.deadline]].compactMap { $0 }
        return (settings + changes.flatMap(\.settingsSpokenOf)).compactMap(\.day)
    }

    fileprivate var everHasPhases: Bool {
        let settings = timeline.initial.list.map(\.setting) + changes.flatMap(\.settingsSpokenOf)
        return settings.contains { if case .phases(let list) = $0 { !list.isEmpty } else { false } }
    }
}
