/// Something that holds a goal back, raised by a check-in.
public struct Blocker: Sendable {
    /// The goal.
    public let goal: Goal
    /// Who owned the goal on the day asked about.
    public let owner: Owner?
    /// The check-in that raised it.
    public let checkIn: CheckIn
    /// The day it was raised.
    public let on: Day
    /// How it was resolved by the day asked about, nil while it was not.
    public let resolution: CheckIn.Resolution?
    /// How many days it has been open, or was open until it was resolved.
    public let daysOpen: Int
    /// Whether its goal was closed, so that nothing holds it back any more.
    public let isOfClosedGoal: Bool

    /// Whether it holds its goal back on the day asked about.
    public var isOpen: Bool { resolution == nil && !isOfClosedGoal }
}

extension Goal {
    /// The blockers raised by a day as known through an entry, the oldest first.
    ///
    /// A blocker is resolved from the day on which that was recorded. Complexity: linear in the
    /// goal's check-ins.
    public func blockers(at view: Perspective) -> [Blocker] {
        let closing = closing(knownThrough: view.entry)
        let isClosed = closing.map { $0.stamp.day <= view.day } ?? false
        return checkIns(at: view).compactMap { checkIn, content -> Blocker? in
            guard checkIn.raisesBlocker else { return nil }
            var resolution = checkIn.resolution
            if let stamp = resolution?.stamp, stamp.entry > view.entry || stamp.day > view.day {
                resolution = nil
            }
            let last = resolution?.stamp.day ?? view.day
            return Blocker(
                goal: self, owner: owner(at: standingStill(view)), checkIn: checkIn,
                on: content.on, resolution: resolution,
                // A correction may have put the check-in behind what resolved it.
                daysOpen: max(0, last - content.on), isOfClosedGoal: isClosed)
        }.sorted { ($0.on, $0.checkIn.stamp.entry) < ($1.on, $1.checkIn.stamp.entry) }
    }
}

extension State {
    /// The blockers of all goals that pass a filter, the oldest first; voided goals have none.
    ///
    /// Complexity: linear in the check-ins.
    public func blockers(at view: Perspective, of filter: GoalFilter = GoalFilter()) -> [Blocker] {
        goalOrder.compactMap { goals[$0] }
            .filter { !$0.isVoided && filter.passes($0, at: view, in: self) }
            .flatMap { $0.blockers(at: view) }
            .sorted { ($0.on, $0.checkIn.stamp.entry) < ($1.on, $1.checkIn.stamp.entry) }
    }
}
