import OKRLedger
import OKRModel

/// Cycles, teams and goals as they are added.
extension RandomLedger {
    // MARK: Frame

    mutating func newTeam() -> AddTeam {
        AddTeam(
            id: "team\(teams.count)", title: "Team", parent: chance(3) ? nil : pick(teams),
            level: chance(3) ? nil : pick(TeamLevel.allCases))
    }

    mutating func newCycle() -> AddCycle {
        let start = today + int(-25...15)
        let days = [1, 3, 7, 7, 14, 30]
        var cycle = AddCycle(
            id: "C\(cycles.count + 1)", start: start,
            end: start + (chance(6) ? int(0...1) : int(5...120)),
            cadence: chance(3) ? .monthly : .days(days[int(0...5)]), grace: int(0...5))
        if chance(2) { cycle.holidays = holidays(from: start) }
        if chance(4) { cycle.parent = pick(cycles) }
        return cycle
    }

    /// A few days that do not count, some of them one after the other.
    mutating func holidays(from start: Day) -> [Day] {
        var days: [Day] = []
        for _ in 0..<int(1...4) {
            let first = start + int(0...40)
            for day in 0..<int(1...5) { days.append(first + day) }
        }
        return days
    }

    // MARK: Objectives

    mutating func newObjective() -> AddObjective? {
        guard let cycle = pick(cycles), let owner = owner() else { return nil }
        var parents: [Goal.Parent] = []
        for _ in 0..<int(0...2) {
            guard let parent = pick(objectives + strategies),
                !parents.contains(where: { $0.id == parent })
            else { continue }
            parents.append(Goal.Parent(id: parent, weight: chance(3) ? nil : weight()))
        }
        if chance(8), let parent = pick(keyResults)?.id {
            parents.append(Goal.Parent(id: parent, weight: nil))
        }
        var objective = AddObjective(
            title: "Objective", cycle: cycle, owner: owner,
            ambition: chance(2) ? .committed : .aspirational, weight: chance(2) ? nil : weight(),
            parents: parents, on: earlierDay())
        objective.isDraft = chance(4)
        (objective.reviewer, objective.contributors) = (reviewer(), contributors())
        return objective
    }

    mutating func owner() -> OwnerName? {
        if chance(3) { return OwnerName(chance(2) ? "person:bo" : "person:ana") }
        return pick(teams).map { OwnerName.team($0) }
    }

    mutating func reviewer() -> OwnerName? { chance(4) ? owner() : nil }

    mutating func contributors() -> [OwnerName] {
        var list: [OwnerName] = []
        while chance(4) {
            if let owner = owner(), !list.contains(owner) { list.append(owner) }
        }
        return list
    }

    // MARK: Key results

    mutating func newKeyResult() -> AddKeyResult? {
        guard let objective = pick(objectives) else { return nil }
        let kinds: [MeasureKind] = [
            .metric, .metric, .metric, .atLeast, .atMost, .between, .every, .every, .milestones,
            .milestones, .zones,
        ]
        let kind = pick(kinds) ?? .metric
        let (from, to) = (int(-20...120), int(-20...120))
        var measures: [MeasureField: Decimal] = [:]
        switch kind {
        case .metric: measures = newLadder(from, to)
        case .atLeast, .atMost, .every: measures[.target] = number(near: to)
        case .between:
            measures[.low] = number(near: min(from, to))
            measures[.high] = number(near: max(from, to) + 1)
        case .milestones, .zones: break
        }
        var new = AddKeyResult(
            objective: objective, title: "Key result", kind: kind, measures: measures,
            weight: chance(2) ? nil : chance(5) ? 0 : weight(), on: earlierDay())
        if kind == .every {
            new.plan = MeasurementPlan(
                .every, period: pick(Period.allCases), bound: pick(Bound.allCases))
        }
        if kind == .milestones {
            let isDated = !chance(3)
            for number in 1...int(1...4) {
                new.milestones.append(milestone(named: "step \(number)", isDated: isDated))
            }
        }
        if kind == .zones {
            for zone in [ReachedZone.commit, .target, .stretch] {
                new.zones[zone] = "as good as \(zone.rawValue)"
            }
        }
        if kind == .metric, chance(3) { new.phases = phases(from, to) }
        if chance(4) { new.deadline = comingDay() }
        new.isDraft = chance(6)
        new.reason = chance(9) ? nil : "it was missing"
        (new.reviewer, new.contributors) = (reviewer(), contributors())
        return new
    }

    mutating func milestone(named name: String, isDated: Bool) -> MilestonePlan {
        MilestonePlan(
            name: name, weight: chance(2) ? 1 : weight(),
            day: isDated && !chance(3) ? comingDay() : nil)
    }

    /// Values on the way, on days before, in and after the goal's.
    mutating func phases(_ from: Int, _ to: Int) -> [Phase] {
        var phases: [Phase] = []
        for _ in 0..<int(1...3) {
            let day = comingDay()
            guard !phases.contains(where: { $0.day == day }) else { continue }
            let (low, high) = (min(from, to), max(from, to))
            phases.append(Phase(day: day, value: number(near: int(low - 9...high + 9))))
        }
        return phases
    }

    /// A day of the weeks before and the months after today.
    mutating func comingDay() -> Day { today + int(-20...90) }

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
}
