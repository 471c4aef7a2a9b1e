/// A fact that sets fields of a goal from a day on.
public protocol GoalChange: GoalFact {
    /// The day from which they hold.
    var on: Day { get }
    /// The fields with what they are set to.
    var settings: Settings { get }
}

extension GoalChange {
    /// The day from which it holds.
    public var day: Day? { on }

    /// The fields in force that day before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        goal?.differences(settings, on: on) ?? []
    }

    /// The fields hold from their day on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            goal.take(settings, from: on, reason, at: entry)
            return .applied
        }
    }
}

extension Goal {
    /// What fields are set to before a change of that day and after it, milestones by their names.
    func differences(_ settings: Settings, on day: Day) -> [Difference] {
        timeline.differences(settings, on: day) { name(of: $0) }
    }

    /// What people call a field that is a member of a list; nil where its identifier is its name.
    func name(of field: ChangeableField) -> String? {
        switch field {
        case .milestone(let id): name(of: id)
        case .benchmark(let id): name(of: id)
        default: nil
        }
    }

    /// Takes up what an entry sets from a day on.
    mutating func take(_ settings: Settings, from day: Day, _ reason: String?, at entry: Entry) {
        timeline.changes.append(Change(entry, on: day, settings, reason: reason))
    }
}
