/// What differs between two moments, subject by subject, with the entry behind each difference.
public struct Comparison: Sendable {
    /// The first moment.
    public let before: Snapshot
    /// The second moment, which may be the earlier one.
    public let after: Snapshot
    /// The subjects with anything that differs: cycles, teams, goals, each in order of creation.
    public let subjects: [Compared]

    /// A subject at both moments.
    public struct Compared: Sendable {
        /// What it is.
        public let subject: Subject
        /// Whether it was there at the first moment.
        public let wasThere: Bool
        /// Whether it is there at the second moment.
        public let isThere: Bool
        /// Its fields that differ, in the order a subject is described in, then its figures.
        public let differences: [Differing]
    }

    /// A field that holds one thing at the first moment and another at the second.
    public struct Differing: Sendable {
        /// The field's name.
        public let field: String
        /// Which member of a list it is, as people call it.
        public let member: String?
        /// What it held; nil where it was empty or not there.
        public let before: Snapshot.Value?
        /// What it holds; nil where it is empty or not there.
        public let after: Snapshot.Value?
        /// What it held first between the moments, where a new subject has changed since.
        public let first: String?
        /// What made the difference; nil for figures, which follow from other fields.
        public let cause: Cause?
    }

    /// The entry that made a difference.
    public struct Cause: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// The day from which what it says holds, where it names one.
        public let on: Day?
        /// Why, where a reason was given.
        public let reason: String?
        /// How many entries between the moments said anything of the field.
        public let entries: Int
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { subjects.isEmpty }

    /// Whether the second moment is the earlier one.
    public var runsBackwards: Bool {
        (before.view.entry, before.view.day) > (after.view.entry, after.view.day)
    }

    /// Compares what a state knows at two moments, for what passes a filter at either of them.
    ///
    /// A filter for each moment, for the teams below an owner may differ. Complexity: that of two
    /// snapshots.
    public init(
        _ state: State, from first: Perspective, to second: Perspective,
        of filters: (before: GoalFilter, after: GoalFilter) = (.init(), .init())
    ) {
        before = Snapshot(state, at: first, of: filters.before)
        after = Snapshot(state, at: second, of: filters.after)
        let difference = SnapshotDifference(from: before, to: after)
        let finder = CauseFinder(state, before, after)
        var changes: [Subject: [(Snapshot.Key, SnapshotDifference.Change)]] = [:]
        for (key, change) in difference.changes {
            changes[key.subject, default: []].append((key, change))
        }
        let (there, here) = (Set(before.subjects), Set(after.subjects))
        var order = here.count < there.count ? before.subjects : after.subjects
        let listed = Set(order)
        // The later moment knows every subject; owners are compared by their figures alone.
        order += changes.keys.filter { !listed.contains($0) }
            .sorted { $0.description < $1.description }
        var subjects: [Compared] = []
        for subject in order
        where Comparison.passes(subject, (before, filters.before), (after, filters.after), state) {
            let list = finder.differences(changes[subject] ?? [], of: subject)
            let (wasThere, isThere) = (there.contains(subject), here.contains(subject))
            guard !list.isEmpty || wasThere != isThere else { continue }
            subjects.append(
                Compared(
                    subject: subject, wasThere: wasThere, isThere: isThere, differences: list))
        }
        self.subjects = subjects
    }

    private typealias Side = (snapshot: Snapshot, filter: GoalFilter)

    /// Whether a subject is asked about at either moment.
    private static func passes(
        _ subject: Subject, _ before: Side, _ after: Side, _ state: State
    ) -> Bool {
        [before, after].contains { side in
            let (filter, view) = (side.filter, side.snapshot.view)
            guard !filter.isEmpty else { return true }
            switch subject {
            case .goal(let id):
                guard let goal = state.goals[id], goal.created.entry <= view.entry else {
                    return false
                }
                return filter.passes(goal, at: view, in: state)
            case .cycle(let id):
                return filter.cycle == id && filter.owners == nil && filter.goal == nil
            case .team(let id): return filter.owners?.contains(.team(id)) ?? false
            case .person(let id): return filter.owners?.contains(.person(id)) ?? false
            case .ledger: return false
            }
        }
    }
}

/// Finds the entry behind a difference, from the earlier of two moments to the later one.
private struct CauseFinder {
    private let state: State
    private let early: Snapshot
    private let late: Snapshot
    private let isForward: Bool

    init(_ state: State, _ before: Snapshot, _ after: Snapshot) {
        self.state = state
        let (first, second) = (before.view, after.view)
        isForward = (first.entry, first.day) <= (second.entry, second.day)
        (early, late) = isForward ? (before, after) : (after, before)
    }

    /// The differences of one subject with their causes, in the order a subject is described in.
    func differences(
        _ changes: [(key: Snapshot.Key, change: SnapshotDifference.Change)], of subject: Subject
    ) -> [Comparison.Differing] {
        guard !changes.isEmpty else { return [] }
        let records = records(of: subject, at: late.view)
        var places: [Snapshot.Key: Int] = [:]
        for (place, record) in records.enumerated() {
            places[Snapshot.Key(subject, record.name, member: record.memberID)] = place
        }
        let mixed = mixed(of: subject)
        let isNew = !early.subjects.contains(subject)
        let ordered = changes.sorted { one, other in
            let ranks = [one, other].map { places[$0.key] ?? Int.max }
            return (ranks[0], one.key.field) < (ranks[1], other.key.field)
        }
        return ordered.map { key, change in
            let record = late.records[key] ?? early.records[key]
            return Comparison.Differing(
                field: key.field, member: record?.member, before: change.before,
                after: change.after, first: isNew && isForward ? first(record, key) : nil,
                cause: record.flatMap { cause(key, $0, mixed) })
        }
    }

    private func records(of subject: Subject, at view: Perspective) -> [FieldRecord] {
        switch subject {
        case .goal(let id): state.goals[id]?.fieldRecords(at: view) ?? []
        case .cycle(let id): state.cycles[id]?.fieldRecords(at: view) ?? []
        case .team(let id): state.teams[id]?.fieldRecords(at: view) ?? []
        case .ledger, .person: []
        }
    }

    /// What the fields held as known at the earlier moment about the day of the later one.
    private func mixed(of subject: Subject) -> [Snapshot.Key: String] {
        guard early.view.entry > 0 else { return [:] }
        let view = Perspective(entry: early.view.entry, day: late.view.day)
        var values: [Snapshot.Key: String] = [:]
        for record in records(of: subject, at: view) {
            values[Snapshot.Key(subject, record.name, member: record.memberID)] =
                record.held?.value
        }
        return values
    }

    private func isBetween(_ entry: Int) -> Bool {
        early.view.entry < entry && entry <= late.view.entry
    }

    /// What a field of a new subject held first, where that is not what it holds in the end.
    private func first(_ record: FieldRecord?, _ key: Snapshot.Key) -> String? {
        guard let first = record?.claims.last?.value, record?.claims.count ?? 0 > 1,
            late.values[key] != .text(first)
        else { return nil }
        return first
    }

    private func cause(
        _ key: Snapshot.Key, _ record: FieldRecord, _ mixed: [Snapshot.Key: String]
    ) -> Comparison.Cause? {
        let touches = record.touches.filter { isBetween($0.stamp.entry) }
        let count = Set(touches.map(\.stamp.entry)).count
        func cause(_ stamp: Stamp, _ on: Day?, _ reason: String?) -> Comparison.Cause {
            .init(stamp: stamp, on: on, reason: reason, entries: count)
        }
        let held = late.records[key]?.held
        var value: String?
        if case .text(let text)? = late.values[key] { value = text }
        if mixed[key] == value {
            // The day alone makes the difference: what holds by the later day was said before.
            let (before, after) = (early.records[key]?.held, held)
            let later = early.view.day <= late.view.day ? after ?? before : before ?? after
            return later.map { cause($0.source, $0.on, $0.reason) }
        }
        if let held, isBetween(held.source.entry) {
            return cause(held.source, held.on, held.reason)
        }
        if let touch = touches.last { return cause(touch.stamp, nil, touch.reason) }
        // What was said before holds or is left out since the goal was closed or opened again.
        if case .goal(let id) = key.subject,
            let turn = state.goals[id]?.turns.last(where: { isBetween($0.stamp.entry) })
        {
            return cause(turn.stamp, nil, turn.reason)
        }
        return held.map { cause($0.source, $0.on, $0.reason) }
    }
}
