/// A change of a key result's goalposts after its original was fixed.
public struct Move: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// What kind of move it was.
    public let kind: Kind
    /// Why.
    public let reason: String?

    /// The kinds of moves.
    public enum Kind: Sendable {
        /// Measures were changed, with the values on the day of the change before and after.
        case changed([(field: MeasureField, before: Decimal?, after: Decimal)])
        /// An earlier change was corrected when that was no longer a clerical matter.
        case corrected(change: Int)
        /// An earlier change was withdrawn when that was no longer a clerical matter.
        case retracted(change: Int)
        /// The goal was abandoned.
        case abandoned
    }
}

extension Goal {
    private static let clericalSpan = Instant.microsecondsPerDay

    /// Whether something recorded then came after the goal's original was fixed.
    ///
    /// The original is fixed at the end of the day the goal was recorded; by import, at once.
    func isAfterOriginal(_ stamp: Stamp) -> Bool {
        created.isImported ? stamp.entry > created.entry : stamp.day > created.day
    }

    /// Whether a change recorded today would come after the goal's original was fixed.
    func isOriginalFixed(today: Day) -> Bool {
        created.isImported || today > created.day
    }

    /// Whether a correction is clerical: within 24 hours and before the goal's next check-in.
    func isClerical(_ correction: Stamp, of change: MeasureChange) -> Bool {
        guard correction.time - change.stamp.time <= Goal.clericalSpan else { return false }
        return !checkIns.contains {
            change.stamp.entry < $0.stamp.entry && $0.stamp.entry < correction.entry
        }
    }

    /// What a change said once clerical mistakes are mended, and nothing else that came later.
    private func posted(
        _ change: MeasureChange, knownThrough entry: Int
    ) -> (on: Day, values: [MeasureField: Decimal])? {
        func counts(_ stamp: Stamp) -> Bool {
            guard stamp.entry <= entry else { return false }
            return isClerical(stamp, of: change) || !isAfterOriginal(stamp)
        }
        guard change.stamp.entry <= entry else { return nil }
        if let retraction = change.retraction, counts(retraction.stamp) { return nil }
        var (on, values) = (change.on, change.values)
        for correction in change.corrections where counts(correction.stamp) {
            if let corrected = correction.on { on = corrected }
            if let value = correction.value, let field = change.correctableField {
                values[field] = value
            }
        }
        return (on, values)
    }

    /// The value a measure had when the goal's original was fixed, as known through an entry.
    ///
    /// Where it had none, the first value it was given later.
    public func original(_ field: MeasureField, knownThrough entry: Int) -> Decimal? {
        var winner: Ranked<Decimal>?
        for change in changes where !isAfterOriginal(change.stamp) {
            guard let posted = posted(change, knownThrough: entry), let value = posted.values[field]
            else { continue }
            let next = Ranked(on: posted.on, entry: change.stamp.entry, value: value)
            if next.outranks(winner) { winner = next }
        }
        if let fixed = winner?.value ?? initial[field] { return fixed }
        return setLate(field, knownThrough: entry)?.value
    }

    /// The first value of a measure that was empty when the original was fixed.
    private func setLate(
        _ field: MeasureField, knownThrough entry: Int
    ) -> (change: Int, value: Decimal)? {
        for change in changes where isAfterOriginal(change.stamp) {
            if let value = posted(change, knownThrough: entry)?.values[field] {
                return (change.stamp.entry, value)
            }
        }
        return nil
    }

    private func isSetLate(_ field: MeasureField, by change: Int, knownThrough entry: Int) -> Bool {
        guard initial[field] == nil, setLate(field, knownThrough: entry)?.change == change else {
            return false
        }
        return !changes.contains {
            !isAfterOriginal($0.stamp)
                && posted($0, knownThrough: entry)?.values[field] != nil
        }
    }

    /// Whether a change of this measure would be its first value, and so no move.
    func wouldSetLate(_ field: MeasureField) -> Bool {
        original(field, knownThrough: .max) == nil
    }

    /// Every move of the goalposts known through an entry, in the order they were recorded.
    ///
    /// Complexity: quadratic in the goal's changes, which are few.
    public func moves(knownThrough entry: Int) -> [Move] {
        var moves: [Move] = []
        for change in changes where change.stamp.entry <= entry {
            if let move = move(by: change, knownThrough: entry) { moves.append(move) }
            moves += movesCorrecting(change, knownThrough: entry)
        }
        for turn in turns where turn.stamp.entry <= entry && isAfterOriginal(turn.stamp) {
            if case .closed(let closing) = turn.turn, closing.outcome == .abandoned {
                moves.append(Move(stamp: turn.stamp, kind: .abandoned, reason: closing.note))
            }
        }
        return moves.sorted { $0.stamp.entry < $1.stamp.entry }
    }

    private func move(by change: MeasureChange, knownThrough entry: Int) -> Move? {
        guard isAfterOriginal(change.stamp), let posted = posted(change, knownThrough: entry) else {
            return nil
        }
        let before = Perspective(entry: change.stamp.entry - 1, day: posted.on)
        var moved: [(field: MeasureField, before: Decimal?, after: Decimal)] = []
        for field in MeasureField.allCases {
            guard let value = posted.values[field] else { continue }
            if isSetLate(field, by: change.stamp.entry, knownThrough: entry) { continue }
            moved.append((field, measure(field, at: before), value))
        }
        guard !moved.isEmpty else { return nil }
        return Move(stamp: change.stamp, kind: .changed(moved), reason: change.reason)
    }

    private func movesCorrecting(_ change: MeasureChange, knownThrough entry: Int) -> [Move] {
        func isMove(_ stamp: Stamp) -> Bool {
            stamp.entry <= entry && isAfterOriginal(stamp) && !isClerical(stamp, of: change)
        }
        var moves: [Move] = []
        for correction in change.corrections where isMove(correction.stamp) {
            moves.append(
                Move(
                    stamp: correction.stamp, kind: .corrected(change: change.stamp.entry),
                    reason: correction.reason))
        }
        if let retraction = change.retraction, isMove(retraction.stamp) {
            moves.append(
                Move(
                    stamp: retraction.stamp, kind: .retracted(change: change.stamp.entry),
                    reason: retraction.reason))
        }
        return moves
    }
}
