/// A key result that owes a check-in, or will soon.
public struct DueCheckIn: Sendable {
    /// The key result with its figures.
    public let figures: KeyResultFigures
    /// The check-in that is owed.
    public let owed: OwedCheckIn
    /// How urgent it is.
    public let urgency: Urgency

    /// How urgent a check-in is, in rising order.
    public enum Urgency: String, Sendable, CaseIterable {
        /// Its day is still to come.
        case coming
        /// Its day is here, or gone by within the grace.
        case due
        /// The grace has gone by.
        case late
        /// A whole cadence and the grace have gone by.
        case missed
    }

    /// The key result.
    public var goal: Goal { figures.goal }
}

extension Scoreboard {
    /// The key results that owe a check-in on the day asked about or within some days after it.
    ///
    /// In the order of the day it is due, and of one day in the order of creation. A key result
    /// that has not begun owes none yet.
    public func dueCheckIns(within days: Int = 0) -> [DueCheckIn] {
        keyResults.compactMap { figures -> DueCheckIn? in
            guard let owed = figures.owed, owed.due <= view.day + days,
                let first = figures.firstDay, first <= view.day
            else { return nil }
            let urgency: DueCheckIn.Urgency =
                if owed.isMissed { .missed } else if owed.isLate { .late } else {
                    owed.due > view.day ? .coming : .due
                }
            return DueCheckIn(figures: figures, owed: owed, urgency: urgency)
        }.sorted {
            ($0.owed.due, $0.goal.created.entry) < ($1.owed.due, $1.goal.created.entry)
        }
    }
}

extension Scoreboard {
    /// The KPIs whose reading is due on the day asked about or within some days after it.
    ///
    /// In the order of the day it is due, and of one day in the order of creation. A KPI that is
    /// worked out from others, or retired, owes none.
    public func dueReadings(within days: Int = 0) -> [KPIFigures] {
        func due(_ figures: KPIFigures) -> (Day, Int)? {
            figures.due.map { ($0, figures.goal.created.entry) }
        }
        return kpis.filter { $0.due.map { $0 <= view.day + days } ?? false }.sorted {
            guard let one = due($0), let other = due($1) else { return false }
            return one < other
        }
    }
}
