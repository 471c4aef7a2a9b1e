/// How regularly and how openly goals were checked in, judged by the days things were recorded on.
public struct Discipline: Sendable {
    /// Every key result that was ever agreed, in the order of creation.
    public let keyResults: [KeyResultDiscipline]

    /// At least so many check-ins make a burst.
    public static let fewestOfBurst = 3
    /// At least so many declared confidences that are all the same are flat.
    public static let fewestOfFlat = 4

    /// Judges the key results that pass a filter, as known at a perspective.
    ///
    /// The day of the perspective is today: what was recorded after it is not counted. Complexity:
    /// linear in the check-ins, and in a goal's check-ins for each of its own.
    public init(_ state: State, at view: Perspective, where filter: GoalFilter = .init()) {
        let judge = DisciplineJudge(state, at: view)
        var list: [KeyResultDiscipline] = []
        for id in state.goalOrder {
            guard let goal = state.goals[id], goal.type == .keyResult,
                filter.passes(goal, at: view, in: state)
            else { continue }
            if let judged = judge.judge(goal) { list.append(judged) }
        }
        keyResults = list
    }

    /// The sums of some key results.
    public static func totals(of list: [KeyResultDiscipline]) -> CheckInDuty {
        list.reduce(CheckInDuty()) { $0 + $1.duty }
    }

    /// The key results by owner, in the order in which the owners first come up.
    public var byOwner: [(owner: Owner?, keyResults: [KeyResultDiscipline])] {
        var order: [Owner?] = []
        var groups: [Owner?: [KeyResultDiscipline]] = [:]
        for one in keyResults {
            if groups[one.owner] == nil { order.append(one.owner) }
            groups[one.owner, default: []].append(one)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }
}

/// The check-ins that were owed, and what became of them.
public struct CheckInDuty: Hashable, Sendable {
    /// Recorded within the grace.
    public var onTime = 0
    /// Recorded after the grace, and before another cadence had gone by.
    public var late = 0
    /// Not recorded before another cadence and the grace had gone by.
    public var missed = 0
    /// Due and not recorded yet, or not any more: the goal was closed first.
    public var open = 0
    /// How many check-ins were recorded after the day they are about.
    public var backdated = 0
    /// The longest time between the day of a check-in and its recording, in days.
    public var longestLag = 0

    /// All that were owed.
    public var due: Int { onTime + late + missed + open }

    /// The share of those no longer open that was on time; nil where there are none.
    public var share: Double? {
        let settled = due - open
        return settled > 0 ? Double(onTime) / Double(settled) : nil
    }

    /// The sums of two.
    public static func + (one: CheckInDuty, other: CheckInDuty) -> CheckInDuty {
        CheckInDuty(
            onTime: one.onTime + other.onTime, late: one.late + other.late,
            missed: one.missed + other.missed, open: one.open + other.open,
            backdated: one.backdated + other.backdated,
            longestLag: max(one.longestLag, other.longestLag))
    }
}

/// What became of one check-in that was owed.
public struct DutyDay: Hashable, Sendable {
    /// The day it was due.
    public let due: Day
    /// What became of it.
    public let outcome: Outcome

    /// What becomes of check-ins that are owed, the best first.
    public enum Outcome: String, Sendable, CaseIterable {
        case onTime = "on time"
        case open
        case late
        case missed
    }
}

/// How a key result was checked in.
public struct KeyResultDiscipline: Sendable {
    /// The key result.
    public let goal: Goal
    /// Who owns it at the perspective.
    public let owner: Owner?
    /// The check-ins that were owed, and what became of them.
    public let duty: CheckInDuty
    /// Each of them with the day it was due, the earliest first.
    public let days: [DutyDay]
    /// How many check-ins were recorded, those that came by import and were retracted too.
    public let checkIns: Int
    /// How many of them were recorded in the last tenth of its days, and after them.
    public let atTheEnd: Int
    /// Whether more than half of at least three check-ins came at the end.
    public let isBurst: Bool
    /// The one confidence that was declared again and again while the standing changed.
    public let flatConfidence: Decimal?
    /// How many check-ins declared it well while it was off track.
    public let watermelons: Int
    /// How many days ago the last check-in was, where that is more than two cadences; else nil.
    public let staleFor: Int?
}
