import OKRModel

/// The lists that people work through: check-ins that are owed, and what holds goals back.
extension PlainHistory {
    /// The key results that owe a check-in by some days after the one asked about, each as a text.
    func dueCheckIns(within days: Int, at moment: PlainMoment) -> [String] {
        var owed: [(due: Day, text: String)] = []
        for goal in goals where isKeyResult(goal) && !isVoided(goal) {
            let figures = keyResult(goal, at: moment)
            guard let due = figures.due, let first = figures.first, first <= moment.day,
                due <= moment.day + days
            else { continue }
            let urgency =
                figures.isMissed
                ? "missed" : figures.isLate ? "late" : due > moment.day ? "coming" : "due"
            owed.append((due, "\(goal) due \(due) \(urgency) overdue \(figures.overdue ?? 0)"))
        }
        // Of one day in the order of creation.
        let dues = Set(owed.map(\.due)).sorted()
        return dues.flatMap { due in owed.filter { $0.due == due }.map(\.text) }
    }

    /// The blockers raised by the day asked about, the oldest first, each as a text.
    func blockers(at moment: PlainMoment) -> [String] {
        var raised: [(on: Day, entry: Int, text: String)] = []
        for goal in goals where isKeyResult(goal) && !isVoided(goal) {
            let entries = entries(of: goal, through: moment.entry)
            for checkIn in checkIns(of: goal, at: moment) where checkIn.raisesBlocker {
                let resolution = entries.first { entry in
                    entry.kind == "blocker-resolved" && entry["entry"] == .whole(checkIn.entry)
                        && entry.day <= moment.day
                }
                let until = resolution?.day ?? moment.day
                let owner = value("owner", of: goal, at: standingStill(goal, at: moment))
                let closing = closing(of: goal, at: moment.entry)
                let isClosed = closing.map { $0.day <= moment.day } ?? false
                let text =
                    "\(goal) of \(owner?.asWord ?? "") blocked by @\(checkIn.entry) "
                    + "on \(checkIn.on), resolved by \(resolution?.number ?? 0), "
                    + "\(max(0, until.number - checkIn.on.number)) days, closed \(isClosed)"
                raised.append((checkIn.on, checkIn.entry, text))
            }
        }
        return raised.sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }.map(\.text)
    }
}

extension Scoreboard {
    /// The same list of the product.
    func plainDueCheckIns(within days: Int) -> [String] {
        dueCheckIns(within: days).map { one in
            "\(one.goal.id) due \(one.owed.due) \(one.urgency.rawValue) "
                + "overdue \(one.owed.daysLate)"
        }
    }
}

extension State {
    /// The same list of the product.
    func plainBlockers(at view: Perspective) -> [String] {
        blockers(at: view).map { blocker in
            "\(blocker.goal.id) of \(blocker.owner?.description ?? "") "
                + "blocked by @\(blocker.checkIn.stamp.entry) "
                + "on \(blocker.on), resolved by \(blocker.resolution?.stamp.entry ?? 0), "
                + "\(blocker.daysOpen) days, closed \(blocker.isOfClosedGoal)"
        }
    }
}
