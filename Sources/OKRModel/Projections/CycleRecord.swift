/// Everything in the log that an account of one cycle rests on.
///
/// The cycle and the cycles it is a part of; every goal that ever belonged to it; the KPIs that
/// ever served these or gave them values, and what those were ever worked out from; the ledger's
/// own entries; and the persons and teams that those name. All entries of these subjects, so that
/// none of their revisions is missing.
public struct CycleRecord: Sendable {
    /// The numbers of the entries, in order.
    public let entries: [Int]
    /// What the entries are about, in the order of their first entry.
    public let subjects: [Subject]

    /// Gathers the record of a cycle from the log's entries and the state that they make.
    ///
    /// Complexity: linear in the entries, for each step from a team to the teams above it.
    public init(of cycle: CycleID, in entries: [Entry], _ state: State) {
        var wanted = CycleRecord.subjects(of: cycle, in: state)
        var grew = true
        while grew {
            let before = wanted.count
            for entry in entries where wanted.contains(entry.subject) {
                wanted.formUnion(CycleRecord.named(by: entry))
            }
            grew = wanted.count > before
        }
        let own = entries.filter { wanted.contains($0.subject) }
        self.entries = own.map(\.number)
        var subjects: [Subject] = []
        var seen: Set<Subject> = []
        for entry in own where seen.insert(entry.subject).inserted {
            subjects.append(entry.subject)
        }
        self.subjects = subjects
    }

    private static func subjects(of cycle: CycleID, in state: State) -> Set<Subject> {
        var subjects: Set<Subject> = [.ledger]
        var above: CycleID? = cycle
        while let id = above, subjects.insert(.cycle(id)).inserted {
            above = state.cycles[id]?.parent
        }
        for objective in state.objectives(everIn: cycle) {
            subjects.insert(.goal(objective.id))
            let below = state.goals(everBelow: objective.id)
            let keyResults = below.filter { state.goals[$0]?.type == .keyResult }
            let serving = (below + keyResults.flatMap { state.goals(everBelow: $0) })
                .filter { state.goals[$0]?.type == .kpi }
            for goal in keyResults + serving {
                subjects.formUnion(sources(of: goal, in: state).map(Subject.goal))
            }
        }
        return subjects
    }

    /// A key result or KPI, the KPIs it ever took its values from, and everything behind those: the
    /// inputs of their formulas, their segments, and the key results whose series they carry on.
    private static func sources(of goal: GoalID, in state: State) -> Set<GoalID> {
        var found: Set = [goal]
        var waiting = [goal]
        while let id = waiting.popLast() {
            let segments = state.goals(everBelow: id).filter {
                state.goals[$0]?.indicator?.segmentOf == id
            }
            for next in (state.goals[id]?.everInputs ?? []) + segments
            where found.insert(next).inserted {
                waiting.append(next)
            }
        }
        return found
    }

    /// The persons and teams behind an entry: its authors, and owners and teams that it names.
    private static func named(by entry: Entry) -> Set<Subject> {
        let authors = entry.authors
        var subjects = Set(
            [authors.actor, authors.relayedBy, authors.onBehalfOf].compactMap { $0 }
                .map(Subject.person))
        func add(_ value: FieldValue) {
            switch value {
            case .word(let word):
                if let owner = Owner(word) { subjects.insert(owner.subject) }
            case .list(let values): for value in values { add(value) }
            case .record(let fields): for field in fields { add(field.value) }
            case .number, .whole, .day: break
            }
        }
        for field in entry.event.fact.fields.open { add(field.value) }
        for case .team(let id) in teams(named: entry) { subjects.insert(.team(id)) }
        return subjects
    }

    /// The teams that a person or a team belongs to, which their entries name by identifier alone.
    private static func teams(named entry: Entry) -> [Subject] {
        switch entry.subject {
        case .person, .team: break
        default: return []
        }
        return ["team", "parent", "into"].compactMap { name in
            guard case .word(let word)? = entry.event.fact.fields.value(name) else { return nil }
            return TeamID(word).map(Subject.team)
        }
    }
}
