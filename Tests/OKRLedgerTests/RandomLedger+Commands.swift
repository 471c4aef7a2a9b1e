import OKRLedger
import OKRModel

extension RandomLedger {
    /// A command that fits the ledger more often than not; nil where it has nothing to fit.
    mutating func nextCommand() -> (any Command)? {
        if objectives.allSatisfy(closed.contains) { return newObjective() }
        if keyResults.allSatisfy({ closed.contains($0.id) }) { return newKeyResult() }
        return switch int(0...99) {
        case 0...34: newCheckIn()
        case 35...45: newCorrection()
        case 46...50: newRetraction()
        case 51...61: newTarget()
        case 62...67: newBaseline()
        case 68...73: newClosing()
        case 74...79: newReopening()
        case 80: newVoiding()
        case 81...91: newKeyResult()
        case 92...97: newObjective()
        case 98: newCycle()
        default: AddTeam(id: "team\(int(1...99))", title: "Team", level: .team)
        }
    }

    // MARK: Frame

    mutating func newCycle() -> AddCycle {
        let start = today + int(-25...15)
        let days = [1, 3, 7, 7, 14, 30]
        return AddCycle(
            id: "C\(cycles.count + 1)", start: start,
            end: start + (chance(6) ? int(0...1) : int(5...120)),
            cadence: chance(3) ? .monthly : .days(days[int(0...5)]), grace: int(0...5))
    }

    mutating func newObjective() -> AddObjective? {
        guard let cycle = pick(cycles),
            let owner = OwnerName(chance(2) ? "team:core" : "person:bo")
        else { return nil }
        var parents: [Goal.Parent] = []
        for _ in 0..<int(0...2) {
            guard let parent = pick(objectives), !parents.contains(where: { $0.id == parent })
            else { continue }
            parents.append(Goal.Parent(id: parent, weight: chance(3) ? nil : weight()))
        }
        if chance(8), let parent = pick(keyResults)?.id {
            parents.append(Goal.Parent(id: parent, weight: nil))
        }
        return AddObjective(
            title: "Objective", cycle: cycle, owner: owner,
            ambition: chance(2) ? .committed : .aspirational, weight: chance(2) ? nil : weight(),
            parents: parents, on: earlierDay())
    }

    // MARK: Key results

    mutating func newKeyResult() -> AddKeyResult? {
        guard let objective = pick(objectives) else { return nil }
        let kind = pick([MeasureKind.metric, .metric, .metric, .atLeast, .atMost, .between])
        let (from, to) = (int(-20...120), int(-20...120))
        var measures: [MeasureField: Decimal] = [:]
        switch kind ?? .metric {
        case .metric: measures = newLadder(from, to)
        case .atLeast, .atMost: measures[.target] = number(near: to)
        case .between:
            measures[.low] = number(near: min(from, to))
            measures[.high] = number(near: max(from, to) + 1)
        case .every, .milestones, .zones: break
        }
        return AddKeyResult(
            objective: objective, title: "Key result", kind: kind ?? .metric, measures: measures,
            weight: chance(2) ? nil : chance(5) ? 0 : weight(), on: earlierDay())
    }

    /// Baseline, commit, target and stretch in this order, some of them left out.
    private mutating func newLadder(_ from: Int, _ to: Int) -> [MeasureField: Decimal] {
        let step = to >= from ? 1 : -1
        var measures: [MeasureField: Decimal] = [:]
        if !chance(5) { measures[.baseline] = number(near: from) }
        if !chance(5) { measures[.target] = number(near: to + 3 * step) }
        if chance(3) { measures[.commit] = Decimal((from + to) / 2) }
        if chance(3) { measures[.stretch] = number(near: to + 9 * step) }
        return measures
    }

    mutating func newTarget() -> ChangeTarget? {
        guard let goal = pick(keyResults) else { return nil }
        let fields: [MeasureField] =
            switch goal.kind {
            case .metric: [.target, .target, .target, .commit, .stretch]
            case .atLeast, .atMost: [.target]
            case .between: [.low, .high]
            case .every, .milestones, .zones: []
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
        guard let goal = pick(keyResults.filter { $0.kind == .metric }) else { return nil }
        return ChangeBaseline(
            of: goal.id, to: number(near: goal.from + int(-9...9)),
            reason: chance(9) ? nil : "measured anew", on: earlierDay())
    }

    // MARK: Check-ins

    mutating func newCheckIn() -> RecordCheckIn? {
        guard let goal = pick(keyResults) else { return nil }
        var checkIn = RecordCheckIn(on: goal.id, note: chance(3) ? "a note" : nil)
        if !chance(6) { checkIn.value = value(of: goal) }
        if chance(2) { checkIn.confidence = Decimal(significand: Int64(int(0...10)), scale: 1) }
        checkIn.on = earlierDay()
        return checkIn
    }

    mutating func newCorrection() -> CorrectEntry? {
        guard let entry = recentEntry(), let goal = pick(keyResults) else { return nil }
        var correction = CorrectEntry(entry, reason: chance(9) ? nil : "a slip")
        if !chance(4) { correction.value = value(of: goal) }
        if chance(3) { correction.on = earlierDay() }
        if chance(4) { correction.confidence = Decimal(significand: Int64(int(0...100)), scale: 2) }
        return correction
    }

    mutating func newRetraction() -> RetractEntry? {
        recentEntry().map { RetractEntry($0, reason: chance(9) ? nil : "a mistake") }
    }

    /// An entry that can be amended; rather a late one, so that clerical mistakes are common.
    private mutating func recentEntry() -> Int? {
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

    mutating func anyGoal() -> GoalID? {
        chance(3) ? pick(objectives) : pick(keyResults)?.id
    }

    // MARK: Numbers and days

    /// Today as often as not, else one of the days before, some of them again and again.
    private mutating func earlierDay() -> Day? {
        switch int(0...9) {
        case 0...4: nil
        case 5, 6: max(firstDay, today + -int(0...3))
        case 7: firstDay + int(0...9)
        default: today + -int(0...40)
        }
    }

    private mutating func weight() -> Decimal {
        Decimal(significand: Int64(int(1...40)), scale: int(0...2)) ?? 1
    }

    private mutating func value(
        of goal: (id: GoalID, kind: MeasureKind, from: Int, to: Int)
    ) -> Decimal {
        let (low, high) = (min(goal.from, goal.to), max(goal.from, goal.to))
        let slack = (high - low) / 4 + 1
        return number(near: int(low - slack...high + slack))
    }

    /// A number with none, a few or many decimals.
    private mutating func number(near whole: Int) -> Decimal {
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
