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
            if let on = correction.on { result.on = on }
            if let value = correction.value { result.value = value }
            if let confidence = correction.confidence { result.confidence = confidence }
            if let note = correction.note { result.note = note }
        }
        return result
    }
}

extension MeasureChange {
    /// What the change says as known through an entry; nil before it and once retracted.
    func content(knownThrough entry: Int) -> (on: Day, values: [MeasureField: Decimal])? {
        guard stamp.entry <= entry else { return nil }
        if let retraction, retraction.stamp.entry <= entry { return nil }
        var (on, values) = (on, values)
        for correction in corrections where correction.stamp.entry <= entry {
            if let corrected = correction.on { on = corrected }
            if let value = correction.value, let field = correctableField { values[field] = value }
        }
        return (on, values)
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

    private func best(
        at view: Perspective, where qualifies: (CheckIn.Content) -> Bool
    ) -> (checkIn: CheckIn, content: CheckIn.Content)? {
        var winner: Ranked<(CheckIn, CheckIn.Content)>?
        for (checkIn, content) in checkIns(at: view) where qualifies(content) {
            let next = Ranked(
                on: content.on, entry: checkIn.stamp.entry, value: (checkIn, content))
            if next.outranks(winner) { winner = next }
        }
        return winner?.value
    }

    /// The value of a measure in force on a day as known through an entry.
    ///
    /// What was given at creation holds from the beginning of time; else the last change known
    /// whose day is not later, in the order of day and entry.
    public func measure(_ field: MeasureField, at view: Perspective) -> Decimal? {
        measure(field, at: view, without: nil)
    }

    /// The same as if one change had not been recorded.
    func measure(
        _ field: MeasureField, at view: Perspective, without left: Int?
    ) -> Decimal? {
        var winner: Ranked<Decimal>?
        for change in changes where change.stamp.entry != left {
            guard let content = change.content(knownThrough: view.entry), content.on <= view.day,
                let value = content.values[field]
            else { continue }
            let next = Ranked(on: content.on, entry: change.stamp.entry, value: value)
            if next.outranks(winner) { winner = next }
        }
        return winner?.value ?? initial[field]
    }

    /// All measures in force on a day as known through an entry.
    public func measures(at view: Perspective) -> [MeasureField: Decimal] {
        var result: [MeasureField: Decimal] = [:]
        for field in MeasureField.allCases { result[field] = measure(field, at: view) }
        return result
    }

    /// The closing in force as known through an entry, or nil while the goal is open.
    public func closing(knownThrough entry: Int) -> (stamp: Stamp, closing: LifeTurn.Closing)? {
        guard let last = turns.last(where: { $0.stamp.entry <= entry }),
            case .closed(let closing) = last.turn
        else { return nil }
        return (last.stamp, closing)
    }

    /// The perspective that counts for the goal: a closed goal stands still.
    ///
    /// Its numbers are those of the day it was closed, or of an earlier day asked about, as known
    /// when it was closed; what is recorded later shows in the audit.
    public func standingStill(_ view: Perspective) -> Perspective {
        guard let (stamp, _) = closing(knownThrough: view.entry) else { return view }
        return Perspective(entry: stamp.entry, day: min(view.day, stamp.day))
    }
}
