/// What corrections and retractions have in common.
enum Amendment {
    /// A check-in or a change that can be amended.
    enum Amended {
        case checkIn(CheckIn)
        case change(Change)

        var entry: Int {
            switch self {
            case .checkIn(let checkIn): checkIn.stamp.entry
            case .change(let change): change.stamp.entry
            }
        }
    }

    static func goal(ofEntry entry: Int, in book: some Book) throws -> Goal {
        guard let subject = try book.subject(ofEntry: entry) else {
            throw Refusal(
                "there is no entry @\(entry)", "okr log lists the entries", isMissingEntry: true)
        }
        guard case .goal(let id) = subject else { throw notAmendable(entry) }
        try refuseVoided(id, entry, in: book)
        return try book.presentGoal(id)
    }

    /// Refuses the check-ins of a voided key result that a KPI carries on, and says how to go on.
    private static func refuseVoided(_ id: GoalID, _ entry: Int, in book: some Book) throws {
        guard let goal = try book.goal(id), goal.isVoided,
            let checkIn = goal.checkIns.first(where: { $0.stamp.entry == entry }),
            checkIn.content.value != nil,
            let kpi = goal.kpi(knownThrough: .max), let heir = try book.goal(kpi),
            heir.indicator?.adopts == id, !heir.isVoided
        else { return }
        let on = checkIn.content(knownThrough: .max)?.on ?? checkIn.content.on
        throw Refusal(
            "\(id) was voided as a mistake, and its check-ins stay in \(kpi) as they are",
            "record a reading of \(kpi) for the same day, which takes the place of @\(entry): "
                + "okr check-in \(kpi) VALUE --on \(on)")
    }

    /// The check-in or change that an entry is, or that it corrects.
    static func amended(_ entry: Int, of goal: Goal) throws -> Amended {
        for checkIn in goal.checkIns
        where checkIn.stamp.entry == entry
            || checkIn.corrections.contains(where: { $0.stamp.entry == entry })
        {
            try refuse(checkIn.retraction, of: checkIn.stamp.entry)
            return .checkIn(checkIn)
        }
        for change in goal.changes
        where change.stamp.entry == entry
            || change.corrections.contains(where: { $0.stamp.entry == entry })
        {
            try refuse(change.retraction, of: change.stamp.entry)
            return .change(change)
        }
        throw notAmendable(entry)
    }

    static func reason(_ reason: String?) throws -> String {
        guard let reason = try Text.note(reason, "reason") else {
            throw Refusal.withoutReason("a correction or retraction needs a reason")
        }
        return reason
    }

    /// The value of a check-in; what its kind cannot be told as a number is refused.
    static func value(_ text: String, of goal: Goal) throws -> Decimal {
        switch goal.kind {
        case .zones, .milestones:
            throw Refusal(
                "“\(text)” says nothing of a key result of kind "
                    + "“\((goal.kind ?? .zones).rawValue)”",
                "give \(CheckInRules.whatToGive(goal))")
        default: return try number(text)
        }
    }

    /// Refuses what the fields of a goal could not have been set to in the first place.
    static func check(
        _ setting: Setting, of field: ChangeableField, in goal: Goal, on day: Day, _ book: some Book
    ) throws {
        let view = Perspective(entry: .max, day: day)
        switch (field, setting) {
        case (.measure(let measure), .number(let number)):
            var measures = goal.measures(at: view)
            measures[measure] = number
            guard goal.type != .kpi else {
                return try KPIRules.check(measures, goal.indicator?.direction ?? .up, of: goal.id)
            }
            try GoalRules.check(goal.kind ?? .metric, measures)
        case (.formula, .formula(let formula)):
            try KPIRules.check(formula, of: goal.id, from: day, in: book)
        case (.phases, .phases(let phases)):
            try KindRules.check(phases: phases, fit: goal.kind ?? .metric)
        case (.deadline, .day(let deadline)):
            guard let first = try book.firstDay(of: goal, at: view) else { return }
            try KindRules.check(deadline: deadline, from: first)
        case (.milestone(let id), .milestone(let weight, _)):
            try KindRules.check(weight: weight, of: goal.name(of: id))
        case (.parent(let id), .alignment(let weight)):
            let parent = Goal.Parent(id: id, weight: weight)
            try AlignmentRules.check(parent, in: book)
            try AlignmentRules.check(parent, above: goal, in: book)
        default: return
        }
    }

    static func number(_ text: String) throws -> Decimal {
        guard let number = Decimal(Text.trimmed(text)) else {
            throw Refusal("“\(text)” is not a number", "give one such as 66.5")
        }
        return number
    }

    /// What a text sets a field to, which was set to something of the same shape before.
    static func setting(
        _ field: ChangeableField, _ text: String, _ old: Setting, in book: some Book
    ) throws -> Setting {
        switch field {
        case .measure: return .number(try number(text))
        case .weight, .parent, .milestone:
            let weight = try number(text)
            try GoalRules.check(weight: weight)
            if case .alignment = old { return .alignment(weight: weight) }
            if case .milestone(_, let day) = old { return .milestone(weight: weight, day: day) }
            return .number(weight)
        case .progress:
            let percent = try number(text)
            try InitiativeRules.check(percent: percent)
            return .number(percent)
        case .benchmark: return .number(try number(text))
        case .influence:
            let strength = try number(text)
            try KPIRules.check(strength: strength)
            guard case .influence(_, let lag) = old else { return old }
            return .influence(strength: strength, lag: lag)
        case .formula:
            do {
                return .formula(try Formula(text))
            } catch {
                throw Refusal(
                    "“\(text)” is no formula: \(error)", "write one such as KPI-1 / KPI-2")
            }
        case .deadline:
            guard let day = Day(Text.trimmed(text)) else {
                throw Refusal("“\(text)” is not a day", "give one such as 2026-02-15")
            }
            return .day(day)
        case .phases:
            guard let phases = Phase.list(text) else {
                throw Refusal(
                    "“\(text)” is no list of phases", "give DAY=VALUE;DAY=VALUE")
            }
            return .phases(phases.sorted { $0.day < $1.day })
        case .owner, .reviewer:
            guard let name = OwnerName(Text.trimmed(text)) else {
                throw Refusal(
                    "“\(text)” is no owner", "give team:ID or person:HANDLE")
            }
            return .owner(try book.owner(named: name))
        case .ambition:
            guard let ambition = Ambition(rawValue: Text.trimmed(text)) else {
                throw Refusal("“\(text)” is no ambition", "give committed or aspirational")
            }
            return .ambition(ambition)
        default:
            throw Refusal(
                "the \(field.name) of a change cannot be replaced",
                "retract the change and record it again")
        }
    }

    /// The number that a correction of a change carries.
    static func number(of setting: Setting?) -> Decimal? {
        switch setting {
        case .number(let number): number
        case .alignment(let weight): weight
        case .milestone(let weight, _): weight
        case .influence(let strength, _): strength
        default: nil
        }
    }

    /// The word that a correction of a change carries.
    static func word(of setting: Setting?) -> String? {
        switch setting {
        case .owner(let owner): owner.description
        case .ambition(let ambition): ambition.rawValue
        default: nil
        }
    }

    /// What a word of a correction stands for.
    static func setting(ofWord word: String) -> Setting? {
        if let owner = Owner(word) { return .owner(owner) }
        return Ambition(rawValue: word).map(Setting.ambition)
    }

    private static func refuse(_ retraction: Retraction?, of entry: Int) throws {
        guard let retraction else { return }
        throw Refusal(
            "@\(entry) was retracted by @\(retraction.stamp.entry), which is final",
            "record it anew")
    }

    private static func notAmendable(_ entry: Int) -> Refusal {
        Refusal(
            "@\(entry) is neither a check-in nor a change that holds from a day on",
            "okr history GOAL lists the entries that can be corrected or retracted")
    }
}

extension Retraction {
    /// Why what it took back can be neither corrected nor retracted.
    func whyNothingApplies(to entry: Int) -> String {
        "@\(entry) was retracted by @\(stamp.entry)"
    }
}

extension CheckIn.Content {
    /// The content with what a correction says instead.
    func replacing(_ amended: CheckIn.Amended) -> CheckIn.Content {
        var result = self
        if let on = amended.on { result.on = on }
        if let value = amended.value { result.value = value }
        if let zone = amended.zone { result.zone = zone }
        if let done = amended.done { result.done = done }
        if let undone = amended.undone { result.undone = undone }
        if let confidence = amended.confidence { result.confidence = confidence }
        if let note = amended.note { result.note = note }
        return result
    }
}
