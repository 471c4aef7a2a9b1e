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
            + Option.filtering + Option.reading)

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
        if invocation.has("json") { return try session.print(report.json) }
        try session.print(report.document)
    }
}

/// `okr log`: the entries.
enum LogVerb: VerbPage {
    static let verb = Verb(
        "log", .look, "Show the entries of the log.",
        discussion: """
            With --json every entry is printed as it stands in the log, one a line: CloudEvents 1.0.

              okr log --goal KR-1
              okr log --after @100 --json | jq .type
            """,
        options: EntryFilter.options
            + [.value("after", "ENTRY", meaning: "entries after this one, such as @42")]
            + Option.filtering + Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let filter = try EntryFilter(invocation, session, reading)
        let after = try invocation.entry("after") ?? 0
        let entries = reading.entries.filter {
            $0.number > after && filter.passes($0, in: reading.state)
        }
        guard invocation.has("json") else {
            return try session.print(
                LogReport(entries, of: reading.state, from: reading.provenance).document)
        }
        for entry in entries {
            let line = reading.ledger.line(entry.number)
            try session.surroundings.write(String(decoding: line, as: UTF8.self) + "\n")
        }
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

    private let goals: GoalFilter
    private let actor: PersonID?
    private let type: String?
    private let since: Int
    private let until: Int
    private let view: Perspective

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

    /// The first entry recorded at or after a moment; a day counts from its beginning.
    private static func first(_ when: When?, _ reading: Reading) throws -> Int {
        switch when {
        case nil: return 1
        case .entry(let number): return number
        case .day(let day):
            let start = reading.ledger.coding.zone.start(of: day)
            return reading.entries.first { $0.time >= start }?.number ?? Int.max
        case .some(let when):
            let instant = try reading.ledger.instant(of: when)
            return reading.entries.first { $0.time >= instant }?.number ?? Int.max
        }
    }

    private static func last(_ when: When?, _ reading: Reading) throws -> Int {
        guard let when else { return Int.max }
        if case .entry(let number) = when { return number }
        let instant = try reading.ledger.instant(of: when)
        return reading.entries.last { $0.time <= instant }?.number ?? 0
    }

    func passes(_ entry: Entry, in state: State) -> Bool {
        guard entry.number >= since, entry.number <= until else { return false }
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
