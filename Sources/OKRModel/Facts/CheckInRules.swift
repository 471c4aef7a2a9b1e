/// What check-ins, their corrections and their retractions have in common.
enum CheckInRules {
    static func check(confidence: Decimal?) throws {
        guard let confidence, confidence.isNegative || confidence > 1 else { return }
        throw Refusal(
            "a confidence of \(confidence) is not between 0 and 1",
            "give a number such as 0.7, or on-track, at-risk or off-track")
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
