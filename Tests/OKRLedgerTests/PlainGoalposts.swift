import OKRModel

/// A change of measures as it reads after those of its amendments that were asked for.
struct PlainChange {
    let entry: Int
    var on: Day
    var values: [MeasureField: Decimal]
}

extension PlainHistory {
    /// The changes of a goal's measures known through an entry, in the order they were recorded.
    ///
    /// Amendments for which `amends` answers no are passed over.
    private func changes(
        of goal: GoalID, through known: Int, amends: (Entry) -> Bool
    ) -> [PlainChange] {
        var list: [PlainChange] = []
        for entry in entries(of: goal, through: known) {
            switch entry.event {
            case .targetChanged(let fact):
                list.append(PlainChange(entry: entry.number, on: fact.on, values: fact.measures))
            case .baselineChanged(let fact):
                list.append(
                    PlainChange(
                        entry: entry.number, on: fact.on, values: [.baseline: fact.baseline]))
            case .entryCorrected(let fact) where amends(entry):
                for index in list.indices where list[index].entry == fact.entry {
                    if let on = fact.content.on { list[index].on = on }
                    guard let value = fact.content.value else { continue }
                    let fields = list[index].values.keys
                    let field = fields.contains(.target) ? .target : fields.first ?? .target
                    list[index].values[field] = value
                }
            case .entryRetracted(let fact) where amends(entry):
                list.removeAll { $0.entry == fact.entry }
            default: break
            }
        }
        return list
    }

    private func initialMeasures(of goal: GoalID) -> [MeasureField: Decimal] {
        guard case .keyResultAdded(let fact)? = creation(of: goal)?.event else { return [:] }
        return fact.measures
    }

    /// The measures in force at a moment: of each field the change with the greatest day and entry.
    func measures(of goal: GoalID, at moment: PlainMoment) -> [MeasureField: Decimal] {
        var measures = initialMeasures(of: goal)
        let changes = changes(of: goal, through: moment.entry) { _ in true }
            .filter { $0.on <= moment.day }
            .sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }
        for change in changes {
            for (field, value) in change.values { measures[field] = value }
        }
        return measures
    }

    /// Whether an entry was recorded after the goal's original was fixed.
    ///
    /// An import fixes it at once; otherwise it is fixed when the day of the creation ends.
    private func isAfterFixing(_ entry: Entry, of goal: GoalID) -> Bool {
        guard let creation = creation(of: goal) else { return false }
        if creation.importedBy != nil { return entry.number > creation.number }
        return entry.day > creation.day
    }

    /// Whether a correction or retraction of a change came within 24 hours of the change and before
    /// the goal's next check-in.
    private func isClerical(_ amendment: Entry, of changed: Int, _ goal: GoalID) -> Bool {
        let entries = entries(of: goal, through: amendment.number)
        guard let change = entries.first(where: { $0.number == changed }) else { return false }
        let checkInCameFirst = entries.contains { entry in
            guard case .checkInRecorded = entry.event else { return false }
            return entry.number > changed
        }
        return !checkInCameFirst
            && amendment.time.microseconds - change.time.microseconds <= 24 * 3600 * 1_000_000
    }

    /// The entry that a correction or retraction names.
    private func amended(by entry: Entry) -> Int? {
        switch entry.event {
        case .entryCorrected(let fact): fact.entry
        case .entryRetracted(let fact): fact.entry
        default: nil
        }
    }

    /// The measures at the time the goal was agreed, and the fields that each change set late.
    private func agreed(
        _ goal: GoalID, through known: Int
    ) -> (original: [MeasureField: Decimal], setLate: [Int: Set<MeasureField>]) {
        let changes = changes(of: goal, through: known) { amendment in
            guard isAfterFixing(amendment, of: goal) else { return true }
            guard let changed = amended(by: amendment) else { return false }
            return isClerical(amendment, of: changed, goal)
        }
        let late = Set(
            entries(of: goal, through: known).filter { isAfterFixing($0, of: goal) }
                .map(\.number))
        var original = initialMeasures(of: goal)
        let early = changes.filter { !late.contains($0.entry) }
            .sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }
        for change in early {
            for (field, value) in change.values { original[field] = value }
        }
        var setLate: [Int: Set<MeasureField>] = [:]
        for change in changes where late.contains(change.entry) {
            setLate[change.entry] = Set(change.values.keys.filter { original[$0] == nil })
            for (field, value) in change.values where original[field] == nil {
                original[field] = value
            }
        }
        return (original, setLate)
    }

    /// The measures when the goal was agreed; a field empty then has its first later value.
    func original(of goal: GoalID, through known: Int) -> [MeasureField: Decimal] {
        agreed(goal, through: known).original
    }

    /// How often the goalposts moved, as known through an entry.
    func moves(of goal: GoalID, through known: Int) -> Int {
        let setLate = agreed(goal, through: known).setLate
        var moves = 0
        for entry in entries(of: goal, through: known) where isAfterFixing(entry, of: goal) {
            switch entry.event {
            case .targetChanged(let fact):
                // A change that was taken back as a clerical mistake is not in the list.
                guard let late = setLate[entry.number] else { continue }
                if fact.measures.keys.contains(where: { !late.contains($0) }) { moves += 1 }
            case .baselineChanged:
                guard let late = setLate[entry.number] else { continue }
                if !late.contains(.baseline) { moves += 1 }
            case .entryCorrected, .entryRetracted:
                guard let changed = amended(by: entry), isChange(changed, of: goal) else {
                    continue
                }
                if !isClerical(entry, of: changed, goal) { moves += 1 }
            case .goalClosed(let fact):
                if fact.outcome == .abandoned { moves += 1 }
            default: continue
            }
        }
        return moves
    }

    private func isChange(_ number: Int, of goal: GoalID) -> Bool {
        entries(of: goal, through: number).contains { entry in
            guard entry.number == number else { return false }
            switch entry.event {
            case .targetChanged, .baselineChanged: return true
            default: return false
            }
        }
    }
}
