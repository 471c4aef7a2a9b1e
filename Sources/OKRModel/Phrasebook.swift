/// How people and goals are called in sentences.
public struct Phrasebook: Sendable {
    private let state: State
    private let view: Perspective

    /// Makes a phrasebook that names things as a state knows them; teams by their title of a day.
    public init(_ state: State, on day: Day? = nil) {
        self.state = state
        view = Perspective(entry: .max, day: day ?? Perspective.latest.day)
    }

    /// A person's name, else the handle, else the identifier.
    public func person(_ id: PersonID) -> String { state.persons[id]?.displayName ?? id.text }

    /// What to type for a person: the handle, else the identifier.
    public func handle(_ id: PersonID) -> String { state.persons[id]?.shortName ?? id.text }

    /// An owner as people read it: the team's title or the person's name.
    public func owner(_ owner: Owner) -> String {
        switch owner {
        case .team(let id): state.teams[id]?.title(at: view) ?? id.text
        case .person(let id): person(id)
        }
    }

    /// An owner as it is typed: `team:platform`, `person:ana`.
    public func typed(_ owner: Owner) -> String {
        switch owner {
        case .team: owner.description
        case .person(let id): "person:\(handle(id))"
        }
    }

    /// A field before and after, with persons as they are typed.
    public func readable(_ difference: Difference) -> Difference {
        Difference(
            difference.field, before: readable(difference.before, in: difference.field),
            after: readable(difference.after, in: difference.field))
    }

    /// What a field holds, or which member of it, with persons as they are typed.
    public func readable(_ text: String?, in field: String) -> String? {
        guard Difference.holdsOwner(field), let text, let owner = Owner(text) else { return text }
        return typed(owner)
    }

    /// A goal by identifier and title: `KR-1 “Raise code coverage”`.
    public func goal(_ id: GoalID) -> String {
        guard let goal = state.goals[id] else { return id.text }
        return "\(id) “\(goal.title)”"
    }

    /// A subject as people read it.
    public func subject(_ subject: Subject) -> String {
        switch subject {
        case .ledger: "the ledger"
        case .person(let id): person(id)
        case .team(let id): "team \(id)"
        case .cycle(let id): "cycle \(id)"
        case .goal(let id): goal(id)
        }
    }

    /// A value with the unit of a goal, such as `66.5 %`.
    public func value(_ value: Decimal, of subject: Subject) -> String {
        guard case .goal(let id) = subject, let unit = state.goals[id]?.unit else {
            return value.description
        }
        return "\(value) \(unit)"
    }

    /// A value that replaces that of an entry: with the unit, unless the entry set a weight.
    func value(_ value: Decimal, correcting entry: Int, of subject: Subject) -> String {
        if case .goal(let id) = subject,
            let change = state.goals[id]?.changes.first(where: { $0.stamp.entry == entry })
        {
            guard case .measure? = change.correctableField else { return value.description }
        }
        return self.value(value, of: subject)
    }

    /// What a correction or retraction names, so that nobody has to look the entry up:
    /// `the check-in of 2026-02-12 on KR-14 “Shops” (@462)`, `the target of KR-54 “Bills” (@482)`.
    func amended(_ entry: Int, of subject: Subject) -> String {
        guard case .goal(let id) = subject, let goal = state.goals[id] else {
            return "@\(entry) of \(self.subject(subject))"
        }
        if let checkIn = goal.checkIns.first(where: { $0.stamp.entry == entry }) {
            return "the check-in of \(checkIn.content.on) on \(self.goal(id)) (@\(entry))"
        }
        guard let change = goal.changes.first(where: { $0.stamp.entry == entry }) else {
            return "@\(entry) of \(self.goal(id))"
        }
        var fields: [String] = []
        for item in change.settings.list {
            var name = item.field.name
            if case .measure(let field) = item.field { name = field.called }
            if !fields.contains(name) { fields.append(name) }
        }
        return "the \(fields.joined(separator: " and ")) of \(self.goal(id)) (@\(entry))"
    }

    /// The names of a goal's milestones: `“Tender sent”, “Contract signed”`.
    public func milestones(_ ids: [MilestoneID], of subject: Subject) -> String {
        guard case .goal(let id) = subject, let goal = state.goals[id] else {
            return ids.map(\.text).joined(separator: ", ")
        }
        return ids.map { "“\(goal.name(of: $0))”" }.joined(separator: ", ")
    }

    /// What holds a goal back: a goal by identifier and title, or an owner.
    public func hindrance(_ hindrance: Hindrance) -> String {
        switch hindrance {
        case .goal(let id): goal(id)
        case .owner(let owner): self.owner(owner)
        }
    }

    /// The whole sentence of an entry: who did what, for whom, and why.
    public func sentence(_ entry: Entry) -> String {
        var sentence = person(entry.authors.actor)
        if let principal = entry.authors.onBehalfOf { sentence += ", for \(person(principal))," }
        sentence += " " + deed(entry)
        if let relay = entry.authors.relayedBy { sentence += ", typed by \(person(relay))" }
        return sentence
    }

    private func deed(_ entry: Entry) -> String {
        // Adding a person and describing them further are one event.
        if case .personDescribed(let fact) = entry.event, entry.revision > 1 {
            return fact.sentenceOfChange(entry.subject, in: self)
        }
        return entry.event.fact.sentence(entry.subject, in: self)
    }
}
