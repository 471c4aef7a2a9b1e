/// What the changes of milestones have in common.
enum MilestoneRules {
    /// The key result of kind `milestones` whose milestones are to be changed.
    static func holder(
        _ id: GoalID, for purpose: String, in book: some Book
    ) throws -> Goal {
        let goal = try GoalRules.changeableKeyResult(id, for: purpose, in: book)
        guard goal.kind == .milestones else {
            throw Refusal(
                "\(id) is of kind “\((goal.kind ?? .metric).rawValue)” and has no milestones",
                "add a key result that has: okr kr add OBJECTIVE TITLE --milestones “NAME;NAME”")
        }
        return goal
    }

    /// The milestone in force on a day that goes by a name or identifier.
    static func milestone(_ name: String, of goal: Goal, on day: Day) throws -> Milestone {
        let inForce = goal.milestones(at: Perspective(entry: .max, day: day))
        let id = try CheckInRules.milestone(name, of: goal, among: inForce.map(\.id))
        guard let milestone = inForce.first(where: { $0.id == id }) else {
            preconditionFailure("A milestone was found that is not among those in force.")
        }
        return milestone
    }
}

extension Goal {
    /// Why something that names milestones does not apply: one of them was never added.
    func lacking(_ milestones: [MilestoneID]) -> String? {
        let missing = milestones.first { id in !milestoneNames.contains { $0.id == id } }
        return missing.map { "the milestone \($0) is not there" }
    }

    /// The day a milestone is due: as it was added, for nothing else sets it.
    func dueDay(of milestone: MilestoneID) -> Day? {
        for settings in [timeline.initial] + changes.map(\.settings) {
            if case .milestone(_, let day)? = settings[.milestone(milestone)] { return day }
        }
        return nil
    }
}
