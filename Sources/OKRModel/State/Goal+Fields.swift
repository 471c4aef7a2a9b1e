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
    /// Every field that was ever set, with what it holds at a perspective and by which entry.
    ///
    /// In the order a goal is described in: its words, its life, who and where, its measures, what
    /// check-ins say. Empty before the goal was created. Complexity: linear in the goal's entries
    /// for each field.
    public func fields(at asked: Perspective) -> [HeldField] {
        guard created.entry <= asked.entry else { return [] }
        let view = standingStill(asked)
        return WordingField.allCases.compactMap { held($0, knownThrough: asked.entry) }
            + lifeFields(knownThrough: asked.entry)
            + timeline.fields { _ in true }.sorted { $0.place < $1.place }
            .compactMap { held($0, at: view) }
            + zoneFields(knownThrough: asked.entry) + checkInFields(at: view)
    }

    /// The title, description or unit; nil where it never had one.
    private func held(_ field: WordingField, knownThrough entry: Int) -> HeldField? {
        let latest = wordings.last { $0.field == field && $0.stamp.entry <= entry }
        let text = latest.map { $0.text ?? (field == .title ? id.text : nil) } ?? first(field)
        guard latest != nil || text != nil else { return nil }
        return HeldField(
            name: field.rawValue, member: nil, value: text, source: latest?.stamp ?? created,
            on: nil, reason: nil)
    }

    private func first(_ field: WordingField) -> String? {
        switch field {
        case .title: firstWords.title
        case .description: firstWords.description
        case .unit: firstWords.unit
        }
    }

    private func lifeFields(knownThrough entry: Int) -> [HeldField] {
        let last = turns.last { $0.stamp.entry <= entry }
        func field(_ name: String, _ value: String?, _ reason: String?) -> HeldField {
            HeldField(
                name: name, member: nil, value: value, source: last?.stamp ?? created, on: nil,
                reason: reason)
        }
        if let voided, voided.entry <= entry {
            return [
                HeldField(
                    name: "state", member: nil, value: "voided", source: voided, on: nil,
                    reason: nil)
            ]
        }
        let life = life(knownThrough: entry)
        var fields = [field("state", life.word, last?.reason)]
        if turns.contains(where: { $0.stamp.entry <= entry && $0.isClosing }) {
            fields.append(field("score", life.closing?.score?.description, nil))
        }
        return fields
    }

    private func held(_ field: ChangeableField, at view: Perspective) -> HeldField? {
        let winner = timeline.winner(field, at: view)
        guard let winner else {
            guard let setting = timeline.initial[field] else { return nil }
            return HeldField(
                name: field.name, member: field.memberText(in: self), value: setting.held,
                source: created, on: nil, reason: nil)
        }
        let change = winner.value.change
        // The latest correction that says anything of the field stands for it.
        let correction = change.corrections.last {
            $0.stamp.entry <= view.entry && ($0.on != nil || $0.setting != nil)
        }
        return HeldField(
            name: field.name, member: field.memberText(in: self),
            value: winner.value.setting.held, source: correction?.stamp ?? change.stamp,
            on: winner.on, reason: correction.map(\.reason) ?? change.reason)
    }

    private func zoneFields(knownThrough entry: Int) -> [HeldField] {
        ReachedZone.described.compactMap { zone in
            guard let words = zoneWords.last(where: { $0.zone == zone && $0.stamp.entry <= entry })
            else { return nil }
            return HeldField(
                name: "zone", member: zone.rawValue, value: words.text, source: words.stamp,
                on: nil, reason: words.reason)
        }
    }

    private func checkInFields(at view: Perspective) -> [HeldField] {
        func field(
            _ name: String, _ says: (CheckIn.Content) -> String?,
            _ replaces: (CheckIn.Amended) -> Bool
        ) -> HeldField? {
            guard let (checkIn, content) = best(at: view, where: { says($0) != nil }) else {
                return nil
            }
            let correction = checkIn.corrections.last {
                $0.stamp.entry <= view.entry && (replaces($0.content) || $0.content.on != nil)
            }
            return HeldField(
                name: name, member: nil, value: says(content),
                source: correction?.stamp ?? checkIn.stamp, on: content.on,
                reason: correction?.reason)
        }
        let value = field("value", { $0.value?.description ?? $0.zone?.rawValue }) {
            $0.value != nil || $0.zone != nil
        }
        let confidence = field("confidence", { $0.confidence?.description }) {
            $0.confidence != nil
        }
        return [value, doneField(at: view), confidence].compactMap { $0 }
    }

    /// The milestones done, with the last check-in that says anything of any.
    private func doneField(at view: Perspective) -> HeldField? {
        guard let done = doneMilestones(at: view),
            let (checkIn, content) = best(
                at: view, where: { !$0.done.isEmpty || !$0.undone.isEmpty })
        else { return nil }
        let names = milestoneNames.filter { done.contains($0.id) }.map { name(of: $0.id) }
        return HeldField(
            name: "done", member: nil, value: names.isEmpty ? nil : names.joined(separator: ", "),
            source: checkIn.stamp, on: content.on, reason: nil)
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

extension Setting {
    /// The setting as a field holds it; nil where it is empty.
    var held: String? { self == .nothing ? nil : description }
}

extension ChangeableField {
    /// The member of a list that the field is, milestones by their names.
    func memberText(in goal: Goal) -> String? {
        if case .milestone(let id) = self { return goal.name(of: id) }
        return member
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
        default: 12
        }
    }
}
