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
        if kind == .zones, let zone = ReachedZone.described.first(where: { !named($0, command) }) {
            throw Refusal(
                "a key result of kind “zones” needs words for the zone “\(zone.rawValue)”",
                "give --zones “commit=…;target=…;stretch=…”")
        }
        if kind != .zones, !command.zones.isEmpty { throw unfit("words for zones", kind) }
        try check(phases: command.phases, fit: kind)
        if let deadline = command.deadline, let cycle {
            let start = cycle.calendar(at: Perspective(entry: .max, day: day)).start
            try check(deadline: deadline, from: max(start, day))
        }
    }

    private static func named(_ zone: ReachedZone, _ command: AddKeyResult) -> Bool {
        command.zones[zone].map { !Text.trimmed($0).isEmpty } ?? false
    }

    private static func unfit(_ what: String, _ kind: MeasureKind) -> Refusal {
        Refusal("a key result of kind “\(kind.rawValue)” has no \(what)", "leave them out")
    }

    /// Refuses phases on another kind than a metric, and two of one day.
    static func check(phases: [Phase], fit kind: MeasureKind) throws {
        guard kind == .metric || phases.isEmpty else { throw unfit("phases", kind) }
        let days = phases.map(\.day).sorted()
        if let (day, _) = zip(days, days.dropFirst()).first(where: { $0 == $1 }) {
            throw Refusal("there are two phases of \(day)", "give one value for each day")
        }
    }

    /// Refuses a deadline before the first day of the goal.
    static func check(deadline: Day, from first: Day) throws {
        guard deadline >= first else {
            throw Refusal(
                "the deadline \(deadline) is before the goal's first day, \(first)",
                "give a later one")
        }
    }

    /// What the author of a deadline should know.
    static func remarks(deadline: Day?, in cycle: Cycle, on day: Day) -> [String] {
        let end = cycle.calendar(at: Perspective(entry: .max, day: day)).end
        guard let deadline, deadline > end else { return [] }
        return ["\(deadline) is after the end of cycle \(cycle.id), \(end)"]
    }

    /// What the author of phases should know: only those between first and last day count.
    static func remarks(_ phases: [Phase], from first: Day, to last: Day) -> [String] {
        phases.filter { $0.day <= first || last <= $0.day }.map {
            "the phase of \($0.day) is not between the goal's first day, \(first), and its last, "
                + "\(last), and does not count"
        }
    }

    /// What the author of milestones should know: what is due later is due on the last day.
    static func remarks(_ milestones: [Milestone], to last: Day) -> [String] {
        milestones.compactMap(\.day).filter { $0 > last }.map {
            "\($0) is after the goal's last day, \(last), on which the milestone is due"
        }
    }

    /// What the author of a new key result should know of its plan.
    static func remarks(_ fact: KeyResultAdded, in cycle: Cycle?) -> [String] {
        guard let cycle else { return [] }
        let calendar = cycle.calendar(at: Perspective(entry: .max, day: fact.on))
        let last = fact.deadline ?? calendar.end
        return remarks(deadline: fact.deadline, in: cycle, on: fact.on)
            + remarks(fact.phases, from: max(calendar.start, fact.on), to: last)
            + remarks(fact.milestones.map(\.milestone), to: last)
    }

    /// Refuses a milestone that weighs nothing.
    static func check(weight: Decimal, of milestone: String) throws {
        guard weight > 0 else {
            throw Refusal(
                "the weight \(weight) of “\(milestone)” is not above 0",
                "give a weight above 0, or leave it out for 1")
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
            guard MilestonePlan.list(name) == [MilestonePlan(name: name)],
                MilestoneID(name)?.number == nil, name.lowercased() != MilestonePlan.none
            else {
                throw Refusal(
                    "“\(name)” cannot be the name of a milestone",
                    "choose one without “;”, “=” and “@DAY” that is neither “none” nor an "
                        + "identifier such as m1")
            }
            guard names.insert(name.lowercased()).inserted else {
                throw Refusal(
                    "there are two milestones “\(name)”", "give each a name of its own")
            }
            try check(weight: plan.weight, of: name)
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
