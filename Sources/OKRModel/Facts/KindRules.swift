/// What a key result of each kind has to be told, and may be told.
enum KindRules {
    /// Refuses what does not fit the kind of a new key result.
    static func check(_ command: AddKeyResult, on day: Day, in cycle: Cycle?) throws {
        let (kind, measures) = (command.plan.kind, command.measures)
        try GoalRules.check(measures.keys.sorted { $0.rawValue < $1.rawValue }, fit: kind)
        try GoalRules.check(kind, measures)
        if kind == .every, command.plan.period == nil || command.plan.bound == nil {
            throw Refusal(
                "a key result of kind “every” needs a period and the side to keep",
                "give --every week or --every month with --at-least or --at-most")
        }
        if kind == .milestones, command.milestones.isEmpty {
            throw Refusal(
                "a key result of kind “milestones” needs milestones",
                "give --milestones “NAME=WEIGHT;NAME=WEIGHT”")
        }
        if kind != .milestones, !command.milestones.isEmpty { throw unfit("milestones", kind) }
        if kind == .zones, command.zones.isEmpty {
            throw Refusal(
                "a key result of kind “zones” needs words for its zones",
                "give --zones “commit=…;target=…;stretch=…”")
        }
        if kind != .zones, !command.zones.isEmpty { throw unfit("words for zones", kind) }
        try check(command.phases, fit: kind)
        if let deadline = command.deadline, let cycle {
            try check(deadline: deadline, in: cycle, from: day)
        }
    }

    private static func unfit(_ what: String, _ kind: MeasureKind) -> Refusal {
        Refusal("a key result of kind “\(kind.rawValue)” has no \(what)", "leave them out")
    }

    /// Refuses phases on another kind than a metric, and two of one day.
    static func check(_ phases: [Phase], fit kind: MeasureKind) throws {
        guard !phases.isEmpty else { return }
        guard kind == .metric else { throw unfit("phases", kind) }
        let days = phases.map(\.day).sorted()
        if let (day, _) = zip(days, days.dropFirst()).first(where: { $0 == $1 }) {
            throw Refusal("there are two phases of \(day)", "give one value for each day")
        }
    }

    /// Refuses a deadline before the first day of the goal.
    static func check(deadline: Day, in cycle: Cycle, from day: Day) throws {
        let calendar = cycle.calendar(at: Perspective(entry: .max, day: day))
        let first = max(calendar.start, day)
        guard deadline >= first else {
            throw Refusal(
                "the deadline \(deadline) is before the goal's first day, \(first)",
                "give a later one")
        }
    }

    /// Milestones with the identifiers that come after so many, checked.
    static func numbered(
        _ plans: [MilestonePlan], after count: Int, beside known: [String] = []
    ) throws -> [(milestone: Milestone, name: String)] {
        var names = Set(known.map { $0.lowercased() })
        var result: [(milestone: Milestone, name: String)] = []
        for plan in plans {
            let name = try Text.title(plan.name, of: "the milestone", called: "name")
            guard !name.contains(";"), MilestoneID(name)?.number == nil else {
                throw Refusal(
                    "“\(name)” cannot be the name of a milestone",
                    "choose one without “;” that is no identifier such as m1")
            }
            guard names.insert(name.lowercased()).inserted else {
                throw Refusal(
                    "there are two milestones “\(name)”", "give each a name of its own")
            }
            guard !plan.weight.isNegative, !plan.weight.isZero else {
                throw Refusal(
                    "the weight \(plan.weight) of “\(name)” is not above 0",
                    "give a weight above 0, or leave it out for 1")
            }
            let id = MilestoneID(number: count + result.count + 1)
            result.append((Milestone(id: id, weight: plan.weight, day: plan.day), name))
        }
        return result
    }
}

extension MilestoneID {
    /// The number after the `m`, or nil where the identifier was not given by a ledger.
    var number: Int? {
        guard text.first == "m", let number = Int(text.dropFirst()), number > 0 else { return nil }
        return "m\(number)" == text ? number : nil
    }
}
