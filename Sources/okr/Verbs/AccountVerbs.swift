import OKRLedger
import OKRModel
import OKRReports

/// `okr audit`: who did what, with every field before and after.
enum AuditVerb: VerbPage {
    static let verb = Verb(
        "audit", .account, "Show who did what, when, for whom and why, before → after.",
        discussion: """
            Filters narrow it down; several are joined by “and”.

              okr audit --cycle 2026-Q1 --type target-changed
              okr audit --actor ana --since 2026-02-01
            """,
        options: EntryFilter.options
            + [.value("field", "NAME", meaning: "entries that changed this field, such as target")]
            + Option.filtering + Option.reading + [.markdown, .csv])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let filter = try EntryFilter(invocation, session, reading)
        let field = invocation["field"]
        let account = Account(reading.entries) { filter.passes($0, in: reading.state) }
        let kept = account.lines.filter { line in
            field == nil || line.differences.contains { $0.field == field }
        }
        if let field, kept.isEmpty {
            let changed = Account(reading.entries).lines.flatMap { $0.differences.map(\.field) }
            if !changed.contains(field) {
                session.remark(
                    "no entry changes a field “\(field)”; the fields changed so far are "
                        + Set(changed).sorted().joined(separator: ", "))
            }
        }
        let report = AuditReport(
            Account(lines: kept), of: reading.state, from: reading.provenance)
        try session.print(report)
    }
}

/// Which entries a list is about.
struct EntryFilter {
    static let options: [Option] = [
        Option.value("actor", "WHO", meaning: "entries of this person, by handle or as p3"),
        .value("type", "TYPE", meaning: "entries of this type, such as target-changed"),
        .value("since", "WHEN", meaning: "recorded from then on: a day, an instant or -7d"),
        .value("until", "WHEN", meaning: "recorded until then"),
    ].map { $0.placed(in: .filtering) }

    private var goals: GoalFilter
    private let actor: PersonID?
    private let type: String?
    private let since: Bound?
    private let until: Bound?
    private var view: Perspective

    /// An entry or an instant from which on, or until which, entries are asked for.
    private enum Bound {
        case entry(Int)
        case instant(Instant)
    }

    init(_ invocation: Invocation, _ session: Session, _ reading: Reading) throws {
        view = reading.view
        goals = try session.filter(in: reading.state, at: reading.view)
        actor = try invocation["actor"].map(PersonWord.handle).map { handle in
            let state = reading.state
            let known = PersonID(handle).flatMap { state.person($0)?.id }
            guard let id = state.person(handle: handle)?.id ?? known else {
                throw Refusal(
                    "there is no person “\(handle)”", "okr audit --json names the actors")
            }
            return id
        }
        type = try invocation["type"].map { name in
            let names = Event.vocabulary.map { $0.name }
            guard names.contains(name) else {
                throw invocation.misuse(
                    "'\(name)' is not a type of entry (--type).",
                    suggestion: NearMiss.sentence(for: name, among: names))
            }
            return name
        }
        since = try EntryFilter.first(try invocation.when("since"), reading)
        until = try EntryFilter.last(try invocation.when("until"), reading)
    }

    /// The same filter in a state that knows more, such as a new team below the one asked for.
    ///
    /// A name that has changed since goes on meaning whom it meant.
    mutating func goOn(_ session: Session, in state: State, at view: Perspective) {
        self.view = view
        goals = (try? session.filter(in: state, at: view)) ?? goals
    }

    /// Where entries recorded from a moment on begin; a day counts from its beginning.
    private static func first(_ when: When?, _ reading: Reading) throws -> Bound? {
        switch when {
        case nil: nil
        case .entry(let number): .entry(number)
        case .day(let day): .instant(reading.ledger.coding.zone.start(of: day))
        case .some(let when): .instant(try reading.ledger.instant(of: when))
        }
    }

    private static func last(_ when: When?, _ reading: Reading) throws -> Bound? {
        switch when {
        case nil: nil
        case .entry(let number): .entry(number)
        case .some(let when): .instant(try reading.ledger.instant(of: when))
        }
    }

    func passes(_ entry: Entry, in state: State) -> Bool {
        switch since {
        case .entry(let number) where entry.number < number: return false
        case .instant(let instant) where entry.time < instant: return false
        default: break
        }
        switch until {
        case .entry(let number) where entry.number > number: return false
        case .instant(let instant) where entry.time > instant: return false
        default: break
        }
        if let actor, entry.authors.actor != actor { return false }
        if let type, entry.event.name != type { return false }
        guard !goals.isEmpty else { return true }
        switch entry.subject {
        case .goal(let id):
            return state.goals[id].map { goals.passes($0, at: view, in: state) } ?? false
        case .cycle(let id): return goals.cycle == id && goals.goal == nil && goals.owners == nil
        default: return false
        }
    }
}
