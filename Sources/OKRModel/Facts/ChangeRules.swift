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
            throw Refusal.withoutReason(
                "this moves the goalposts of \(goal), and a move needs a reason")
        }
        return reason
    }

    /// The decision to record a change of fields that hold from a day on.
    ///
    /// Its author is told where the day is outside the goal's days, and where a later day has a
    /// change of its own.
    static func decision(
        _ target: Goal, _ event: Event, in book: some Book, on day: Day
    ) throws -> Decision {
        var remarks = try GoalRules.remarks(on: day, of: target, in: book)
        if let change = event.fact as? any GoalChange {
            remarks += laterRemarks(on: change.settings, of: target, after: day)
        }
        return Decision(.goal(target.id), event, remarks: remarks)
    }

    /// What the author of a backdated change should know: until when it holds.
    private static func laterRemarks(
        on settings: Settings, of target: Goal, after day: Day
    ) -> [String] {
        settings.list.compactMap { item in
            let later = target.changes.compactMap { change -> (on: Day, entry: Int)? in
                guard let (on, settings) = change.content(knownThrough: .max), on > day,
                    settings[item.field] != nil
                else { return nil }
                return (on, change.stamp.entry)
            }
            guard let next = later.min(by: { $0 < $1 }) else { return nil }
            return "it holds until \(next.on), from which on @\(next.entry) does"
        }
    }
}
