/// Rules that several facts about goals share.
enum GoalRules {
    /// The identifier given, checked, or the next one to assign.
    static func newIdentifier(
        _ given: String?, prefix: String, in book: some Book
    ) throws -> GoalID {
        guard let given else {
            let id = GoalID(prefix: prefix, number: try book.freeNumber(prefix: prefix))
            guard try book.goal(id) == nil else {
                throw Refusal(
                    "no number is left above that of \(id)", "give an identifier with --id")
            }
            return id
        }
        guard let id = GoalID(given) else {
            throw Refusal("“\(given)” cannot be an identifier", "use \(GoalID.grammar)")
        }
        guard id.text != Subject.ledger.description else {
            throw Refusal("“ledger” is a reserved word", "choose another identifier")
        }
        if let known = try book.goal(id) {
            throw Refusal(
                "there is a goal \(id) already, “\(known.title)”",
                "choose another identifier, or leave --id out to have one assigned")
        }
        return id
    }

    /// The day given, unless it is still to come; today where none is given.
    static func pastDay(_ day: Day?, today: Day) throws -> Day {
        guard let day else { return today }
        guard day <= today else {
            throw Refusal(
                "\(day) is still to come: today is \(today)",
                "record it on its day, or give an earlier one with --on")
        }
        return day
    }

    /// Refuses a cycle that was closed.
    static func check(open cycle: Cycle) throws {
        guard cycle.state(knownThrough: .max) == .closed else { return }
        throw Refusal(
            "cycle \(cycle.id) is closed",
            "reopen it first: okr cycle reopen \(cycle.id) --reason “…”")
    }

    static func check(weight: Decimal?) throws {
        if let weight, weight.isNegative {
            throw Refusal("a weight of \(weight) is below 0", "give 0 or more")
        }
    }

    /// What the author should know of a day outside the goal's days.
    static func remarks(on day: Day, of goal: Goal, in book: some Book) throws -> [String] {
        let view = Perspective(entry: .max, day: day)
        guard goal.type != .initiative else { return remarks(on: day, ofInitiative: goal) }
        guard let calendar = try book.calendar(of: goal, at: view) else { return [] }
        if day < calendar.first {
            return ["\(day) is before the goal's first day, \(calendar.first)"]
        }
        if day > calendar.last {
            return ["\(day) is after the goal's last day, \(calendar.last)"]
        }
        return []
    }

    private static func remarks(on day: Day, ofInitiative goal: Goal) -> [String] {
        if day < goal.createdOn {
            return ["\(day) is before the initiative's first day, \(goal.createdOn)"]
        }
        let view = Perspective(entry: .max, day: day)
        if let deadline = goal.timeline.setting(.deadline, at: view)?.day, day > deadline {
            return ["\(day) is after the initiative's deadline, \(deadline)"]
        }
        return []
    }

    /// What the author should know of the day a goal is created on.
    ///
    /// Goals are planned before their cycle begins, and the first day is the cycle's then.
    static func remarks(creatingOn day: Day, in cycle: Cycle?) -> [String] {
        let view = Perspective(entry: .max, day: day)
        guard let calendar = cycle?.calendar(at: view), day > calendar.end else { return [] }
        return ["\(day) is after the goal's last day, \(calendar.end)"]
    }

    /// Refuses measures that contradict each other.
    static func check(_ kind: MeasureKind, _ measures: [MeasureField: Decimal]) throws {
        switch kind {
        case .between:
            guard let low = measures[.low], let high = measures[.high] else {
                throw Refusal("“between” needs two bounds", "give --between LOW HIGH")
            }
            guard low <= high else {
                throw Refusal(
                    "the lower bound \(low) is above the upper bound \(high)",
                    "give the lower one first, or both of them")
            }
        case .atLeast, .atMost:
            guard measures[.target] != nil else {
                throw Refusal(
                    "a key result of kind “\(kind.rawValue)” needs the value to keep",
                    "give --\(kind.rawValue) NUMBER")
            }
        case .metric:
            try checkLadder(measures)
        case .every:
            guard measures[.target] != nil else {
                throw Refusal(
                    "a key result of kind “every” needs the value to keep",
                    "give --at-least NUMBER or --at-most NUMBER beside --every")
            }
        case .milestones, .zones: break
        }
    }

    /// Baseline, commit, target and stretch stand in this order, rising or falling.
    private static func checkLadder(_ measures: [MeasureField: Decimal]) throws {
        if let baseline = measures[.baseline], let target = measures[.target], baseline == target {
            throw Refusal(
                "the target \(target) equals the baseline",
                "give a target that differs, or keep the value with --at-least or --at-most")
        }
        let order: [MeasureField] = [.baseline, .commit, .target, .stretch]
        let ladder = order.compactMap { field in measures[field].map { (field, $0) } }
        // Where first and last are equal, whatever stands between them has to be equal too.
        let rises = Measurement.isRising(measures) ?? true
        for (lower, upper) in zip(ladder, ladder.dropFirst()) {
            let isOrdered = rises ? lower.1 <= upper.1 : lower.1 >= upper.1
            if !isOrdered {
                throw Refusal(
                    "\(lower.0.rawValue) \(lower.1) lies beyond \(upper.0.rawValue) \(upper.1)",
                    "give baseline, commit, target and stretch in this order, rising or falling")
            }
        }
    }

    /// Which measures a kind of key result has.
    static func check(_ fields: some Sequence<MeasureField>, fit kind: MeasureKind) throws {
        let allowed: Set<MeasureField> =
            switch kind {
            case .metric: [.baseline, .target, .commit, .stretch]
            case .atLeast, .atMost, .every: [.target]
            case .between: [.low, .high]
            case .milestones, .zones: []
            }
        for field in fields where !allowed.contains(field) {
            guard !allowed.isEmpty else {
                throw Refusal(
                    "a key result of kind “\(kind.rawValue)” has no \(field.rawValue)",
                    kind == .zones
                        ? "say what its zones mean: okr zone GOAL WORD TEXT"
                        : "change its milestones: okr milestone add GOAL NAME")
            }
            let names = MeasureField.allCases.filter(allowed.contains).map(\.rawValue)
            throw Refusal(
                "a key result of kind “\(kind.rawValue)” has no \(field.rawValue)",
                "it has \(names.joined(separator: ", "))")
        }
    }

    /// A key result that is open; an objective is told to use its key results.
    static func openKeyResult(
        _ id: GoalID, for purpose: String, in book: some Book
    ) throws -> Goal {
        let goal = try book.openGoal(id, for: purpose)
        try refuse(draft: goal, for: purpose)
        try refuse(notKeyResult: goal, for: purpose, in: book)
        return goal
    }

    /// A key result that is open or still a draft, for changes of what it is measured against.
    static func changeableKeyResult(
        _ id: GoalID, for purpose: String, in book: some Book
    ) throws -> Goal {
        let goal = try book.openGoal(id, for: purpose)
        try refuse(notKeyResult: goal, for: purpose, in: book)
        return goal
    }

    private static func refuse(draft goal: Goal, for purpose: String) throws {
        guard goal.life.isDraft else { return }
        throw Refusal(
            "\(goal.id) is not agreed yet and takes no \(purpose)",
            "agree on it first: okr agree \(goal.id)")
    }

    private static func refuse(
        notKeyResult goal: Goal, for purpose: String, in book: some Book
    ) throws {
        switch goal.type {
        case .keyResult: return
        case .strategy:
            throw Refusal(
                "\(goal.id) is part of the strategy and takes no \(purpose)",
                "align objectives to it: okr align OBJECTIVE \(goal.id)")
        case .kpi:
            throw Refusal(
                "\(goal.id) is a KPI and takes no \(purpose)", "name a key result")
        case .initiative:
            throw Refusal(
                "\(goal.id) is an initiative and takes no \(purpose)",
                "say how far it is: okr initiative progress \(goal.id) PERCENT")
        case .objective:
            let own = try book.keyResults(of: goal.id).map(\.id.text)
            let remedy = own.isEmpty ? "add one: okr kr add \(goal.id) TITLE" : "use one of them: "
            throw Refusal(
                "\(goal.id) is an objective and takes no \(purpose): "
                    + "its numbers are its key results'",
                remedy + own.joined(separator: ", "))
        }
    }
}
