import OKRLedger
import OKRModel

/// Which entries a list is about.
struct EntryFilter {
    static let options: [Option] = [
        Option.value("actor", "WHO", meaning: "entries of this person, by handle or as p3"),
        .value("for", "WHO", meaning: "entries made on behalf of this person"),
        .value(
            "type", "TYPE", meaning: "entries of this type, such as target-changed",
            repeats: true),
        .value("since", "WHEN", meaning: "recorded from then on: a day, an instant or -7d"),
        .value("until", "WHEN", meaning: "recorded until then"),
    ].map { $0.placed(in: .filtering) }

    private var goals: GoalFilter
    private let actor: PersonID?
    private let principal: PersonID?
    private let types: Set<String>
    private let span: RecordedSpan
    private var view: Perspective

    init(_ invocation: Invocation, _ session: Session, _ reading: Reading) throws {
        view = reading.view
        goals = try session.filter(in: reading.state, at: reading.view)
        actor = try EntryFilter.person("actor", invocation, reading)
        principal = try EntryFilter.person("for", invocation, reading)
        let names = Event.vocabulary.map { $0.name }
        types = Set(invocation.all("type"))
        for name in invocation.all("type") where !names.contains(name) {
            throw invocation.misuse(
                "'\(name)' is not a type of entry (--type).",
                suggestion: NearMiss.sentence(for: name, among: names))
        }
        span = try RecordedSpan(invocation, in: reading.ledger)
    }

    private static func person(
        _ option: String, _ invocation: Invocation, _ reading: Reading
    ) throws -> PersonID? {
        try invocation[option].map(PersonWord.handle).map { handle in
            let state = reading.state
            let known = PersonID(handle).flatMap { state.person($0)?.id }
            guard let id = state.person(handle: handle)?.id ?? known else {
                throw Refusal(
                    "there is no person “\(handle)”", "okr audit --json names the actors")
            }
            return id
        }
    }

    /// The same filter in a state that knows more, such as a new team below the one asked for.
    ///
    /// A name that has changed since goes on meaning whom it meant.
    mutating func goOn(_ session: Session, in state: State, at view: Perspective) {
        self.view = view
        goals = (try? session.filter(in: state, at: view)) ?? goals
    }

    func passes(_ entry: Entry, in state: State) -> Bool {
        guard span.contains(entry.number, entry.time) else { return false }
        if let actor, entry.authors.actor != actor { return false }
        if let principal, entry.authors.onBehalfOf != principal { return false }
        if !types.isEmpty, !types.contains(entry.event.name) { return false }
        return goals.isEmpty || passes(about: entry, in: state)
    }

    /// Whether what an entry is about passes now, or did when the entry was recorded.
    private func passes(about entry: Entry, in state: State) -> Bool {
        let hasOwnersAlone = goals.goal == nil && goals.cycle == nil
        switch entry.subject {
        case .goal(let id):
            guard let goal = state.goals[id] else { return false }
            return views(of: entry).contains { goals.passes(goal, at: $0, in: state) }
        case .cycle(let id): return goals.cycle == id && goals.goal == nil && goals.owners == nil
        case .team(let id):
            return hasOwnersAlone && goals.owners?.contains(.team(id)) ?? false
        case .person(let id):
            return hasOwnersAlone && goals.owners?.contains(.person(id)) ?? false
        case .ledger: return false
        }
    }

    /// The perspectives from which an entry counts: now, just before it and just after it.
    ///
    /// What moves a goal away belongs to where it was as well as to where it goes.
    private func views(of entry: Entry) -> [Perspective] {
        var days = [entry.day]
        if case .goal(let fact) = entry.event.kind, let day = fact.day, day != entry.day {
            days.append(day)
        }
        return [view]
            + days.flatMap { day in
                [entry.number, entry.number - 1].map { Perspective(entry: $0, day: day) }
            }
    }
}
