import OKRLedger
import OKRModel

extension RandomLedger {
    /// A command that fits the ledger more often than not; nil where it has nothing to fit.
    mutating func nextCommand() -> (any Command)? {
        if cycles.allSatisfy(closedCycles.contains) {
            return chance(2) ? newCycle() : reopenCycle()
        }
        if objectives.allSatisfy(isSettled) { return newObjective() }
        if keyResults.allSatisfy({ isSettled($0.id) }) { return newKeyResult() }
        return switch int(0...99) {
        case 0...26: newCheckIn()
        case 27: newWork()
        case 28...35: newCorrection()
        case 36...40: newRetraction()
        case 41...45: newTarget()
        case 46...48: newBaseline()
        case 49...52: newClosing()
        case 53...55: newReopening()
        case 56: chance(2) ? newVoiding() : newCarrying()
        case 57...61: newKeyResult()
        case 62, 63: newObjective()
        case 64: newRole()
        case 65...67: newTurn()
        case 68: newRole()
        case 69...76: newChange()
        case 77...80: newMilestoneChange()
        case 81...87: newPlace()
        case 88...90: newHands()
        case 91...93: newCycleChange()
        case 94...95: newTeamChange()
        case 96: newRemark()
        case 97: chance(2) ? newStrategy() : newWork()
        case 98: newText()
        default: newCarrying()
        }
    }

    /// Whether a goal takes no check-ins, so that new ones are wanted.
    private func isSettled(_ goal: GoalID) -> Bool {
        closed.contains(goal) || drafts.contains(goal)
    }

    // MARK: Targets

    mutating func newTarget() -> ChangeTarget? {
        guard let goal = changingKeyResult({ ![.milestones, .zones].contains($0) }) else {
            return nil
        }
        let fields: [MeasureField] =
            switch goal.kind {
            case .metric: [.target, .target, .target, .commit, .stretch]
            case .atLeast, .atMost, .every: [.target]
            case .between: [.low, .high]
            case .milestones, .zones: []
            }
        var measures: [MeasureField: Decimal] = [:]
        for _ in 0..<int(1...2) {
            guard let field = pick(fields) else { continue }
            measures[field] = number(near: goal.to + int(-12...12))
        }
        return ChangeTarget(
            of: goal.id, to: measures, turns: chance(2), reason: chance(9) ? nil : "the market",
            on: earlierDay())
    }

    mutating func newBaseline() -> ChangeBaseline? {
        guard let goal = changingKeyResult({ $0 == .metric }) else { return nil }
        return ChangeBaseline(
            of: goal.id, to: number(near: goal.from + int(-9...9)),
            reason: chance(9) ? nil : "measured anew", on: earlierDay())
    }

    // MARK: Check-ins

    mutating func newCheckIn() -> RecordCheckIn? {
        let open = keyResults.filter { !isSettled($0.id) }
        guard let goal = chance(20) ? pick(keyResults) : pick(open) else { return nil }
        var checkIn = RecordCheckIn(on: goal.id, note: chance(3) ? "a note" : nil)
        if !chance(6) {
            switch goal.kind {
            case .milestones:
                checkIn.done = milestones(of: goal)
                if chance(3) {
                    checkIn.undone = milestones(of: goal).filter { !checkIn.done.contains($0) }
                }
            case .zones: checkIn.zone = pick(ReachedZone.allCases)
            default: checkIn.value = value(of: goal)
            }
        }
        if chance(2) { checkIn.confidence = Decimal(significand: Int64(int(0...10)), scale: 1) }
        if chance(12) { checkIn.blockedBy = pick(objectives).map { .goal($0) } }
        checkIn.on = earlierDay()
        return checkIn
    }

    mutating func newCorrection() -> CorrectEntry? {
        guard let amended = recentEntry() else { return nil }
        var correction = CorrectEntry(amended.entry, reason: chance(12) ? nil : "a slip")
        if chance(3) { correction.on = earlierDay() }
        guard !chance(4) else { return correction }
        let goal = keyResults.first { $0.id == amended.goal }
        switch amended.kind {
        case "check-in-recorded":
            if chance(4) {
                correction.confidence = Decimal(significand: Int64(int(0...100)), scale: 2)
            }
            guard let goal else {
                guard kpis.contains(amended.goal) else { return nil }
                correction.value = number(near: int(-9...99))
                return correction
            }
            switch goal.kind {
            case .milestones:
                if !chance(3) { correction.done = milestones(of: goal) }
                if chance(3) { correction.undone = chance(2) ? [] : milestones(of: goal) }
            case .zones: correction.word = pick(ReachedZone.allCases)?.rawValue
            default: correction.value = value(of: goal)
            }
        case "target-changed", "baseline-changed": correction.value = goal.map { value(of: $0) }
        case "weight-changed", "goal-aligned", "milestone-added", "milestone-weighed":
            correction.value = chance(9) ? 0 : weight()
        case "thresholds-changed", "benchmark-recorded", "influence-claimed":
            correction.value = number(near: int(-1...9))
        case "initiative-progressed": correction.value = chance(9) ? 100 : Decimal(int(0...99))
        case "deadline-changed": correction.word = "\(comingDay())"
        case "phases-changed":
            correction.word = phases(goal?.from ?? 0, goal?.to ?? 9).map(\.description)
                .joined(separator: ";")
        case "ambition-changed": correction.word = pick(Ambition.allCases)?.rawValue
        case "goal-assigned": correction.word = owner()?.description
        default: correction.on = earlierDay()
        }
        return correction
    }

    mutating func newRetraction() -> RetractEntry? {
        guard let amended = recentEntry() else { return nil }
        return RetractEntry(amended.entry, reason: chance(9) ? nil : "a mistake")
    }

    /// An entry that can be amended; rather a late one, so that clerical mistakes are common.
    private mutating func recentEntry() -> (entry: Int, kind: String, goal: GoalID)? {
        chance(2) ? amendable.last : pick(amendable)
    }

    // MARK: Life

    mutating func newClosing() -> CloseGoal? {
        guard let goal = anyGoal() else { return nil }
        var closing = CloseGoal(goal, outcome: pick(Outcome.allCases) ?? .missed)
        if closing.outcome != .abandoned, chance(2) {
            closing.score = Decimal(significand: Int64(int(0...100)), scale: 2)
        }
        closing.note = chance(5) ? nil : "as agreed"
        return closing
    }

    mutating func newReopening() -> ReopenGoal? {
        pick(closed).map { ReopenGoal($0, reason: chance(9) ? nil : "there is more to it") }
    }

    mutating func newVoiding() -> VoidGoal? {
        anyGoal().map { VoidGoal($0, reason: chance(9) ? nil : "made by mistake") }
    }

    mutating func changingKeyResult(_ fits: (MeasureKind) -> Bool) -> RandomKeyResult? {
        let fitting = keyResults.filter { fits($0.kind) }
        return pick(chance(9) ? fitting : fitting.filter { !closed.contains($0.id) })
    }

    mutating func anyGoal() -> GoalID? {
        chance(3) ? pick(objectives) : pick(keyResults)?.id
    }

    // MARK: Numbers and days

    /// Today as often as not, else one of the days before, some of them again and again.
    mutating func earlierDay() -> Day? {
        switch int(0...9) {
        case 0...4: nil
        case 5, 6: max(firstDay, today + -int(0...3))
        case 7: min(today, firstDay + int(0...9))
        default: today + -int(0...40)
        }
    }

    mutating func weight() -> Decimal {
        Decimal(significand: Int64(int(1...40)), scale: int(0...2)) ?? 1
    }

    mutating func value(of goal: RandomKeyResult) -> Decimal {
        let (low, high) = (min(goal.from, goal.to), max(goal.from, goal.to))
        let slack = (high - low) / 4 + 1
        return number(near: int(low - slack...high + slack))
    }

    /// One or two of the milestones of a key result, by their identifiers.
    mutating func milestones(of goal: RandomKeyResult) -> [String] {
        guard goal.milestones > 0 else { return [] }
        return (0..<int(1...2)).map { _ in "m\(int(1...goal.milestones))" }
    }

    /// A number with none, a few or many decimals.
    mutating func number(near whole: Int) -> Decimal {
        let digits: Int64
        let scale: Int
        switch int(0...9) {
        case 0...4: return Decimal(whole)
        case 5...7: (digits, scale) = (Int64(whole * 10 + int(0...9)), 1)
        case 8: (digits, scale) = (Int64(whole * 1000 + int(0...999)), 3)
        default: (digits, scale) = (Int64(whole) * 1_000_000_000_000 + Int64(int(0...999_999)), 12)
        }
        return Decimal(significand: digits, scale: scale) ?? Decimal(whole)
    }
}
