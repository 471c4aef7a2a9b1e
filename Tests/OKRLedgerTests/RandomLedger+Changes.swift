import OKRLedger
import OKRModel

/// Commands that change goals, cycles and teams that are there.
extension RandomLedger {
    // MARK: Agreement

    mutating func newTurn() -> (any Command)? {
        let goal = chance(9) ? anyGoal() : pick(drafts)
        guard let goal else { return nil }
        switch int(0...5) {
        case 0: return ProposeGoal(goal)
        case 1: return ReturnGoal(goal, reason: reason())
        default:
            var goals = [goal]
            if chance(3), let other = pick(drafts) { goals.append(other) }
            return AgreeOnGoals(goals, reason: reason())
        }
    }

    // MARK: Fields

    mutating func newChange() -> (any Command)? {
        switch int(0...9) {
        case 0...2:
            guard let goal = openGoal() else { return nil }
            return ChangeWeight(
                of: goal, to: chance(9) ? 0 : weight(), reason: reason(), on: earlierDay())
        case 3, 4:
            guard let goal = changingKeyResult({ _ in true }) else { return nil }
            let deadline = chance(5) ? nil : comingDay()
            return ChangeDeadline(of: goal.id, to: deadline, reason: reason(), on: earlierDay())
        case 5, 6:
            guard let goal = changingKeyResult({ $0 == .metric }) else { return nil }
            let phases = chance(5) ? [] : phases(goal.from, goal.to)
            return ChangePhases(of: goal.id, to: phases, reason: reason(), on: earlierDay())
        case 7, 8:
            guard let goal = pick(objectives), let ambition = pick(Ambition.allCases) else {
                return nil
            }
            return ChangeAmbition(of: goal, to: ambition, reason: reason(), on: earlierDay())
        default:
            guard let goal = changingKeyResult({ $0 == .zones }) else { return nil }
            let zone = pick([ReachedZone.commit, .target, .stretch]) ?? .target
            return DescribeZone(
                zone, of: goal.id, as: "words \(int(1...3))", reason: reason())
        }
    }

    mutating func newMilestoneChange() -> (any Command)? {
        guard let goal = changingKeyResult({ $0 == .milestones }) else { return nil }
        guard let milestone = milestones(of: goal).first, !chance(3) else {
            let plan = milestone(named: "step \(goal.milestones + 1)", isDated: chance(2))
            return AddMilestone(to: goal.id, plan, reason: reason(), on: earlierDay())
        }
        if chance(2) {
            return DropMilestone(milestone, of: goal.id, reason: reason(), on: earlierDay())
        }
        return WeighMilestone(
            milestone, of: goal.id, to: weight(), reason: reason(), on: earlierDay())
    }

    // MARK: Places

    /// Aligns goals and takes alignments away, again and again between the same few, and moves.
    mutating func newPlace() -> (any Command)? {
        let open = objectives.filter { !closed.contains($0) }
        switch int(0...7) {
        case 0...2:
            guard let goal = pick(open.suffix(4) + strategies), let parent = pick(open.suffix(4))
            else { return nil }
            let above = chance(4) ? pick(strategies) ?? parent : parent
            let counted = Goal.Parent(id: above, weight: chance(4) ? nil : weight())
            return AlignGoal(goal, to: counted, reason: reason(), on: earlierDay())
        case 3, 4:
            guard let (goal, parent) = pick(alignments) else { return nil }
            return UnalignGoal(goal, from: parent, reason: reason(), on: earlierDay())
        case 5, 6:
            guard let goal = changingKeyResult({ _ in true }), let objective = pick(open) else {
                return nil
            }
            return MoveGoal(goal.id, to: objective.text, reason: reason(), on: earlierDay())
        default:
            guard let goal = pick(open), let cycle = pick(cycles) else { return nil }
            return MoveGoal(goal, to: cycle.text, reason: reason(), on: earlierDay())
        }
    }

    /// Lets two objectives stand above each other, as a retraction can.
    mutating func goRound() throws {
        let open = objectives.filter { !closed.contains($0) }
        guard let lower = pick(open), let upper = pick(open.filter { $0 != lower }) else { return }
        let (there, back) = (
            Goal.Parent(id: upper, weight: weight()), Goal.Parent(id: lower, weight: weight())
        )
        try give(AlignGoal(lower, to: there, reason: "it serves it", on: earlierDay()))
        try give(UnalignGoal(lower, from: upper, reason: "it does not"))
        try give(AlignGoal(upper, to: back, reason: "the other way round", on: earlierDay()))
        guard let last = amendable.last(where: { $0.goal == lower }),
            last.kind == "goal-unaligned"
        else { return }
        try give(RetractEntry(last.entry, reason: "it does after all"))
    }

    // MARK: Hands

    mutating func newHands() -> (any Command)? {
        if chance(6), let from = owner(), let to = owner() {
            return HandOverGoals(from: from, to: to, reason: reason(), on: earlierDay())
        }
        if chance(20), let heir = owner(), let leaving = OwnerName("person:ed") {
            guard case .person(let handle) = leaving else { return nil }
            return LeavePerson(handle, handingOverTo: heir, reason: reason(), on: earlierDay())
        }
        guard let goal = openGoal() else { return nil }
        var command = AssignGoal(goal, reason: reason(), on: earlierDay())
        if !chance(3) { command.owner = owner() }
        if chance(3) { command.reviewer = owner().map { .somebody($0) } }
        if chance(6) { command.reviewer = .nobody }
        (command.added, command.removed) = (contributors(), contributors())
        return command
    }

    // MARK: Cycles

    mutating func newCycleChange() -> (any Command)? {
        guard let cycle = pick(cycles) else { return nil }
        switch int(0...9) {
        case 0: return ActivateCycle(cycle)
        case 1: return CloseCycle(cycle, carryTo: chance(2) ? nil : pick(cycles))
        case 2: return reopenCycle()
        case 3: return newCycle()
        default:
            var command = ChangeCycle(cycle, reason: reason(), on: earlierDay())
            switch int(0...5) {
            case 0: command.start = today + int(-60...5)
            case 1, 2: command.end = today + int(-5...120)
            case 3: command.cadence = chance(3) ? .monthly : .days(int(1...21))
            case 4: command.grace = int(0...9)
            default: command.holidays = chance(4) ? [] : holidays(from: today + int(-40...20))
            }
            return command
        }
    }

    mutating func reopenCycle() -> ReopenCycle? {
        pick(closedCycles).map { ReopenCycle($0, reason: reason()) }
    }

    mutating func newCarrying() -> CarryGoal? {
        guard let goal = anyGoal(), let cycle = pick(cycles) else { return nil }
        return CarryGoal(goal, to: cycle, keepsBaseline: chance(3), on: earlierDay())
    }

    /// What it takes to close a cycle: nothing is a draft any more, and what is open is closed, or
    /// has a progress and is carried on.
    mutating func endOfCycle() -> [any Command] {
        guard let cycle = pick(cycles) else { return [] }
        let next = chance(2) ? pick(cycles.filter { $0 != cycle }) : nil
        var commands: [any Command] = [AgreeOnGoals(drafts, reason: "in time")]
        for goal in keyResults.map(\.id) + objectives where !closed.contains(goal) {
            guard next == nil || chance(3) else { continue }
            let score = Decimal(significand: Int64(int(0...10)), scale: 1)
            commands.append(
                CloseGoal(
                    goal, outcome: chance(2) ? .achieved : .missed, score: score, note: "over"))
        }
        return commands + [CloseCycle(cycle, carryTo: next)]
    }

    // MARK: Teams

    mutating func newTeamChange() -> (any Command)? {
        guard let team = pick(teams), let other = pick(teams) else { return nil }
        switch int(0...9) {
        case 0...3:
            var command = MoveTeam(team, reason: reason(), on: earlierDay())
            command.place = chance(4) ? .top : .below(other)
            if chance(3) { command.level = pick(TeamLevel.allCases) }
            return command
        case 4, 5: return RenameTeam(team, to: "Team \(int(1...99))", on: earlierDay())
        case 6 where teams.count > 2:
            return MergeTeam(team, into: other, reason: reason(), on: earlierDay())
        case 7 where teams.count > 2: return RetireTeam(team, reason: reason(), on: earlierDay())
        default: return newTeam()
        }
    }

    // MARK: Roles

    /// A role of one who is there, rather taken where many are held.
    mutating func newRole() -> (any Command)? {
        if roles.count > int(2...9), let held = pick(roles) {
            guard let person = Identifier<OwnerName.Handle>(held.person.text) else { return nil }
            return RevokeRole(
                held.holding.role, of: person, team: held.holding.team, reason: reason())
        }
        let handles = ["ana", "ana", "bo", "bo", "di", "ed"]
        guard let person = pick(handles).flatMap({ Identifier<OwnerName.Handle>($0) }) else {
            return nil
        }
        if chance(6) { return ChangePerson(person, team: pick(teams)) }
        let role = pick([Role.admin, .editor, .editor, .contributor, .contributor, .viewer, .relay])
        let team = role == .editor ? pick(teams) : chance(3) ? pick(teams) : nil
        return GrantRole(role ?? .viewer, to: person, team: team, reason: reason())
    }

    // MARK: Strategy and words

    mutating func newStrategy() -> AddStrategy {
        var parents: [Goal.Parent] = []
        if chance(2), let parent = pick(strategies) {
            parents.append(Goal.Parent(id: parent, weight: chance(2) ? nil : weight()))
        }
        return AddStrategy(
            title: "Mission", owner: chance(2) ? nil : owner(), parents: parents, on: earlierDay())
    }

    /// An initiative, or how far one is, or a change of one; nearly always of the last few.
    mutating func newWork() -> (any Command)? {
        guard let goal = pick(initiatives.suffix(3)), !chance(4) else { return newInitiative() }
        switch int(0...9) {
        case 0: return ChangeDeadline(of: goal, to: chance(3) ? nil : comingDay(), on: earlierDay())
        case 1:
            guard let parent = pick(objectives + keyResults.map(\.id)) else { return nil }
            let counted = chance(6) ? weight() : nil
            return AlignGoal(goal, to: .init(id: parent, weight: counted), on: earlierDay())
        case 2:
            guard let parent = alignments.last(where: { $0.goal == goal })?.parent else {
                return nil
            }
            return UnalignGoal(goal, from: parent, on: earlierDay())
        case 3: return AssignGoal(goal, to: owner(), on: earlierDay())
        case 4: return chance(4) ? VoidGoal(goal, reason: reason()) : nil
        default:
            let steps: [ProgressInitiative.Step] = [
                .percent(Decimal(int(0...100))), .percent(Decimal(int(0...100))), .done, .dropped,
            ]
            return ProgressInitiative(
                goal, pick(steps) ?? .done, note: reason(), on: earlierDay())
        }
    }

    private mutating func newInitiative() -> (any Command)? {
        guard let owner = owner(), let served = pick(objectives + keyResults.map(\.id) + strategies)
        else { return nil }
        var command = AddInitiative(
            title: "Work", owner: owner, serves: [served],
            deadline: chance(3) ? comingDay() : nil, on: earlierDay())
        command.contributors = contributors()
        return command
    }

    mutating func newText() -> (any Command)? {
        guard let goal = openGoal() else { return nil }
        switch int(0...2) {
        case 0: return RenameGoal(goal, to: "Title \(int(1...9))")
        case 1: return DescribeGoal(goal, as: chance(4) ? "" : "Words \(int(1...9))")
        default: return ChangeUnit(of: goal, to: chance(4) ? "" : "unit\(int(1...9))")
        }
    }

    mutating func newRemark() -> (any Command)? {
        switch int(0...6) {
        case 5, 6: return newPolicy()
        case 0 where chance(2):
            guard let cycle = pick(cycles) else { return nil }
            return AddRetroNote(
                cycle, pick(RetroKind.allCases) ?? .next, text: "a note",
                owner: chance(4) ? owner() : nil, goal: anyGoal())
        case 0: return anyGoal().map { AddComment(on: .goal($0), text: "a word") }
        case 1: return pick(amendable).map { AcknowledgeEntry($0.entry, note: "seen") }
        case 2: return anyGoal().map { RecordWin(on: $0, text: "done") }
        default: return pick(blockers).map { ResolveBlocker($0, note: "gone") }
        }
    }

    private mutating func newPolicy() -> any Command {
        let policy = pick(Policy.ofHistory) ?? .ownClosing
        let value =
            switch policy {
            case .lateEasing: "0.\(int(1...9))"
            case .backdatedMove: "\(int(1...30))d"
            case .ownClosing: "team"
            default: "on"
            }
        return SetPolicy(policy.rawValue, to: chance(2) ? "off" : value, reason: reason())
    }

    /// Why; now and then nothing is said.
    mutating func reason() -> String? { chance(12) ? nil : "the market" }

    private mutating func openGoal() -> GoalID? {
        let open = (objectives + keyResults.map(\.id)).filter { !closed.contains($0) }
        return chance(20) ? anyGoal() : pick(open)
    }
}
