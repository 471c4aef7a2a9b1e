/// Makes the goals that go on in another cycle from those that are carried there.
struct Carriage {
    /// What the author should know of it.
    private(set) var remarks: [String] = []
    private var links: [Decision.Happening] = []
    private var additions: [Decision.Happening] = []

    private let cycle: CycleID
    private let on: Day
    private let view: Perspective
    private let keepsBaseline: Bool
    private let book: Rehearsal

    init(
        to cycle: CycleID, on: Day, today: Day, keepsBaseline: Bool, from book: some Book
    ) {
        self.cycle = cycle
        self.on = on
        view = Perspective(entry: .max, day: today)
        self.keepsBaseline = keepsBaseline
        self.book = Rehearsal(book, today: today)
    }

    /// What happened: first the links from the old goals, then the new ones.
    var events: [Decision.Happening] { links + additions }

    /// Carries an objective on, with its open key results; a closed one with those missed.
    mutating func carry(objective old: Goal) throws -> GoalID {
        let id = try GoalRules.newIdentifier(nil, prefix: "O-", in: book)
        let terms = old.terms(at: old.standingStill(view))
        let fact = ObjectiveAdded(
            on: on, cycle: cycle, owner: try heir(of: terms.owner, of: old.id),
            ambition: terms.ambition ?? .committed, weight: terms.weight,
            parents: try parents(terms.parents, of: old.id),
            reviewer: try terms.reviewer.flatMap { try book.heir(of: $0, on: on) },
            contributors: try heirs(of: terms.contributors), carriedFrom: old.id,
            title: old.title, description: old.description)
        try add(.objectiveAdded(fact), as: id, for: old.id)
        for keyResult in try book.keyResults(of: old.id) {
            if keyResult.life.isDraft {
                remarks.append("\(keyResult.id) is a draft and was not carried on")
            } else if goesOn(keyResult, of: old) {
                _ = try carry(keyResult: keyResult, to: id)
            }
        }
        return id
    }

    private func goesOn(_ keyResult: Goal, of objective: Goal) -> Bool {
        objective.closing == nil
            ? keyResult.closing == nil : keyResult.closing?.outcome == .missed
    }

    /// Carries a key result on in an objective of the other cycle.
    mutating func carry(
        keyResult old: Goal, to objective: GoalID
    ) throws -> GoalID {
        let id = try GoalRules.newIdentifier(nil, prefix: "KR-", in: book)
        let view = old.standingStill(view)
        let terms = old.terms(at: view)
        leaveOutDays(of: old, terms, view)
        var zones: [ReachedZone: String] = [:]
        for words in old.zoneWords { zones[words.zone] = words.text }
        let fact = KeyResultAdded(
            on: on, objective: objective, owner: try heir(of: terms.owner, of: old.id),
            plan: old.measurement ?? MeasurementPlan(.metric), unit: old.unit,
            measures: measures(of: try book.withReadings(old, at: view), view),
            weight: terms.weight,
            milestones: try milestones(of: old, view),
            reviewer: try terms.reviewer.flatMap { try book.heir(of: $0, on: on) },
            contributors: try heirs(of: terms.contributors), carriedFrom: old.id,
            kpi: try stillRead(old.kpi(knownThrough: .max)), title: old.title,
            description: old.description, zones: zones)
        try add(.keyResultAdded(fact), as: id, for: old.id)
        remarks.append("\(old.id) goes on as \(id)")
        return id
    }

    /// The KPI that goes on giving the values, unless it was retired or taken out since.
    private func stillRead(_ kpi: GoalID?) throws -> GoalID? {
        guard let kpi, let goal = try book.goal(kpi), !goal.isVoided,
            goal.retired(at: .latest) == nil
        else { return nil }
        return kpi
    }

    private mutating func add(_ event: Event, as id: GoalID, for old: GoalID) throws {
        let addition = Decision.Happening(subject: .goal(id), event: event)
        try book.apply(addition)
        additions.append(addition)
        links.append(
            .init(subject: .goal(old), event: .goalCarried(GoalCarried(to: id, in: cycle))))
    }

    // MARK: Who has it

    private func heir(of owner: Owner?, of goal: GoalID) throws -> Owner {
        if let owner, let heir = try book.heir(of: owner, on: on) { return heir }
        throw Refusal(
            "\(owner?.description ?? "nobody"), who owns \(goal), takes no goals any more",
            "assign it first: okr assign \(goal) WHO")
    }

    private func heirs(of owners: [Owner]) throws -> [Owner] {
        var heirs: [Owner] = []
        for owner in owners {
            guard let heir = try book.heir(of: owner, on: on), !heirs.contains(heir) else {
                continue
            }
            heirs.append(heir)
        }
        return heirs
    }

    /// What the objective is aligned to, as far as that is open or goes on in the same cycle.
    private mutating func parents(
        _ parents: [Goal.Parent], of old: GoalID
    ) throws -> [Goal.Parent] {
        var kept: [Goal.Parent] = []
        for parent in parents {
            guard let goal = try book.goal(parent.id), !goal.isVoided else { continue }
            if let successor = try goal.successor(in: cycle, book) {
                kept.append(Goal.Parent(id: successor, weight: parent.weight))
            } else if goal.closing == nil {
                kept.append(parent)
            } else {
                remarks.append(
                    "\(old) goes on without its alignment to \(goal.id), which is closed")
            }
        }
        return kept
    }

    // MARK: What it is measured against

    private mutating func measures(
        of old: Goal, _ view: Perspective
    ) -> [MeasureField: Decimal] {
        var measures = old.measures(at: view)
        guard !keepsBaseline, old.kind == .metric, let value = old.value(at: view)?.value else {
            return measures
        }
        let rises = Measurement.isRising(measures) ?? true
        if let target = measures[.target], rises ? value >= target : value <= target {
            remarks.append("\(old.id) keeps its baseline, for it has reached its target")
            return measures
        }
        measures[.baseline] = value
        if let commit = measures[.commit], rises ? value > commit : value < commit {
            measures[.commit] = nil
            remarks.append("\(old.id) goes on without its commit of \(commit), which is reached")
        }
        return measures
    }

    /// The milestones that are still to be done; all of them where nothing would be left.
    private func milestones(
        of old: Goal, _ view: Perspective
    ) throws -> [(milestone: Milestone, name: String)] {
        let all = old.milestones(at: view)
        let done = keepsBaseline ? [] : old.doneMilestones(at: view) ?? []
        let open = all.filter { !done.contains($0.id) }
        let plans = (open.isEmpty ? all : open).map {
            MilestonePlan(name: old.name(of: $0.id), weight: $0.weight)
        }
        return try KindRules.numbered(plans, after: 0)
    }

    /// Says which days do not go on, for they lie in the old cycle.
    private mutating func leaveOutDays(of old: Goal, _ terms: Terms, _ view: Perspective) {
        var left: [String] = []
        if !terms.phases.isEmpty { left.append("phases") }
        if terms.deadline != nil { left.append("deadline") }
        if old.milestones(at: view).contains(where: { $0.day != nil }) {
            left.append("days of milestones")
        }
        guard let last = left.last else { return }
        let others = left.dropLast().joined(separator: ", ")
        let list = others.isEmpty ? last : "\(others) and \(last)"
        remarks.append("\(old.id) goes on without its \(list)")
    }
}

extension Book {
    /// Who has an owner's goals from a day on: the owner, or the team that took its place.
    ///
    /// Nil for a person who has left and a team that retired without a successor.
    func heir(of owner: Owner, on day: Day) throws -> Owner? {
        let view = Perspective(entry: .max, day: day)
        switch owner {
        case .person(let id):
            guard let left = try person(id)?.left else { return owner }
            return left <= day ? nil : owner
        case .team(var id):
            var seen: Set<TeamID> = []
            while let team = try team(id), team.isRetired(at: view) {
                guard seen.insert(id).inserted, let next = team.successor(at: view) else {
                    return nil
                }
                id = next
            }
            return .team(id)
        }
    }
}
