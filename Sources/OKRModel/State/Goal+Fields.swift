/// What a field of a goal holds, and the entry that says so.
public struct HeldField: Sendable {
    /// The field's name, such as `target` or `contributor`.
    public let name: String
    /// Which member of a list it is: a contributor, a parent, a milestone; nil for other fields.
    public let member: String?
    /// What it holds, as the account shows it; nil where it is empty.
    public let value: String?
    /// The entry that set it: the goal's creation, a change, a check-in or a correction.
    public let source: Stamp
    /// The day from which it holds; nil where that is since the goal's creation.
    public let on: Day?
    /// Why, where a reason was given.
    public let reason: String?
}

extension Goal {
    /// Every field that holds something or was emptied, with the entry that says so.
    ///
    /// In the order a goal is described in: its words, its life, who and where, its measures, what
    /// check-ins say. Empty before the goal was created. Complexity: linear in the goal's entries
    /// for each field.
    public func fields(at asked: Perspective) -> [HeldField] {
        fieldRecords(at: asked).compactMap(\.held)
    }

    /// Every field that an entry said anything of, with all that was said.
    ///
    /// A closed goal stands still: what was recorded about its numbers later is left out, and the
    /// last day is that of its closing.
    public func fieldRecords(at asked: Perspective) -> [FieldRecord] {
        guard created.entry <= asked.entry else { return [] }
        let view = standingStill(asked)
        let dated = timeline.fields { _ in true }.sorted { $0.place < $1.place }
        return
            (WordingField.allCases.map { record($0, knownThrough: asked.entry) }
            + lifeRecords(knownThrough: asked.entry) + givenRecords
            + dated.map { record($0, at: view) }
            + zoneRecords(knownThrough: asked.entry) + checkInRecords(at: view))
            .filter { !$0.touches.isEmpty }
    }

    /// The title, description or unit; without claims where it never had one.
    private func record(_ field: WordingField, knownThrough entry: Int) -> FieldRecord {
        var list: [FieldRecord.Version] = []
        if let first = first(field) { list.append(given(first)) }
        for wording in wordings where wording.field == field && wording.stamp.entry <= entry {
            let text = wording.text ?? (field == .title ? id.text : nil)
            list.append(recorded(text, wording.stamp, nil))
        }
        return FieldRecord(field.rawValue, recorded: list)
    }

    private func first(_ field: WordingField) -> String? {
        switch field {
        case .title: firstWords.title
        case .description: firstWords.description
        case .unit: firstWords.unit
        }
    }

    private func given(_ value: String?) -> FieldRecord.Version {
        recorded(value, created, nil)
    }

    private func recorded(
        _ value: String?, _ stamp: Stamp, _ reason: String?
    ) -> FieldRecord.Version {
        .recorded(value, stamp, reason)
    }

    /// The state and, once it was closed, the score.
    private func lifeRecords(knownThrough entry: Int) -> [FieldRecord] {
        var states = [given(beganAsDraft ? LifeState.draft.word : LifeState.active.word)]
        var scores: [FieldRecord.Version] = []
        for turn in turns where turn.stamp.entry <= entry {
            let life = life(knownThrough: turn.stamp.entry)
            states.append(recorded(life.word, turn.stamp, turn.reason))
            if turn.isClosing || !scores.isEmpty {
                let score = life.closing?.score?.description
                scores.append(recorded(score, turn.stamp, turn.reason))
            }
        }
        if let voided, voided.entry <= entry {
            states.append(recorded("voided", voided, voidingReason))
        }
        return [FieldRecord("state", recorded: states), FieldRecord("score", recorded: scores)]
    }

    /// What is given at creation once and for all.
    private var givenRecords: [FieldRecord] {
        let given = [
            ("carriedFrom", carriedFrom?.text), ("kind", kind?.rawValue),
            ("period", measurement?.period?.rawValue), ("bound", measurement?.bound?.rawValue),
        ]
        return given.map { name, value in
            FieldRecord(name, recorded: value.map { [self.given($0)] } ?? [])
        }
    }

    private func record(_ field: ChangeableField, at view: Perspective) -> FieldRecord {
        timeline.record(field, member: field.memberText(in: self), created: created, at: view)
    }

    private func zoneRecords(knownThrough entry: Int) -> [FieldRecord] {
        ReachedZone.described.map { zone in
            let words = zoneWords.filter { $0.zone == zone && $0.stamp.entry <= entry }
            return FieldRecord(
                "zone", member: zone.rawValue,
                recorded: words.map { recorded($0.text, $0.stamp, $0.reason) })
        }
    }

    /// What check-ins say: the value or zone, each milestone done or taken back, the confidence.
    private func checkInRecords(at view: Perspective) -> [FieldRecord] {
        func record(
            _ name: String, _ milestone: MilestoneID? = nil,
            says: @escaping (CheckIn.Content) -> FieldRecord.Said?
        ) -> FieldRecord {
            let known = checkIns.filter { $0.stamp.entry <= view.entry }
            return FieldRecord(
                name, member: milestone.map(self.name(of:)), memberID: milestone?.text,
                dated: known.map { $0.statement(knownThrough: view.entry, says) }, on: view.day)
        }
        func said(_ text: String?) -> FieldRecord.Said? { text.map { .init(value: $0) } }
        let value = record("value") { said($0.value?.description ?? $0.zone?.rawValue) }
        let done = milestoneNames.map { milestone in
            record("done", milestone.id) { content in
                if content.undone.contains(milestone.id) { return .init(value: nil) }
                return content.done.contains(milestone.id) ? .init(value: "yes") : nil
            }
        }
        return [value] + done + [record("confidence") { said($0.confidence?.description) }]
    }
}

extension CheckIn {
    /// What the check-in says of a field, itself and as corrected.
    fileprivate func statement(
        knownThrough entry: Int, _ says: (Content) -> FieldRecord.Said?
    ) -> FieldRecord.Statement {
        var content = content
        var statement = FieldRecord.Statement(
            entry: stamp.entry,
            versions: [.init(said: says(content), on: content.on, stamp: stamp, reason: nil)])
        for correction in corrections where correction.stamp.entry <= entry {
            content = content.replacing(correction.content)
            statement.versions.append(
                .init(
                    said: says(content), on: content.on, stamp: correction.stamp,
                    reason: correction.reason))
        }
        if let retraction, retraction.stamp.entry <= entry { statement.retraction = retraction }
        return statement
    }
}

extension LifeTurn {
    /// Why, where a reason was given.
    public var reason: String? {
        switch turn {
        case .proposed: nil
        case .returned(let reason), .agreed(let reason), .reopened(let reason): reason
        case .closed(let closing): closing.note
        }
    }

    /// Whether the goal was closed by it.
    public var isClosing: Bool {
        if case .closed = turn { true } else { false }
    }
}

extension ChangeableField {
    /// The member of a list that the field is, milestones by their names.
    func memberText(in goal: Goal) -> String? {
        goal.name(of: self) ?? member
    }

    /// Where the field stands when a goal is described.
    fileprivate var place: Int {
        switch self {
        case .owner: 0
        case .reviewer: 1
        case .contributor: 2
        case .objective: 3
        case .cycle: 4
        case .parent: 5
        case .ambition: 6
        case .weight: 7
        case .measure: 8
        case .deadline: 9
        case .phases: 10
        case .milestone: 11
        case .relativeTarget: 12
        case .formula: 13
        case .benchmark: 14
        case .influence: 15
        case .progress: 16
        case .effort: 17
        default: 18
        }
    }
}
