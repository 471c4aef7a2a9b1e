/// A change of a goal's goalposts after its original was fixed.
public struct Move: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// What kind of move it was.
    public let kind: Kind
    /// Why.
    public let reason: String?

    /// The kinds of moves.
    public enum Kind: Sendable {
        /// Fields were changed, with what they were set to on the day of the change and after it.
        case changed([(field: ChangeableField, before: Setting?, after: Setting)])
        /// The words for a zone were replaced.
        case described(ReachedZone)
        /// An earlier change was corrected when that was no longer a clerical matter.
        case corrected(change: Int)
        /// An earlier change was withdrawn when that was no longer a clerical matter.
        case retracted(change: Int)
        /// The goal was abandoned.
        case abandoned
        /// The goal, abandoned before, was opened again.
        case reopened
    }
}

extension ChangeableField {
    /// Whether its first value is no move: it measures nothing before it has one.
    var canBeSetLate: Bool {
        switch self {
        case .measure, .phases: true
        default: false
        }
    }

    /// Whether changing it moves the goalposts.
    func isMoved(from before: Setting?, to after: Setting) -> Bool {
        switch self {
        case .measure, .phases, .weight, .deadline, .ambition, .objective, .cycle, .milestone:
            return true
        case .parent:
            // Only what counted can be made to count less; a new alignment is news.
            guard case .alignment(let weight?)? = before, weight > 0 else { return false }
            return before != after
        default: return false
        }
    }
}

extension Goal {
    private static let clericalSpan = Instant.microsecondsPerDay

    /// Whether something recorded then came after the goal's original was fixed.
    ///
    /// The original is fixed when a draft is first agreed, else at the end of the day the goal was
    /// recorded; by import, at once.
    func isAfterOriginal(_ stamp: Stamp) -> Bool {
        if beganAsDraft { return firstAgreement.map { stamp.entry > $0.entry } ?? false }
        return created.isImported ? stamp.entry > created.entry : stamp.day > created.day
    }

    /// Whether a change recorded today would come after the goal's original was fixed.
    func isOriginalFixed(today: Day) -> Bool {
        if beganAsDraft { return firstAgreement != nil }
        return created.isImported || today > created.day
    }

    /// Whether a correction is clerical: within 24 hours and before the goal's next check-in.
    func isClerical(_ correction: Stamp, of change: Change) -> Bool {
        guard correction.time - change.stamp.time <= Goal.clericalSpan else { return false }
        return !checkIns.contains {
            change.stamp.entry < $0.stamp.entry && $0.stamp.entry < correction.entry
        }
    }

    /// What a change said once clerical mistakes are mended, and nothing else that came later.
    func posted(
        _ change: Change, knownThrough entry: Int
    ) -> (on: Day, settings: Settings)? {
        func counts(_ stamp: Stamp) -> Bool {
            guard stamp.entry <= entry else { return false }
            return isClerical(stamp, of: change) || !isAfterOriginal(stamp)
        }
        guard change.stamp.entry <= entry else { return nil }
        if let retraction = change.retraction, counts(retraction.stamp) { return nil }
        return change.corrected { counts($0.stamp) }
    }

    /// The value a measure had when the goal's original was fixed, as known through an entry.
    ///
    /// Where it had none, the first value it was given later.
    public func original(_ field: MeasureField, knownThrough entry: Int) -> Decimal? {
        original(.measure(field), knownThrough: entry)?.number
    }

    /// What a field was set to when the goal's original was fixed, as known through an entry.
    ///
    /// The first value of a measure or of phases that was given later is the original too.
    public func original(_ field: ChangeableField, knownThrough entry: Int) -> Setting? {
        guard !changes.isEmpty else {
            let first = timeline.initial[field]
            return first == .nothing ? nil : first
        }
        return fixed(field, knownThrough: entry) ?? setLate(field, knownThrough: entry)?.setting
    }

    /// What a field was set to when the goal's original was fixed; nil where it was empty.
    private func fixed(_ field: ChangeableField, knownThrough entry: Int) -> Setting? {
        var winner: Ranked<Setting>?
        for change in changes where !isAfterOriginal(change.stamp) {
            guard let posted = posted(change, knownThrough: entry),
                let setting = posted.settings[field]
            else { continue }
            let next = Ranked(on: posted.on, entry: change.stamp.entry, value: setting)
            if next.outranks(winner) { winner = next }
        }
        guard let fixed = winner?.value ?? timeline.initial[field], fixed != .nothing else {
            return nil
        }
        return fixed
    }

    /// The first setting of a field that was empty when the original was fixed.
    private func setLate(
        _ field: ChangeableField, knownThrough entry: Int
    ) -> (change: Int, setting: Setting)? {
        guard field.canBeSetLate else { return nil }
        for change in changes where isAfterOriginal(change.stamp) {
            let setting = posted(change, knownThrough: entry)?.settings[field]
            if let setting, setting != .nothing { return (change.stamp.entry, setting) }
        }
        return nil
    }

    /// Whether a change gave a field its first value after the original was fixed.
    func isSetLate(
        _ field: ChangeableField, by change: Int, knownThrough entry: Int
    ) -> Bool {
        setLate(field, knownThrough: entry)?.change == change
            && fixed(field, knownThrough: entry) == nil
    }

    /// Whether a change of this field would be its first value, and so no move.
    func wouldSetLate(_ field: ChangeableField) -> Bool {
        field.canBeSetLate && original(field, knownThrough: .max) == nil
    }

    /// Whether setting fields today, from a day on, would move the goalposts.
    func wouldMove(_ settings: Settings, on day: Day, today: Day) -> Bool {
        guard type.hasGoalposts, isOriginalFixed(today: today) else { return false }
        let view = Perspective(entry: .max, day: day)
        return settings.list.contains { item in
            !wouldSetLate(item.field)
                && item.field.isMoved(
                    from: timeline.setting(item.field, at: view), to: item.setting)
        }
    }

    /// Every move of the goalposts known through an entry, in the order they were recorded.
    ///
    /// Complexity: quadratic in the goal's changes, which are few.
    public func moves(knownThrough entry: Int) -> [Move] {
        guard type.hasGoalposts else { return [] }
        var moves: [Move] = []
        for change in changes where change.stamp.entry <= entry {
            if let move = move(by: change, knownThrough: entry) { moves.append(move) }
            moves += movesCorrecting(change, knownThrough: entry)
        }
        moves += turningMoves(knownThrough: entry)
        for (index, words) in zoneWords.enumerated()
        where words.stamp.entry <= entry && isAfterOriginal(words.stamp) {
            let replaces = zoneWords[..<index].contains { $0.zone == words.zone }
            if replaces {
                moves.append(
                    Move(stamp: words.stamp, kind: .described(words.zone), reason: words.reason))
            }
        }
        return moves.sorted { $0.stamp.entry < $1.stamp.entry }
    }

    /// Abandoning the goal, and taking that back.
    private func turningMoves(knownThrough entry: Int) -> [Move] {
        var moves: [Move] = []
        var isAbandoned = false
        for turn in turns where turn.stamp.entry <= entry {
            let wasAbandoned = isAbandoned
            if case .closed(let closing) = turn.turn {
                isAbandoned = closing.outcome == .abandoned
            } else {
                isAbandoned = false
            }
            guard isAbandoned != wasAbandoned, isAfterOriginal(turn.stamp) else { continue }
            let kind: Move.Kind = isAbandoned ? .abandoned : .reopened
            moves.append(Move(stamp: turn.stamp, kind: kind, reason: turn.reason))
        }
        return moves
    }

    private func move(by change: Change, knownThrough entry: Int) -> Move? {
        guard isAfterOriginal(change.stamp), let posted = posted(change, knownThrough: entry) else {
            return nil
        }
        let view = Perspective(entry: change.stamp.entry - 1, day: posted.on)
        var moved: [(field: ChangeableField, before: Setting?, after: Setting)] = []
        for item in posted.settings.list {
            if isSetLate(item.field, by: change.stamp.entry, knownThrough: entry) { continue }
            let before = timeline.setting(item.field, at: view)
            guard item.field.isMoved(from: before, to: item.setting) else { continue }
            moved.append((item.field, before, item.setting))
        }
        guard !moved.isEmpty else { return nil }
        return Move(stamp: change.stamp, kind: .changed(moved), reason: change.reason)
    }

    private func movesCorrecting(_ change: Change, knownThrough entry: Int) -> [Move] {
        func isMove(_ stamp: Stamp) -> Bool {
            stamp.entry <= entry && isAfterOriginal(stamp) && !isClerical(stamp, of: change)
                && change.settings.list.contains { isMoved($0.field, amending: change, by: stamp) }
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

    /// Whether correcting or retracting a change moves the goalposts by a field that it sets.
    ///
    /// An alignment is judged by what counts before and after, on the days that the change held
    /// from.
    func isMoved(
        _ field: ChangeableField, amending change: Change, by stamp: Stamp
    ) -> Bool {
        guard case .parent = field else { return field.isMoved(from: nil, to: .nothing) }
        let days = [stamp.entry - 1, stamp.entry].compactMap {
            change.content(knownThrough: $0)?.on
        }
        return days.contains { day in
            let before = timeline.setting(
                field, at: Perspective(entry: stamp.entry - 1, day: day))
            let after = timeline.setting(field, at: Perspective(entry: stamp.entry, day: day))
            return field.isMoved(from: before, to: after ?? .nothing)
        }
    }
}
