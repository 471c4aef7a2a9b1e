/// What check-ins, their corrections and their retractions have in common.
enum CheckInRules {
    static func check(confidence: Decimal?) throws {
        guard let confidence, confidence.isNegative || confidence > 1 else { return }
        throw Refusal(
            "a confidence of \(confidence) is not between 0 and 1",
            "give a number such as 0.7, or on-track, at-risk or off-track")
    }

    /// The key result or KPI that a check-in is about.
    static func target(_ id: GoalID, in book: some Book) throws -> Goal {
        guard try book.goal(id)?.type == .kpi else {
            return try GoalRules.openKeyResult(id, for: "check-in", in: book)
        }
        return try KPIRules.read(id, for: "reading", in: book)
    }

    /// The check-in as it is recorded: the value of a linked key result as a reading of its KPI.
    static func events(
        _ content: CheckIn.Content, _ talk: CheckIn.Talk, on goal: Goal, in book: some Book
    ) throws -> [Decision.Happening] {
        if goal.type == .kpi, content.value != nil {
            try refuseReading(of: goal, on: content.on, in: book)
        }
        guard content.value != nil, let id = goal.kpi(knownThrough: .max) else {
            let fact = CheckInRecorded(content: content, talk: talk)
            return [.init(subject: .goal(goal.id), event: .checkInRecorded(fact))]
        }
        try refuseValue(of: goal.id, from: id, in: book)
        let kpi = try KPIRules.read(id, for: "reading", in: book)
        try refuseReading(of: kpi, on: content.on, in: book)
        var reading = CheckIn.Content(on: content.on)
        reading.value = content.value
        var rest = content
        rest.value = nil
        var events: [Decision.Happening] = [
            .init(
                subject: .goal(id),
                event: .checkInRecorded(CheckInRecorded(content: reading, talk: .init())))
        ]
        if rest.confidence != nil || rest.note != nil || !talk.isEmpty {
            let fact = CheckInRecorded(content: rest, talk: talk)
            events.append(.init(subject: .goal(goal.id), event: .checkInRecorded(fact)))
        }
        return events
    }

    /// Refuses a value of a key result whose KPI was voided: nothing can give it one any more.
    private static func refuseValue(
        of keyResult: GoalID, from kpi: GoalID, in book: some Book
    ) throws {
        guard try book.goal(kpi)?.isVoided == true else { return }
        throw Refusal(
            "the values of \(keyResult) were those of \(kpi), which was voided as a mistake",
            "close it: \(Stranded.close(keyResult)), or void it: "
                + "okr void \(keyResult) --reason “…”")
    }

    /// Refuses to read a KPI that is worked out from others on that day.
    private static func refuseReading(
        of kpi: Goal, on day: Day, in book: some Book
    ) throws {
        if let formula = kpi.formula(at: Perspective(entry: .max, day: day)) {
            throw Refusal(
                "\(kpi.id) is worked out as \(formula) on \(day) and takes no reading",
                "record readings of \(formula.inputs.map(\.text).joined(separator: ", "))")
        }
        guard let rule = kpi.indicator?.rule else { return }
        let segments = try book.goals(everBelow: kpi.id).filter {
            try book.goal($0)?.indicator?.segmentOf == kpi.id
        }
        throw Refusal(
            "\(kpi.id) is the \(rule.called) of its segments and takes no reading",
            segments.isEmpty
                ? "add a segment: okr kpi add TITLE --of \(kpi.id) --segment NAME"
                : "record one of " + segments.map(\.text).joined(separator: ", "))
    }

    /// Refuses a value, zone or milestones on a kind that is not measured so.
    static func check(_ content: CheckIn.Content, fits goal: Goal) throws {
        let kind = goal.kind ?? .metric
        func refuse(_ what: String) -> Refusal {
            Refusal(
                "\(goal.id) is of kind “\(kind.rawValue)” and takes no \(what)",
                "give \(whatToGive(goal))")
        }
        let takesValue = kind != .milestones && kind != .zones
        if content.value != nil, !takesValue { throw refuse("value") }
        if content.zone != nil, kind != .zones { throw refuse("zone word as its value") }
        if !content.done.isEmpty || !content.undone.isEmpty, kind != .milestones {
            throw refuse("milestones")
        }
        if let both = content.done.first(where: content.undone.contains) {
            throw Refusal(
                "“\(goal.name(of: both))” is given as done and as not done", "give it once")
        }
    }

    /// What says how far a key result is, by its kind.
    static func whatToGive(_ goal: Goal) -> String {
        switch goal.kind ?? .metric {
        case .milestones: "--done NAME or --undone NAME"
        case .zones: "a zone (fail, commit, target, stretch)"
        default: "a value"
        }
    }

    /// The milestones that go by the given names or identifiers on a day.
    static func milestones(
        _ names: [String], of goal: Goal, on day: Day
    ) throws -> [MilestoneID] {
        // What is in force by now may have been done before somebody thought of adding it.
        let now = goal.milestones(at: .latest)
        let known = goal.milestones(at: Perspective(entry: .max, day: day)) + now
        var found: [MilestoneID] = []
        for name in names {
            let id = try milestone(name, of: goal, among: known.map(\.id))
            if !found.contains(id) { found.append(id) }
        }
        return found
    }

    /// The milestone that goes by a name, without regard to case, or by its identifier.
    static func milestone(
        _ name: String, of goal: Goal, among inForce: [MilestoneID]
    ) throws -> MilestoneID {
        let wanted = Text.trimmed(name).lowercased()
        guard goal.kind == .milestones else {
            throw Refusal(
                "\(goal.id) is of kind “\((goal.kind ?? .metric).rawValue)” and has no milestones",
                "give \(whatToGive(goal))")
        }
        let named = inForce.first { goal.name(of: $0).lowercased() == wanted }
        if let id = named ?? inForce.first(where: { $0.text == wanted }) { return id }
        let known = goal.milestoneNames.filter { inForce.contains($0.id) }
            .map { "“\($0.name)”" }.joined(separator: ", ")
        throw Refusal(
            "\(goal.id) has no milestone “\(Text.trimmed(name))”",
            known.isEmpty ? "add it: okr milestone add \(goal.id) NAME" : "it has \(known)")
    }

    /// The names of the milestones done, in the order they were added; nil where nothing was said.
    static func names(ofDone done: Set<MilestoneID>?, in goal: Goal) -> String? {
        guard let done, !done.isEmpty else { return nil }
        return goal.milestoneNames.filter { done.contains($0.id) }.map(\.name)
            .joined(separator: ", ")
    }
}
