import OKRModel

/// Which way goalposts moved, for the fields that can be judged by themselves.
extension PlainHistory {
    /// The fields of a change that speak for themselves, each with its direction.
    ///
    /// As they read once clerical mistakes are mended, seen on the day that the change holds from.
    func directions(of entry: Int, _ goal: String, through known: Int) -> [String: String] {
        let changes = changes(of: goal, through: known) { amendment in
            !isAfterFixing(amendment, of: goal) || isClerical(amendment, of: goal)
        }
        guard let change = changes.first(where: { $0.entry == entry }) else { return [:] }
        let then = PlainMoment(entry: entry - 1, day: change.on)
        func number(_ field: String) -> PlainDecimal? {
            value(field, of: goal, at: then)?.asNumber.map { PlainDecimal($0) }
        }
        var directions: [String: String] = [:]
        for (field, value) in change.fields {
            let new = value.asNumber.map { PlainDecimal($0) }
            switch field {
            case "target", "commit", "stretch":
                guard let old = number(field), let new else { continue }
                directions[field] = markDirection(old, new, of: goal, from: number("baseline"))
            case "baseline":
                guard let old = number(field), let new, let target = number("target") else {
                    continue
                }
                directions[field] = Plain.nearer(old, new, to: target)
            case "deadline":
                guard let end = end(of: goal, at: then) else { continue }
                let old = self.value(field, of: goal, at: then)?.asDay ?? end
                directions[field] = Plain.easier(old, value.asDay ?? end)
            case "ambition":
                let old = self.value(field, of: goal, at: then)?.asWord
                guard old != value.asWord else { continue }
                directions[field] = value.asWord == "aspirational" ? "easier" : "harder"
            default: continue
            }
        }
        return directions
    }

    private func markDirection(
        _ old: PlainDecimal, _ new: PlainDecimal, of goal: String, from baseline: PlainDecimal?
    ) -> String? {
        switch kind(of: goal) {
        case "at-least": return Plain.easier(new, old)
        case "at-most": return Plain.easier(old, new)
        case "every":
            let isLid = creation(of: goal)?.word("bound") == "at-most"
            return isLid ? Plain.easier(old, new) : Plain.easier(new, old)
        case "metric": return baseline.map { Plain.nearer(old, new, to: $0) }
        default: return nil
        }
    }

    /// The last day of the cycle of a goal.
    private func end(of goal: String, at moment: PlainMoment) -> Day? {
        let own = isKeyResult(goal) ? value("objective", of: goal, at: moment)?.asWord : goal
        guard let own, let cycle = value("cycle", of: own, at: moment)?.asWord else { return nil }
        return value("end", of: "cycle:\(cycle)", at: moment)?.asDay
    }

    /// The entries that moved the days of a cycle once it was activated or had begun.
    func moveEntries(ofCycle cycle: String, through known: Int) -> [Int: String] {
        var moves: [Int: String] = [:]
        var isPursued = false
        for entry in entries(of: cycle, through: known) {
            if ["cycle-activated", "cycle-reopened"].contains(entry.kind) { isPursued = true }
            guard entry.kind == "cycle-changed", !entry.fields.isEmpty else { continue }
            let recorded = PlainMoment(entry: entry.number - 1, day: entry.day)
            if let start = value("start", of: cycle, at: recorded)?.asDay, start <= entry.day {
                isPursued = true
            }
            guard isPursued else { continue }
            let then = PlainMoment(entry: entry.number - 1, day: entry.on)
            let moved = ["start", "end"].filter { field in
                entry.fields[field] != nil
                    && entry.fields[field] != value(field, of: cycle, at: then)
            }
            guard !moved.isEmpty else { continue }
            let old = value("end", of: cycle, at: then)?.asDay
            let new = entry.fields["end"]?.asDay ?? old
            guard let old, let new else { continue }
            moves[entry.number] = Plain.easier(old, new)
        }
        return moves
    }
}

extension PlainHistory {
    /// Where the product's goalposts differ from those worked out here.
    func differences(from posts: Goalposts) -> [String] {
        var differences: [String] = []
        for goal in goals where !isVoided(goal) {
            let own = posts.moves.filter { $0.subject.description == goal && $0.added == nil }
            let entries = moveEntries(of: goal, through: lastEntry)
            if own.map(\.stamp.entry) != entries {
                differences.append("\(goal) \(own.map(\.stamp.entry)), plainly \(entries)")
            }
            for move in own where move.kind == .changed {
                let plain = directions(of: move.stamp.entry, goal, through: lastEntry)
                for change in move.changes {
                    guard let direction = plain[change.field] else { continue }
                    if change.direction.rawValue == direction { continue }
                    differences.append(
                        "\(goal) @\(move.stamp.entry) \(change), plainly \(direction)")
                }
            }
        }
        for cycle in cycles {
            var own: [Int: String] = [:]
            for move in posts.moves where move.subject.description == cycle && move.added == nil {
                own[move.stamp.entry] = move.direction.rawValue
            }
            let plain = moveEntries(ofCycle: cycle, through: lastEntry)
            if own != plain { differences.append("\(cycle) \(own), plainly \(plain)") }
        }
        return differences
    }
}

extension Plain {
    /// More is easier.
    fileprivate static func easier<Value: Comparable>(_ old: Value, _ new: Value) -> String {
        new > old ? "easier" : new < old ? "harder" : "neutral"
    }

    /// Nearer on the same side is easier.
    fileprivate static func nearer(
        _ old: PlainDecimal, _ new: PlainDecimal, to fixed: PlainDecimal
    ) -> String {
        if old >= fixed && new >= fixed { return easier(new, old) }
        if old <= fixed && new <= fixed { return easier(old, new) }
        return "neutral"
    }
}
