/// What is known at a moment, as one value for each field of each subject.
///
/// The subjects are the cycles, teams and goals; their fields are those that entries set and the
/// figures worked out from them. Two snapshots compare field by field.
public struct Snapshot: Sendable {
    /// The moment; its entry is 0 before the first one, when nothing is known.
    public let view: Perspective
    /// The subjects known, in the order of creation: cycles, teams, then goals.
    public let subjects: [Subject]
    /// What every field holds that is not empty.
    public let values: [Key: Value]
    /// What entries said of every field.
    let records: [Key: FieldRecord]

    /// A field of a subject.
    public struct Key: Hashable, Sendable {
        /// What it is a field of.
        public let subject: Subject
        /// The field's name.
        public let field: String
        /// Which member of a list it is, by an identifier that stays.
        public let member: String?

        /// Names a field.
        public init(_ subject: Subject, _ field: String, member: String? = nil) {
            self.subject = subject
            self.field = field
            self.member = member
        }
    }

    /// What a field holds: what an entry says, or a share that was worked out.
    public enum Value: Hashable, Sendable {
        case text(String)
        case share(Double)
    }

    /// The figures that are worked out and set by no entry; `result` is what a KPI comes to that
    /// is not read.
    public static let figures: Set<String> = ["progress", "standing", "health", "result"]

    /// Takes the snapshot of a state as known through any of its entries about a day.
    ///
    /// Complexity: that of a scoreboard, and linear in the entries for each field.
    public init(_ state: State, at view: Perspective, of filter: GoalFilter = .init()) {
        self.view = view
        guard view.entry > 0 else {
            (subjects, values, records) = ([], [:], [:])
            return
        }
        var collected = Collected()
        for id in state.cycleOrder {
            guard let cycle = state.cycles[id], cycle.added.entry <= view.entry else { continue }
            collected.take(cycle.fieldRecords(at: view), of: .cycle(id))
        }
        for id in state.teamOrder {
            guard let team = state.teams[id], team.added.entry <= view.entry else { continue }
            collected.take(team.fieldRecords(at: view), of: .team(id))
        }
        for id in state.goalOrder {
            guard let goal = state.goals[id], goal.created.entry <= view.entry else { continue }
            collected.take(goal.fieldRecords(at: view), of: .goal(id))
        }
        let board = Scoreboard(state, at: view)
        collected.take(board)
        // The figures of owners are worked out where owners are asked about.
        for owner in board.filtered(filter, in: state).owners {
            collected.take(owner.progress, owner.standing, of: owner.owner.subject)
        }
        (subjects, values, records) = (collected.subjects, collected.values, collected.records)
    }

    /// What is gathered for a snapshot.
    private struct Collected {
        var subjects: [Subject] = []
        var values: [Key: Value] = [:]
        var records: [Key: FieldRecord] = [:]

        mutating func take(_ list: [FieldRecord], of subject: Subject) {
            subjects.append(subject)
            for record in list {
                let key = Key(subject, record.name, member: record.memberID)
                records[key] = record
                values[key] = record.held?.value.map(Value.text)
            }
        }

        mutating func take(_ board: Scoreboard) {
            for figures in board.cycles {
                take(figures.progress, figures.standing, of: .cycle(figures.cycle.id))
            }
            for figures in board.strategies + board.objectives {
                take(figures.progress, figures.standing, of: .goal(figures.goal.id))
            }
            for figures in board.kpis { take(figures) }
            for figures in board.keyResults {
                take(figures.progress, figures.standing, of: .goal(figures.goal.id))
            }
        }

        mutating func take(_ kpi: KPIFigures) {
            let subject = Subject.goal(kpi.goal.id)
            values[Key(subject, "health")] = .text(kpi.health.rawValue)
            guard kpi.goal.isWorkedOut(at: kpi.view), let value = kpi.value else { return }
            values[Key(subject, "result")] = .text(value.decimal?.description ?? "\(value.double)")
        }

        mutating func take(_ progress: Double?, _ standing: Standing, of subject: Subject) {
            values[Key(subject, "progress")] = progress.map(Value.share)
            values[Key(subject, "standing")] = .text(standing.rawValue)
        }
    }
}

/// What differs between two snapshots, field by field.
public struct SnapshotDifference: Hashable, Sendable {
    /// The fields that hold something else, with what they held before and hold after.
    public let changes: [Snapshot.Key: Change]

    /// A field before and after; nil is empty, or not there.
    public struct Change: Hashable, Sendable {
        /// What it held.
        public let before: Snapshot.Value?
        /// What it holds.
        public let after: Snapshot.Value?
    }

    /// Compares two snapshots.
    public init(from before: Snapshot, to after: Snapshot) {
        var changes: [Snapshot.Key: Change] = [:]
        for (key, value) in after.values where before.values[key] != value {
            changes[key] = Change(before: before.values[key], after: value)
        }
        for (key, value) in before.values where after.values[key] == nil {
            changes[key] = Change(before: value, after: nil)
        }
        self.changes = changes
    }

    private init(_ changes: [Snapshot.Key: Change]) {
        self.changes = changes.filter { $0.value.before != $0.value.after }
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { changes.isEmpty }

    /// The difference and another one that begins where this one ends, as one.
    public func followed(by next: SnapshotDifference) -> SnapshotDifference {
        SnapshotDifference(
            changes.merging(next.changes) { first, second in
                Change(before: first.before, after: second.after)
            })
    }

    /// The same difference looked at from its end.
    public var inverted: SnapshotDifference {
        SnapshotDifference(changes.mapValues { Change(before: $0.after, after: $0.before) })
    }
}
