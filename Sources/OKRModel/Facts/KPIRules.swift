/// What a KPI is about, as people name it: `company`, `team:ID`, `person:HANDLE`, `process:NAME`.
public enum KPIScopeName: Hashable, Sendable {
    case company
    case owner(OwnerName)
    case process(String)
    case system(String)

    /// Reads a scope as it is typed; nil where it is none.
    public init?(_ text: some StringProtocol) {
        let text = Text.trimmed(String(text))
        if text == "company" {
            self = .company
        } else if text.hasPrefix("process:") {
            self = .process(String(text.dropFirst(8)))
        } else if text.hasPrefix("system:") {
            self = .system(String(text.dropFirst(7)))
        } else if let owner = OwnerName(text) {
            self = .owner(owner)
        } else {
            return nil
        }
    }

    /// What can be typed, for error messages.
    public static var grammar: String {
        "company, team:ID, person:HANDLE, process:NAME or system:NAME"
    }
}

/// A target given as a step from a KPI's value towards where it is better: `10%` or `5`.
public struct RelativeTarget: Hashable, Sendable {
    /// How it was given.
    public let text: String
    /// How much, above 0.
    public let amount: Decimal
    /// Whether it is a share of the value.
    public let isShare: Bool

    /// Reads `10%` or `5`; nil where it is no number above 0.
    public init?(_ text: some StringProtocol) {
        let trimmed = Text.trimmed(String(text))
        isShare = trimmed.hasSuffix("%")
        let digits = isShare ? Text.trimmed(String(trimmed.dropLast())) : trimmed
        guard let amount = Decimal(digits), amount > 0 else { return nil }
        self.amount = amount
        self.text = isShare ? digits + "%" : digits
    }

    /// The target that lies so far on the better side of a value.
    ///
    /// A share of a value is taken of its distance from 0. It is exact where 15 digits hold it,
    /// else rounded to them.
    func target(
        from value: Quantity?, _ direction: KPIDirection, of id: GoalID
    ) throws -> Decimal {
        guard let value = value?.decimal else {
            throw Refusal(
                "\(id) has no value yet that a step of \(text) could begin at",
                "record a reading first, or give the target as a number")
        }
        let step = isShare ? value.share(amount) : amount
        guard let step, !step.isZero else {
            throw Refusal(
                "\(text) of \(value) is nothing", "give the target as a number")
        }
        guard let target = direction == .up ? value.adding(step) : value.subtracting(step) else {
            throw Refusal(
                "the target \(text) from \(value) has more than 15 digits",
                "give it as a number")
        }
        return target
    }
}

/// What the facts about KPIs have in common.
enum KPIRules {
    /// The KPI, unless it is something else, retired, or was taken out as a mistake.
    static func read(_ id: GoalID, for purpose: String, in book: some Book) throws -> Goal {
        let goal = try kpi(id, in: book)
        if let day = goal.retired(at: .latest) {
            throw Refusal(
                "\(id) was retired on \(day) and takes no \(purpose)",
                "retract the entry that retired it: okr history \(id) names it")
        }
        return goal
    }

    /// The KPI, unless it is something else or was taken out as a mistake.
    static func kpi(_ id: GoalID, in book: some Book) throws -> Goal {
        let goal = try book.presentGoal(id)
        guard goal.type == .kpi else {
            throw Refusal("\(id) is \(goal.type.called) and no KPI", "okr kpis lists the KPIs")
        }
        return goal
    }

    /// The KPI whose segment another may be, unless it is a segment itself.
    static func settleSegment(
        _ plan: inout KPIPlan, of id: GoalID, in book: some Book
    ) throws {
        if let segment = plan.segment {
            plan.segment = try Text.title(segment, of: id.text, called: "segment")
        }
        guard let whole = plan.segmentOf else {
            try Refusal.about(.segment) {
                guard plan.segment == nil else {
                    throw Refusal(
                        "\(id) is given the name of a segment and no KPI that it is a segment of",
                        "name that with --of KPI")
                }
            }
            return
        }
        try Refusal.about(.segmentOf) {
            guard plan.segment != nil else {
                throw Refusal(
                    "the segment \(id) of \(whole) has no name", "give one with --segment")
            }
            let parent = try read(whole, for: "segment", in: book)
            if let above = parent.indicator?.segmentOf {
                throw Refusal(
                    "\(whole) is itself a segment of \(above)", "add the segment to \(above)")
            }
        }
        try Refusal.about(.segment) { try refuseSecond(plan.segment, of: whole, in: book) }
    }

    /// Refuses the name that another segment of the KPI has.
    private static func refuseSecond(
        _ segment: String?, of whole: GoalID, in book: some Book
    ) throws {
        for other in try book.goals(everBelow: whole) {
            guard let goal = try book.goal(other), goal.indicator?.segmentOf == whole,
                !goal.isVoided, goal.retired(at: .latest) == nil,
                goal.indicator?.segment?.lowercased() == segment?.lowercased()
            else { continue }
            throw Refusal(
                "\(other) is the segment “\(segment ?? "")” of \(whole) already",
                "choose another name")
        }
    }

    /// Puts what a KPI is about into its plan.
    static func settle(
        _ scope: KPIScopeName?, in plan: inout KPIPlan, of id: GoalID, _ book: some Book
    ) throws {
        switch scope {
        case nil: break
        case .company: plan.scope = .company
        case .owner(let name):
            switch try book.owner(named: name) {
            case .team(let id): plan.scope = .team(id)
            case .person(let id): plan.scope = .person(id)
            }
        case .process(let name):
            plan.scope = .process
            plan.scopeName = try Text.title(name, of: id.text, called: "process")
        case .system(let name):
            plan.scope = .system
            plan.scopeName = try Text.title(name, of: id.text, called: "system")
        }
    }

    /// Refuses thresholds and targets that contradict each other.
    static func check(
        _ measures: [MeasureField: Decimal], _ direction: KPIDirection, of id: GoalID,
        isNew: Bool = false
    ) throws {
        guard let amber = measures[.amber] else { return }
        guard let green = measures[.green] else {
            throw Refusal(
                "\(id) is given an amber threshold and no green one", "give --green, too")
        }
        guard direction == .up ? amber <= green : amber >= green else {
            let way = direction == .up ? "above" : "below"
            throw Refusal(
                "the amber threshold \(amber) is \(way) the green one, \(green)",
                // Only a new one can be given another direction.
                "give amber on the worse side"
                    + (isNew ? ", or the direction: --direction up|down" : ""))
        }
    }

    /// Refuses a formula that names what is no KPI, stands on too many others, or comes back to
    /// the KPI.
    ///
    /// What is in force on any day from then on counts. Complexity: linear in the KPIs below.
    static func check(
        _ formula: Formula, of id: GoalID, asSegmentOf whole: GoalID? = nil, from day: Day,
        in book: some Book
    ) throws {
        for input in formula.inputs where input != id {
            guard try book.goal(input) != nil else {
                let parts = input.text.split(separator: "-").map(String.init)
                let minus = parts.count > 1 ? ", or write “ - ” with spaces to subtract" : ""
                throw Refusal(
                    "there is no KPI \(input), which the formula names",
                    "okr kpis lists the KPIs\(minus)")
            }
            _ = try kpi(input, in: book)
        }
        var waiting = [(id: id, path: [id])]
        var inputs = [id: formula.inputs]
        var depth: [GoalID: Int] = [:]
        while let (next, path) = waiting.popLast() {
            if inputs[next] == nil { inputs[next] = try sources(of: next, from: day, in: book) }
            if next == whole { inputs[next]?.append(id) }
            // What is read ends the way down and is no formula itself.
            guard path.count <= KPIReader.deepest || inputs[next]?.isEmpty == true else {
                throw Refusal(
                    "\(id) would stand on more than \(KPIReader.deepest) formulas, one upon "
                        + "the other", "take its inputs from readings further down")
            }
            for input in inputs[next] ?? [] {
                if input == id {
                    let names = (path + [input]).map(\.text).joined(separator: " → ")
                    throw Refusal(
                        "\(id) would be worked out from itself: \(names)",
                        "take one of these out of a formula first")
                }
                guard depth[input] ?? 0 < path.count else { continue }
                depth[input] = path.count
                waiting.append((input, path + [input]))
            }
        }
    }

    /// Refuses to take away a change of a formula, or to move it, where the formula before it would
    /// then come back to the KPI.
    static func check(
        exposing change: Change, of goal: Goal, in book: some Book
    ) throws {
        guard let content = change.content(knownThrough: .max),
            content.settings[.formula] != nil
        else { return }
        let view = Perspective(entry: .max, day: content.on)
        guard
            case .formula(let formula)? = goal.timeline.setting(
                .formula, at: view, without: change.stamp.entry)
        else { return }
        try check(formula, of: goal.id, from: content.on, in: book)
    }

    /// Refuses a strength beyond 1.
    static func check(strength: Decimal) throws {
        guard strength < -1 || strength > 1 else { return }
        throw Refusal(
            "a strength of \(strength) is not between -1 and 1",
            "give a number such as 0.6, or -0.6 for one that moves the other down")
    }

    /// What a KPI is worked out from on any day from one on, as known now.
    private static func sources(
        of id: GoalID, from day: Day, in book: some Book
    ) throws -> [GoalID] {
        guard let goal = try book.goal(id), goal.type == .kpi, !goal.isVoided else { return [] }
        var sources: [GoalID] = goal.formula(at: Perspective(entry: .max, day: day))?.inputs ?? []
        for change in goal.changes {
            guard let content = change.content(knownThrough: .max), content.on > day,
                case .formula(let formula)? = content.settings[.formula]
            else { continue }
            sources += formula.inputs
        }
        for other in try book.goals(everBelow: id) where !sources.contains(other) {
            if try book.goal(other)?.indicator?.segmentOf == id { sources.append(other) }
        }
        return sources
    }

    /// What a formula comes to before anything of it is recorded.
    static func value(
        of formula: Formula, at view: Perspective, in book: some Book
    ) throws -> Quantity? {
        var reader = KPIReader(
            try KPISource(formula.inputs, from: book), knownThrough: .max)
        return reader.reading(of: formula, at: view).value
    }

    /// What a KPI comes to as known now.
    static func value(
        of id: GoalID, at view: Perspective, in book: some Book
    ) throws -> Quantity? {
        var reader = KPIReader(try KPISource([id], from: book), knownThrough: .max)
        return reader.reading(of: id, at: view).value
    }

    /// The reason; refused where what a KPI is held to changes after the day it was added without
    /// one.
    static func reason(
        _ reason: String?, changing what: String, of goal: Goal, today: Day
    ) throws -> String? {
        let reason = try Text.note(reason, "reason")
        if reason == nil, goal.isOriginalFixed(today: today) {
            throw Refusal.withoutReason(
                "this changes the \(what) of \(goal.id), and that needs a reason")
        }
        return reason
    }
}

extension Fields {
    /// A formula among the open members.
    func formula(_ name: String) throws(FieldProblem) -> Formula? {
        guard let text = try word(name) else { return nil }
        do {
            return try Formula(text)
        } catch {
            throw misshapen(name, "a formula: \(error)")
        }
    }
}
