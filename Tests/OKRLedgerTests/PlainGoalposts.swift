import OKRModel

extension PlainHistory {
    /// The last entry that the original of a goal knows of; nil while it is not fixed.
    ///
    /// A draft is fixed by its first agreement, an imported goal by its import, and any other when
    /// the day of its creation ends.
    func fixing(of goal: String) -> Int? {
        guard let creation = creation(of: goal) else { return nil }
        if creation.word("state") == "draft" {
            return entries(of: goal, through: lastEntry).first { $0.kind == "goal-agreed" }?.number
        }
        return creation.isImported ? creation.number : lastEntry(ofDayOf: creation)
    }

    /// The last entry of a day; nil while the day goes on.
    func lastEntry(ofDayOf creation: PlainEntry) -> Int? {
        let last = days.lastIndex { $0 <= creation.day } ?? 0
        return last + 1 < lastEntry ? last + 1 : nil
    }

    /// Whether an entry was recorded after the goal's original was fixed.
    func isAfterFixing(_ entry: PlainEntry, of goal: String) -> Bool {
        guard let fixing = fixing(of: goal) else { return false }
        return entry.number > fixing
    }

    /// Whether a correction or retraction of a change came within 24 hours of the change and before
    /// the goal's next check-in.
    func isClerical(_ amendment: PlainEntry, of goal: String) -> Bool {
        let entries = entries(of: goal, through: amendment.number)
        guard let change = entries.first(where: { $0.number == amendment.amended }) else {
            return false
        }
        let checkInCameFirst = entries.contains { entry in
            entry.kind == "check-in-recorded" && entry.number > change.number
        }
        return !checkInCameFirst
            && amendment.time.microseconds - change.time.microseconds <= 24 * 3600 * 1_000_000
    }

    /// The fields as they were agreed, and those that each later change filled for the first time.
    private func agreed(
        _ goal: String, through known: Int
    ) -> (original: [String: FieldValue], setLate: [Int: Set<String>]) {
        let changes = changes(of: goal, through: known) { amendment in
            !isAfterFixing(amendment, of: goal) || isClerical(amendment, of: goal)
        }
        let fixing = fixing(of: goal) ?? .max
        var original = creation(of: goal)?.fields ?? [:]
        let early = changes.filter { $0.entry <= fixing }
            .sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }
        for change in early {
            for (field, value) in change.fields { original[field] = value }
        }
        original = original.filter { $0.value != .gone }
        var setLate: [Int: Set<String>] = [:]
        for change in changes where change.entry > fixing {
            setLate[change.entry] = []
            for (field, value) in change.fields where original[field] == nil && value != .gone {
                guard field == "phases" || PlainEntry.measures.contains(field) else { continue }
                setLate[change.entry]?.insert(field)
                original[field] = value
            }
        }
        return (original, setLate)
    }

    /// The fields when the goal was agreed; a measure empty then has its first later value.
    func original(of goal: String, through known: Int) -> [String: FieldValue] {
        agreed(goal, through: known).original
    }

    /// How often the goalposts moved, as known through an entry.
    func moves(of goal: String, through known: Int) -> Int {
        moveEntries(of: goal, through: known).count
    }

    /// The entries that moved the goalposts, as known through an entry.
    func moveEntries(of goal: String, through known: Int) -> [Int] {
        let setLate = agreed(goal, through: known).setLate
        var moves: [Int] = []
        for entry in entries(of: goal, through: known) where isAfterFixing(entry, of: goal) {
            if entry.isChange {
                // A change that was taken back as a clerical mistake is not in the list.
                guard let late = setLate[entry.number] else { continue }
                let moved = entry.fields.keys.filter { field in
                    !late.contains(field) && isGoalpost(field, of: goal, movedBy: entry, entry)
                }
                if !moved.isEmpty { moves.append(entry.number) }
            } else if let amended = entry.amended {
                let change = entries(of: goal, through: known).first { $0.number == amended }
                guard let change, change.isChange, !isClerical(entry, of: goal) else { continue }
                let moved = change.fields.keys.filter { field in
                    isGoalpost(field, of: goal, movedBy: entry, change)
                }
                if !moved.isEmpty { moves.append(entry.number) }
            } else if entry.kind == "goal-closed" {
                if entry.word("outcome") == "abandoned" { moves.append(entry.number) }
            } else if entry.kind == "goal-reopened" {
                if life(of: goal, at: entry.number - 1) == "abandoned" {
                    moves.append(entry.number)
                }
            } else if entry.kind == "zone-described" {
                let zone = entry.word("zone") ?? ""
                let before = entries(of: goal, through: entry.number - 1)
                let isDescribed = before.contains { earlier in
                    earlier.kind == "zone-described" && earlier.word("zone") == zone
                        || earlier.text(zone + "Zone") != nil
                }
                if isDescribed { moves.append(entry.number) }
            }
        }
        return moves
    }

    /// Whether an entry moves the goalposts by what a change says of a field.
    ///
    /// Of alignments only those that counted: they are taken away, or count by another weight.
    private func isGoalpost(
        _ field: String, of goal: String, movedBy entry: PlainEntry, _ change: PlainEntry
    ) -> Bool {
        if field.hasPrefix("parent ") {
            return days(of: change, around: entry, goal).contains { day in
                let old = weight(field, of: goal, entry.number - 1, day)
                let new = weight(field, of: goal, entry.number, day)
                return old.map { !$0.isZero } ?? false && old != new
            }
        }
        if field.hasPrefix("milestone ") || PlainEntry.measures.contains(field) { return true }
        return ["weight", "phases", "deadline", "ambition", "objective", "cycle"].contains(field)
    }

    /// The day that a change held from, as known before an entry and with it.
    private func days(
        of change: PlainEntry, around entry: PlainEntry, _ goal: String
    ) -> [Day] {
        [entry.number - 1, entry.number].flatMap { known in
            changes(of: goal, through: known).filter { $0.entry == change.number }.map(\.on)
        }
    }

    private func weight(_ field: String, of goal: String, _ known: Int, _ day: Day) -> Decimal? {
        value(field, of: goal, at: PlainMoment(entry: known, day: day))?["weight"]?.asNumber
    }
}
