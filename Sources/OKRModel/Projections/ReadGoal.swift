extension State {
    /// The key result of figures with the readings of its KPI among its check-ins.
    ///
    /// Where it takes no values from a KPI, it is as it is.
    public func withReadings(_ figures: KeyResultFigures) -> Goal {
        read(figures.goal, at: figures.view)
    }
}

extension Goal {
    /// The last entry of each day on which something was recorded of its values and its aims.
    ///
    /// The oldest first, from its creation through an entry; what happened between two of them
    /// changed nothing of either. Complexity: n · log n in its entries.
    public func turningPoints(knownThrough entry: Int) -> [(entry: Int, day: Day)] {
        var latest: [Day: Int] = [created.day: created.entry]
        func take(_ stamp: Stamp?) {
            guard let stamp, stamp.entry <= entry else { return }
            latest[stamp.day] = max(latest[stamp.day] ?? 0, stamp.entry)
        }
        for checkIn in checkIns {
            take(checkIn.stamp)
            for correction in checkIn.corrections { take(correction.stamp) }
            take(checkIn.retraction?.stamp)
        }
        for change in changes {
            take(change.stamp)
            for correction in change.corrections { take(correction.stamp) }
            take(change.retraction?.stamp)
        }
        return latest.map { (entry: $0.value, day: $0.key) }.sorted { $0.entry < $1.entry }
    }
}
