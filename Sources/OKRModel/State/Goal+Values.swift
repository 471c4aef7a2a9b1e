/// How far knowledge goes: up to an entry, about a day.
public struct Perspective: Hashable, Sendable {
    /// The last entry known.
    public var entry: Int
    /// The day asked about.
    public var day: Day

    /// Makes a perspective.
    public init(entry: Int, day: Day) {
        self.entry = entry
        self.day = day
    }

    /// All that is known, about the last day there is.
    public static let latest = Perspective(entry: .max, day: Day(number: Day.last))
}

/// What one source of truth says at a perspective, and its rank among the others.
struct Ranked<Value> {
    let on: Day
    let entry: Int
    let value: Value

    /// The greatest day wins, and of one day the entry recorded last; anything outranks nothing.
    func outranks(_ other: Ranked?) -> Bool {
        guard let other else { return true }
        return (on, entry) > (other.on, other.entry)
    }
}

extension CheckIn {
    /// What the check-in says as known through an entry; nil before it and once retracted.
    public func content(knownThrough entry: Int) -> Content? {
        guard stamp.entry <= entry else { return nil }
        if let retraction, retraction.stamp.entry <= entry { return nil }
        var result = content
        for correction in corrections where correction.stamp.entry <= entry {
            result = result.replacing(correction.content)
        }
        return result
    }

    /// The day it was true as known through an entry; nil before it and once retracted.
    func day(knownThrough entry: Int) -> Day? {
        guard stamp.entry <= entry else { return nil }
        if let retraction, retraction.stamp.entry <= entry { return nil }
        if corrections.isEmpty { return content.on }
        return content(knownThrough: entry)?.on
    }
}

extension Goal {
    /// The check-ins in force at a perspective, in the order they were recorded.
    ///
    /// Complexity: linear in the goal's check-ins.
    public func checkIns(at view: Perspective) -> [(checkIn: CheckIn, content: CheckIn.Content)] {
        var result: [(CheckIn, CheckIn.Content)] = []
        for checkIn in checkIns {
            guard let content = checkIn.content(knownThrough: view.entry) else { continue }
            if content.on <= view.day { result.append((checkIn, content)) }
        }
        return result
    }

    /// The check-in with the greatest day, and of one day the one recorded last.
    public func lastCheckIn(at view: Perspective) -> (checkIn: CheckIn, content: CheckIn.Content)? {
        best(at: view) { _ in true }
    }

    /// The check-in that gives the value at a perspective, or nil where there is none yet.
    public func value(at view: Perspective) -> (value: Decimal, on: Day)? {
        guard let (_, content) = best(at: view, where: { $0.value != nil }),
            let value = content.value
        else { return nil }
        return (value, content.on)
    }

    /// The declared confidence at a perspective, or nil where none was given yet.
    public func confidence(at view: Perspective) -> Decimal? {
        best(at: view) { $0.confidence != nil }?.content.confidence
    }

    func best(
        at view: Perspective, where qualifies: (CheckIn.Content) -> Bool
    ) -> (checkIn: CheckIn, content: CheckIn.Content)? {
        var winner: Ranked<(CheckIn, CheckIn.Content)>?
        let checkIns = checkIns
        // The last ones win more often than not: what they outrank is not read whole.
        for index in checkIns.indices.reversed() {
            guard let on = checkIns[index].day(knownThrough: view.entry), on <= view.day else {
                continue
            }
            let entry = checkIns[index].stamp.entry
            if let winner, (on, entry) < (winner.on, winner.entry) { continue }
            guard let content = checkIns[index].content(knownThrough: view.entry),
                qualifies(content)
            else { continue }
            winner = Ranked(on: on, entry: entry, value: (checkIns[index], content))
        }
        return winner?.value
    }

    /// How many check-ins are in force at a perspective.
    func checkInCount(at view: Perspective) -> Int {
        let checkIns = checkIns
        return checkIns.indices.count { index in
            checkIns[index].day(knownThrough: view.entry).map { $0 <= view.day } ?? false
        }
    }

    /// The zone of the last check-in that names one, with the day it was true.
    public func zone(at view: Perspective) -> (zone: ReachedZone, on: Day)? {
        guard let (_, content) = best(at: view, where: { $0.zone != nil }),
            let zone = content.zone
        else { return nil }
        return (zone, content.on)
    }

    /// The milestones done, folded over the check-ins in the order of day and entry.
    ///
    /// Nil where no check-in has said anything of milestones yet.
    public func doneMilestones(at view: Perspective) -> Set<MilestoneID>? {
        let saying = checkIns(at: view).filter {
            !$0.content.done.isEmpty || !$0.content.undone.isEmpty
        }
        guard !saying.isEmpty else { return nil }
        var done: Set<MilestoneID> = []
        let ordered = saying.sorted {
            ($0.content.on, $0.checkIn.stamp.entry) < ($1.content.on, $1.checkIn.stamp.entry)
        }
        for (_, content) in ordered {
            done.formUnion(content.done)
            done.subtract(content.undone)
        }
        return done
    }

    /// The day of the last check-in that says how far the goal is.
    public func valuedOn(at view: Perspective) -> Day? {
        best(at: view) { $0.isValued }?.content.on
    }

    /// The value of a measure in force on a day as known through an entry.
    ///
    /// What was given at creation holds from the beginning of time; else the last change known
    /// whose day is not later, in the order of day and entry.
    public func measure(_ field: MeasureField, at view: Perspective) -> Decimal? {
        timeline.setting(.measure(field), at: view)?.number
    }

    /// All measures in force on a day as known through an entry.
    public func measures(at view: Perspective) -> [MeasureField: Decimal] {
        var result: [MeasureField: Decimal] = [:]
        for field in MeasureField.allCases { result[field] = measure(field, at: view) }
        return result
    }
}
