import OKRModel

/// The entries of a ledger, from which every figure is worked out anew for every question.
///
/// Written from the contract of the numbers alone. It shares no code with the state, the folds and
/// the projections, keeps nothing from one question to the next, and prefers plain over fast.
struct PlainHistory {
    /// The goals in the order of creation.
    let goals: [GoalID]
    /// The cycles in the order they were added.
    let cycles: [(id: CycleID, fact: CycleAdded)]
    /// The number of the last entry known.
    let lastEntry: Int
    private let entries: [GoalID: [Entry]]

    /// Takes the entries that are known, from the first one on.
    init(_ all: [Entry]) {
        var goals: [GoalID] = []
        var cycles: [(id: CycleID, fact: CycleAdded)] = []
        var entries: [GoalID: [Entry]] = [:]
        for entry in all {
            switch entry.subject {
            case .goal(let id):
                if entries[id] == nil { goals.append(id) }
                entries[id, default: []].append(entry)
            case .cycle(let id):
                guard case .cycleAdded(let fact) = entry.event else { continue }
                cycles.append((id, fact))
            default: continue
            }
        }
        lastEntry = all.count
        self.goals = goals
        self.cycles = cycles
        self.entries = entries
    }

    /// The entries about a goal that are known through an entry.
    func entries(of goal: GoalID, through known: Int) -> [Entry] {
        (entries[goal] ?? []).filter { $0.number <= known }
    }

    func creation(of goal: GoalID) -> Entry? { entries[goal]?.first }

    /// Whether a goal is known to be a mistake: then it is out of everything, also of what stood
    /// still before that was known.
    func isVoided(_ goal: GoalID) -> Bool {
        entries(of: goal, through: lastEntry).contains { entry in
            if case .goalVoided = entry.event { true } else { false }
        }
    }

    /// The closing in force, or nil while the goal is open.
    func closing(of goal: GoalID, at known: Int) -> (entry: Entry, fact: GoalClosed)? {
        var closing: (entry: Entry, fact: GoalClosed)?
        for entry in entries(of: goal, through: known) {
            switch entry.event {
            case .goalClosed(let fact): closing = (entry, fact)
            case .goalReopened: closing = nil
            default: break
            }
        }
        return closing
    }

    /// The cycle of a goal, through its objective where it is a key result.
    func cycle(of goal: GoalID) -> (id: CycleID, fact: CycleAdded)? {
        switch creation(of: goal)?.event {
        case .objectiveAdded(let fact): cycles.first { $0.id == fact.cycle }
        case .keyResultAdded(let fact): cycle(of: fact.objective)
        default: nil
        }
    }
}

/// A moment as somebody sees it: what is known through an entry, about a day.
struct PlainMoment: Equatable {
    var entry: Int
    var day: Day
}

/// A check-in as it reads after its corrections.
struct PlainCheckIn {
    let entry: Int
    var on: Day
    var value: Decimal?
    var confidence: Decimal?
}

extension PlainHistory {
    /// The check-ins in force at a moment: the one with the greatest day and entry is last.
    func checkIns(of goal: GoalID, at moment: PlainMoment) -> [PlainCheckIn] {
        var list: [PlainCheckIn] = []
        for entry in entries(of: goal, through: moment.entry) {
            switch entry.event {
            case .checkInRecorded(let fact):
                list.append(
                    PlainCheckIn(
                        entry: entry.number, on: fact.content.on, value: fact.content.value,
                        confidence: fact.content.confidence))
            case .entryCorrected(let fact):
                for index in list.indices where list[index].entry == fact.entry {
                    if let on = fact.content.on { list[index].on = on }
                    if let value = fact.content.value { list[index].value = value }
                    if let confidence = fact.content.confidence {
                        list[index].confidence = confidence
                    }
                }
            case .entryRetracted(let fact):
                list.removeAll { $0.entry == fact.entry }
            default: break
            }
        }
        return list.filter { $0.on <= moment.day }
            .sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }
    }

    /// The moment a goal's numbers are those of: a closed goal stands still on both axes.
    func standingStill(_ goal: GoalID, at moment: PlainMoment) -> PlainMoment {
        guard let closing = closing(of: goal, at: moment.entry) else { return moment }
        return PlainMoment(
            entry: closing.entry.number, day: min(moment.day, closing.entry.day))
    }
}
