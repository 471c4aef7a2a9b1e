/// How phases, milestones and alignments stand in a payload.
extension Schema.Shape {
    static var phases: Schema.Shape {
        .list(.record([.init("day", .day), .init("value", .number)]))
    }

    static var milestones: Schema.Shape {
        .list(.record([.init("id", .word), .init("weight", .number), .init("day", .day)]))
    }

    static var parents: Schema.Shape {
        .list(.record([.init("id", .word), .init("weight", .number)]))
    }
}

extension Fields {
    /// Adds phases as records of day and value, unless there are none.
    mutating func add(_ phases: [Phase]) {
        guard !phases.isEmpty else { return }
        let records = phases.map { phase in
            FieldValue.record([
                .init("day", .day(phase.day)), .init("value", .number(phase.value)),
            ])
        }
        add("phases", .list(records))
    }

    /// The phases among the members; nil where there are none.
    func phases() throws(FieldProblem) -> [Phase]? {
        guard value("phases") != nil else { return nil }
        var phases: [Phase] = []
        for record in try records("phases") {
            guard let day = try record.day("day"), let value = try record.number("value") else {
                throw misshapen("phases", "a list of days with values")
            }
            phases.append(Phase(day: day, value: value))
        }
        return phases
    }

    /// Adds milestones as records of identifier, weight and day; their names as lines of a text.
    mutating func add(_ milestones: [(milestone: Milestone, name: String)]) {
        guard !milestones.isEmpty else { return }
        let records = milestones.map { milestone, _ in
            var members: [FieldValue.Field] = [
                .init("id", .word(milestone.id.text)), .init("weight", .number(milestone.weight)),
            ]
            if let day = milestone.day { members.append(.init("day", .day(day))) }
            return FieldValue.record(members)
        }
        add("milestones", .list(records))
    }

    /// The milestones among the members, each with its line of the text of that name.
    func milestones() throws(FieldProblem) -> [(milestone: Milestone, name: String)] {
        let names = text("milestones")?.split(separator: "\n", omittingEmptySubsequences: false)
        var milestones: [(milestone: Milestone, name: String)] = []
        for (index, record) in try records("milestones").enumerated() {
            guard let id = try record.word("id", as: { MilestoneID($0) }),
                let weight = try record.number("weight")
            else { throw misshapen("milestones", "a list of identifiers with weights") }
            let milestone = Milestone(id: id, weight: weight, day: try record.day("day"))
            let name = names.flatMap { $0.indices.contains(index) ? String($0[index]) : nil }
            milestones.append((milestone, name ?? id.text))
        }
        return milestones
    }

    /// Adds alignments as records of goal and weight, unless there are none.
    mutating func add(_ parents: [Goal.Parent]) {
        guard !parents.isEmpty else { return }
        let records = parents.map { parent in
            var members = [FieldValue.Field("id", .word(parent.id.text))]
            if let weight = parent.weight { members.append(.init("weight", .number(weight))) }
            return FieldValue.record(members)
        }
        add("parents", .list(records))
    }

    /// The alignments among the members.
    func parents() throws(FieldProblem) -> [Goal.Parent] {
        var parents: [Goal.Parent] = []
        for record in try records("parents") {
            guard let id = try record.word("id", as: { GoalID($0) }) else {
                throw misshapen("parents", "a list of goals")
            }
            parents.append(Goal.Parent(id: id, weight: try record.number("weight")))
        }
        return parents
    }

    /// The records of a list, each as a payload of its own.
    private func records(_ name: String) throws(FieldProblem) -> [Fields] {
        var records: [Fields] = []
        for value in try list(name) {
            guard case .record(let members) = value else {
                throw misshapen(name, "a list of records")
            }
            var fields = Fields()
            for member in members { fields.add(member.name, member.value) }
            records.append(fields)
        }
        return records
    }

    private static let measureOrder: [MeasureField] = [
        .baseline, .target, .commit, .stretch, .low, .high, .green, .amber,
    ]

    /// Adds the measures in the order of the schemas.
    mutating func add(_ measures: [MeasureField: Decimal]) {
        for field in Fields.measureOrder { add(field.rawValue, measures[field]) }
    }

    /// The measures among the members.
    func measures() throws(FieldProblem) -> [MeasureField: Decimal] {
        var measures: [MeasureField: Decimal] = [:]
        for field in Fields.measureOrder { measures[field] = try number(field.rawValue) }
        return measures
    }
}

extension Settings {
    /// Sets what a goal is aligned to.
    mutating func add(_ parents: [Goal.Parent]) {
        for parent in parents { add(.parent(parent.id), .alignment(weight: parent.weight)) }
    }

    /// Sets who contributes to a goal.
    mutating func add(contributors: [Owner]) {
        for owner in contributors { add(.contributor(owner), .present) }
    }

    /// Sets the milestones of a goal.
    mutating func add(_ milestones: [Milestone]) {
        for milestone in milestones {
            add(.milestone(milestone.id), .milestone(weight: milestone.weight, day: milestone.day))
        }
    }
}
