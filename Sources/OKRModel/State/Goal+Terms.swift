/// What holds for a goal on a day as known through an entry, beside its measures.
public struct Terms: Hashable, Sendable {
    /// Who owns it; nil for a part of the strategy that nobody owns.
    public let owner: Owner?
    /// Who reviews it.
    public let reviewer: Owner?
    /// Who contributes to it, in the order they were named.
    public let contributors: [Owner]
    /// The weight in the mean it contributes to, nil unless set (then 1).
    public let weight: Decimal?
    /// The cycle of an objective.
    public let cycle: CycleID?
    /// The ambition of an objective.
    public let ambition: Ambition?
    /// What it is aligned to, in the order of the first alignment.
    public let parents: [Goal.Parent]
    /// The objective of a key result.
    public let objective: GoalID?
    /// The phases of a metric in the order of their days; empty where it has none.
    public let phases: [Phase]
    /// Its last day, where that is not the cycle's.
    public let deadline: Day?

    /// The weight in the mean it contributes to: 1 unless set.
    public var effectiveWeight: Double { weight?.double ?? 1 }
}

/// A milestone in force.
public struct Milestone: Hashable, Sendable {
    /// Its place among the goal's milestones.
    public let id: MilestoneID
    /// How much it weighs.
    public let weight: Decimal
    /// The day it is due, where one was given.
    public let day: Day?
}

extension Goal {
    /// What holds for the goal at a perspective.
    public func terms(at view: Perspective) -> Terms {
        Terms(
            owner: owner(at: view), reviewer: owner(.reviewer, at: view),
            contributors: contributors(at: view), weight: weight(at: view), cycle: cycle(at: view),
            ambition: ambition(at: view), parents: parents(at: view),
            objective: objective(at: view), phases: phases(at: view),
            deadline: timeline.setting(.deadline, at: view)?.day)
    }

    /// Who owns the goal.
    public func owner(at view: Perspective) -> Owner? { owner(.owner, at: view) }

    private func owner(_ field: ChangeableField, at view: Perspective) -> Owner? {
        if case .owner(let owner)? = timeline.setting(field, at: view) { owner } else { nil }
    }

    /// Who contributes to the goal, in the order they were named.
    public func contributors(at view: Perspective) -> [Owner] {
        timeline.fields { if case .contributor = $0 { true } else { false } }.compactMap { field in
            guard case .contributor(let owner) = field else { return nil }
            return timeline.setting(field, at: view).map { _ in owner }
        }
    }

    /// The weight that was set, nil where none was.
    public func weight(at view: Perspective) -> Decimal? {
        timeline.setting(.weight, at: view)?.number
    }

    /// The cycle of an objective.
    public func cycle(at view: Perspective) -> CycleID? {
        if case .cycle(let id)? = timeline.setting(.cycle, at: view) { id } else { nil }
    }

    /// The objective of a key result.
    public func objective(at view: Perspective) -> GoalID? {
        if case .goal(let id)? = timeline.setting(.objective, at: view) { id } else { nil }
    }

    /// The ambition of an objective.
    public func ambition(at view: Perspective) -> Ambition? {
        if case .ambition(let word)? = timeline.setting(.ambition, at: view) { word } else { nil }
    }

    /// What the goal is aligned to, in the order of the first alignment.
    public func parents(at view: Perspective) -> [Parent] {
        timeline.fields { if case .parent = $0 { true } else { false } }.compactMap { field in
            guard case .parent(let id) = field,
                case .alignment(let weight)? = timeline.setting(field, at: view)
            else { return nil }
            return Parent(id: id, weight: weight)
        }
    }

    /// The phases of a metric in the order of their days; empty where it has none.
    public func phases(at view: Perspective) -> [Phase] {
        if case .phases(let phases)? = timeline.setting(.phases, at: view) { phases } else { [] }
    }

    /// The milestones in force, in the order they were added.
    public func milestones(at view: Perspective) -> [Milestone] {
        milestoneNames.compactMap { id, _ in
            guard case .milestone(let weight, let day)? = timeline.setting(.milestone(id), at: view)
            else { return nil }
            return Milestone(id: id, weight: weight, day: day)
        }
    }

    /// What a milestone is called; its identifier where the name was erased.
    public func name(of milestone: MilestoneID) -> String {
        milestoneNames.first { $0.id == milestone }?.name ?? milestone.text
    }

    /// What the zones mean at present, the least first; those whose words were erased are left out.
    public var zones: [(zone: ReachedZone, text: String)] {
        ReachedZone.described.compactMap { zone in words(for: zone).map { (zone, $0) } }
    }

    /// What it means to reach a zone of a key result of kind `zones`; nil where it is not said.
    public func words(for zone: ReachedZone) -> String? {
        zoneWords.last { $0.zone == zone }?.text
    }

    /// The perspective from which the goal was created.
    var creation: Perspective { Perspective(entry: created.entry, day: createdOn) }

    /// Every goal that was ever its objective or something it is aligned to.
    var everAbove: [GoalID] {
        var found: [GoalID] = [indicator?.segmentOf].compactMap { $0 }
        for settings in [timeline.initial] + changes.map(\.settings) {
            for item in settings.list {
                switch (item.field, item.setting) {
                case (.objective, .goal(let id)): found.append(id)
                case (.parent(let id), _): found.append(id)
                default: break
                }
            }
        }
        return found
    }

    /// Every cycle that it ever belonged to.
    var everIn: [CycleID] {
        ([timeline.initial] + changes.map(\.settings)).compactMap { settings in
            if case .cycle(let id)? = settings[.cycle] { id } else { nil }
        }
    }
}
