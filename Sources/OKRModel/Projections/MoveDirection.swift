/// Which way the goalposts moved.
public enum MoveDirection: String, Sendable, CaseIterable {
    /// Less is to be reached, or there is more time for it.
    case easier
    /// More is to be reached, or there is less time for it.
    case harder
    /// Neither, or it cannot be said.
    case neutral
}

extension MoveDirection {
    /// The direction of several together: the neutral say nothing, the contrary make it neutral.
    ///
    /// So nothing neutral that is changed beside a target hides that the target was eased.
    init(together directions: some Sequence<MoveDirection>) {
        let moving = Set(directions).subtracting([.neutral])
        self = moving.count == 1 ? moving.first ?? .neutral : .neutral
    }

    /// The direction of something that is easier the greater it is.
    init<Value: Comparable>(easierAbove before: Value, _ after: Value) {
        self = after > before ? .easier : after < before ? .harder : .neutral
    }

    /// The direction of something that is easier the smaller it is.
    init<Value: Comparable>(easierBelow before: Value, _ after: Value) {
        self.init(easierAbove: after, before)
    }

    /// The direction that shows in a progress: what flatters is easier.
    ///
    /// Where there was no progress, or is none, nothing can be said.
    init(progress before: Double?, _ after: Double?) {
        guard let before, let after else {
            self = .neutral
            return
        }
        self.init(easierAbove: 0, Ratio.billionths(after - before))
    }
}

/// A field of a goal before and after a move.
struct MovedField {
    let field: ChangeableField
    let before: Setting?
    let after: Setting?
}

/// Tells from the settings alone which way fields moved; the moment is that before the move.
struct DirectionRule {
    let goal: Goal
    /// The moment before the move, about the day that the move holds from.
    let before: Perspective
    /// The moment before the move, about the day that it was recorded.
    let recorded: Perspective
    /// The last day of the goal's cycle, at the moment before the move.
    let end: Day?

    /// Which way one of several fields moved; nil where the progress of what counts it decides.
    func direction(of moved: MovedField, among fields: [MovedField]) -> MoveDirection? {
        switch moved.field {
        case .measure(.low), .measure(.high): return band(fields)
        case .measure(.baseline): return baseline(moved)
        case .measure: return mark(moved)
        case .deadline: return deadline(moved)
        case .ambition: return ambition(moved)
        case .milestone(let id): return milestone(id, moved)
        case .weight, .objective, .cycle, .parent: return nil
        default: return .neutral
        }
    }

    /// Target, commit and stretch: nearer to the baseline, or on the laxer side, is easier.
    private func mark(_ moved: MovedField) -> MoveDirection {
        guard let old = moved.before?.number, let new = moved.after?.number else { return .neutral }
        switch goal.kind ?? .metric {
        case .atLeast: return MoveDirection(easierBelow: old, new)
        case .atMost: return MoveDirection(easierAbove: old, new)
        case .every:
            return goal.measurement?.bound == .atMost
                ? MoveDirection(easierAbove: old, new) : MoveDirection(easierBelow: old, new)
        default: return distance(of: old, new, from: goal.measure(.baseline, at: before))
        }
    }

    private func baseline(_ moved: MovedField) -> MoveDirection {
        guard let old = moved.before?.number, let new = moved.after?.number else { return .neutral }
        return distance(of: old, new, from: goal.measure(.target, at: before))
    }

    /// Nearer is easier; on the other side it is another aim, neither easier nor harder.
    private func distance(of old: Decimal, _ new: Decimal, from fixed: Decimal?) -> MoveDirection {
        guard let fixed else { return .neutral }
        if old >= fixed, new >= fixed { return MoveDirection(easierBelow: old, new) }
        if old <= fixed, new <= fixed { return MoveDirection(easierAbove: old, new) }
        return .neutral
    }

    /// A band that contains the old one is easier, one that is contained in it harder.
    private func band(_ fields: [MovedField]) -> MoveDirection {
        func bounds(_ field: MeasureField) -> (old: Decimal, new: Decimal)? {
            let moved = fields.first { $0.field == .measure(field) }
            let known = goal.measure(field, at: before)
            guard let old = moved?.before?.number ?? known, let new = moved?.after?.number ?? known
            else { return nil }
            return (old, new)
        }
        guard let low = bounds(.low), let high = bounds(.high) else { return .neutral }
        // One end out and one in shifts the band: neither contains the other.
        return MoveDirection(together: [
            MoveDirection(easierBelow: low.old, low.new),
            MoveDirection(easierAbove: high.old, high.new),
        ])
    }

    /// Without a deadline of its own a goal ends with its cycle.
    private func deadline(_ moved: MovedField) -> MoveDirection {
        guard let old = moved.before?.day ?? end, let new = moved.after?.day ?? end else {
            return .neutral
        }
        return MoveDirection(easierAbove: old, new)
    }

    private func ambition(_ moved: MovedField) -> MoveDirection {
        switch (moved.before, moved.after) {
        case (.ambition(.committed)?, .ambition(.aspirational)?): .easier
        case (.ambition(.aspirational)?, .ambition(.committed)?): .harder
        default: .neutral
        }
    }

    /// Fewer, lighter or later open milestones are easier; one that is done is open no more.
    private func milestone(_ id: MilestoneID, _ moved: MovedField) -> MoveDirection {
        if goal.doneMilestones(at: recorded)?.contains(id) == true { return .neutral }
        func parts(_ setting: Setting?) -> (weight: Decimal, day: Day?)? {
            guard case .milestone(let weight, let day)? = setting else { return nil }
            return (weight, day)
        }
        switch (parts(moved.before), parts(moved.after)) {
        case (nil, .some): return .harder
        case (.some, nil): return .easier
        case (let old?, let new?):
            let last = goal.timeline.setting(.deadline, at: before)?.day ?? end
            var ways = [MoveDirection(easierBelow: old.weight, new.weight)]
            if let due = old.day ?? last, let then = new.day ?? last {
                ways.append(MoveDirection(easierAbove: due, then))
            }
            return MoveDirection(together: ways)
        case (nil, nil): return .neutral
        }
    }
}
