/// What the changes of a goal's fields have in common.
enum ChangeRules {
    /// The reason; refused where the change moves goalposts that are already fixed without one.
    static func reason(
        _ reason: String?, for settings: Settings, of goal: Goal, on day: Day, today: Day
    ) throws -> String? {
        try self.reason(
            reason, isMove: goal.wouldMove(settings, on: day, today: today), of: goal.id)
    }

    /// The reason; refused where a move has none.
    static func reason(_ reason: String?, isMove: Bool, of goal: GoalID) throws -> String? {
        let reason = try Text.note(reason, "reason")
        if reason == nil, isMove {
            throw Refusal(
                "this moves the goalposts of \(goal), and a move needs a reason",
                "say why with --reason “…”")
        }
        return reason
    }

    /// The decision to record a change of fields that hold from a day on.
    ///
    /// Nothing is recorded where every field is set so on that day already.
    static func decision(
        _ target: Goal, _ event: Event, in book: some Book, on day: Day
    ) throws -> Decision {
        Decision(
            .goal(target.id), event,
            remarks: try GoalRules.remarks(on: day, of: target, in: book))
    }
}

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
        goal?.timeline.differences(settings, on: on) ?? []
    }

    /// The fields hold from their day on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.timeline.changes.append(Change(entry, on: on, settings, reason: reason))
            return .applied
        }
    }
}
