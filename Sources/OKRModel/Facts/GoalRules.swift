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

    static func check(weight: Decimal?) throws {
        if let weight, weight.isNegative {
            throw Refusal("a weight of \(weight) is below 0", "give 0 or more")
        }
    }

    /// What the author should know of a day outside the goal's cycle.
    static func remarks(on day: Day, in cycle: Cycle?, from first: Day? = nil) -> [String] {
        guard let cycle else { return [] }
        let start = max(cycle.start, first ?? cycle.start)
        if day < start { return ["\(day) is before the goal's first day, \(start)"] }
        if day > cycle.end { return ["\(day) is after the goal's last day, \(cycle.end)"] }
        return []
    }

    /// What the author should know of the day a goal is created on.
    ///
    /// Goals are planned before their cycle begins, and the first day is the cycle's then.
    static func remarks(creatingOn day: Day, in cycle: Cycle?) -> [String] {
        guard let cycle, day > cycle.end else { return [] }
        return remarks(on: day, in: cycle)
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
            case .atLeast, .atMost: [.target]
            case .between: [.low, .high]
            }
        for field in fields where !allowed.contains(field) {
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
        guard goal.type == .keyResult else {
            var own: [String] = []
            for keyResult in try book.keyResults(of: id)
            where try book.goal(keyResult)?.isVoided == false {
                own.append(keyResult.text)
            }
            let remedy = own.isEmpty ? "add one: okr kr add \(id) TITLE" : "use one of them: "
            throw Refusal(
                "\(id) is an objective and takes no \(purpose): its numbers are its key results'",
                remedy + own.joined(separator: ", "))
        }
        return goal
    }
}
